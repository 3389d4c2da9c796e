"""The absent in one text, as offices write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values import Misread, parse_absent


def people(text: str) -> list[str]:
    """Names with reasons: 范磊，病假."""
    return ["，".join(filter(None, pair)) for pair in parse_absent(text).value.pairs]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("曾凡（援藏支教）", ["曾凡，援藏支教"]),
        ("甲三(出差)、甲四(病假)", ["甲三，出差", "甲四，病假"]),
        ("范磊（病假）李明（事假）", ["范磊，病假", "李明，事假"]),
        ("范磊请假", ["范磊，请假"]),
        ("范磊同志因病请假", ["范磊，因病请假"]),
        ("范磊：病假", ["范磊，病假"]),
        ("范磊 病假", ["范磊，病假"]),
        ("范磊-病假", ["范磊，病假"]),
        ("范磊，病假；李明，出差", ["范磊，病假", "李明，出差"]),
        ("范磊、李明均请假", ["范磊，请假", "李明，请假"]),
        ("范磊、李明（均出差）", ["范磊，出差", "李明，出差"]),
        ("范磊、李明（出差）", ["范磊", "李明，出差"]),
        ("病假：范磊、李明；事假：王芳", ["范磊，病假", "李明，病假", "王芳，事假"]),
        ("病假2人：范磊、李明", ["范磊，病假", "李明，病假"]),
        ("1人，范磊病假", ["范磊，病假"]),
        ("2人（范磊病假，李明出差）", ["范磊，病假", "李明，出差"]),
        ("一名党员，范磊病假", ["范磊，病假"]),
        ("欧阳修远病假三天", ["欧阳修远，病假三天"]),
        ("阿依古丽·买买提产假", ["阿依古丽·买买提，产假"]),
        ("马文忠长期卧病", ["马文忠，长期卧病"]),
        ("张伟（女，出差）", ["张伟（女），出差"]),
        ("张伟（D15）病假", ["张伟（D15），病假"]),
        ("范磊（因公外出，已请假）", ["范磊，因公外出，已请假"]),
        ("张学习、陈到、王在外", ["张学习", "陈到", "王在外"]),
        ("刘　兰、王建国", ["刘兰", "王建国"]),
    ],
)
def test_names_and_reasons_are_read_in_the_words_of_an_office(typed: str, read: list[str]) -> None:
    assert people(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "无",
        "没有",
        "0人",
        "０",
        "/",
        "／",
        "—",
        "无人缺席",
        "没有人请假",
        "无缺席人员",
        "全勤",
        "全体党员到会",
    ],
)
def test_nobody_is_said_in_many_ways(typed: str) -> None:
    assert parse_absent(typed).value == ((), 0)


def test_a_number_without_names_stays_a_number() -> None:
    assert parse_absent("缺席2人").value == ((), 2)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("3人：范磊、李明", "写的是3人，列出来的是2人"),
        ("范磊等2人", "没有写全"),
        ("病假", "只写了原因"),
        ("范磊（病假）出差", "看不出哪几个字是原因"),
        ("全体", "看不出是谁缺席"),
        ("全体党员", "看不出是谁缺席"),
        ("、", "看不出是谁缺席"),
    ],
)
def test_what_cannot_be_counted_on_is_refused(typed: str, message: str) -> None:
    with pytest.raises(Misread, match=message):
        parse_absent(typed)


def test_a_post_in_brackets_is_no_reason_and_that_is_said() -> None:
    value, note = parse_absent("范磊（组织委员）")
    assert value.pairs == (("范磊（组织委员）", ""),)
    assert "没有当作缺席的原因" in note


NAMES = st.lists(
    st.sampled_from(["范磊", "李明", "区志远", "欧阳晓峰", "买买提·艾力"]), min_size=1, unique=True
)
REASONS = st.sampled_from(["病假", "事假", "出差", "支教", "援藏", "住院治疗", "外出学习"])


@given(st.data(), st.sampled_from(["{}（{}）", "{}{}", "{}：{}", "{} {}", "{}-{}"]), st.sampled_from("、；"))
def test_each_name_keeps_its_own_reason_in_any_of_the_forms(
    data: st.DataObject, form: str, between: str
) -> None:
    pairs = tuple((name, data.draw(REASONS)) for name in data.draw(NAMES))
    typed = between.join(form.format(*pair) for pair in pairs)
    assert parse_absent(typed).value.pairs == pairs


def test_a_bare_number_is_nobodys_name() -> None:
    assert tuple(parse_absent("2").value) == ((), 2)
