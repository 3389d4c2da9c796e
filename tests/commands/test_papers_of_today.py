"""Each run leaves the papers of today: what the YAML no longer gives goes to 旧文件, or is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from appraisals import BALLOTS, RECORD, record_of
from click.testing import CliRunner, Result
from noticeboard import HEAD, LISTED, MINUTES, ORGANIZATION, changed
from offices import MEETING, ROSTER
from tables import template as template_of

from docgen.commands import docgen

MEETINGS = MEETING + MEETING.split("\n", 1)[1].replace("03-08", "04-12").replace("年度", "季度")
MARCH = "minutes/2023-03-08_党员大会_第二支部_通报年度工作计划.docx"
APRIL = "minutes/2023-04-12_党员大会_第二支部_通报季度工作计划.docx"
PLAN = """\
日程安排:
  - {事项: 党员大会, 类型: 党员大会, 日期: 2023-03-08, 范围: 每个支部}
"""
SHEETS = [f"minutes/2023-03-08_党员大会_第{n}支部_空白记录单.docx" for n in "一二"]
LETTERS = [f"schedule/2023-03-08_会议通知_第{n}支部_党员大会.docx" for n in "一二"]


class Office:
    """A workspace in which a person writes YAML and looks at what lies in generated/2023."""

    def __init__(self, root: Path) -> None:
        self.root, self.generated = root, root / "generated" / "2023"

    def write(self, name: str, text: str | None) -> None:
        path = self.root / "plans" / "2023" / name
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True) if text is None else path.write_text(text, encoding="utf-8")

    def run(self, *words: str) -> Result:
        command, *others = words
        called = [command, "2023", "-C", str(self.root), *others]
        return CliRunner().invoke(docgen, called, prog_name="docgen")

    def edit(self, name: str) -> bytes:
        (self.generated / name).write_bytes(b"edited")
        return b"edited"

    def papers(self, *suffixes: str) -> set[str]:
        found = (p for p in self.generated.rglob("*") if p.suffix in (suffixes or (".docx",)))
        return {path.relative_to(self.generated).as_posix() for path in found}

    def everything(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.generated.rglob("*") if path.is_file()}


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Office:
    office = Office(workspace(PLAN, ROSTER))
    office.write("minutes.yaml", MEETINGS)
    return office


def old(*names: str) -> set[str]:
    return {f"旧文件/{name}" for name in names}


CHANGES = {
    "its subject": MEETINGS.replace("年度", "半年"),
    "its day": MEETINGS.replace("03-08", "03-09"),
    "its kind": MEETINGS.replace("党员大会", "主题党日", 1),
    "its record is deleted": "会议:\n" + MEETINGS.partition("会议:\n")[2][len(MEETING) - 4 :],
}


@pytest.mark.parametrize("text", CHANGES.values(), ids=CHANGES)
def test_a_paper_whose_record_has_moved_on_goes_to_the_old_files(office: Office, text: str) -> None:
    office.run("minutes")
    before = office.everything()[office.generated / MARCH]
    office.write("minutes.yaml", text)
    result = office.run("minutes")
    assert result.exit_code == 0, result.output
    assert f"已移到旧文件 {office.generated / MARCH}（按现在的内容没有这一份了）" in result.stdout
    assert MARCH not in office.papers()
    assert (office.generated / "旧文件" / MARCH).read_bytes() == before
    settled = office.everything()
    assert "旧文件" not in office.run("minutes").stdout
    assert office.everything() == settled


def test_a_paper_that_was_edited_is_named_each_time_with_its_successor(office: Office) -> None:
    office.run("minutes")
    mine = office.edit(MARCH)
    office.write("minutes.yaml", CHANGES["its subject"])
    for _ in range(2):
        result = office.run("minutes")
        assert f"已保留 {office.generated / MARCH}（" in result.stdout
        assert "“2023-03-08_党员大会_第二支部_通报半年工作计划.docx”" in result.stdout
    assert (office.generated / MARCH).read_bytes() == mine


def test_a_vote_changed_to_failed_takes_the_resolution_away(office: Office) -> None:
    (office.root / "plans" / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    office.write("minutes.yaml", MINUTES)
    office.run("minutes")
    resolutions = {name for name in office.papers() if "决议_李小龙" in name}
    assert len(resolutions) == 1
    office.write(
        "minutes.yaml",
        MINUTES.replace(
            "预备党员转正, 方式: 无记名投票, 赞成: 3", "预备党员转正, 方式: 无记名投票, 赞成: 1, 不赞成: 2"
        ),
    )
    assert office.run("minutes").exit_code == 0
    assert not any("决议_李小龙" in name for name in office.papers() if not name.startswith("旧文件"))
    assert old(*resolutions) <= office.papers()


def test_an_outcome_taken_back_takes_the_report_away(office: Office) -> None:
    (office.root / "plans" / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    office.write("minutes.yaml", MINUTES)
    office.write("notices.yaml", HEAD + LISTED + "    结果: 无\n")
    office.run("notices")
    report = "notices/2023-09-26_公示情况报告_发展对象_何磊.docx"
    assert report in office.papers()
    office.write("notices.yaml", HEAD + LISTED)
    office.run("notices")
    assert office.papers() == {report.replace("情况报告", ""), *old(report)}
    office.write("notices.yaml", HEAD + changed(("2023-09-26", "2023-09-25")))
    office.run("notices", "A1")
    assert {name for name in office.papers() if not name.startswith("旧文件")} == {
        "notices/2023-09-25_公示_发展对象_何磊.docx"
    }


def test_ballots_taken_back_take_tally_and_result_away(office: Office) -> None:
    office.write("ballots/a.csv", BALLOTS)
    office.write("evaluations.yaml", record_of("选票: a.csv", "发出: 12", "评定: {刘玉兰: 优秀}"))
    office.run("evaluations")
    counted = {name for name in office.papers() if "汇总" in name or "结果" in name}
    assert len(counted) == 2
    office.write("evaluations.yaml", RECORD)
    office.run("evaluations")
    assert {name for name in office.papers() if name.startswith("旧文件")} == old(*counted)


def test_merged_forms_and_single_ones_take_each_others_place(office: Office) -> None:
    office.write("evaluations.yaml", RECORD)
    office.run("evaluations")
    single = office.papers()
    office.run("evaluations", "--merge")
    merged = {name for name in office.papers() if not name.startswith("旧文件")}
    assert len(merged) < len(single)
    assert old(*(single - merged)) <= office.papers()
    office.run("evaluations")
    assert office.papers() == single | old(*(merged - single))


def test_a_moved_day_of_the_plan_takes_sheets_and_notices_along(office: Office) -> None:
    office.write("minutes.yaml", "会议:\n")
    office.run("minutes", "--scheduled")
    office.run("schedule", "--notices", "3")
    assert office.papers() == {*SHEETS, *LETTERS}
    office.write("plan.yaml", PLAN.replace("03-08", "03-09"))
    office.run("minutes", "--scheduled")
    office.run("schedule", "--notices", "3")
    moved = {name.replace("03-08", "03-09") for name in (*SHEETS, *LETTERS)}
    assert office.papers() == moved | old(*SHEETS, *LETTERS)


@pytest.mark.parametrize("command", ["plan", "build"])
def test_the_plan_itself_takes_them_away_and_makes_none(office: Office, command: str) -> None:
    office.write("minutes.yaml", "会议:\n")
    office.run("minutes", "--scheduled")
    office.run("schedule", "--notices", "3")
    office.write("plan.yaml", PLAN.replace("03-08", "03-09"))
    office.run(command)
    assert old(*SHEETS, *LETTERS) <= office.papers()
    assert not any("03-09" in name for name in office.papers())


def test_the_notice_of_a_meeting_that_was_held_stays_and_its_sheet_goes(office: Office) -> None:
    office.write("minutes.yaml", "会议:\n")
    office.run("minutes", "--scheduled")
    office.run("schedule", "--notices", "3")
    office.write("minutes.yaml", MEETING)
    office.run("build")
    office.run("schedule", "--notices", "3")
    assert {*LETTERS, SHEETS[0], MARCH, *old(SHEETS[1])} <= office.papers()
    assert SHEETS[1] not in office.papers()


def test_a_new_title_of_the_plan_leaves_one_plan(office: Office) -> None:
    office.run("plan")
    (first,) = office.papers()
    mine = office.edit(first)
    office.write("plan.yaml", "标题: 校党总支2023年度工作计划（修订）\n" + PLAN)
    result = office.run("plan")
    assert f"已保留 {office.generated / first}" in result.stdout
    assert "现在的一份可能是“校党总支2023年度工作计划（修订）.docx”" in result.stdout
    assert (office.generated / first).read_bytes() == mine


def test_a_record_that_became_an_error_takes_its_old_paper_along_until_it_is_mended(office: Office) -> None:
    office.run("minutes")
    settled = office.papers()
    office.write("minutes.yaml", MEETINGS.replace("刘玉兰", "刘玉蓝", 1))
    result = office.run("minutes")
    assert result.exit_code == 1
    assert "这一份是改动以前的" in result.stdout
    assert office.papers() == {APRIL, *old(MARCH)}
    office.write("minutes.yaml", MEETINGS)
    office.run("minutes")
    assert office.papers() == settled


BROKEN = {
    "syntax": MEETINGS.replace("主题: 通报年度", '主题: "通报年度'),
    "a day that is none": MEETINGS.replace("2023-03-08", "2023-13-08"),
    "the key of the list": MEETINGS.replace("会议:", "会仪录:"),
    "half a file": MEETINGS[: len(MEETINGS) // 4] + "  - 类型: [",
    "an empty file": "",
    "no file": None,
}


@pytest.mark.parametrize("command", ["minutes", "build"])
@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_of_a_file_that_was_not_read_whole_nothing_is_moved_and_that_is_told(
    office: Office, text: str | None, command: str
) -> None:
    office.run("minutes")
    office.write("minutes.yaml", text)
    result = office.run(command)
    assert {MARCH, APRIL} <= office.papers()
    assert not any(name.startswith("旧文件") for name in office.papers())
    assert "警告 W605" in result.stderr
    assert "没有动，还是以前的内容" in result.stderr


def test_the_fault_of_another_file_moves_nothing(office: Office) -> None:
    office.run("build")
    before = office.everything()
    (office.root / "plans" / "organization.yaml").write_text("支部: [", encoding="utf-8")
    result = office.run("build")
    assert result.exit_code == 1
    assert "W605" in result.stderr
    assert office.everything() == before


def test_a_list_that_was_emptied_is_read_whole(office: Office) -> None:
    office.run("minutes")
    office.write("minutes.yaml", "会议:\n")
    office.run("minutes")
    assert office.papers() == old(MARCH, APRIL)


@pytest.mark.parametrize("words", [("--month", "4"), ("--kind", "支委会"), ("--branch", "第一支部")])
def test_a_limited_run_answers_for_its_own_part_only(office: Office, words: tuple[str, ...]) -> None:
    office.run("minutes")
    office.write("minutes.yaml", "会议:\n")
    office.run("minutes", *words)
    left = office.papers()
    assert MARCH in left
    assert (APRIL in left) == (words[0] != "--month")


def test_a_renamed_branch_leaves_no_paper_of_the_old_name(office: Office) -> None:
    office.run("minutes")
    roster = office.root / "plans" / "organization.yaml"
    roster.write_text(ROSTER.replace("第二支部", "高中支部"), encoding="utf-8")
    office.write("minutes.yaml", MEETINGS.replace("第二支部", "高中支部"))
    assert office.run("minutes").exit_code == 0
    now = {name.replace("第二支部", "高中支部") for name in (MARCH, APRIL)}
    assert office.papers() == now | old(MARCH, APRIL)


def test_minutes_of_months_are_reconciled_together(office: Office) -> None:
    office.write("minutes.yaml", None)
    office.write("minutes/3月.yaml", MEETING)
    office.write("minutes/4月.yaml", MEETING.replace("03-08", "04-12").replace("年度", "季度"))
    office.run("minutes")
    assert office.papers() == {MARCH, APRIL}
    office.write("minutes/4月.yaml", None)
    office.run("minutes")
    assert office.papers() == {MARCH, *old(APRIL)}


def test_what_a_person_renamed_copied_or_put_there_stays(office: Office) -> None:
    office.run("minutes")
    folder = office.generated / "minutes"
    mine = {"定稿.docx": b"mine", "副本.docx": (office.generated / MARCH).read_bytes(), "扫描.pdf": b"scan"}
    for name, content in mine.items():
        (folder / name).write_bytes(content)
    (office.generated / APRIL).rename(folder / "四月.docx")
    office.write("minutes.yaml", "会议:\n")
    for _ in range(2):
        office.run("minutes")
        lying = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert lying.keys() == {*mine, "四月.docx"}
        assert {name: lying[name] for name in mine} == mine


def test_without_the_record_every_file_is_a_persons(office: Office) -> None:
    office.run("minutes")
    (office.generated / ".docgen.json").write_text("{", encoding="utf-8")
    office.write("minutes.yaml", CHANGES["its day"])
    office.run("minutes")
    assert {MARCH, MARCH.replace("03-08", "03-09"), APRIL} == office.papers()


def test_the_record_goes_along_to_another_computer(office: Office) -> None:
    office.run("minutes")
    moved = Office(office.root.rename(office.root.with_name("搬家后")))
    moved.write("minutes.yaml", CHANGES["its day"])
    moved.run("minutes")
    assert {MARCH.replace("03-08", "03-09"), APRIL, *old(MARCH)} == moved.papers()


def test_a_dry_run_says_the_same_and_touches_nothing(office: Office) -> None:
    office.run("minutes")
    office.write("minutes.yaml", CHANGES["its day"])
    before = office.everything()
    result = office.run("minutes", "--dry-run")
    assert f"将移到旧文件 {office.generated / MARCH}" in result.stdout
    assert office.everything() == before


def test_an_old_pdf_beside_a_newer_paper_goes_to_the_old_files(office: Office, soffice: str) -> None:
    office.run("minutes", "--pdf")
    pdfs = {name.replace(".docx", ".pdf") for name in (MARCH, APRIL)}
    assert office.papers(".pdf") == pdfs
    office.write("minutes.yaml", MEETINGS.replace("    主题: 通报年", "    内容: 学习\n    主题: 通报年"))
    result = office.run("minutes")
    pdf = MARCH.replace(".docx", ".pdf")
    assert f"已移到旧文件 {office.generated / pdf}（Word 文件改过以后没有再生成 PDF" in result.stdout
    assert office.papers(".pdf") == pdfs - {pdf} | old(pdf)
    office.run("minutes", "--pdf")
    assert pdfs <= office.papers(".pdf")
    office.write("minutes.yaml", "会议:\n")
    office.run("minutes")
    assert all(name.startswith("旧文件") for name in office.papers(".pdf", ".docx"))


def test_filling_only_adds_papers(office: Office, tmp_path: Path) -> None:
    """A table is no record of a year: the next one often bears the same name."""
    template = office.root / "templates_docx" / "卡.docx"
    template.parent.mkdir(exist_ok=True)
    template.write_bytes(template_of("{{ 姓名 }}"))
    table = tmp_path / "表.csv"
    for name in ("甲", "乙"):
        table.write_text(f"姓名\n{name}\n", encoding="utf-8")
        words = ["fill", str(template), str(table), "--name", "{姓名}", "--out", str(tmp_path / "出")]
        result = CliRunner().invoke(docgen, words)
        assert result.exit_code == 0, result.output
    assert {path.name for path in (tmp_path / "出").glob("*.docx")} == {"甲.docx", "乙.docx"}


APRIL_ALONE = CHANGES["its record is deleted"]
FAULTY = MEETINGS.replace("主持人: 刘玉兰", "主持人: 无此人", 1)
FROM_MEMORY = {
    "a record": (MEETINGS, {"minutes.yaml": MEETINGS.replace("03-08", "03-09")}, old(MARCH)),
    "a record with an error": (MEETINGS, {"minutes.yaml": FAULTY}, old(MARCH)),
    "an error where a sheet lies": (APRIL_ALONE, {"minutes.yaml": FAULTY}, set()),
    "a meeting that was held": (APRIL_ALONE, {"minutes.yaml": MEETINGS}, old(SHEETS[1])),
    "not read whole": (MEETINGS, {"minutes.yaml": MEETINGS + '  - 主题: "'}, set()),
    "the plan": (MEETINGS, {"plan.yaml": PLAN.replace("03-08", "03-15")}, old(SHEETS[0], LETTERS[0])),
}


@pytest.mark.parametrize(("before", "after", "moved"), FROM_MEMORY.values(), ids=FROM_MEMORY)
def test_a_year_that_was_read_before_is_reconciled_as_one_read_anew(
    office: Office, before: str, after: dict[str, str], moved: set[str]
) -> None:
    commands = [("build",), ("minutes", "--scheduled"), ("schedule", "--notices", "3")]
    office.write("minutes.yaml", before)
    for words in commands:
        office.run(*words)
    for name, text in after.items():
        office.write(name, text)
    anew = [office.run(*words, "--dry-run").output for words in commands]
    assert [office.run(*words, "--dry-run").output for words in commands] == anew
    for words in commands:
        office.run(*words)
    assert {paper for paper in office.papers() if paper.startswith("旧文件/")} == moved
