from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from appraisals import BALLOTS, RECORD, record_of
from click.testing import CliRunner, Result
from offices import ROSTER

from docgen.commands import docgen

OTHER = RECORD.split("\n", 1)[1].replace("第二支部", "第一支部").replace("民主评议-2", "民主评议-1")
NUMBER = "2023民主评议-2"


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    def make(evaluations: str, ballots: str = "", organization: str = ROSTER) -> Path:
        folder = workspace(organization=organization)
        (folder / "plans" / "2023" / "evaluations.yaml").write_text(evaluations, encoding="utf-8")
        if ballots:
            (folder / "plans" / "2023" / "ballots").mkdir()
            (folder / "plans" / "2023" / "ballots" / "a.csv").write_bytes(ballots.encode("gb18030"))
        return folder

    return make


def run(folder: Path, *words: str, command: str = "evaluations") -> Result:
    return CliRunner().invoke(docgen, [command, "2023", "-C", str(folder), *words], prog_name="docgen")


def made(folder: Path) -> list[str]:
    written = (folder / "generated" / "2023" / "evaluations").glob("*.docx")
    return sorted(path.stem.removeprefix(f"{NUMBER}_") for path in written)


def text_of(folder: Path, name: str) -> str:
    path = folder / "generated" / "2023" / "evaluations" / f"{NUMBER}_{name}.docx"
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_before_the_ballots_are_in_there_are_the_forms_to_fill_in(office: Callable[..., Path]) -> None:
    folder = office(RECORD)
    result = run(folder)
    assert (result.exit_code, result.stderr) == (0, "")
    names = made(folder)
    assert len(names) == 13 * 2 + 2
    assert {"个人自评表_第二支部_王𬱖", "民主评议党员登记表_第二支部_阿依古丽·买买提"} < set(names)
    assert {"互评表_第二支部", "测评票_第二支部"} < set(names)
    assert not any("汇总" in name or "结果" in name for name in names)


def test_with_the_ballots_come_the_tally_and_the_result(office: Callable[..., Path]) -> None:
    folder = office(record_of("选票: a.csv", "发出: 12", "评定: {刘玉兰: 优秀}"), BALLOTS)
    result = run(folder)
    assert result.exit_code == 0, result.stderr
    tally = text_of(folder, "测评汇总表_第二支部")
    assert "发出测评票12张，收回12张，其中有效票11张，无效票1张（空白票1张）" in tally
    assert (
        "第二支部共有党员13名，其中正式党员11名、预备党员2名（王𬱖、李小龙，参加评议，不评定等次）" in tally
    )
    assert "“优秀”等次一般不超过3名" in tally
    assert "优秀率＝优秀票数÷有效票11张" in tally
    assert "81.8%" in tally
    assert "选了两项以上，这一格计为无效" in tally
    outcome = text_of(folder, "评定结果_第二支部")
    assert "【待补：评定】" in outcome
    assert "预备党员，不评定等次" in outcome


def test_what_was_done_with_each_mark_is_said_at_its_cell(office: Callable[..., Path]) -> None:
    folder = office(record_of("选票: a.csv", "发出: 12"), BALLOTS)
    assert "plans/2023/ballots/a.csv:D9: 警告 D495 8号票，张伟“优秀、合格”" in run(folder).stderr
    check = run(folder, command="check")
    assert (check.exit_code, "a.csv" in check.stderr) == (0, False)


def test_of_records_that_were_not_asked_for_nothing_is_said(office: Callable[..., Path]) -> None:
    folder = office(record_of("选票: a.csv", "发出: 12") + OTHER, BALLOTS)
    result = run(folder, "2023民主评议-1")
    assert (result.exit_code, result.stderr) == (0, "")


def test_the_grade_is_never_the_programs(office: Callable[..., Path]) -> None:
    folder = office(record_of("选票: a.csv", "发出: 12"), BALLOTS)
    run(folder)
    document = docx.Document(
        str(folder / "generated" / "2023" / "evaluations" / f"{NUMBER}_评定结果_第二支部.docx")
    )
    *rows, _white, signing = document.tables[0].rows
    assert signing.cells[0].text == "书记签字"
    at = [cell.text for cell in rows[0].cells].index("支委会评定")
    column = [row.cells[at].text for row in rows][1:]
    assert set(column) == {"【待补：评定】", "—"}


def test_merged_the_personal_forms_are_one_file_with_everybody_once(office: Callable[..., Path]) -> None:
    folder = office(RECORD)
    assert run(folder, "--merge").exit_code == 0
    assert made(folder) == ["个人用表_第二支部_合并打印", "互评表_第二支部", "测评票_第二支部"]
    document = docx.Document(
        str(folder / "generated" / "2023" / "evaluations" / f"{NUMBER}_个人用表_第二支部_合并打印.docx")
    )
    names = [table.rows[0].cells[1].text for table in document.tables]
    assert len(names) == 26
    assert names[:13] == names[13:]
    assert len(set(names)) == 13
    breaks = [p for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.pageBreakBefore is not None]
    assert len(breaks) == 25


def test_only_the_numbers_asked_for_are_made_and_a_wrong_one_is_told(office: Callable[..., Path]) -> None:
    folder = office(RECORD + OTHER)
    result = run(folder, NUMBER, "没有的")
    assert result.exit_code == 1
    assert "没有编号为“没有的”的记录" in result.stdout
    assert all("第二支部" in name for name in made(folder))


def test_a_faulty_record_refuses_its_own_papers_and_no_others(office: Callable[..., Path]) -> None:
    folder = office(record_of("评定: {刘玉蓝: 优秀}") + OTHER)
    result = run(folder)
    assert result.exit_code == 1
    assert (
        "未生成 plans/2023/evaluations.yaml 第2行的记录（2023民主评议-2 民主评议党员 第二支部）"
        in result.stdout
    )
    assert made(folder)
    assert all("第一支部" in name for name in made(folder))


def test_a_ballot_file_that_is_not_there_refuses_its_own_record(office: Callable[..., Path]) -> None:
    folder = office(record_of("选票: b.csv") + OTHER, BALLOTS)
    result = run(folder)
    assert "K340 没有找到选票文件“b.csv”，是不是“a.csv”？" in result.stderr
    assert all("第一支部" in name for name in made(folder))


@pytest.mark.parametrize("name", ["../plan.yaml", "/etc/passwd", "x/../../plan.yaml", "\\0.csv"])
def test_no_file_outside_the_folder_of_ballots_is_read(office: Callable[..., Path], name: str) -> None:
    result = run(office(record_of(f"选票: {name}"), BALLOTS))
    assert result.exit_code == 1
    assert "K340" in result.stderr


def test_a_damaged_workbook_refuses_its_own_record(office: Callable[..., Path]) -> None:
    folder = office(record_of("选票: b.xlsx") + OTHER, BALLOTS)
    (folder / "plans" / "2023" / "ballots" / "b.xlsx").write_bytes(b"PK\x03\x04 broken")
    result = run(folder)
    assert result.exit_code == 1
    assert "Y161" in result.stderr
    assert all("第一支部" in name for name in made(folder))


def test_a_year_without_evaluations_says_so(workspace: Callable[..., Path]) -> None:
    result = run(workspace(organization=ROSTER))
    assert result.exit_code == 0
    assert "evaluations.yaml" in result.stdout


def test_three_hundred_members_are_one_batch(office: Callable[..., Path]) -> None:
    members = "".join(
        f"      - {{编号: M{n}, 姓名: {'张伟' if n < 3 else f'党员{n}'}, 身份: 正式党员, "
        "入党日期: 2001-07-01, 转正日期: 2002-07-01}\n"
        for n in range(300)
    )
    roster = f"单位: 中共某校总支部委员会\n支部:\n  - 名称: 第二支部\n    党员:\n{members}"
    folder = office(RECORD, organization=roster)
    result = run(folder)
    assert result.exit_code == 0, result.stderr
    assert "D498" in result.stderr
    names = made(folder)
    assert len(names) == 602
    assert {f"个人自评表_第二支部_张伟（M{n}）" for n in range(3)} < set(names)
