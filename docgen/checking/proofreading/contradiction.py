"""K: what a text demands against itself, or against the rules it works under."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper import PLAN, Paper
from docgen.checking.proofreading.rule import Finding, rule
from docgen.checking.proofreading.seeking import Seeker

ADMISSION = (
    "《中国共产党发展党员工作细则》（2014年）第三条：坚持标准、保证质量，禁止突击发展；成熟一个发展一个"
)

_QUOTA = Seeker(
    r"(?:至少|不少于|不低于|保证|确保|完成)[^。；\n]{0,16}?发展(?P<what>[^。；，,;\n]{0,4}?[一二三四五六七八九十两几\d]+[个名人位])"
    r"[^。；，,;\n]{0,12}?(?:入党|党员)",
    "发展",
)


@rule(
    "K01",
    Level.WARNING,
    "给发展党员下了数量指标",
    source=ADMISSION,
    scope=frozenset({PLAN}),
    bad=("保证每学期至少发展一名青年教师入党。",),
    good=(
        "发展党员坚持标准，成熟一个，发展一个。",
        "全年发展了2名党员。",
        "支委会每半年至少研究一次发展党员工作。",
    ),
)
def admissions_have_no_quota(paper: Paper) -> Iterator[Finding]:
    """至少发展一名…入党."""
    for found in _QUOTA(paper.text):
        yield Finding(
            *found.span(), "给发展党员下了数量指标", "去掉数量，写培养和考察的措施：成熟一个，发展一个"
        )


_WINDOW = r"每(?P<window{0}>[两三]?个?月|季度|半年|学期|周)"
_DUTY = r"(?P<duty{0}>党员大会|支委会|党小组会|党课|主题党日)"
_HELD = (
    "(?:至少|应当|应|要|须|固定|集中|定期|按时){0,2}(?:召开|举行|开展|组织|安排|上好|上|讲|开)?"
    "(?:至少|不少于)?(?:[一二两三四1-9](?:[—-][1-9])?[次堂节回])?(?:支部|专题)?"
)
_PROMISE = Seeker(
    _WINDOW.format(1) + _HELD + _DUTY.format(1) + "|" + _DUTY.format(2) + r"(?:教育)?" + _WINDOW.format(2),
    "每",
)


@rule(
    "K02",
    Level.WARNING,
    "一件事两种频次",
    source="一项工作一个要求",
    scope=frozenset({PLAN}),
    bad=("每学期至少上好一次党课。\n党课教育每半年不少于一次。",),
    good=(
        "每学期至少上好一次党课。\n党课每学期不少于一次。",
        "每季度召开一次党员大会，每月召开一次支委会。",
        "每月召开一次支委会，每半年检查一次支委会记录。",
    ),
)
def one_duty_one_window(paper: Paper) -> Iterator[Finding]:
    """党课 each semester here, each half-year there."""
    first: dict[str, str] = {}
    for found in _PROMISE(paper.text):
        duty = found["duty1"] or found["duty2"]
        window = (found["window1"] or found["window2"]).replace("个", "")
        earlier = first.setdefault(duty, window)
        if earlier != window:
            yield Finding(
                *found.span(), f"{duty}前面要求每{earlier}，这里要求每{window}", "统一成一种，只在一处提要求"
            )


RULES = (admissions_have_no_quota, one_duty_one_window)
