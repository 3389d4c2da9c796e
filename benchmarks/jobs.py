"""Ten thousand records: one process against two, the run in which nothing has changed, the peak of memory.

`python benchmarks/jobs.py [records]`: runs of one and of two processes alternate; the median of the ratios
counts. Every run is the command itself, in a process of its own.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from minutes import compose_seconds, office, set_aside

RECORDS, RUNS = 10_000, 3
PEAK = """
import resource, sys
from docgen.commands import main
sys.argv = ["docgen", *sys.argv[1:]]
try:
    main()
finally:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print("PEAK", *(resource.getrusage(who).ru_maxrss // 1024 for who in whose))
"""


def run(root: Path, *words: str) -> tuple[float, list[str]]:
    """Seconds that the command takes, and the lines it ends with."""
    command = [sys.executable, "-c", PEAK, "minutes", "2023", "-C", str(root), "-q", *words]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, done.stdout.splitlines()


def fresh(root: Path, *words: str) -> tuple[float, str]:
    """Seconds to make everything anew, and the peaks of memory of the process and of its largest child."""
    set_aside(root / "generated" / "2023")
    os.environ["DOCGEN_CACHE"] = tempfile.mkdtemp()
    seconds, lines = run(root, *words)
    return seconds, lines[-1].removeprefix("PEAK ")


def main(records: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = office(Path(folder) / "office", records)
        pairs = [(fresh(workspace.root), fresh(workspace.root, "-j", "2")) for _ in range(RUNS)]
        unchanged = statistics.median(run(workspace.root)[0] for _ in range(RUNS))
        # Last: the peak of a child begins with that of the process that starts it.
        compose = compose_seconds((workspace.year(2023) / "minutes.yaml").read_bytes())
    one, two = (statistics.median(seconds for seconds, _ in side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(alone[0] / together[0] for alone, together in pairs)
    (_, alone), (_, together) = pairs[-1]
    print(f"{records} 份记录，两个进程对一个：**{ratio:.2f}** 倍（{two:.1f} 秒，{one:.1f} 秒）")
    print(f"一个进程，同 PyYAML 的 C 解析相比：{one / compose:.1f} 倍（解析 {compose:.1f} 秒）")
    print(f"没有变化的一次：{unchanged:.2f} 秒")
    print(f"内存峰值（本进程 最大的子进程）：{alone} MB，-j 2：{together} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS)
