"""Fuzz with atheris: `python tests/fuzz/run.py [--seconds N] [TARGET…]`, so many seconds each target.

What makes a target raise, or take longer than ten seconds, is left in the folder `crashes` beside this file;
`python tests/fuzz/run.py TARGET FILE` runs it again. Where atheris is not installed there is nothing to do.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
CRASHES = HERE / "crashes"
LONGEST_RUN, MOST_MEGABYTES = 10, 1500
LONGEST_INPUT, LONGEST_ZIP = 4096, 65536
sys.path[:0] = [str(HERE), str(HERE.parent / "support"), str(HERE.parent.parent)]


def main() -> int:
    """Fuzz the targets one after the other, each in a process of its own; 1 when one of them broke."""
    options = _options()
    if find_spec("atheris") is None:
        print("atheris is not installed: nothing was fuzzed")
        return 0
    from targets import TARGETS

    names = [name for name in options.words if name in TARGETS] or list(TARGETS)
    again = [word for word in options.words if word not in TARGETS]
    broken = [name for name in names if _fuzzed(name, options.seconds, again)]
    print(f"fuzzed {len(names)} targets; broken: {', '.join(broken) or 'none'}")
    return 1 if broken else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", metavar="TARGET", help="all of them, if none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args()
    if options.inside:
        _fuzz(options.inside, [*options.words, *rest])
    return options


def _fuzzed(name: str, seconds: int, again: list[str]) -> bool:
    """Whether a target broke."""
    CRASHES.mkdir(exist_ok=True)
    longest = LONGEST_ZIP if name in ("templates", "workbooks") else LONGEST_INPUT
    limits = [f"-timeout={LONGEST_RUN}", f"-rss_limit_mb={MOST_MEGABYTES}", f"-max_len={longest}"]
    told = ["-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={CRASHES}/{name}-"]
    how = [*limits, f"-max_total_time={seconds}", *told]
    with tempfile.TemporaryDirectory() as corpus:
        from targets import seeds

        for number, seed in enumerate(seeds(name)):
            (Path(corpus) / str(number)).write_bytes(seed)
        command = [sys.executable, __file__, "--inside", name, *how, *(again or [corpus])]
        return subprocess.run(command, check=False, env={**os.environ, "DOCGEN_CACHE": ""}).returncode != 0


def _fuzz(name: str, arguments: list[str]) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["docgen"]):
        from targets import TARGETS

        from docgen.base import unforeseen

    unforeseen._report = _come_out
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()


def _come_out(problem: Exception) -> str:
    """Let a mistake break the target: told in one sentence it would be missed."""
    raise problem


if __name__ == "__main__":
    sys.exit(main())
