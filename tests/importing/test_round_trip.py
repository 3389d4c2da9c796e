"""What docgen has printed, `docgen import` reads back: the plan's data, and the same paper again.

Not printed, and so not in a Word file: 范围, 地点; of things in a month 频次 and 拟定; of things without 类型
the hours and 主持; which lines a person gave the title, and a space where it is broken into lines;
where 署名 was left out. 结束语 is known by how it begins: it looks like one more paragraph of the last
section.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from examples import FORMS, make_example
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from manuscripts import UNIT, imported, lines_in, model_of, plan_in, word_of

from docgen.models.plan import Plan

WORDS = (
    "党员", "教师", "组织生活", "落实“三会一课”", "学习《条例》", "A & B", "<规定>", "14:30", "1:3", "10%",
    "师德", "#1号文件", "第二支部", "（试行）", "每月1次", "联系群众", "“两个维护”", "主题: 学习",
    "检查 记录", "it's", 'the "plan"', "C:\\新建", "谈心谈话", "支部书记负责", "3月10日前", "志愿服务",
    "㛃老师", "、", "，", "：", "—", "[1]", "{甲}", "*", "|", "!", "@", "- 二",
)  # fmt: skip
BEGINNINGS = (
    "加强",
    "推进",
    "坚持",
    "完善",
    "组织",
    "深入",
    "“双培养”工作",
    "《章程》",
    "党员",
    "（见附表）请",
)
STEADY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _text(end: str, most: int = 6) -> st.SearchStrategy[str]:
    middle = st.lists(st.sampled_from(WORDS), max_size=most).map("".join)
    return st.builds(lambda first, rest: f"{first}{rest}工作{end}", st.sampled_from(BEGINNINGS), middle)


TITLES = _text("", 2)
SENTENCES = _text("。")
PARAGRAPHS = st.lists(_text("。") | _text("；") | _text("！"), min_size=1, max_size=3).map("".join)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=3)
GOALS = st.lists(SENTENCES, min_size=1, max_size=3)
WHO = st.sampled_from(["支部书记", "组织委员、宣传委员", "总支书记"])
UNTIL = st.sampled_from(["3月—12月", "3月31日前", "全年"])


def _some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keys)


def _section(below: str, deeper: st.SearchStrategy[Any] | None) -> st.SearchStrategy[dict[str, Any]]:
    optional = {"内容": TEXTS, "责任人": WHO, "时限": UNTIL}
    if deeper is not None:
        optional[below] = st.lists(deeper, min_size=1, max_size=2)
    others = {key: value for key, value in optional.items() if key != "内容"}
    titled = st.fixed_dictionaries({"标题": TITLES, "内容": TEXTS}, optional=others)
    if deeper is not None:
        titled |= st.fixed_dictionaries({"标题": TITLES, below: optional[below]})
    bare = st.fixed_dictionaries({"内容": TEXTS}, optional={k: optional[k] for k in ("责任人", "时限")})
    return titled | bare


FOURTH = _section("下级", None)
THIRD = _section("下级", FOURTH)
SECOND = _section("下级", THIRD)
FIRST = st.builds(
    lambda section, title: {"标题": title, **section},
    SECOND,
    st.sampled_from(["组织保障", "工作要求", "其他事项"]),
)

KINDS = {
    "党员大会": "第一季度党员大会", "支委会": "支部委员会会议", "党小组会": "党小组会", "党课": "支部党课",
    "主题党日": "七一主题党日", "组织生活会": "年度组织生活会", "民主评议会": "民主评议党员",
}  # fmt: skip
DAYS = st.dates(date(2023, 1, 1), date(2023, 12, 31)).map(date.isoformat)
WHEN = st.one_of(
    st.fixed_dictionaries({"频次": st.sampled_from(["每月至少一次", "每季度一次", "每学期至少一次"])}),
    # 1月、9月 stands in both months of the paper: two items come back.
    st.fixed_dictionaries(
        {"月份": st.sampled_from(["3月", "4月—5月"])}, optional={"频次": st.just("每年至少一次")}
    ),
    st.fixed_dictionaries({"日期": st.lists(DAYS, min_size=1, max_size=2, unique=True)}),
)
PAPERS = st.sampled_from(["会议记录", "会议记录、签到表", "照片"])


def _item(name: str, kind: str) -> st.SearchStrategy[dict[str, Any]]:
    told = _some(责任人=WHO, 材料=PAPERS, 备注=st.just("遇节假日提前"))
    more = _some(
        内容=TITLES,
        主持=st.just("总支副书记"),
        拟定=st.just("每月第一个周一 16:00"),
        时间=st.just("15:00—16:30"),
        地点=st.sampled_from(["二楼会议室", "二楼、三楼会议室"]),
    )

    def whole(when: dict[str, Any], told: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
        more = {k: v for k, v in more.items() if k not in (("拟定",) if "日期" in when else ("时间",))}
        return {"事项": name, **({"类型": kind} if kind else {}), **more, **when, **told}

    return st.builds(whole, WHEN, told, more)


SCHEDULE = st.tuples(
    *(_item(name, kind) for kind, name in KINDS.items()),
    *(_item(name, "") for name in ("走访慰问", "总支委员会会议")),
).flatmap(lambda items: st.lists(st.sampled_from(items), max_size=5, unique_by=lambda item: item["事项"]))

PLANS = st.fixed_dictionaries(
    {
        "标题": TITLES.map(lambda text: f"{text.replace(' ', '')}2023年度工作计划"),
        "章节": st.lists(FIRST, min_size=1, max_size=2),
    },
    optional={
        "文号": st.just("云三中党〔2023〕3号"), "主送": st.sampled_from([["各党支部"], ["各支部", "各处室"]]),
        "导语": TEXTS, "指导思想": TEXTS,
        "工作目标": st.fixed_dictionaries({"总体目标": TEXTS, "具体目标": GOALS})
        | st.fixed_dictionaries({"总体目标": TEXTS})
        | st.fixed_dictionaries({"具体目标": GOALS}),
        "重点任务": st.lists(_section("措施", THIRD), min_size=1, max_size=2),
        "日程安排": SCHEDULE, "结束语": st.just(["各党支部要对照本计划抓好落实。"]),
        "附件": st.sampled_from([["发展党员工作计划"], ["计划甲", "计划乙（试行）"], ["甲", "月度安排表"]]),
        "署名": st.sampled_from([UNIT, "云溪市第三中学党总支"]), "成文日期": st.just("2023-01-10"),
        "用印": st.sampled_from(["是", "否"]), "附注": st.just("此件公开发布"),
        "抄送": st.sampled_from([["云溪市教育局党委"], ["甲单位", "乙单位"]]),
        "印发日期": st.just("2023-01-11"), "印发机关": st.just("云溪市第三中学办公室"),
        "签发人": st.integers(1, 5).map(lambda n: ["王建国", "李秀英", "周志强", "陈堃", "单雪梅"][:n]),
        "紧急程度": st.just("特急"), "密级": st.just("秘密★1年"), "份号": st.just("000001"),
        "标题形式": _some(二级=st.just("接排"), 三级=st.just("独行"), 四级=st.just("独行")),
    },
)  # fmt: skip


def said_of(plan: Plan) -> dict[str, Any]:
    """The data of a plan as it can be told from its paper."""
    data = plan.model_dump()
    data["title"] = "".join(plan.title)
    data["signature"] = plan.signature or UNIT
    data["issuer_mark"] = (plan.issuer_mark or f"{UNIT}文件") if plan.number else ""
    items = [{**item, "papers": "、".join(item["papers"])} for item in data["schedule"]]
    data["schedule"] = sorted(items, key=lambda item: item["name"])
    for item in data["schedule"]:
        item["days"] = sorted(item["days"])
    if not plan.number:
        data |= {"copy_number": "", "secrecy": "", "urgency": "", "signers": ()}
    return {key: value for key, value in data.items() if key not in ("forms", "tables")}


def taken(plan: dict[str, Any]) -> dict[str, Any]:
    """Titles of a section end without a stop, and 版记 is printed whole."""
    if "抄送" in plan or "印发机关" in plan or "印发日期" in plan:
        plan = {**plan, "印发机关": "云溪市第三中学办公室", "印发日期": "2023-01-11"}
    return plan


@STEADY
@given(PLANS)
def test_a_generated_plan_imports_as_the_plan_it_was_made_from(given_plan: dict[str, Any]) -> None:
    plan = model_of(Plan, taken(given_plan))
    back = imported(word_of(plan))
    assert said_of(plan_in(back.text)) == said_of(plan), back.text
    assert not back.proof.lost


@STEADY
@given(PLANS)
def test_an_imported_plan_makes_the_same_paper_again(given_plan: dict[str, Any]) -> None:
    first = word_of(model_of(Plan, given_plan))
    again = word_of(plan_in(imported(first).text))
    assert lines_in(again) == lines_in(first)


@pytest.mark.parametrize("form", FORMS)
def test_the_example_imports_and_makes_the_same_paper_again(form: str, tmp_path: Path) -> None:
    document = make_example(tmp_path, FORMS[form]).read_bytes()
    back = imported(document)
    assert not back.proof.lost
    organization = (tmp_path / "plans" / "organization.yaml").read_bytes()
    again = word_of(plan_in(back.text), organization=organization)
    assert lines_in(again) == lines_in(document)


@pytest.mark.parametrize("form", FORMS)
def test_the_example_comes_back_with_its_headings_and_meetings(form: str, tmp_path: Path) -> None:
    document = make_example(tmp_path, FORMS[form])
    plan = plan_in((tmp_path / "plans" / "2023" / "plan.yaml").read_text(encoding="utf-8"))
    back = plan_in(imported(document.read_bytes()).text)
    for name in ("lead", "guidance", "goals", "tasks", "sections", "closing", "annexes", "issued", "sealed"):
        assert getattr(back, name) == getattr(plan, name), name
    printed = {(item.name, item.kind, item.days) for item in plan.schedule}
    assert {(item.name, item.kind, item.days) for item in back.schedule} == printed


CONTENT = "日程安排: [{事项: 七一活动, 日期: 2023-06-30, 内容: 庆祝建党102周年：唱红歌}]\n"


def test_the_content_of_an_item_that_is_no_meeting_comes_back() -> None:
    (item,) = plan_in(imported(word_of(plan_in(f"标题: 2023年度工作计划\n{CONTENT}"))).text).schedule
    assert (item.name, item.subject) == ("七一活动", "庆祝建党102周年：唱红歌")
