"""What offices call the sections of a plan."""

from __future__ import annotations

GUIDANCE, GOALS, TASKS, SECTIONS = "指导思想", "工作目标", "重点任务", "章节"
ALSO_CALLED = {
    GUIDANCE: ("指导思想",),
    GOALS: ("工作目标", "主要目标", "工作目标及要求", "目标任务"),
    TASKS: ("重点任务", "工作重点", "重点工作", "主要任务", "主要工作", "工作任务", "工作措施", "主要措施",
            "重点工作任务", "主要工作任务", "工作内容", "主要工作措施", "工作要点", "主要工作及措施"),
}  # fmt: skip
GENERAL, PARTICULAR = ("总体目标", "总目标"), ("具体目标", "分项目标", "主要目标")

NAMED = {
    *(name for names in ALSO_CALLED.values() for name in names),
    *("组织保障", "保障措施", "工作要求", "工作安排", "基本情况", "总体要求"),
    *("具体措施", "工作思路", "活动安排"),
}  # fmt: skip
"""Lines of these words alone are headings, where nothing numbers or styles them."""
