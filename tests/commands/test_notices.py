from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from noticeboard import HEAD, LISTED, MINUTES, ORGANIZATION, changed
from wordtext import readable

from docgen.base.workspace import Workspace
from docgen.commands import docgen
from docgen.year import Year, listed

FIRST = "2023-09-26_公示_发展对象_何磊.docx"
OTHER = changed(
    ("A1", "A2"), ("发展对象", "预备党员转正"), ("何磊", "李小龙"), ("2023-09-26", "2023-09-28\n    结果: 无")
)
WRONG = changed(("A1", "A3"), ("何磊", "何蕾"), ("会议", "经研究"))


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    def make(notices: str | None = HEAD + LISTED + OTHER, minutes: str = MINUTES) -> Path:
        folder = workspace(organization=ORGANIZATION)
        year = folder / "plans" / "2023"
        (year / "minutes.yaml").write_text(minutes, encoding="utf-8")
        if notices is not None:
            (year / "notices.yaml").write_text(notices, encoding="utf-8")
        return folder

    return make


def run(folder: Path, *words: str, command: str = "notices") -> Result:
    return CliRunner().invoke(docgen, [command, "2023", "-C", str(folder), *words], prog_name="docgen")


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "generated" / "2023" / "notices").glob("*.docx"))


def test_notices_and_reports_are_written_each_to_its_own_file(office: Callable[..., Path]) -> None:
    folder = office()
    result = run(folder, "-q")
    assert result.exit_code == 0, result.stderr
    assert made(folder) == [
        FIRST,
        "2023-09-28_公示_预备党员转正_李小龙.docx",
        "2023-09-28_公示情况报告_预备党员转正_李小龙.docx",
    ]
    assert "未变化 3 个" in run(folder).stdout


@pytest.mark.parametrize(("numbers", "papers"), [(["A1"], 1), (["A2"], 2), (["A1", "A2"], 3)])
def test_numbers_choose_the_notices(office: Callable[..., Path], numbers: list[str], papers: int) -> None:
    folder = office()
    assert run(folder, *numbers).exit_code == 0
    assert len(made(folder)) == papers


def test_a_number_that_no_notice_has_is_a_wrong_use(office: Callable[..., Path]) -> None:
    folder = office(HEAD + changed(("A1", "2023-01")))
    result = run(folder, "2023-1")
    assert result.exit_code == 2
    assert "没有编号为“2023-1”的公示，是不是“2023-01”？" in result.stderr
    assert made(folder) == []


def test_a_wrong_notice_is_not_written_and_the_others_are(office: Callable[..., Path]) -> None:
    folder = office(HEAD + LISTED + WRONG)
    result = run(folder)
    assert result.exit_code == 1
    assert made(folder) == [FIRST]
    assert (
        "未生成 plans/2023/notices.yaml 第11行的记录（A3 发展对象 何蕾）：名册里没有“何蕾”" in result.stdout
    )


def test_a_notice_whose_yaml_is_broken_refuses_itself_alone(office: Callable[..., Path]) -> None:
    folder = office(HEAD + LISTED + '  - 编号: "A9\n    类别: 发展对象\n' + OTHER)
    assert run(folder).exit_code == 1
    assert FIRST in made(folder)


def test_before_the_holiday_notice_a_notice_says_that_its_last_day_may_move(
    office: Callable[..., Path],
) -> None:
    folder = office(HEAD + changed(("2023-09-26", "2026-12-30")))
    result = run(folder)
    assert result.exit_code == 0
    assert "还不知道2027年的放假安排" in result.stderr
    (paper,) = (folder / "generated" / "2023" / "notices").glob("2026-12-30_*.docx")
    assert "（5个工作日；暂定，以国务院办公厅放假通知为准）" in readable(paper)


def test_a_wrong_record_of_the_minutes_does_not_stop_the_notices(office: Callable[..., Path]) -> None:
    wrong = MINUTES + "  - {类型: 党员大会, 支部: 第二支部, 日期: 2023-12-01, 主持人: 刘玉蓝}\n"
    folder = office(minutes=wrong)
    result = run(folder, "-q")
    assert (result.exit_code, len(made(folder))) == (0, 3)
    assert "刘玉蓝" not in result.output
    assert run(folder, command="minutes").exit_code == 1


def test_a_wrong_notice_does_not_stop_the_minutes(office: Callable[..., Path]) -> None:
    folder = office(HEAD + WRONG)
    result = run(folder, command="minutes")
    assert result.exit_code == 0, result.stderr
    assert "何蕾" not in result.output


@pytest.mark.parametrize("notices", [None, "公示:\n", "公示: []\n"])
def test_a_year_without_notices_ends_in_a_summary(office: Callable[..., Path], notices: str | None) -> None:
    result = run(office(notices))
    assert result.exit_code == 0, result.stderr
    assert "还没有公示" in result.stdout


def test_a_paper_edited_by_hand_is_kept(office: Callable[..., Path]) -> None:
    folder = office()
    run(folder)
    path = folder / "generated" / "2023" / "notices" / FIRST
    path.write_bytes(path.read_bytes() + b" ")
    (folder / "plans" / "2023" / "notices.yaml").write_text(
        HEAD.replace("一楼", "二楼") + LISTED, encoding="utf-8"
    )
    assert "2023-09-26_公示_发展对象_何磊（新生成）.docx" in run(folder).stdout
    assert path.read_bytes().endswith(b" ")


def test_check_tells_the_facts_of_the_notices(office: Callable[..., Path]) -> None:
    result = run(office(HEAD + WRONG), command="check")
    assert result.exit_code == 1
    assert "plans/2023/notices.yaml:6:9: 错误 N801 名册里没有“何蕾”，是不是“何磊”" in result.stderr


def test_reminders_stand_by_today_or_by_the_day_asked_for(office: Callable[..., Path]) -> None:
    folder = office(None)
    # 王𬱖 is due in 2024: of a year that is over, what comes after it is told with the next one.
    assert "期满" not in run(folder, command="check").stderr
    late = run(folder, "--at", "2024-06-01", command="check").stderr
    assert "plans/organization.yaml" in late
    assert "王𬱖的预备期2024年6月20日期满，还有19天" in late
    assert "（截至2024年6月1日）" in late


def test_rules_of_the_office_are_checked(office: Callable[..., Path]) -> None:
    folder = office()
    rules = "发展党员: [{编号: FZ13, 事项: 积极分子培养, 来源: 本单位, 自: 2020-01-01}]\n"
    (folder / "plans" / "rules.yaml").write_text(rules, encoding="utf-8")
    result = run(folder, command="check")
    assert result.exit_code == 1
    assert "D472 “积极分子培养”没有写“月数”" in result.stderr


def test_a_build_reads_the_year_once_for_evaluations_and_notices_and_later_what_is_saved_meanwhile(
    office: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = office()
    year = folder / "plans" / "2023"
    (year / "evaluations.yaml").write_text("评议: []\n", encoding="utf-8")
    read, happened = listed.with_notices, []

    def saved_meanwhile(workspace: Workspace, of_year: Year) -> Year:
        found = read(workspace, of_year)
        (year / "notices.yaml").write_text(HEAD + OTHER, encoding="utf-8")
        happened.append("read")
        return found

    monkeypatch.setattr(listed, "with_notices", saved_meanwhile)
    run(folder, command="build")
    assert happened == ["read"]
    assert FIRST in made(folder)
    run(folder, command="build")
    assert made(folder)
    assert FIRST not in made(folder)
