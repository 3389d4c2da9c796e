"""What holds for some years only, as the rules of the proofreader ask for it: anniversaries and campaigns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING

from docgen.checking.proofreading.facts import Campaign, Counted
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Entries, Items

if TYPE_CHECKING:
    from docgen.models.rules import Rules

FILE = "anniversaries.yaml"


def counted(own: Rules | None) -> tuple[Counted, ...]:
    """The anniversaries, the office's own first."""
    from docgen.domain.rules.anniversaries import anniversaries, words_of
    from docgen.models.rules import BY_TIMES

    return tuple(
        Counted(word, known.first, known.counted == BY_TIMES)
        for known in anniversaries(own)
        for word in words_of(known)
    )


def campaigns(own: Rules | None) -> tuple[Campaign, ...]:
    """The campaigns, the office's own first."""
    from docgen.domain.rules.anniversaries import campaigns as known_campaigns
    from docgen.domain.rules.anniversaries import words_of
    from docgen.models.rules import ERROR

    return tuple(
        Campaign(
            str(known.name), words_of(known), known.since, known.until, known.level == ERROR, known.is_common
        )
        for known in known_campaigns(own)
    )


@cache
def built_in_counted() -> tuple[Counted, ...]:
    """The anniversaries that docgen knows of itself."""
    return tuple(
        Counted(word, int(str(known["起"])), known.get("计法") == "第几个")
        for known in _built_in("周年")
        for word in _words(known)
    )


@cache
def built_in_campaigns() -> tuple[Campaign, ...]:
    """The same for campaigns."""
    return tuple(
        Campaign(
            str(known["名称"]),
            _words(known),
            date.fromisoformat(str(known["自"])),
            date.fromisoformat(str(known["至"])),
            known.get("级别") == "错误",
            known.get("常用语") == "是",
        )
        for known in _built_in("阶段性活动")
    )


def _built_in(key: str) -> Iterator[Entries]:
    """The entries of the file as nodes: models of rules cost every plan more than all proofreading."""
    content = get_data("docgen.domain", f"rules/{FILE}") or b""
    root = read_yaml(content, FILE).root
    listed = root[key] if isinstance(root, Entries) else ()
    return (entry for entry in listed if isinstance(entry, Entries))


def _words(known: Entries) -> tuple[str, ...]:
    typed = known.get("词")
    return tuple(map(str, typed)) if isinstance(typed, Items) else (str(known["名称"]),)
