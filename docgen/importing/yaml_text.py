"""YAML as a person would have typed it: long text in `|` blocks, quotes only where they are needed.

What is written reads back through docgen's own reader to the same texts; the tests hold it to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from docgen.reading.values.typed_tables import is_table

STEP = "  "
SHORT = 40
"""Characters of a text that stands behind its key; a longer one gets lines of its own."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text, a paragraph an element."""

    paragraphs: tuple[str, ...]


class YamlEntry(NamedTuple):
    """A key with its value, and the remarks that stand above it as comments."""

    key: str
    value: Value
    remarks: tuple[str, ...] = ()


class Item(NamedTuple):
    """A member of a list, and the remarks that stand above it."""

    value: Value
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """A group of `键: 值`; `inline` puts it into braces on one line."""

    entries: tuple[YamlEntry, ...]
    inline: bool = False


@dataclass(frozen=True, slots=True)
class YamlList:
    """A list; `inline` puts it into brackets on one line where its texts are plain enough."""

    items: tuple[Item, ...]
    inline: bool = False


Value: TypeAlias = "str | Prose | Mapping | YamlList"

# To YAML a text ends at a colon before a space or a line's end, and at ` #`.
_PLAIN = re.compile(r"""[\w“《（【〔‘](?:(?!:(?:\s|$)|\s\#|-\s)[^\n])*(?<!\s)""")
# In an item of a list docgen's reader takes a colon of any width for that of a key.
_PLAIN_ITEM = re.compile(r"[\w“《（【〔‘][^:：∶︰﹕#\n]*(?<!\s)")
_PLAIN_IN_BRACKETS = re.compile(r"[\w“《（](?:[\w“”《》（）、〔〕·—；。% ]*[\w”》）。])?")


def inline_list(texts: Sequence[str]) -> YamlList:
    """Return a list of texts, on one line if they are plain enough."""
    return YamlList(tuple(Item(text.strip()) for text in texts if text.strip()), inline=True)


def yaml_text(root: Mapping, head: Sequence[str] = (), foot: Sequence[str] = ()) -> str:
    """Return the whole file: remarks, the mapping, remarks."""
    lines = [*_remarks(head, ""), *([""] if head else []), *_mapping(root, "")]
    if foot:
        lines += ["", *_remarks(foot, "")]
    return "\n".join(lines) + "\n"


def _remarks(remarks: Sequence[str], indent: str) -> Iterator[str]:
    for remark in remarks:
        for line in remark.splitlines() or [""]:
            yield f"{indent}# {line}".rstrip()


def _mapping(mapping: Mapping, indent: str) -> Iterator[str]:
    longer = False
    for number, entry in enumerate(mapping.entries):
        lines = [*_remarks(entry.remarks, indent), *_entry(entry, indent)]
        # Lines of a line each stand together; what takes more stands apart.
        if number and not indent and (longer or len(lines) > 1):
            yield ""
        longer = len(lines) > 1
        yield from lines


def _entry(entry: YamlEntry, indent: str) -> Iterator[str]:
    head, value = f"{indent}{entry.key}:", entry.value
    if isinstance(value, str):
        yield f"{head} {_scalar(value)}"
    elif isinstance(value, Prose):
        yield from _prose(head, value, indent)
    elif value.inline and (inline := _inline(value)):
        yield f"{head} {inline}"
    else:
        yield head
        yield from (
            _list(value, indent + STEP) if isinstance(value, YamlList) else _mapping(value, indent + STEP)
        )


def _prose(head: str, prose: Prose, indent: str) -> Iterator[str]:
    paragraphs = prose.paragraphs
    if len(paragraphs) == 1 and len(paragraphs[0]) <= SHORT and _PLAIN.fullmatch(paragraphs[0]):
        yield f"{head} {paragraphs[0]}"
    else:
        yield f"{head} |"
        for number, paragraph in enumerate(paragraphs):
            # An empty line parts two tables, which would be read as one.
            if number and is_table(paragraph) and is_table(paragraphs[number - 1]):
                yield ""
            yield from (f"{indent}{STEP}{line}" for line in paragraph.split("\n"))


def _list(inline_list: YamlList, indent: str) -> Iterator[str]:
    for value, remarks in inline_list.items:
        if isinstance(value, Mapping) and not value.inline:
            yield from _listed_mapping(value, remarks, indent)
        else:
            yield from _remarks(remarks, indent)
            yield f"{indent}- {_in_a_line(value)}"


def _listed_mapping(mapping: Mapping, remarks: Sequence[str], indent: str) -> Iterator[str]:
    """Yield a mapping in a list; remarks on its first key stand above the dash."""
    first, *others = mapping.entries
    yield from _remarks((*remarks, *first.remarks), indent)
    rest = Mapping((first._replace(remarks=()), *others))
    lines = list(_mapping(rest, indent + STEP))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _in_a_line(value: Value) -> str:
    if isinstance(value, str):
        return value if _PLAIN_ITEM.fullmatch(value) else _quoted(value)
    if isinstance(value, Prose):
        return _in_a_line(" ".join(value.paragraphs))
    return _inline(value) or _flow(value)


def _inline(value: Mapping | YamlList) -> str:
    """Return the value in brackets on one line; nothing where a text has doubtful signs."""
    if isinstance(value, Mapping):
        return _flow(value)
    texts = [item.value for item in value.items]
    whole = all(isinstance(text, str) and _PLAIN_IN_BRACKETS.fullmatch(text) for text in texts)
    return _flow(value) if whole else ""


def _flow(value: Mapping | YamlList) -> str:
    if isinstance(value, YamlList):
        return f"[{', '.join(_in_brackets(item.value) for item in value.items)}]"
    return f"{{{', '.join(f'{entry.key}: {_in_brackets(entry.value)}' for entry in value.entries)}}}"


def _in_brackets(value: Value) -> str:
    if isinstance(value, str):
        return value if _PLAIN_IN_BRACKETS.fullmatch(value) or _is_date(value) else _quoted(value)
    if isinstance(value, Prose):
        return _in_brackets(" ".join(value.paragraphs))
    return _flow(value)


def _is_date(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}(?:-\d{2})?", text) is not None


def _scalar(text: str) -> str:
    # Other programs take 000001 for a number.
    return text if _PLAIN.fullmatch(text) and not re.fullmatch(r"0\d+", text) else _quoted(text)


def _quoted(text: str) -> str:
    # In double quotes a backslash means something; in single ones only the quote does.
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
