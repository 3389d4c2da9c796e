"""The papers of a 民主评议 as LibreOffice sets them, and as Microsoft's validator judges them."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber
import pytest
from appraisals import BALLOTS, RECORD, record_of
from conftest import typesetter
from offices import ROSTER

from docgen.base.workspace import Workspace
from docgen.libreoffice.soffice import convert
from docgen.making.build import build
from rendered.test_validator import VERSIONS, faults

LONG = "阿不都热合曼·买买提艾力"
RIGHT_EDGE = (210 - 26) / 25.4 * 72
"""Where the 版心 ends, in points."""


def roster_of(members: int) -> str:
    rows = "".join(
        f"      - {{编号: M{n}, 姓名: {LONG if n == 7 else f'王{chr(0x4E00 + n)}'}, 身份: 正式党员, "
        "党内职务: 第二支部书记、总支组织委员、总支宣传委员, 行政职务: 高中部年级主任兼数学教研组组长, "
        "入党日期: 2001-07-01, 转正日期: 2002-07-01}\n"
        for n in range(members)
    )
    return f"单位: 中共云溪市第三中学总支部委员会\n支部:\n  - 名称: 第二支部\n    党员:\n{rows}"


def ballots_of(members: int) -> str:
    names = [LONG if n == 7 else f"王{chr(0x4E00 + n)}" for n in range(members)]
    marks = ("优秀", "合格", "基本合格", "不合格", "", "√")
    rows = [",".join(str(marks[(n * sheet) % 6]) for n in range(members)) for sheet in range(5)]
    return "\n".join(
        [",".join(["票号", *names]), *(f"{number},{row}" for number, row in enumerate(rows, start=1))]
    )


def make(folder: Path, record: str, ballots: str, organization: str, kind: str) -> dict[str, Path]:
    (folder / "plans" / "2023" / "ballots").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(organization, encoding="utf-8")
    (folder / "plans" / "2023" / "evaluations.yaml").write_text(record, encoding="utf-8")
    (folder / "plans" / "2023" / "ballots" / "a.csv").write_text(ballots, encoding="utf-8")
    written = build(Workspace(folder), 2023, kind).written
    return {one.path.stem.split("_")[1]: one.path for one in written}


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """The merged papers of the fictional branch, and of a branch of sixty."""
    few = record_of("选票: a.csv", "发出: 12", "份数: 5", "超上限票: 整张作废")
    many = record_of("选票: a.csv", "发出: 5", "票面编号: 是")
    kind, folder = "evaluations_merged", tmp_path_factory.mktemp
    return {
        "few": make(folder("few"), few, BALLOTS, ROSTER, kind),
        "many": make(folder("many"), many, ballots_of(60), roster_of(60), kind),
        "single": make(folder("one"), RECORD, "", ROSTER, "evaluations"),
    }


@pytest.fixture(scope="session")
def rendered(papers: dict[str, dict[str, Path]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDFs of the merged papers, by branch and name."""
    typesetter()
    made: dict[str, Path] = {}
    for branch in ("few", "many"):
        paths = papers[branch]
        pdfs = convert(list(paths.values()), tmp_path_factory.mktemp(f"pdf-{branch}"))
        assert all(isinstance(pdf, Path) for pdf in pdfs.values()), pdfs
        made |= {f"{branch}-{name}": pdfs[path] for name, path in paths.items()}
    return made


def pages(pdf: Path) -> list[str]:
    with pdfplumber.open(pdf) as document:
        return [re.sub(r"\s", "", page.extract_text() or "") for page in document.pages]


@pytest.mark.usefixtures("fallback")
@pytest.mark.parametrize(("branch", "members"), [("few", 13), ("many", 60)])
def test_every_personal_form_takes_one_page(rendered: dict[str, Path], branch: str, members: int) -> None:
    texts = pages(rendered[f"{branch}-个人用表"])
    assert len(texts) == 2 * members
    assert all("党员个人自评表" in text and "本人签名" in text for text in texts[:members])
    assert all("民主评议党员登记表" in text and "上级意见" in text for text in texts[members:])


@pytest.mark.parametrize(("branch", "names", "per_page"), [("few", 11, 2), ("many", 60, 1)])
def test_a_ballot_never_splits(rendered: dict[str, Path], branch: str, names: int, per_page: int) -> None:
    texts = pages(rendered[f"{branch}-测评票"])
    assert len(texts) == -(-5 // per_page)
    for text in texts:
        ballots = text.split("民主评议党员测评票")[1:]
        assert 0 < len(ballots) <= per_page
        assert all(ballot.count("乐天") == 1 for ballot in ballots) or branch == "many"
        assert all(re.search(rf"(?<!\d){names}\D", ballot) for ballot in ballots)


def test_a_long_table_repeats_its_head(rendered: dict[str, Path]) -> None:
    for name in ("many-互评表", "many-测评汇总表", "many-评定结果"):
        texts = pages(rendered[name])
        with_rows = [text for text in texts if re.search("王[一-龥]", text) and "测评情况图" not in text]
        assert len(with_rows) > 1
        assert all("序号" in text for text in with_rows)


def test_nothing_is_cut_at_the_right_margin_and_long_names_are_whole(rendered: dict[str, Path]) -> None:
    for name, pdf in rendered.items():
        with pdfplumber.open(pdf) as document:
            for page in document.pages:
                assert max(c["x1"] for c in page.chars if c["text"].strip()) <= RIGHT_EDGE + 6, name
        if name.startswith("many"):
            assert set(LONG) <= set("".join(pages(pdf))), name


@pytest.mark.usefixtures("fallback")
def test_the_chart_stands_whole_on_one_page_with_every_name(rendered: dict[str, Path]) -> None:
    for branch, names in (("few", 11), ("many", 60)):
        charts = [text for text in pages(rendered[f"{branch}-测评汇总表"]) if "测评情况图" in text]
        assert len(charts) == 1
        assert "每人一条" in charts[0]
        assert "基本合格" in charts[0]
        assert len(re.findall("王[一-龥]", charts[0])) == names - 1 or branch == "few"
    (few,) = [text for text in pages(rendered["few-测评汇总表"]) if "测评情况图" in text]
    assert "阿依古丽·买买提" in few


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_the_papers_of_an_appraisal(papers: dict[str, dict[str, Path]], version: str) -> None:
    chosen = {f"{branch} {name}": path for branch, made in papers.items() for name, path in made.items()}
    told = {name: faults(path, version) for name, path in chosen.items()}
    assert not any(told.values()), told
