"""What the placeholders 0, # and ? show of a number: decimals, thousands, exponents, fractions, General."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from docgen.reading.spreadsheets.format_tokens import LITERALS, FormatToken

WIDTH_OF_GENERAL = 11
"""Characters that General shows of a number with decimals."""
SMALLEST_OF_GENERAL = Decimal("0.0001")
DIGITS_OF_EXPONENT = 6
THOUSAND = 3
# A format may ask for hundreds of figures; of 28 Python would make an error.
_MANY_FIGURES = Context(prec=1000)
MOST_DECIMALS = 30
MOST_DIGITS_BELOW = 4
"""Digits of a denominator that is looked for."""


def general(number: Decimal) -> str:
    """Return a number as General shows it, but a whole number with all its digits."""
    if number == number.to_integral_value():
        return f"{number:.0f}" if number else "0"
    if abs(number) < SMALLEST_OF_GENERAL and len(f"{number.normalize():f}".lstrip("-")) > WIDTH_OF_GENERAL:
        return _short_exponent(number)
    decimals = max(WIDTH_OF_GENERAL - 1 - len(f"{abs(int(number))}"), 1)
    text = f"{rounded(number, decimals):f}"
    return text.rstrip("0").rstrip(".")


def _short_exponent(number: Decimal) -> str:
    mantissa, _, exponent = f"{number:.{DIGITS_OF_EXPONENT - 1}E}".partition("E")
    return f"{mantissa.rstrip('0').rstrip('.')}E{exponent[0]}{exponent[1:].zfill(2)}"


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Round as Excel rounds what it shows: a half goes up."""
    return number.quantize(Decimal(1).scaleb(-min(decimals, MOST_DECIMALS)), ROUND_HALF_UP, _MANY_FIGURES)


def number_text(number: Decimal, tokens: Sequence[FormatToken]) -> str:
    """Return what the tokens of a section show of a number without its sign."""
    kinds = [token.kind for token in tokens]
    number = number.scaleb(2 * kinds.count("percent"))
    if "exponent" in kinds:
        return _with_exponent(number, tokens, kinds.index("exponent"))
    if "slash" in kinds and (fraction := _Fraction(tokens)).is_one:
        return fraction.text(number)
    return _plain(number, tokens)


def _plain(number: Decimal, tokens: Sequence[FormatToken]) -> str:
    kinds = [token.kind for token in tokens]
    point = kinds.index("point") if "point" in kinds else len(tokens)
    whole, decimals = tokens[:point], tokens[point + 1 :]
    number = number.scaleb(-THOUSAND * (_scaling_commas(whole) or _scaling_commas(decimals)))
    places = sum(token.kind == "digit" for token in decimals)
    digits, _, fraction = f"{rounded(number, places):f}".partition(".")
    text = _whole(digits.lstrip("0"), whole)
    return text + "." + _decimals(fraction, decimals) if point < len(tokens) else text


def _scaling_commas(tokens: Sequence[FormatToken]) -> int:
    """Return how many commas follow the last placeholder: each takes a number's thousandth part."""
    last = max((place for place, token in enumerate(tokens) if token.kind == "digit"), default=None)
    if last is None:
        return 0
    behind = tokens[last + 1 :]
    return next((at for at, token in enumerate(behind) if token.kind != "comma"), len(behind))


def _is_grouped(tokens: Sequence[FormatToken]) -> bool:
    """Tell whether a comma stands between placeholders: then thousands are parted."""
    places = [place for place, token in enumerate(tokens) if token.kind == "digit"]
    return bool(places) and any(
        token.kind == "comma" and places[0] < place < places[-1] for place, token in enumerate(tokens)
    )


def _whole(digits: str, tokens: Sequence[FormatToken]) -> str:
    """Return the figures before the point in their placeholders, from the right."""
    figures = _in_holders(digits, [token.text for token in tokens if token.kind == "digit"])
    if _is_grouped(tokens):
        figures = _in_thousands(figures)
    left = iter(figures)
    return "".join(next(left) if token.kind == "digit" else _literal(token) for token in tokens)


def _in_holders(digits: str, holders: Sequence[str]) -> list[str]:
    """Return what each placeholder shows: the first takes all figures that are left."""
    count = len(holders)
    figures = list(digits[-count:].rjust(count)) if count else []
    shown = [
        _EMPTY[holder] if figure == " " else figure for figure, holder in zip(figures, holders, strict=True)
    ]
    return [digits[:-count] + shown[0], *shown[1:]] if count and len(digits) > count else shown


_EMPTY = {"0": "0", "?": " ", "#": ""}


def _in_thousands(figures: Sequence[str]) -> list[str]:
    """Return the figures with a comma before each third one from the right."""
    count, parted = 0, []
    for group in reversed(figures):
        written = ""
        for figure in reversed(group):
            written = figure + ("," if count and count % THOUSAND == 0 and figure != " " else "") + written
            count += 1
        parted.append(written)
    return parted[::-1]


def _decimals(fraction: str, tokens: Sequence[FormatToken]) -> str:
    kept = _last_kept(fraction, tokens)
    written, place = [], 0
    for token in tokens:
        if token.kind == "digit":
            figure = fraction[place : place + 1]
            written.append(figure if place < kept else {"?": " "}.get(token.text, ""))
            place += 1
        else:
            written.append(_literal(token))
    return "".join(written)


def _last_kept(fraction: str, tokens: Sequence[FormatToken]) -> int:
    """Return how many decimals are shown: noughts at the end only where a 0 asks for them."""
    holders = [token.text for token in tokens if token.kind == "digit"]
    kept = len(holders)
    while kept and holders[kept - 1] != "0" and fraction[kept - 1 : kept] in ("0", ""):
        kept -= 1
    return kept


def _literal(token: FormatToken) -> str:
    return token.text if token.kind in LITERALS and token.kind not in ("comma", "exponent") else ""


def _with_exponent(number: Decimal, tokens: Sequence[FormatToken], at: int) -> str:
    mantissa, behind = tokens[:at], tokens[at + 1 :]
    places = sum(token.kind == "digit" for token in mantissa[: _point(mantissa)])
    decimals = sum(token.kind == "digit" for token in mantissa[_point(mantissa) :])
    exponent = _exponent(number, places, decimals)
    sign = "-" if exponent < 0 else "+" if tokens[at].text[1] == "+" else ""
    last = max((place for place, token in enumerate(behind) if token.kind == "digit"), default=-1)
    figures = _whole(str(abs(exponent)).lstrip("0"), behind[: last + 1])
    rest = "".join(map(_literal, behind[last + 1 :]))
    return f"{_plain(number.scaleb(-exponent), mantissa)}E{sign}{figures}{rest}"


def _point(tokens: Sequence[FormatToken]) -> int:
    return next((place for place, token in enumerate(tokens) if token.kind == "point"), len(tokens))


def _exponent(number: Decimal, places: int, decimals: int) -> int:
    """Return the exponent: with several placeholders before the point a multiple of their number."""
    if not number:
        return 0
    step = max(places, 1)
    exponent = number.adjusted() // step * step
    # 9.99 with one decimal is 10.0, which is written with the next exponent.
    if rounded(number.scaleb(-exponent), decimals).adjusted() >= step:
        exponent += step
    return exponent


class _Fraction:
    """A section such as `# ?/?` or `0/8`: placeholders of a whole number, a numerator and a denominator."""

    def __init__(self, tokens: Sequence[FormatToken]) -> None:
        kinds = [token.kind for token in tokens]
        self.slash = kinds.index("slash")
        start = self.slash
        while start and kinds[start - 1] == "digit":
            start -= 1
        end = self.slash + 1
        while end < len(tokens) and (kinds[end] == "digit" or tokens[end].text.isdecimal()):
            end += 1
        self.before, self.behind = tokens[:start], tokens[end:]
        self.above, self.below = tokens[start : self.slash], tokens[self.slash + 1 : end]
        self.is_one = bool(self.above and self.below)

    def text(self, number: Decimal) -> str:
        """Return the number as this fraction."""
        has_whole = any(token.kind == "digit" for token in self.before)
        whole = int(number) if has_whole else 0
        above, below = self._nearest(Fraction(number) - whole)
        if has_whole and above == below:
            whole, above = whole + 1, 0
        rest = "".join(map(_literal, self.behind))
        front = self._front(whole, above) if has_whole else "".join(map(_literal, self.before))
        if not above and has_whole:
            return front + " " * (len(self.above) + 1 + len(self.below)) + rest
        numerator = _whole(str(above).lstrip("0") or "0", self.above)
        return f"{front}{numerator}/{self._denominator(below)}{rest}"

    def _front(self, whole: int, above: int) -> str:
        # `#` shows no 0 before a fraction, but a 0 that is all there is.
        digits = str(whole).lstrip("0") or ("" if above else "0")
        return _whole(digits, self.before)

    def _nearest(self, part: Fraction) -> tuple[int, int]:
        fixed = "".join(token.text for token in self.below)
        if fixed.isdecimal() and int(fixed):
            return round(part * int(fixed)), int(fixed)
        most = 10 ** min(len(self.below), MOST_DIGITS_BELOW) - 1
        nearest = part.limit_denominator(most)
        return nearest.numerator, nearest.denominator

    def _denominator(self, below: int) -> str:
        # A denominator stands at the left of its room.
        return str(below).ljust(len(self.below))
