"""The quick walk over plain YAML gives what the prescan and the parser give, or leaves it to them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from nodes_told import told

from docgen.base.diagnostics import Source
from docgen.reading.composing import FAST_LOADER
from docgen.reading.document import read_yaml
from docgen.reading.plain import read_plain

KEYS = {"会议", "类型", "日期", "议题", "题目", "讨论", "内容", "表决", "事项"}

RECORD = """\
会议:
  - 类型: 党员大会
    日期: 2023-03-08
    时间: 15:00—16:30
    备注:
    缺席: {区志远: 支教, 李小龙: 事假}
    地点: 三楼会议室      # 原定：二楼
    主持: "刘玉兰" # 书记
    列席: [周志强, 何磊]   # 请来: [答疑], {不计}

    议题:   # 两项
      - 题目: 通报：计划
        内容: |

          第一段。

            缩进的一段。
        讨论:
        - 刘玉兰: 同意。
        - 张伟（女）: 同意 A & B
        - 同意   # 书面
    - - 甲
"""


def plain(text: str) -> object:
    root = read_plain(Source("a.yaml", tuple(text.split("\n"))))
    return None if root is None else told(root)


def assert_alike(text: str) -> None:
    """What is taken of the text the parser reads alike and in silence."""
    found = plain(text)
    if found is not None:
        document = read_yaml(text.encode(), "a.yaml", KEYS, loader=FAST_LOADER)
        assert document.root is not None
        assert (told(document.root), document.diagnostics) == (found, ())


def test_a_record_as_people_type_it_is_read_with_the_places_of_the_parser() -> None:
    text = RECORD.replace("    - - 甲\n", "")
    document = read_yaml(text.encode(), "a.yaml", KEYS, loader=FAST_LOADER)
    assert document.diagnostics == ()
    assert document.root is not None
    assert plain(text) == told(document.root)


def test_a_list_in_a_list_is_read_too() -> None:
    text = "- - 甲\n  - 乙\n- 丙: 丁\n"
    root = read_yaml(text.encode(), "a.yaml", loader=FAST_LOADER).root
    assert root is not None
    assert plain(text) == told(root)


BRACKETS = st.sampled_from(
    [
        "{",
        "}",
        "[",
        "]",
        ", ",
        ", ",
        ": ",
        ": ",
        "键",
        "甲",
        "乙",
        "，",
        "、",
        "2023-03-08",
        "张（女）",
        "：",
        " ",
    ]
)


@given(st.sampled_from(["键: ", "- ", "键:\n  - "]), st.lists(BRACKETS, max_size=12).map("".join))
def test_what_it_takes_of_brackets_the_parser_reads_alike(before: str, brackets: str) -> None:
    assert_alike(before + brackets)


def test_a_mapping_in_a_list_in_a_mapping_is_read() -> None:
    text = "- {姓名: 马文忠, 职务: 书记、组长, 不计应到: [{自: 2023-03-09, 依据: 大会，同意}], 备注: 无}\n"
    root = read_plain(Source("a.yaml", tuple(text.split("\n"))))
    assert root is not None
    assert_alike(text)


LINES = st.sampled_from(
    [
        *RECORD.split("\n"),
        "  - 类型: 支委会",
        "  # 四月",
        "# 全年",
        "    #",
        "              #注",
        "    备注: 1#楼",
        "    地点: '三楼'",
        "    地点: 'It''s'",
        '    地点: "三楼" # 注',
        '    地点: "三楼"的',
        '    地点: ""',
        "    时间: '15:00：' ",
        '    - "甲"',
        "    日期: 4.3 # 周一",
        "    日期: 4.3 #周一",
        "    日期: 4.3 #",
        "    内容: | # 记录",
        "    议题:  # 两项: 甲",
        "    列席: [甲] # 乙",
        "    列席: [甲 # 乙]",
        "    列席: [甲] #乙, 丙",
        "    列席: [甲]# 乙",
        "    列席: [甲] # 乙, [丙]",
        "    - 甲 # 注：乙",
        "    - 甲# 注",
        "    地点: '三楼'# 注",
        "    -  # 注",
        "    日期：2023-04-03",
        '    地点: "三楼"',
        "    续行",
        "      内容: 接着",
        "      - 只有一句",
        "        - 内容：一句",
        "    时间: 8:00 ",
        "    时间: 8:00:",
        "    事项: 甲: 乙",
        "\t讨论: 甲",
        "　　首行缩进",
        "          　　首行缩进",
        "    表决: {赞成: 10, 赞成: 1}",
        "    表决: {赞成: 10，弃权: 1}",
        "    表决: {赞成: 十 二}",
        "    表决: {到会: 不少于1/2, 赞成: 80%}",
        "    表决: {到会: /, 赞成: %}",
        "    列席: []",
        "    列席: [甲、乙]",
        "    列席: [a: b]",
        "    内容: |-",
        "    内容: >",
        "    内容: - 甲",
        "    - 甲",
        "---",
        "会议: ",
        "日期:",
        "主题:通报",
        "      -",
        "      - ",
        "      - - 甲",
        "      - - 键: 值",
        "    键: ~",
        "    键: 100%",
        "    键: a:b",
        "    键: …",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_what_it_takes_the_parser_reads_alike_and_in_silence(text: str) -> None:
    assert_alike(text)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "  ", "    ", "- ", "  - ", "- - "]),
            st.text("甲乙a1:：，、#|{}[]\"' -/%", max_size=9),
        ),
        max_size=6,
    )
)
def test_what_it_takes_of_any_signs_the_parser_reads_alike(pieces: list[tuple[str, str]]) -> None:
    text = "\n".join(indent + words for indent, words in pieces)
    assert_alike(text)


NAMES = st.sampled_from(["题目", "内容", "姓名", "键", "a1", "刘玉兰", "张伟（女）"])
WORDS = st.text("甲乙丙会议，。：；、“”（）《》-—·09aZ #:{}[]'\"|", max_size=14)
NESTED = st.recursive(
    WORDS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=3),
    max_leaves=15,
)


def typed(value: object, indent: int, *, dashed: bool = False) -> str:
    """A value as a person might type it, whether or not YAML reads it so."""
    if isinstance(value, str):
        return f"{value}\n"
    margin = " " * indent
    members = (
        [f"- {typed(member, indent + 2, dashed=True)}" for member in value]
        if isinstance(value, list)
        else [f"{key}: {behind(member, indent)}" for key, member in value.items()]  # type: ignore[attr-defined]
    )
    return (
        "".join(("" if dashed and not number else margin) + each for number, each in enumerate(members))
        or "\n"
    )


def behind(value: object, indent: int) -> str:
    text = typed(value, indent + 2)
    return text if isinstance(value, str) else f"\n{text}"


@given(st.dictionaries(NAMES, NESTED, max_size=4) | st.lists(NESTED, max_size=4))
def test_what_it_takes_of_any_structure_the_parser_reads_alike(value: object) -> None:
    assert_alike(typed(value, 0).replace(": \n", ":\n"))
