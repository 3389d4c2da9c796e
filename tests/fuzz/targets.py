"""What is fuzzed: each target takes bytes, and may give any answer but an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from changing_office import live_by
from gallery import outcome, png
from nodes_told import told
from tables import template

from docgen.base.diagnostics import Diagnostic, Source, as_json, as_text
from docgen.base.file_names import safe_file_name
from docgen.base.workspace import Workspace
from docgen.domain.calendar.holiday_notice import arrange
from docgen.domain.schedule.proposals import parse_proposal
from docgen.domain.words.promises import parse_promise
from docgen.engine.compiling import compile_template
from docgen.engine.template import render
from docgen.importing.plan_yaml import import_plan
from docgen.importing.text_file import read_text
from docgen.importing.word_file import read_word
from docgen.making.fill import FillRequest, fill
from docgen.making.options import Options
from docgen.models.calendar import Calendar
from docgen.models.minutes import Minutes
from docgen.models.organization import Organization
from docgen.models.plan import Plan
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.next_year import renew
from docgen.next_year.account import as_lines
from docgen.next_year.context import Rollover
from docgen.note import OF_OFFICE, enter
from docgen.note.note_facts import WhenWritten
from docgen.note.written import typed_note
from docgen.page import build_template, filters_for
from docgen.reading.bounds import decode_within_bounds
from docgen.reading.decoding import Decoded
from docgen.reading.document import read_yaml
from docgen.reading.listing import read_listing
from docgen.reading.mending import read_and_mend
from docgen.reading.plain import read_plain
from docgen.reading.spreadsheets import AS_PRINTED, read_spreadsheet
from docgen.reading.values import (
    Misread,
    parse_choice,
    parse_count,
    parse_date,
    parse_decimal,
    parse_month,
    parse_months,
    parse_name,
    parse_people,
    parse_time,
    parse_time_range,
    parse_yes_no,
)
from docgen.year import load_year

TESTS = Path(__file__).parent.parent
KEYS = known_keys(Plan) | known_keys(Minutes)
MODELS = (Plan, Minutes, Organization, Calendar)
PARSERS: tuple[Callable[[str], object], ...] = (
    lambda text: parse_date(text, 2023),
    lambda text: parse_choice(text, ["党员大会", "支委会"], "类型"),
    parse_count,
    parse_decimal,
    parse_month,
    parse_months,
    parse_name,
    parse_people,
    parse_time,
    parse_time_range,
    parse_yes_no,
    parse_promise,
    parse_proposal,
    safe_file_name,
)


def yaml(data: bytes) -> None:
    """A plan: read, validated, and what is told of it printed. The quick reader and the careful one agree."""
    document = read_yaml(data, "plan.yaml", KEYS)
    for model in MODELS:
        _, said = validate(model, document, 2023)
        for diagnostic in said:
            as_text(diagnostic)
            as_json(diagnostic)
    decoded = decode_within_bounds(data, "plan.yaml")
    if isinstance(decoded, Decoded):
        quick = read_plain(Source("plan.yaml", decoded.source.lines))
        if quick is not None:
            careful = read_and_mend(decoded, KEYS)
            assert careful.root is not None
            assert told(quick) == told(careful.root)
            assert careful.diagnostics == decoded.diagnostics


def listing(data: bytes) -> None:
    """Minutes: read record by record, they are those of the whole file."""
    data = "会议:\n".encode() + data
    found = read_listing(data, "minutes.yaml", "会议", KEYS)
    pieces = list(found.pieces)
    said = {d for piece in pieces for d in piece.document.diagnostics} | {*found.around.diagnostics}
    assert said == {*read_yaml(data, "minutes.yaml", KEYS).diagnostics}


def values(data: bytes) -> None:
    """Dates, times, months, people, numbers, promises and proposals."""
    text = data.decode("utf-8", "surrogateescape")
    for parse in PARSERS:
        with suppress(Misread):
            parse(text)


def notice(data: bytes) -> None:
    """The State Council's holiday notice, pasted."""
    pasted = data.decode("utf-8", "replace").replace("\n", "\n      ")
    text = f"放假通知:\n  - 年份: 2027\n    通知: |\n      {pasted}\n"
    calendar, _ = validate(Calendar, read_yaml(text.encode(), "calendar.yaml", known_keys(Calendar)), None)
    for each in calendar.notices if calendar else ():
        arrange(each)


def commas(data: bytes) -> None:
    """A roster or ballots as text."""
    read_spreadsheet(data, "选票.csv")
    read_spreadsheet(data, "选票.csv", AS_PRINTED)


def workbooks(data: bytes) -> None:
    """A roster or ballots as a workbook."""
    read_spreadsheet(data, "选票.xlsx")


def filling(data: bytes) -> None:
    """The data of `docgen fill`, as YAML and with commas."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "卡.docx").write_bytes(FORM)
        for suffix in (".yaml", ".csv"):
            (folder / f"表{suffix}").write_bytes(data)
            fill(
                FillRequest(folder, Path("卡.docx"), Path(f"表{suffix}"), folder / "出"),
                Options(dry_run=True),
            )


def templates(data: bytes) -> None:
    """A Word template."""
    template, said = compile_template(data, "模板.docx", filters=filters_for(data))
    assert template or said
    if template:
        made = render(template, {"标题": "甲"})
        assert made.document or made.diagnostics


def manuscripts(data: bytes) -> None:
    """A plan to be imported, as text and as a Word file; what is written reads back without a fault."""
    for read in (read_text, read_word):
        manuscript = read(data, "计划")
        made = manuscript if isinstance(manuscript, Diagnostic) else import_plan(manuscript, 2023)
        if not isinstance(made, Diagnostic):
            assert not read_yaml(made.text.encode(), "plan.yaml", KEYS).diagnostics, made.text


def notes(data: bytes) -> None:
    """What was jotted down of a meeting: its record reads back, and nothing before it changes."""
    text = f"3月8日第一支部支委会，{data.decode('utf-8', 'replace')}"
    with TemporaryDirectory() as name:
        workspace = Workspace(Path(name))
        workspace.year(2023).mkdir(parents=True)
        (workspace.plans / "organization.yaml").write_bytes(ROSTER.encode())
        office = load_year(workspace, 2023, OF_OFFICE)
        entered, files = enter(workspace, office, [typed_note(text)], WhenWritten(2023))
        for file in files:
            assert not read_yaml(file.after, "minutes.yaml", known_keys(Minutes)).diagnostics, file.after
        assert entered[0].record or entered[0].said


def pictures(data: bytes) -> None:
    """A picture that goes into a paper."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "图").write_bytes(data)
        made, said = outcome(PICTURED, {"图": "图"}, folder)
        assert made or said


def rich_texts(data: bytes) -> None:
    """A text with formatting of its own, and an address."""
    text = data.decode("utf-8", "surrogateescape")
    for key in ("文", "址"):
        made, said = outcome(RICH, {"文": "甲", "址": "https://a.cn", key: text}, Path())
        assert made or said


def renewing(data: bytes) -> None:
    """Last year's plan, notices and evaluations carried on: what reads still reads in the new year."""
    with TemporaryDirectory() as name:
        workspace = Workspace(Path(name))
        for folder in (workspace.plans, workspace.year(2023)):
            folder.mkdir(exist_ok=True)
        (workspace.plans / "organization.yaml").write_bytes(ROSTER.encode())
        for file in ("plan", "notices", "evaluations"):
            path = workspace.year(2023) / f"{file}.yaml"
            path.write_bytes(data)
            renewal = renew(workspace, Rollover(2023, 2024))
            assert not [d for d in renewal.faults if "/2024/" in d.place.source.name], renewal.faults
            as_lines(renewal)
            path.unlink()


def changing_offices(data: bytes) -> None:
    """Changes of YAML and papers in any order: the papers of today lie there, and nothing is lost."""
    live_by(data)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        yaml,
        listing,
        values,
        notice,
        commas,
        workbooks,
        filling,
        templates,
        pictures,
        rich_texts,
        renewing,
        manuscripts,
        notes,
        changing_offices,
    )
}
ROSTER = "单位: 甲\n支部: [{名称: 第一支部, 党员: [{姓名: 王建国, 入党日期: 1993-06-28}]}]\n"
CARD = build_template("plan.docx")
# Compiled anew for each input, so a short one: a plan's takes twice as long.
FORM = template("{{ 编号 }}{{ 姓名 }}{{ 标题 }}", "{% for 会 in 会议 %}{{ 会.日期 }}{% endfor %}")
PICTURED = template("{{ 图|图片 }}", "{{ 图|图片(宽=20) }}")
RICH = template("前{{ 文|带格式 }}后{{ 址|链接(文) }}", "{{p 文|带格式('加粗', 段落样式='标题 1') }}")
NEAR_MISSES = (
    "2023年3月8日（星期三）", "3.8", "下午2点半", "15:00—16:30", "3月—12月", "5个工作日",
    "张三、李四（女）", "每月至少一次", "每季度第一个月第二个周三 16:00", "每年7月", "开学后两周内",
    "二〇二三年三月", "95.5分", "一百零五",
)  # fmt: skip


FIXED_SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "changing_offices": (bytes(range(0, 250, 42)),),
    "manuscripts": (
        "某某学校2023年工作计划\n一、指导思想\n教书育人。\n1、开会。按月开。".encode(),
        "月份\t工作内容\n3月\t党课\n".encode(),
        "二〇二三年一月十日\n附件：1.甲\n抄送：乙。\n".encode("gb18030"),
    ),
    "notes": (
        "王建国主持，应到1人实到1人，1.学习章程；2.讨论经费，1票赞成。".encode(),
        "下午3点到5点 王书记：好: 的 # - {a} 缺席：无 补记3月9日 学时2 决议：照办".encode(),
    ),
    "pictures": (
        png(4, 3, 11811),
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\1\0\x60\0\x60\0\0\xff\xc0\0\x11\x08\0\x30\0\x40\xff\xd9",
        b"GIF89a\x40\0\x30\0;",
        b"BM" + bytes(8) + b"\x36\0\0\0\x28\0\0\0\x40\0\0\0\x30\0\0\0" + bytes(40),
    ),
    "rich_texts": ("于[3月8日]{加粗 红 三号 样式=Strong}前**交**到[网页](https://a.cn/?x=1)\n".encode(),),
}


def seeds(target: str) -> Iterator[bytes]:
    """Where fuzzing a target begins: the repository's own bad YAML, papers and tables."""
    if target in ("yaml", "listing", "filling", "renewing"):
        yield from (path.read_bytes() for path in sorted((TESTS / "reading" / "bad_yaml").iterdir()))
        yield from (path.read_bytes() for path in sorted((TESTS.parent / "plans").rglob("*.yaml")))
    if target in ("values", "notice"):
        yield from (text.encode() for text in NEAR_MISSES)
        yield "一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月4日（周一）上班。".encode()
    if target in ("commas", "filling"):
        yield '编号,姓名\nD01,"甲,乙"\n'.encode()
        yield "编号;姓名\r\nD01;甲\r\n".encode("gb18030")
    if target == "workbooks":
        from hostile_cases import workbook

        yield workbook(["编号", "姓名"], ["D01", "甲"], ["=A1", 1.5])
    if target in ("templates", "manuscripts"):
        yield CARD
    yield from FIXED_SEEDS.get(target, ())
