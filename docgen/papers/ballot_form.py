"""The form of ballots (测评票、选票): names and columns to mark, several on a page, to be cut."""

from __future__ import annotations

from typing import TypedDict

from docgen.papers.draft import Form

Ballot = TypedDict(
    "Ballot",
    {"标题": str, "说明": list[str], "等次": list[str], "姓名": list[str], "份数": int, "编号": bool},
)
BallotContext = TypedDict("BallotContext", {"标题": str, "单位": str, "票": Ballot})
BALLOT = Form("ballot.docx", "测评票、选票", BallotContext)
MOST_LINES = 6000
"""The most names on all ballots of one file: sixty members with sixty ballots make 3600."""
