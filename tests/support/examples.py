"""The example year's plan in its forms: plain, sealed, with letterhead and 版记, and others."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from docgen.base.workspace import Workspace
from docgen.making.build import build

REPOSITORY = Path(__file__).parents[2]

_LETTERHEAD = ("文号", "份号", "密级", "紧急程度", "签发人", "抄送", "印发机关", "印发日期", "附注")
_NO_TABLES = {"附表: [月度安排表, 三会一课年度安排表]": "附表: []"}

FORMS: Mapping[str, Mapping[str, str]] = {
    "plain": {},
    "sealed": {"用印: 否": "用印: 是"},
    "letterhead": {f"# {key}:": f"{key}:" for key in _LETTERHEAD},
    "own-lines": {
        "# 标题形式: {一级: 独行, 二级: 独行, 三级: 接排, 四级: 接排}": (
            "标题形式: {二级: 接排, 三级: 独行, 四级: 独行}"
        )
    },
}
"""What each form changes in the lines of the example's plan.yaml."""

WITHOUT_TABLES = {name: {**FORMS[name], **_NO_TABLES} for name in ("plain", "sealed", "letterhead")}
"""The forms of the running text alone: a table page has lines of its own height."""


def make_example(folder: Path, changes: Mapping[str, str]) -> Path:
    """The example plan, made in a workspace of its own; gives the .docx."""
    shutil.copytree(REPOSITORY / "plans", folder / "plans")
    plan = folder / "plans" / "2023" / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    plan.write_text(text, encoding="utf-8")
    report = build(Workspace(folder), 2023, "plan")
    assert not report.diagnostics, report.diagnostics
    return report.written[0].path
