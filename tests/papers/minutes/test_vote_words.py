from __future__ import annotations

import pytest
from offices import ROSTER, assembly, case_of

from docgen.papers.minutes.attendance_words import absent_names, attendance_line, name_list, quorum_sentence
from docgen.papers.minutes.vote_words import resolution, vote_sentence

NOMINEE = (
    "姓名: 何磊, 申请入党时间: 2021-09-10, 确定积极分子时间: 2022-03-21, 列为发展对象时间: 2023-09-11, "
    "主要表现: 工作扎实, 不足: 交流不够主动"
)


def item(vote: str, nominee: str = "", absent: str = "[区志远]", day: str = "2023-03-08", more: str = ""):
    person = f"人选: {{{nominee}}}, " if nominee else ""
    lines = [f"缺席: {absent}", "议题:", f"  - {{题目: 甲, {person}表决: {{{vote}}}{more}}}"]
    case = case_of(assembly(*lines, day=day))
    return case, case.meeting.agenda[0]


def sentence(vote: str, **given: str) -> str:
    case, point = item(vote, **given)
    return vote_sentence(case, point, point.votes[0])


def test_a_show_of_hands_has_no_ballots() -> None:
    assert sentence("方式: 举手, 赞成: 10") == (
        "采取举手方式进行表决。赞成10票，不赞成0票，弃权0票。"
        "赞成票超过应到会有表决权的正式党员的半数，决议通过。"
    )


def test_a_secret_ballot_tells_its_ballots_and_the_written_opinion() -> None:
    counted = "发出: 9, 收回: 9, 赞成: 7, 弃权: 1, 无效: 1, 书面赞成: 1, 计票人: 朱慧敏"
    vote = f"事项: 接收预备党员, 方式: 无记名投票, {counted}"
    assert sentence(vote, nominee="姓名: 何磊", absent="[区志远, 乐天]", day="2023-10-10") == (
        "采取无记名投票方式进行表决，发出表决票9张，收回9张，其中有效票8张。"
        "赞成7票，不赞成0票，弃权1票，无效1票，会前书面意见赞成1票、计入票数。"
        "赞成票超过应到会有表决权的正式党员的半数，决议通过。计票人：朱慧敏。"
    )


@pytest.mark.parametrize(
    ("vote", "end"),
    [
        ("方式: 举手, 赞成: 5, 不赞成: 5", "赞成票未超过应到会有表决权的正式党员的半数，决议未通过。"),
        ("事项: 选举, 对象: 孙鹏, 赞成: 6, 弃权: 4", "赞成票超过实到会有表决权的正式党员的半数，孙鹏当选。"),
        (
            "事项: 选举, 对象: 孙鹏, 赞成: 5, 弃权: 5",
            "赞成票未超过实到会有表决权的正式党员的半数，孙鹏未当选。",
        ),
    ],
)
def test_the_result_is_told_by_the_kind_of_vote(vote: str, end: str) -> None:
    assert sentence(vote).endswith(end)


def test_a_joint_meeting_says_among_once_of_its_branches() -> None:
    joint = assembly("缺席: {第一支部: [曾强], 第二支部: [区志远]}").replace(
        "支部: 第二支部", "支部: [第一支部, 第二支部]"
    )
    told = attendance_line(case_of(joint))
    assert told.count("其中") == 1
    assert (
        "其中第一支部应到12名、实到11名，第二支部应到12名、实到11名。有表决权的正式党员应到22名，实到20名。"
        in told
    )


FIVE_OF_ELEVEN = "[区志远, 乐天, 孙鹏, 覃辉, 郑好, 朱慧敏]"


def test_without_quorum_one_sentence_says_why_nothing_was_voted() -> None:
    case, point = item("赞成: 5", absent=FIVE_OF_ELEVEN, more=", 决议: 乙")
    told = "到会有表决权的正式党员5名，应到会11名，不够规定的6名，没有进行表决。"
    assert vote_sentence(case, point, point.votes[0]) == told
    assert resolution(case, point) == []
    assert quorum_sentence(case).endswith("不能作出决定，没有形成决议。")


def test_without_knowing_who_was_there_the_vote_is_left_open() -> None:
    case = case_of(assembly("议题:", "  - {题目: 甲, 表决: {赞成: 5}, 决议: 乙}"))
    point = case.meeting.agenda[0]
    assert vote_sentence(case, point, point.votes[0]).startswith("【待补：")
    assert resolution(case, point) == []


def test_a_resolution_that_did_not_carry_is_not_printed() -> None:
    case, point = item("赞成: 5, 不赞成: 5", more=", 决议: 乙")
    assert resolution(case, point) == []


def test_an_admission_is_resolved_in_the_prescribed_words() -> None:
    vote = "事项: 接收预备党员, 方式: 无记名投票, 发出: 9, 赞成: 7, 弃权: 2, 书面赞成: 1"
    case, point = item(vote, NOMINEE, "[区志远, 乐天]", "2023-10-10")
    assert resolution(case, point) == [
        "何磊同志于2021年9月10日递交入党申请书，2022年3月21日被确定为入党积极分子，2023年9月11日列为发展对象。"
        "工作扎实。不足：交流不够主动。2023年10月10日召开支部党员大会，应到会有表决权的正式党员11名，实到9名。"
        "经讨论和无记名投票表决，赞成8票（含书面意见1票）、不赞成0票、弃权2票，"
        "同意接收何磊同志为中共预备党员，报上级党组织审批。"
    ]


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("", "同意李小龙同志按期转为中共正式党员"),
        (", 结论: 延长预备期, 延长月数: 6", "同意延长李小龙同志预备期6个月，至2024年3月27日"),
        (", 结论: 取消预备党员资格", "同意取消李小龙同志预备党员资格"),
    ],
)
def test_a_transfer_has_three_endings(ending: str, words: str) -> None:
    vote = "事项: 预备党员转正, 方式: 无记名投票, 赞成: 9"
    case, point = item(vote, f"姓名: 李小龙{ending}", "[区志远, 乐天]", "2023-10-10")
    (text,) = resolution(case, point)
    # Whose probation is extended asks again: the day of the roster may be of the second time.
    asked = "" if "延长" in ending else "，2023年8月29日递交转正申请书"
    assert text.startswith(
        f"李小龙同志预备期自2022年9月27日起一年{asked}。【待补：主要表现】不足：【待补：不足之处】"
    )
    assert text.endswith(f"{words}，报上级党组织审批。")


def test_the_day_of_asking_for_the_transfer_stands_in_the_resolution_where_it_is_written() -> None:
    vote = "事项: 预备党员转正, 方式: 无记名投票, 赞成: 9"
    case, point = item(vote, "姓名: 李小龙, 转正申请时间: 2023-08-30", "[区志远, 乐天]", "2023-10-10")
    (text,) = resolution(case, point)
    assert text.startswith("李小龙同志预备期自2022年9月27日起一年，2023年8月30日递交转正申请书。")


def test_what_was_written_as_the_resolution_stays_as_written() -> None:
    case, point = item("赞成: 10", more=", 决议: 原话")
    assert resolution(case, point) == ["原话"]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (
            ["缺席: {区志远: 支教}", "列席: [周志强（总支）]"],
            "应到党员12名，实到11名，缺席1名（区志远，支教）。"
            "其中有表决权的正式党员应到11名，实到10名。列席：周志强（总支）。",
        ),
        (["缺席: 无"], "应到党员12名，实到12名。其中有表决权的正式党员应到11名，实到11名。"),
        (
            [],
            "应到党员12名，实到【待补：实到】名。"
            "其中有表决权的正式党员应到11名，实到【待补：到会有表决权的正式党员人数】名。",
        ),
    ],
)
def test_the_attendance_line_tells_what_is_known(lines: list[str], line: str) -> None:
    assert attendance_line(case_of(assembly(*lines))) == line


SEVERAL = ["区志远", "乐天", "郑好", "覃辉", "朱慧敏", "孙鹏", "吴静", "黄海涛", "李小龙"]


@pytest.mark.parametrize("count", [1, 8, 9])
def test_many_absent_are_named_in_the_head_of_the_record_alone(count: int) -> None:
    case = case_of(assembly(f"缺席: [{'、'.join(SEVERAL[:count])}]"))
    named = "；".join(absent_names(case))
    assert named.count("；") == count - 1
    where = f"（{named}）" if count <= 8 else "（名单见“缺席及原因”）"
    assert f"缺席{count}名{where}。" in attendance_line(case)


MOST = "超过应到会有表决权党员的半数，符合规定，可以开会。"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["缺席: 无"], MOST),
        (["缺席: " + FIVE_OF_ELEVEN.replace(", 朱慧敏", "")], MOST),
        (["缺席: " + FIVE_OF_ELEVEN], "不够规定的人数，不能作出决定，没有形成决议。"),
        ([], ""),
        (["缺席: 无", "议题: [{题目: 甲, 表决: {事项: 选举, 赞成: 11}}]"], "五分之四，符合规定，可以开会。"),
    ],
)
def test_the_quorum_sentence_is_printed_only_when_the_integers_say_so(lines: list[str], told: str) -> None:
    found = quorum_sentence(case_of(assembly(*lines)))
    assert found.endswith(told)
    assert bool(found) == bool(told)


def test_half_is_not_called_more_than_half() -> None:
    ten = ROSTER.replace(
        "身份: 正式党员, 入党日期: 2000-12-22, 转正日期: 2001-12-22", "身份: 预备党员, 入党日期: 2022-12-22"
    )
    case = case_of(assembly("缺席: [乐天, 孙鹏, 覃辉, 郑好, 朱慧敏]"), ten)
    assert quorum_sentence(case).startswith("到会有表决权的党员达到应到会有表决权党员的半数")


def test_names_stand_in_columns() -> None:
    names = ["刘玉兰", "吴静", "阿依古丽·买买提", "张伟（女）", "王𬱖", "欧阳晓峰"]
    assert name_list(names) == "刘玉兰　吴　静　阿依古丽·买买提　　　　张伟（女）\n王　𬱖　欧阳晓峰"
