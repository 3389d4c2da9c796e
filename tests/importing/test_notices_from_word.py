"""Publicity notices as offices keep them in Word become notices.yaml, and nothing of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manuscripts import manuscript_of
from word_notices import imported, in_word, notices_of

from docgen.importing.notice_forms import is_notices
from docgen.importing.notice_people import names_in
from docgen.importing.notices_yaml import import_notices
from docgen.models.notices import Notice

LISTED_IN_A_TABLE = in_word(
    "关于拟列为发展对象人选的公示",
    "根据《中国共产党发展党员工作细则》，经支委会2023年5月6日研究，拟将何磊等2名同志列为发展对象，现予以公示：",
    (
        (
            "序号",
            "姓名",
            "性别",
            "民族",
            "出生年月",
            "文化程度",
            "职务",
            "申请入党时间",
            "确定为积极分子时间",
            "培养联系人",
            "籍贯",
        ),
        (
            "1",
            "何磊",
            "男",
            "汉族",
            "1993.08",
            "本科",
            "物理教师",
            "2020年9月1日",
            "2022.3.15",
            "王建国、李秀英",
            "青石镇",
        ),
        (
            "2",
            "林小雨",
            "女",
            "回族",
            "1995年11月",
            "研究生",
            "英语教师",
            "2021-03-04",
            "2022年3月15日",
            "张伟 刘玉兰",
            "",
        ),
    ),
    "公示时间：2023年5月8日至2023年5月12日（5个工作日）。",
    "公示期间，如对公示对象有异议，请以书面或口头形式向校党总支办公室反映。反映问题要实事求是，提倡署真实姓名。",
    "受理电话：6612345",
    "地址：行政楼二楼",
    "中共云溪市第三中学第一支部委员会",
    "2023年5月8日",
)
CONFIRMED_IN_PROSE = in_word(
    "预备党员拟转正公示",
    "经第二支部党员大会2023年9月27日讨论通过，拟将赵敏同志按期转为中共正式党员，现将有关情况公示如下：",
    "赵敏，女，汉族，1990年3月生，大学学历，数学教师，2022年9月27日被接收为中共预备党员，"
    "2023年9月20日提出转正申请。入党介绍人：刘玉兰、周志强。爱好长跑。",
    "公示期为5个工作日，自2023年9月28日起至10月11日止。如有不同意见，请在公示期内向党总支反映，联系电话：0421-2812345。",
    "第二支部委员会",
    "二〇二三年九月二十八日",
)
ADMITTED_TWO = in_word(
    "公  示",
    "经支部研究，拟接收下列两名同志为中共预备党员：",
    "1.王芳，女，壮族，1996年1月出生，本科，班主任。2020年3月递交入党申请书，2021年4月2日被确定为入党积极分子，"
    "2022年11月5日列为发展对象，入党介绍人为张伟、李秀英，政治审查合格。",
    "2.欧阳晓峰，男，汉族，1988年7月出生，硕士研究生，教务员。2019年6月8日递交入党申请书。",
    "公示时间：2023年6月21日—6月28日",
    "公示地点：校务公开栏",
    "联系人：陈堃",
    "联系电话：6612345  电子邮箱：dangban@yunxi.example",
    "云溪市第三中学党总支",
    "2023年6月21日",
)
FREE = in_word(
    "关于2023年困难党员慰问名单的公示",
    "各支部：",
    "按照年度安排，党总支拟对3名困难党员进行慰问，现将名单公示如下。",
    "吴静、黄海涛、郑好。",
    "公示期：2023年1月9日至1月13日。监督电话：6612345。",
    "中共云溪市第三中学总支部委员会（盖章）",
    "2023年1月9日",
)
SEVERAL = in_word(
    "入党积极分子公示",
    "经2023年3月14日支委会研究，确定林小雨同志为入党积极分子，现予公示。",
    "公示期5天。",
    "第一支部",
    "2023年3月15日",
    "发展对象公示",
    "经2023年9月20日支委会研究，拟确定何磊同志为发展对象，现予公示。",
    "公示期五个工作日。",
    "第一支部",
    "2023年9月26日",
    "评优评先公示",
    "经民主测评，推荐欧阳晓峰同志为校级优秀共产党员，现公示如下：",
    "姓名：欧阳晓峰  性别：男  民族：汉族",
    "公示时间：2023年6月21日至6月29日。",
    "党总支",
    "2023年6月21日",
)
REPORT = in_word(
    "关于拟将何磊同志列为发展对象公示情况的报告",
    "党总支：",
    "2023年9月26日至2023年10月8日（5个工作日），我支部对拟将何磊同志列为发展对象的有关情况进行了公示。"
    "公示期间未收到不同意见。",
    "特此报告。",
    "第一支部委员会",
    "2023年10月9日",
)


def person(notice: Notice, index: int = 0) -> dict[str, str]:
    subject = notice.subjects[index]
    said = {key: _said(subject, key) for key in type(subject).keys()}  # noqa: SIM118 - not a mapping
    return {key: value for key, value in said.items() if value}


def _said(subject: object, key: str) -> str:
    names = {field.alias: name for name, field in type(subject).model_fields.items()}  # type: ignore[attr-defined]
    value = getattr(subject, names[key])
    return "、".join(value) if isinstance(value, tuple) and not hasattr(value, "year") else str(value or "")


def of_notice(notice: Notice) -> tuple[str, ...]:
    day = notice.posted.isoformat() if notice.posted else ""
    length = f"{notice.length.days}{notice.length.unit}" if notice.length else ""
    until = notice.until.isoformat() if notice.until else ""
    return notice.kind, day, length, until, str(notice.signature)


KINDS_AND_TERMS = [
    (
        LISTED_IN_A_TABLE,
        ("发展对象", "2023-05-08", "5工作日", "2023-05-12", "中共云溪市第三中学第一支部委员会"),
    ),
    (CONFIRMED_IN_PROSE, ("预备党员转正", "2023-09-28", "5工作日", "2023-10-11", "第二支部委员会")),
    (ADMITTED_TWO, ("接收预备党员", "2023-06-21", "", "2023-06-28", "云溪市第三中学党总支")),
    (FREE, ("其他", "2023-01-09", "", "2023-01-13", "中共云溪市第三中学总支部委员会")),
    (REPORT, ("发展对象", "2023-09-26", "5工作日", "2023-10-08", "")),
]


@pytest.mark.parametrize(("data", "facts"), KINDS_AND_TERMS, ids=[facts[0] for _, facts in KINDS_AND_TERMS])
def test_kind_days_and_signature_are_those_of_the_paper(data: bytes, facts: tuple[str, ...]) -> None:
    (notice,) = notices_of(data)
    assert of_notice(notice) == facts


def test_people_of_a_table_have_what_its_columns_say_and_the_rest_beside_them() -> None:
    (notice,) = notices_of(LISTED_IN_A_TABLE)
    found = person(notice)
    assert found.pop("出生年月") == "YearMonth(year=1993, month=8)"
    assert found == {
        "姓名": "何磊",
        "性别": "男",
        "民族": "汉族",
        "学历": "本科",
        "行政职务": "物理教师",
        "申请入党时间": "2020-09-01",
        "确定积极分子时间": "2022-03-15",
        "培养联系人": "王建国、李秀英",
    }
    assert str(notice.subjects[1].name) == "林小雨"
    assert "没有对上项目的：籍贯：青石镇" in imported(LISTED_IN_A_TABLE).text


def test_people_of_running_text_have_what_its_clauses_say() -> None:
    (notice,) = notices_of(CONFIRMED_IN_PROSE)
    found = person(notice)
    assert (found["接收时间"], found["转正申请时间"]) == ("2022-09-27", "2023-09-20")
    assert found["入党介绍人"] == "刘玉兰、周志强"
    assert "没有对上项目的：爱好长跑" in imported(CONFIRMED_IN_PROSE).text
    assert notice.contact is not None
    assert (str(notice.contact.office), str(notice.contact.phone)) == ("党总支", "0421-2812345")


def test_several_notices_of_one_file_are_several_records() -> None:
    found = [(each.kind, str(each.subjects[0].name)) for each in notices_of(SEVERAL)]
    assert found == [("入党积极分子", "林小雨"), ("评优评先", "欧阳晓峰"), ("发展对象", "何磊")]


def test_a_report_is_the_outcome_of_its_notice() -> None:
    notice = next(each for each in notices_of(SEVERAL, REPORT) if each.kind == "发展对象")
    assert notice.outcome is not None
    assert (notice.outcome.nothing, str(notice.outcome.reported)) == (True, "2023-10-09")
    assert len(notices_of(SEVERAL, REPORT)) == 3


END = ("中共青石小学支部委员会", "2023年4月6日")
PERIOD = "公示期：2023年4月6日至4月12日。"


@pytest.mark.parametrize(
    ("title", "line", "names"),
    [
        (
            "入党积极分子公示",
            "经支委会讨论，同意周敏、何小平两位同志为入党积极分子，现予以公示。",
            ["周敏", "何小平"],
        ),
        ("发展对象公示", "拟将周敏和何小平同志列为发展对象，现公示如下。", ["周敏", "何小平"]),
        ("公  示", "经研究，拟接收欧阳晓峰同志为中共预备党员，现予公示。", ["欧阳晓峰"]),
        ("发展对象公示（第一批）", "周敏（女，汉族，1994年11月出生，本科）", ["周敏"]),
        ("预备党员转正公示", "经支部大会讨论，同意赵㛃同志转为中共正式党员。", ["赵㛃"]),
    ],
)
def test_names_are_found_where_they_surely_are(title: str, line: str, names: list[str]) -> None:
    (notice,) = notices_of(in_word(title, line, PERIOD, *END))
    assert [str(each.name) for each in notice.subjects] == names
    assert notice.kind != "其他"


@pytest.mark.parametrize(
    "line",
    [
        "经评选，推荐周敏、何小平等5名同志为优秀共产党员，现公示如下。",
        "推荐教师周敏同志为优秀共产党员，现公示如下。",
        "推荐王老师同志为优秀共产党员，现公示如下。",
        "现将推荐对象公示如下：见附件。",
    ],
)
def test_where_it_is_not_sure_who_is_meant_the_text_is_printed_as_it_is(line: str) -> None:
    data = in_word("优秀共产党员推荐对象公示", line, PERIOD, *END)
    (notice,) = notices_of(data)
    assert (notice.kind, notice.subjects) == ("其他", ())
    assert line in notice.text
    assert "看不出公示的是谁" in imported(data).text


@pytest.mark.parametrize(
    "text",
    [
        "对拟列为发展对象的同志",
        "对象周敏",
        "推荐教师周敏同志",
        "接收我校周敏同志",
        "将名单上的同志",
        "表彰周敏、何平等5名同志",
    ],
)
def test_words_before_a_name_never_become_a_part_of_it(text: str) -> None:
    assert names_in(text) == ()


def test_a_title_row_above_the_heads_of_a_table_is_no_head() -> None:
    table = (("拟列为发展对象名单",) * 3, ("序号", "姓名", "单位"), ("1", "周敏", "语文组"))
    data = in_word("发展对象公示", table, PERIOD, *END)
    assert [str(each.name) for each in notices_of(data)[0].subjects] == ["周敏"]
    assert "原文：拟列为发展对象名单" in imported(data).text


@pytest.mark.parametrize(
    "blocks",
    [
        ("2023年公示制度工作计划", "一、总体要求", "坚持公开。"),
        ("支部党员大会会议记录", "时间：2023年4月6日", "主持人：何平", "内容：讨论公示"),
        ("公示制度执行情况报告", "今年公示12次。"),
        ("关于做好公示工作的通知", "各支部：", "公示期不少于5个工作日。"),
        ("没有标题的一段话。",),
    ],
)
def test_other_papers_are_no_notices(blocks: tuple[str, ...]) -> None:
    assert not is_notices(manuscript_of(in_word(*blocks), "文件.docx").blocks)


LINES = st.sampled_from(
    [
        "入党积极分子公示",
        "关于拟接收何磊同志",
        "为中共预备党员公示情况的报告",
        "公示",
        "经支委会研究，拟确定何磊同志为入党积极分子，现予公示。",
        "何磊，男，汉族，1993年8月生，爱好长跑。",
        "姓名：何磊  性别：男  籍贯：青石",
        PERIOD,
        "公示期自13月40日至99日",
        "如有异议，请向支部反映，电话：6612345。",
        "以上按姓氏笔画为序。",
        "公示期间收到反映1件：课表有误。经核实，不属实。",
        "校党总支：",
        "第一支部",
        "2023年4月6日",
        "何磊：",
    ]
)


@settings(max_examples=150)
@given(st.lists(LINES, max_size=9))
def test_no_order_of_lines_loses_a_word_or_fails(lines: list[str]) -> None:
    manuscript = manuscript_of(in_word("发展对象公示", *lines, PERIOD), "公示.docx")
    made = import_notices([manuscript], 2023)
    assert all(lost in made.text for lost in made.proof.lost)
