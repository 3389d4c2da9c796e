"""Keys of a record that its kind of meeting does not print: nothing written may be lost in silence."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, warning
from docgen.domain.meetings.attendance import Attendance

OWN_KEYS = {
    "党课": ("提纲", "主讲人"),
    "主题党日": ("流程",),
    "组织生活会": ("准备情况", "支委会报告", "对照检查", "相互批评", "整改"),
    "民主评议会": ("个人自评", "党员互评", "民主测评", "组织评定"),
}
"""The keys that one kind alone prints."""

KIND_OF_KEY = {key: kind for kind, keys in OWN_KEYS.items() for key in keys}


def keys_belong_to_the_kind(case: Attendance) -> Iterator[Diagnostic]:
    """A key of another kind is not printed on this record."""
    meeting = case.meeting
    for key, kind in KIND_OF_KEY.items():
        if meeting.says(key) and kind != meeting.kind:
            message = f"“{key}”只印在{kind}的记录里，这份{meeting.kind}记录不会印出来"
            yield warning("D450", meeting.place_of(key), message, "改写到“内容”里，或者核对“类型”")


RULES = (keys_belong_to_the_kind,)
