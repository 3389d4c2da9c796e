"""Faults around a key: a full-width colon, no space behind the colon, no colon at all."""

from __future__ import annotations

import re

from docgen.reading.prescan.rows import ScanRow
from docgen.reading.prescan.scan import Scan

NAME = r"[^\s:：,，。；、“”\"'\[\]{}#&*!|>%@`\-?][^:：，。；、“”\"'\[\]{}#]{0,15}?"
"""A key's name without quotes. Longer ones than sixteen characters are sentences."""
UP_TO_QUOTE = {'"': r'[^"\\]*(?:\\.[^"\\]*)*"', "'": r"[^']*(?:''[^']*)*'(?!')"}
"""The rest of a quoted text on one line, behind its first quote."""
QUOTED_NAME = "|".join(mark + rest for mark, rest in UP_TO_QUOTE.items())
_KEY = re.compile(rf"(?P<name>{NAME}|{QUOTED_NAME})[ ]*:(?=[ \t]|$)")
_FIRST = r"[^\s,\[\]{}#&*!|>'\"%@`\-?:]|[\-?:](?=\S)"
# A key without quotes as YAML takes it, up to YAML's own limit.
_LONG_KEY = re.compile(rf"(?P<name>(?:{_FIRST})(?:[^:#]|:(?=[^ \t])|(?<![ \t])#){{0,999}}):(?=[ \t]|$)")
_WIDE_COLON = re.compile(rf"(?P<name>{NAME}|{QUOTED_NAME})(?P<gap>[ 　]*[：∶︰﹕][ 　\u00a0]*)")
# Not before a slash: that colon belongs to an address, http://….
_TIGHT_COLON = re.compile(rf"(?P<name>{NAME}|{QUOTED_NAME}):(?P<wide>[　\u00a0]?)(?=[^ \t/]|$)")
_ALONE = re.compile(
    r"(?P<name>[^\s:：，。；、“”\"'\[\]{}#&*!|>%@`\-?]{1,16})(?P<sign>[ 　；;，,。.=＝!！]*)$"
)
_OTHER_SIGN = re.compile(r"[ 　；;，,、。.=＝\u00a0]+")


def find_key(text: str, start: int) -> re.Match[str] | None:
    """Return the key with its colon that begins at `start`."""
    if ":" not in text:
        return None
    return _KEY.match(text, start) or _LONG_KEY.match(text, start)


def is_known_key(scan: Scan, row: ScanRow, start: int | None = None) -> bool:
    """Tell whether a key that the models know begins at `start`, or else at the line's beginning."""
    match = _KEY.match(row.text, row.indent if start is None else start) if ":" in row.text else None
    return bool(match and scan.is_key(match["name"]))


def is_dash(text: str, start: int) -> bool:
    """Tell whether a list item begins at `start`."""
    return text.startswith("-", start) and text[start + 1 : start + 2] in ("", " ")


def mend_colon(scan: Scan, index: int, start: int, *, needs_key: bool) -> None:
    """Mend keys that YAML takes for text: `日期：2023-03-08` and `主题:通报`.

    Where a key must stand any short name is one, and above a block (`人员：`); elsewhere only a known key,
    lest sentences turn into keys.
    """
    row = scan.rows[index]
    wide = _WIDE_COLON.match(row.text, start)
    is_head = wide is not None and not row.text[wide.end() :].strip() and _opens_block(scan, index, start)
    if wide and (needs_key or is_head or scan.is_key(_bare(wide["name"]))):
        _mend_wide(scan, row, wide)
        return
    tight = _TIGHT_COLON.match(row.text, start)
    if tight and (needs_key or scan.is_key(_bare(tight["name"]))):
        place, name = row.place(tight.start("wide")), _bare(tight["name"])
        scan.tell("Y124", place, f"“{name}:”的冒号后面要有一个空格", "在冒号后面加一个英文空格")
        row.replace(tight.start("wide"), tight.end("wide"), " ")


def _mend_wide(scan: Scan, row: ScanRow, wide: re.Match[str]) -> None:
    name, gap = _bare(wide["name"]), wide["gap"]
    colon = gap.strip(" 　\u00a0")
    mend = f"请改成英文冒号加一个空格：{name}: {shortened(row.text[wide.end() :])}".rstrip()
    place = row.place(wide.start("gap") + gap.index(colon))
    scan.tell("Y123", place, f"“{name}”后面用了中文冒号“{colon}”", mend)
    row.replace(wide.start("gap"), wide.end("gap"), ": ")


def mend_missing_colon(scan: Scan, index: int, start: int, *, needs_key: bool) -> bool:
    """Put the colon into `地点 三楼`, `地点；三楼`, or `会议` above an indented block; tell whether."""
    row = scan.rows[index]
    sign = _sign_behind_key(scan, index, start, needs_key=needs_key)
    if sign is None:
        return False
    name, found = row.text[start : sign[0]], row.text[slice(*sign)].strip()
    message = f"“{name}”后面应当是英文冒号，却写了“{found}”" if found else f"“{name}”后面缺少冒号"
    mend = f"写成“{name}: {shortened(row.text[sign[1] :])}".rstrip() + "”"
    scan.tell("Y126", row.place(sign[0]), message, mend)
    row.replace(*sign, ": ")
    return True


def _sign_behind_key(scan: Scan, index: int, start: int, *, needs_key: bool) -> tuple[int, int] | None:
    """Return the start and end of what stands where a key's colon should stand."""
    text = scan.rows[index].text
    alone = _ALONE.match(text, start)
    if alone:
        meant = (needs_key and scan.is_key(alone["name"])) or _opens_block(scan, index, start)
        return alone.span("sign") if meant else None
    other = _OTHER_SIGN.search(text, start)
    if other is None or not scan.is_key(text[start : other.start()]):
        return None
    meant = needs_key or not scan.levels.open or _opens_keys(scan, index)
    return other.span() if meant else None


def _opens_block(scan: Scan, index: int, start: int) -> bool:
    """Tell whether the row after a bare word is a list or a mapping that belongs below it."""
    below = scan.speaking_row(index + 1)
    if below is None:
        return False
    dash = is_dash(below.text, below.indent)
    if below.indent <= start and not (dash and below.indent == start):
        return False
    return dash or _KEY.match(below.text, below.indent) is not None


def _opens_keys(scan: Scan, index: int) -> bool:
    """Tell whether the row after a list item's text holds a further key of that item."""
    below = scan.speaking_row(index + 1)
    return below is not None and below.indent > scan.levels.open[-1].column and is_known_key(scan, below)


def mend_keyless_item(scan: Scan, index: int, start: int) -> bool:
    """Tell a text without a key, as `- 加强思想建设` with `内容: …` below it; tell whether it was one."""
    if not _opens_keys(scan, index):
        return False
    row = scan.rows[index]
    text = row.text[start:]
    mend = f"在前面写上键，例如：- 标题: {shortened(text)}"
    scan.tell("Y136", row.place(start, len(text)), "这一项下面还有别的键，这句话前面也要有键", mend)
    row.replace(start - 1, len(row.text), "")
    return True


def shortened(text: str) -> str:
    """Return the beginning of a value as typed, to be shown in a mend."""
    text = text.partition(" #")[0].strip()
    return text if len(text) <= 20 else f"{text[:20]}…"


def _bare(name: str) -> str:
    return name.strip("\"'")
