"""Clean text is left alone: sentences of this register, and the example school's year."""

from __future__ import annotations

from pathlib import Path

import pytest
from proofs import paper_of_text

from docgen.base.diagnostics import Level
from docgen.base.workspace import Workspace
from docgen.checking.proofreading.findings import findings
from docgen.checking.proofreading.paper_text import ALL_KINDS, MINUTES, NOTICES
from docgen.checking.proofreading.year import proofread
from docgen.models.year_file import Role
from docgen.year import load_year

REPOSITORY = Path(__file__).parents[3]
CLEAN = (REPOSITORY / "benchmarks" / "corpus" / "clean.txt").read_text(encoding="utf-8")
SENTENCES = [line for line in CLEAN.splitlines() if not line.startswith("#")]


def told(text: str, kind: str, role: Role) -> list[str]:
    found = findings(paper_of_text(text, kind, role))
    return [f"{one.rule.code} {one.finding.message}" for one in found if one.level is not Level.HINT]


def test_there_are_six_hundred_sentences() -> None:
    assert len(set(SENTENCES)) >= 600


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
@pytest.mark.parametrize("kind", sorted(ALL_KINDS))
def test_no_sentence_is_a_false_alarm_whatever_it_is(kind: str, role: Role) -> None:
    found = {sentence: told(sentence, kind, role) for sentence in SENTENCES}
    assert {sentence: said for sentence, said in found.items() if said} == {}


@pytest.mark.parametrize("kind", [MINUTES, NOTICES])
def test_the_sentences_together_are_no_false_alarm(kind: str) -> None:
    assert told("\n".join(SENTENCES), kind, Role.SPEECH) == []


def test_the_example_year_is_clean() -> None:
    workspace = Workspace(REPOSITORY)
    found = proofread(workspace, load_year(workspace, 2023))
    assert [one for one in found if one.level is not Level.HINT] == []


@pytest.mark.parametrize("name", ["曾强", "解放", "乐天", "郑好", "单雪梅", "目地"])
def test_nothing_is_ever_found_in_a_name(name: str) -> None:
    from dataclasses import replace

    from proofs import OFFICE, codes

    office = replace(OFFICE, names=OFFICE.names | {name})
    assert codes(paper_of_text(f"请{name}同志发言。", facts=office)) == []


WHOLE = "认真做好各项工作，按时完成任务，3月由办公室负责检查。" * 60

RIGHT = {
    "a plan of the trade union owes nothing of a Party plan": (
        "S04",
        "云溪市第三中学工会2023年工作计划\n" + WHOLE,
    ),
    "a plan of the league": ("S04", "共青团云溪市第三中学委员会2023年工作要点\n" + WHOLE),
    "a plan of teaching": ("S04", "教务处2023年教学工作计划\n" + WHOLE),
    "an anniversary of the next year": ("A01", "以优异成绩迎接新中国成立75周年。"),
    "the same, welcomed": ("A01", "喜迎建党103周年。"),
    "experience is brought into play": ("T07", "充分发挥多年积累的经验，做好传帮带。"),
    "a long official name": (
        "D01",
        "参加云溪市云溪区教育系统学习贯彻习近平新时代中国特色社会主义思想主题教育专题读书班。\n"
        "举办云溪市云溪区教育系统学习贯彻习近平新时代中国特色社会主义思想主题教育专题读书班。",
    ),
    "an address of the web": (
        "D01",
        "见https://www.example.cn/a/b/c/2023/0308/index.html。\n填https://www.example.cn/a/b/c/2023/0308/index.html。",
    ),
    "items of a list without stops": (
        "P08",
        "每周一上午升旗仪式，由各班轮流主持，学生代表在国旗下讲话\n每周三下午集体备课，由备课组长主持，全体任课教师都要参加",
    ),
    "a quotation of two paragraphs": ("P12", "他在信里说：“来校三年，收获很多。\n“今后还要努力。”"),
    "another body's slogan in quotation marks": ("P14", "校训是“博学 笃行 求实”。"),
    "a score": ("N07", "比赛时间到，比分为68:72。"),
    "a file that is called by its date": ("N08", "版本2023.3.8.1于2023年3月8日发布。"),
    "a person who is left nameless": ("W05", "通报了党员张某某违纪案件。"),
}


@pytest.mark.parametrize(("code", "text"), RIGHT.values(), ids=RIGHT)
def test_what_rules_said_falsely_of_real_papers_they_say_no_more(code: str, text: str) -> None:
    assert code not in [one.rule.code for one in findings(paper_of_text(text))]
