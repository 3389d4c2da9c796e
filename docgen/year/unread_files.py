"""Files in the folders of a year that are not read, each with the name or the place that it should have."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from docgen.base.diagnostics import Diagnostic, Place, Source, hint, warning
from docgen.base.stray_files import copied_from, is_of_programs
from docgen.base.suggestion import closest
from docgen.base.workspace import WITH_OTHERS, Workspace
from docgen.year.register import FILES, OF_A_YEAR, OF_ALL_YEARS

if TYPE_CHECKING:
    from docgen.year.whole import Year

SPREADSHEETS = (".csv", ".xlsx", ".xlsm", ".xls", ".et", ".ods")
PAPERS = (".docx", ".doc", ".wps", ".json")
FOLDERS_OF_A_YEAR = {
    "ballots": ("选票", "票", "ballot"),
    "minutes": ("会议记录", "会议", "minute"),
    "归档": (),
}
"""The folders that a year may have, each with other names that people give it."""
CALLED = {
    "minutes": ("会议", "记录", "纪要"),
    "notices": ("公示",),
    "evaluations": ("评议", "考核", "测评"),
    "plan": ("计划", "要点"),
    "calendar": ("校历", "日历", "放假", "节假日"),
    "rules": ("规则",),
    "organization": ("花名册", "党员名册", "组织机构", "单位"),
}
"""What people call a file in Chinese: 评议会议记录 is a record before it is an evaluation."""
# Windows hides the last ending: minutes.yaml.txt looks like minutes.yaml there.
_YAML = re.compile(r"\.ya?ml(?:\.txt)?|\.txt", re.IGNORECASE)
ANY = re.compile("")
_ROSTER = re.compile(r"名册|roster|党员信息|党员名单", re.IGNORECASE)
_MONTH = re.compile(r"\d{1,2}\s*月|[一二三四五六七八九十]+月|季度|上半年|下半年")
_LIKE_YEAR = re.compile(r"\D?(?P<year>[12]\d{3})(?:年度?|学年)?(?:计划|工作|材料|资料|党建)*")


def unread_files(workspace: Workspace, number: int) -> Iterator[Diagnostic]:
    """Yield what lies in the folders of a year, and beside them, and is not read."""
    folder = workspace.year(number)
    yield from _beside_years(workspace, number)
    yield from _in_year(workspace, folder)
    yield from _in_minutes(workspace, folder / "minutes")


def unused_files(workspace: Workspace, year: Year) -> Iterator[Diagnostic]:
    """Yield the spreadsheets that nothing names, and papers in the place of a YAML file that is not there.

    The year must have been read whole.
    """
    evaluations = (name for evaluation in year.evaluations for name in evaluation.ballot_files)
    votes = (vote.ballots for meeting in year.meetings for vote in meeting.votes)
    mend = "在 evaluations.yaml 的评议或者会议的表决里写“选票”；用不着的删掉"
    folder = workspace.year(year.number) / "ballots"
    yield from _unused(workspace, folder, {*evaluations, *votes}, mend)
    yield from _unread_below(workspace, folder)
    elsewhere = "选票放到 ballots 文件夹里，记录写在 .yaml 文件里；用不着的，移到“归档”文件夹里"
    yield from _unused(workspace, workspace.year(year.number), (), elsewhere)
    yield from _papers_for_yaml(workspace, workspace.year(year.number))
    if year.organization and not year.organization.roster:
        mend = "要用它，在 organization.yaml 里写“花名册: ”和它的名称，支部下面的“党员”删掉"
        yield from _unused(workspace, workspace.plans, (), mend, _ROSTER)


def _unused(
    workspace: Workspace, folder: Path, used: Collection[str], mend: str, called: re.Pattern[str] = ANY
) -> Iterator[Diagnostic]:
    bare = {re.split(r"[\\/]", name)[-1] for name in used}
    for name, is_folder in _entries(folder):
        if not is_folder and _is_spreadsheet(name) and name not in bare and called.search(name):
            place = Place(Source(workspace.name_of(folder / name)))
            yield hint("K309", place, "没有哪里用到这个表格", mend)


def _unread_below(workspace: Workspace, folder: Path) -> Iterator[Diagnostic]:
    for name, is_folder in _entries(folder):
        if is_folder and any(_is_spreadsheet(inner) for inner, _ in _entries(folder / name)):
            yield _unread_folder(workspace, folder / name, "里面的选票，直接放在 ballots 文件夹里")


def _papers_for_yaml(workspace: Workspace, folder: Path) -> Iterator[Diagnostic]:
    """Yield the papers that bear the name of a YAML file which is not there: 会议记录.docx."""
    for name, is_folder in _entries(folder):
        key = _key_called(_plain(PurePath(name).stem))
        is_paper = not is_folder and PurePath(name).suffix.lower() in PAPERS
        if is_paper and key in [file.name for file in OF_A_YEAR] and not _is_there(folder, key):
            place = Place(Source(workspace.name_of(folder / name)))
            mend = "用 docgen import 把它变成 plan.yaml" if key == "plan" else f"内容写在 {key}.yaml 里"
            yield hint("K305", place, "这个文件没有读", mend)


def _is_there(folder: Path, key: str) -> bool:
    return (folder / f"{key}.yaml").exists() or (folder / key).is_dir()


def unread_templates(workspace: Workspace, used: Collection[str]) -> Iterator[Diagnostic]:
    """Yield what lies among the templates and is used for none of the papers."""
    folder = workspace.templates
    for name, is_folder in _entries(folder):
        path = folder / name
        if is_folder and name in used:
            yield _unread_folder(workspace, path, "模板要是文件：把这个文件夹改名或移走")
        elif original := copied_from(name, used):
            yield _copy(workspace, path, original)
        # `templates reset` keeps what it replaced beside the template.
        elif not is_folder and "（备份" not in name and not _is_one_of(path, folder, used):
            stem = PurePath(_plain(name)).stem
            meant = closest(stem, [PurePath(each).stem for each in used])
            mend = f"应当叫 {meant}.docx" if meant else "docgen templates list 列出了模板的名称"
            yield _unread(workspace, path, mend)


def misnamed_years(workspace: Workspace, number: int) -> list[str]:
    """Return the folders that are meant for a year and are not called so: 2023年, ２０２３."""
    return [
        name
        for name, is_folder in _entries(workspace.plans)
        if is_folder and name != str(number) and _year_meant(name) == number
    ]


def _year_meant(name: str) -> int | None:
    found = _LIKE_YEAR.fullmatch(unicodedata.normalize("NFKC", name).strip())
    return int(found["year"]) if found else None


def _is_spreadsheet(name: str) -> bool:
    return PurePath(name).suffix.lower() in SPREADSHEETS


def _entries(folder: Path) -> list[tuple[str, bool]]:
    """Return the names in a folder that nobody but a person made, each with True for a folder."""
    try:
        with os.scandir(folder) as found:
            # A disk lists in an order of its own; what is told must not depend on it.
            names = sorted((entry.name, entry.is_dir()) for entry in found)
    except OSError:
        return []
    return [(name, is_folder) for name, is_folder in names if not is_of_programs(name)]


def _beside_years(workspace: Workspace, number: int) -> Iterator[Diagnostic]:
    misnamed = misnamed_years(workspace, number)
    for name in misnamed:
        place = Place(Source(workspace.name_of(workspace.plans / name)))
        yield warning("K307", place, "这个文件夹没有读：名称不是年份", f"应当叫 {number}")
    read = [folder.name for folder in workspace.school_folders(number)]
    for name, is_folder in _entries(workspace.plans):
        # 2023 - 副本: nobody can know whether it is meant.
        if is_folder and name not in (*misnamed, *read) and re.match(rf"{number}\D", name):
            mend = f"{number}年的文件从 {number} 文件夹里读；用不着的移走"
            if _holds_yaml(workspace.plans / name):
                yield _unread_folder(workspace, workspace.plans / name, mend)
    for folder in workspace.school_folders(number):
        yield from _in_school_folder(workspace, folder, number)
    yield from _misnamed(workspace, workspace.plans, OF_ALL_YEARS)


def _in_school_folder(workspace: Workspace, folder: Path, number: int) -> Iterator[Diagnostic]:
    """Records are kept by the year: the folder of a term holds its plan alone."""
    mend = f"这里只放计划；会议记录、公示、评议按年份放，移到 plans/{number} 或者 plans/{number + 1}"
    files = [name for name, is_folder in _entries(folder) if not is_folder]
    for name in files:
        if name not in _read_here(WITH_OTHERS, files) and _YAML.search(_plain(name)):
            yield _unread(workspace, folder / name, mend)
    for name, is_folder in _entries(folder):
        if is_folder and _holds_yaml(folder / name):
            yield _unread_folder(workspace, folder / name, mend)


def _in_year(workspace: Workspace, folder: Path) -> Iterator[Diagnostic]:
    yield from _misnamed(workspace, folder, [file.name for file in OF_A_YEAR])
    for name, is_folder in _entries(folder):
        if is_folder and name not in FOLDERS_OF_A_YEAR:
            meant = _folder_meant(name)
            mend = "里面的文件，移到年份文件夹里；会议记录可以放在 minutes 文件夹里"
            if meant or _holds_yaml(folder / name):
                yield _unread_folder(workspace, folder / name, f"应当叫 {meant}" if meant else mend)


def _folder_meant(name: str) -> str | None:
    known = FOLDERS_OF_A_YEAR.items()
    return next((folder for folder, others in known if _plain(name) in (folder, *others)), None)


def _in_minutes(workspace: Workspace, folder: Path) -> Iterator[Diagnostic]:
    entries = _entries(folder)
    names = [name for name, _ in entries]
    for name, is_folder in entries:
        path = folder / name
        if is_folder:
            yield _unread_folder(workspace, path, "里面的文件，直接放在 minutes 文件夹里")
        elif original := copied_from(name, names):
            yield _copy(workspace, path, original)
        elif not name.endswith(".yaml"):
            stem = _YAML.sub("", _plain(name))
            is_text = _YAML.search(_plain(name))
            right = f"应当叫 {stem}.yaml{_taken(f'{stem}.yaml', names)}"
            yield _unread(workspace, path, right if is_text else "会议记录写在 .yaml 文件里")


def _misnamed(workspace: Workspace, folder: Path, known: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the files of a folder that look like YAML files and are none of those that are read there."""
    files = [name for name, is_folder in _entries(folder) if not is_folder]
    read = _read_here(known, files)
    for name in files:
        path, plain = folder / name, _plain(name)
        # A disk that takes Minutes.yaml for minutes.yaml has read it.
        if name in read or not _YAML.search(plain) or _is_one_of(path, folder, read):
            continue
        if original := copied_from(name, files):
            yield _copy(workspace, path, original)
        elif mend := _right_name(plain, known, files):
            yield _unread(workspace, path, mend)


def _read_here(known: Collection[str], files: Collection[str]) -> list[str]:
    beside = (name for name in files if _is_beside_another(name, known, files))
    return [*(f"{name}.yaml" for name in known), *beside]


def _is_beside_another(name: str, known: Collection[str], files: Collection[str]) -> bool:
    """Return whether a file is read beside the one whose name it begins with: plan-第二支部.yaml."""
    kind, dash, _ = name.partition("-")
    is_named = bool(dash) and name.endswith(".yaml") and kind in WITH_OTHERS and kind in known
    return is_named and not copied_from(name, files)


def _right_name(plain: str, known: Collection[str], files: Collection[str]) -> str:
    """Return what a file should be called, or where it belongs; empty for a text that is no YAML."""
    stem = _YAML.sub("", plain)
    key = _key_called(stem)
    # A note in a text file is nobody's business but where it bears the very name.
    if plain.endswith(".txt") and ".y" not in plain and stem not in known:
        return ""
    if _MONTH.search(stem) and "minutes" in known and key in (None, "minutes"):
        return f"一个月一个文件的会议记录，放在 minutes 文件夹里，叫 {stem}.yaml"
    if key is None:
        return f"这里能读的是：{'、'.join(f'{name}.yaml' for name in known)}"
    if key not in known:
        return f"应当叫 {key}.yaml{_elsewhere(key)}"
    return _name_of(key, stem, files)


def _name_of(key: str, stem: str, files: Collection[str]) -> str:
    if key in WITH_OTHERS and stem != key and f"{key}.yaml" in files:
        return f"{key}.yaml 已经有了；另一个时段或者支部的，叫 {key}-第二支部.yaml 这样的名称"
    return f"应当叫 {key}.yaml{_taken(f'{key}.yaml', files)}"


def _elsewhere(key: str) -> str:
    return f"，放在{' plans 文件夹里，年份文件夹的外面' if key in OF_ALL_YEARS else '年份文件夹里'}"


def _key_called(stem: str) -> str | None:
    """Return the file that people call so: 2023年会议记录 is minutes, notice is notices."""
    names = [file.name for file in FILES]
    begun = next((name for name in names if stem.startswith(name)), None)
    said = next((key for key, words in CALLED.items() if any(word in stem for word in words)), None)
    return begun or said or closest(stem, names)


def _plain(name: str) -> str:
    """Return a name without full-width characters, blanks and capitals."""
    # With Chinese input the key of the dot types 。
    return "".join(unicodedata.normalize("NFKC", name).replace("。", ".").split()).casefold()


def _taken(name: str, files: Collection[str]) -> str:
    return f"；已经有 {name} 了，把内容并到那里" if name in files else ""


def _is_one_of(path: Path, folder: Path, read: Collection[str]) -> bool:
    return any((folder / name).exists() and path.samefile(folder / name) for name in read)


def _holds_yaml(folder: Path) -> bool:
    return any(not is_folder and _YAML.search(_plain(name)) for name, is_folder in _entries(folder))


def _unread(workspace: Workspace, path: Path, mend: str) -> Diagnostic:
    return warning("K305", Place(Source(workspace.name_of(path))), "这个文件没有读", mend)


def _unread_folder(workspace: Workspace, path: Path, mend: str) -> Diagnostic:
    return warning("K308", Place(Source(workspace.name_of(path))), "这个文件夹没有读", mend)


def _copy(workspace: Workspace, path: Path, original: str) -> Diagnostic:
    message = f"像是 {original} 的副本，没有读"
    # What was counted twice before, or may hold what the original does not, changes numbers.
    tell = warning if path.parent.name == "minutes" else hint
    mend = "用不着的删掉；里面有原件没有的内容，并到原件里"
    return tell("K306", Place(Source(workspace.name_of(path))), message, mend)
