"""Records of meetings in Word as minutes.yaml: what has a key stands under it, the rest under 内容."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.importing.manuscript import Manuscript, clean
from docgen.importing.minutes_forms import (
    ABSENT,
    AGENDA,
    ATTENDING,
    BRANCH,
    CAME,
    CHAIR,
    DISCUSSION,
    EXPECTED,
    GROUP,
    HOURS,
    KIND,
    LECTURER,
    NOTE,
    OUTLINE,
    PRESENT,
    RECORDER,
    RESOLUTION,
    RUNNING,
    STUDY,
    SUBJECT,
    TEXT,
    VENUE,
    VOTE,
    WHEN,
    WRITTEN_UP,
    Part,
    is_count,
    is_form,
    is_title,
    parts_of,
    records_in,
)
from docgen.importing.minutes_headings import with_items
from docgen.importing.minutes_items import (
    Agenda,
    is_speech,
    lines_of,
    speeches,
    with_label,
)
from docgen.importing.minutes_prose import is_told, told_entries
from docgen.importing.minutes_titles import branch_signing, titled_meeting
from docgen.importing.proof import Proof, prove
from docgen.importing.yaml_text import (
    Item,
    Mapping,
    Prose,
    Value,
    YamlEntry,
    YamlList,
    inline_list,
    yaml_text,
)
from docgen.models.minutes import Minutes
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.values import Misread, parse_date, parse_time_range

ANY_YEAR = 2000
"""Whether a day can be read does not depend on its year."""
TO_FILL_IN = "【请填写{}】"
_SCHEMA = "yaml-language-server: $schema=../schema/minutes.schema.json"
_DAY = re.compile(r"(?:\d{4}\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?")
_WEEKDAY = re.compile(r"[（(]?(?:星期|周)[一二三四五六日天][）)]?")
_WRITTEN_UP = re.compile(rf"(?:本记录|本次会议记录)?(?:补记|记录)?于?(?P<day>{_DAY.pattern})(?:补记)?。?")
_ORDER = (
    KIND, BRANCH, GROUP, WHEN, HOURS, VENUE, CHAIR, RECORDER, LECTURER, SUBJECT, EXPECTED, PRESENT, CAME,
    ABSENT, ATTENDING, AGENDA, TEXT, OUTLINE, DISCUSSION, RESOLUTION, STUDY,
    WRITTEN_UP,
)  # fmt: skip
_LISTS_OF_NAMES = (CAME, ATTENDING)


class ImportedMinutes(NamedTuple):
    """The text of minutes.yaml, the number of its records, and the proof that nothing is lost."""

    text: str
    records: int
    proof: Proof
    said: tuple[Diagnostic, ...] = ()


def import_minutes(manuscripts: Sequence[Manuscript], year: int) -> ImportedMinutes | Diagnostic:
    """Make minutes.yaml of papers; the diagnostic says why nothing can be made of them."""
    records = [record for each in manuscripts for record in _records(each, year)]
    if not records:
        place = Place(Source(manuscripts[0].source.name))
        return error(
            "I904", place, "没有找到会议记录", "检查是不是选错了文件；记录里要有“时间”“主持人”这样的字样"
        )
    records.sort(key=lambda record: record.day or date.max)
    names = "、".join(each.source.name.rpartition("/")[2] for each in manuscripts)
    text = _yaml(records, names, ())
    proof = _proved(manuscripts, text)
    text = _yaml(records, names, proof.lost) if proof.lost else text
    said = tuple(each for manuscript in manuscripts for each in manuscript.said)
    return ImportedMinutes(text, len(records), proof, said)


def check_imported(text: str, name: str, year: int) -> list[Diagnostic]:
    """Return what the reader and the model say of the file; `name` is where it was written."""
    document = read_yaml(text.encode(), name, known_keys(Minutes))
    return list(validate(Minutes, document, year)[1])


class _Record(NamedTuple):
    day: date | None
    mapping: Mapping


def _records(manuscript: Manuscript, year: int) -> Iterator[_Record]:
    labelled = records_in(parts_of(manuscript.blocks))
    if not labelled and is_told(manuscript.blocks):
        told = tuple(told_entries(manuscript.blocks, year))
        yield _Record(_day(str(told[1].value), year), Mapping(told))
    for parts in labelled:
        values = _values(parts, year)
        day = date.fromisoformat(str(values[WHEN])) if WHEN in values else None
        # 党课题目, 授课人 stand in the record of a lecture.
        if any(part.label.startswith(("党课", "授课")) for part in parts):
            values.setdefault(KIND, "党课")
        values.setdefault(KIND, TO_FILL_IN.format("类型"))
        values.setdefault(WHEN, TO_FILL_IN.format("日期"))
        entries = (YamlEntry(key, values[key]) for key in _ORDER if key in values)
        yield _Record(day, Mapping(tuple(entries)))


class _Values:
    """The values of a record by key; what fits no key goes to 内容, in its order."""

    def __init__(self, year: int, resolutions: int) -> None:
        self._year = year
        self.by_key: dict[str, Value] = {}
        self._running: dict[str, list[str]] = {key: [] for key in RUNNING}
        self._agenda = Agenda(resolutions)
        self._behind = TEXT

    def add(self, part: Part) -> None:
        """Take a part: a title, a labelled value, or text that goes on with the last label."""
        if is_title(part) or part.key == KIND:
            _name(self.by_key, part.text)
        elif self._is_on_the_agenda(part):
            return
        self._follow(part)
        if part.key in RUNNING:
            self._running[part.key] += lines_of(part.text)
        elif not part.key:
            self._go_on([] if is_title(part) else lines_of(with_label(part)))
        elif not _take(self.by_key, part, self._year):
            self._running[TEXT].append(clean(with_label(part)))

    def _is_on_the_agenda(self, part: Part) -> bool:
        went_on = self._agenda.goes_on
        taken = self._agenda.takes(part)
        if taken:
            self._behind = TEXT
        # Behind a list of several points who speaks is heard, and is none of them.
        elif went_on and not part.key and is_speech(part.text):
            self._behind = DISCUSSION
        return taken

    def _follow(self, part: Part) -> None:
        """Note where lines without a label lead from here on; a label of any sort ends a resolution."""
        if part.key in (*RUNNING, DISCUSSION):
            self._behind = part.key
        elif (
            part.key == NOTE
            or (part.key == VOTE and not part.text)
            or (self._behind == RESOLUTION and (part.key or part.label))
        ):
            self._behind = TEXT

    def whole(self) -> dict[str, Value]:
        """All values."""
        running = {key: Prose(tuple(lines)) for key, lines in self._running.items() if lines}
        items = tuple(point.item() for point in self._agenda.points)
        return {**self.by_key, **running, **({AGENDA: YamlList(items)} if items else {})}

    def _go_on(self, lines: list[str]) -> None:
        """Put lines without a label where the last label leads: speeches or text."""
        made = speeches(lines) if self._behind == DISCUSSION else None
        if made is None:
            self._running[self._behind if self._behind in self._running else TEXT] += lines
            return
        former = self.by_key.get(DISCUSSION)
        self.by_key[DISCUSSION] = YamlList((*(former.items if isinstance(former, YamlList) else ()), *made))


def _values(parts: Sequence[Part], year: int) -> dict[str, Value]:
    told = with_items(parts)
    values = _Values(year, sum(part.key == RESOLUTION for part in told))
    for part in told:
        if not is_form(part.label + part.text):
            values.add(part)
    above = {BRANCH: branch} if (branch := _branch_above(parts)) else {}
    return {**above, **values.whole()}


def _branch_above(parts: Sequence[Part]) -> str:
    """The branch on the line above the title."""
    return branch_signing(parts[0].text) if len(parts) > 1 and is_title(parts[1]) else ""


def _name(values: dict[str, Value], text: str) -> str:
    """Take the kind of meeting and its body from a title; return the words that are neither."""
    meeting = titled_meeting(text)
    if meeting is None:
        return ""
    for key, value in ((KIND, meeting.kind), (BRANCH, meeting.branch), (GROUP, meeting.group)):
        if value:
            values.setdefault(key, value)
    if meeting.rest.startswith("“") and meeting.rest.endswith("”"):
        values.setdefault(SUBJECT, meeting.rest.strip("“”"))
        return ""
    return meeting.rest


def _take(values: dict[str, Value], part: Part, year: int) -> bool:
    """Take a labelled value under its key; tell whether all of it has its place."""
    text = clean(part.text)
    if part.key == WHEN:
        return _take_day(values, text, year)
    if part.key in (EXPECTED, PRESENT):
        return _take_counts(values, part.key, text)
    if part.key in (NOTE, VOTE):
        return part.key == NOTE and _take_note(values, text, year)
    if not text or part.key in values:
        return not text or is_title(part) or part.key == KIND
    value = _value(part, text)
    if value is not None:
        values[part.key] = value
    return value is not None


def _value(part: Part, text: str) -> Value | None:
    """The value of a label; None for speeches without a speaker."""
    if part.key == DISCUSSION:
        made = speeches(lines_of(part.text))
        return None if made is None else YamlList(tuple(made))
    # 第一支部、第二支部全体党员 names nobody.
    if part.key in _LISTS_OF_NAMES and re.search("[、，, ]", text) and not re.search("支部|全体|小组", text):
        return inline_list([name for name in re.split(r"[、，,\s]+", text.rstrip("。")) if name])
    return text


def _take_day(values: dict[str, Value], text: str, year: int) -> bool:
    found = _DAY.search(text)
    day = _day(re.sub(r"\s", "", found[0]), year) if found else None
    if found is None or day is None or WHEN in values:
        return False
    values[WHEN] = day.isoformat()
    rest = _WEEKDAY.sub("", text[: found.start()] + text[found.end() :]).strip("，, ")
    if rest and _is_time(rest):
        values[HOURS] = rest
        return True
    return not rest


def _day(words: str, year: int) -> date | None:
    try:
        return parse_date(words, year).value
    except Misread:
        return None


def _is_time(words: str) -> bool:
    try:
        return bool(parse_time_range(words))
    except Misread:
        return False


def _take_counts(values: dict[str, Value], key: str, text: str) -> bool:
    """应到：13人，实到12人: the numbers; other words on the line are kept as text."""
    number = re.match(r"(\d+)\s*[人名]?", text)
    # A second number is not the first: it stays as text.
    if number and values.setdefault(key, number[1]) != number[1]:
        return False
    return bool(number and number.end() == len(text))


def _take_note(values: dict[str, Value], text: str, year: int) -> bool:
    """备注：补记于5月10日: the day on which the record was written up."""
    found = _WRITTEN_UP.fullmatch(text)
    day = _day(re.sub(r"\s", "", found["day"]), year) if found and "补记" in text else None
    if day is None or WRITTEN_UP in values:
        return False
    values[WRITTEN_UP] = day.isoformat()
    return True


def _yaml(records: Sequence[_Record], name: str, lost: Sequence[str]) -> str:
    head = (
        _SCHEMA,
        "",
        f"由 docgen import 从“{name}”导入。请对照原来的记录看一遍：没有对上项目的话都在“内容”里。",
        "写着【请填写】的地方请补上；看过以后，这些井号开头的说明可以删掉。",
    )
    listed = YamlList(tuple(Item(record.mapping) for record in records))
    foot = ("---- 下面的字没有放进上面任何一项，请看看该放在哪里 ----", *lost) if lost else ()
    return yaml_text(Mapping((YamlEntry("会议", listed),)), head, foot)


def _proved(manuscripts: Sequence[Manuscript], text: str) -> Proof:
    document = read_yaml(text.encode(), "minutes.yaml", known_keys(Minutes))
    proofs = [prove(each, document.root, _labels(each, text)) for each in manuscripts]
    return Proof(sum(each.sentences for each in proofs), tuple(s for each in proofs for s in each.lost))


def _labels(manuscript: Manuscript, made: str) -> list[str]:
    """Labels and titles, which the keys stand for, and lines that are only there to be signed."""
    parts = list(parts_of(manuscript.blocks))
    forms = [text for text in manuscript.texts if is_form(text) or is_count(clean(text), made)]
    labels = [part.label for part in parts if part.key]
    return [*_names_and_days(parts, made), *forms, *labels, "人", "名", "星期一二三四五六日"]


def _names_and_days(parts: Sequence[Part], made: str) -> Iterator[str]:
    """Names that became a kind and a body, and days that stand with their hours under two keys."""
    for part in parts:
        is_name = (is_title(part) or part.key == KIND) and _stands_in(part.text, made)
        is_note = part.key == NOTE and _take_note({}, clean(part.text), ANY_YEAR)
        if is_name or is_note or _is_day(part):
            yield part.text


def _stands_in(title: str, made: str) -> bool:
    """Tell whether the kind and the body that a title names stand in the file that was made."""
    values: dict[str, Value] = {}
    rest = _name(values, title)
    return not rest and all(f": {value}" in made for value in values.values())


def _is_day(part: Part) -> bool:
    return part.key == WHEN and _take_day({}, clean(part.text), ANY_YEAR)
