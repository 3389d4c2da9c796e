"""A note (短文): title, a few paragraphs, signature: resolutions on their own, reference sheets."""

from __future__ import annotations

from typing import TypedDict

from docgen.models.organization import Organization
from docgen.papers.draft import Form

NoteContext = TypedDict(
    "NoteContext",
    {"标题": str, "主送": str, "正文": list[str], "签字": str, "署名": str, "成文日期": str, "用印": bool},
)
"""The names a note's template may use."""

NOTE = Form("note.docx", "短文（单独的决议、参见单）", NoteContext)

GENERAL_BRANCH = "总支部委员会"


def branch_signature(organization: Organization, branch: str) -> str:
    """The full name of a branch: 中共…第二支部委员会, from that of the general branch it belongs to."""
    name = str(organization.name)
    if name.endswith(GENERAL_BRANCH) and branch.endswith("支部"):
        return f"{name.removesuffix(GENERAL_BRANCH)}{branch}委员会"
    return f"{name}{branch}" if branch not in name else name
