"""Files of earlier runs that are none of today's: moved to the old ones as docgen wrote them, else named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from docgen.base.diagnostics import Diagnostic, warning
from docgen.base.stray_files import is_of_programs
from docgen.writing.faults import LinkInTheWay, PlaceTaken, WritingFault
from docgen.writing.folder import TAKEN, OutputFolder
from docgen.writing.folder_record import FolderRecord
from docgen.writing.manifest import MANIFEST_NAME, ManifestEntry, place_in
from docgen.writing.outcomes import WriteOutcome, Written, refused
from docgen.writing.settling import FINAL

BY_HAND = "文件被手工改过，没有动它；用不着了，请自己删掉"
OF_BEFORE = "它的记录有错误，没有重新生成，这一份是改动以前的"
NEWER_BESIDE = "已经有新的一份"
OLD_PDF = "Word 文件改过以后没有再生成 PDF，这一份是旧的；加 --pdf 生成新的"
NAMED = 3
"""The most files that a message names."""
SETTLED = (WriteOutcome.WRITTEN, WriteOutcome.UNCHANGED, WriteOutcome.BESIDE)
"""The outcomes after which the place of an output holds what it is to hold, or a person's file."""


@dataclass(frozen=True, slots=True)
class RunShare:
    """The papers of a folder that a run answers for, and which of them are papers of today.

    Paths are text, relative to the folder. With `unread`, the reason why the input is not known whole,
    nothing is moved: what seems to belong to no record may belong to one that could not be read.
    """

    concerns: Callable[[str], bool] = lambda _part: False
    """Tells by the `part` of a recorded file whether the run answers for it."""
    today: Collection[str] = ()
    refused: Collection[str] = ()
    """The papers whose record has errors: what lies there is of an earlier state of it."""
    gone: str = ""
    """What is said of a paper that is none of today's."""
    unread: str = ""
    with_pdfs: bool = False
    """Whether the PDFs of its papers are made after them."""


NO_SHARE = RunShare()

Stray = tuple[PurePosixPath, ManifestEntry]


def strays(record: FolderRecord, share: RunShare) -> list[Stray]:
    """Return the recorded files that a run answers for and that are none of today's: papers before PDFs."""
    found = [
        (PurePosixPath(path), entry)
        for path, entry in record.entries()
        if entry.part and _paper_of(path, entry) not in share.today and share.concerns(entry.part)
    ]
    # Papers first: a PDF goes only when its document is in the record no more.
    return sorted(found, key=lambda stray: (bool(stray[1].made_of), stray[0]))


def withdraw_strays(
    folder: OutputFolder, share: RunShare, fresh: Sequence[PurePosixPath] = ()
) -> Iterator[Written]:
    """Withdraw the files that are none of today's; `fresh` are the papers that were not recorded before."""
    if share.unread:
        return
    for path, entry in strays(folder.record, share):
        if entry.made_of and folder.record.known(PurePosixPath(_paper_of(str(path), entry))):
            continue  # a PDF stays as long as its document does
        reason = OF_BEFORE if str(path) in share.refused else share.gone
        for written in _withdrawn(folder, path, entry, reason):
            is_edited = written.outcome is WriteOutcome.KEPT
            yield _with_successor(folder, (path, entry), share, fresh, written) if is_edited else written


def told_of_strays(folder: OutputFolder, share: RunShare) -> list[Diagnostic]:
    """Tell of the papers that stay only because the input is not known whole."""
    if not share.unread:
        return []
    papers = (path for path, entry in strays(folder.record, share) if not entry.made_of)
    found = [path.name for path in papers if folder.look_beside(path) is not None]
    if not found:
        return []
    message = f"{share.unread}；以前生成的{_listed(found)}没有动，还是以前的内容"
    mend = "改好以后再运行一次：还有的重新生成，没有了的移到“旧文件”里；真的不要了，请自己删掉。"
    return [warning("W605", place_in(folder.path, PurePosixPath(MANIFEST_NAME)), message, mend)]


def told_of_strangers(folder: OutputFolder, outputs: Collection[PurePosixPath]) -> list[Diagnostic]:
    """Tell of the papers beside these outputs, where no record says what earlier runs made."""
    if not folder.record.knows_nothing:
        return []
    known = {PurePosixPath(name) for name, _ in folder.record.entries()}.union(outputs)
    beside = {path.parent for path in outputs}
    there = {parent / each.name for parent in beside for each in folder.place(parent).glob("*.docx")}
    found = sorted(path.name for path in there - known if not is_of_programs(path.name))
    if not found:
        return []
    message = f"没有可用的生成记录，认不出{_listed(found)}是不是 docgen 以前生成的，都没有动"
    mend = "现在没有了的，请自己删掉；复制工作文件夹，请连同各年的 .docgen.json 一起复制"
    return [warning("W601", place_in(folder.path, PurePosixPath(MANIFEST_NAME)), message, mend)]


def _listed(names: Sequence[str]) -> str:
    several = f"等 {len(names)} 份" if len(names) > NAMED else ""
    return f"“{'”“'.join(names[:NAMED])}”{several}"


def withdraw_companions(
    folder: OutputFolder, settled: Mapping[str, Written], *, with_pdfs: bool
) -> Iterator[Written]:
    """Withdraw new versions beside papers that need none any more, and PDFs older than their papers.

    `settled` are the outputs of a run; PDFs that the run itself is about to make are left to that.
    """
    for name, entry in folder.record.entries():
        path, paper = PurePosixPath(name), settled.get(_paper_of(name, entry))
        if entry.beside in settled and _is_outdone(folder, path, settled[entry.beside]):
            yield from _own_withdrawn(folder, path, entry, NEWER_BESIDE)
        elif entry.made_of and paper and not with_pdfs and _is_older(folder, entry, paper):
            yield from _own_withdrawn(folder, path, entry, OLD_PDF)


def _paper_of(path: str, entry: ManifestEntry) -> str:
    """The paper to which a file belongs: itself, or the one that it is a new version or the PDF of."""
    paper = entry.beside or path
    return str(PurePosixPath(paper).with_suffix(".docx")) if entry.made_of else paper


def _is_outdone(folder: OutputFolder, copy: PurePosixPath, paper: Written) -> bool:
    return paper.outcome in SETTLED and paper.second != folder.place(copy)


def _is_older(folder: OutputFolder, pdf: ManifestEntry, paper: Written) -> bool:
    """Tell whether a PDF shows another state of its paper than lies there."""
    path = PurePosixPath(paper.path.relative_to(folder.path).as_posix())
    known = folder.record.known(path)
    # Only where a person edited the paper does the record not say what lies there.
    is_persons = paper.outcome is WriteOutcome.BESIDE or paper.detail == FINAL
    content = folder.look_if_readable(path) if is_persons else known and known.output
    return paper.outcome in SETTLED and content != pdf.made_of


def _own_withdrawn(
    folder: OutputFolder, path: PurePosixPath, entry: ManifestEntry, reason: str
) -> Iterator[Written]:
    """Withdraw a file that docgen put beside a paper; one that a person changed is now the person's."""
    for written in _withdrawn(folder, path, entry, reason):
        is_persons = written.outcome is WriteOutcome.KEPT
        if is_persons:
            folder.record.forget(path)
        # A new version is named, once: its paper has been renewed without it. In the place of a PDF there
        # lies, as a rule, a signed scan.
        if not is_persons or entry.beside:
            yield written


def _withdrawn(
    folder: OutputFolder, path: PurePosixPath, entry: ManifestEntry, reason: str
) -> Iterator[Written]:
    """Withdraw one file and tell the outcome; nothing is told of one that is gone already."""
    place = folder.place(path)
    try:
        if _content(folder, path) == entry.output and (gone := _gone(folder, path, entry, reason)):
            yield gone
            return
        # Looked at again: a person may have saved or deleted it since.
        if _content(folder, path) is not None:
            yield Written(place, WriteOutcome.KEPT, f"{reason}；{BY_HAND}")
        elif not _is_of_final_version(folder, entry):
            folder.record.forget(path)
    except WritingFault as fault:
        yield refused(place, fault)


def _gone(folder: OutputFolder, path: PurePosixPath, entry: ManifestEntry, reason: str) -> Written | None:
    """Move one file to the old ones, or remove it; None if it is not as recorded any more."""
    is_copy, place = _is_copy(folder, entry), folder.place(path)
    if folder.has_old_files and not is_copy:
        old = folder.set_aside(path, entry)
        return None if old is None else Written(place, WriteOutcome.MOVED, reason, old, wrote=True)
    detail = f"与“{PurePosixPath(entry.beside).name}”相同" if is_copy else reason
    is_gone = folder.take_away(path, entry.output)
    return Written(place, WriteOutcome.REMOVED, detail, wrote=True) if is_gone else None


def _is_of_final_version(folder: OutputFolder, entry: ManifestEntry) -> bool:
    """Tell whether the record of a deleted new version is what makes a person's own one final."""
    own = PurePosixPath(entry.beside)
    return bool(entry.beside) and folder.is_anothers(own, folder.look_if_readable(own))


def _is_copy(folder: OutputFolder, entry: ManifestEntry) -> bool:
    """Tell whether a new version beside a paper has become that paper: nothing old is in it."""
    paper = folder.record.known(PurePosixPath(entry.beside)) if entry.beside else None
    return paper is not None and entry.output == paper.output


def _content(folder: OutputFolder, path: PurePosixPath) -> str | None:
    try:
        return folder.look(path)
    except (LinkInTheWay, PlaceTaken):
        return TAKEN  # a person put it there


def _with_successor(
    folder: OutputFolder, stray: Stray, share: RunShare, fresh: Sequence[PurePosixPath], kept: Written
) -> Written:
    """The outcome with the paper that may have taken this one's place, which is remembered for later runs."""
    path, entry = stray
    successor = entry.successor if entry.successor in share.today else _successor(path, fresh)
    if not successor:
        return kept
    folder.record.note(path, entry._replace(successor=successor))
    return kept._replace(detail=f"{kept.detail}；现在的一份可能是“{PurePosixPath(successor).name}”")


def _successor(path: PurePosixPath, fresh: Sequence[PurePosixPath]) -> str:
    """The new paper whose name differs in one part only: its date, its body, its subject; empty if none."""
    from docgen.base.suggestion import closest  # only where a person's paper was left behind

    alike = {str(each): each.stem for each in fresh if _differ_in_one_part(path, each)}
    meant = closest(path.stem, alike.values())
    return next((name for name, stem in alike.items() if stem == meant), "")


def _differ_in_one_part(path: PurePosixPath, other: PurePosixPath) -> bool:
    parts, others = path.stem.split("_"), other.stem.split("_")
    different = sum(part != its for part, its in zip(parts, others, strict=False))
    return path.parent == other.parent and len(parts) == len(others) and different == 1
