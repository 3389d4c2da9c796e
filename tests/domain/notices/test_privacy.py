from __future__ import annotations

import pytest

from docgen.domain.notices.notice_facts import secrets


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("身份证号330102199308151234。", ["身份证号"]),
        ("33010219930815123X", ["身份证号"]),
        ("330102930815123", ["身份证号"]),
        ("请打13812345678", ["手机号码"]),
        ("138 1234 5678，或+86-13812345678", ["手机号码", "手机号码"]),
        ("联系电话：0578-6612345", ["电话号码"]),
        ("家住幸福路1号", ["家庭住址"]),
        ("身份证号330102199308151234，手机13812345678", ["身份证号", "手机号码"]),
        ("138****5678", []),
        ("编号20230001234567", []),
        ("2023年9月26日至2023年10月8日，24学时", []),
        ("云三中党〔2023〕3号", []),
        ("实现住房保障，国家住房公积金，专家住院", []),
        ("", []),
    ],
)
def test_what_is_private_is_found_and_other_numbers_are_left_alone(text: str, found: list[str]) -> None:
    assert [secret.what for secret in secrets(text)] == found
