"""Publicity notices as offices keep them in Word become notices.yaml, and nothing of them is lost."""

from __future__ import annotations

import pytest
from manuscripts import manuscript_of
from word_notices import imported, in_word, notices_of

from docgen.importing.notice_forms import is_notices
from docgen.models.notices import Notice

LISTED_IN_A_TABLE = in_word(
    "关于拟列为发展对象人选的公示",
    "根据《中国共产党发展党员工作细则》，经支委会2023年5月6日研究，拟将何磊等2名同志列为发展对象，现予以公示：",
    (
        ("序号", "姓名", "性别", "民族", "出生年月", "文化程度", "职务", "申请入党时间", "确定为积极分子时间", "培养联系人", "籍贯"),
        ("1", "何磊", "男", "汉族", "1993.08", "本科", "物理教师", "2020年9月1日", "2022.3.15", "王建国、李秀英", "青石镇"),
        ("2", "林小雨", "女", "回族", "1995年11月", "研究生", "英语教师", "2021-03-04", "2022年3月15日", "张伟 刘玉兰", ""),
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
    return {key: _said(subject, key) for key in subject.keys() if _said(subject, key)}


def _said(subject: object, key: str) -> str:
    names = {field.alias: name for name, field in type(subject).model_fields.items()}  # type: ignore[attr-defined]
    value = getattr(subject, names[key])
    return "、".join(value) if isinstance(value, tuple) and not hasattr(value, "year") else str(value or "")


def of_notice(notice: Notice) -> tuple[str, ...]:
    day = notice.posted.isoformat() if notice.posted else ""
    length = f"{notice.length.days}{notice.length.unit}" if notice.length else ""
    until = notice.until.isoformat() if notice.until else ""
    return notice.kind, day, length, until, str(notice.signature)


def test_try():
    for data in (LISTED_IN_A_TABLE, CONFIRMED_IN_PROSE, ADMITTED_TWO, FREE, SEVERAL, REPORT):
        print(imported(data).text)
        for each in notices_of(data):
            print(of_notice(each))
