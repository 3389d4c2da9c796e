"""An item of a schedule is a meeting only where its words can mean nothing else."""

from __future__ import annotations

import pytest
from meeting_phrases import PHRASES

from docgen.domain.schedule.meeting_items import meeting_in
from docgen.models.meeting_kinds import KINDS, names_of

LEAST_PRECISION, LEAST_RECALL = 0.99, 0.9


def test_a_guessed_kind_is_right_and_most_meetings_are_guessed() -> None:
    guessed = [(phrase, kind, guess) for phrase, kind in PHRASES if (guess := meeting_in(phrase))]
    wrong = [each for each in guessed if each[1] != each[2]]
    meetings = [phrase for phrase, kind in PHRASES if kind]
    assert 1 - len(wrong) / len(guessed) >= LEAST_PRECISION, wrong
    assert (len(guessed) - len(wrong)) / len(meetings) >= LEAST_RECALL


@pytest.mark.parametrize("name", [phrase for phrase, kind in PHRASES if not kind])
def test_what_is_no_meeting_of_the_branch_gets_no_kind(name: str) -> None:
    assert meeting_in(name) == ""


@pytest.mark.parametrize(("name", "kind"), [(name, kind.name) for kind in KINDS for name in names_of(kind)])
@pytest.mark.parametrize("frame", ["{}", "第一季度{}", "召开{}", "各支部{}", "{}（3月）", "{}：学习文件"])
def test_every_name_of_a_kind_is_known_within_a_longer_name(frame: str, name: str, kind: str) -> None:
    assert meeting_in(frame.format(name)) == kind
