"""A thousand records read, checked, rendered and written, as a multiple of PyYAML's C compose of the file.

`python benchmarks/minutes.py`: each run alternates with composing; the median of the ratios counts. The
peak of the memory is taken in processes of their own, for a quarter of the records and for all.
"""

from __future__ import annotations

import gc
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import yaml

from docgen.base.workspace import Workspace
from docgen.commands import FEW_COLLECTIONS
from docgen.making.build import build
from docgen.making.memory import Memory

REPOSITORY = Path(__file__).parent.parent
RECORDS, RUNS = 1000, 5

RECORD = """\
  - 类型: 党员大会
    支部: 第二支部
    日期: {day}
    时间: {start}—{end}
    地点: 三楼会议室
    主持人: 刘玉兰
    记录人: 张伟（女）
    主题: 第{number}次会议
    缺席: {{区志远: 支教, 李小龙: 家访}}
    议题:
      - 题目: 通报工作计划
        内容: |
          刘玉兰同志通报了工作计划，说明了支部承担的任务和完成的时限，要求各党小组按月落实。
          计划分思想建设、组织建设、作风建设三个部分，共12项，每项都有责任人。
        讨论:
          - 刘玉兰: 今年的重点是主题教育和发展党员，两项工作都要有安排、有检查、有记录。
          - 黄海涛: 建议把党小组会的时间固定下来，避开教研活动，材料提前一天发给大家。
          - 孙鹏: 主题党日可以和社区服务结合，请工会的同志一起参加，照片和小结当天交。
          - 吴静: 第三党小组每月第二个星期三学习，学习记录由郑好同志整理。
        表决: {{事项: 一般决议, 方式: 举手, 赞成: 10, 不赞成: 0, 弃权: 0}}
        决议: 大会同意第二支部的工作安排，由支委会组织落实。
"""


def minutes(records: int, record: str = RECORD) -> str:
    days = [date(2023, 1, 1) + timedelta(days=n) for n in range(365)]
    workdays = [day for day in days if day.weekday() < 5]
    made = (filled(record, workdays[n % len(workdays)], n // len(workdays), n) for n in range(records))
    return "会议:\n" + "".join(made)


def filled(record: str, day: date, nth: int, number: int) -> str:
    """The nth meeting of a day, from eight o'clock on, four minutes each: room for fifty thousand a year."""
    start, end = (f"{8 + minutes // 60}:{minutes % 60:02}" for minutes in (4 * nth, 4 * nth + 3))
    return record.format(day=day, start=start, end=end, number=number)


def office(folder: Path, records: int, record: str = RECORD) -> Workspace:
    shutil.copytree(REPOSITORY / "plans", folder / "plans")
    shutil.copytree(REPOSITORY / "templates_docx", folder / "templates_docx")
    shutil.rmtree(folder / "plans" / "2023" / "minutes", ignore_errors=True)
    (folder / "plans" / "2023" / "minutes.yaml").write_text(minutes(records, record), encoding="utf-8")
    return Workspace(folder)


def compose_seconds(data: bytes) -> float:
    start = time.perf_counter()
    yaml.compose(data, Loader=yaml.CBaseLoader)
    return time.perf_counter() - start


def forget() -> None:
    """Have every run read the records, as the first one does: an unchanged year is remembered otherwise."""
    Memory.recall = lambda _memory: None  # type: ignore[method-assign]


def build_seconds(workspace: Workspace) -> float:
    set_aside(workspace.generated(2023))
    start = time.perf_counter()
    report = build(workspace, 2023, "minutes")
    seconds = time.perf_counter() - start
    assert len(report.written) == RECORDS, report.diagnostics[:3]
    return seconds


def set_aside(generated: Path) -> None:
    """Make room without deleting: ext4 is slow to make files for seconds after it has deleted many."""
    if generated.is_dir():
        generated.rename(tempfile.mkdtemp(dir=generated.parent))


def peak_megabytes(records: int) -> float:
    command = [sys.executable, __file__, "--peak", str(records)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def print_peak(records: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(office(Path(folder) / "office", records), 2023, "minutes")
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    # Before this process grows: a child's peak begins with that of the process that starts it.
    small, large = peak_megabytes(RECORDS // 4), peak_megabytes(RECORDS)
    gc.set_threshold(FEW_COLLECTIONS)
    forget()
    with tempfile.TemporaryDirectory() as folder:
        workspace = office(Path(folder) / "office", RECORDS)
        data = (workspace.year(2023) / "minutes.yaml").read_bytes()
        build_seconds(workspace)
        pairs = [(build_seconds(workspace), compose_seconds(data)) for _ in range(RUNS)]
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"{RECORDS} 份记录：{mine:.2f} 秒；PyYAML 的 C 解析：{theirs:.2f} 秒；**{ratio:.2f}** 倍")
    print(f"内存峰值：{RECORDS // 4} 份 {small:.0f} MB，{RECORDS} 份 {large:.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        print_peak(int(sys.argv[2]))
    else:
        main()
