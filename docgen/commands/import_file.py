"""`docgen import`: Word files become plan.yaml, minutes.yaml and notices.yaml, a roster organization.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

from docgen.base.diagnostics import Diagnostic, has_errors
from docgen.base.workspace import Workspace, starter
from docgen.commands.printing import say
from docgen.commands.reporting import print_diagnostics, tally
from docgen.commands.shared_options import (
    INPUT_HAS_ERRORS,
    YearNumber,
    file_at,
    leave,
    quiet_option,
    workspace_at,
    workspace_option,
)

if TYPE_CHECKING:
    from docgen.importing.manuscript import Manuscript
    from docgen.importing.minutes_yaml import ImportedMinutes
    from docgen.importing.notices_yaml import ImportedNotices
    from docgen.importing.plan_yaml import ImportedPlan
    from docgen.importing.proof import Proof

MARK = "导入"
WRITTEN = (".docx", ".txt", ".doc", ".wps", ".odt", ".rtf")
"""The endings of papers that are looked for in a folder."""
MOST_COPIES = 99
MOST_GUESSES = 12
"""The most guesses that are listed one by one; all of them are marked in the file."""


class TargetFile(NamedTuple):
    """The file that was written, and the backup of the file that it replaced."""

    path: Path
    is_beside: bool = False
    backup: Path | None = None


class ImportOptions(NamedTuple):
    """The options of the command."""

    force: bool
    dry_run: bool
    quiet: bool


@click.command("import", short_help="由 Word 文件得到 plan.yaml、minutes.yaml、notices.yaml")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option(
    "--year",
    type=YearNumber(),
    required=True,
    metavar="年份",
    help="哪一年的计划：写到 plans/年份。",
)
@workspace_option
@click.option("--dry-run", is_flag=True, help="只说读出了什么、会写到哪里，不真的写。")
@click.option("--force", is_flag=True, help="已经有的 plan.yaml 用新的替换（原来的另存为备份）。")
@quiet_option
def command(file: Path, year: int, *, start: Path, dry_run: bool, force: bool, quiet: bool) -> None:
    """把去年的 Word 文件、从网页上复制的文字变成 plans/年份/plan.yaml，一句不丢。

    文件可以是 .docx、.txt（任何编码），也可以是 .doc、.wps、.odt、.rtf（要有 LibreOffice）；花名册（.xlsx、
    .csv）变成 plans/organization.yaml；会议记录（一份里一次或者几次）变成 plans/年份/minutes.yaml，公示和
    公示情况报告变成 plans/年份/notices.yaml，整个文件夹也可以。

    读不准的地方，上面写着“# 猜的”；放不进去的字，在文件末尾的注释里。

    已经有 plan.yaml 的，不动它，新的写在旁边，名字带“（导入）”。
    """
    # Imported here, as in every command: `docgen --help` must not load what only an import needs.
    from docgen.importing.file_formats import is_roster
    from docgen.reading.disk import read_at_most

    workspace, how = workspace_at(start), ImportOptions(force, dry_run, quiet)
    # A folder of records has no ending; one called 名册.xlsx was meant to be a file.
    file = file_at(file, start, or_folder=not file.suffix)
    if file.is_dir():
        _import_folder(file, workspace, year, how)
        return
    data = read_at_most(file)
    if is_roster(file):
        _import_roster(data, file, workspace, year, how)
    else:
        _import_paper(data, file, workspace, year, how)


class PapersByKind(NamedTuple):
    """Papers by what they are: records of meetings, notices, and others."""

    minutes: list[Manuscript]
    notices: list[Manuscript]
    others: list[Manuscript]


def _by_kind(manuscripts: Iterable[Manuscript]) -> PapersByKind:
    from docgen.importing.minutes_forms import is_minutes
    from docgen.importing.notice_forms import is_notices

    found = PapersByKind([], [], [])
    for each in manuscripts:
        if is_notices(each.blocks):
            found.notices.append(each)
        else:
            (found.minutes if is_minutes(each.blocks) else found.others).append(each)
    return found


def _import_paper(data: bytes, file: Path, workspace: Workspace, year: int, how: ImportOptions) -> None:
    """Import a paper as what it is: records of meetings, notices, or a plan."""
    from docgen.importing.file_formats import open_manuscript

    manuscript = open_manuscript(data, file, file.name)
    if isinstance(manuscript, Diagnostic):
        _end_with_errors([manuscript])
    found = _by_kind([manuscript])
    if found.others:
        _tell_like_minutes(manuscript, how)
        _import_plan(manuscript, workspace, year, how)
    else:
        _import_records(found, workspace, year, how)


def _tell_like_minutes(manuscript: Manuscript, how: ImportOptions) -> None:
    """Say of a paper titled a record that it was not read as one: everything would stand in 导语."""
    from docgen.importing.minutes_forms import record_title

    title = record_title(manuscript.blocks)
    if title and not how.quiet:
        say(f"看标题“{title}”像会议记录，但没有找到“时间：”“地点：”“主持人：”这样的字样，没有按会议记录读。")


def _import_folder(folder: Path, workspace: Workspace, year: int, how: ImportOptions) -> None:
    """Import the records of meetings and the notices of a folder; the other papers in it are named."""
    found = _by_kind(_opened(folder, how))
    if not how.quiet:
        for other in found.others:
            say(f"不是会议记录，也不是公示，没有读：{other.source.name}")
    if not (found.minutes or found.notices):
        raise click.UsageError(f"“{folder}”里没有会议记录和公示（{'、'.join(WRITTEN)}）。")
    _import_records(found, workspace, year, how)


def _opened(folder: Path, how: ImportOptions) -> Iterator[Manuscript]:
    """The papers of a folder; one that cannot be read is told, and the others are."""
    from docgen.importing.file_formats import open_manuscript
    from docgen.reading.disk import read_at_most

    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in WRITTEN):
        read = open_manuscript(read_at_most(path), path, path.relative_to(folder).as_posix())
        if isinstance(read, Diagnostic):
            print_diagnostics([read], quiet=how.quiet)
        else:
            yield read


def _import_records(found: PapersByKind, workspace: Workspace, year: int, how: ImportOptions) -> None:
    """Write minutes.yaml and notices.yaml, as far as there is something for them."""
    faults = []
    if found.minutes:
        from docgen.importing import minutes_yaml

        minutes = minutes_yaml.import_minutes(found.minutes, year)
        if isinstance(minutes, Diagnostic):
            _end_with_errors([minutes])
        told = f"会议记录 {minutes.records} 次。没有对上项目的话在“内容”里，请对照原来的记录看一遍。"
        written = _written_records("minutes.yaml", minutes, told, workspace, year, how)
        faults += minutes_yaml.check_imported(minutes.text, workspace.name_of(written.path), year)
    if found.notices:
        from docgen.importing import notices_yaml

        notices = notices_yaml.import_notices(found.notices, year)
        told = f"公示 {notices.notices} 份。程序用自己的话印的，原文在上面的注释里，请对照看一遍。"
        written = _written_records("notices.yaml", notices, told, workspace, year, how)
        faults += notices_yaml.check_imported(notices.text, workspace.name_of(written.path), year)
    print_diagnostics(faults, quiet=how.quiet)
    if not how.quiet:
        facts = [*(["到会、表决和该开的会"] if found.minutes else []), *(["公示"] if found.notices else [])]
        say(f"检查写法：{tally(faults)}。接下来：运行 docgen check {year}，核对{'，还有'.join(facts)}。")
    if has_errors(faults):
        leave(INPUT_HAS_ERRORS)


def _written_records(
    name: str,
    made: ImportedMinutes | ImportedNotices,
    told: str,
    workspace: Workspace,
    year: int,
    how: ImportOptions,
) -> TargetFile:
    """Write a file of records, and tell what it holds."""
    written = _written(workspace.year(year) / name, made.text, how, starter(name, year))
    if not how.quiet:
        _tell_written(written, how)
        say(told)
        _tell_proof(made.proof, written.path.name)
    print_diagnostics(made.said, quiet=how.quiet)
    return written


def _import_plan(manuscript: Manuscript, workspace: Workspace, year: int, how: ImportOptions) -> None:
    from docgen.importing.plan_yaml import check_imported, import_plan

    made = import_plan(manuscript, year)
    if isinstance(made, Diagnostic):
        _end_with_errors([made])
    target = workspace.year(year) / "plan.yaml"
    written = _written(target, made.text, how, starter(target.name, year))
    print_diagnostics(made.said, quiet=how.quiet)
    # Checked as any file of the year: the import must not hand over a file that the next command refuses.
    checked = check_imported(made.text, workspace.name_of(written.path), year)
    if not how.quiet:
        _tell_written(written, how)
        _tell_plan(made, written.path.name)
    print_diagnostics(checked, quiet=how.quiet)
    if not how.quiet:
        say(f"检查这个文件的写法和日期：{tally(checked)}。文字还没有校对。")
        say(_next_step(written, year))
    if has_errors(checked):
        leave(INPUT_HAS_ERRORS)


def _import_roster(data: bytes, file: Path, workspace: Workspace, year: int, how: ImportOptions) -> None:
    from docgen.importing.roster_yaml import check_roster, import_roster

    target = workspace.plans / "organization.yaml"
    blank = starter(target.name, year)
    made = import_roster(data, file.name, *_known_of_the_unit(target, blank))
    if isinstance(made, list):
        _end_with_errors(made)
    written = _written(target, made.text, how, blank)
    checked = check_roster(made.text, workspace.name_of(written.path))
    print_diagnostics([*made.said, *checked], quiet=how.quiet)
    if not how.quiet:
        _tell_written(written, how)
        candidates = f"，培养对象 {made.candidates} 名" if made.candidates else ""
        say(f"党员 {made.members} 名{candidates}。请打开看一遍，补上【请填写】的地方。")
    if has_errors(checked):
        leave(INPUT_HAS_ERRORS)


def _known_of_the_unit(path: Path, blank: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """What an organization.yaml that exists already tells of the unit, and of the terms of its branches."""
    # A roster knows its people, not the unit: names, term and the like would be lost.
    from docgen.importing.roster_yaml import known_of_unit
    from docgen.reading.disk import bytes_of
    from docgen.reading.document import read_yaml

    data = bytes_of(path, path.name)
    return known_of_unit(
        None if isinstance(data, Diagnostic) or data == blank else read_yaml(data, path.name).root
    )


def _end_with_errors(said: Sequence[Diagnostic]) -> NoReturn:
    print_diagnostics(said)
    say("没有写文件。")
    leave(INPUT_HAS_ERRORS)


def _written(target: Path, text: str, how: ImportOptions, blank: bytes) -> TargetFile:
    """Write the text to its place, or beside it where a person has begun the file; `blank` is the starter."""
    from docgen.writing import replace_keeping_backup
    from docgen.writing.atomic import create_atomically, read_ordinary, write_atomically

    is_free = read_ordinary(target) in (None, blank)
    if how.dry_run:
        return TargetFile(target if is_free or how.force else _beside(target)[0], not (is_free or how.force))
    if is_free:
        write_atomically(target, text.encode())
        return TargetFile(target)
    if how.force:
        return TargetFile(target, backup=replace_keeping_backup(target, text.encode()))
    # Created, never overwritten: another run may take the same name at the same time.
    for place in _beside(target):
        if create_atomically(place, text.encode()):
            return TargetFile(place, is_beside=True)
    raise FileExistsError(str(target))


def _beside(target: Path) -> list[Path]:
    """The free places for copies: plan（导入）.yaml, plan（导入2）.yaml …"""
    from docgen.writing.copies import copies

    names = copies(PurePosixPath(target.name), MARK)
    places = [target.with_name(next(names).name) for _ in range(MOST_COPIES)]
    return [place for place in places if not place.exists()] or places[-1:]


def _tell_written(written: TargetFile, how: ImportOptions) -> None:
    done = "将写入" if how.dry_run else "已写入"
    why = "（已经有了，没有动它，新的写在旁边）" if written.is_beside else ""
    say(f"{done} {written.path}{why}")
    if written.backup:
        say(f"原来的另存为 {written.backup}")


def _tell_plan(made: ImportedPlan, name: str) -> None:
    say(f"认出了：{'、'.join(made.keys)}")
    if made.guesses:
        say(f"猜的有 {len(made.guesses)} 处（文件里标着“# 猜的”）：")
        for guess in made.guesses[:MOST_GUESSES]:
            say(f"  第{guess.line}行：{guess.words}")
        if len(made.guesses) > MOST_GUESSES:
            say(f"  ……还有 {len(made.guesses) - MOST_GUESSES} 处")
    for what in dict.fromkeys(aside.what for aside in made.asides):
        number = sum(aside.what == what for aside in made.asides)
        say(f"没有放进计划的：{what} {number} 行，在文件末尾的注释里")
    _tell_proof(made.proof, name)


def _tell_proof(proof: Proof, name: str) -> None:
    # Every sentence of the manuscript is looked for in what was written: nothing may be lost in silence.
    lost = len(proof.lost)
    where = f"全部在 {name} 里" if not lost else f"其中 {lost} 句没有放进任何一项，在文件末尾的注释里"
    say(f"核对：原文 {proof.sentences} 句，{where}。")


def _next_step(written: TargetFile, year: int) -> str:
    if written.is_beside:
        name = written.path.name
        return f"接下来：看过以后，移走原来的，把“{name}”改名为 plan.yaml，再运行 docgen check {year}"
    return f"接下来：对照原文看一遍，再运行 docgen check {year}，然后 docgen plan {year}"
