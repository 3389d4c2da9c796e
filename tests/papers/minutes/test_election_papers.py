"""The papers of elections: the example's as golden texts, and those of elections still to be held."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from offices import assembly, case_of, facts
from wordtext import readable

from docgen.base.workspace import Workspace
from docgen.commands import docgen
from docgen.domain.meetings.decision_facts import what_happened_is_past
from docgen.making.build import build
from docgen.page.drawn.ballots import WRITE_IN
from docgen.papers.draft import FilledForm
from docgen.papers.minutes.election_letters import election_letters
from docgen.papers.minutes.election_papers import election_papers
from docgen.papers.minutes.minutes import sign_in
from docgen.papers.minutes.minutes_sections import sections

REPOSITORY = Path(__file__).parents[3]
GOLDEN = REPOSITORY / "tests" / "golden" / "elections"
ASSEMBLY = "2023-12-29_党员大会_第二支部"
COMMITTEE = "2023-12-29_支委会_第二支部"
NAMES = [
    f"{ASSEMBLY}_选举第二支部委员会",
    f"{ASSEMBLY}_选举请示",
    f"{ASSEMBLY}_选举结果报告",
    f"{ASSEMBLY}_选票_第二支部委员会委员",
    f"{ASSEMBLY}_计票单_第二支部委员会委员",
    f"{ASSEMBLY}_选举结果报告单_第二支部委员会委员",
    f"{COMMITTEE}_选举第二支部委员会书记",
    f"{COMMITTEE}_选举结果报告",
    f"{COMMITTEE}_选票_第二支部委员会书记",
    f"{COMMITTEE}_计票单_第二支部委员会书记",
    f"{COMMITTEE}_选举结果报告单_第二支部委员会书记",
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The papers of the example year's elections, by file name."""
    folder = tmp_path_factory.mktemp("elections")
    (folder / "plans" / "2023").mkdir(parents=True)
    roster = (REPOSITORY / "plans" / "organization.yaml").read_bytes()
    (folder / "plans" / "organization.yaml").write_bytes(roster)
    minutes = (REPOSITORY / "plans" / "2023" / "minutes.yaml").read_text(encoding="utf-8")
    elections = [record for record in re.split(r"(?m)^(?=  - 类型)", minutes) if " 选举:" in record]
    (folder / "plans" / "2023" / "minutes.yaml").write_text("会议:\n" + "".join(elections), encoding="utf-8")
    report = build(Workspace(folder), 2023, "minutes")
    assert report.diagnostics == []
    return {written.path.stem: written.path for written in report.written}


def test_each_election_has_its_papers(made: dict[str, Path]) -> None:
    assert list(made) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_they_read_as_the_golden_ones(
    name: str, made: dict[str, Path], golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{name}.txt", readable(made[name]))


def test_each_of_the_electorate_has_a_ballot(made: dict[str, Path]) -> None:
    text = readable(made[f"{ASSEMBLY}_选票_第二支部委员会委员"])
    assert text.count("第二支部委员会委员选票") >= 11


def test_check_tells_the_line_of_the_roster_that_has_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plans" / "2023").mkdir(parents=True)
    roster = (REPOSITORY / "plans" / "organization.yaml").read_text(encoding="utf-8")
    roster = roster.replace("党内职务: 第二支部组织委员, ", "")
    (tmp_path / "plans" / "organization.yaml").write_text(roster, encoding="utf-8")
    candidates = "刘玉兰9票、黄海涛8票、张伟（女）7票、吴静3票"
    typed = f"职务: 委员, 应选名额: 3, 候选人: {candidates}, 发出: 10, 收回: 10, 无效: 0"
    text = assembly("缺席: [区志远]", f"议题: [{{题目: 选举委员, 选举: {{{typed}}}}}]", day="2023-12-29")
    (tmp_path / "plans" / "2023" / "minutes.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(docgen, ["check", "2023", "--at", "2024-01-10"]).output
    line = next(n for n, text in enumerate(roster.splitlines(), 1) if "姓名: 黄海涛" in text)
    assert f"plans/organization.yaml:{line}:" in said
    assert "D562 黄海涛2023年12月29日当选第二支部委员" in said


AHEAD = assembly(
    "议题: [{题目: 选举支部委员会委员, 选举: {职务: 委员, 应选名额: 3, 候选人: 刘玉兰、黄海涛、吴静、孙鹏}}]",
    day="2023-12-29",
)
BEFORE = date(2023, 12, 1)


def papers(text: str) -> dict[str, FilledForm]:
    return {paper.name: paper for paper in election_papers(case_of(text))}


def test_before_it_is_held_an_election_is_no_fault_and_has_its_forms() -> None:
    assert list(what_happened_is_past(case_of(AHEAD), BEFORE)) == []
    made = papers(AHEAD)
    assert list(made) == [
        "选票_第二支部委员会委员",
        "计票单_第二支部委员会委员",
        "选举结果报告单_第二支部委员会委员",
    ]
    # Forms to fill in by hand have room, and nothing that docgen asks for.
    assert not any("待补" in str(paper.context) for paper in made.values())
    ballot = made["选票_第二支部委员会委员"].context["票"]
    assert isinstance(ballot, dict)
    assert ballot["姓名"] == ["刘玉兰", "黄海涛", "吴静", "孙鹏", *["另选他人："] * 3]
    assert (ballot["份数"], ballot["编号"]) == (11, False)
    letters = dict(election_letters(case_of(AHEAD)))
    assert list(letters) == ["选举请示"]
    assert letters["选举请示"]["标题"] == "关于召开党员大会进行换届选举的请示"


def test_the_ballot_is_drawn_with_the_label_that_its_draft_gives() -> None:
    assert f"'{WRITE_IN}'" in str(papers(AHEAD)["选票_第二支部委员会委员"].context)


def test_rows_for_those_written_in_say_so_on_the_report_of_the_scrutineers_too() -> None:
    table = papers(AHEAD)["选举结果报告单_第二支部委员会委员"].context["表"]
    assert isinstance(table, dict)
    assert [row[1] for row in table["行"]] == ["刘玉兰", "黄海涛", "吴静", "孙鹏", *["另选："] * 3]


def test_the_report_marks_who_was_written_in_as_the_minutes_do() -> None:
    text = AHEAD.replace("刘玉兰、黄海涛、吴静、孙鹏", "{刘玉兰: 9, 黄海涛: 8, 吴静: 7, 孙鹏: 4}")
    text = text.replace("孙鹏: 4}", "孙鹏: 4}, 另选他人: {郑好: 1}, 发出: 10, 收回: 10, 无效: 0")
    letters = dict(election_letters(case_of(text + "    缺席: [区志远]\n")))
    assert "孙鹏4票，郑好1票（另选）。" in str(letters["选举结果报告"]["正文"])


def test_blanks_to_write_on_are_drawn_since_spaces_vanish_at_the_end_of_a_line() -> None:
    for name in ("计票单", "选举结果报告单"):
        told = str(papers(AHEAD)[f"{name}_第二支部委员会委员"].context["说明"])
        assert "发出选票______张，收回______张" in told
        assert "\u3000" not in told


DELEGATES = AHEAD.replace("支部委员会委员", "出席区党代会代表").replace(
    "职务: 委员", "职务: 出席区党代会代表"
)


def test_the_body_that_calls_the_congress_is_asked_about_delegates() -> None:
    letters = dict(election_letters(case_of(DELEGATES)))
    assert list(letters) == ["代表选举请示"]
    letter = letters["代表选举请示"]
    assert letter["标题"] == "关于召开党员大会选举出席区党代会代表的请示"
    assert letter["主送"] == "【待补：召开代表大会的党组织】："
    assert letter["正文"][1:4] == [
        "一、主要议程：选举出席区党代会代表。",
        "二、名额：出席区党代会代表3名。",
        "三、候选人：出席区党代会代表候选人预备人选4名（刘玉兰、黄海涛、吴静、孙鹏），差额1名。",
    ]
    assert "书记" not in str(letter)
    assert "任期" not in str(letter)


def test_delegates_elected_beside_a_committee_have_a_request_of_their_own() -> None:
    both = AHEAD.replace(
        "}}]", "}}, {题目: 选举代表, 选举: {职务: 区党代会代表, 应选名额: 1, 候选人: 覃辉、乐天}}]"
    )
    letters = dict(election_letters(case_of(both)))
    assert list(letters) == ["选举请示", "代表选举请示"]
    assert letters["选举请示"]["标题"] == "关于召开党员大会进行换届选举的请示"
    assert "候选人预备人选4名" in str(letters["选举请示"])
    assert "覃辉" not in str(letters["选举请示"])
    assert "覃辉" in str(letters["代表选举请示"])


def test_before_there_was_a_rule_on_it_nobody_was_asked_about_delegates() -> None:
    assert not dict(election_letters(case_of(DELEGATES.replace("2023-12-29", "2019-12-27"))))


def test_after_its_day_an_election_with_names_alone_is_asked_for_its_votes() -> None:
    assert [each.code for each in facts(AHEAD)] == ["D556"]  # looked at years later
    (said,) = facts(AHEAD + "    缺席: [区志远]\n")
    assert (said.code, "刘玉兰、黄海涛、吴静、孙鹏的得票" in said.message) == ("D556", True)


def test_votes_that_are_still_to_be_given_are_a_fault() -> None:
    counted = AHEAD.replace("刘玉兰、黄海涛、吴静、孙鹏", "刘玉兰9票、黄海涛8票、吴静7票、孙鹏4票")
    assert [each.code for each in what_happened_is_past(case_of(counted), BEFORE)] == ["D528"]
    spoken = AHEAD.replace("选举: {", "讨论: 同意。, 选举: {")
    assert [each.code for each in what_happened_is_past(case_of(spoken), BEFORE)] == ["D528"]


def test_between_the_tied_nobody_else_is_written_in() -> None:
    again = AHEAD.replace("应选名额: 3", "应选名额: 1, 投票: 再次投票")
    (ballot, *_) = papers(again).values()
    assert ballot.name == "选票_第二支部委员会委员_再次投票"
    assert "另选" not in str(ballot.context)


def result(ballots: str) -> str:
    text = AHEAD.replace("刘玉兰、黄海涛、吴静、孙鹏", "{刘玉兰: 9, 黄海涛: 8, 吴静: 7, 孙鹏: 4}")
    text = text.replace("}, 监", ", 监").replace("孙鹏: 4}", f"孙鹏: 4}}, {ballots}")
    return str(sections(case_of(text + "    缺席: [区志远]\n")))


def test_who_is_elected_is_printed_only_where_the_numbers_allow_it() -> None:
    assert "当选为第二支部委员会委员" in result("发出: 10, 收回: 10, 无效: 0")
    assert "【待补：当选的人，要先知道收回选票的张数】" in result("发出: 10")
    assert "选举无效，没有人当选" in result("发出: 10, 收回: 11, 无效: 0")


def test_without_four_fifths_the_record_says_why_no_election_followed() -> None:
    text = AHEAD.replace("刘玉兰、黄海涛、吴静、孙鹏", "{刘玉兰: 7, 黄海涛: 6, 吴静: 5, 孙鹏: 3}")
    text += "    缺席: [区志远, 乐天, 郑好]\n"
    printed = str(sections(case_of(text)))
    assert "到会有选举权的正式党员8名，应到会11名，不够规定的9名，没有进行选举。" in printed
    assert "当选" not in printed


def test_without_four_fifths_no_paper_tells_a_result() -> None:
    text = AHEAD.replace("刘玉兰、黄海涛、吴静、孙鹏", "{刘玉兰: 7, 黄海涛: 6, 吴静: 5, 孙鹏: 3}")
    text = text.replace("孙鹏: 3}", "孙鹏: 3}, 发出: 8, 收回: 8, 无效: 0")
    text += "    缺席: [区志远, 乐天, 郑好]\n"
    made = papers(text)
    assert list(made) == ["选票_第二支部委员会委员", "计票单_第二支部委员会委员"]
    letters = dict(election_letters(case_of(text)))
    assert list(letters) == ["选举请示"]
    assert "有效" not in str([paper.context for paper in made.values()][1:]).replace("有效票", "")


def test_an_election_is_valid_only_by_a_rule_that_is_known_and_where_enough_came() -> None:
    text = AHEAD.replace("刘玉兰、黄海涛、吴静、孙鹏", "{刘玉兰: 9, 黄海涛: 8, 吴静: 7, 孙鹏: 4}")
    text = text.replace("孙鹏: 4}", "孙鹏: 4}, 发出: 10, 收回: 10, 无效: 0")
    known = text + "    缺席: [区志远]\n"
    assert "选举有效" in str(sections(case_of(known)))
    assert "选举有效" not in str(sections(case_of(text)))  # who came is not told
    before = str(sections(case_of(known.replace("2023-12-29", "2019-12-27"))))
    assert "选举有效" not in before
    assert "【待补：当选的人，要先知道选举的规定】" in before


def test_more_ballots_than_voters_are_told_where_none_were_issued() -> None:
    assert "收回的选票多于到会有选举权的人数，选举无效" in result("收回: 11, 无效: 0")
    assert "收回的选票多于发出的选票，选举无效" in result("发出: 10, 收回: 11, 无效: 0")


def test_a_show_of_hands_is_recorded_and_nobody_is_elected() -> None:
    printed = result("方式: 举手, 发出: 10, 收回: 10, 无效: 0")
    assert "【待补：当选的人：选举要用无记名投票，写的却是举手】" in printed
    assert "选举有效" not in printed
    vote = "议题: [{题目: 选举委员, 表决: {事项: 选举, 对象: 刘玉兰, 方式: 举手, 赞成: 9, 弃权: 1}}]"
    printed = str(sections(case_of(assembly("缺席: [区志远]", vote, day="2023-12-29"))))
    assert "赞成9票" in printed
    assert "刘玉兰当选" not in printed


def test_candidates_with_an_item_each_are_not_said_to_be_elected_without_the_seats() -> None:
    item = (
        "{题目: 选举%s为委员, 表决: {事项: 选举, 对象: %s, 方式: 无记名投票, 发出: 10, 收回: 10, 赞成: 10}}"
    )
    one, other = (item % (name, name) for name in ("刘玉兰", "黄海涛"))
    alone = str(sections(case_of(assembly("缺席: [区志远]", f"议题: [{one}]", day="2023-12-29"))))
    assert "刘玉兰当选" in alone
    both = str(sections(case_of(assembly("缺席: [区志远]", f"议题: [{one}, {other}]", day="2023-12-29"))))
    assert "刘玉兰当选" not in both
    assert both.count("【待补：当选的人：几名候选人是一次选举，要按应选名额判断】") == 2


@pytest.mark.parametrize(
    ("counts", "row"),
    [
        ("{得票: 8, 不赞成: 2}", "'刘玉兰', '8', '2', '0'"),
        ("{得票: 8, 弃权: 1}", "'刘玉兰', '8', '1', '1'"),
        ("{得票: 8}", "'刘玉兰', '8', '【待补：不赞成票】', '【待补：弃权票】'"),
    ],
)
def test_the_third_of_three_counts_follows_from_the_valid_ballots(counts: str, row: str) -> None:
    text = AHEAD.replace("刘玉兰、黄海涛、吴静、孙鹏", f"{{刘玉兰: {counts}, 黄海涛: 7, 吴静: 6, 孙鹏: 2}}")
    text = text.replace("孙鹏: 2}", "孙鹏: 2}, 发出: 10, 收回: 10, 无效: 0")
    assert row in str(sections(case_of(text + "    缺席: [区志远]\n")))


WITH_A_SECOND = """\
议题: [{题目: 选举委员, 选举: {职务: 委员, 应选名额: 3, 候选人: {刘玉兰: 9, 黄海涛: 6, 吴静: 6, 孙鹏: 6},
      方式: 无记名投票, 发出: 10, 收回: 10, 无效: 0}},
      {题目: 再投一次, 选举: {职务: 委员, 投票: %s, 候选人: {黄海涛: 3, 吴静: 8, 孙鹏: 9},
      方式: 无记名投票, 发出: 10, 收回: 10, 无效: 0}}]"""


@pytest.mark.parametrize("word", ["再次投票", "第二次投票", "第一次投票"])
def test_a_second_ballot_is_told_as_one_in_all_its_papers(word: str) -> None:
    case = case_of(assembly("缺席: [区志远]", WITH_A_SECOND % word, day="2023-12-29"))
    made = {paper.name: paper.context for paper in election_papers(case)}
    for form in ("计票单", "选举结果报告单"):
        sheet = made[f"{form}_第二支部委员会委员_再次投票"]
        assert str(sheet["标题"]).endswith("（再次投票）")
        assert "对票数相等的候选人再次投票，选举第二支部委员会委员，应选2名" in str(sheet["说明"])
        assert "再次投票" not in str(made[f"{form}_第二支部委员会委员"])
    letters = dict(election_letters(case))
    # Nobody asked beforehand for a ballot that the first made necessary.
    assert "再投一次" not in str(letters["选举请示"])
    told = letters["选举结果报告"]["正文"]
    assert told[-2] == "2次投票，共有刘玉兰、孙鹏、吴静3名当选为第二支部委员会委员。"


def test_a_third_ballot_has_a_title_of_its_own() -> None:
    ballots = "方式: 无记名投票, 发出: 10, 收回: 10, 无效: 0"
    voted = [f"{{吴静: {n}, 孙鹏: 2}}, 投票: {word}" for n, word in ((4, "另行选举"), (7, "第二次投票"))]
    items = [
        "应选名额: 3, 候选人: {刘玉兰: 9, 黄海涛: 8, 吴静: 4, 孙鹏: 1}",
        *(f"候选人: {v}" for v in voted),
    ]
    typed = ", ".join(f"{{题目: 选举委员, 选举: {{职务: 委员, {each}, {ballots}}}}}" for each in items)
    case = case_of(assembly("缺席: [区志远]", f"议题: [{typed}]", day="2023-12-29"))
    made = {paper.name: paper.context for paper in election_papers(case)}
    sheet = made["选举结果报告单_第二支部委员会委员_第二次另行选举"]
    assert str(sheet["标题"]).endswith("（第二次另行选举）")
    assert "对不足的名额第二次另行选举，选举第二支部委员会委员，应选1名" in str(sheet["说明"])
    told = dict(election_letters(case))["选举结果报告"]["正文"]
    assert told[-2] == "3次投票，共有刘玉兰、黄海涛、吴静3名当选为第二支部委员会委员。"


def test_who_is_barred_is_written_in_and_not_elected_in_all_papers() -> None:
    text = AHEAD.replace("刘玉兰、黄海涛、吴静、孙鹏", "{刘玉兰: 9, 黄海涛: 8, 吴静: 3, 孙鹏: 2}")
    text = text.replace("孙鹏: 2}", "孙鹏: 2}, 另选他人: {王𬱖: 6, 覃辉: 1}, 发出: 10, 收回: 10, 无效: 0")
    case = case_of(text + "    缺席: [区志远]\n")
    record = str(sections(case))
    sheet = str([paper.context for paper in election_papers(case)][2])
    letter = str(dict(election_letters(case))["选举结果报告"])
    for paper in (record, sheet):
        assert "王𬱖（另选，不能当选）" in paper
        assert "覃辉（另选）" in paper
    assert "王𬱖6票（另选，不能当选），覃辉1票" in letter
    for paper in (record, letter):
        assert "刘玉兰、黄海涛（按得票多少为序）当选为第二支部委员会委员；还缺1名" in paper


def test_a_by_election_is_called_one_and_asks_for_no_secretary() -> None:
    text = AHEAD.replace("应选名额: 3", "应选名额: 1").replace("选举支部委员会委员", "补选支部委员")
    text = text.replace("刘玉兰、黄海涛、吴静、孙鹏", "{吴静: 3, 孙鹏: 7}, 发出: 10, 收回: 10, 无效: 0")
    case = case_of(text + "    缺席: [区志远]\n")
    letters = dict(election_letters(case))
    assert letters["选举请示"]["标题"] == "关于召开党员大会补选第二支部委员会委员的请示"
    assert "书记" not in str(letters["选举请示"])
    assert letters["选举结果报告"]["标题"] == "关于第二支部委员会委员补选结果的报告"
    sheet = [paper.context for paper in election_papers(case)][2]
    for paper in (str(sections(case)), str(sheet), str(letters["选举结果报告"])):
        assert "补选第二支部委员会委员，应选1名，候选人2名" in paper


def test_a_resolution_is_printed_only_where_somebody_is_elected() -> None:
    text = AHEAD.replace("选举: {", "决议: 同意选举结果。, 选举: {")
    assert "同意选举结果" not in str(sections(case_of(text)))


DECIDING = "议题: [{题目: 甲, 人选: {姓名: 李小龙}, 表决: {事项: %s, 赞成: 8}}]"


def test_the_sign_in_sheet_runs_row_by_row_so_that_each_page_is_in_order() -> None:
    rows = sign_in(case_of(AHEAD))
    numbers = [row[side] for row in rows for side in ("左序", "右序")]
    count = len([number for number in numbers if number])
    assert count % 2 == 1
    assert numbers == [*map(str, range(1, count + 1)), ""]
    assert (rows[-1]["左名"] != "", rows[-1]["右名"]) == (True, "")


@pytest.mark.parametrize("matter", ["接收预备党员", "预备党员转正", "选举"])
def test_elections_admissions_and_transfers_have_a_sign_in_sheet(matter: str) -> None:
    text = assembly("缺席: 无", DECIDING % matter)
    assert sign_in(case_of(text))
    assert not sign_in(case_of(text + "    附签到表: 否\n"))
    assert sign_in(case_of(AHEAD))
    assert not sign_in(case_of(assembly("缺席: 无", DECIDING % "一般决议")))
