"""`docgen import` from the command line: where it writes, what it says, what it refuses."""

from __future__ import annotations

import os
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from hostile_cases import REFUSED, Case
from hostile_imports import IMPORTS
from manuscripts import headings, plan_in
from office_files import OUTLINE, TITLE, UNIT, WAYS, WORDS, flat_odt, textual
from tables import workbook
from word_notices import in_word

from docgen.commands import docgen

FILES = Path(__file__).parents[1] / "importing" / "files"
TEXT = "\n".join(textual())


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace with a unit and nothing else."""
    (tmp_path / "plans").mkdir()
    organization = f"单位: {UNIT}\n简称: 青石小学党支部\n支部: [{{名称: 党支部}}]\n"
    (tmp_path / "plans" / "organization.yaml").write_text(organization, encoding="utf-8")
    return tmp_path


def run(office: Path, name: str, data: bytes | str, *words: str) -> Result:
    (office / name).write_bytes(data.encode() if isinstance(data, str) else data)
    command = ["import", str(office / name), "--year", "2024", "-C", str(office), *words]
    result = CliRunner().invoke(docgen, command, prog_name="docgen")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def plan_of(office: Path, name: str = "plan.yaml") -> str:
    return (office / "plans" / "2024" / name).read_text(encoding="utf-8")


def test_a_word_file_becomes_plan_yaml_and_what_was_found_is_told(office: Path) -> None:
    result = run(office, "去年的计划.docx", WAYS["automatic numbers"]())
    assert result.exit_code == 0, result.output
    assert f"标题: {TITLE}" in plan_of(office)
    said = result.stdout.splitlines()
    assert said[0] == f"已写入 {office / 'plans' / '2024' / 'plan.yaml'}"
    assert said[1].startswith("认出了：标题、导语、指导思想、重点任务、章节")
    assert any(line.startswith("核对：原文 ") and "全部在 plan.yaml 里" in line for line in said)
    assert said[-1].endswith("再运行 docgen check 2024，然后 docgen plan 2024")


def test_each_guess_is_told_with_its_line(office: Path) -> None:
    result = run(office, "计划.txt", TEXT)
    lines = plan_of(office).splitlines()
    guessed = [n for n, line in enumerate(lines, start=1) if line.strip().startswith("# 猜的：")]
    assert guessed
    assert f"猜的有 {len(guessed)} 处" in result.stdout
    for number in guessed:
        assert f"  第{number}行：{lines[number - 1].strip().removeprefix('# 猜的：')}" in result.stdout


def test_an_imported_plan_passes_check_and_becomes_a_paper(office: Path) -> None:
    run(office, "计划.docx", WAYS["a table of its schedule"]())
    checked = CliRunner().invoke(docgen, ["check", "2024", "-C", str(office)])
    assert checked.exit_code == 0, checked.output
    made = CliRunner().invoke(docgen, ["plan", "2024", "-C", str(office)])
    assert made.exit_code == 0, made.output
    (paper,) = (office / "generated" / "2024" / "plan").glob("*.docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(paper)).paragraphs)
    for words in WORDS:
        assert words in text.replace("\n", "")


def test_a_plan_that_is_there_is_never_touched_the_new_one_lies_beside_it(office: Path) -> None:
    (office / "plans" / "2024").mkdir()
    (office / "plans" / "2024" / "plan.yaml").write_text("标题: 自己写的\n", encoding="utf-8")
    first, second = run(office, "计划.txt", TEXT), run(office, "计划.txt", TEXT)
    assert plan_of(office) == "标题: 自己写的\n"
    assert TITLE in plan_of(office, "plan（导入）.yaml")
    assert TITLE in plan_of(office, "plan（导入2）.yaml")
    assert "没有动它，新的写在旁边" in first.stdout
    assert "把“plan（导入2）.yaml”改名为 plan.yaml" in second.stdout


def test_a_starter_file_that_nobody_has_begun_is_replaced(tmp_path: Path) -> None:
    assert CliRunner().invoke(docgen, ["init", str(tmp_path), "--year", "2024"]).exit_code == 0
    run(tmp_path, "计划.txt", TEXT)
    run(tmp_path, "花名册.xlsx", workbook(*ROSTER))
    assert TITLE in plan_of(tmp_path)
    assert "姓名: 李梅" in (tmp_path / "plans" / "organization.yaml").read_text(encoding="utf-8")
    assert not list(tmp_path.rglob("*（导入）*"))


def test_force_replaces_a_plan_and_keeps_a_backup(office: Path) -> None:
    (office / "plans" / "2024").mkdir()
    (office / "plans" / "2024" / "plan.yaml").write_text("标题: 自己写的\n", encoding="utf-8")
    result = run(office, "计划.txt", TEXT, "--force")
    assert TITLE in plan_of(office)
    assert plan_of(office, "plan（备份）.yaml") == "标题: 自己写的\n"
    assert "原来的另存为" in result.stdout


def test_a_dry_run_says_where_and_writes_nothing(office: Path) -> None:
    result = run(office, "计划.txt", TEXT, "--dry-run")
    assert result.stdout.startswith(f"将写入 {office / 'plans' / '2024' / 'plan.yaml'}")
    assert not (office / "plans" / "2024").exists()


def test_quiet_says_nothing_when_nothing_is_wrong(office: Path) -> None:
    result = run(office, "计划.txt", TEXT, "-q")
    assert (result.output, result.exit_code) == ("", 0)
    assert TITLE in plan_of(office)


def test_a_year_that_is_not_the_plans_own_is_told_at_its_line(office: Path) -> None:
    result = run(office, "计划.txt", TEXT.replace("2024年工作计划", "2019年工作计划"))
    assert result.exit_code == 0
    assert "plans/2024/plan.yaml:" in result.stderr
    assert "D401" in result.stderr


NO_PLANS = [case for case in IMPORTS if case.fate == REFUSED]


@pytest.mark.parametrize("case", NO_PLANS, ids=[case.name for case in NO_PLANS])
def test_what_is_no_plan_is_told_in_chinese_and_nothing_is_written(office: Path, case: Case) -> None:
    ((name, data),) = case.files().items()
    result = run(office, Path(name).name, data)
    assert result.exit_code == 1, result.output
    assert case.words in result.stderr
    assert "没有写文件" in result.stdout
    assert not (office / "plans" / "2024").exists()


def test_a_year_whose_place_is_taken_by_a_file_is_the_machines_refusal(office: Path) -> None:
    (office / "plans" / "2024").write_text("占着", encoding="utf-8")
    result = run(office, "计划.txt", TEXT)
    assert result.exit_code == 3
    assert "占着" in (office / "plans" / "2024").read_text(encoding="utf-8")
    assert result.stderr.strip()


def test_a_file_that_is_not_there_and_a_missing_year_are_wrong_usage(office: Path) -> None:
    gone = CliRunner().invoke(docgen, ["import", "没有.docx", "--year", "2024", "-C", str(office)])
    yearless = CliRunner().invoke(docgen, ["import", __file__, "-C", str(office)])
    assert (gone.exit_code, yearless.exit_code) == (2, 2)
    assert "没有" in gone.stderr
    assert "--year" in yearless.stderr


@pytest.mark.skipif(os.name == "nt", reason="looks for soffice on the PATH alone")
def test_without_libreoffice_a_doc_is_refused_with_the_way_out(office: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = run(office, "计划.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert result.exit_code == 3
    assert "另存为" in result.stderr


def test_a_flat_odt_is_read_through_libreoffice(office: Path, soffice: str) -> None:
    result = run(office, "计划.fodt", flat_odt())
    assert result.exit_code == 0, result.output
    assert "全部在 plan.yaml 里" in result.stdout
    assert headings(plan_in(plan_of(office), 2024)) == OUTLINE


def test_a_doc_is_read_through_libreoffice(office: Path, soffice: str) -> None:
    result = run(office, "计划.doc", (FILES / "libreoffice.doc").read_bytes())
    assert result.exit_code == 0, result.output
    assert headings(plan_in(plan_of(office), 2024)) == OUTLINE


def test_a_doc_that_libreoffice_cannot_open_is_told(office: Path, soffice: str) -> None:
    result = run(office, "计划.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert result.exit_code == 1
    assert "I911" in result.stderr


ROSTER = (
    ["青石镇中心小学党员名册"],
    ["编号", "姓 名", "性别", "支部", "身份", "出生年月", "入党日期"],
    ["D01", "李 梅", "女", "第一支部", "正式党员", "1980.07", "2005年6月30日"],
    ["D02", "王刚", "男", "", "预备党员", "1991-02", "2023-12-01"],
    ["D03", "赵敏", "女", "第二支部", "入党积极分子", "", ""],
    ["合计", "3"],
)


def test_a_roster_becomes_organization_yaml_a_person_a_line(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    result = run(tmp_path, "花名册.xlsx", workbook(*ROSTER))
    text = (tmp_path / "plans" / "organization.yaml").read_text(encoding="utf-8")
    assert "单位: 【请填写党组织全称】" in text
    line = "{编号: D01, 姓名: 李梅, 性别: 女, 身份: 正式党员, 出生年月: 1980-07, 入党日期: 2005-06-30}"
    assert f"      - {line}" in text.splitlines()
    assert "{编号: D03, 姓名: 赵敏, 性别: 女, 支部: 第二支部, 身份: 入党积极分子}" in text
    assert "党员 2 名，培养对象 1 名" in result.stdout
    assert result.exit_code == 0, result.output


def test_an_organization_that_is_there_is_not_touched_and_names_the_unit(office: Path) -> None:
    before = (office / "plans" / "organization.yaml").read_bytes()
    run(office, "花名册.csv", "编号,姓名,性别,支部\nD01,李梅,女,第一支部\n".encode("gb18030"))
    assert (office / "plans" / "organization.yaml").read_bytes() == before
    beside = (office / "plans" / "organization（导入）.yaml").read_text(encoding="utf-8")
    assert f"单位: {UNIT}" in beside
    assert "姓名: 李梅" in beside


def test_the_terms_of_branches_are_kept_as_well(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    told = f"单位: {UNIT}\n届期: 2020—2023\n支部: [{{名称: 第一支部, 届期: 2021—2024}}, {{名称: 第二支部}}]\n"
    (tmp_path / "plans" / "organization.yaml").write_text(told, encoding="utf-8")
    roster = "编号,姓名,性别,支部\nD01,李梅,女,第一支部\nD02,赵敏,女,第二支部\n"
    run(tmp_path, "花名册.csv", roster.encode("gb18030"))
    beside = (tmp_path / "plans" / "organization（导入）.yaml").read_text(encoding="utf-8")
    assert "\n届期: 2020—2023\n" in beside
    assert "  - 名称: 第一支部\n    届期: 2021—2024\n" in beside
    assert beside.count("届期") == 2


def test_a_table_that_is_no_roster_is_told_at_its_place(office: Path) -> None:
    result = run(office, "表.xlsx", workbook(["甲", "乙"], ["1", "2"]))
    assert result.exit_code == 1
    assert "K320" in result.stderr
    assert OUTLINE[0] not in result.output


NOTICE = (
    "发展对象公示",
    "经支委会研究，拟将周敏同志列为发展对象，现予公示。",
    "公示期：2024年4月8日至4月12日（5个工作日）。",
    "中共青石小学支部委员会",
    "2024年4月8日",
)
RECORD = ("支部党员大会会议记录", "时间：2024年4月6日", "地点：三楼", "主持人：何平", "内容：学习")


def test_a_notice_becomes_notices_yaml(office: Path) -> None:
    result = run(office, "公示.docx", in_word(*NOTICE))
    assert result.exit_code == 0, result.output
    assert "公示 1 份" in result.stdout
    assert "全部在 notices.yaml 里" in result.stdout
    text = plan_of(office, "notices.yaml")
    assert "- 周敏" in text
    assert not (office / "plans" / "2024" / "plan.yaml").exists()


def test_a_notice_that_is_a_text_file_is_one_too(office: Path) -> None:
    assert run(office, "公示.txt", "\n".join(NOTICE)).exit_code == 0
    assert "类别: 发展对象" in plan_of(office, "notices.yaml")


def test_notices_that_somebody_has_begun_stay_and_the_new_ones_stand_beside(office: Path) -> None:
    run(office, "公示.docx", in_word(*NOTICE))
    kept = plan_of(office, "notices.yaml")
    result = run(office, "公示.docx", in_word(*NOTICE))
    assert plan_of(office, "notices.yaml") == kept
    assert "notices（导入）.yaml" in result.stdout


def test_a_folder_of_records_and_notices_fills_both_files_and_names_the_rest(office: Path) -> None:
    folder = office / "去年"
    folder.mkdir()
    for name, blocks in (
        ("公示", NOTICE),
        ("记录", RECORD),
        ("总结", ("2023年工作总结", "一、概况", "完成。")),
    ):
        (folder / f"{name}.docx").write_bytes(in_word(*blocks))
    command = ["import", str(folder), "--year", "2024", "-C", str(office)]
    result = CliRunner().invoke(docgen, command, prog_name="docgen")
    assert result.exit_code == 0, result.output
    assert "不是会议记录，也不是公示，没有读：总结.docx" in result.stdout
    assert "- 周敏" in plan_of(office, "notices.yaml")
    assert "类型: 党员大会" in plan_of(office, "minutes.yaml")


def test_a_dry_run_of_notices_writes_nothing(office: Path) -> None:
    result = run(office, "公示.docx", in_word(*NOTICE), "--dry-run")
    assert "将写入" in result.stdout
    assert not (office / "plans" / "2024").exists()
