"""Publicity notices in Word as notices.yaml: what docgen prints in its own words stays beside it as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.importing.body import as_typed
from docgen.importing.foot import PaperFoot, take_foot
from docgen.importing.manuscript import Manuscript, Paragraph, Table, clean
from docgen.importing.notice_forms import NoticePaper, notices_in
from docgen.importing.notice_people import NAME, Found, names_in, people_in_table, person_in_line
from docgen.importing.notice_terms import (
    Period,
    basis_in,
    contact_in,
    is_all_contact,
    opens,
    period_in,
    place_in,
    tells_how_to_object,
)
from docgen.importing.proof import Proof, prove
from docgen.importing.yaml_text import Item, Mapping, Prose, Value, YamlEntry, YamlList, yaml_text
from docgen.models.notices import AWARD, FREE, RANKING, Notices
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.values.objections import objections_told

_SCHEMA = "yaml-language-server: $schema=../schema/notices.schema.json"
AS_IT_WAS = "原文："
LEFT = "没有对上项目的："
_ITEM = re.compile(r"(?:为|荣获|授予)(?P<item>“?[^，。；：]{3,20}?”?)(?:的?公示|的?人选|称号|，|。|；|$)")
_CHECKED = re.compile("经(?:核实|调查|了解)")
_ADDRESSED = re.compile("(?P<to>[^，。；]{2,30})[：:]")


class ImportedNotices(NamedTuple):
    """The text of notices.yaml, the number of its notices, and the proof that nothing is lost."""

    text: str
    notices: int
    proof: Proof
    said: tuple[Diagnostic, ...] = ()


def import_notices(manuscripts: Sequence[Manuscript], year: int) -> ImportedNotices:
    """Make notices.yaml of papers of which `is_notices` holds."""
    read = [_Notice(paper, year, ours=each.is_ours) for each in manuscripts for paper in notices_in(each.blocks)]
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


class _Notice:
    """One paper: what was read of it, and what stays as it was."""

    def __init__(self, paper: NoticePaper, year: int, *, ours: bool) -> None:
        self.paper, self.kind, self._year = paper, paper.kind, year
        self.people: list[Found] = []
        self.text: list[str] = []
        self.remarks: list[str] = []
        self.basis, self.place, self.addressee = "", "", ""
        self.contact: dict[str, str] = {}
        self.period: Period | None = None
        self.reports: list[_Notice] = []
        self.foot, body = _foot_of(paper, ours=ours)
        for block in body:
            self._take_table(block) if isinstance(block, Table) else self._take(clean(block.whole))
        if not self.people:
            self.people = [Found({NAME: name}) for name in self._names()]
        if self.kind != FREE and not self.people and not paper.is_report:
            self._print_as_it_is(body)

    @property
    def posted(self) -> date | None:
        """The day of issue, else the first day of the period; of a report that of its notice."""
        first = self.period.first if self.period else None
        return first if self.paper.is_report else self.foot.issued or first

    def names(self) -> set[str]:
        """The names of its people."""
        return {each.values[NAME] for each in self.people}

    def _names(self) -> tuple[str, ...]:
        if self.kind == FREE:
            return ()
        return next(filter(None, map(names_in, (self.paper.title, *self.remarks, *self.text))), ())

    def _print_as_it_is(self, body: Sequence[Paragraph | Table]) -> None:
        """Nobody can tell who is meant: the text is printed as it stands, and nothing is made of it."""
        self.remarks = [f"猜的：看起来是“{self.kind}”的公示，看不出公示的是谁，按“其他”照原文放"]
        self.kind, self.basis, self.text = FREE, "", []
        for block in body:
            self._take_table(block) if isinstance(block, Table) else self._take(clean(block.whole))

    def _take_table(self, table: Table) -> None:
        people = people_in_table(table) if self.kind != FREE else None
        if people is None:
            self.text.append(as_typed(table))
        else:
            self.people += people

    def _take(self, line: str) -> None:
        """Take a paragraph: the person, the term or the words that docgen prints itself, else text."""
        if not line:
            return
        person = person_in_line(line) if self.kind != FREE else None
        if person:
            self.people.append(person)
            self._keep(line)
        elif place := place_in(line):
            self.place = place
        elif not self._takes_term(line) and not self._takes_opening(line):
            self._leave(line)

    def _takes_term(self, line: str) -> bool:
        period = period_in(line, self._year)
        is_term = period is not None and not (self.kind == FREE and opens(line))
        if is_term and not self.period:
            self.period = period
        may_object = tells_how_to_object(line) or is_all_contact(line)
        if may_object:
            self.contact = {**contact_in(line), **self.contact}
        if is_term or may_object:
            self._keep(line)
        return is_term or may_object

    def _takes_opening(self, line: str) -> bool:
        if self.kind == FREE or not opens(line):
            return False
        self.basis = self.basis or basis_in(line)
        self._keep(line)
        return True

    def _leave(self, line: str) -> None:
        found = _ADDRESSED.fullmatch(line)
        if self.paper.is_report and found and not self.addressee:
            self.addressee = found["to"]
        elif self.paper.is_report:
            self._keep(line)
        else:
            self.text.append(line)

    def _keep(self, line: str) -> None:
        self.remarks.append(AS_IT_WAS + line)

    def entries(self) -> Iterator[YamlEntry]:
        """The notice as it is typed."""
        yield YamlEntry("类别", self.kind)
        if not self.paper.is_report:
            yield YamlEntry("标题", self.paper.title)
        elif self.kind == FREE:
            yield YamlEntry("标题", "【请填写标题】")
        yield from self._of_merit()
        if self.people:
            yield YamlEntry("对象", YamlList(tuple(map(_subject, self.people))))
        if self.basis:
            yield YamlEntry("依据", self.basis)
        if self.text:
            yield YamlEntry("内容", Prose(tuple(self.text)))
        yield from self._term()
        if self.foot.signature and not self.paper.is_report:
            yield YamlEntry("署名", self.foot.signature)
        if self.reports:
            yield YamlEntry("结果", self._outcome(), tuple(r for each in self.reports for r in each.as_report()))

    def _of_merit(self) -> Iterator[YamlEntry]:
        item = _ITEM.search(self.paper.title) or next(filter(None, map(_ITEM.search, self.remarks)), None)
        if self.kind in (AWARD, RANKING) and item:
            yield YamlEntry("项目", item["item"])

    def _term(self) -> Iterator[YamlEntry]:
        period, posted = self.period, self.posted
        if posted:
            guess = () if self.foot.issued and not self.paper.is_report else ("猜的：按公示期的第一天",)
            yield YamlEntry("发布日期", posted.isoformat(), guess)
        if period and period.length:
            yield YamlEntry("天数", period.length)
        if period and period.start(posted):
            yield YamlEntry("起算", period.start(posted))
        if period and period.last:
            yield YamlEntry("截止", period.last.isoformat())
        if self.place:
            yield YamlEntry("张贴", self.place)
        if self.contact:
            yield YamlEntry("受理", Mapping(tuple(YamlEntry(*each) for each in self.contact.items())))

    def as_report(self) -> list[str]:
        """What a report said, to stand beside what was read of it."""
        signed = filter(None, (self.paper.title, self.foot.signature))
        return [*(AS_IT_WAS + each for each in signed), *self.remarks]

    def _outcome(self) -> Mapping:
        report = self.reports[-1]
        sentences = [s for r in report.remarks for s in re.split("[。；]", r.removeprefix(AS_IT_WAS))]
        told = next(filter(None, map(_told, sentences)), "【请填写有没有反映】")
        checked = next((s for s in sentences if _CHECKED.match(s)), "")
        entries = [("反映", told), ("核实", checked), ("主送", report.addressee)]
        if report.foot.issued:
            entries.append(("报告日期", report.foot.issued.isoformat()))
        return Mapping(tuple(YamlEntry(key, value) for key, value in entries if value))


def _foot_of(paper: NoticePaper, *, ours: bool) -> tuple[PaperFoot, Sequence[Paragraph | Table]]:
    foot, body = take_foot(paper.blocks, is_ours=ours)
    return foot, [*body, *foot.behind]


def _told(sentence: str) -> str:
    """Whether anything was told, in the words of a sentence of the report: 无, or 收到反映1件."""
    for words in (sentence, *re.split("[，,]", sentence)):
        told = objections_told(words)
        if told is not None:
            return words.strip() if told else "无"
    return ""


def _subject(person: Found) -> Item:
    """A person as it is typed, and what has no key as a remark above."""
    remarks = (LEFT + "；".join(person.left),) if person.left else ()
    if set(person.values) == {NAME}:
        return Item(person.values[NAME], remarks)
    return Item(Mapping(tuple(YamlEntry(*each) for each in person.values.items())), remarks)


def _with_reports(read: Sequence[_Notice]) -> list[_Notice]:
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


def _is_on(report: _Notice, notice: _Notice) -> bool:
    """Tell whether a report is on this notice: of one kind and of the same people or the same matter."""
    if report.kind != notice.kind:
        return False
    if report.people and notice.people:
        return bool(report.names() & notice.names())
    return _matter(report.paper.title) == _matter(notice.paper.title)


def _matter(title: str) -> str:
    return re.sub(r"\s|关于|的?公示.*", "", title)


def _yaml(notices: Sequence[_Notice], name: str, lost: Sequence[str]) -> str:
    head = (
        _SCHEMA,
        "",
        f"由 docgen import 从“{name}”导入。“{AS_IT_WAS}”后面的话 docgen 会按项目用自己的话印；要照印的，写到“内容”里。",
        "看过以后，这些井号开头的说明可以删掉。",
    )
    listed = YamlList(tuple(map(_listed, notices)))
    foot = ("---- 下面的字没有放进上面任何一项，请看看该放在哪里 ----", *lost) if lost else ()
    return yaml_text(Mapping((YamlEntry("公示", listed),)), head, foot)


def _listed(notice: _Notice) -> Item:
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
    heads = [cell for block in manuscript.blocks if isinstance(block, Table) for cell in block.rows[0]]
    return [*heads, "公示地点", "公示方式", "张贴地点"]
