"""`{{p 附件|文档 }}`: another .docx whole, with its styles, lists, pictures and footnotes."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from jinja2.runtime import Context

from docgen.engine.attachments import AttachedDocument, attachments_of
from docgen.engine.inserting.folders import MEGABYTE, Folders
from docgen.engine.inserts import Blocks
from docgen.engine.template_parts import check_soundness
from docgen.engine.writers import Unprintable
from docgen.word.opening import PackageRefused, open_package
from docgen.word.xml_names import MAIN_DOCUMENT

LARGEST = 20 * MEGABYTE
LARGEST_XML = 20 * MEGABYTE
"""Bytes of all its parts unpacked: some thousand pages, half a minute of docxcompose's time."""

WHAT = "文档"


def document_filter(files: Folders) -> Callable[..., object]:
    """Return the filter for documents in these folders."""

    def document(context: Context, name: Any) -> object:  # noqa: ANN401 - whatever data holds
        if not name or not isinstance(name, str):
            return name
        content = files.read(name, WHAT, LARGEST)
        _check(content, name)
        attachments = attachments_of(context)
        # docxcompose inserts into the body only.
        if attachments.part != MAIN_DOCUMENT:
            raise Unprintable("T531", "整份文档只能放在正文里", "请把标签移到正文里，单独占一段。")
        mark = attachments.document(AttachedDocument(name, content))
        return Blocks(f"<w:p><w:r><w:t>{mark}</w:t></w:r></w:p>")

    return document


def _check(content: bytes, name: str) -> None:
    """Raises Unprintable over what is no document, or could harm, and where nothing can put it in."""
    if find_spec("docxcompose") is None:
        mend = "在命令窗口里输入：pip install docxcompose"
        raise Unprintable("T542", "插入整份文档要用 docxcompose，这台电脑上还没有装", mend)
    try:
        opened = open_package(content)
        check_soundness(opened, (), noun=WHAT)
    except PackageRefused as refusal:
        raise Unprintable("T542", f"文档“{name}”不能插入：{refusal.message}", refusal.hint) from refusal
    # docxcompose and python-docx know the usual namespaces only.
    if opened.is_strict:
        message = f"文档“{name}”不能插入：不是通常的 .docx 写法（是“严格 Open XML 文档”）"
        raise Unprintable("T542", message, "请用 Word 打开，另存为“Word 文档 (*.docx)”。")
    if sum(map(len, opened.xml.values())) > LARGEST_XML:
        raise Unprintable("T537", f"文档“{name}”的文字太多，不能插入", "请把它分成几份，或者只留要用的部分。")
