"""The rendered page against GB/T 9704-2012, measured on LibreOffice's PDF."""

from __future__ import annotations

import pytest

from rendered.measuring import Line, Page

TEXT_FORMS = ["plain-text", "sealed-text", "letterhead-text"]
ALL_FORMS = ["plain", "sealed", "letterhead", "own-lines", *TEXT_FORMS]
BODY_SIZE = 16

Pages = dict[str, list[Page]]


def portrait(pages: list[Page]) -> list[Page]:
    return [page for page in pages if page.height > page.width]


def body_lines(page: Page) -> list[Line]:
    return [line for line in page.body if line.size == BODY_SIZE]


@pytest.mark.parametrize("form", ALL_FORMS)
def test_paper_is_a4(pages: Pages, form: str) -> None:
    for page in pages[form]:
        assert sorted((page.width, page.height)) == pytest.approx([210, 297], abs=0.6)


@pytest.mark.usefixtures("roman")
@pytest.mark.parametrize("form", TEXT_FORMS)
def test_a_full_page_has_22_lines(pages: Pages, form: str) -> None:
    for page in pages[form][1:-1]:
        first, *_, last = body_lines(page)
        assert 1 + round((last.baseline - first.baseline) / 28.95) == 22, page.number


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_a_full_line_has_28_characters(pages: Pages, form: str) -> None:
    full = [
        len(line.text)
        for page in pages[form]
        for line in body_lines(page)
        if line.is_full_of_han and line.right > 183
    ]
    assert max(full) == 28


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_text_keeps_inside_the_type_area(pages: Pages, form: str) -> None:
    for page in pages[form]:
        assert min(line.left for line in page.body) == pytest.approx(28, abs=1)
        # A closing mark may hang in the margin by half its width.
        assert max(line.right for line in page.body) <= 210 - 26 + 3
        assert min(line.top for line in page.body) >= 36
        assert max(line.bottom for line in page.body) <= 297 - 34


@pytest.mark.parametrize("form", ["plain-text", "sealed-text"])
def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(pages: Pages, form: str) -> None:
    for page in pages[form]:
        number = page.page_number
        assert number is not None
        assert number.text == f"—{page.number}—"
        assert number.size == 14
        gap = 184 - number.right if page.number % 2 else number.left - 28
        assert gap == pytest.approx(14 * 25.4 / 72, abs=0.8)  # 空一字 of 四号


def test_numbers_of_lying_pages_stand_where_the_upright_page_has_them(pages: Pages) -> None:
    lying = [page for page in pages["plain"] if page.width > page.height]
    assert len(lying) > 1
    for page in lying:
        turned = [char for line in page.lines for char in line.characters if not char["upright"]]
        millimetres = 25.4 / 72
        left, right = (f(char[edge] for char in turned) for f, edge in ((min, "x0"), (max, "x1")))
        assert (left + right) / 2 * millimetres == pytest.approx(29, abs=0.5), page.number
        if page.number % 2:
            gap = 28 + 156 - max(char["bottom"] for char in turned) * millimetres
        else:
            gap = min(char["top"] for char in turned) * millimetres - 28
        assert gap == pytest.approx(14 * millimetres, abs=0.8), page.number


def test_the_letterhead_stands_where_the_standard_has_it(pages: Pages) -> None:
    first = pages["letterhead-text"][0]
    mark, number = first.line("总支部委员会文件"), first.line("〔2023〕3号")
    (rule,) = [rule for rule in first.rules if rule.is_red]
    assert mark.top == pytest.approx(37 + 35, abs=1)
    assert rule.y - number.bottom == pytest.approx(4, abs=1)
    assert (rule.left, rule.width) == pytest.approx((28, 156), abs=1)
    assert [first.line(text).left for text in ("000001", "秘密★1年", "加急")] == pytest.approx(
        [28] * 3, abs=0.6
    )
    assert first.line("000001").top < first.line("秘密★1年").top < first.line("加急").top < mark.top
    assert any(line.text.startswith("2023年是") for line in first.body), "首页必须显示正文"


def test_the_imprint_ends_on_the_lower_edge_of_the_type_area(pages: Pages) -> None:
    last = pages["letterhead-text"][-1]
    black = [rule for rule in last.rules if not rule.is_red]
    assert len(black) == 3
    assert black[-1].y == pytest.approx(297 - 35, abs=0.6)
    assert {round(rule.width) for rule in black} == {156}
    assert black[0].y < last.line("抄送：").top < black[1].y < last.line("印发").top < black[2].y


@pytest.mark.parametrize(
    ("form", "signature_gap", "date_gap"),
    # 署名 is 15 字 wide, the date 6.5: unsealed it begins two 字 further right, sealed it is centred.
    [("plain-text", 2, 15 - 6.5), ("sealed-text", 4 + 6.5 / 2 - 15 / 2, 4)],
)
def test_signature_and_date_keep_their_distance_from_the_right_edge(
    pages: Pages, form: str, signature_gap: float, date_gap: float
) -> None:
    last = pages[form][-1]
    signature, date = last.line("总支部委员会"), last.line("2023年1月10日")
    em = 15.75 * 25.4 / 72
    assert date.top > signature.top
    assert (184 - signature.right) / em == pytest.approx(max(signature_gap, 0), abs=0.3)
    assert (184 - date.right) / em == pytest.approx(date_gap, abs=0.3)


@pytest.mark.parametrize("form", ALL_FORMS)
def test_signature_and_date_share_their_page_with_text(pages: Pages, form: str) -> None:
    (page,) = [page for page in pages[form] if "2023年1月10日" in page.text and "附件：" in page.text]
    assert any("各党支部要对照本计划" in line.text for line in page.body)


@pytest.mark.usefixtures("roman")
def test_each_annex_begins_on_a_page_of_its_own_with_label_and_title(pages: Pages) -> None:
    for label in ("附件1", "附件2"):
        (page,) = [page for page in pages["plain"] if any(line.text == label for line in page.lines)]
        # The number of a lying page stands beside the text, a character a line.
        (first, *_) = [line for line in page.lines if line.text.strip("—0123456789)")]
        assert first.text == label
        (title,) = [line for line in page.lines if line.size == 22]
        centre = (title.left + title.right) / 2
        middle = (28 + 184) / 2 if page.height > page.width else 35 + 225 / 2
        assert centre == pytest.approx(middle, abs=1)


@pytest.mark.usefixtures("roman")
def test_the_head_of_a_table_is_repeated_on_its_next_page(pages: Pages) -> None:
    plain = pages["plain"]
    first, after = (
        next(n for n, page in enumerate(plain) if any(line.text == label for line in page.lines))
        for label in ("附件1", "附件2")
    )
    assert after - first >= 2
    for page in plain[first:after]:
        assert "工作内容" in page.text
        assert "完成形式" in page.text


def test_a_wide_table_lies_on_a_landscape_page_inside_its_type_area(pages: Pages) -> None:
    lying = [page for page in pages["plain"] if page.width > page.height]
    assert lying
    for page in lying:
        rules = [rule for rule in page.rules if rule.width > 150]
        # Between rows of one month the rule begins behind the first column.
        assert sum(rule.left == pytest.approx(35, abs=1) for rule in rules) > 2
        for rule in rules:
            assert rule.left > 34
            assert rule.left + rule.width == pytest.approx(260, abs=1)


def test_no_page_is_empty(pages: Pages) -> None:
    for form in ALL_FORMS:
        for page in pages[form]:
            assert len(page.text) > 10, (form, page.number)
