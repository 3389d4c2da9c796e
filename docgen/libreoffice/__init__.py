"""LibreOffice, called from outside: documents to PDF, files of other programs to .docx; what may go wrong."""

from __future__ import annotations

from docgen.writing.faults import WritingFault


class DocumentMissing(WritingFault):
    """The Word file that a PDF is made of is not there."""

    told = "Word 文件“{name}”不在了，没有生成它的 PDF"


class ConversionFailed(WritingFault):
    """LibreOffice made no PDF of the document."""

    told = "LibreOffice 没能把“{name}”转成 PDF；请在 Word 或 WPS 里打开它，看看是否正常"


class ConversionTimedOut(WritingFault):
    """LibreOffice was stopped before it came to the end of the document."""

    told = "LibreOffice 太久没有反应，已停止；“{name}”没有转成 PDF，请再运行一次"


class LibreOfficeMissing(WritingFault):
    """No soffice on this machine; `path` is the name that was looked for."""

    told = (
        "这台电脑上没有找到 LibreOffice，不能生成 PDF。安装办法：\n"
        "  Windows、macOS：到官方网站 https://www.libreoffice.org/download 下载安装\n"
        "  Debian、Ubuntu：sudo apt install libreoffice-writer-nogui\n"
        "装好以后再运行一次；也可以在 Word 或 WPS 里把文件另存为 PDF"
    )
