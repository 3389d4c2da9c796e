"""Further ballots: after a tie, for open seats, and after an election that was void."""

from __future__ import annotations

import pytest
from elections_held import BALLOTS, codes, committee, elected, first, held
from offices import case_of, facts

from docgen.domain.meetings.election_case import election_cases

TIE = committee(7, 6, 6, 1, seats=2)


AGAIN = "职务: 委员, 候选人: {黄海涛: %s, 吴静: %s}, 投票: %s, " + BALLOTS


def test_a_tie_at_the_last_seat_is_left_to_a_second_ballot() -> None:
    tie = held(TIE, title="补选委员")
    assert (elected(tie), first(tie).outcome) == (("刘玉兰",), (("刘玉兰",), ("黄海涛", "吴静"), 1))
    assert codes(tie) == ["D558"]


@pytest.mark.parametrize("word", ["再次投票", "第二次投票", "重新投票"])
def test_between_the_tied_more_votes_win(word: str) -> None:
    text = held(TIE, AGAIN % (4, 5, word), title="补选委员")
    assert elected(text, 1) == ("吴静",)
    assert codes(text) == []


def test_only_the_tied_are_voted_on_again() -> None:
    again = (AGAIN % (4, 5, "再次投票")).replace("吴静", "孙鹏")
    assert "D559" in codes(held(TIE, again, title="补选委员"))
    more_seats = (AGAIN % (4, 5, "再次投票")) + ", 应选名额: 2"
    assert "D559" in codes(held(TIE, more_seats, title="补选委员"))


def test_a_further_election_fills_the_open_seats_and_needs_the_majority() -> None:
    one = committee(10, 5, 4, 6, seats=3)
    further = "职务: 委员, 候选人: {黄海涛: %s, 吴静: 4}, 投票: 另行选举, " + BALLOTS
    assert elected(held(one, further % 6), 1) == ("黄海涛",)
    assert elected(held(one, further % 5), 1) == ()
    second = election_cases(case_of(held(one, further.replace("另行选举", "第二次投票") % 6)))[1]
    assert (second.round, second.seats) == ("另行选举", 1)


def test_a_second_seat_of_the_same_meeting_is_no_further_election() -> None:
    first_seat = "职务: 委员, 应选名额: 1, 候选人: {黄海涛: 4, 吴静: 3}, " + BALLOTS
    other = "职务: 委员, 应选名额: 1, 候选人: {孙鹏: 8, 郑好: 2}, " + BALLOTS
    rounds = [each.round for each in election_cases(case_of(held(first_seat, other, title="补选委员")))]
    assert rounds == ["第一次投票", "第一次投票"]
    same = "职务: 委员, 应选名额: 1, 候选人: {黄海涛: 8, 吴静: 2}, " + BALLOTS
    rounds = [each.round for each in election_cases(case_of(held(first_seat, same, title="补选委员")))]
    assert rounds == ["第一次投票", "另行选举"]


def test_a_second_ballot_that_nothing_explains_is_asked_for() -> None:
    text = held((AGAIN % (4, 5, "第二次投票")) + ", 应选名额: 1", title="补选委员")
    (said,) = [each for each in facts(text) if each.code == "D556"]
    assert "再次投票还是另行选举" in said.message


def test_an_election_that_failed_is_held_again_by_the_rules_of_the_first() -> None:
    void = committee(10, 8, 4, 7, more=BALLOTS.replace("收回: 10", "收回: 11"))
    again = committee(9, 8, 7, 3) + ", 投票: %s"
    for word in ("第二次投票", "重新选举"):
        text = held(void, again % word)
        assert election_cases(case_of(text))[1].round == "重新选举"
        assert elected(text, 1) == ("刘玉兰", "黄海涛", "吴静")
        assert codes(text) == ["D552"]
    fewer = held(void, "职务: 委员, 候选人: {刘玉兰: 9, 黄海涛: 8, 吴静: 7}, 投票: 重新选举, " + BALLOTS)
    assert election_cases(case_of(fewer))[1].seats == 3
    assert codes(fewer) == ["D552", "D554"]
