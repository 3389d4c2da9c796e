"""Which level to compress at: bytes and time of each level of zlib and isal, against zlib's level 6.

`python benchmarks/compression.py`: the document.xml of 100 different minutes, each level in turn.
"""

from __future__ import annotations

import io
import statistics
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from contest.content import records
from contest.templates import JinjaTags, template

from docgen.engine.compiling import compile_template
from docgen.engine.template import render
from docgen.word.package import deflate_by_zlib

DOCUMENTS, ROUNDS = 100, 7
USUAL = "zlib 6"

Deflate = Callable[[bytes], bytes]


def contents() -> list[bytes]:
    compiled = compile_template(template(JinjaTags()), "minutes.docx", filters={}).template
    assert compiled is not None
    documents = (render(compiled, record).document for record in records(DOCUMENTS))
    return [zipfile.ZipFile(io.BytesIO(each or b"")).read("word/document.xml") for each in documents]


def levels() -> Iterator[tuple[str, Deflate]]:
    for level in (1, 2, 3, 4, 5, 6, 9):
        yield f"zlib {level}", lambda content, level=level: deflate_by_zlib(content, level)
    if find_spec("isal"):
        from isal import isal_zlib

        for level in (0, 1, 2, 3):
            yield (
                f"isal {level}",
                lambda content, level=level: isal_zlib.compress(content, level, -zlib.MAX_WBITS),
            )


def seconds(deflate: Deflate, given: list[bytes]) -> float:
    start = time.perf_counter()
    for content in given:
        deflate(content)
    return time.perf_counter() - start


def main() -> None:
    given, each = contents(), dict(levels())
    sizes = {name: sum(len(deflate(content)) for content in given) for name, deflate in each.items()}
    rounds = [{name: seconds(deflate, given) for name, deflate in each.items()} for _ in range(ROUNDS)]
    print(f"| level | time, against {USUAL} | µs a document | bytes, against {USUAL} | bytes |")
    print("|---|---|---|---|---|")
    for name in each:
        ratios = sorted(one[name] / one[USUAL] for one in rounds)
        time_taken = f"**{statistics.median(ratios):.2f}** ({ratios[0]:.2f} – {ratios[-1]:.2f})"
        micros = statistics.median(one[name] for one in rounds) / DOCUMENTS * 1e6
        size = sizes[name] / DOCUMENTS
        print(f"| {name} | {time_taken} | {micros:.0f} | {sizes[name] / sizes[USUAL]:.2f} | {size:,.0f} |")
    print(f"\ndocument.xml: {sum(map(len, given)) / DOCUMENTS:,.0f} bytes")


if __name__ == "__main__":
    main()
