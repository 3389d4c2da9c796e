"""Whatever the roster and whatever the ballots: counts add up, denominators are printed, nobody is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from appraisals import case
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.papers.evaluations.appraisal_forms import merged_forms, personal_forms
from docgen.papers.evaluations.appraisal_papers import ballots, mutual_sheet
from docgen.papers.evaluations.appraisal_results import results, tally_sheet

NAMES = st.sampled_from(["张伟", "刘玉兰", "阿依古丽·买买提", "王𬱖", "欧阳晓峰", "解放", "乐天"])
MEMBERS = st.lists(
    st.tuples(NAMES, st.sampled_from(["", "预备", "已转出", "以后转正", "不计应到"])), max_size=25
)
CELLS = st.sampled_from(["优秀", "合格", "基本合格", "不合格", "", "优", "√", "优秀、合格", "弃权", "良好"])

STANDING = {
    "": "身份: 正式党员, 入党日期: 2001-07-01, 转正日期: 2002-07-01",
    "预备": "身份: 预备党员, 入党日期: 2023-06-20",
    "已转出": "身份: 正式党员, 入党日期: 2001-07-01, 转正日期: 2002-07-01, 转出日期: 2023-05-01",
    "以后转正": "身份: 正式党员, 入党日期: 2022-12-30, 转正日期: 2023-12-30",
    "不计应到": "身份: 正式党员, 入党日期: 2001-07-01, 转正日期: 2002-07-01, "
    "不计应到: [{自: 2023-01-01, 依据: 批复}]",
}


def organization(members: list[tuple[str, str]]) -> str:
    rows = [
        f"      - {{编号: D{number}, 姓名: {name}, {STANDING[kind]}}}"
        for number, (name, kind) in enumerate(members)
    ]
    head = "单位: 中共某校总支部委员会\n支部:\n  - 名称: 第一支部\n    党员:\n"
    fixed = "      - {编号: A1, 姓名: 李秀英, 身份: 正式党员, 入党日期: 2001-07-01, 转正日期: 2002-07-01}\n"
    second = "  - 名称: 第二支部\n    党员:\n"
    own = "      - {编号: B1, 姓名: 单雪梅, 身份: 正式党员, 入党日期: 2001-07-01, 转正日期: 2002-07-01}\n"
    return f"{head}{fixed}{second}{own}" + "".join(f"{row}\n" for row in rows)


def sheets(names: tuple[str, ...], marks: Iterator[list[str]]) -> str:
    rows = [",".join(["票号", *names])]
    rows += [",".join([str(number), *cells]) for number, cells in enumerate(marks, start=1)]
    return "\n".join(rows)


def counted(data: st.DataObject) -> AppraisalCase:
    roster = organization(data.draw(MEMBERS))
    names = case(organization=roster).names
    marks = data.draw(st.lists(st.lists(CELLS, min_size=len(names), max_size=len(names)), max_size=8))
    way = data.draw(st.sampled_from(["照计", "整张作废"]))
    text = sheets(names, iter(marks))
    made = case("选票: a.csv", "发出: 40", f"超上限票: {way}", ballots=text, organization=roster)
    assert made.tally is not None
    assert made.tally.collected == len(marks)
    return made


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_printed_tally_adds_up_and_its_rates_are_of_the_printed_denominator(data: st.DataObject) -> None:
    made = counted(data)
    assert made.tally is not None
    sheet = tally_sheet(made, made.tally)
    said = "".join(sheet["说明"])
    issued, collected, valid = map(
        int, re.findall(r"发出测评票(\d+)张，收回(\d+)张，其中有效票(\d+)张", said)[0]
    )
    invalid = sum(map(int, re.findall(r"无效票(\d+)张", said)))
    assert issued >= collected == valid + invalid
    note = sheet["后记"][0]
    assert f"有效票{valid}张" in note
    whole = int(re.findall(r"相加都是(\d+)", note)[0])
    for row in sheet["表"]["行"]:
        assert sum(map(int, row[2:8])) == whole
        best = Decimal(int(row[2]) * 100)
        rate = f"{(best / valid).quantize(Decimal('0.1'), ROUND_HALF_UP)}%" if valid else "—"
        assert row[8] == rate
    if sheet["图"]:
        parts = [sum(numbers) for numbers in zip(*(s["数"] for s in sheet["图"]["系列"]), strict=True)]
        assert parts == [whole] * len(made.names)
        assert sheet["图"]["项目"] == [row[1] for row in sheet["表"]["行"]]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_member_appears_twice_or_is_lost_on_any_paper(data: st.DataObject) -> None:
    made = counted(data)
    assert made.tally is not None
    everybody = [made.label(seat) for seat in made.seats]
    graded = [made.label(seat) for seat in made.graded]
    assert len(everybody) == len(set(everybody))
    assert set(graded) | {made.label(seat) for seat in made.ungraded} == set(everybody)
    assert [row[1] for row in tally_sheet(made, made.tally)["表"]["行"]] == graded
    assert ballots(made)["票"]["姓名"] == graded
    assert [row[1] for row in results(made)["表"]["行"]] == everybody
    assert [row[1] for row in mutual_sheet(made)["表"]["行"]] == everybody
    titles = [name for name, _ in personal_forms(made)]
    assert len(titles) == len(set(titles)) == 2 * len(everybody)
    ((_, merged),) = merged_forms(made)
    assert len(merged["自评表"]) == len(merged["登记表"]) == len(everybody)
    assert [person["姓名"] for person in merged["自评表"]] == [str(seat.member.name) for seat in made.seats]
