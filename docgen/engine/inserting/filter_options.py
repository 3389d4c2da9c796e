"""The options that a template writes in the brackets of a filter."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from docgen.engine.template_faults import is_it
from docgen.engine.writers import Unprintable

LARGEST_MILLIMETRES = 558
"""Word's largest page."""

_NUMBER = re.compile(r"\d{1,4}(\.\d{1,3})?")


def check_options(called: str, options: Collection[str], known: Collection[str]) -> None:
    """Raises Unprintable over a word that the filter does not know."""
    for word in options:
        if word not in known:
            message = f"“{called}”的括号里没有“{word}”这一项{is_it(word, known)}"
            raise Unprintable("T539", message, f"可以写：{'、'.join(known)}。")


def millimetres(called: str, key: str, value: object) -> float | None:
    """Return a length that a template or its data gives; None where there is none. Raises Unprintable."""
    if value is None or value == "":
        return None
    # People write the unit although the option has one.
    text = str(value).removesuffix("毫米").removesuffix("mm").strip()
    length = float(text) if isinstance(value, (int, float, str, Decimal)) and _NUMBER.fullmatch(text) else 0.0
    if not 0 < length <= LARGEST_MILLIMETRES or isinstance(value, bool):
        message = f"{called}的“{key}”写成了“{value}”，应当是毫米数"
        raise Unprintable("T539", message, f"例如 {called}({key}=60)，不超过 {LARGEST_MILLIMETRES}。")
    return length
