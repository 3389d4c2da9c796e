"""The absent in one text, as offices write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values import Misread, parse_absent
from docgen.reading.values.coming import says_came


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
        ("欧阳未来、欧阳和平", ["欧阳未来", "欧阳和平"]),
        ("欧阳和平请假", ["欧阳和平，请假"]),
        ("买买提·艾和提江病假", ["买买提·艾和提江，病假"]),
    ],
)
def test_names_and_reasons_are_read_in_the_words_of_an_office(typed: str, read: list[str]) -> None:
    assert people(typed) == read


# What says only that somebody did not come is no reason, and never cut so that 参加 is one.
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("刘玉梅、何平没有参加", ["刘玉梅", "何平"]),
        ("陈静、赵磊没参加", ["陈静", "赵磊"]),
        ("赵磊未参加会议", ["赵磊"]),
        ("彭程不在", ["彭程"]),
        ("彭程没能到会", ["彭程"]),
        ("陈静没来", ["陈静"]),
        ("陈静也没来", ["陈静"]),
        ("周涛 吴敏没到", ["周涛", "吴敏"]),
        ("何平和吴敏没来", ["何平", "吴敏"]),
        ("陈静和赵磊请假", ["陈静，请假", "赵磊，请假"]),
        ("李和平及阿依古丽·买买提未到会", ["李和平", "阿依古丽·买买提"]),
        ("王没没来、高到没到", ["王没", "高到"]),
        ("赵磊没来（出差）", ["赵磊，出差"]),
        ("赵磊未参加：出差", ["赵磊，出差"]),
        ("赵磊（没来）", ["赵磊"]),
        ("没来：陈静、赵磊", ["陈静", "赵磊"]),
        ("未到2人：陈静、赵磊", ["陈静", "赵磊"]),
        ("陈静病假、赵磊没来", ["陈静，病假", "赵磊"]),
        ("陈静不在本地", ["陈静，不在本地"]),
        ("陈静因故未到", ["陈静"]),
        ("欧阳修远未来参加", ["欧阳修远"]),
    ],
)
def test_words_that_say_only_that_somebody_was_absent_are_no_reason(typed: str, read: list[str]) -> None:
    assert people(typed) == read


# These are told of as no absence (D545), with the words as they were typed.
@pytest.mark.parametrize(
    "why",
    ["到会又走了", "参加了", "来了", "后到", "来晚了", "到会", "参加", "已参加", "迟到", "来了一会儿就走了"],
)
def test_words_of_coming_stay_apart_from_the_name(why: str) -> None:
    assert people(f"彭程{why}") == [f"彭程，{why}"]
    assert says_came(why)


@pytest.mark.parametrize("why", ["参加培训", "到外地开会", "到离退休办办事", "来访接待", "没来", "病假"])
def test_reasons_that_begin_like_coming_are_none_of_it(why: str) -> None:
    assert not says_came(why)


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
