"""The people of a notice: in a table, in labelled lines or in running text, as 对象 is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from docgen.base.diagnostics import Source, has_errors
from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import Table, clean
from docgen.models.notices import Subject
from docgen.models.organization import PersonRecord
from docgen.models.validation import validate
from docgen.reading.nodes import NOWHERE, Document, Entries, Text
from docgen.reading.values.numerals import read_number

NAME = "姓名"
LONGEST_POST = 12
_MEANT = {
    **dict(zip(Subject.keys(), Subject.keys(), strict=True)),
    **Subject.OTHER_KEYS,
    **dict.fromkeys(("文化程度", "最高学历"), "学历"),
    **dict.fromkeys(("出生日期", "出生时间"), "出生年月"),
    **dict.fromkeys(
        ("职务", "岗位", "工作岗位", "单位及职务", "工作单位及职务", "现任职务", "所任职务"), "行政职务"
    ),
    **dict.fromkeys(("党员姓名", "名字", "对象", "公示对象"), NAME),
    **dict.fromkeys(("等次", "名次", "得分", "奖次", "获奖等次"), "成绩"),
    **dict.fromkeys(("主要事迹", "简要事迹"), "事迹"),
    **dict.fromkeys(("政审情况", "政治审查情况"), "政治审查"),
    "介绍人": "入党介绍人",
    **dict.fromkeys(("确定积极分子日期", "列为积极分子时间", "确定为入党积极分子时间"), "确定积极分子时间"),
}
_OF_NO_USE = ("序号", "")
_LABELS = {
    *_MEANT,
    *PersonRecord.keys(),
    *PersonRecord.OTHER_KEYS,
    *("序号", "籍贯", "出生地", "部门", "单位", "工作单位", "所在单位", "所在部门", "职称", "职级", "专业"),
    *("毕业院校", "年龄", "年级", "班级", "照片"),
}
"""What stands before or above what is told of somebody, and names nobody."""
_ENDS_OF_LABELS = ("时间", "日期", "年月", "情况")
_IN_WORDS = re.compile("情况|经历|简介")
_DAY = r"(?:\d{4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2}日?|月)?)"
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
"""王𬱖 and 赵㛃 have characters that are in no small list."""
_PERSON = rf"{_HAN}{{2,4}}|{_HAN}{{1,8}}·{_HAN}{{1,8}}"
_BEGINS = re.compile(
    rf"(?P<name>{_PERSON})(?:同志)?\s*(?:[，,：:]\s*|[（(]\s*)(?=(?:男|女)(?:[，,、；;。]|$)|{_DAY})"
)
_OF_NAME = re.compile(r"(?:姓\s*名|对象|公示对象)\s*[：:]\s*")
_BEFORE_VALUE = re.compile(rf"(?:^|(?<=[\s，；。]))(?P<label>{_HAN}[ 　]+{_HAN}|[^\s，；。：]+)\s*：")
_NAMES = rf"(?:{_PERSON})(?:、(?:{_PERSON}))*"
_DONE = r"(?:被|我?支部|经批准|正式|于|，)*"
_POSTS = "教师|教员|主任|校长|园长|科长|干事|组长|教务员|职员|会计|出纳|校医|学生"
_ADMITTED = "(?:接收|吸收|批准)?为(?:中共|中国共产党)?预备党员|入党|加入中国共产党"
_CLAUSES = tuple(
    (key, re.compile(words))
    for key, words in (
        ("性别", "(?P<said>男|女)性?"),
        ("民族", "(?P<said>[\u4e00-\u9fff]{1,6}族)"),
        ("出生年月", rf"(?P<said>{_DAY})(?:出生|生)|(?:出生于|生于)(?P<also>{_DAY})"),
        (
            "学历",
            "(?P<said>(?:大学)?(?:本科|专科|大专|中专|高中|初中|博士|硕士|研究生|硕士研究生|博士研究生|大学))(?:学历|文化|文化程度|毕业)?",
        ),
        ("行政职务", rf"(?:现任|任)?(?P<said>{_HAN}{{0,12}}(?:{_POSTS}))"),
        ("申请入党时间", rf"(?P<said>{_DAY}){_DONE}(?:(?:递交|提交|提出)(?:了)?入党申请书?|申请入党)"),
        ("确定积极分子时间", rf"(?P<said>{_DAY}){_DONE}(?:确定|列|吸收)?为(?:入党)?积极分子"),
        ("列为发展对象时间", rf"(?P<said>{_DAY}){_DONE}(?:确定|列)?为发展对象"),
        ("接收时间", rf"(?P<said>{_DAY}){_DONE}(?:{_ADMITTED})"),
        ("转正申请时间", rf"(?P<said>{_DAY}){_DONE}(?:递交|提交|提出)(?:了)?转正申请书?"),
        ("预审时间", rf"(?P<said>{_DAY}){_DONE}(?:通过)?(?:上级党委|党委)?预审(?:通过)?"),
        ("培养联系人", rf"培养联系人(?:为|是|[：:])?\s*(?P<said>{_NAMES})(?:同志)?"),
        ("入党介绍人", rf"入党介绍人(?:为|是|[：:])?\s*(?P<said>{_NAMES})(?:同志)?"),
        ("政治审查", "政治审查(?:结论)?(?:为)?(?P<said>合格|通过|清楚)"),
        ("推荐方式", "推荐方式为(?P<said>[^，。；]{1,20})"),
    )
)  # fmt: skip
_BEFORE_NAMES = "发展对象|积极分子|接收|确定|推荐|表彰|列|将|对(?!象)|同意"
_IN_TITLE = re.compile(
    rf"(?:{_BEFORE_NAMES})(?P<names>(?:(?!{_BEFORE_NAMES})[^，。；：（）“拟为关于]){{2,40}}?)"
    r"(?:等?(?P<number>[\d一二三四五六七八九十两]+)(?:名|位|人)?)?同志"
)
_TWO_CHARACTER_SURNAMES = re.compile(
    "欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|东方|南宫|端木|闻人|独孤"
)
_NO_NAME = re.compile("我校|我支部|本人|党员|教师|老师|学生|同学|干部|校长|主任|书记|委员|人选|名单|对象")


class PersonInPaper(NamedTuple):
    """A person: what was read by key, and the words that no key takes."""

    values: dict[str, str]
    left: tuple[str, ...] = ()


def rows_of(table: Table) -> tuple[tuple[str, ...], list[list[str]]]:
    """The titles above the heads of a table, rows of one text each, and its rows from the heads on."""
    told = ([clean(cell.text) if cell else "" for cell in row] for row in table.typed.rows)
    rows = list(filter(any, told))
    titles: list[str] = []
    while len(rows) > 1 and _is_title(rows[0]):
        titles += dict.fromkeys(filter(None, rows.pop(0)))
    return tuple(titles), rows


def _is_title(row: Sequence[str]) -> bool:
    return len(row) > 1 and len(set(filter(None, row))) == 1


def people_in_table(table: Table) -> list[PersonInPaper] | None:
    """The people of a table with a column or labels of names; None for other tables."""
    titles, rows = rows_of(table)
    keys = [_key(cell) for cell in rows[0]] if rows else []
    if not _are_heads(keys, rows):
        return _in_form(table, titles)
    # Heads may stand again at the top of each page.
    found = [_in_row(rows[0], keys, row) for row in rows[1:] if row != rows[0]]
    if found and all(each.values.get(NAME) for each in found):
        return found
    return _in_form(table, titles)


def _are_heads(keys: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell heads from labels beside their values (姓名 | 何磊 | 性别 | 男), a form of one person."""
    return NAME in keys and (len(rows) < 2 or _key(rows[1][0]) in ("", NAME))


def _in_row(heads: Sequence[str], keys: Sequence[str], row: Sequence[str]) -> PersonInPaper:
    values: dict[str, str] = {}
    left: list[str] = []
    for head, key, cell in zip(heads, keys, row, strict=True):
        _put(values, left, (head, key), cell)
    return PersonInPaper(values, tuple(left))


def _in_form(table: Table, titles: Sequence[str]) -> list[PersonInPaper] | None:
    """The person of a form: labels beside their values, some of them blank."""
    pairs: list[tuple[str, str]] = []
    for row in table.typed.rows:
        cells = [clean(cell.text) for cell in row if cell]
        if set(cells) - {"", *titles}:
            pairs += zip_longest(cells[::2], cells[1::2], fillvalue="")
    if not all(is_label(label) or label == value == "" for label, value in pairs):
        return None
    person = _with_labels(pairs)
    return [person] if person.values.get(NAME) else None


def _with_labels(pairs: Iterable[tuple[str, str]], known: PersonInPaper | None = None) -> PersonInPaper:
    values = dict(known.values) if known else {}
    left = list(known.left) if known else []
    for label, value in pairs:
        _put(values, left, (label, _key(label)), value)
    return PersonInPaper(values, tuple(left))


def _put(values: dict[str, str], left: list[str], column: tuple[str, str], cell: str) -> None:
    """Put a cell under its key; running text of a cell is read clause by clause."""
    head, key = column
    if not cell or head in _OF_NO_USE:
        return
    said = _name_of(cell) if key == NAME else cell
    if key and key not in values and is_readable(key, said):
        values[key] = said
        return
    told = _clauses(cell) if _IN_WORDS.search(head) else PersonInPaper({}, (cell,))
    left += [f"{head}：{each}" for each in told.left]
    values.update(told.values | values)


def _name_of(cell: str) -> str:
    # In a narrow cell a long name has a blank behind its dot.
    return re.sub(r"\s*·\s*", "·", cell.replace("同志", ""))


def person_in_line(line: str) -> PersonInPaper | None:
    """The person whom a paragraph describes: 何磊，男，汉族…… or 姓名：何磊  性别：男."""
    text = _without_number(line)
    if (labelled := told_by_labels(text)) and labelled.values.get(NAME):
        return labelled
    found = _BEGINS.match(_OF_NAME.sub("", text))
    if not found or is_label(found["name"]):
        return None
    told = _clauses(found.string[found.end() :])
    return PersonInPaper({NAME: found["name"], **told.values}, told.left) if told.values else None


def told_by_labels(line: str, known: PersonInPaper | None = None) -> PersonInPaper | None:
    """A person, known or not, with what a line tells behind labels alone: 性别：女  籍贯：青石镇."""
    pairs = _labelled(_without_number(line).replace(":", "："))
    # 姓名：何磊 语文教师: nobody can tell where a name ends.
    names = [_name_of(value) for label, value in pairs if _key(label) == NAME]
    if not pairs or (known and names) or not all(re.fullmatch(_PERSON, name) for name in names):
        return None
    return _with_labels(pairs, known)


def _labelled(text: str) -> list[tuple[str, str]]:
    found = list(_BEFORE_VALUE.finditer(text))
    if not found or found[0].start() or not is_label(found[0]["label"]):
        return []
    ends = [*(each.start() for each in found[1:]), len(text)]
    values = (text[each.end() : end].strip("，；。 ") for each, end in zip(found, ends, strict=True))
    return [(each["label"], value) for each, value in zip(found, values, strict=True)]


def names_in(text: str) -> tuple[str, ...]:
    """The names in 拟将何磊、林小雨同志列为……; none where not all of them are named."""
    for found in _IN_TITLE.finditer(text):
        names = re.split("[、和]", found["names"].removesuffix("等"))
        # 等5名 behind two names leaves three of them out.
        is_all = not found["number"] or read_number(found["number"]) == len(names)
        if is_all and all(map(_is_name, names)):
            return tuple(names)
    return ()


def _is_name(text: str) -> bool:
    """Tell whether words of running text are surely a name: of 教师周敏 nobody knows where it begins."""
    if not re.fullmatch(_PERSON, text) or _NO_NAME.search(text) or is_label(text):
        return False
    return len(text) < 4 or "·" in text or _TWO_CHARACTER_SURNAMES.match(text) is not None


def post_and_deeds(text: str) -> dict[str, str]:
    """The post and the deeds of somebody to be praised, of 团委书记。上半年……"""
    post, sign, deeds = text.partition("。")
    is_post = (
        sign
        and deeds
        and len(post) <= LONGEST_POST
        and re.search("书记|教师|主任|校长|园长|组长|委员$", post)
    )
    return {"行政职务": post, "事迹": deeds} if is_post else {"事迹": text}


def is_readable(key: str, value: str) -> bool:
    """Tell whether notices.yaml takes the value under this key; without its year, a day is not completed."""
    if is_label(value):
        return False
    typed = Entries({NAME: Text("某人"), key: Text(value)}, key_places={NAME: NOWHERE, key: NOWHERE})
    said = validate(Subject, Document(Source(""), typed, ()), None).diagnostics
    return not has_errors(said)


_LABELLED = re.compile("(?P<label>政治审查|集中培训|推荐方式)(?:结论)?[：:](?P<value>.+)")


def _clauses(text: str) -> PersonInPaper:
    values: dict[str, str] = {}
    left: list[str] = []
    clauses: list[str] = []
    for sentence in filter(None, map(str.strip, re.split("[；;。]", text))):
        # 集中培训：24学时，成绩合格 is one value, commas and all.
        if (found := _LABELLED.fullmatch(sentence)) and found["label"] not in values:
            values[found["label"]] = found["value"].strip()
        else:
            clauses += re.split("[，,（）()]", sentence)
    for clause in filter(None, map(str.strip, clauses)):
        for key, said in _meant(clause):
            if key not in values and is_readable(key, said):
                values[key] = said
                break
        else:
            left.append(clause)
    return PersonInPaper(values, tuple(left))


def _meant(clause: str) -> Iterator[tuple[str, str]]:
    for key, words in _CLAUSES:
        if found := words.fullmatch(clause):
            yield key, found["said"] or found["also"]


def is_label(text: str) -> bool:
    """Tell whether words are the label of what is told of somebody: 性别, 现任职务, 入党时间."""
    words = re.sub(r"[\s：:]", "", text)
    return words in _LABELS or words.endswith(_ENDS_OF_LABELS)


def _key(label: str) -> str:
    return _MEANT.get(re.sub(r"[\s：:]", "", label), "")


def _without_number(line: str) -> str:
    number = leading_number(line)
    return line[number.length :].strip() if number else line
