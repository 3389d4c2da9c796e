"""Facts of a 一讲二评三公示 that disagree: people, weights, points, score sheets. One rule, one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from docgen.base.diagnostics import Diagnostic, cell_name, error, hint, warning
from docgen.domain.evaluations.branch_case import (
    FAULTS_TOLD,
    belongs,
    branch_is_known,
    members_can_be_told_apart,
    tellers_are_known,
    the_year_fits,
)
from docgen.domain.evaluations.comparison import WHOLE, ComparisonCase, weight_of

Rule = Callable[[ComparisonCase], Iterator[Diagnostic]]


def people_belong_to_the_branch(case: ComparisonCase) -> Iterator[Diagnostic]:
    """The people compared, and those with a promise or a talk, are members of the branch."""
    record = case.record
    said = (each.name for each in (*record.promises, *record.kept, *record.spoken))
    for name in (*record.members, *said) if case.branch else ():
        yield from belongs(case, name)
    yield from tellers_are_known(case, (*record.tellers, *record.scrutineers))


def weights_add_up(case: ComparisonCase) -> Iterator[Diagnostic]:
    """The weights of the sources make a whole."""
    unread = [given for given in case.record.weights if weight_of(given.value) is None]
    for given in unread:
        message = f"“{given.name}”的权重“{given.value}”看不出是多少"
        yield error("D500", given.value.place, message, "请写成 40% 或 2/5")
    # Exact fractions: 33.3% three times is no whole, and 1/3 three times is one.
    whole = sum(case.weights.values(), Fraction(0))
    if case.record.weights and not unread and whole != WHOLE:
        message = f"各来源的权重加起来是{_percent(whole)}，应当是100%"
        yield error("D500", case.record.place_of("权重"), message, "改正其中一项")


def _percent(share: Fraction) -> str:
    """90%, or 8/9 of a whole where it is no plain percentage."""
    hundredths = share * 100
    return f"{hundredths}%" if hundredths.denominator == 1 else f"{share.numerator}/{share.denominator}"


def sources_are_weighed(case: ComparisonCase) -> Iterator[Diagnostic]:
    """Each source with sheets has a weight."""
    record = case.record
    # One source alone weighs all.
    if not record.weights and len(record.sheets) > 1:
        mend = "补上“权重”，如 {领导: 40%, 同级: 40%, 群众: 20%}"
        yield error("D501", record.place_of("选票"), "有几个来源的打分，没有写各占多少", mend)
    weighed = [str(given.name) for given in record.weights]
    for given in record.sheets if weighed else ():
        if given.name not in weighed:
            mend = f"“权重”里有：{'、'.join(weighed)}；改成其中一个，或者在“权重”里补上"
            yield error("D501", given.name.place, f"“权重”里没有“{given.name}”", mend)


def points_are_known(case: ComparisonCase) -> Iterator[Diagnostic]:
    """Sheets are counted against the full marks."""
    record = case.record
    if record.sheets and case.full_marks is None:
        mend = "写“项目”（各项和满分），或者只打总分的写“满分”"
        yield error("D502", record.place_of("选票"), "没有写满分是多少，不能统分", mend)
    for item in record.items:
        if item.value <= 0:
            yield error("D502", item.name.place, f"“{item.name}”的满分是{item.value}", "写大于0的分数")
    if record.items and record.full_marks is not None and record.full_marks != case.full_marks:
        message = f"满分写的是{record.full_marks}，各项目加起来是{case.full_marks}"
        yield error("D502", record.place_of("满分"), message, "核对各项目的分数，或者删掉“满分”")


def sheets_can_be_read(case: ComparisonCase) -> Iterator[Diagnostic]:
    """A file with a fault is not counted at all, nor is one without a single row."""
    for counted in case.counted:
        yield from counted.unread
        # That no row says whose it is has been told of the file as a whole.
        if case.is_shared(str(counted.file)) and not case.separates(str(counted.file)):
            continue
        for place, message in counted.faults[:FAULTS_TOLD]:
            where = f"“{counted.file}”的 {cell_name(place)}"
            mend = "改好这个文件，再运行一次；改好之前不统分"
            yield error("D489", counted.file.place, f"{where}：{message}", mend)
        # An empty file would rank everybody as equal.
        if not counted.faults and not counted.tally.collected:
            message = f"“{counted.file}”里一张打分表也没有"
            yield error("D489", counted.file.place, message, "表头下面一人一行，写上评分人和各项的分")


def a_file_serves_one_source(case: ComparisonCase) -> Iterator[Diagnostic]:
    """All rows of a file would be averaged in each of its sources, unless a column tells them apart."""
    seen: dict[str, str] = {}
    for given in case.record.sheets:
        earlier = seen.setdefault(str(given.value), str(given.name))
        if earlier != given.name and not case.separates(given.value):
            message = f"“{given.value}”既是“{earlier}”的又是“{given.name}”的打分表，看不出哪些行是谁打的"
            mend = f"在表里加一列“评价类型”，每一行写{'、'.join(case.sources)}里的一个；或者分成几个文件"
            yield error("D572", given.value.place, message, mend)


def raters_are_not_mistyped(case: ComparisonCase) -> Iterator[Diagnostic]:
    """A member's name mistyped would hide that they scored themselves."""
    for counted in case.counted:
        seen: set[str] = set()
        for row in counted.rows:
            # A rater from elsewhere (学生代表) is in no roster, and near no name in it.
            meant = case.suggest(row.rater) if row.rater and not case.whom(row.rater) else None
            if meant and row.rater not in seen:
                message = f"“{counted.file}”的 {cell_name(row.rater.place)}：评分人“{row.rater}”不在名册里"
                mend = f"是“{meant}”的，改过来，才看得出评没评自己"
                yield warning("D503", counted.file.place, message, mend)
            seen.add(str(row.rater))


def all_sources_are_in(case: ComparisonCase) -> Iterator[Diagnostic]:
    """Some sheets are there and others not: nothing is ranked yet, and it is said why."""
    given = [str(each.name) for each in case.record.sheets]
    lacking = [source for source in case.weights if source not in given]
    # Before any sheet has come in there is nothing to hurry.
    if given and lacking:
        message = f"还没有{'、'.join(lacking)}的打分表，先不汇总、不排名"
        yield hint("D504", case.record.place_of("选票"), message, "收齐以后写进“选票”")


def scores_are_there(case: ComparisonCase) -> Iterator[Diagnostic]:
    """A member without a score that counts from some source has no total, and no rank."""
    for standing in case.standings:
        if standing.total is None:
            lacking = [
                str(one.source)
                for one, mean in zip(case.counted, standing.averages, strict=True)
                if mean is None
            ]
            message = f"{standing.name}没有{'、'.join(lacking)}的有效打分，不计总分，不排名"
            mend = "补录打分，或者用“对象”写明评议哪些人"
            yield warning("D505", case.record.place_of("选票"), message, mend)


def scoring_remarks(case: ComparisonCase) -> Iterator[Diagnostic]:
    """Tell of each cell that was dropped or doubtful: said when the papers are made."""
    for counted in case.counted:
        for each in counted.tally.handled:
            say = hint if each.is_plain else warning
            text = f"“{each.text}”" if each.text and each.text != each.column else ""
            yield say("D495", each.place, f"{counted.source}，{each.sheet}，{each.column}{text}：{each.done}")


def numbers_are_sensible(case: ComparisonCase) -> Iterator[Diagnostic]:
    """A slip of the pen must not print a thousand lines, or fifty decimals."""
    record = case.record
    for key, number, most in (("承诺项数", record.blank_promises, 10), ("小数位", record.places, 4)):
        if number > most:
            yield error("D506", record.place_of(key), f"“{key}”写的是{number}，太多了", f"写{most}以内的数")


RULES: tuple[Rule, ...] = (
    branch_is_known,
    members_can_be_told_apart,
    people_belong_to_the_branch,
    weights_add_up,
    sources_are_weighed,
    points_are_known,
    sheets_can_be_read,
    a_file_serves_one_source,
    raters_are_not_mistyped,
    all_sources_are_in,
    scores_are_there,
    the_year_fits,
    numbers_are_sensible,
)
