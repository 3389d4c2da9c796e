"""The office's templates of 邮件合并: MERGEFIELD and IF fields become tags, the source of data goes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise

from docgen.engine.marked_part import MarkedPart, excerpt
from docgen.engine.template_faults import remark
from docgen.word.opening import OpenedPackage
from docgen.word.package import deflate, member
from docgen.word.xml_names import RPR, SPACE, Element, P, R, T, ancestor, is_empty_run, qn

SETTINGS = "word/settings.xml"
RELATIONS = "word/_rels/settings.xml.rels"
_SOURCE = re.compile(rb"<w:mailMerge\b.*?</w:mailMerge>|<w:mailMerge\b[^>]*/>", re.DOTALL)
_TO_SOURCE = re.compile(rb"<Relationship\b[^>]*/mailMerge(?:Source|HeaderSource|RecipientData)\"[^>]*/>")

FIELD, CODE = qn("fldChar"), qn("instrText")
_TOKEN = re.compile(r'\{\{.*?\}\}|"[^"]*"|“[^”]*”|\\\S+|[<>=]+|[^\s<>=]+')
_TAG = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_NUMBER = re.compile(r"(-?)0*(\d+(?:\.\d+)?)")
_SIGNS = {"=": "==", "<>": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
UNKNOWN = ("NEXT", "NEXTIF", "SKIPIF", "MERGEREC", "MERGESEQ", "ADDRESSBLOCK", "GREETINGLINE")
"""Fields of 邮件合并 for which there is no tag."""
_CODE = re.compile(rb"(?:<(?:\w+:)?instrText\b[^>]*>|\binstr=[\"'])([^<\"']*)")
_ITS_FIELDS = re.compile("|".join(("MERGEFIELD", *UNKNOWN)).encode(), re.IGNORECASE)
_AS_SHOWN = "格式开关没有用，照表里显示的印；要别的样子，在表里设好格式。"
_AS_TAG = "结果不会随数据变；请改成标签，如 {% if 性别 == '男' %}先生{% else %}女士{% endif %}。"
_OF_FORMAT = ("\\#", "\\@")
_AROUND = ("\\b", "\\f")


def without_source(opened: OpenedPackage) -> OpenedPackage:
    """Return a template without its source of data: Word would ask for it each time a document is opened."""
    settings, relations = opened.xml.get(SETTINGS, b""), opened.xml.get(RELATIONS, b"")
    if b"mailMerge" not in settings + relations:
        return opened
    new = {SETTINGS: _SOURCE.sub(b"", settings), RELATIONS: _TO_SOURCE.sub(b"", relations)}
    changed = {name: content for name, content in new.items() if name in opened.xml}
    members = tuple(
        member(each.name, deflate(changed[each.name])) if each.name in changed else each
        for each in opened.members
    )
    return OpenedPackage(members, {**opened.xml, **changed})


def has_fields(content: bytes) -> bool:
    """Tell whether a part has fields of any sort."""
    return b"instrText" in content or b"fldSimple" in content


def has_merge_fields(content: bytes) -> bool:
    """Tell whether a part has fields of 邮件合并; Word may cut even the word MERGEFIELD in two."""
    return has_fields(content) and _ITS_FIELDS.search(b"".join(_CODE.findall(content))) is not None


@dataclass
class MergeField:
    """A field in work: what its code says, with tags for the fields in it, and all that it consists of."""

    code: str = ""
    result: list[Element] = field(default_factory=list)
    """The runs of its result: the first one gives the look."""
    pieces: list[Element] = field(default_factory=list)
    in_result: bool = False

    @property
    def name(self) -> str:
        """The first word of its code."""
        return next(iter(self.code.split(maxsplit=1)), "").upper()


def fields_to_tags(part: MarkedPart) -> None:
    """Write a tag in the place of each field of 邮件合并; tell of those for which there is none."""
    for simple in list(part.root.iter(qn("fldSimple"))):
        made = MergeField(str(simple.get(qn("instr"), "")), list(simple.iter(R)), [simple])
        _replace(part, made, simple)
    # A list: runs go while the tree is walked through.
    holders = dict.fromkeys(run.getparent() for run in part.root.iter(R) if run.find(FIELD) is not None)
    for holder in holders:
        if holder is not None:
            for found in _fields_of(holder):
                _replace(part, found, None)


def _fields_of(holder: Element) -> list[MergeField]:
    """Return the outermost fields that begin and end among the runs of a paragraph or a link."""
    steps = [(run, child) for run in holder if run.tag == R for child in run]
    open_fields: list[MergeField] = []
    found: list[MergeField] = []
    for run, child in steps:
        kind = str(child.get(qn("fldCharType"), "")) if child.tag == FIELD else ""
        if kind == "begin":
            open_fields.append(MergeField())
        for each in open_fields:
            each.pieces.append(child)
        if open_fields:
            _take(open_fields, run, child, kind, found)
    return found


def _take(
    open_fields: list[MergeField], run: Element, child: Element, kind: str, found: list[MergeField]
) -> None:
    last = open_fields[-1]
    if kind == "separate":
        last.in_result = True
    elif kind == "end":
        open_fields.pop()
        if not open_fields:
            found.append(last)
        elif not open_fields[-1].in_result:
            open_fields[-1].code += _text_of(last)
    elif child.tag == CODE and not last.in_result:
        last.code += "".join(child.itertext())  # Word cuts a code into runs at will.
    elif last.in_result and child.tag != RPR:
        last.result.append(run)


def _replace(part: MarkedPart, found: MergeField, simple: Element | None) -> None:
    text = _text_of(found)
    first = found.pieces[0]
    run = first if simple is not None else first.getparent()
    if run is None or run.getparent() is None:
        return
    if not text or _is_half_done(found):
        _tell(part, found, run)
    if text:
        _write(found, text, run)


def _write(found: MergeField, text: str, before: Element) -> None:
    run = before.makeelement(R)
    look = next((each.find(RPR) for each in found.result if each.find(RPR) is not None), before.find(RPR))
    if look is not None:
        run.append(deepcopy(look))
    written = run.makeelement(T, {SPACE: "preserve"})
    written.text = text
    run.append(written)
    before.addprevious(run)
    for piece in found.pieces:
        around = piece.getparent()
        if around is not None:
            around.remove(piece)
            if is_empty_run(around) and around.getparent() is not None:
                around.getparent().remove(around)  # type: ignore[union-attr]


def _tell(part: MarkedPart, found: MergeField, run: Element) -> None:
    if found.name in UNKNOWN or (found.name == "IF" and _has_tags(found)) or _is_half_done(found):
        paragraph = ancestor(run, P)
        near = excerpt("".join(str(text) for text in (run if paragraph is None else paragraph).itertext(T)))
        what = found.code.strip()
        message = f"邮件合并的域“{what[:60]}”没有照做"
        mend = _AS_SHOWN if _is_half_done(found) else _AS_TAG
        part.faults.append(remark("T548", part.spot(near, ""), message, mend))


def _is_half_done(found: MergeField) -> bool:
    """Tell whether a field is filled, but not in the format that it asks for."""
    return found.name == "MERGEFIELD" and any(switch in found.code for switch in _OF_FORMAT)


def _text_of(found: MergeField) -> str:
    """Return the tag for a field; none where there is none, or where it is no field of 邮件合并."""
    if found.name == "MERGEFIELD":
        return _of_merge(_TOKEN.findall(found.code))
    if found.name == "IF" and _has_tags(found):
        return _of_choice(_TOKEN.findall(found.code))
    return ""


def _has_tags(found: MergeField) -> bool:
    """Tell whether data decides what a field shows: IF may also ask for the page."""
    return "{{" in found.code


def _bare(token: str) -> str:
    return token[1:-1] if token[:1] in ('"', "“") else token


def tag_name(name: str) -> str:
    """Return a name as tags write it: Word puts _ for the signs of a head."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", name))


def _of_merge(tokens: Sequence[str]) -> str:
    if len(tokens) < 2:
        return ""
    name = tag_name(_bare(tokens[1]))
    before, behind = (_text_of_switch(tokens, switch) for switch in _AROUND)
    tag = f"{before}{{{{ {name} }}}}{behind}"
    # These texts stand there only with a value.
    return f"{{% if {name} %}}{tag}{{% endif %}}" if before or behind else tag


def _text_of_switch(tokens: Sequence[str], switch: str) -> str:
    return next((_bare(text) for typed, text in pairwise(tokens) if typed == switch), "")


def _of_choice(tokens: Sequence[str]) -> str:
    """Return `IF 甲 = "男" "先生" "女士"` as tags."""
    words = [token for token in tokens if token != "\\*"]
    if len(words) < 5 or words[2] not in _SIGNS:
        return ""
    test = f"{_operand(words[1])} {_SIGNS[words[2]]} {_operand(words[3])}"
    other = _bare(words[5]) if len(words) > 5 and words[5] not in ("MERGEFORMAT", "CHARFORMAT") else ""
    # What is asked for may be empty: Word takes the other text then.
    return f"{{% if {test} %}}{_bare(words[4])}{{% else %}}{other}{{% endif %}}"


def _operand(token: str) -> str:
    text = _bare(token)
    tag = _TAG.fullmatch(text.strip())
    if tag:
        return tag[1]
    if number := _NUMBER.fullmatch(text):
        return number[1] + number[2]  # 01 is no number to Jinja.
    quote = '"' if "'" in text else "'"
    return f"{quote}{text}{quote}"
