"""What offices type in words of their own is understood through the command line, or told: a table a kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from docgen.base.workspace import Workspace
from docgen.commands import docgen
from docgen.year import load_year

ORGANIZATION = """\
单位: 中共云溪市第三中学总支部委员会
简称: 校党总支
支部:
  - 名称: 高中部党支部
    党员:
      - {姓名: 王建国, 性别: 男, 党内职务: 支部书记, 党小组: 第一党小组, 入党日期: 1993-06-28, 转正日期: 1994-06-28}
      - {姓名: 单文斌, 性别: 男, 党内职务: 组织委员, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
      - {姓名: 李娜, 性别: 女, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
      - {姓名: 赵明, 性别: 男, 党内职务: 纪检委员, 入党日期: 1996-11-20, 转正日期: 1997-11-20}
  - 名称: 初中部党支部
    党员:
      - {姓名: 李梅, 性别: 女, 党内职务: 支部书记、第三党小组组长, 党小组: 第三党小组, 入党日期: 1999-06-28, 转正日期: 2000-06-28}
      - {姓名: 李娜, 性别: 女, 入党日期: 1998-11-20, 转正日期: 1999-11-20}
      - {姓名: 赵强, 性别: 男, 党内职务: 宣传委员, 入党日期: 1998-11-20, 转正日期: 1999-11-20}
培养对象:
  - {姓名: 何磊, 性别: 男, 支部: 高中部党支部, 身份: 发展对象}
"""  # noqa: E501


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, [*words, "-C", str(folder)], prog_name="docgen")


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[..., Path]:
    """Make a workspace of two branches with these files of the year 2023."""

    def make(**files: str) -> Path:
        folder = workspace(organization=ORGANIZATION)
        for name, text in files.items():
            (folder / "plans" / "2023" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return folder

    return make


def papers(folder: Path, kind: str) -> dict[str, str]:
    """The text of each paper of a kind by its file's name, cells of tables included."""
    found = {}
    for path in sorted((folder / "generated" / "2023" / kind).glob("*.docx")):
        paper = docx.Document(str(path))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        found[path.stem] = "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])
    return found


def notices_of(office: Callable[..., Path], lines: str) -> tuple[Result, str]:
    head = (
        "公示:\n  - 编号: 2023-01\n    类别: 其他\n    标题: 公示\n    内容: 甲。\n    发布日期: 2023-09-11\n"
    )
    folder = office(notices=head + "".join(f"    {line}\n" for line in lines.split("\n")))
    result = run(folder, "notices", "2023")
    return result, "\n".join(papers(folder, "notices").values())


@pytest.mark.parametrize("typed", ["2023年", "２０２３", "二〇二三", "2023年度"])
def test_the_year_as_it_is_typed(office: Callable[..., Path], typed: str) -> None:
    result = run(office(), "plan", typed)
    assert (result.exit_code, "已写入 1 个" in result.stdout) == (0, True), result.output


def test_the_only_year_need_not_be_typed(office: Callable[..., Path]) -> None:
    folder = office()
    result = run(folder, "plan")
    assert (result.exit_code, "按 plans 里只有的 2023 年" in result.stderr) == (0, True), result.output
    (folder / "plans" / "2024").mkdir()
    result = run(folder, "plan")
    assert (result.exit_code, "已有：2023、2024" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("days", "words", "is_told"),
    [
        ("天数: 七天", "7个自然日", True),
        ("天数: 7天", "7个自然日", True),
        ("天数: 一周", "7个自然日", True),
        ("天数: 两个星期", "14个自然日", True),
        ("天数: 7天\n单位: 工作日", "7个工作日", False),
        ("天数: 5个工作日", "5个工作日", False),
        ("天数: 5天（工作日）", "5个工作日", False),
        ("天数: 5", "5个工作日", False),
    ],
)
def test_the_length_of_a_notice(office: Callable[..., Path], days: str, words: str, *, is_told: bool) -> None:
    result, text = notices_of(office, days)
    assert words in text
    assert ("D590" in result.output) == is_told


@pytest.mark.parametrize(
    ("item", "day", "words"),
    [
        ("拟定: 每月10日前", "2023-01-10", "最晚这一天"),
        ("拟定: 每月15日之前完成", "2023-02-15", "最晚这一天"),
        ("拟定: 清明节前3天", "2023-03-31", "原定4月2日"),
        ("拟定: 国庆节后第一周", "2023-10-08", "调休上班"),
        ("拟定: 教师节后第二周", "2023-09-22", ""),
        ("拟定: 每月第一个周一 16:00（第七、八节课）", "2023-02-06", "16:00（第七、八节课）"),
        ("拟定: 每月第一个周一（课后服务后）", "2023-02-06", "课后服务后"),
        ("日期: 2023-03-08\n    时间: 第八节课（15:00—16:30）", "2023-03-08", "15:00—16:30（第八节课）"),
    ],
)
def test_the_days_of_a_plan(office: Callable[..., Path], item: str, day: str, words: str) -> None:
    folder = office(plan=f"日程安排:\n  - 事项: 甲\n    {item}\n")
    result = run(folder, "schedule", "2023", "--at", "2023-12-31", "--format", "json")
    told = json.loads(result.stdout)
    entry = next((each for each in told["calendar"] if each["date"] == day), None)
    assert entry, told
    text = run(folder, "schedule", "2023", "--at", "2023-12-31").stdout
    assert words in text


@pytest.mark.parametrize("words", ["6月底", "7月中旬", "9月上旬", "3月初", "6月底前", "11月中下旬"])
def test_a_part_of_a_month_is_printed_as_typed(office: Callable[..., Path], words: str) -> None:
    folder = office(plan=f"日程安排:\n  - 事项: 甲\n    月份: {words}\n")
    result = run(folder, "plan", "2023")
    assert result.exit_code == 0, result.output
    assert words in next(iter(papers(folder, "plan").values()))
    assert f"{words}（日期未定）  甲" in run(folder, "schedule", "2023").stdout


MEETING = """\
会议:
  - 类型: 党员大会
    支部: {branch}
    日期: 2023-03-08
    时间: 15:00—16:30（第七、八节课）
    地点: 会议室
    主持人: {chair}
    记录人: 李娜（{branch}）
    缺席: 无
    议题:
      - 题目: 学习
        讨论:
          - {speaker}: 同意。
        决议: 学习完毕。
"""


def minutes_of(office: Callable[..., Path], **words: str) -> tuple[Result, dict[str, str]]:
    told = {"branch": "高中部党支部", "chair": "王建国", "speaker": "单文斌"} | words
    folder = office(minutes=MEETING.format(**told))
    result = run(folder, "minutes", "2023")
    return result, papers(folder, "minutes")


@pytest.mark.parametrize(
    "typed", ["高中部", "高中部支部", "高中支部", "中共高中部支部委员会", "云溪市第三中学高中部党支部"]
)
def test_a_branch_as_it_is_typed(office: Callable[..., Path], typed: str) -> None:
    result, made = minutes_of(office, branch=typed)
    assert result.exit_code == 0, result.output
    ((name, text),) = made.items()
    assert "高中部党支部" in name
    assert "15:00—16:30（第七、八节课）" in text


@pytest.mark.parametrize("typed", ["小学部", "部", "高一", "第一支部", "支部"])
def test_a_branch_that_none_or_several_may_be_is_told(office: Callable[..., Path], typed: str) -> None:
    result, _made = minutes_of(office, branch=typed)
    assert (result.exit_code, "D427" in result.output) == (1, True), result.output


@pytest.mark.parametrize("typed", ["高中部", "高中部支部", "第一组", "一小组"])
def test_the_option_branch_takes_the_same_words(office: Callable[..., Path], typed: str) -> None:
    meeting = MEETING.format(branch="高中部", chair="王建国", speaker="单文斌")
    group = "  - {类型: 党小组会, 党小组: 1组, 日期: 2023-04-03, 缺席: 无, 主题: 学习, 内容: 学习。}\n"
    folder = office(minutes=meeting + group)
    assert run(folder, "minutes", "2023", "--branch", typed).exit_code == 0
    # The meeting of the group is one of its branch as well.
    assert len(papers(folder, "minutes")) == (1 if typed.endswith("组") else 2)
    assert len([name for name in papers(folder, "minutes") if "第一党小组" in name]) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("王书记", "王建国"), ("单委员", "单文斌"), ("单组织委员", "单文斌"), ("王建国", "王建国")],
)
def test_somebody_called_by_a_post(office: Callable[..., Path], typed: str, meant: str) -> None:
    result, made = minutes_of(office, chair=typed, speaker="赵明")
    assert result.exit_code == 0, result.output
    (text,) = made.values()
    assert meant in text
    assert typed == meant or (
        typed not in text and f"“{typed}”按名册里的党内职务已理解为 {meant}" in result.output
    )


@pytest.mark.parametrize("typed", ["赵委员", "李校长", "周书记", "李组长"])
def test_a_post_that_two_hold_or_nobody_is_told(office: Callable[..., Path], typed: str) -> None:
    result, _ = minutes_of(office, chair=typed)
    if typed == "李组长":
        assert "已理解为 李梅" in result.output
    else:
        assert (result.exit_code, "D423" in result.output) == (1, True), result.output


def test_a_notice_names_its_branch_and_people_as_the_office_calls_them(office: Callable[..., Path]) -> None:
    folder = office(
        minutes=MEETING.format(branch="高中", chair="王书记", speaker="单委员"),
        notices="公示:\n  - {编号: 甲, 类别: 其他, 标题: 关于活动室的公示, 支部: 高中部,"
        " 内容: 乙。, 发布日期: 2023-09-11}\n",
    )
    run(folder, "notices", "2023")
    (text,) = papers(folder, "notices").values()
    assert "高中部党支部" in text or "高中部支部委员会" in text


def test_a_record_without_a_branch_is_given_to_that_of_the_chair_which_is_said(
    office: Callable[..., Path],
) -> None:
    record = "  - {类型: 党员大会, 日期: 2023-0%d-08, 主持人: 王建国, 缺席: 无, 主题: 学习, 内容: 学习。}\n"
    folder = office(minutes="会议:\n" + "".join(record % month for month in (3, 4, 5, 6, 9)))
    result = run(folder, "minutes", "2023")
    assert result.output.count("按高中部党支部的会议记") == 1


def test_namesakes_are_named_with_their_branch_once(office: Callable[..., Path]) -> None:
    lines = "{编号: 甲, 类别: 评优评先, 项目: 优秀党员, 对象: [李娜], 发布日期: 2023-09-11}"
    folder = office(
        notices=f"公示:\n  - {lines}\n",
        minutes=MEETING.format(branch="高中部", chair="李娜", speaker="赵明").replace(
            "支部: 高中部", "支部: 总支"
        ),
    )
    output = run(folder, "check", "2023", "--format", "json").stdout
    assert "李娜（高中部党支部）、李娜（初中部党支部）" in output
    assert "（高中部党支部）（高中部党支部）" not in output
    assert "写姓名时带上支部，如 李娜（高中部党支部）" in output


VOTED = """\
会议:
  - 类型: 党员大会
    支部: 高中部
    日期: 2023-03-08
    主持人: 王建国
    {absent}
    议题:
      - 题目: 年度计划
        表决: {vote}
        决议: 通过年度计划。
"""
OF_ALL = "赞成3票，不赞成0票，弃权0票"


@pytest.mark.parametrize(
    ("vote", "words", "is_reckoned"),
    [
        ("一致通过", OF_ALL, True),
        ("全票通过", OF_ALL, True),
        ("举手表决，一致通过", f"采取举手方式进行表决。{OF_ALL}", True),
        ("鼓掌通过", f"采取鼓掌方式进行表决。{OF_ALL}", True),
        ("与会党员一致同意", OF_ALL, True),
        ("{方式: 举手, 赞成: 全票}", f"采取举手方式进行表决。{OF_ALL}", True),
        ("{方式: 口头, 结果: 一致通过}", f"采取口头方式进行表决。{OF_ALL}", True),
        ("{方式: 口头, 一致通过: 是}", f"采取口头方式进行表决。{OF_ALL}", True),
        ("赞成2票、反对0票、弃权1票", "赞成2票，不赞成0票，弃权1票", False),
        ("经举手表决，同意3人，反对无，通过", f"采取举手方式进行表决。{OF_ALL}", False),
        ("3票赞成", OF_ALL, False),
    ],
)
def test_a_vote_in_words(office: Callable[..., Path], vote: str, words: str, *, is_reckoned: bool) -> None:
    folder = office(minutes=VOTED.format(vote=vote, absent="缺席: 李娜（高中部）"))
    result = run(folder, "minutes", "2023")
    assert result.exit_code == 0, result.output
    (text,) = papers(folder, "minutes").values()
    assert words in text
    assert ("D593" in result.output) == is_reckoned


@pytest.mark.parametrize(
    ("vote", "absent", "code"),
    [
        ("一致通过", "实到: 3", "D592"),
        ("通过", "缺席: 无", "K303"),
        ("赞成多数", "缺席: 无", "K303"),
        ("{方式: 举手, 结果: 多数通过}", "缺席: 无", "K303"),
        ("{方式: 举手}", "缺席: 无", "K302"),
    ],
)
def test_a_number_that_nobody_can_know_is_asked_for(
    office: Callable[..., Path], vote: str, absent: str, code: str
) -> None:
    folder = office(minutes=VOTED.format(vote=vote, absent=absent))
    result = run(folder, "check", "2023", "--format", "json")
    errors = [each for each in json.loads(result.stdout) if each["level"] == "error"]
    assert [each["code"] for each in errors] == [code], errors
    assert code == "K302" or "赞成: 11" in errors[0]["hint"]


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        ("受理: 党总支办公室，电话0421-2812345", ["党总支办公室", "0421-2812345"]),
        ("受理: 党总支办公室，联系电话：0421-2812345，地址：行政楼201室", ["0421-2812345", "行政楼201室"]),
        (
            "受理: 受理部门：组织科；0421-2812346；信箱 zz@example.cn",
            ["组织科", "0421-2812346"],
        ),
        ("张贴: [校务公开栏, 支部微信群]", ["校务公开栏、支部微信群"]),
        ("张贴地点:\n      - 一楼大厅\n      - 学校网站", ["一楼大厅、学校网站"]),
    ],
)
def test_the_contact_and_the_places_of_a_notice(
    office: Callable[..., Path], contact: str, words: list[str]
) -> None:
    _, text = notices_of(office, f"{contact}\n结果: {{反映: 无, 报告日期: 2023-09-25}}")
    assert [word for word in words if word not in text] == []
    assert "受理部门：" not in text


@pytest.mark.parametrize(
    "checks",
    [
        "\n      - 赵明: 学习不够经常。\n      - 单委员: 联系群众不够。",
        "\n      赵明: 学习不够经常。\n      单文斌: 联系群众不够。",
        "\n      - 赵明: {查摆问题: 学习不够经常。, 整改时限: 6月底}"
        "\n      - {姓名: 单文斌, 查摆问题: 联系群众不够。}",
    ],
)
def test_self_checks_by_name(office: Callable[..., Path], checks: str) -> None:
    head = (
        "会议:\n  - {}类型: 组织生活会\n    支部: 高中部\n    日期: 2023-03-08\n    缺席: 无\n    主题: 甲\n"
    )
    folder = office(minutes=head.replace("{}", "") + f"    对照检查:{checks}\n")
    result = run(folder, "minutes", "2023")
    assert result.exit_code == 0, result.output
    (text,) = papers(folder, "minutes").values()
    assert all(word in text for word in ("赵明", "学习不够经常", "单文斌", "联系群众不够"))
    head = head.replace("{}", "")
    wrong = office(minutes=head + "    对照检查: [{姓明: 赵明, 查摆问题: 甲}]\n")
    assert "是不是想写“姓名”" in run(wrong, "minutes", "2023").output


@pytest.mark.parametrize("typed", ["—", "无", "/", "－", "暂无", "未转正"])
def test_a_day_that_there_is_not(office: Callable[..., Path], typed: str) -> None:
    folder = office()
    roster = ORGANIZATION.replace("转正日期: 1994-06-28", f"转正日期: {typed}, 身份: 预备党员")
    (folder / "plans" / "organization.yaml").write_text(roster, encoding="utf-8")
    told = json.loads(run(folder, "check", "2023", "--format", "json").stdout)
    assert [each for each in told if each["level"] == "error" or each["code"] in ("D454", "D455")] == []


@pytest.mark.parametrize("wrong", ["1994-13-28", "九四年", "1990-01-01"])
def test_a_wrong_day_in_the_roster_stops_no_plan(office: Callable[..., Path], wrong: str) -> None:
    folder = office()
    roster = ORGANIZATION.replace("转正日期: 1994-06-28", f"转正日期: {wrong}")
    (folder / "plans" / "organization.yaml").write_text(roster, encoding="utf-8")
    result = run(folder, "plan", "2023")
    assert (result.exit_code, "已写入 1 个" in result.stdout) == (0, True), result.output
    assert "organization.yaml:6" in result.output
    assert run(folder, "check", "2023").exit_code == 1
    (folder / "plans" / "organization.yaml").write_text(
        roster.replace("名称: 初", "名字: 初"), encoding="utf-8"
    )
    assert run(folder, "plan", "2023").exit_code == 1


def test_a_notice_without_a_number_has_one_of_day_kind_and_person(office: Callable[..., Path]) -> None:
    one = "  - {类别: 评优评先, 项目: 优秀党员, 对象: [王建国, 赵明], 发布日期: 9月11日}\n"
    other = "  - {类别: 评优评先, 项目: 优秀党员, 对象: 李梅, 发布日期: 9月11日}\n"
    folder = office(notices=f"公示:\n{one}{other}")
    assert "K302" not in run(folder, "notices", "2023").output
    assert len(papers(folder, "notices")) == 2
    # The same whatever stands before it, and by it a notice is chosen.
    (folder / "plans" / "2023" / "notices.yaml").write_text(f"公示:\n{other}{one}", encoding="utf-8")
    result = run(folder, "notices", "2023", "2023-09-11评优评先王建国等优秀党员")
    assert (result.exit_code, "已写入 1 个" in result.stdout) == (0, True), result.output
    (folder / "plans" / "2023" / "notices.yaml").write_text(f"公示:\n{one}{one}", encoding="utf-8")
    assert "N810" in run(folder, "notices", "2023").output


def test_an_evaluation_without_a_number_has_one_of_day_kind_and_branch(office: Callable[..., Path]) -> None:
    record = "  - {类别: 学时台账, 支部: %s, 日期: 2023-12-20}\n"
    folder = office(evaluations=f"评议:\n{record % '高中部'}{record % '初中'}")
    result = run(folder, "evaluations", "2023", "2023-12-20学时台账高中部党支部")
    assert "K302" not in result.output
    assert [name for name in papers(folder, "evaluations") if "初中" in name] == []
    assert papers(folder, "evaluations"), result.output


def with_rules(folder: Path, sayings: str) -> Path:
    (folder / "plans" / "rules.yaml").write_text(f"说法:\n{sayings}", encoding="utf-8")
    return folder


def test_the_words_of_the_office_are_read_as_docgens_own(office: Callable[..., Path]) -> None:
    plan = "日程安排: [{事项: 甲, 类型: 党员活动日, 范围: 支部全体, 何时: 6月}]\n"
    minutes = VOTED.format(vote="{方式: 呼啦, 赞成: 3}", absent="没来: 李娜（高中部）").replace(
        "党员大会", "支部例会"
    )
    notice = "公示:\n  - {编号: 甲, 类别: 先锋公示, 项目: 先锋岗, 对象: 李梅, 发布日期: 2023-09-11}\n"
    folder = office(plan=plan, minutes=minutes, notices=notice)
    assert run(folder, "plan", "2023").exit_code == 1
    with_rules(
        folder,
        "  - {项: 类型, 词: [党员活动日, 红色星期五], 意思: 主题党日}\n"
        "  - {项: 类型, 词: 支部例会, 意思: 党员大会}\n"
        "  - {项: 范围, 词: 支部全体, 意思: 每个支部}\n"
        "  - {项: 方式, 词: 呼啦, 意思: 举手}\n"
        "  - {项: 类别, 词: 先锋公示, 意思: 评优评先}\n"
        "  - {项: 键, 词: 没来, 意思: 缺席}\n"
        "  - {项: 键, 词: 何时, 意思: 月份}\n",
    )
    # docgen plan reads no rules, and the drafts of an earlier run must not be remembered.
    for kind in ("plan", "minutes", "notices"):
        result = run(folder, kind, "2023")
        assert result.exit_code == 0, result.output
    assert "采取举手方式进行表决" in "\n".join(papers(folder, "minutes").values())
    with_rules(folder, "  - {项: 类型, 词: 支部例会, 意思: 党员大会}\n")
    assert run(folder, "plan", "2023").exit_code == 1


@pytest.mark.parametrize(
    ("saying", "code"),
    [
        ("{项: 类形, 词: 甲会, 意思: 党员大会}", "D595"),
        ("{项: 类型, 词: 甲会, 意思: 党员大回}", "D596"),
        ("{项: 类型, 词: 支委会, 意思: 党员大会}", "D597"),
        ("{项: 键, 词: 反对, 意思: 赞成}", "D597"),
        ("{项: 键, 词: [人到齐], 意思: 出席}\n  - {项: 键, 词: 人到齐, 意思: 实到}", "D597"),
        ("{项: 键, 词: 到会的, 意思: 缺席}", "D598"),
        ("{项: 方式, 词: 不记名, 意思: 记名投票}", "D598"),
    ],
)
def test_a_word_that_cannot_mean_that_is_told(office: Callable[..., Path], saying: str, code: str) -> None:
    folder = with_rules(office(), f"  - {saying}\n")
    told = json.loads(run(folder, "check", "2023", "--format", "json").stdout)
    assert [each["code"] for each in told if each["level"] == "error"] == [code]


def test_votes_on_people_are_known_by_the_offices_words(office: Callable[..., Path]) -> None:
    minutes = """\
会议:
  - 类型: [全体会, 民主评议会]
    支部: 高中部
    日期: 2023-06-20
    主持人: 王书记
    缺席: 无
    议题:
      - 题目: 讨论接收何磊为中共预备党员
        审议对象: {姓名: 何磊（高中部）, 入党介绍人: [李娜（高中部）, 赵明]}
        表决: {事项: 接收, 方式: 无记名投票, 结果: 一致通过}
"""
    folder = office(minutes=minutes)
    sayings = "说法:\n  - {项: 键, 词: 审议对象, 意思: 人选}\n  - {项: 类型, 词: 全体会, 意思: 党员大会}\n"
    (folder / "plans" / "rules.yaml").write_text(sayings, encoding="utf-8")
    year = load_year(Workspace(folder), 2023)
    assert year.roster
    assert [(vote.day, vote.carried, vote.branches) for vote in year.decided] == [
        (date(2023, 6, 20), True, ("高中部党支部",))
    ]
    assert not year.unread
