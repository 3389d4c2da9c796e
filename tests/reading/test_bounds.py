"""What is too much is told with the limit, and not looked through; what is within the limits is read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from docgen.base.diagnostics import Diagnostic, Place, Source, as_text, error
from docgen.reading import bounds
from docgen.reading.disk import LARGEST_FILE, bytes_of, read_at_most
from docgen.reading.document import read_yaml
from docgen.reading.listing import read_listing
from docgen.word import opening

KEYS = {"标题", "会议"}


def codes(text: str) -> list[str]:
    return [told.code for told in read_yaml(text.encode(), "plan.yaml", KEYS).diagnostics]


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not() -> None:
    line = "标题: " + "a" * 93 + "\n"
    head = "".join(f"键{n:05}: {'a' * 83}\n" for n in range(100))
    text = head + "# " + line * 1
    fill = "#" + "a" * 98 + "\n"
    text += fill * ((bounds.LARGEST_YAML - len(text.encode())) // 100)
    text += "#" * (bounds.LARGEST_YAML - len(text.encode()))
    assert read_yaml(text.encode(), "a.yaml", KEYS).root is not None
    assert codes(text + "#") == ["Y104"]


def test_a_line_at_the_limit_is_read_and_one_character_more_is_told_at_its_line() -> None:
    line = "标题: " + "甲" * (bounds.LONGEST_LINE - 4)
    assert codes(line) == []
    (told,) = read_yaml(f"# 一\n{line}乙\n".encode(), "plan.yaml", KEYS).diagnostics
    assert (told.code, told.place.line) == ("Y105", 2)


def test_many_long_lines_are_no_endless_line() -> None:
    assert codes(("# " + "甲" * 90_000 + "\n") * 15 + "标题: 甲\n") == []


@pytest.mark.parametrize("sign", ["\n", "[", "{", ","])
def test_lines_and_parts_of_brackets_are_counted_together(sign: str) -> None:
    assert codes("标题: 甲\n" + sign * bounds.MOST_PARTS) == ["Y104"]


def test_a_listing_that_is_too_large_has_no_records_and_says_why() -> None:
    listing = read_listing(b"a" * (bounds.LARGEST_LIST + 1), "minutes.yaml", "会议", KEYS)
    assert list(listing.pieces) == []
    assert [told.code for told in listing.around.diagnostics] == ["Y104"]


@pytest.mark.parametrize("fault", ["键：甲\n", '甲: "乙\n', "标题: [\n", "甲\u200b: 乙\n"])
def test_the_telling_of_faults_ends_after_a_thousand(fault: str) -> None:
    told = codes("标题: 甲\n" + fault * 3000)
    assert len(told) == bounds.MOST_FAULTS + 1
    assert told[-1] == "Y106"


def test_a_file_on_the_disk_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"a" * 1000)
    assert len(read_at_most(path, 99)) == 100
    assert len(read_at_most(path, 1000)) == 1000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    os.mkfifo(path)
    with pytest.raises(OSError, match=os.strerror(errno.ENODEV)):
        read_at_most(path)
    told = bytes_of(path, "plan.yaml")
    assert isinstance(told, Diagnostic)
    assert "不是一个普通的文件" in told.message


def test_no_reader_takes_more_than_is_read_from_the_disk() -> None:
    assert LARGEST_FILE >= opening.LARGEST_FILE
    assert LARGEST_FILE >= bounds.LARGEST_YAML


@pytest.mark.parametrize("column", [1, 500_000, 1_000_000])
def test_of_an_endless_line_only_what_fits_is_shown(column: int) -> None:
    place = Place(Source("a.yaml", ("甲" * 1_000_000,)), 1, column, 400_000)
    assert max(map(len, as_text(error("Y105", place, "太长了")).split("\n"))) < 100
