"""The results of an appraisal: the tally of the ballots (测评汇总表), the committee's grades (评定结果)."""

from __future__ import annotations

from typing import TypedDict

from docgen.base.diagnostics import cell_name
from docgen.domain.ballots.tally import Handled, Tally, rate
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.domain.people.seat import Seat
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.papers.draft import Form
from docgen.papers.evaluations.appraisal_forms import PROBATIONARY, given, measured, mutual
from docgen.papers.phrases import counted_by
from docgen.papers.table_papers import (
    PlainTable,
    PlainTableContext,
    Signers,
    numbered,
    plain_table,
)

Series = TypedDict("Series", {"名称": str, "数": list[int]})
Chart = TypedDict("Chart", {"项目": list[str], "系列": list[Series]})
TallyContext = TypedDict(
    "TallyContext",
    {
        "标题": str,
        "单位": str,
        "说明": list[str],
        "表": PlainTable,
        "后记": list[str],
        "签字": Signers,
        "图": Chart | None,
        "图大小": str,
        "图说明": str,
        "处理": PlainTable | None,
        "处理说明": str,
    },
)
TALLY = Form("appraisal_tally.docx", "民主评议：测评汇总表", TallyContext)

NARROW, RATE = 2.3, 3.2
"""The widths of the columns of numbers, in 字; the rest of the width is for the names."""
FEW, SOME, MANY = 6, 15, 60
"""The most names of a small, a middle and a large chart; with more, bars would be too thin to read."""


def tally_sheet(case: AppraisalCase, tally: Tally) -> TallyContext:
    """The tally: counts, rates with their denominator, a ranking; no grade."""
    # Votes are ranked, and nothing more: 不能以票取人, the grade is the committee's.
    record = case.record
    title = f"{record.branch}{record.year_evaluated}年度民主评议党员测评汇总表"
    counted = counted_by(record.tellers, record.scrutineers)
    size = _size(case) if record.with_chart else ""
    mutual_told = case.mutual_tally.handled if case.mutual_tally else ()
    told = [*tally.handled, *(each._replace(sheet=f"互评表{each.sheet}") for each in mutual_told)]
    return {
        "标题": title,
        "单位": str(case.roster.organization.name),
        "说明": [
            _heads_sentence(case) + _count_sentence(case, tally),
            f"{_cap_sentence(case)}等次由支部委员会综合测评情况和日常表现研究提出，不以票数代替评定。",
        ],
        "表": _counts(case, tally),
        "后记": [
            _rate_note(tally, str(record.grades[0])),
            f"测评日期：{official_date(case.day)}；{counted}。",
        ],
        "签字": {"左": "计票人签字", "右": "监票人签字"},
        "图": _chart(case, tally) if size else None,
        "图大小": size,
        "图说明": f"每人一条，各段是各等次的票数（有效票{tally.valid}张）" if size else "",
        "处理": _handled(told) if told else None,
        "处理说明": f"下列{len(told)}处不是规范填写，逐处处理如下；“单元格”是它在录入文件里的位置。",
    }


def _heads_sentence(case: AppraisalCase) -> str:
    """第二支部共有党员13名，其中正式党员11名、预备党员2名（参加评议，不评定等次）。"""
    seats, graded, others = len(case.seats), len(case.graded), case.ungraded
    subject = (
        f"参加评议的{case.record.branch}党员" if case.record.members else f"{case.record.branch}共有党员"
    )
    rest = f"，其中正式党员{graded}名"
    if others:
        names = "、".join(map(case.label, others))
        rest += f"、预备党员{len(others)}名（{names}，参加评议，不评定等次）"
    return f"{subject}{seats}名{rest}。"


def _cap_sentence(case: AppraisalCase) -> str:
    """“优秀”等次一般不超过3名, with the base that the cap was reckoned from."""
    # Offices read 党员总数 differently (正式党员 only, or everybody): a printed base can be checked.
    best, cap = case.record.grades[0], case.reckoned
    if case.record.most is not None:
        return f"“{best}”等次不超过{case.record.most}名。"
    if cap is None:
        return ""
    return f"“{best}”等次一般不超过{cap.most}名（{cap.of}{cap.base}名的{cap.share}，尾数舍去）。"


def _count_sentence(case: AppraisalCase, tally: Tally) -> str:
    """参加测评12人，发出测评票12张，收回12张，其中有效票11张，无效票1张（空白票1张）。"""
    record = case.record
    issued = missing("发出票数") if record.issued is None else str(record.issued)
    took_part = "" if record.took_part is None else f"参加测评{record.took_part}人，"
    return (
        f"{took_part}发出测评票{issued}张，收回{tally.collected}张，其中有效票{tally.valid}张"
        f"{_invalid(tally, str(record.grades[0]))}。"
    )


def _invalid(tally: Tally, best: str) -> str:
    kinds = ((tally.blank_sheets, "空白票"), (tally.void_sheets, f"{best}超过上限而作废的票"))
    named = "、".join(f"{what}{number}张" for number, what in kinds if number)
    return f"，无效票{tally.invalid}张（{named}）" if named else ""


def _rate_note(tally: Tally, best: str) -> str:
    """The note under the table: how a rate is reckoned, and what each row adds up to."""
    left = tally.collected - tally.void_sheets
    blank = f"（含空白票{tally.blank_sheets}张）" if tally.blank_sheets else ""
    return (
        f"注：{best}率＝{best}票数÷有效票{tally.valid}张，保留一位小数；排序按{best}票数，相同的并列；"
        f"每人各等次票数、未填{blank}、无效相加都是{left}。"
    )


def _percentage(part: int, whole: int) -> str:
    """81.8%, or a dash where the denominator is nought."""
    found = rate(part, whole)
    return "—" if found is None else f"{found}%"


def _counts(case: AppraisalCase, tally: Tally) -> PlainTable:
    grades, ranks = list(map(str, case.record.grades)), tally.ranks()
    columns = [
        ("序号", NARROW),
        ("姓名", 0.0),
        *((grade, NARROW) for grade in grades),
        ("未填", NARROW),
        ("无效", NARROW),
        (f"{grades[0]}率", RATE),
        ("排序", NARROW),
    ]
    rows = [
        [
            count.name,
            *map(str, count.grades),
            str(count.blank),
            str(count.spoilt),
            _percentage(count.grades[0], tally.valid),
            str(ranks[count.name]),
        ]
        for count in tally.counts
    ]
    return plain_table(columns, numbered(rows))


def _size(case: AppraisalCase) -> str:
    names = len(case.names)
    if not 0 < names <= MANY:
        return ""
    return "小" if names <= FEW else "中" if names <= SOME else "大"


def _chart(case: AppraisalCase, tally: Tally) -> Chart:
    """A bar for each name; its last part is 未填 and 无效 together, so that all bars are equally long."""
    series: list[Series] = [
        {"名称": str(grade), "数": [count.grades[index] for count in tally.counts]}
        for index, grade in enumerate(case.record.grades)
    ]
    rest = [count.blank + count.spoilt for count in tally.counts]
    if any(rest):
        series.append({"名称": "未填和无效", "数": rest})
    return {"项目": list(case.names), "系列": series}


def _handled(told: list[Handled]) -> PlainTable:
    columns = [(name, 0.0) for name in ("序号", "票", "栏", "单元格", "写的是", "怎样处理")]
    rows = [[each.sheet, each.column, cell_name(each.place), _typed(each), each.done] for each in told]
    return plain_table(columns, numbered(rows))


def _typed(handled: Handled) -> str:
    return handled.text or ("（空）" if handled.is_plain else "—")


def results(case: AppraisalCase) -> PlainTableContext:
    """The grades that the committee gave, as written in 评定; docgen assigns none."""
    record = case.record
    columns = ["序号", "姓名", "自评", "互评", "测评", "支委会评定", "备注"]
    rows = numbered([_result(case, seat) for seat in case.seats])
    return {
        "标题": f"{record.branch}{record.year_evaluated}年度民主评议党员评定结果",
        "单位": str(case.roster.organization.name),
        "说明": [f"{_heads_sentence(case)}{_cap_sentence(case)}{_decided(case)}"],
        "表": plain_table([(column, 0.0) for column in columns], rows),
        "后记": [],
        "签字": {"左": "书记签字", "右": "日　　期"},
    }


def _result(case: AppraisalCase, seat: Seat) -> list[str]:
    # The column is narrow: 平均92.5分（8人评） is printed as 92.5分.
    record = case.record
    own = given(case, seat, record.own)
    others = mutual(case, seat).partition("（")[0].removeprefix("平均")
    if seat in case.ungraded:
        return [case.label(seat), own or "—", others or "—", "—", "—", PROBATIONARY]
    return [
        case.label(seat),
        own or missing("自评"),
        others or missing("互评"),
        _measured(case, seat) or missing("测评"),
        given(case, seat, record.decided) or missing("评定"),
        "",
    ]


def _measured(case: AppraisalCase, seat: Seat) -> str:
    """The votes in short: 优秀9、合格1."""
    return measured(case, seat).partition("（")[0].replace("票", "")


def _decided(case: AppraisalCase) -> str:
    """The number of members of each grade, once all grades are written."""
    # A sum over some of the members would look like the result.
    given_grades = [given(case, seat, case.record.decided) for seat in case.graded]
    if not given_grades or not all(given_grades):
        return ""
    counts = ((grade, given_grades.count(str(grade))) for grade in case.record.grades)
    return f"评定{'、'.join(f'{grade}{number}名' for grade, number in counts)}。"
