"""What holds for some years only, as the rules of the proofreader ask for it: anniversaries and campaigns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docgen.proofreading.facts import Campaign, Counted

if TYPE_CHECKING:
    from docgen.models.rules import Rules


def counted(own: Rules | None) -> tuple[Counted, ...]:
    """The anniversaries, the office's own first."""
    from docgen.domain.anniversaries import anniversaries, words_of
    from docgen.models.rules import BY_TIMES

    return tuple(
        Counted(word, known.first, known.counted == BY_TIMES)
        for known in anniversaries(own)
        for word in words_of(known)
    )


def campaigns(own: Rules | None) -> tuple[Campaign, ...]:
    """The campaigns, the office's own first."""
    from docgen.domain.anniversaries import campaigns as known_campaigns
    from docgen.domain.anniversaries import words_of
    from docgen.models.rules import ERROR

    return tuple(
        Campaign(
            str(known.name), words_of(known), known.since, known.until, known.level == ERROR, known.is_common
        )
        for known in known_campaigns(own)
    )


@cache
def built_in_counted() -> tuple[Counted, ...]:
    """The anniversaries that docgen knows of itself; read when a text first asks for them."""
    return counted(None)


@cache
def built_in_campaigns() -> tuple[Campaign, ...]:
    """The same for campaigns."""
    return campaigns(None)
