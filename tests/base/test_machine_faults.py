from __future__ import annotations

import errno
import os

import pytest

from docgen.base.machine_faults import REASONS, reason_of

COMMON = [
    errno.EACCES,
    errno.ENOSPC,
    errno.EROFS,
    errno.ENOENT,
    errno.EISDIR,
    errno.ENAMETOOLONG,
    errno.EMFILE,
]


@pytest.mark.parametrize("number", COMMON)
def test_a_common_reason_is_told_without_a_word_of_english(number: int) -> None:
    told = reason_of(OSError(number, os.strerror(number)))
    assert not any(character.isascii() for character in told)


def test_an_uncommon_reason_keeps_the_word_of_the_system() -> None:
    assert reason_of(OSError(errno.EXDEV, "Invalid cross-device link")) == (
        "系统拒绝了（Invalid cross-device link）"
    )


def test_every_reason_belongs_to_an_error_of_some_system() -> None:
    assert {name for name in REASONS if not hasattr(errno, name)} <= {"EDQUOT", "ESTALE", "ETXTBSY"}
