from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.page.drawn.title import REJECTED, balanced_lines, break_title, outline_cost
from docgen.page.standard.widths import characters

TITLES = [
    "云溪市第三中学党总支2023年度工作计划",
    "中共云溪市第三中学总支部委员会/2023年度工作计划",
    "中共云溪市第三中学总支部委员会/关于印发《2023年度党建工作要点》的通知",
    "云溪市第三中学党总支/关于做好2023年度民主评议党员工作的通知",
    "中共云溪市第三中学总支部委员会/第二支部委员会2023年度发展党员工作计划",
    "云溪市第三中学党总支关于召开2023年度/组织生活会和开展民主评议党员的通知",
    "关于拟接收张小明同志为中共预备党员的公示",
    "关于拟确定李晓华、王建国、/赵文静等同志为入党积极分子的公示",
    "中共云溪市第三中学总支部委员会/关于学习宣传贯彻党的二十大精神的实施方案",
    "云溪市第三中学2023—2024学年度/第一学期党建工作计划",
    "云溪市第三中学党总支2023—2024学年度/第一学期“三会一课”安排",
    "关于表彰2022年度优秀共产党员、/优秀党务工作者和先进基层党组织的决定",
    "云溪市第三中学党总支关于庆祝/中国共产党成立102周年系列活动的通知",
    "云溪市教育局办公室关于做好2023年/国庆节期间校园安全工作的通知",
    "关于成立师德师风建设领导小组的通知",
    "云溪市第三中学党总支/关于调整总支委员会成员分工的请示",
    "中共云溪市第三中学总支部委员会/关于增补总支委员的请示",
    "云溪市第三中学党总支关于2023年上半年/党风廉政建设工作情况的报告",
    "云溪市第三中学第二党支部/关于接收陈思远同志为中共预备党员的请示",
    "云溪市第三中学党总支与社区党委/结对共建2023年度活动方案",
    "云溪市第三中学党总支/落实全面从严治党主体责任清单",
    "关于转发《中共云溪市委组织部关于开展/2023年度党员教育培训工作的通知》的通知",
    "年度计划",
    "云溪市第三中学党总支月度安排表",
    "云溪市第三中学党总支/“三会一课”年度安排表",
    "云溪市第三中学党总支2023年度/发展党员计划及入党积极分子培养安排一览表",
    "云溪实验学校教职工党支部关于2022年度/组织生活会整改落实情况的报告",
    "中共云溪市第三中学总支部委员会/关于进一步加强和改进教职工/思想政治工作的实施意见",
    "中共云溪市第三中学总支部委员会/关于2023年度党员发展工作情况的报告",
    "关于召开云溪市第三中学党总支2023年度/第一次党员大会的通知",
    "关于欧阳志远同志预备期满转为/中共正式党员的公示",
    "云溪市第三中学党总支/“不忘初心、牢记使命”/长效机制建设实施意见",
    "云溪市第三中学第一党支部、第二党支部/联合主题党日活动方案",
    "中共云溪市第三中学总支部委员会/2024年度党风廉政建设和反腐败工作计划",
    "中共云溪市第三中学总支部委员会/关于深入开展学习贯彻/习近平新时代中国特色社会主义思想/主题教育的工作计划",
    "中共云溪市第三中学总支部委员会/关于进一步开展退休教师支部/规范化建设工作的年度计划",
    "中共云溪市第三中学总支部委员会/退休教师支部关于深入开展党员志愿服务/活动的2023年度工作计划",
    "云溪市第三中学党总支关于深入学习贯彻/党的二十大精神的年度工作计划",
    "ABC国际教育集团云溪校区党支部/2023年度工作计划",
]


@pytest.mark.parametrize("expected", TITLES)
def test_a_title_is_broken_where_its_words_and_its_shape_allow(expected):
    assert break_title(expected.replace("/", "")) == expected.replace("/", "\n")


@pytest.mark.parametrize("lines", [["一行"], ["这是人自己分的", "两行，长短", "随意"]])
def test_a_list_is_obeyed_as_typed(lines):
    assert break_title(lines) == "\n".join(lines)


def test_line_feeds_in_a_text_are_obeyed_too():
    assert break_title("云溪市第三中学\n党总支2023年度工作计划") == "云溪市第三中学\n党总支2023年度工作计划"


def test_a_lying_page_has_room_for_a_longer_line():
    title = "云溪市第三中学党总支2023年度“三会一课”年度安排表"
    assert "\n" in break_title(title)
    assert break_title(title, True) == title


def test_a_title_of_twenty_characters_stays_on_one_line():
    assert balanced_lines("字" * 20, 20) == ["字" * 20]
    assert len(balanced_lines("字" * 21, 20)) == 2


def test_a_digit_beside_a_character_is_given_the_quarter_that_libreoffice_sets():
    assert len(balanced_lines("字" * 18 + "2023", 20)) == 2
    assert len(balanced_lines("字" * 17 + "2023", 20)) == 1


def test_a_name_in_book_marks_longer_than_a_line_is_broken_between_words():
    title = "关于印发《云溪市中小学校党组织书记抓基层党建工作述职评议考核办法（试行）》的通知"
    assert all(characters(line) <= 20 for line in break_title(title).split("\n"))
    assert "述职\n评议" not in break_title(title)


def test_a_title_beyond_four_lines_is_still_broken():
    lines = balanced_lines("关于进一步做好年度工作的通知" * 12, 20)
    assert len(lines) >= 9
    assert all(characters(line) <= 20 for line in lines)


TEXT = st.text(
    st.sampled_from(
        "云溪市第三中学党总支部关于印发和与及的对通知工作计划年度2023《》“”（）、；—ABC 9月日〔〕号"
    ),
    max_size=70,
)


@given(TEXT)
def test_nothing_is_lost_and_no_line_is_too_long(title):
    lines = balanced_lines(title, 20)
    assert "".join(lines) == title
    assert all(characters(line) <= 20 for line in lines)


@given(st.text(st.sampled_from("云溪市第三中学党总支部工作计划年度安排教育"), min_size=21, max_size=40))
def test_two_lines_suffice_where_two_lines_fit(title):
    assert len(balanced_lines(title, 20)) in (2, 3)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([10, 14], [12, 12]),
        ([14, 10], [12, 12]),
        ([10, 14], [5, 19]),
        ([9, 15, 10], [9, 12, 15]),
        ([9, 12, 15], [12, 12, 12]),
        ([14, 10], [18, 3]),
    ],
)
def test_one_outline_is_better_than_another(better, worse):
    assert outline_cost(better) < outline_cost(worse)


@pytest.mark.parametrize("widths", [[15, 9, 15], [15, 14, 15], [10, 15, 9, 12]])
def test_an_hourglass_is_rejected(widths):
    assert outline_cost(widths) >= REJECTED


@pytest.mark.parametrize("widths", [[], [20]])
def test_a_single_line_has_no_outline(widths):
    assert outline_cost(widths) == 0
