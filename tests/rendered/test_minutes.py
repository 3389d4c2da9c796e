"""The minutes of all kinds on the page, as LibreOffice sets them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pdfplumber
from conftest import typesetter


def test_signatures_share_a_page_and_no_heading_stands_last(
    minutes: list[Path], soffice: str, tmp_path: Path
) -> None:
    typesetter()
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, minutes)], check=True, capture_output=True)
    for path in minutes:
        with pdfplumber.open(tmp_path / f"{path.stem}.pdf") as document:
            texts = [page.extract_text() or "" for page in document.pages]
        for text in texts:
            last = [line for line in text.splitlines() if not line.startswith("—")][-1:]
            assert not any(
                line.startswith(("（一）", "（二）", "一、讨论")) and "。" not in line for line in last
            )
        signed = [number for number, text in enumerate(texts) if "主持人签字" in text]
        assert len(signed) == (0 if "决议_" in path.stem or "参见单" in path.stem else 1)
        assert all(texts[number].count("期") >= 2 for number in signed)
