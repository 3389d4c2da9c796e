"""The results of 一讲二评三公示: the summary of the points (综合评比汇总表)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from docgen.base.diagnostics import cell_name
from docgen.domain.ballots.scores import plain
from docgen.domain.evaluations.comparison import ComparisonCase, MemberStanding, ranking, rounded
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.papers.phrases import counted_by
from docgen.papers.table_papers import (
    NUMBER,
    Heading,
    PlacedTable,
    SecondTable,
    TableContext,
    numbered,
    placed_table,
    table_context,
)

SUMMARY = "综合评比汇总表"
TOTAL_WIDTH = 4.0
MOST_UPRIGHT = 3
"""The most sources of an upright summary; one with more of them lies."""
AVERAGE_PLACES = 2
"""Decimals of a printed average; totals are reckoned from the exact averages and rounded once, at the end."""


def summary(case: ComparisonCase) -> TableContext:
    """Averages, total and rank of each member; marks that do not count are listed on a page of their own."""
    columns: list[Heading] = [
        ("名次", NUMBER),
        ("姓名", 0.0),
        *((f"{source}（{_percentage(weight)}）", 0.0) for source, weight in case.weights.items()),
        ("总分", TOTAL_WIDTH),
    ]
    rows = [_row(case, standing) for standing in _in_order(case)]
    made = placed_table(columns, rows, landscape=len(case.weights) > MOST_UPRIGHT)
    counted = counted_by(case.record.tellers, case.record.scrutineers)
    context = comparison_table(case, SUMMARY, [_collected(case), _reckoned(case)], made)
    context["后记"] = [*_notes(case), f"评比日期：{official_date(case.day)}；{counted}。"]
    context["签字"] = {"左": "统分人签字", "右": "监督人签字"}
    context["附表"] = _handled(case)
    return context


def comparison_table(
    case: ComparisonCase, name: str, sentences: list[str], made: PlacedTable
) -> TableContext:
    """A paper of the comparison: its table, with some sentences above it."""
    title = f"{case.record.branch}{case.record.year_evaluated}年度“{case.record.kind}”{name}"
    context = table_context(title, str(case.roster.organization.name), made)
    context["说明"] = sentences
    return context


def _in_order(case: ComparisonCase) -> list[MemberStanding]:
    """Everybody by rank; members without a rank at the end."""
    return [*ranking(case), *(each for each in case.standings if each.rank is None)]


def _row(case: ComparisonCase, standing: MemberStanding) -> list[str]:
    averages = zip(standing.averages, standing.counts, strict=True)
    return [
        "—" if standing.rank is None else str(standing.rank),
        standing.name,
        *("—" if mean is None else f"{rounded(mean, AVERAGE_PLACES)}（{n}份）" for mean, n in averages),
        missing("总分") if standing.total is None else str(standing.total),
    ]


def _collected(case: ComparisonCase) -> str:
    """参加评比13人。收回打分表：领导2份、同级12份。"""
    sheets = "、".join(f"{one.source}{one.tally.collected}份" for one in case.counted)
    return f"参加评比{len(case.labels)}人。收回打分表：{sheets}。"


def _reckoned(case: ComparisonCase) -> str:
    """The sentence that tells how a total is reckoned, with the weights."""
    # Weights are local: without them on the paper nobody could reckon a total again.
    terms = "＋".join(f"{source}平均分×{_percentage(weight)}" for source, weight in case.weights.items())
    full = "" if case.full_marks is None else f"，满分{plain(case.full_marks)}分"
    return f"总分＝{terms}{full}。总分相同的，名次并列。"


def _percentage(share: Fraction) -> str:
    """40%, 12.5%, or 1/3 where no decimal is exact."""
    # 33.33% three times would not be the whole: such a weight is printed as it was typed, as a fraction.
    hundredths = share * 100
    exact = 100 % hundredths.denominator == 0
    return f"{plain(rounded(hundredths, 2))}%" if exact else f"{share.numerator}/{share.denominator}"


def _notes(case: ComparisonCase) -> Iterator[str]:
    places = f"保留{case.record.places}位小数" if case.record.places else "取整数"
    yield (
        f"注：括号里是计入平均的打分份数。各来源先求平均分，再按权重相加，最后四舍五入一次，{places}；"
        f"自己给自己打的分、超出满分的分不计入。"
    )
    unranked = [standing.name for standing in case.standings if standing.rank is None]
    if unranked:
        yield f"{'、'.join(unranked)}缺有效打分，不计总分，不排名。"


def _handled(case: ComparisonCase) -> SecondTable | None:
    """The marks that do not count, cell by cell; None where there are none."""
    # Own marks and marks beyond the full ones are dropped, but never in silence.
    told = [(one.source, each) for one in case.counted for each in one.tally.handled]
    if not told:
        return None
    names = ("序号", "来源", "打分表", "栏", "单元格", "写的是", "怎样处理")
    rows = [
        [str(source), each.sheet, each.column, cell_name(each.place), each.text or "（空）", each.done]
        for source, each in told
    ]
    return {
        "标题": "打分处理情况",
        "说明": f"下列{len(told)}处没有照填写的计入，逐处处理如下；“单元格”是它在录入文件里的位置。",
        "表": placed_table([(name, 0.0) for name in names], numbered(rows)),
    }
