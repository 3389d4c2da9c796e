"""Filters for what is more than text: pictures, formatted text, links, whole documents from files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen.inserting.documents import document_filter
from docgen.inserting.folders import Folders
from docgen.inserting.links import link
from docgen.inserting.pictures import picture_filter
from docgen.inserting.rich_text import rich_text_filter
from docgen.page.stylesheet import read_stylesheet

FROM_FILES = ("图片", "文档")
"""The filters that read files: a document made with them depends on more than its template and data."""


def inserting_filters(folders: Sequence[Path], package: bytes) -> Mapping[str, Callable[..., Any]]:
    """The filters for a template; files are looked for in these folders, the first that has them counts."""
    files = Folders(tuple(folders))
    return {
        "图片": picture_filter(files),
        "文档": document_filter(files),
        "带格式": rich_text_filter(read_stylesheet(package)),
        "链接": link,
    }
