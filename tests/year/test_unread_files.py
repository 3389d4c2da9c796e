"""Each file that a person laid into the folders of a year is read, or told with the name it should have."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.base.workspace import Workspace
from docgen.commands import docgen
from docgen.year.unread_files import unread_files, unread_templates, unused_files
from docgen.year.whole import Year

MEETING = "会议:\n  - {类型: 支委会, 日期: 2023-02-06}\n"


def workspace(folder: Path, *names: str) -> Workspace:
    for name in ("plans/organization.yaml", "plans/2023/plan.yaml", "plans/2023/minutes/1月.yaml", *names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("" if name.endswith("plan.yaml") else MEETING, encoding="utf-8")
    return Workspace(folder)


def told(folder: Path, *names: str) -> list[tuple[str, str, str, str]]:
    return [
        (d.level.value, d.code, d.place.source.name, d.hint)
        for d in unread_files(workspace(folder, *names), 2023)
    ]


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("2023/minutes/2月.yml", "应当叫 2月.yaml"),
        ("2023/minutes/2月.YAML", "应当叫 2月.yaml"),
        ("2023/minutes/2月.Yml", "应当叫 2月.yaml"),
        ("2023/minutes/2月.yaml.txt", "应当叫 2月.yaml"),
        ("2023/minutes/2月.txt", "应当叫 2月.yaml"),
        ("2023/minutes/2月．yaml", "应当叫 2月.yaml"),
        ("2023/minutes/2月。yaml", "应当叫 2月.yaml"),
        ("2023/minutes/1月.yml", "应当叫 1月.yaml；已经有 1月.yaml 了，把内容并到那里"),
        ("2023/minutes/2月.docx", "会议记录写在 .yaml 文件里"),
        ("2023/notices.yaml.txt", "应当叫 notices.yaml"),
        ("2023/notices.txt", "应当叫 notices.yaml"),
        ("2023/Notices.yaml", "应当叫 notices.yaml"),
        ("2023/notice.yaml", "应当叫 notices.yaml"),
        ("2023/ｎotices.yaml", "应当叫 notices.yaml"),
        ("2023/公示.yaml", "应当叫 notices.yaml"),
        ("2023/会议记录.yaml", "应当叫 minutes.yaml"),
        ("2023/2023年会议记录.yml", "应当叫 minutes.yaml"),
        ("2023/民主评议.yaml", "应当叫 evaluations.yaml"),
        ("2023/plan .yaml", "应当叫 plan.yaml；已经有 plan.yaml 了，把内容并到那里"),
        (
            "2023/plan第二支部.yaml",
            "plan.yaml 已经有了；另一个时段或者支部的，叫 plan-第二支部.yaml 这样的名称",
        ),
        (
            "2023/秋季学期计划.yaml",
            "plan.yaml 已经有了；另一个时段或者支部的，叫 plan-第二支部.yaml 这样的名称",
        ),
        ("2023/2月.yaml", "一个月一个文件的会议记录，放在 minutes 文件夹里，叫 2月.yaml"),
        ("2023/organization.yaml", "应当叫 organization.yaml，放在 plans 文件夹里，年份文件夹的外面"),
        ("minutes.yaml", "应当叫 minutes.yaml，放在年份文件夹里"),
        ("calendar.yml", "应当叫 calendar.yaml"),
        ("校历.yaml", "应当叫 calendar.yaml"),
    ],
)
def test_a_file_under_another_name_is_told_with_the_right_one(tmp_path: Path, name: str, mend: str) -> None:
    assert told(tmp_path, f"plans/{name}") == [("warning", "K305", f"plans/{name}", mend)]


def test_a_file_of_no_known_name_is_told_with_those_that_are_read(tmp_path: Path) -> None:
    ((*_, mend),) = told(tmp_path, "plans/2023/甲.yaml")
    assert mend == "这里能读的是：plan.yaml、notices.yaml、evaluations.yaml、minutes.yaml"


@pytest.mark.parametrize(
    "name",
    [
        "2023/minutes/.DS_Store",
        "2023/minutes/._2月.yaml",
        "2023/minutes/~$2月.yaml",
        "2023/minutes/.2月.yaml.swp",
        "2023/minutes/2月.yaml.bak",
        "2023/minutes/2月.yaml~",
        "2023/Thumbs.db",
        "2023/desktop.ini",
        "2023/plan.yaml.bak",
        "2023/备忘.txt",
        "2023/总结.docx",
        "2023/照片/七一.jpg",
        "2023/归档/扫描件.yaml",
        "2023/ballots/测评票.csv",
        "schema/plan.schema.json",
        "roster.xlsx",
        "2022/plan.yml",
        "2024备份/plan.yaml",
    ],
)
def test_what_is_known_for_what_it_is_and_what_is_not_of_this_year_needs_no_word(
    tmp_path: Path, name: str
) -> None:
    assert told(tmp_path, f"plans/{name}") == []


COPIES = [
    "1月 - 副本.yaml",
    "1月(1).yaml",
    "1月（2）.yaml",
    "1月 copy.yaml",
    "1月_备份.yaml",
    "1月 (2) - 副本.yaml",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_beside_its_original_is_told_and_its_meetings_count_once(tmp_path: Path, name: str) -> None:
    assert [row[:3] for row in told(tmp_path, f"plans/2023/minutes/{name}")] == [
        ("warning", "K306", f"plans/2023/minutes/{name}")
    ]
    assert [path.name for path in Workspace(tmp_path).files(2023, "minutes")] == ["1月.yaml"]


@pytest.mark.parametrize("name", ["2月(1).yaml", "2月 - 副本.yaml", "3月8日.yaml"])
def test_what_is_called_a_copy_of_nothing_is_read(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, f"plans/2023/minutes/{name}") == []
    assert name in [path.name for path in Workspace(tmp_path).files(2023, "minutes")]


def test_the_fork_of_a_mac_and_the_lock_of_a_program_are_not_read(tmp_path: Path) -> None:
    office = workspace(tmp_path, "plans/2023/minutes/._1月.yaml", "plans/2023/minutes/~$1月.yaml")
    assert [path.name for path in office.files(2023, "minutes")] == ["1月.yaml"]


@pytest.mark.parametrize(
    ("name", "folder", "mend"),
    [
        ("2023/minutes/2月/支委会.yaml", "2023/minutes/2月", "里面的文件，直接放在 minutes 文件夹里"),
        ("2023/会议记录/2月.yaml", "2023/会议记录", "应当叫 minutes"),
        ("2023/Minutes/2月.yaml", "2023/Minutes", "应当叫 minutes"),
        ("2023/选票/票.csv", "2023/选票", "应当叫 ballots"),
        (
            "2023/草稿/notices.yaml",
            "2023/草稿",
            "里面的文件，移到年份文件夹里；会议记录可以放在 minutes 文件夹里",
        ),
        ("2023 - 副本/plan.yaml", "2023 - 副本", "2023年的文件从 2023 文件夹里读；用不着的移走"),
    ],
)
def test_a_folder_that_is_not_looked_into_is_told(tmp_path: Path, name: str, folder: str, mend: str) -> None:
    assert told(tmp_path, f"plans/{name}") == [("warning", "K308", f"plans/{folder}", mend)]


@pytest.mark.parametrize("name", ["2023年", "２０２３", "2023年度", "2023工作"])
def test_a_folder_of_the_year_under_another_name_is_told(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, f"plans/{name}/plan.yaml") == [("warning", "K307", f"plans/{name}", "应当叫 2023")]


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(docgen, [*arguments, "-C", str(folder)])
    return result.stdout + result.stderr


def test_a_year_that_is_asked_for_and_lies_under_another_name_is_named(tmp_path: Path) -> None:
    (tmp_path / "plans" / "2023年").mkdir(parents=True)
    assert "“2023年”请改名为 2023" in run(tmp_path, "plan", "2023")


@pytest.mark.parametrize("command", [("check", "2023"), ("minutes", "2023", "--dry-run"), ("build", "2023")])
def test_every_command_that_reads_the_year_tells_it_once(tmp_path: Path, command: tuple[str, ...]) -> None:
    workspace(tmp_path, "plans/2023/minutes/2月.yml")
    assert run(tmp_path, *command).count("plans/2023/minutes/2月.yml: 警告 K305") == 1


@pytest.mark.parametrize(
    ("name", "code", "told_of"),
    [
        ("2023/会议记录.xlsx", "K309", "2023/会议记录.xlsx"),
        ("2023/测评票.csv", "K309", "2023/测评票.csv"),
        ("2023/ballots/三月/票.xlsx", "K308", "2023/ballots/三月"),
        ("2023/公示.docx", "K305", "2023/公示.docx"),
        ("2023/2023年度民主评议.doc", "K305", "2023/2023年度民主评议.doc"),
    ],
)
def test_check_tells_what_lies_there_and_is_no_yaml(
    tmp_path: Path, name: str, code: str, told_of: str
) -> None:
    workspace(tmp_path, f"plans/{name}")
    assert [(d.code, d.place.source.name) for d in unused_files(Workspace(tmp_path), Year(2023, {}, {}))] == [
        (code, f"plans/{told_of}")
    ]


@pytest.mark.parametrize("name", ["2023/会议记录.docx", "2023/计划.docx", "2023/总结.docx", "2023/照片.zip"])
def test_a_paper_beside_the_yaml_file_that_it_came_from_needs_no_word(tmp_path: Path, name: str) -> None:
    workspace(tmp_path, f"plans/{name}")
    assert list(unused_files(Workspace(tmp_path), Year(2023, {}, {}))) == []


TEMPLATES = ("plan.docx", "minutes.docx")


@pytest.mark.parametrize(
    ("name", "code", "mend"),
    [
        ("Minutes.docx", "K305", "应当叫 minutes.docx"),
        ("minute.docx", "K305", "应当叫 minutes.docx"),
        ("minutes.dotx", "K305", "应当叫 minutes.docx"),
        ("我的模板.docx", "K305", "docgen templates list 列出了模板的名称"),
        ("plan - 副本.docx", "K306", "用不着的删掉；里面有原件没有的内容，并到原件里"),
        ("minutes.docx/x.docx", "K308", "模板要是文件：把这个文件夹改名或移走"),
    ],
)
def test_a_template_that_no_paper_uses_is_told(tmp_path: Path, name: str, code: str, mend: str) -> None:
    workspace(
        tmp_path, "templates_docx/plan.docx", "templates_docx/plan（备份）.docx", f"templates_docx/{name}"
    )
    assert [(d.code, d.hint) for d in unread_templates(Workspace(tmp_path), TEMPLATES)] == [(code, mend)]


def test_templates_check_tells_it(tmp_path: Path) -> None:
    workspace(tmp_path, "templates_docx/minute.docx")
    assert "templates_docx/minute.docx: 警告 K305" in run(tmp_path, "templates", "check")
