"""Records of meetings as offices keep them in Word: labels with their values, and text between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import Block, Table, clean
from docgen.importing.minutes_prose import is_told
from docgen.importing.minutes_titles import titled_meeting
from docgen.importing.schedule_columns import WHEN as MONTHS
from docgen.importing.schedule_columns import schedule_columns
from docgen.reading.values import parse_time_range, understood

KIND, BRANCH, GROUP, WHEN, HOURS, VENUE, CHAIR, RECORDER, LECTURER, SUBJECT = (
    "类型", "支部", "党小组", "日期", "时间", "地点", "主持人", "记录人", "主讲人", "主题",
)  # fmt: skip
EXPECTED, PRESENT, CAME, ABSENT, ATTENDING, AGENDA, TEXT, DISCUSSION, RESOLUTION, STUDY, OUTLINE = (
    "应到", "实到", "出席", "缺席", "列席", "议题", "内容", "讨论", "决议", "学时", "提纲",
)  # fmt: skip
ITEM, VOTE, NOTE, WRITTEN_UP = "议题一", "表决", "备注", "补记"
"""议题一 is one point of several; a 备注 has no key in minutes.yaml, but ends what stands before it."""
RUNNING = (TEXT, OUTLINE, RESOLUTION)

_CALLED = {
    KIND: "会议名称 会议类型 会议类别 活动名称 活动类型 会议形式 组织生活类型 类型 会议",
    BRANCH: "支部 党支部 支部名称 党支部名称 所在支部",
    GROUP: "党小组",
    WHEN: "时间 会议时间 党课时间 授课时间 学习时间 日期 会议日期 活动时间 召开时间 开会时间 时间安排 "
    "开会日期 召开日期 活动日期 学习日期 授课日期 党课日期 起止时间 会议起止时间 活动起止时间",
    VENUE: "地点 会议地点 党课地点 授课地点 学习地点 活动地点 开会地点",
    CHAIR: "主持人 主持 会议主持 会议主持人",
    RECORDER: "记录人 记录 会议记录人 记录员",
    LECTURER: "主讲人 主讲 授课人 讲课人",
    SUBJECT: "主题 会议主题 活动主题 学习主题 党课题目",
    EXPECTED: "应到 应到人数 应出席 应出席人数 应参加人数 应到会人数",
    PRESENT: "实到 实到人数 到会人数 出席人数 参会人数 实际到会 实到会人数 实际参加人数",
    CAME: "出席 出席人员 出席人 出席党员 参加人员 参加人 参会人员 参会人 到会人员 到会党员 出席情况",
    ABSENT: "缺席 缺席人员 缺席人 请假 请假人员 未到人员 缺席及原因 缺席人员及原因 缺席情况 "
    "请假情况 缺席原因",
    ATTENDING: "列席 列席人员 列席人",
    AGENDA: "议题 议程 会议议题 会议议程",
    TEXT: "内容 会议内容 活动内容 学习内容 主要内容 会议记录 记录内容 会议情况 会议过程 "
    "活动过程 会议主要内容",
    DISCUSSION: "讨论 讨论情况 发言 发言情况 讨论发言 讨论交流 交流发言 发言记录",
    RESOLUTION: "决议 会议决议 形成决议 议定事项 会议决定 决定事项 会议形成的决议",
    VOTE: "表决 表决情况 表决结果 投票结果 投票情况 投票表决",
    NOTE: "备注 附注 补记 补记说明 补记日期 补记时间",
    STUDY: "学时",
    OUTLINE: "提纲 党课提纲 讲课提纲",
}
_MEANT = {name: key for key, names in _CALLED.items() for name in names.split()}
_BY_LENGTH = "|".join(sorted(map(re.escape, _MEANT), key=len, reverse=True))
# 主 持 人 is spread to the width of its cell: blanks may stand between its characters.
_SPREAD = "|".join(
    r"[ 　]*".join(name) for name in sorted((*_MEANT, "人数"), key=len, reverse=True) if len(name) <= 4
)
_N = r"[一二三四五六七八九十\d]{1,3}"
_ITEM = rf"(?:议题|议程){_N}|第{_N}(?:项|个)?(?:议题|议程)"
_ITEM_LABEL = re.compile(_ITEM)
# 议题一、装修方案： without a colon only at the head of a line, and set apart.
_ITEM_LINE = re.compile(rf"(?P<label>{_ITEM})(?:[、.．]|[\s　]+)\s*(?P<title>\S.*)")
_LABEL = re.compile(rf"(?:^|(?<=[\s，；,;。（(]))(?P<label>{_ITEM}|{_BY_LENGTH}|{_SPREAD})[ 　]*[:：]")
_IN_A_CELL = (ITEM, VOTE, DISCUSSION, RESOLUTION)
_LONGEST_LABEL = 10
_NO_LABEL = re.compile(r"[，。；：:、,;！？\d]")
_PEOPLE = r"(?:会|人数|党员|人员)*[:：]?[\s_]*"
_COUNTED = re.compile(
    rf"应到{_PEOPLE}(?P<expected>\d+)[\s_]*[人名]?[，,；、\s]*实到{_PEOPLE}(?P<present>\d+)[\s_]*[人名]?"
)
_ABSENT = re.compile(rf"(?P<label>请假|缺席){_PEOPLE}(?P<absent>(?:\d+\s*[人名])?[:：]?\s*.*)")
_TITLE = re.compile(r".{0,30}(?:记录|记录单|记录表|记录簿|会议纪要)(?:[（(][^（()）]{1,20}[)）])?")
_PLAN_TITLE = re.compile(
    "[^。，；：！？]{0,50}(?:计划|要点|规划|方案|行事历|(?:工作|活动|日程|学习|时间)安排)表?(?:[（(][^（()）]{1,12}[)）])?"
)
LOOKED_AT = 14
"""Paragraphs among which a title is looked for."""
FEWEST_LABELS = 3
"""So many labels make a record of a meeting; fewer may stand in any paper."""


class Part(NamedTuple):
    """A piece of a record: the key that its label means (empty: none), the label as typed, and the text."""

    key: str
    label: str
    text: str


def parts_of(blocks: Iterable[Block]) -> Iterator[Part]:
    """The labels with their values, and the text between them, in their order."""
    for part in _parts_of(blocks):
        # 日期：6月18日 and 时间：15时至16时 are of one meeting.
        is_hours = part.key == WHEN and understood(parse_time_range, clean(part.text)) is not None
        yield part._replace(key=HOURS) if is_hours else part


def _parts_of(blocks: Iterable[Block]) -> Iterator[Part]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.typed.rows:
                cells = [cell.text for cell in row if cell]
                yield from _in_noted_row(cells) if _is_noted(cells) and row[0] else _in_row(cells)
        else:
            yield from _in_line(clean(block.whole))


def _is_noted(cells: Sequence[str]) -> bool:
    """Tell whether a row is a label that docgen does not know, with its text: 审阅 | 同意。"""
    label, *others = [cell.strip() for cell in cells if cell.strip()] or [""]
    is_label = len(label) <= _LONGEST_LABEL and not _NO_LABEL.search(label)
    return is_label and not key_of(label) and len(others) == 1 and not key_of(others[0])


def _in_noted_row(cells: Sequence[str]) -> Iterator[Part]:
    label, text = (cell.strip() for cell in cells if cell.strip())
    yield Part("", clean(label), clean(text))


def _in_row(cells: Sequence[str]) -> Iterator[Part]:
    """The labels of a row, each with the cell behind it; other cells line by line."""
    label = ""
    for cell in cells:
        key = key_of(cell)
        if label and not key:
            yield from _in_cell(label, cell.strip())
            label = ""
        elif label:
            yield Part(key_of(label), clean(label), "")
            label = cell
        elif key:
            label = cell
        else:
            for line in cell.split("\n"):
                yield from _in_line(clean(line))
    if label:
        yield Part(key_of(label), clean(label), "")


def _in_cell(label: str, text: str) -> Iterator[Part]:
    """A label with its cell; a cell that tells points one by one, each with its resolution, line by line."""
    lines = [line for line in map(clean, text.split("\n")) if line]
    if key_of(label) != TEXT or not _tells_points(lines):
        yield Part(key_of(label), clean(label), text)
        return
    yield Part(TEXT, clean(label), "")
    for line in lines:
        told = list(_in_line(line))
        # In a text 时间： and 主持人： are words of it, and no labels of the record.
        yield from told if told[0].key in _IN_A_CELL else [Part("", "", line)]


def _tells_points(lines: Sequence[str]) -> bool:
    keys = [part.key for line in lines for part in _in_line(line)]
    return ITEM in keys or keys.count(RESOLUTION) > 1


def key_of(label: str) -> str:
    """The key that a label means: 主 持 人, 会议时间； nothing for other words."""
    words = re.sub(r"[\s：:]", "", label)
    return ITEM if _ITEM_LABEL.fullmatch(words) else _MEANT.get(words, "")


def _in_line(line: str) -> Iterator[Part]:
    """The labels of a line, each with what stands behind it; a line without any is text."""
    if counted := _COUNTED.match(line):
        yield from _counts(counted, line)
        return
    if point := _ITEM_LINE.fullmatch(line):
        yield Part(ITEM, point["label"], point["title"])
        return
    # A heading of its own: 讨论情况.
    if key_of(line) in (AGENDA, TEXT, DISCUSSION, VOTE, RESOLUTION, OUTLINE) and not _TITLE.fullmatch(line):
        yield Part(key_of(line), line, "")
        return
    found = list(_LABEL.finditer(line))
    head = line[: found[0].start()].strip() if found else line
    if head:
        yield Part("", "", head)
    ends = [*(each.start() for each in found[1:]), len(line)]
    for each, end in zip(found, ends, strict=False):
        value = line[each.end() : end].strip()
        yield Part(key_of(each["label"]), clean(each["label"]), value)


def _counts(counted: re.Match[str], line: str) -> Iterator[Part]:
    """应到7人，实到6人，请假1人：王芳（病假）: two numbers, and who was absent."""
    yield Part(EXPECTED, "应到", counted["expected"])
    yield Part(PRESENT, "实到", counted["present"])
    rest = line[counted.end() :].strip("，；。 ")
    absent = _ABSENT.fullmatch(rest)
    if absent:
        # The number stays with the names: 2人（刘玉梅外出学习、何平病假） is read, its brackets alone not.
        yield Part(ABSENT, absent["label"], absent["absent"] or "")
    elif rest:
        yield from _in_line(rest)


def is_count(line: str, made: str) -> bool:
    """Tell whether a line is all numbers of people, and who was absent, and all of it stands in the file."""
    counted = _COUNTED.match(line)
    rest = line[counted.end() :].strip("，；。 ") if counted else line
    is_all = counted is not None and (not rest or _ABSENT.fullmatch(rest) is not None)
    return is_all and all(part.text in made for part in _in_line(line))


def is_form(line: str) -> bool:
    """Tell whether a line is only there to be signed by hand: 主持人签字：____ 日 期："""
    words = re.sub("主持人|记录人|签字|签名|[（(]盖章[)）]|日[ 　]*期", "", line)
    return not re.sub(r"[_＿\s　:：年月日（）()]", "", words)


def is_title(part: Part) -> bool:
    """Tell whether a line is the title of a record: 第二支部党员大会会议记录."""
    text = re.sub(r"[\s《》]", "", part.text)
    if part.key or part.label or len(text) > 40 or re.search("[。，；：:]", text) or leading_number(text):
        return False
    return bool(_TITLE.fullmatch(text)) or titled_meeting(text) is not None


def records_in(parts: Iterable[Part]) -> list[list[Part]]:
    """The parts record by record: a title begins one, and so does a second time within a record."""
    records: list[list[Part]] = [[]]
    for part in parts:
        current = records[-1]
        told = {each.key for each in current if each.key}
        # The name of the meeting stands before its day in most forms, and once.
        begins_again = part.key in (KIND, WHEN) and part.key in told
        if (is_title(part) and told) or begins_again:
            records.append([])
        records[-1].append(part)
    return _with_fragments(records)


def _with_fragments(records: Sequence[list[Part]]) -> list[list[Part]]:
    """The records; what begins like one and has no labels of its own belongs to the one before."""
    whole: list[list[Part]] = []
    for record in records:
        if whole and not _is_record(record):
            whole[-1] += record
        else:
            whole.append(record)
    return [record for record in whole if _is_record(record)]


def _is_record(parts: Sequence[Part]) -> bool:
    return len({part.key for part in parts if part.key}) >= FEWEST_LABELS


def is_minutes(blocks: Sequence[Block]) -> bool:
    """Tell whether a paper is a record of meetings, by its labels (主持人, 地点) or its running text."""
    if is_told(blocks) or _is_titled_plan(blocks):
        return is_told(blocks)
    keys = {part.key for part in parts_of(block for block in blocks if not _is_of_months(block))}
    return WHEN in keys and len(keys & {CHAIR, RECORDER, VENUE, CAME, ABSENT, PRESENT}) >= 2


def record_title(blocks: Sequence[Block]) -> str:
    """The title of a record at the head of a paper; empty where another title or a label is before it."""
    first = _first_title(blocks)
    return first.text if first and not first.key and is_title(first) else ""


def _is_titled_plan(blocks: Sequence[Block]) -> bool:
    first = _first_title(blocks)
    return bool(first and not first.key and not is_title(first))


def _first_title(blocks: Sequence[Block]) -> Part | None:
    """The first line that is the title of a plan or of a record, or begins with a label."""
    parts = parts_of(block for block in blocks[:LOOKED_AT] if not isinstance(block, Table))
    return next(
        (part for part in parts if part.key or is_title(part) or _PLAN_TITLE.fullmatch(part.text)), None
    )


def _is_of_months(block: Block) -> bool:
    """Tell whether a table is the schedule of a plan: its 地点 and 主持人 are of what is to come."""
    columns = schedule_columns(block) if isinstance(block, Table) else None
    return columns is not None and columns.head_of(MONTHS).strip().startswith("月")
