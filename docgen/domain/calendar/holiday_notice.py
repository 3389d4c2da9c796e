"""The State Council's holiday notice, understood: which days are off, which weekend days are worked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from docgen.base.diagnostics import Diagnostic, Place, error, warning
from docgen.domain.words.dates import WEEKDAYS, official_date
from docgen.models.calendar import HolidayNotice

MEND = "照这样写：一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月4日（周一）上班。"
LONGEST_REST_DAYS = 15

_TOKEN = re.compile(
    r"""(?P<iso> (?P<y>\d{4}) [-./] (?P<m>\d{1,2}) [-./] (?P<d>\d{1,2}) )
      | (?: (?P<year>\d{4}) 年 )? (?: (?P<month>\d{1,2}) 月 )? (?P<day>\d{1,2}) 日 (?!\d)
      | 共 (?P<total>\d{1,2}) 天
      | (?P<verb> 放假 | 补休 | 休息 | 上班 )
      | (?P<to> 至 | 到 | [-—~～]+ )
      | \( (?P<remark> [^)]* ) \)
      | (?P<stop> [。;\n] )""",
    re.VERBOSE,
)
_FESTIVAL = re.compile(r"(?m)^\s*(?:[一二三四五六七八九十]+、)?([^:\d\n]{2,20}):")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日])")


@dataclass(slots=True)
class Arrangement:
    """Days off with the festival's name, weekend days worked in their place, and what was strange."""

    off: dict[date, str] = field(default_factory=dict)
    work: set[date] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def arrange(notice: HolidayNotice) -> Arrangement:
    """Understand a notice given as text, as lists, or both."""
    made = Arrangement()
    for part in _parts(notice.text):
        _Sentence(notice.year, notice.text.place, made, _festival(part)).read(part)
    # Lists are typed in the forms of the notice, only without their verb.
    for text, verb in [*((off, "放假") for off in notice.off), *((work, "上班") for work in notice.work)]:
        _Sentence(notice.year, text.place, made, "节假日").read(_folded(f"{text}{verb}"))
    if not made.off:
        made.diagnostics.append(error("D463", notice.place, f"没有看出{notice.year}年哪几天放假", MEND))
    return made


def _folded(text: str) -> str:
    # Notices are pasted from web pages. NFKC makes brackets and digits plain; ‐ and – it leaves as they are.
    return re.sub(r"[ \t]", "", unicodedata.normalize("NFKC", text)).replace("‐", "-").replace("–", "-")


def _parts(text: str) -> list[str]:
    """The notice festival by festival: a line each, as it is published."""
    return [line for line in _folded(text).splitlines() if line]


def _festival(part: str) -> str:
    found = _FESTIVAL.match(part)
    return found.group(1) if found else "节假日"


@dataclass(slots=True)
class _Sentence:
    """Reads one line: dates are gathered until a verb says what becomes of them."""

    year: int
    place: Place
    made: Arrangement
    festival: str
    days: list[date] = field(default_factory=list)
    off: list[date] = field(default_factory=list)
    month: int = 0
    joining: bool = False

    def read(self, line: str) -> None:
        for token in _TOKEN.finditer(line):
            try:
                self._take(token)
            except ValueError:
                self._complain(f"没有“{token.group()}”这一天")
                # Half of a span that has no such end must not be taken by the next 放假 or 上班.
                self.days.clear()
        if self.days:
            self._complain(f"没有看出{official_date(self.days[0])}是放假还是上班")

    def _take(self, token: re.Match[str]) -> None:
        if token["iso"] or token["day"]:
            self._add(self._day(token))
        elif token["verb"]:
            self._settle(token["verb"])
        elif token["total"]:
            self._compare_total(int(token["total"]))
        elif token["remark"]:
            self._compare_weekday(token["remark"])
        # A remark may stand between 至 and the day: 1日（周五）至3日.
        self.joining = bool(token["to"]) or (self.joining and token["remark"] is not None)

    def _day(self, token: re.Match[str]) -> date:
        if token["iso"]:
            return date(int(token["y"]), int(token["m"]), int(token["d"]))
        # 1月1日至3日: the month is said once.
        self.month = int(token["month"] or self.month)
        return date(int(token["year"] or self.year), self.month, int(token["day"]))

    def _add(self, day: date) -> None:
        if not self.joining or not self.days:
            self.days.append(day)
            return
        length = (day - self.days[-1]).days
        # No official holiday has been longer; more is a month that was misread.
        if not 0 < length <= LONGEST_REST_DAYS:
            self._complain(f"{official_date(self.days[-1])}至{official_date(day)}不像一段假期")
            return
        first = self.days[-1]
        self.days += [first + timedelta(days=step) for step in range(1, length + 1)]

    def _settle(self, verb: str) -> None:
        if verb == "上班":
            self.made.work.update(self.days)
        else:
            self.made.off.update(dict.fromkeys(self.days, self.festival))
            self.off += self.days
        self.days = []

    def _compare_total(self, told: int) -> None:
        # 共3天 counts the days off of the whole sentence, those of 补休 included.
        if told != len(self.off):
            self._complain(f"{self.festival}写的是共{told}天，日期数出来是{len(self.off)}天")

    def _compare_weekday(self, remark: str) -> None:
        found = _WEEKDAY.search(remark)
        if found and self.days and WEEKDAYS[self.days[-1].weekday()] != found.group(1):
            day = self.days[-1]
            real = WEEKDAYS[day.weekday()]
            self._complain(f"{official_date(day)}是星期{real}，通知里写的是星期{found.group(1)}")

    def _complain(self, message: str) -> None:
        self.made.diagnostics.append(warning("D463", self.place, message, f"核对放假通知；{MEND}"))
