"""The record of what docgen wrote into one folder, kept there as `.docgen.json`."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, warning
from docgen.writing.atomic import write_atomically
from docgen.writing.faults import FileHeldOpen, PlaceTaken, faults_at
from docgen.writing.flushing import flush

MANIFEST_NAME = ".docgen.json"
SET_ASIDE_NAME = ".docgen.old.json"
VERSION = 1


class ManifestEntry(NamedTuple):
    """One file that docgen wrote: the hashes of what it was made of and of the file itself."""

    source: str
    output: str
    beside: str = ""
    """The path of the file beside which this one lies as its new version, if it does."""
    part: str = ""
    """What run answers for it: a kind of paper, and line by line by what it may be chosen (`month=3`)."""
    made_of: str = ""
    """The hash of the document that a PDF shows."""
    successor: str = ""
    """The paper that may have taken the place of one that belongs to no record any more."""


GONE = ManifestEntry("", "")
"""Announced of a file that is about to be removed: nothing is to lie there."""


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 by which docgen knows a file again, in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def place_in(folder: Path, path: PurePosixPath) -> Place:
    """Return a file of the folder as messages name it, from the workspace on: `generated/2023/plan/….pdf`."""
    return Place(Source("/".join([*folder.absolute().parts[-2:], path.as_posix()])))


class ManifestContent(NamedTuple):
    """The entries of a manifest by path; none, and a warning, where it cannot be understood."""

    documents: dict[str, ManifestEntry]
    diagnostics: list[Diagnostic]


def read_manifest(folder: Path) -> ManifestContent:
    """Return the folder's manifest; if it is missing or broken, every file counts as a person's.

    One that is merely held open is a fault, and stops the run: it must not be taken for a broken one.
    """
    path = folder / MANIFEST_NAME
    try:
        with faults_at(path, FileHeldOpen), suppress(FileNotFoundError):
            return ManifestContent(_parse(path.read_bytes()), [])
    except _OtherVersion:
        return ManifestContent({}, [_forgotten(folder, "W602", "这份生成记录是另一个版本的 docgen 写的")])
    except (PlaceTaken, ValueError, RecursionError):
        # A folder in its place stops nothing; JSON that nests too deeply is a RecursionError.
        return ManifestContent({}, [_forgotten(folder, "W601", "生成记录损坏了，读不出来")])
    return ManifestContent({}, [])


def holds_papers(folder: Path, papers: str) -> bool:
    """Tell whether the folder's manifest may have papers of a part that begins like this."""
    # The bytes alone: most folders have none, and reading thousands of entries for that takes longer.
    try:
        return f'"part": "{papers}'.encode() in (folder / MANIFEST_NAME).read_bytes()
    except OSError:
        return False


def save_manifest(
    folder: Path, documents: Mapping[str, ManifestEntry], written: Collection[Path] = ()
) -> None:
    """Replace the folder's manifest in one step, once it and the files just written are on the disk itself.

    JSON, a document a line.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    # Sorted: the same papers give the same record, in whatever order a run has settled them.
    # Python's own indenting takes as long as writing a tenth of the documents.
    lines = ",\n".join(
        f"  {encode(path)}: {encode(_as_object(documents[path]))}" for path in sorted(documents)
    )
    text = f'{{\n "documents": {{\n{lines}\n }},\n "version": {VERSION}\n}}\n'
    # On Linux a name may hold bytes that are no UTF-8: Python keeps them as surrogates.
    data = text.encode(errors="surrogatepass")
    write_atomically(folder / MANIFEST_NAME, data, lambda unnamed: flush([*written, unnamed]))


def set_aside(folder: Path) -> None:
    """Keep a manifest that could not be understood under another name: another version may want it."""
    path = folder / MANIFEST_NAME
    with faults_at(path, FileHeldOpen):
        path.replace(folder / SET_ASIDE_NAME)


def entry_from(fields: Any) -> ManifestEntry:  # noqa: ANN401 - whatever JSON holds
    """Return an entry from its JSON object; ValueError where it is none."""
    if not _is_object(fields) or not {"source", "output"} <= fields.keys():
        raise ValueError("no entry of a manifest")
    known = {name: fields[name] for name in ManifestEntry._fields if name in fields}
    if not all(isinstance(value, str) for value in known.values()):
        raise ValueError("no entry of a manifest")
    entry = ManifestEntry(**known)
    return entry._replace(part=sys.intern(entry.part))  # thousands of papers share a few


class _OtherVersion(Exception):
    """A manifest of a docgen that keeps other books."""


def _parse(data: bytes) -> dict[str, ManifestEntry]:
    content = json.loads(data)
    if not _is_object(content) or not _is_object(content.get("documents")):
        raise ValueError("no manifest")
    # Before the entries are looked at: another version may have laid them out otherwise.
    if content.get("version") != VERSION:
        raise _OtherVersion
    return {path: entry_from(fields) for path, fields in content["documents"].items()}


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _as_object(entry: ManifestEntry) -> dict[str, str]:
    return {name: value for name, value in entry._asdict().items() if value}


def _forgotten(folder: Path, code: str, what: str) -> Diagnostic:
    return warning(
        code,
        place_in(folder, PurePosixPath(MANIFEST_NAME)),
        f"{what}，docgen 认不出哪些文件是自己生成的，一律当作您的文件，不覆盖",
        "与新版相同的文件会重新记上；不同的，新版放在旁边，名为“…（新生成）”，请比较后留一份",
    )
