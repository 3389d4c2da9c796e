"""What was resolved of an election agrees with its ballots: names, numbers and day."""

from __future__ import annotations

import pytest
from elections_held import codes, committee, held
from offices import case_of

from docgen.papers.minutes.minutes_sections import sections


@pytest.mark.parametrize(
    ("resolution", "told"),
    [
        ("刘玉兰、黄海涛、孙鹏当选为支部委员会委员。", []),
        ("刘玉兰、黄海涛、吴静当选为支部委员会委员。", ["D565"]),
        ("刘玉兰、黄海涛、孙鹏当选，吴静未当选。", []),
        ("同意吴静提出的意见，刘玉兰等当选。", []),
    ],
)
def test_a_resolution_names_nobody_as_elected_who_is_not(resolution: str, told: list[str]) -> None:
    text = held(committee(10, 8, 4, 7)).replace("选举: {", f"决议: {resolution}, 选举: {{")
    assert codes(text) == told


@pytest.mark.parametrize(
    ("resolution", "told"),
    [
        ("12月29日召开党员大会，应到11名，实到10名，刘玉兰得10票、黄海涛8票、孙鹏同志7票当选。", []),
        ("应到党员13名，实到12名，刘玉兰（10票）等当选。", []),
        ("刘玉兰得9票当选。", ["D529"]),
        ("应到12名，实到9名，刘玉兰等当选。", ["D529", "D529"]),
        ("12月28日召开党员大会，刘玉兰等当选。", ["D529"]),
        ("吴静4票，未当选。", []),
    ],
)
def test_a_resolution_of_an_election_has_its_day_and_numbers(resolution: str, told: list[str]) -> None:
    text = held(committee(10, 8, 4, 7)).replace("选举: {", f"决议: {resolution}, 选举: {{")
    assert codes(text) == told


@pytest.mark.parametrize(
    ("election", "told"),
    [
        (committee(4, 4, 4, 4, seats=3), []),  # nobody: what was resolved of it is printed
        (committee(10, 8, 4, 7).replace("收回: 10", "收回: 11"), ["D552", "D437"]),
        (committee(10, 8, 4, 7).replace("无记名投票", "举手"), ["D438", "D437"]),
        (committee(10, 8, 4, 7).replace("收回: 10, 无效: 0, ", ""), ["D556", "D437"]),
    ],
)
def test_a_resolution_that_is_not_printed_is_told(election: str, told: list[str]) -> None:
    text = held(election).replace("选举: {", "决议: 会议决定另行选举。, 选举: {")
    assert sorted(code for code in codes(text) if code != "D558") == sorted(told)
    assert ("会议决定另行选举" in str(sections(case_of(text)))) == (not told)


@pytest.mark.parametrize(
    ("resolution", "told"),
    [
        ("刘玉兰、黄海涛、孙鹏当选为支部委员会委员。", []),
        ("刘玉兰、黄海涛、吴静当选为支部委员会委员。", ["D565"]),
        ("吴静没有当选。", []),
    ],
)
def test_so_does_what_the_meeting_resolved_beside_it(resolution: str, told: list[str]) -> None:
    of_the_meeting = held(committee(10, 8, 4, 7)) + f"    决议: {resolution}\n"
    assert codes(of_the_meeting) == told
    in_an_item = held(committee(10, 8, 4, 7)).removesuffix("]\n")
    for key in ("决议", "内容"):
        assert codes(f"{in_an_item}, {{题目: 宣布选举结果, {key}: {resolution}}}]\n") == told
