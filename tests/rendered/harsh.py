"""Meetings as an unkind office holds them: long names, long lists, long talk, and hardly anything at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
LONG_NAMES = ("阿卜杜拉·买买提", "阿依古丽·努尔买买提", "欧阳晓峰", "司马光远", "欧阳雪", "单雪")
ALL_NAMES = [
    *LONG_NAMES,
    *(surname + given for given in ("静", "文鹏", "丽华", "强", "建国") for surname in SURNAMES),
]
SIZES = {"大支部": 45, "中支部": 31, "全体支部": 60, "小支部": 2}
APPLICANTS = ("何磊", "欧阳小雨", "阿不都热合曼·买买提", "林小静")
REASON = "参加市教育局组织的新课程标准骨干教师集中研修，已经向支部书记请假并得到同意"
SENTENCE = "大家结合各自的岗位谈了认识，认为要把学习和教学结合起来，把问题一件一件落到实处。"
TITLE = (
    "研究落实关于进一步加强和改进新时代中小学校党建工作的意见的具体措施"
    "以及本学期党员教师联系班级和学生家庭的安排"
)
"""Sixty 字 of a point on the agenda."""

Record = dict[str, Any]


def organization() -> Record:
    """Branches of 45, 31, 60 and 2 members, and four persons to admit."""
    branches = [{"名称": name, "党员": _members(name)} for name in SIZES]
    applicants = [{"姓名": name, "支部": "大支部", "身份": "发展对象"} for name in APPLICANTS]
    return {
        "单位": "中共云溪市第三中学总支部委员会",
        "简称": "校党总支",
        "支部": branches,
        "培养对象": applicants,
    }


def _members(branch: str) -> list[Record]:
    """Full members all; the first three are the committee of the branch."""
    offices = {0: f"{branch}书记", 1: f"{branch}组织委员", 2: f"{branch}宣传委员"}
    joined = {"身份": "正式党员", "入党日期": "2001-07-01", "转正日期": "2002-07-01"}
    return [
        {"姓名": name, "性别": "女", "党内职务": offices.get(i, ""), **joined}
        for i, name in enumerate(names_of(branch))
    ]


def names_of(branch: str) -> list[str]:
    """Who belongs to a branch, no name twice in the office."""
    before = sum(size for name, size in SIZES.items() if list(SIZES).index(name) < list(SIZES).index(branch))
    return ALL_NAMES[before : before + SIZES[branch]]


def meeting(kind: str, day: str, branch: str = "大支部", **more: Any) -> Record:
    """A meeting with the keys that hardly any record lacks."""
    names = names_of("大支部")
    known = {"时间": "15:00—16:30", "地点": "三楼会议室", "主持人": names[0], "记录人": names[2]}
    return {"类型": kind, "支部": branch, "日期": day, **known, "缺席": "无", **more}


def talk(paragraphs: int) -> list[Record]:
    """A discussion, each speech three lines long."""
    names = names_of("大支部")
    return [{names[i % 45]: SENTENCE * 2} for i in range(paragraphs)]


def bare() -> list[Record]:
    """Nothing but what every record must say."""
    kinds = ("党员大会", "支委会", "党课", "主题党日", "组织生活会", "民主评议会")
    return [
        {"类型": kind, "支部": "大支部", "日期": f"2023-01-{day:02}"} for day, kind in enumerate(kinds, 3)
    ]


def crowded() -> list[Record]:
    """Long lists: names, reasons, the agenda, a table of thirty with long cells."""
    names = names_of("大支部")
    cells = {"查摆问题": SENTENCE, "他人意见": SENTENCE[:24], "整改措施": SENTENCE, "时限": "2024年6月30日前"}
    return [
        meeting("党员大会", "2023-02-01", 主题="人多", 议题=[{"题目": TITLE, "讨论": talk(2)}]),
        meeting(
            "党员大会", "2023-02-02", 主题="缺席多", 缺席=dict.fromkeys(names[5:17], REASON), 内容=SENTENCE
        ),
        meeting("党员大会", "2023-02-03", 主题="议题多", 议题=[{"题目": TITLE, "决议": SENTENCE}] * 20),
        meeting("党员大会", "2023-02-06", 主题="讨论长", 议题=[{"题目": TITLE, "讨论": talk(22)}]),
        meeting(
            "组织生活会", "2023-02-07", 主题="三十人", 对照检查=[{"姓名": n, **cells} for n in names[:30]]
        ),
        meeting("支委会", "2023-02-08", 主题="落实多", 议题=[{"题目": TITLE, "落实": _follow_ups()}]),
        meeting("主题党日", "2023-02-09", 主题=TITLE, 流程=[{TITLE: SENTENCE}] * 3, 列席=names[:9]),
        meeting(
            "党课", "2023-02-10", 地点="云溪市青少年学生校外活动中心三号楼二层报告厅", 内容=SENTENCE, 学时=2
        ),
    ]


def _follow_ups() -> list[Record]:
    long = {"事项": SENTENCE, "责任人": "阿卜杜拉·买买提、阿依古丽·努尔买买提", "时限": "3月15日前"}
    return [long, {"事项": "报学习时间", "责任人": "各党小组组长", "时限": "每月5日前"}] * 8


def bound_behind() -> list[Record]:
    """Sheets to sign in for 2, 31, 45 and 60, pages of photos, records written up later."""
    more = ("小支部", "中支部", "全体支部", "大支部")
    signed = [
        {"类型": "党员大会", "支部": branch, "日期": f"2023-03-0{day}", "缺席": "无", "附签到表": "是"}
        for day, branch in enumerate(more, 1)
    ]
    shown = [
        meeting("主题党日", f"2023-04-0{day}", 内容=SENTENCE, 附照片页=wanted, 补记="2023-05-08")
        for day, wanted in enumerate((1, 5, [TITLE, SENTENCE * 2, "合影"]), 3)
    ]
    return [*signed, *shown]


def four_transfers() -> Record:
    """An assembly that resolves on four persons, each on a paper of their own."""
    vote = {"事项": "接收预备党员", "方式": "无记名投票", "发出": 45, "收回": 45, "赞成": 43, "弃权": 2}
    items = [
        {"题目": f"讨论{name}同志入党", "人选": {"姓名": name, "主要表现": SENTENCE * 2}, "表决": vote}
        for name in APPLICANTS
    ]
    return meeting("党员大会", "2023-06-20", 主题="接收四名预备党员", 议题=items)


def lengths() -> list[Record]:
    """The same records with one more paragraph each time: the page ends at every place of the form."""
    decided = [{"事项": "报学习时间", "责任人": "各党小组组长", "时限": "每月5日前"}] * 3
    plain = [
        meeting(
            "支委会",
            f"2023-07-{count:02}",
            主题=f"{count:02}段",
            内容=[SENTENCE[:26]] * count,
            补记="2023-08-10",
        )
        for count in range(1, 11)
    ]
    with_table = [
        meeting(
            "支委会",
            f"2023-08-{count:02}",
            主题=f"{count:02}段",
            议题=[_point([SENTENCE[:26]] * count, decided)],
        )
        for count in range(1, 11)
    ]
    return [*plain, *with_table]


def _point(text: list[str], decided: list[Record]) -> Record:
    return {"题目": "布置工作", "内容": text, "落实": decided}


def make_office(folder: Path) -> Path:
    """A workspace with all of these."""
    (folder / "plans" / "2023").mkdir(parents=True)
    records = [*bare(), *crowded(), *bound_behind(), four_transfers(), *lengths()]
    _write(folder / "plans" / "organization.yaml", organization())
    _write(folder / "plans" / "2023" / "minutes.yaml", {"会议": records})
    return folder


def _write(path: Path, content: Mapping[str, Any]) -> None:
    text = yaml.dump(dict(content), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8")


class _Plain(yaml.SafeDumper):
    """Writes what is said twice twice: docgen's YAML knows no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
