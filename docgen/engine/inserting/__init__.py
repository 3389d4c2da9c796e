"""Filters for what is more than text: pictures, formatted text, links, charts, whole documents from files.

Documents of a template that calls those for files depend on more than it and its data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from docgen.word.opening import PackageRefused, read_parts

Filter = Callable[..., Any]

FROM_FILES = ("图片", "文档")
"""The filters that read files."""

_TAGS_OF_XML = re.compile(rb"<[^<>]*>")
_CALLED = re.compile(rf"\|\s*(?:{'|'.join(FROM_FILES)})".encode())


def inserting_filters(folders: Sequence[Path], package: bytes) -> Mapping[str, Filter]:
    """Return the filters for a template; a file is taken from the first folder that has it.

    Few templates use any of them: each is loaded when it is first called.
    """
    roots = tuple(folders)
    return {
        "图片": _late(lambda: _pictures(roots)),
        "文档": _late(lambda: _documents(roots)),
        "带格式": _late(lambda: _rich_text(package)),
        "链接": _late(_link),
        "条形图": _late(_charts),
    }


def _late(make: Callable[[], Filter]) -> Filter:
    from jinja2 import pass_context

    ready = cache(make)

    @pass_context
    def call(context: object, *arguments: object, **options: object) -> object:
        return ready()(context, *arguments, **options)

    return call


def _pictures(roots: tuple[Path, ...]) -> Filter:
    from docgen.engine.inserting.folders import Folders
    from docgen.engine.inserting.pictures import picture_filter

    return picture_filter(Folders(roots))


def _documents(roots: tuple[Path, ...]) -> Filter:
    from docgen.engine.inserting.documents import document_filter
    from docgen.engine.inserting.folders import Folders

    return document_filter(Folders(roots))


def _rich_text(package: bytes) -> Filter:
    from docgen.engine.inserting.rich_text import rich_text_filter
    from docgen.page.standard.stylesheet import read_stylesheet

    return rich_text_filter(read_stylesheet(package))


def _charts() -> Filter:
    from docgen.engine.inserting.charts import chart_filter

    return chart_filter()


def _link() -> Filter:
    from docgen.engine.inserting.links import link

    return link


def reads_files(package: bytes) -> bool:
    """Tell whether a template's documents depend on more files than the template and its data.

    A file that is no template depends on none.
    """
    try:
        return any(map(_calls, read_parts(package, lambda name: name.endswith(".xml")).values()))
    except PackageRefused:  # which is told when the template is compiled
        return False


def _calls(content: bytes) -> bool:
    """Tell whether a part calls such a filter, in its text without XML tags or in an attribute."""
    # Word cuts a tag into runs at will: only without the XML between them do its pieces meet.
    found = b"{" in content and (_CALLED.search(content) or _CALLED.search(_TAGS_OF_XML.sub(b"", content)))
    return bool(found)
