"""Papers with pictures, formatted text and whole documents pass Microsoft's validator."""

from __future__ import annotations

from pathlib import Path

import pytest
from gallery import document, made, png
from parity.documents import p, page, tbl, tc, tr

from rendered.test_validator import VERSIONS, _installed, faults  # noqa: F401 - a fixture


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (tmp_path / "照.png").write_bytes(png(40, 30, 11811))
    (tmp_path / "附件.docx").write_bytes(document("第一条", "第二条"))
    tag = "{{ 照片|图片(宽=30, 链接='https://a.cn', 说明='照片') }}"
    source = page(
        p("前{{ 文|带格式('三号') }}后", tag),
        p("{%p for x in 各 %}"),
        p('<w:bookmarkStart w:id="3" w:name="此"/>', "{{ 照片|图片 }}", '<w:bookmarkEnd w:id="3"/>'),
        p("{%p endfor %}"),
        tbl(1, tr(tc(p("{{ 照片|图片(高=9) }}"), p("{{p 附件|文档 }}")))),
        p("{{p 附件|文档 }}"),
        p("{{p 文|带格式(段落样式='标题 1') }}"),
        p("完"),
        header=p(tag, "{{ '官网'|带格式('红') }}"),
    )
    text = "甲[“乙”]{加粗 斜体 红 黄底 三号 黑体 波浪线 上标 样式=Strong}[丙](https://a.cn/?b=1&c=2)"
    data = {"照片": "照.png", "附件": "附件.docx", "文": text, "各": [1, 2, 3]}
    path = tmp_path / "样张.docx"
    path.write_bytes(made(source, data, tmp_path))
    return path


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_put_into_a_paper_is_as_microsoft_wants_it(paper: Path, version: str) -> None:
    assert faults(paper, version) == []
