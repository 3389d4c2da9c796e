"""One notice as it was read of a paper, and as it is typed in notices.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from docgen.importing.body import as_typed
from docgen.importing.foot import PaperFoot, take_foot
from docgen.importing.manuscript import Paragraph, Table, clean
from docgen.importing.notice_forms import NoticePaper, proposes
from docgen.importing.notice_people import (
    NAME,
    PersonInPaper,
    names_in,
    people_in_table,
    person_in_line,
    post_and_deeds,
    rows_of,
    told_by_labels,
)
from docgen.importing.notice_terms import (
    PeriodInPaper,
    basis_in,
    contact_in,
    is_all_contact,
    opens,
    period_in,
    place_in,
    tells_how_to_object,
    way_in,
)
from docgen.importing.yaml_text import Item, Mapping, Prose, YamlEntry, YamlList
from docgen.models.notices import AS_TYPED, AWARD, BY_STROKES, FREE, RANKING
from docgen.reading.values.objections import objections_told

AS_IT_WAS = "原文："
LEFT = "没有对上项目的："
_SEAL = re.compile(r"\s*[（(](?:盖章|公章|加盖公章|章)[）)]$")
_BY_STROKES = re.compile("以上(?:人员|同志)?按姓氏笔画(?:为序|排序|排列)。?")
_HONOUR = re.compile(
    "(?:同志|人|名|位)(?:为|荣获)(?P<item>“?[^，。；：]{3,20}?”?)(?:的?公示|的?人选|称号|，|。|；|$)"
)
_RANKED = re.compile("(?:关于)?(?P<item>.{3,30}?)(?:结果|获奖名单|名单)?的?公示")
_COUNTED = re.compile(
    "(?:公示期?间?，?)?(?:共|一共)?(?:收到|接到)(?:反映|异议|意见|来信来访)?(?P<number>[0-9一二三四五六七八九十]+[件条个])"
    "(?:反映|异议|意见)?(?:[：:，](?P<about>.+))?"
)
_CHECKED = re.compile("经(?:核实|调查|了解)")
_ADDRESSED = re.compile("(?P<to>[^，。；]{2,30})[：:]")


class ReadNotice:
    """One paper: what was read of it, and what stays as it was."""

    def __init__(self, paper: NoticePaper, year: int, *, ours: bool) -> None:
        self.paper, self.kind, self._year = paper, paper.kind, year
        self.people: list[PersonInPaper] = []
        self._is_listing = False
        self.text: list[str] = []
        self.remarks: list[str] = []
        self.basis, self.place, self.addressee, self.order = "", "", "", ""
        self.contact: dict[str, str] = {}
        self.period: PeriodInPaper | None = None
        self.reports: list[ReadNotice] = []
        self.foot, body = _foot_of(paper, ours=ours)
        for block in body:
            self._take_table(block) if isinstance(block, Table) else self._take(clean(block.whole))
        if not self.people:
            self.people = [PersonInPaper({NAME: name}) for name in self._names()]
            if self.kind == AWARD:
                self._give_deeds()
        if self.kind != FREE and not self.people and not paper.is_report:
            self._print_as_it_is(body)

        self.signature = _SEAL.sub("", self.foot.signature)
        if self.signature != self.foot.signature:
            self._keep(self.foot.signature)

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

    def _give_deeds(self) -> None:
        """Take what is told of one of them alone as the deeds of that person."""
        for person in self.people:
            name = re.escape(person.values[NAME])
            told = [
                (line, re.fullmatch(rf"{name}(?:同志)?[，,：:](?P<deeds>.+)", line)) for line in self.text
            ]
            found = [(line, deeds) for line, deeds in told if deeds]
            if len(found) == 1:
                line, deeds = found[0]
                self.text.remove(line)
                self._keep(line)
                person.values.update(post_and_deeds(deeds["deeds"]))

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
            for title in rows_of(table)[0]:
                self._keep(title)

    def _take(self, line: str) -> None:
        """Take a paragraph: the person, the term or the words that docgen prints itself, else text."""
        if not line:
            return
        if self.paper.is_report:
            self.place = self.place or way_in(line)
        takers = (
            self._takes_person,
            self._takes_place,
            self._takes_order,
            self._takes_term,
            self._takes_opening,
        )
        if not any(takes(line) for takes in takers):
            self._leave(line)

    def _takes_person(self, line: str) -> bool:
        if self.kind == FREE:
            return False
        # One item a line: 性别：女 below 姓名：王芳 is hers.
        if self._is_listing and (more := told_by_labels(line, self.people[-1])):
            self.people[-1] = more
        elif person := person_in_line(line):
            self.people.append(person)
            self._is_listing = told_by_labels(line) is not None
        else:
            self._is_listing = False
            return False
        self._keep(line)
        return True

    def _takes_place(self, line: str) -> bool:
        place = place_in(line)
        self.place = place or self.place
        return bool(place)

    def _takes_order(self, line: str) -> bool:
        is_order = bool(self.people) and _BY_STROKES.fullmatch(line) is not None
        if is_order:
            self.order = BY_STROKES
            self._keep(line)
        return is_order

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
        if self.kind == FREE or not (opens(line) or proposes(self.kind, line)):
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
        yield from self._matter()
        yield from self._persons()
        if self.basis:
            yield YamlEntry("依据", self.basis)
        if self.text:
            yield YamlEntry("内容", Prose(tuple(self.text)))
        yield from self._term()
        if self.signature and not self.paper.is_report:
            yield YamlEntry("署名", self.signature)
        if self.reports:
            yield YamlEntry(
                "结果", self._outcome(), tuple(r for each in self.reports for r in each.as_report())
            )

    def _persons(self) -> Iterator[YamlEntry]:
        if self.people:
            yield YamlEntry("对象", YamlList(tuple(map(_subject, self.people))))
        order = self.order or (AS_TYPED if len(self.people) > 1 else "")
        if order:
            yield YamlEntry("排列", order)

    def _matter(self) -> Iterator[YamlEntry]:
        if not self.paper.is_report:
            yield YamlEntry("标题", self.paper.title)
        elif self.kind == FREE:
            yield YamlEntry("标题", "【请填写标题】")
        if self.kind == RANKING and not self.paper.is_report:
            found = _RANKED.fullmatch(self.paper.title)
        elif self.kind == AWARD:
            found = next(filter(None, map(_HONOUR.search, (self.paper.title, *self.remarks))), None)
        else:
            found = None
        if found:
            yield YamlEntry("项目", found["item"])

    def _term(self) -> Iterator[YamlEntry]:
        is_guess = not self.foot.issued or self.paper.is_report
        if self.posted:
            guess = ("猜的：按公示期的第一天",) if is_guess else ()
            yield YamlEntry("发布日期", self.posted.isoformat(), guess)
        yield from self.period.entries(self.posted) if self.period else ()
        places = (self.place, *(report.place for report in self.reports))
        if place := next(filter(None, places), ""):
            yield YamlEntry("张贴", place)
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
        count = _COUNTED.fullmatch(told)
        told, about = (count["number"], count["about"] or "") if count else (told, "")
        entries = [("反映", told), ("情况", about), ("核实", checked), ("主送", report.addressee)]
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


def _subject(person: PersonInPaper) -> Item:
    """A person as it is typed, and what has no key as a remark above."""
    remarks = (LEFT + "；".join(person.left),) if person.left else ()
    if set(person.values) == {NAME}:
        return Item(person.values[NAME], remarks)
    return Item(Mapping(tuple(YamlEntry(*each) for each in person.values.items())), remarks)
