"""Publicity notices and their reports on the page, as LibreOffice sets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import typesetter

from docgen.libreoffice.soffice import convert
from rendered.measuring import Page, measure

EM = 15.75 * 25.4 / 72


@pytest.fixture(scope="module")
def posted(notices: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """The measured pages by the name of the paper."""
    typesetter()
    converted = convert(notices, tmp_path_factory.mktemp("pdf"))
    assert all(isinstance(pdf, Path) for pdf in converted.values()), converted
    return {path.stem: measure(converted[path]) for path in notices}


def test_each_has_one_page_with_its_number(posted: dict[str, list[Page]]) -> None:
    assert {name: len(pages) for name, pages in posted.items()} == dict.fromkeys(posted, 1)
    for (page,) in posted.values():
        assert page.page_number is not None
        assert page.page_number.text == "—1—"
        assert [line for line in page.lines if line.top > 297 - 35] == [page.page_number]


def test_signature_and_date_leave_room_for_the_seal(posted: dict[str, list[Page]]) -> None:
    (page,) = posted["2023-09-28_公示_预备党员转正_李小龙"]
    signature, date = page.line("第二支部委员会"), page.body[-1]
    above = [line for line in page.lines if line.top < signature.top - 1]
    assert date.text == "2023年9月28日"
    assert (184 - date.right) / EM == pytest.approx(4, abs=0.3)
    assert signature.top - above[-1].top == pytest.approx(3 * 28.95 * 25.4 / 72, abs=0.5)


def test_everything_keeps_inside_the_type_area(posted: dict[str, list[Page]]) -> None:
    for (page,) in posted.values():
        assert min(line.left for line in page.body) >= 28 - 0.6
        assert max(line.right for line in page.body) <= 210 - 26 + 3


def test_a_long_name_is_never_broken_in_a_title(posted: dict[str, list[Page]]) -> None:
    (page,) = posted["2023-03-15_公示_入党积极分子_阿卜杜拉·买买提"]
    titles = [line.text for line in page.lines if line.size == 22]
    assert any("阿卜杜拉·买买提" in title for title in titles)
    assert "".join(titles) == "关于拟确定阿卜杜拉·买买提同志为入党积极分子的公示"
    assert len(titles) == 2


def test_several_people_stand_in_a_table_as_wide_as_the_text(posted: dict[str, list[Page]]) -> None:
    (page,) = posted["2023-03-15_公示_入党积极分子_林小雨等2人"]
    assert {(round(rule.left), round(rule.width)) for rule in page.rules} == {(28, 156)}
    assert len(page.rules) == 4


def test_two_have_room_to_sign_the_report(posted: dict[str, list[Page]]) -> None:
    (page,) = posted["2023-03-15_公示情况报告_入党积极分子_林小雨等2人"]
    first, second = page.line("支部书记（签字）："), page.line("经办人（签字）：")
    assert second.top - first.top >= 10
    assert not [line for line in page.lines if line.baseline == first.baseline and line.right > 100]
