"""Facts of a 民主评议党员 that disagree: people, grades, the cap, the ballots. One rule, one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.base.diagnostics import Diagnostic, cell_name, error, hint, warning
from docgen.base.suggestion import meant_word, question
from docgen.domain.ballots.table import BallotTable
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.domain.evaluations.branch_case import (
    FAULTS_TOLD,
    belongs,
    branch_is_known,
    members_can_be_told_apart,
    tellers_are_known,
    the_year_fits,
)
from docgen.reading.nodes import Text

Rule = Callable[[AppraisalCase], Iterator[Diagnostic]]


def people_belong_to_the_branch(case: AppraisalCase) -> Iterator[Diagnostic]:
    """All people of the record are members of the branch; namesakes are told apart."""
    record = case.record
    graded = (given.name for given in (*record.own, *record.mutual, *record.decided))
    # Without the branch every name would be told, and only the branch is wrong.
    for name in (*record.members, *graded) if case.branch else ():
        yield from belongs(case, name)
    yield from tellers_are_known(case, (*record.tellers, *record.scrutineers))


def each_is_graded_once(case: AppraisalCase) -> Iterator[Diagnostic]:
    """张伟 and 张伟（女） may be one person."""
    record = case.record
    for given in (record.own, record.mutual, record.decided):
        seen: set[object] = set()
        for assignment in given:
            seats = case.whom(assignment.name)
            if len(seats) == 1 and seats[0] in seen:
                message = f"{assignment.name}写了两次"
                yield error("D482", assignment.name.place, message, "只留一次")
            seen.update(seats[:1])


def grades_are_known(case: AppraisalCase) -> Iterator[Diagnostic]:
    """自评, 互评 and 评定 use the grades of this appraisal."""
    record = case.record
    for given in (*record.own, *record.mutual, *record.decided):
        # A grade that is still open is left blank on the paper.
        if given.value and given.value not in record.grades:
            message = f"没有“{given.value}”这个等次{question(meant_word(given.value, record.grades))}"
            mend = f"可选：{'、'.join(record.grades)}；不同的等次写在“等次”里"
            yield error("D484", given.value.place, message, mend)


def probationary_members_get_no_grade(case: AppraisalCase) -> Iterator[Diagnostic]:
    """R09: probationary members take part and vote, and get no grade."""
    for given in case.record.decided:
        seats = case.whom(given.name)
        if len(seats) == 1 and seats[0] in case.ungraded:
            message = f"{given.name}这一天是预备党员，参加评议，不评定等次"
            yield error("D485", given.name.place, message, "从“评定”里删掉")


def best_grades_keep_to_the_cap(case: AppraisalCase) -> Iterator[Diagnostic]:
    """The committee decides; above the cap is told with the rule."""
    record, most = case.record, case.most
    best = [given for given in record.decided if given.value == record.grades[0]]
    if most is not None and len(best) > most:
        message = f"评定了{len(best)}名{record.grades[0]}，超过上限{most}名{_by_the_rule(case)}"
        mend = "由支部委员会复核；上级另有规定的，写“优秀上限”，或者改写 plans/rules.yaml"
        # A warning at the first one too many: the committee decides, docgen never (R10).
        yield warning("D486", best[most].value.place, message, mend)


def _by_the_rule(case: AppraisalCase) -> str:
    cap = case.reckoned
    if cap is None:
        return ""
    return f"（{cap.of}{cap.base}名的{cap.share}，{cap.source}）"


def written_cap_agrees(case: AppraisalCase) -> Iterator[Diagnostic]:
    """优秀上限 as written against what the rule gives."""
    most, cap = case.record.most, case.reckoned
    # A written cap holds, but not in silence: it may be last year's.
    if most is not None and cap is not None and most != cap.most:
        message = f"优秀上限写的是{most}名，按规定算是{cap.most}名{_by_the_rule(case)}"
        place = case.record.place_of("优秀上限")
        yield warning("D487", place, message, "上级另有规定的不用改；否则删掉这一行，由程序计算")


def ballots_add_up(case: AppraisalCase) -> Iterator[Diagnostic]:
    """发出 ≥ 收回, and 收回 is the number of sheets in the file."""
    record, sheets = case.record, case.tally.collected if case.tally else None
    collected = sheets if record.collected is None else record.collected
    if record.collected is not None and sheets is not None and record.collected != sheets:
        message = f"收回写的是{record.collected}张，选票文件里却有{sheets}张（空白票也算）"
        yield error("D488", record.place_of("收回"), message, "核对选票文件，或者删掉这一行，由程序计算")
    if record.issued is not None and collected is not None and collected > record.issued:
        # Of a number counted from the file the other one is the typed one.
        key = "收回" if record.collected is not None else "发出"
        message = f"收回{collected}张，比发出的{record.issued}张还多"
        yield error("D488", record.place_of(key), message, "核对票数；收回多于发出的，测评无效")


def no_more_ballots_than_members(case: AppraisalCase) -> Iterator[Diagnostic]:
    """A ballot is handed to each member; others who fill one in were asked on purpose."""
    issued, members = case.record.issued, len(case.due)
    # Twelve ballots for nine members passed in silence.
    if issued is not None and members and issued > members:
        message = f"发出测评票{issued}张，按名册这一天只有{members}名党员（不计入应到的除外）"
        mend = "核对票数；请了群众一起测评的，不用改"
        yield warning("D577", case.record.place_of("发出"), message, mend)


def ballots_can_be_read(case: AppraisalCase) -> Iterator[Diagnostic]:
    """Every member has a column, once, and no column is a stranger's."""
    record = case.record
    for name, table in ((record.ballots, case.ballots), (record.mutual_sheets, case.mutual_sheets)):
        if table is not None and case.branch:
            yield from table.unread
            yield from _unread(case, name, table)


def _unread(case: AppraisalCase, file: Text, table: BallotTable) -> Iterator[Diagnostic]:
    for place, message in table.faults[:FAULTS_TOLD]:
        where = f"“{file}”的 {cell_name(place)}"
        yield error("D489", file.place, f"{where}：{message}", "改好这个文件，再运行一次；改好之前不计票")
    # Without a head nobody has a column, and that has been told.
    lacking = [name for name in case.names if table.names and name not in table.names]
    if lacking:
        message = f"“{file}”里没有{'、'.join(lacking)}的一列"
        yield error("D489", file.place, message, "补上这几列；不评的人，用“对象”写明评议哪些人")
    if table.names and not table.papers:
        yield error("D489", file.place, f"“{file}”里一张票也没有", "表头下面一张票写一行")
    for name in table.names:
        if name not in case.names:
            message = f"“{file}”里有{name}的一列，他（她）不评定等次，没有计票"
            yield warning("D490", file.place, message, "预备党员参加评议，不评定等次")


def mutual_appraisal_is_written_once(case: AppraisalCase) -> Iterator[Diagnostic]:
    """Either what came out of it, or the sheets from which it is counted."""
    record = case.record
    if record.ballots and record.ballots == record.mutual_sheets:
        message = f"“{record.ballots}”既是测评的选票，又是互评表，一份会统计成两样"
        yield error("D572", record.mutual_sheets.place, message, "分成两个文件；没有互评表的，删掉“互评表”")
    if record.mutual and record.mutual_sheets:
        place = record.place_of("互评")
        yield warning("D491", place, "“互评”和“互评表”都写了，只用“互评表”", "删掉一处")
    if record.full_marks is not None and not record.mutual_sheets:
        place = record.place_of("互评满分")
        yield warning("D491", place, "写了“互评满分”，没有写“互评表”", "补上“互评表: 文件名”，或者删掉这一行")


def tellers_are_watched(case: AppraisalCase) -> Iterator[Diagnostic]:
    """Whoever counts does not also watch the counting."""
    for name in case.record.scrutineers:
        if name in case.record.tellers:
            yield warning("D493", name.place, f"{name}既是计票人又是监票人", "换一个人监票")


def counting_remarks(case: AppraisalCase) -> Iterator[Diagnostic]:
    """Tell of each cell of the ballots that was not plain: said when the papers are made."""
    for table, told in ((case.ballots, case.tally), (case.mutual_sheets, case.mutual_tally)):
        if table is not None and told is not None:
            yield from table.remarks
            for each in told.handled:
                say = hint if each.is_plain else warning
                yield say("D495", each.place, each.told)


RULES: tuple[Rule, ...] = (
    branch_is_known,
    members_can_be_told_apart,
    people_belong_to_the_branch,
    each_is_graded_once,
    grades_are_known,
    probationary_members_get_no_grade,
    best_grades_keep_to_the_cap,
    written_cap_agrees,
    ballots_add_up,
    no_more_ballots_than_members,
    ballots_can_be_read,
    mutual_appraisal_is_written_once,
    the_year_fits,
    tellers_are_watched,
)
