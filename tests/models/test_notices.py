from __future__ import annotations

from datetime import date

import pytest
from reading_models import read, told

from docgen.models.notice_period import Length
from docgen.models.notices import OTHER_KINDS, Basis, Notice, Notices

NOTICE = """\
公示:
  - 编号: 2023-01
    类别: 发展对象
"""


def notice(*lines: str) -> Notice:
    notices, said = read(Notices, NOTICE + "".join(f"    {line}\n" for line in lines))
    assert notices is not None, said
    assert not said, said
    return notices.notices[0]


def faults(*lines: str) -> list[str]:
    _, said = read(Notices, NOTICE + "".join(f"    {line}\n" for line in lines))
    return [d.message for d in said]


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("5", Length(5, "")),
        ("5天", Length(5, "自然日", by_word=True)),
        ("七天", Length(7, "自然日", by_word=True)),
        ("5个工作日", Length(5, "工作日")),
        ("五个工作日", Length(5, "工作日")),
        ("5 个工作日", Length(5, "工作日")),
        ("7个自然日", Length(7, "自然日")),
        ("7日历日", Length(7, "自然日")),
    ],
)
def test_a_length_may_carry_its_unit(typed: str, length: Length) -> None:
    assert notice(f"天数: {typed}").length == length


@pytest.mark.parametrize("typed", ["0", "-1", "400", "一会儿", "5.5", "个工作日"])
def test_no_length_is_guessed(typed: str) -> None:
    assert faults(f"天数: {typed}")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("何磊", ["何磊"]),
        ("何磊、林小雨", ["何磊", "林小雨"]),
        ("[何磊, 阿卜杜拉·买买提]", ["何磊", "阿卜杜拉·买买提"]),
        ("[何磊, {姓名: 林小雨, 申请入党时间: 2022-08-30}]", ["何磊", "林小雨"]),
        ("{姓名: 张伟（女）}", ["张伟（女）"]),
    ],
)
def test_people_are_names_or_mappings(typed: str, names: list[str]) -> None:
    assert [subject.name for subject in notice(f"对象: {typed}").subjects] == names


def test_each_name_knows_its_place() -> None:
    places = [subject.name.place[1:] for subject in notice("对象: [何磊、林小雨, 王𬱖]").subjects]
    assert places == [(4, 10, 2), (4, 13, 3), (4, 18, 2)]


@pytest.mark.parametrize(
    ("typed", "basis"),
    [
        ("会议", Basis("会议", True)),
        ("2023-06-20 党员大会", Basis("2023-06-20 党员大会", True, date(2023, 6, 20), "党员大会")),
        (
            "2023年6月20日第二支部党员大会",
            Basis("2023年6月20日第二支部党员大会", True, date(2023, 6, 20), "党员大会", "第二支部"),
        ),
        ("经2023年6月20日党员大会讨论", Basis("经2023年6月20日党员大会讨论")),
        ("支委会研究", Basis("支委会研究")),
    ],
)
def test_a_basis_is_a_meeting_or_words_to_be_printed(typed: str, basis: Basis) -> None:
    assert notice(f"依据: {typed}").basis == basis


@pytest.mark.parametrize("told_of", ["无", "没有", "未收到", "0件", "无。"])
def test_nothing_told_is_said_in_many_ways(told_of: str) -> None:
    outcome = notice(f"结果: {told_of}").outcome
    assert outcome is not None
    assert outcome.nothing


def test_what_was_told_is_kept_as_written() -> None:
    outcome = notice("结果: {反映: 2件, 核实: 情况不属实, 报告日期: 2023-10-09}").outcome
    assert outcome is not None
    assert (outcome.nothing, outcome.checked, outcome.reported) == (False, "情况不属实", date(2023, 10, 9))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (NOTICE.replace("发展对象", "发展对像"), (3, 9, "K303"), "“类别”没有“发展对像”，是不是“发展对象”？"),
        (NOTICE.replace("编号", "编码"), (2, 5, "K301"), "不认识“编码”，是不是想写“编号”？"),
        (NOTICE + "    发布日期: 9.26\n", (4, 11, "Y200"), "已理解为 2023年9月26日"),
        (NOTICE + "    发布日期: 2023-09-31\n", (4, 11, "K303"), "2023年9月没有31日"),
        (NOTICE + "    起算: 明天\n", (4, 9, "K303"), "“起算”没有“明天”"),
        (NOTICE + "    依据: 2023-06-31 党员大会\n", (4, 9, "K303"), "2023年6月没有31日"),
        ("公示:\n  - 编号: 甲\n", (2, 5, "K302"), "缺少“类别”"),
        (NOTICE + "    受理: {电话: 1, 传真: 2}\n", (4, 17, "K301"), "不认识“传真”"),
        (NOTICE + "    对象: [{姓名: [甲, 乙]}]\n", (4, 15, "K303"), "应当是一段文字"),
    ],
)
def test_a_mistyped_file_is_told_at_its_place(text: str, place: tuple[int, int, str], message: str) -> None:
    _, said = read(Notices, text)
    assert place in told(said), said
    assert any(message in d.message for d in said), said


@pytest.mark.parametrize(("typed", "kind"), [*OTHER_KINDS.items()])
def test_a_kind_of_notice_is_understood_in_the_words_of_offices(typed: str, kind: str) -> None:
    file, said = read(Notices, f"公示: [{{编号: 甲, 类别: {typed}}}]")
    assert file is not None, said
    assert file.notices[0].kind == kind


@pytest.mark.parametrize("key", ["公示时间", "公示期", "公示日期", "公示期限", "公示起止时间"])
def test_the_period_of_a_notice_is_its_first_day_or_its_length_as_its_value_says(key: str) -> None:
    head = "公示: [{类别: 发展对象, 对象: 何磊"
    file, said = read(Notices, f"{head}, {key}: 5个工作日, 发布日期: 2023-06-20}}]")
    assert file is not None
    assert not said
    assert (file.notices[0].length, file.notices[0].posted) == (Length(5, "工作日"), date(2023, 6, 20))
    file, said = read(Notices, f"{head}, {key}: 2023年6月20日, 天数: 7}}]")
    assert file is not None
    assert not said
    assert (file.notices[0].length, file.notices[0].posted) == (Length(7, ""), date(2023, 6, 20))


@pytest.mark.parametrize("key", ["公示时间", "发布日期"])
@pytest.mark.parametrize(
    "typed", ["2023年6月20日至6月28日", "2023-06-20—2023-06-28", "6月20日起", "2023.6.20-6.28"]
)
def test_a_first_and_a_last_day_are_two_things(key: str, typed: str) -> None:
    _, said = read(Notices, f"公示: [{{类别: 发展对象, 对象: 何磊, {key}: {typed}}}]")
    assert [(each.code, "只写张贴的那一天" in each.hint) for each in said] == [("K303", True)]


def test_two_first_days_are_told_with_both_places() -> None:
    text = "公示:\n  - 类别: 发展对象\n    发布日期: 2023-06-20\n    公示时间: 2023-06-21\n"
    _, said = read(Notices, text)
    assert [(each.place.line, each.code) for each in said] == [(4, "K310")]


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("{反映情况: 无}", ("无", "", "")),
        ("{反映情况: 1件, 核实结果: 不属实}", ("1件", "", "不属实")),
        ("{反映: 1件, 反映情况: 家长来信, 核实情况: 不属实}", ("1件", "家长来信", "不属实")),
        ("{反映: 1件, 反映问题: 收到1件来信}", ("1件", "收到1件来信", "")),
    ],
)
def test_what_was_told_and_what_came_of_it_in_other_words(outcome: str, told: tuple[str, str, str]) -> None:
    file, said = read(Notices, f"公示: [{{类别: 发展对象, 对象: 何磊, 结果: {outcome}}}]")
    assert file is not None
    assert not said
    found = file.notices[0].outcome
    assert found
    assert (found.told, found.about, found.checked) == told


@pytest.mark.parametrize(
    "subject",
    [
        "余倩，女，汉族，1996年3月出生，大学本科",
        "余倩 女 汉族",
        "余倩、男",
        "余倩，2025年12月入党",
        "余倩，土家族",
    ],
)
def test_what_describes_a_person_never_becomes_another_person(subject: str) -> None:
    _, said = read(Notices, f"公示:\n  - 类别: 发展对象\n    对象: {subject}\n")
    assert [(each.place.line, each.code) for each in said] == [(3, "K303")]
    assert "没有读" in said[0].message


@pytest.mark.parametrize(
    "subjects", ["何磊、林小雨", "何磊 林小雨", "何磊，欧阳男", "女丹、何磊", "何磊", "贾本科、何磊"]
)
def test_names_alone_are_names(subjects: str) -> None:
    file, said = read(Notices, f"公示:\n  - 类别: 发展对象\n    对象: {subjects}\n")
    assert not [each for each in said if each.code == "K303"]
    assert file is not None
    assert "".join(str(each.name) for each in file.notices[0].subjects) == "".join(
        c for c in subjects if c not in "、， "
    )


@pytest.mark.parametrize(
    ("lines", "contact"),
    [
        (("受理电话: 0421-2812345", "受理部门: 办公室"), ("办公室", "0421-2812345")),
        (("联系电话: 0421-2812345",), ("", "0421-2812345")),
        (("受理: {部门: 办公室}", "电话: 0421-2812345"), ("办公室", "0421-2812345")),
    ],
)
def test_a_contact_may_be_typed_beside_the_other_keys(
    lines: tuple[str, ...], contact: tuple[str, str]
) -> None:
    for head in ("公示:\n  - 类别: 发展对象\n", "公示: []\n"):
        indent = "    " if "类别" in head else ""
        file, said = read(Notices, head + "".join(f"{indent}{line}\n" for line in lines))
        assert file is not None
        assert not said
        found = (file.notices[0] if file.notices else file).contact
        assert found is not None
        assert (found.office, found.phone) == contact


@pytest.mark.parametrize(
    "line", ["部门: 办公室", "受理: 办公室，电话0421-2812345\n    受理电话: 0421-2812346"]
)
def test_what_may_be_of_something_else_or_stands_twice_is_told(line: str) -> None:
    _, said = read(Notices, f"公示:\n  - 类别: 发展对象\n    {line}\n")
    assert "K301" in [each.code for each in said]
