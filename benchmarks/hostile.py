"""What becomes of hostile input, met as a user would meet it: each case a command in a process of its own.

`python benchmarks/hostile.py [WORDS…]`: a Markdown table of each family, or only of cases whose name has the
words. A process gets so much memory and so many seconds, and no more; a case that ends in a traceback, in
silence or otherwise than it must is marked, and the status is 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from hostile_cases import CASES, Case
from hostile_imports import IMPORTS
from hostile_office import fault_of, run


def table(cases: Sequence[Case]) -> Iterator[tuple[str, bool]]:
    """The lines of a family's table, each with whether all is well."""
    yield "| hostile thing | what becomes of it | seconds |\n|---|---|---:|", True
    for case in cases:
        outcome = run(case)
        fault = fault_of(case, outcome)
        fate = f"**{fault}**" if fault else case.fate
        yield f"| {case.name} (`docgen {case.command[0]}`) | {fate} | {outcome.seconds:.1f} |", not fault


def main(words: Sequence[str]) -> int:
    """Print the tables; 1 when a case ended otherwise than it must."""
    chosen = [case for case in [*CASES, *IMPORTS] if all(word in case.name for word in words)]
    bad = 0
    for family, cases in groupby(chosen, key=lambda case: case.family):
        listed = list(cases)
        print(f"\n## {family}: {len(listed)} cases\n")
        for line, is_well in table(listed):
            bad += not is_well
            print(line, flush=True)
    print(f"\n{len(chosen)} cases, {bad} of them not as they must be.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
