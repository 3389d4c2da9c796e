"""Promises (频次): how often something is to be done in each window; this is what gets checked."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from docgen.domain.words.dates import month_and_day
from docgen.reading.values import Misread
from docgen.reading.values.numerals import NUMERAL, read_number
from docgen.reading.values.spelling import packed, quoted

EXAMPLES = (
    "每周一次",
    "每月至少一次",
    "每月1—2次",
    "每两个月一次",
    "每季度至少一次",
    "每学期至少一次",
    "每半年一次",
    "每年至少一次",
    "全年不少于12次",
    "每月不少于4学时",
)
MEND = f"可以这样写：{'、'.join(EXAMPLES)}"

_WINDOWS = {
    "周": r"每(?:一|1|个)?(?:周|星期)",
    "两个月": r"每(?:隔一|[两二2])个?月|每逢?[双单]月",
    "季度": r"每(?:一|1)?个?季度?|(?<!第)一个?季度",
    "半年": r"每(?:一|1|个)?半年|(?<![上下])半年",
    "学期": r"每(?:一|1)?个?学期|一?学期",
    "月": r"每(?:一|1)?个?月(?:份)?|一个?月",
    "年": r"每(?:一|1)?年度?|全年|本年度?|(?<!十)一年|年度?内",
}
WINDOW = re.compile("|".join(f"(?P<w{n}>{pattern})" for n, pattern in enumerate(_WINDOWS.values())))
AMOUNT = re.compile(
    rf"(?<!第)(?P<low>{NUMERAL})(?:(?:[-—~]+|至|到|或)(?P<high>{NUMERAL}))?个?"
    r"(?P<unit>次|回|场|篇|节|学时|课时|小时)(?P<above>(?:及|或)?以上)?"
)
_AMOUNT_LEFT = re.compile(r"[0-9]|次|学时|课时|若干")
AT_MOST = re.compile(r"不超过|不得?多于|至多|最多|控制在")
_HOURS = ("学时", "课时", "小时")
_MOST_TIMES, _MOST_HOURS = 366, 24 * 366
"""Once a day, or every hour of a year: more is a slip of the fingers, and a list as long would be planned."""


class Promise(NamedTuple):
    """A quota: at least (and perhaps at most) so many meetings, or study hours, in every window."""

    window: str
    least: Decimal
    most: Decimal | None = None
    in_hours: bool = False
    day: date | None = None
    """The one day on which it is to be kept."""

    def __str__(self) -> str:
        if self.day:
            return month_and_day(self.day)
        many = f"{self.least}—{self.most}" if self.most and self.most != self.least else f"至少{self.least}"
        return f"每{self.window}{many}{self.unit}"

    @property
    def unit(self) -> str:
        """次 or 学时."""
        return "学时" if self.in_hours else "次"


def parse_promise(text: str) -> Promise:
    """Read a promise: a window (每月), then how many (至少一次), with other words between. Raises Misread."""
    typed = packed(text, MEND)
    window = WINDOW.search(typed)
    if window is None:
        raise Misread(f"{quoted(text)}看不出多久一次", MEND)
    kind = list(_WINDOWS)[int(str(window.lastgroup)[1:])]
    # The number stands behind the window: 全年12次，每次2学时 is twelve times.
    rest = typed[window.end() :]
    amount = AMOUNT.search(rest)
    if amount is None and _AMOUNT_LEFT.search(rest):
        raise Misread(f"{quoted(text)}看不出是几次", MEND)
    return _promise(text, kind, rest, amount)


def _promise(text: str, kind: str, rest: str, amount: re.Match[str] | None) -> Promise:
    # 每月开展 without a number is once.
    if amount is None:
        return Promise(kind, Decimal(1))
    low, high = read_number(amount["low"]), read_number(amount["high"] or amount["low"])
    if not low or not high or high < low:
        raise Misread(f"{quoted(text)}看不出是几次", MEND)
    in_hours = amount["unit"] in _HOURS
    if high > (_MOST_HOURS if in_hours else _MOST_TIMES):
        raise Misread(f"{quoted(text)}一年里做不到", MEND)
    # 不超过两次 promises nothing that can be missed.
    if AT_MOST.search(rest[: amount.start()]):
        return Promise(kind, Decimal(0), Decimal(high), in_hours)
    # 一次 is no upper bound: holding two is no fault.
    most = Decimal(high) if amount["high"] else None
    return Promise(kind, Decimal(low), most, in_hours)
