"""Branches, people and records as an office calls them are understood, or told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from office_in_words import MEETING, minutes_of, papers, run


@pytest.mark.parametrize(
    "typed", ["高中部", "高中部支部", "高中支部", "中共高中部支部委员会", "云溪市第三中学高中部党支部"]
)
def test_a_branch_as_it_is_typed(branch_office: Callable[..., Path], typed: str) -> None:
    result, made = minutes_of(branch_office, branch=typed)
    assert result.exit_code == 0, result.output
    ((name, text),) = made.items()
    assert "高中部党支部" in name
    assert "15:00—16:30（第七、八节课）" in text


@pytest.mark.parametrize("typed", ["小学部", "部", "高一", "第一支部", "支部"])
def test_a_branch_that_none_or_several_may_be_is_told(branch_office: Callable[..., Path], typed: str) -> None:
    result, _made = minutes_of(branch_office, branch=typed)
    assert (result.exit_code, "D427" in result.output) == (1, True), result.output


@pytest.mark.parametrize("typed", ["高中部", "高中部支部", "第一组", "一小组"])
def test_the_option_branch_takes_the_same_words(branch_office: Callable[..., Path], typed: str) -> None:
    meeting = MEETING.format(branch="高中部", chair="王建国", speaker="单文斌")
    group = "  - {类型: 党小组会, 党小组: 1组, 日期: 2023-04-03, 缺席: 无, 主题: 学习, 内容: 学习。}\n"
    folder = branch_office(minutes=meeting + group)
    assert run(folder, "minutes", "2023", "--branch", typed).exit_code == 0
    # The meeting of the group is one of its branch as well.
    assert len(papers(folder, "minutes")) == (1 if typed.endswith("组") else 2)
    assert len([name for name in papers(folder, "minutes") if "第一党小组" in name]) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("王书记", "王建国"), ("单委员", "单文斌"), ("单组织委员", "单文斌"), ("王建国", "王建国")],
)
def test_somebody_called_by_a_post(branch_office: Callable[..., Path], typed: str, meant: str) -> None:
    result, made = minutes_of(branch_office, chair=typed, speaker="赵明")
    assert result.exit_code == 0, result.output
    (text,) = made.values()
    assert meant in text
    assert typed == meant or (
        typed not in text and f"“{typed}”按名册里的党内职务已理解为 {meant}" in result.output
    )


@pytest.mark.parametrize("typed", ["赵委员", "李校长", "周书记", "李组长"])
def test_a_post_that_two_hold_or_nobody_is_told(branch_office: Callable[..., Path], typed: str) -> None:
    result, _ = minutes_of(branch_office, chair=typed)
    if typed == "李组长":
        assert "已理解为 李梅" in result.output
    else:
        assert (result.exit_code, "D423" in result.output) == (1, True), result.output


def test_a_notice_names_its_branch_and_people_as_the_office_calls_them(
    branch_office: Callable[..., Path],
) -> None:
    folder = branch_office(
        minutes=MEETING.format(branch="高中", chair="王书记", speaker="单委员"),
        notices="公示:\n  - {编号: 甲, 类别: 其他, 标题: 关于活动室的公示, 支部: 高中部,"
        " 内容: 乙。, 发布日期: 2023-09-11}\n",
    )
    run(folder, "notices", "2023")
    (text,) = papers(folder, "notices").values()
    assert "高中部党支部" in text or "高中部支部委员会" in text


def test_a_record_without_a_branch_is_given_to_that_of_the_chair_which_is_said(
    branch_office: Callable[..., Path],
) -> None:
    record = "  - {类型: 党员大会, 日期: 2023-0%d-08, 主持人: 王建国, 缺席: 无, 主题: 学习, 内容: 学习。}\n"
    folder = branch_office(minutes="会议:\n" + "".join(record % month for month in (3, 4, 5, 6, 9)))
    result = run(folder, "minutes", "2023")
    assert result.output.count("按高中部党支部的会议记") == 1


def test_namesakes_are_named_with_their_branch_once(branch_office: Callable[..., Path]) -> None:
    lines = "{编号: 甲, 类别: 评优评先, 项目: 优秀党员, 对象: [李娜], 发布日期: 2023-09-11}"
    folder = branch_office(
        notices=f"公示:\n  - {lines}\n",
        minutes=MEETING.format(branch="高中部", chair="李娜", speaker="赵明").replace(
            "支部: 高中部", "支部: 总支"
        ),
    )
    output = run(folder, "check", "2023", "--format", "json").stdout
    assert "李娜（高中部党支部）、李娜（初中部党支部）" in output
    assert "（高中部党支部）（高中部党支部）" not in output
    assert "写姓名时带上支部，如 李娜（高中部党支部）" in output


@pytest.mark.parametrize(
    "checks",
    [
        "\n      - 赵明: 学习不够经常。\n      - 单委员: 联系群众不够。",
        "\n      赵明: 学习不够经常。\n      单文斌: 联系群众不够。",
        "\n      - 赵明: {查摆问题: 学习不够经常。, 整改时限: 6月底}"
        "\n      - {姓名: 单文斌, 查摆问题: 联系群众不够。}",
    ],
)
def test_self_checks_by_name(branch_office: Callable[..., Path], checks: str) -> None:
    head = (
        "会议:\n  - {}类型: 组织生活会\n    支部: 高中部\n    日期: 2023-03-08\n    缺席: 无\n    主题: 甲\n"
    )
    folder = branch_office(minutes=head.replace("{}", "") + f"    对照检查:{checks}\n")
    result = run(folder, "minutes", "2023")
    assert result.exit_code == 0, result.output
    (text,) = papers(folder, "minutes").values()
    assert all(word in text for word in ("赵明", "学习不够经常", "单文斌", "联系群众不够"))
    head = head.replace("{}", "")
    wrong = branch_office(minutes=head + "    对照检查: [{姓明: 赵明, 查摆问题: 甲}]\n")
    assert "是不是想写“姓名”" in run(wrong, "minutes", "2023").output


def test_a_notice_without_a_number_has_one_of_day_kind_and_person(branch_office: Callable[..., Path]) -> None:
    one = "  - {类别: 评优评先, 项目: 优秀党员, 对象: [王建国, 赵明], 发布日期: 9月11日}\n"
    other = "  - {类别: 评优评先, 项目: 优秀党员, 对象: 李梅, 发布日期: 9月11日}\n"
    folder = branch_office(notices=f"公示:\n{one}{other}")
    assert "K302" not in run(folder, "notices", "2023").output
    assert len(papers(folder, "notices")) == 2
    # The same whatever stands before it, and by it a notice is chosen.
    (folder / "plans" / "2023" / "notices.yaml").write_text(f"公示:\n{other}{one}", encoding="utf-8")
    result = run(folder, "notices", "2023", "2023-09-11评优评先王建国等优秀党员")
    assert (result.exit_code, "已写入 1 个" in result.stdout) == (0, True), result.output
    (folder / "plans" / "2023" / "notices.yaml").write_text(f"公示:\n{one}{one}", encoding="utf-8")
    assert "N810" in run(folder, "notices", "2023").output


def test_an_evaluation_without_a_number_has_one_of_day_kind_and_branch(
    branch_office: Callable[..., Path],
) -> None:
    record = "  - {类别: 学时台账, 支部: %s, 日期: 2023-12-20}\n"
    folder = branch_office(evaluations=f"评议:\n{record % '高中部'}{record % '初中'}")
    result = run(folder, "evaluations", "2023", "2023-12-20学时台账高中部党支部")
    assert "K302" not in result.output
    assert [name for name in papers(folder, "evaluations") if "初中" in name] == []
    assert papers(folder, "evaluations"), result.output
