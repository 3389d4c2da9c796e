from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from offices import MEETING, ROSTER

from docgen.commands import docgen
from docgen.papers import kinds_of_a_year

PLAN_NAME = "云溪市第三中学党总支2023年度工作计划.docx"
MEETING_NAME = "2023-03-08_党员大会_第二支部_通报年度工作计划.docx"


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    def make(minutes: str | None = MEETING, plan: str | None = "") -> Path:
        folder = workspace(organization=ROSTER, **({"plan": plan} if plan else {}))
        if minutes is not None:
            (folder / "plans" / "2023" / "minutes.yaml").write_text(minutes, encoding="utf-8")
        if plan is None:
            (folder / "plans" / "2023" / "plan.yaml").unlink()
        return folder

    return make


def run(folder: Path, *words: str, name: str = "build") -> Result:
    return CliRunner().invoke(docgen, [name, "2023", "-C", str(folder), *words], prog_name="docgen")


def made(folder: Path, pattern: str = "*.docx") -> list[str]:
    return sorted(path.name for path in (folder / "generated" / "2023").rglob(pattern))


def test_all_families_are_made_in_one_run_with_one_summary(office: Callable[..., Path]) -> None:
    folder = office()
    result = run(folder)
    assert result.exit_code == 0, result.stderr
    assert made(folder) == sorted([MEETING_NAME, PLAN_NAME])
    assert "年度工作计划：已写入 1 个。" in result.stdout
    assert "会议记录：已写入 1 个；文中有 7 处要填写" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("合计：已写入 2 个；文中有 7 处")


def test_a_build_leaves_the_same_files_as_the_commands_one_by_one(office: Callable[..., Path]) -> None:
    folder = office()
    for name in ("plan", "minutes"):
        run(folder, name=name)
    assert "合计：未变化 2 个" in run(folder).stdout


def test_a_family_without_a_file_is_remarked_and_no_fault(office: Callable[..., Path]) -> None:
    result = run(office(minutes=None))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "会议记录：没有生成文件（还没有会议记录" in result.stdout


def test_a_year_without_a_plan_is_no_fault_of_the_build(office: Callable[..., Path]) -> None:
    folder = office(plan=None)
    result = run(folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "年度工作计划：没有生成文件（还没有年度计划" in result.stdout
    assert made(folder) == [MEETING_NAME]
    assert run(folder, name="plan").exit_code == 1


def test_a_year_with_no_files_at_all_ends_in_a_summary(office: Callable[..., Path]) -> None:
    result = run(office(minutes=None, plan=None))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "合计：没有生成文件" in result.stdout


def test_a_fault_in_one_family_refuses_no_paper_of_another(office: Callable[..., Path]) -> None:
    folder = office(plan="成文日期: 2023-02-30\n")
    result = run(folder)
    assert (result.exit_code, made(folder)) == (1, [MEETING_NAME])
    assert "K303" in result.stderr
    assert "会议记录：已写入 1 个；文中有 7 处要填写" in result.stdout


def test_a_refused_record_is_named_and_counted(office: Callable[..., Path]) -> None:
    wrong = MEETING.split("\n", 1)[1].replace("刘玉兰", "刘玉蓝").replace("2023-03-08", "2023-04-10")
    result = run(office(MEETING + wrong))
    assert result.exit_code == 1
    assert "未生成 plans/2023/minutes.yaml 第10行的记录" in result.stdout
    assert "会议记录：已写入 1 个；1 份记录有错误，没有生成；" in result.stdout


def test_what_is_wrong_with_a_file_of_several_families_is_told_once(office: Callable[..., Path]) -> None:
    folder = office()
    roster = folder / "plans" / "organization.yaml"
    roster.write_text(ROSTER.replace("编号: D02", "编号: D01"), encoding="utf-8")
    result = run(folder)
    # A number that two people share stops no plan.
    assert (result.exit_code, made(folder)) == (1, ["云溪市第三中学党总支2023年度工作计划.docx"])
    assert result.stderr.count("错误 D") == 1


def test_dry_run_says_what_would_be_written(office: Callable[..., Path]) -> None:
    folder = office()
    result = run(folder, "--dry-run")
    assert "合计：将写入 2 个；" in result.stdout
    assert not (folder / "generated").exists()


def test_quiet_sums_up_nothing(office: Callable[..., Path]) -> None:
    result = run(office(minutes=None), "-q")
    assert result.exit_code == 0
    assert "合计" not in result.stdout


def test_without_libreoffice_all_word_files_are_written_and_the_lack_is_told_once(
    office: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("docgen.libreoffice.soffice._usual_places", list)
    folder = office()
    result = run(folder, "--pdf")
    assert result.exit_code == 3
    assert made(folder) == sorted([MEETING_NAME, PLAN_NAME])
    assert result.stderr.count("没有找到 LibreOffice") == 1
    assert "合计：已写入 2 个" in result.stdout


def test_pdfs_of_all_families_are_made(office: Callable[..., Path], soffice: str) -> None:
    folder = office()
    assert run(folder, "--pdf").exit_code == 0
    assert len(made(folder, "*.pdf")) == 2


def test_a_year_that_is_not_there_is_wrong_usage(office: Callable[..., Path]) -> None:
    folder = office()
    result = CliRunner().invoke(docgen, ["build", "2019", "-C", str(folder)])
    assert result.exit_code == 2


def test_what_is_made_on_request_only_is_no_part_of_a_build() -> None:
    names = [kind.name for kind in kinds_of_a_year()]
    assert names[:2] == ["plan", "minutes"]
    assert not {"sheets", "schedule", "meeting_notices"} & set(names)


def test_one_bar_goes_forward_over_all_families(
    office: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.commands.making import make_all
    from docgen.making.options import Options

    seen: list[float] = []
    with pytest.raises(Exception, match="0"):
        make_all(2023, office(), Options(watch=lambda done, whole: seen.append(done / whole)), quiet=True)
    assert seen == sorted(seen)
    assert seen[-1] == 1
    assert len(seen) > 2
