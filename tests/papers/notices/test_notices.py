from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from noticeboard import HEAD, LISTED, MINUTES, ORGANIZATION, changed
from wordtext import readable

from docgen.base.diagnostics import has_errors
from docgen.base.workspace import Workspace
from docgen.making.build import build
from docgen.making.report import Report

GOLDEN = Path(__file__).parents[2] / "golden" / "notices"

NAMES = [
    "2023-03-15_公示_入党积极分子_林小雨等2人",
    "2023-03-15_公示情况报告_入党积极分子_林小雨等2人",
    "2023-06-21_公示_接收预备党员_王𬱖",
    "2023-06-21_公示情况报告_接收预备党员_王𬱖",
    "2023-09-26_公示_发展对象_何磊",
    "2023-09-28_公示_预备党员转正_李小龙",
    "2023-03-15_公示_入党积极分子_阿卜杜拉·买买提",
    "2023-06-21_公示_评优评先_校级优秀共产党员",
    "2023-06-26_公示_评比结果_公开课评比",
    "2023-12-11_公示_其他_党费收缴情况",
    "2023-12-11_公示情况报告_其他_党费收缴情况",
    "未定日期_公示_接收预备党员_何磊",
]


def make(folder: Path, notices: str, organization: str = ORGANIZATION) -> Report:
    (folder / "plans" / "2023").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(organization, encoding="utf-8")
    (folder / "plans" / "2023" / "minutes.yaml").write_text(MINUTES, encoding="utf-8")
    (folder / "plans" / "2023" / "notices.yaml").write_text(notices, encoding="utf-8")
    return build(Workspace(folder), 2023, "notices")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The examples of all kinds, written; by file name."""
    text = (GOLDEN / "notices.yaml").read_text(encoding="utf-8")
    report = make(tmp_path_factory.mktemp("notices"), text)
    assert not has_errors(report.diagnostics), report.diagnostics
    return {written.path.stem: written.path for written in report.written}


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., str]:
    """The text of the first paper of a text."""

    def print_it(notices: str, organization: str = ORGANIZATION, which: int = 0) -> str:
        report = make(tmp_path, HEAD + notices, organization)
        assert report.written, report.diagnostics
        return readable(report.written[which].path)

    return print_it


def test_every_kind_has_its_papers(made: dict[str, Path]) -> None:
    assert list(made) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_notices_read_as_the_golden_ones(
    name: str, made: dict[str, Path], golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{name}.txt", readable(made[name]))


def test_two_sign_the_report_by_hand_and_no_name_is_printed_for_them(made: dict[str, Path]) -> None:
    text = readable(made[NAMES[1]])
    assert [line for line in text.splitlines() if "签字" in line] == [
        "[公文正文] 支部书记（签字）：",
        "[公文正文] 经办人（签字）：",
    ]


def test_nothing_of_the_roster_is_printed_that_is_not_asked_for(printed: Callable[..., str]) -> None:
    remark = "备注: 身份证330102199308151234、住幸福路1号、13812345678"
    text = printed(LISTED, ORGANIZATION.replace("身份: 发展对象,", f"身份: 发展对象, {remark},"))
    assert "何磊，男，汉族，1993年8月出生" in text
    assert not any(private in text for private in ("330102", "幸福路", "138"))


def test_text_comes_out_as_typed(printed: Callable[..., str]) -> None:
    text = printed(changed(("依据: 会议", "依据: 根据 A & B < C 的研究")))
    assert "根据 A & B < C 的研究，拟将何磊同志列为发展对象" in text


def test_several_people_of_a_stage_stand_in_a_table_in_roster_order(printed: Callable[..., str]) -> None:
    typed = changed(
        ("类别: 发展对象", "类别: 入党积极分子"),
        ("对象: 何磊", "对象: 阿卜杜拉·买买提、林小雨"),
        ("2023-09-26", "2023-03-15"),
    )
    rows = [line.split(" | ")[0] for line in printed(typed).splitlines() if line.startswith("| ")]
    assert rows == ["| 姓名", "| 林小雨", "| 阿卜杜拉·⏎买买提"]


@pytest.mark.parametrize(("order", "first"), [("照写", "林小雨"), ("姓氏笔画", "阿卜杜拉·⏎买买提")])
def test_people_stand_as_typed_or_by_their_strokes(
    printed: Callable[..., str], order: str, first: str
) -> None:
    typed = changed(
        ("类别: 发展对象", f"类别: 入党积极分子\n    排列: {order}"),
        ("对象: 何磊", "对象: [林小雨, 阿卜杜拉·买买提]"),
        ("2023-09-26", "2023-03-15"),
    )
    text = printed(typed)
    assert text[text.index("| 姓名") :].split("\n")[1].startswith(f"| {first}")
    assert ("以上按姓氏笔画为序。" in text) == (order == "姓氏笔画")


def test_an_order_that_the_table_cannot_make_is_not_claimed(printed: Callable[..., str]) -> None:
    typed = changed(
        ("类别: 发展对象", "类别: 评优评先\n    项目: 先进\n    排列: 姓氏笔画"),
        ("对象: 何磊", "对象: [㛃三, 林小雨]"),
        ("依据: 会议", "依据: 经研究"),
        ("2023-09-26", "2023-03-15"),
    )
    assert "以上按姓氏笔画为序。" not in printed(typed)


@pytest.mark.parametrize(
    ("convention", "end"), [("对应日", "2023年9月27日期满"), ("前一日", "2023年9月26日期满")]
)
def test_the_end_of_probation_is_printed_by_the_convention_of_the_office(
    tmp_path: Path, convention: str, end: str
) -> None:
    rule = f"{{编号: DZ07, 事项: 预备期, 月数: 12, 期满日: {convention}, 来源: 本单位, 自: 2000-01-01}}"
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "rules.yaml").write_text(f"发展党员:\n  - {rule}\n", encoding="utf-8")
    typed = changed(("发展对象", "预备党员转正"), ("何磊", "李小龙"), ("09-26", "09-28"))
    (tmp_path / "plans" / "2023").mkdir()
    (tmp_path / "plans" / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    (tmp_path / "plans" / "2023" / "minutes.yaml").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "plans" / "2023" / "notices.yaml").write_text(HEAD + typed, encoding="utf-8")
    report = build(Workspace(tmp_path), 2023, "notices")
    assert end in readable(report.written[0].path)


def test_the_day_of_the_application_stands_in_the_notice_of_a_transfer(printed: Callable[..., str]) -> None:
    asked = ORGANIZATION.replace("入党日期: 2022-09-27,", "入党日期: 2022-09-27, 转正申请时间: 2023-08-29,")
    typed = changed(("发展对象", "预备党员转正"), ("何磊", "李小龙"), ("09-26", "09-28"))
    assert "2023年8月29日递交转正申请书，预备期一年" in printed(typed, asked)


def test_an_extended_probation_ends_later(printed: Callable[..., str]) -> None:
    longer = ORGANIZATION.replace("入党日期: 2022-09-27,", "入党日期: 2022-03-20, 延长预备期: 6,")
    typed = changed(("发展对象", "预备党员转正"), ("何磊", "李小龙"), ("09-26", "09-28"))
    assert "预备期一年、延长6个月，2023年9月20日期满" in printed(typed, longer)


@pytest.mark.parametrize(
    ("subject", "line"),
    [
        ("{姓名: 第一支部, 事迹: 全年活动按月开展。}", "[公文正文] 第一支部：全年活动按月开展。"),
        (
            "{姓名: 刘玉兰, 事迹: 听课五十节}",
            "[公文正文] 刘玉兰，教务主任。听课五十节。",
        ),
    ],
)
def test_what_is_written_of_one_award_is_printed(
    printed: Callable[..., str], subject: str, line: str
) -> None:
    award = changed(
        ("发展对象", "评优评先\n    项目: 先进"), ("对象: 何磊", f"对象: [{subject}]"), ("会议", "经研究")
    )
    text = printed(award).splitlines()
    assert line in text
    assert ("同志" in text[0]) == ("刘玉兰" in subject)


def test_a_body_of_which_nothing_is_written_gets_no_paragraph_of_its_own(printed: Callable[..., str]) -> None:
    award = changed(("发展对象", "评优评先\n    项目: 先进"), ("何磊", "第一支部"), ("会议", "经研究"))
    lines = printed(award).splitlines()
    assert lines[2:4] == [
        "[公文正文] 经研究，拟确定第一支部为先进，现将有关情况公示如下：",
        "[公文正文] 公示时间：2023年9月26日至2023年10月8日（5个工作日）。",
    ]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("无异议", "公示期间未收到反映问题的来信、来电、来访。"),
        ("未收到任何意见", "公示期间未收到反映问题的来信、来电、来访。"),
        ("1件", "公示期间收到反映1件。"),
        ("基本正常", "公示期间【待补：有没有收到反映】。"),
    ],
)
def test_the_result_says_that_something_was_told_only_where_it_was(
    printed: Callable[..., str], told: str, words: str
) -> None:
    typed = LISTED + f"    结果: {{反映: {told}, 报告日期: 2023-10-09}}\n"
    assert words in printed(typed, which=1)
