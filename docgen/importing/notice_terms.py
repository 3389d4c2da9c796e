"""What a notice says beside its people: on what it rests, how long it hangs, and whom to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from docgen.importing.yaml_text import YamlEntry
from docgen.models.notices import NEXT_DAY, SAME_DAY
from docgen.reading.values import Misread, parse_date

LONGEST_WAIT = 10
"""Days between posting and the first day of the period that still are 次日: a holiday lies between."""
_YEAR_DAY = r"(?:\d{4}\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?"
_SPAN = re.compile(
    rf"(?P<first>{_YEAR_DAY})(?:\s*[（(](?:星期|周).[）)])?\s*(?:起)?\s*(?:至|到|—+|－|-|–|~|～)\s*"
    rf"(?P<last>{_YEAR_DAY}|\d{{1,2}}[日号])"
)
_LENGTH = re.compile(
    r"(?<![\d一二三四五六七八九十])(?P<said>(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:个\s*)?"
    r"(?:工作日|自然日|天|日(?!常|期|起|[至到]|止)))(?!前|后|内将)"
)
_OF_PERIOD = re.compile("公示期|公示时间|公示日期|公示[^。]{0,12}(?:天|工作日|自然日)|自.{4,14}起.{0,4}至")
_DATE_BEFORE = re.compile(r"[月年./至到自从于—－–~～-]\s*$")
"""What stands before the day of a date: 9月11日, 至15日."""
_MAY_OBJECT = re.compile("异议|不同意见|[如若]有意见|反映|举报|意见或建议|监督")
_ASKED = re.compile("公示期|期间|期内|如[有对]|若[有对]|请|欢迎|受理|可")
_OFFICE = re.compile(
    r"(?:向|与|到)(?P<office>[\u4e00-\u9fff]{0,20}?(?:办公室|总支|支部|党委|委员会|处|科|组|部|室|学校|纪委))"
    r"(?:书面|如实|实名|及时|直接|当面)*(?:反映|提出|举报|反馈|联系|说明|投诉|[（(，])"
)
_LABELLED = re.compile(
    r"(?P<label>(?:受理|联系|监督|举报|咨询|办公|来访)*(?:部门|单位|电话|地址|地点)|(?:电子)?(?:信箱|邮箱|邮件)|意见箱)"
    r"\s*(?:[：:]|为)\s*(?P<value>(?:[^，；。,;\s（()）]|[（(][^（()）]*[)）])+)"
)
_CONTACT_KEYS = (
    ("电话", "电话"),
    ("信箱", "信箱"),
    ("邮", "信箱"),
    ("意见箱", "信箱"),
    ("地", "地址"),
    ("部门", "部门"),
    ("单位", "部门"),
)
_PERSON = re.compile(r"联系人\s*(?:[：:]|为)\s*(?P<name>[^，；。,;\s（()）]{2,8})")
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}-)?[2-9]\d{6,7}(?!\d)")
_MAIL = re.compile(r"[A-Za-z0-9._-]+@[A-Za-z0-9.-]+[A-Za-z0-9]")
_PLACE = re.compile(r"(?:公示|张贴)(?:地点|方式|范围及方式|位置)\s*[：:]\s*(?P<place>.+?)[。；]?")
_BASIS = re.compile(
    "(?P<basis>.{4,}?)[，,](?=拟|现将|现予|现就|现公示|现进行公示|特此公示|同意|确定|决定|推荐)"
    "|(?P<alone>(?:经|根据|按照|依据)[^。]{4,})。(?=现|特此)"
)
_OPENS = re.compile("公示如下|予以?公示|进行公示|公示[：:]$|(?:如下|以下|下列).*[：:]$|为.{2,12}[：:]$")


class PeriodInPaper(NamedTuple):
    """The period as far as it is told: its days, and its length in words."""

    first: date | None
    last: date | None
    length: str
    is_deferred: bool = False

    def start(self, posted: date | None) -> str:
        """Which day counts first, if the paper tells it: the day of posting or the next."""
        if not (posted and self.first):
            return ""
        if self.first == posted:
            return SAME_DAY
        return NEXT_DAY if timedelta() < self.first - posted <= timedelta(LONGEST_WAIT) else ""

    def entries(self, posted: date | None) -> Iterator[YamlEntry]:
        """The period as it is typed beside the day of posting."""
        told = {
            "天数": self.length,
            "起算": self.start(posted),
            "顺延": "是" if self.is_deferred else "",
            "截止": self.last.isoformat() if self.last else "",
        }
        yield from (YamlEntry(key, value) for key, value in told.items() if value)


def period_in(text: str, year: int) -> PeriodInPaper | None:
    """The period that a paragraph tells; None for other text."""
    if not _OF_PERIOD.search(text):
        return None
    first, last, length = None, None, _length_in(text)
    if span := _SPAN.search(text):
        first = _day(span["first"], year)
        last = _last_day(first, span["last"]) if first else None
        length = _length_in(text[: span.start()]) or _length_in(text[span.end() :])
    said = re.sub(r"\s", "", length["said"]) if length else ""
    return PeriodInPaper(first, last, said, "顺延" in text) if (first and last) or said else None


def _length_in(text: str) -> re.Match[str] | None:
    """The first length that a text tells; 自9月11日起公示5个工作日 tells 5个工作日."""
    found = _LENGTH.finditer(text)
    return next((each for each in found if not _is_day_of_date(each, text)), None)


def _is_day_of_date(found: re.Match[str], text: str) -> bool:
    is_bare = re.fullmatch("[^个工自]+日", found["said"]) is not None
    return is_bare and _DATE_BEFORE.search(text[: found.start()]) is not None


def _last_day(first: date, words: str) -> date | None:
    if re.fullmatch(r"\d{1,2}[日号]", words):
        same_month = _day(f"{first.month}月{words}", first.year)
        # 6月28日至3日: that of the month behind.
        month = first.month % 12 + 1 if same_month and same_month < first else first.month
        words = f"{month}月{words}"
    last = _day(words, first.year)
    # 12月27日至1月3日: the year turns between them.
    turned = last is not None and last < first and not re.match(r"\d{4}", words)
    return _day(words, first.year + 1) if turned else last


def _day(words: str, year: int) -> date | None:
    try:
        return parse_date(re.sub(r"\s", "", words), year).value
    except Misread:
        return None


def tells_how_to_object(text: str) -> bool:
    """Tell whether a paragraph says how to object, which docgen says in its own words."""
    return _MAY_OBJECT.search(text) is not None and _ASKED.search(text) is not None


def contact_in(text: str) -> dict[str, str]:
    """Whom to tell, as far as a paragraph says."""
    found: dict[str, str] = {}
    for each in _LABELLED.finditer(text):
        key = next(key for word, key in _CONTACT_KEYS if word in each["label"])
        found[key] = f"{found[key]}、{each['value']}" if key in found else each["value"]
    office = _OFFICE.search(text)
    unlabelled = {
        "电话": "、".join(_PHONE.findall(text)),
        "信箱": "、".join(_MAIL.findall(text)),
        "部门": office["office"] if office else "",
    }
    told = {key: value for key, value in {**unlabelled, **found}.items() if value}
    # Who answers a telephone has no key of its own.
    person = _PERSON.search(text)
    return (
        {**told, "电话": f"{told['电话']}（联系人：{person['name']}）"} if person and "电话" in told else told
    )


def is_all_contact(text: str) -> bool:
    """Tell whether a line is labels of a contact alone: 联系电话：6612345  地址：行政楼。"""
    rest = _PERSON.sub("", _LABELLED.sub("", text))
    return bool(_LABELLED.search(text)) and not re.sub(r"[，；。,;\s]", "", rest)


def place_in(text: str) -> str:
    """Where it hangs, of a line 公示地点：校务公开栏."""
    found = _PLACE.fullmatch(text)
    return found["place"] if found else ""


def way_in(text: str) -> str:
    """How and where it hung, of a report: 公示方式为校务公开栏."""
    found = re.search("公示(?:方式|地点)(?:为|是)(?P<way>[^，。；]{2,30})", text)
    return found["way"] if found else ""


def opens(text: str) -> bool:
    """Tell whether a paragraph is the opening, behind which the people follow."""
    return _OPENS.search(text) is not None


def basis_in(text: str) -> str:
    """On what a notice rests, by its opening: 经支委会研究，拟将……"""
    found = _BASIS.match(text)
    return (found["basis"] or found["alone"]) if found else ""
