"""The quick reading of anniversaries and campaigns is that of their models."""

from __future__ import annotations

from docgen.checking.proofreading.passing import built_in_campaigns, built_in_counted, campaigns, counted


def test_the_quick_reading_gives_what_the_models_give() -> None:
    assert sorted(built_in_counted()) == sorted(counted(None))
    assert [one._replace(words=()) for one in built_in_campaigns()] == [
        one._replace(words=()) for one in campaigns(None)
    ]
    assert [set(one.words) for one in built_in_campaigns()] == [set(one.words) for one in campaigns(None)]
