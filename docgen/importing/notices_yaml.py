"""Publicity notices in Word as notices.yaml: what docgen words itself stays beside it as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.importing.manuscript import Manuscript, Table
from docgen.importing.notice_forms import notices_in
from docgen.importing.notice_people import is_label, rows_of
from docgen.importing.notice_read import AS_IT_WAS, ReadNotice
from docgen.importing.proof import Proof, prove
from docgen.importing.yaml_text import Item, Mapping, Value, YamlEntry, YamlList, yaml_text
from docgen.models.notices import Notices
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml

_SCHEMA = "yaml-language-server: $schema=../schema/notices.schema.json"


class ImportedNotices(NamedTuple):
    """The text of notices.yaml, the number of its notices, and the proof that nothing is lost."""

    text: str
    notices: int
    proof: Proof
    said: tuple[Diagnostic, ...] = ()


def import_notices(manuscripts: Sequence[Manuscript], year: int) -> ImportedNotices:
    """Make notices.yaml of papers of which `is_notices` holds."""
    read = [
        ReadNotice(paper, year, ours=each.is_ours)
        for each in manuscripts
        for paper in notices_in(each.blocks)
    ]
    notices = _with_reports(read)
    notices.sort(key=lambda notice: notice.posted or date.max)
    names = "、".join(each.source.name.rpartition("/")[2] for each in manuscripts)
    asides = [f"{aside.what}：{aside.text}" for each in manuscripts for aside in each.asides]
    text = _yaml(notices, names, asides)
    proof = _proved(manuscripts, text)
    text = _yaml(notices, names, [*asides, *proof.lost]) if proof.lost else text
    said = tuple(each for manuscript in manuscripts for each in manuscript.said)
    return ImportedNotices(text, len(notices), proof, said)


def check_imported(text: str, name: str, year: int) -> list[Diagnostic]:
    """Return what the reader and the model say of the file; `name` is where it was written."""
    document = read_yaml(text.encode(), name, known_keys(Notices))
    return list(validate(Notices, document, year)[1])


def _with_reports(read: Sequence[ReadNotice]) -> list[ReadNotice]:
    """The notices, each with the report on it; a report whose notice is not there stands for it."""
    notices = [each for each in read if not each.paper.is_report]
    for report in (each for each in read if each.paper.is_report):
        fitting = [each for each in notices if _is_on(report, each)]
        if fitting:
            fitting[-1].reports.append(report)
        else:
            report.reports.append(report)
            notices.append(report)
    return notices


def _is_on(report: ReadNotice, notice: ReadNotice) -> bool:
    """Tell whether a report is on this notice: of one kind and of the same people or the same matter."""
    if report.kind != notice.kind:
        return False
    if report.people and notice.people:
        return bool(report.names() & notice.names())
    return _matter(report.paper.title) == _matter(notice.paper.title)


def _matter(title: str) -> str:
    return re.sub(r"\s|关于|的?公示.*", "", title)


def _yaml(notices: Sequence[ReadNotice], name: str, lost: Sequence[str]) -> str:
    head = (
        _SCHEMA,
        "",
        f"由 docgen import 从“{name}”导入。",
        f"“{AS_IT_WAS}”后面的话 docgen 会按项目用自己的话印；要照印的，写到“内容”里。",
        "看过以后，这些井号开头的说明可以删掉。",
    )
    listed = YamlList(tuple(map(_listed, notices)))
    foot = ("---- 下面的字没有放进上面任何一项，请看看该放在哪里 ----", *lost) if lost else ()
    return yaml_text(Mapping((YamlEntry("公示", listed),)), head, foot)


def _listed(notice: ReadNotice) -> Item:
    value: Value = Mapping(tuple(notice.entries()))
    # A report without its notice says all of its words above its 结果.
    return Item(value, () if notice.paper.is_report else tuple(notice.remarks))


def _proved(manuscripts: Sequence[Manuscript], text: str) -> Proof:
    document = read_yaml(text.encode(), "notices.yaml", known_keys(Notices))
    remarks = [line.lstrip(" #") for line in text.splitlines() if line.lstrip().startswith("#")]
    proofs = [prove(each, document.root, [*remarks, *_labels(each)]) for each in manuscripts]
    return Proof(sum(each.sentences for each in proofs), tuple(s for each in proofs for s in each.lost))


def _labels(manuscript: Manuscript) -> list[str]:
    """Heads of tables and labels, which the keys stand for."""
    tables = [rows_of(block)[1] for block in manuscript.blocks if isinstance(block, Table)]
    heads = [cell for rows in tables for row in rows for cell in row if row is rows[0] or is_label(cell)]
    return [*heads, "公示地点", "公示方式", "张贴地点"]
