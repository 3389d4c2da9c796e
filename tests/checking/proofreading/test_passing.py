"""The quick reading of anniversaries and campaigns is that of their models."""

from __future__ import annotations

from docgen.checking.proofreading.facts import (
    anniversary_words,
    built_in_anniversary_words,
    built_in_campaign_dates,
    campaign_dates,
)


def test_the_quick_reading_gives_what_the_models_give() -> None:
    assert sorted(built_in_anniversary_words()) == sorted(anniversary_words(None))
    assert [one._replace(words=()) for one in built_in_campaign_dates()] == [
        one._replace(words=()) for one in campaign_dates(None)
    ]
    assert [set(one.words) for one in built_in_campaign_dates()] == [
        set(one.words) for one in campaign_dates(None)
    ]
