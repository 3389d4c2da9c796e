"""What came out: the tally of the ballots (测评汇总表) and the grades of the committee (评定结果)."""

from __future__ import annotations

from typing import TypedDict

from docgen.base.diagnostics import cell_name
from docgen.domain.ballots.tally import Handled, Tally
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.domain.people.roster import Seat
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.papers.draft import Form
from docgen.papers.evaluations.appraisal_ballots import Signing, Table, TableContext, table
from docgen.papers.evaluations.appraisal_forms import given, measured, mutual
from docgen.papers.evaluations.appraisal_words import (
    cap_sentence,
    count_sentence,
    heads_sentence,
    percentage,
    rate_note,
)

Series = TypedDict("Series", {"名称": str, "数": list[int]})
Chart = TypedDict("Chart", {"项目": list[str], "系列": list[Series]})
TallyContext = TypedDict(
    "TallyContext",
    {
        "标题": str,
        "单位": str,
        "说明": list[str],
        "表": Table,
        "后记": list[str],
        "签字": Signing,
        "图": Chart | None,
        "图大小": str,
        "图说明": str,
        "处理": Table | None,
        "处理说明": str,
    },
)
TALLY = Form("appraisal_tally.docx", "民主评议：测评汇总表", TallyContext)

NARROW, RATE = 2.3, 3.2
"""字 of the columns of numbers: what is left goes to the names."""
FEW, SOME, MANY = 6, 15, 60
"""How many names a small, a middle and a large chart holds; beyond, bars would be too thin to read."""


def tally_sheet(case: AppraisalCase, tally: Tally) -> TallyContext:
    """The tally: counts, rates with their denominator, a ranking; no grade."""
    record = case.record
    title = f"{record.branch}{record.year_evaluated}年度民主评议党员测评汇总表"
    size = _size(case) if record.with_chart else ""
    mutual_told = case.mutual_tally.handled if case.mutual_tally else ()
    told = [*tally.handled, *(each._replace(sheet=f"互评表{each.sheet}") for each in mutual_told)]
    return {
        "标题": title,
        "单位": str(case.roster.organization.name),
        "说明": [
            heads_sentence(case) + count_sentence(case, tally),
            f"{cap_sentence(case)}等次由支部委员会综合测评情况和日常表现研究提出，不以票数代替评定。",
        ],
        "表": _counts(case, tally),
        "后记": [rate_note(tally, str(record.grades[0])), _counted_by(case)],
        "签字": {"左": "计票人签字", "右": "监票人签字"},
        "图": _chart(case, tally) if size else None,
        "图大小": size,
        "图说明": f"每人一条，各段是各等次的票数（有效票{tally.valid}张）" if size else "",
        "处理": _handled(told) if told else None,
        "处理说明": f"下列{len(told)}处不是规范填写，逐处处理如下；“单元格”是它在录入文件里的位置。",
    }


def _counts(case: AppraisalCase, tally: Tally) -> Table:
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
            str(number),
            count.name,
            *map(str, count.grades),
            str(count.blank),
            str(count.spoilt),
            percentage(count.grades[0], tally.valid),
            str(ranks[count.name]),
        ]
        for number, count in enumerate(tally.counts, start=1)
    ]
    return table(columns, rows)


def _counted_by(case: AppraisalCase) -> str:
    told = (("计票人", case.record.tellers), ("监票人", case.record.scrutineers))
    named = "；".join(f"{what}：{'、'.join(names) or missing(what)}" for what, names in told)
    return f"测评日期：{official_date(case.day)}；{named}。"


def _size(case: AppraisalCase) -> str:
    names = len(case.names)
    if not 0 < names <= MANY:
        return ""
    return "小" if names <= FEW else "中" if names <= SOME else "大"


def _chart(case: AppraisalCase, tally: Tally) -> Chart:
    """A bar for each name; the last part holds what was not filled in and what does not count."""
    series: list[Series] = [
        {"名称": str(grade), "数": [count.grades[index] for count in tally.counts]}
        for index, grade in enumerate(case.record.grades)
    ]
    rest = [count.blank + count.spoilt for count in tally.counts]
    if any(rest):
        series.append({"名称": "未填和无效", "数": rest})
    return {"项目": list(case.names), "系列": series}


def _handled(told: list[Handled]) -> Table:
    columns = [("序号", 0.0), ("票", 0.0), ("栏", 0.0), ("单元格", 0.0), ("写的是", 0.0), ("怎样处理", 0.0)]
    rows = [
        [str(number), each.sheet, each.column, cell_name(each.place), _typed(each), each.done]
        for number, each in enumerate(told, start=1)
    ]
    return table(columns, rows)


def _typed(handled: Handled) -> str:
    return handled.text or ("（空）" if handled.is_plain else "—")


def results(case: AppraisalCase) -> TableContext:
    """The grades the committee gave, as written in 评定; docgen assigns none."""
    record = case.record
    columns = ["序号", "姓名", "自评", "互评", "测评", "支委会评定", "备注"]
    rows = [_result(case, number, seat) for number, seat in enumerate(case.seats, start=1)]
    return {
        "标题": f"{record.branch}{record.year_evaluated}年度民主评议党员评定结果",
        "单位": str(case.roster.organization.name),
        "说明": [f"{heads_sentence(case)}{cap_sentence(case)}{_decided(case)}"],
        "表": table([(column, 0.0) for column in columns], rows),
        "后记": [],
        "签字": {"左": "书记签字", "右": "日　　期"},
    }


def _result(case: AppraisalCase, number: int, seat: Seat) -> list[str]:
    record = case.record
    own = given(case, seat, record.own)
    others = mutual(case, seat).partition("（")[0].removeprefix("平均")
    if seat in case.ungraded:
        return [str(number), case.label(seat), own or "—", others or "—", "—", "—", "预备党员，不评定等次"]
    return [
        str(number),
        case.label(seat),
        own or missing("自评"),
        others or missing("互评"),
        _measured(case, seat) or missing("测评"),
        given(case, seat, record.decided) or missing("评定"),
        "",
    ]


def _measured(case: AppraisalCase, seat: Seat) -> str:
    """优秀9、合格1: the votes, short."""
    return measured(case, seat).partition("（")[0].replace("票", "")


def _decided(case: AppraisalCase) -> str:
    """How many got each grade, when all of them are written."""
    given_grades = [given(case, seat, case.record.decided) for seat in case.graded]
    if not given_grades or not all(given_grades):
        return ""
    counts = ((grade, given_grades.count(str(grade))) for grade in case.record.grades)
    return f"评定{'、'.join(f'{grade}{number}名' for grade, number in counts)}。"
