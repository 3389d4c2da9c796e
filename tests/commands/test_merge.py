"""`--merge`: the papers of a run bound into one file, which is kept as every other output is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from lxml import etree
from noticeboard import HEAD, LISTED
from noticeboard import MINUTES as DECISIONS
from noticeboard import ORGANIZATION as NOTICED
from offices import ROSTER
from tables import template, workbook

from docgen.commands import docgen
from docgen.libreoffice import LibreOfficeMissing
from docgen.word.xml_names import qn

MINUTES = Path(__file__).parents[1] / "golden" / "minutes" / "minutes.yaml"


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Page numbers as LibreOffice measures them are looked at in tests/rendered."""

    def missing() -> Path:
        raise LibreOfficeMissing(Path("soffice"))

    monkeypatch.setattr("docgen.making.volume_binding.find_soffice", missing)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plans" / "2023").mkdir(parents=True)
    (tmp_path / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "plans" / "2023" / "minutes.yaml").write_bytes(MINUTES.read_bytes())
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(docgen, [*words, "-C", str(folder)], prog_name="docgen")


def minutes(folder: Path, *words: str) -> Result:
    return run(folder, "minutes", "2023", *words)


def volume(folder: Path, name: str = "2023年会议记录汇编", kind: str = "minutes") -> Path:
    return folder / "generated" / "2023" / kind / f"{name}.docx"


def paragraphs(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def contents(path: Path) -> list[str]:
    """The lines of the contents, without their page numbers."""
    body = docx.Document(str(path)).element.body
    links = body.iter(qn("hyperlink"))
    return ["".join(text.text or "" for text in link.iter(qn("t"))).rstrip("？0123456789") for link in links]


def papers_in(folder: Path) -> list[Path]:
    made = (folder / "generated" / "2023" / "minutes").glob("*.docx")
    return sorted(path for path in made if not path.name.startswith("2023年"))


def test_the_minutes_of_a_year_are_bound_behind_a_cover_and_their_contents(office: Path) -> None:
    result = minutes(office, "--merge")
    assert volume(office).is_file(), result.output
    text = [line for line in paragraphs(volume(office)) if line]
    assert text[:4] == ["会议记录汇编", "（2023年）", "中共云溪市第三中学总支部委员会", "目　　录"]
    titles = {docx.Document(str(path)).paragraphs[0].text for path in papers_in(office)}
    bound = [title for title in titles if title in text]
    assert len(bound) >= 5
    # Ballots and the sheets to count them are filled in by hand, and filed as such.
    assert not [line for line in contents(volume(office)) if "选票" in line or "计票单" in line]


def test_the_contents_are_in_the_order_of_days_and_say_title_and_subject(office: Path) -> None:
    minutes(office, "--merge")
    days = [tuple(map(int, re.findall(r"^(\d+)月(\d+)日　", line)[0])) for line in contents(volume(office))]
    assert days == sorted(days)
    assert len(days) > 5
    assert any(re.fullmatch(r"\d+月\d+日　.+记录：.+", line) for line in contents(volume(office)))


def test_without_libreoffice_no_number_is_guessed_and_word_is_asked_for_them(office: Path) -> None:
    result = minutes(office, "--merge")
    assert "P702" in result.stderr
    assert "选“是”" in result.stderr
    with zipfile.ZipFile(volume(office)) as package:
        assert b"<w:updateFields" in package.read("word/settings.xml")
        document = etree.fromstring(package.read("word/document.xml"))
    links = list(document.iter(qn("hyperlink")))
    assert {list(link.iter(qn("t")))[-1].text for link in links} == {"？"}
    marks = {mark.get(qn("name")) for mark in document.iter(qn("bookmarkStart"))}
    assert {link.get(qn("anchor")) for link in links} <= marks


def test_the_volume_is_made_once_and_is_the_same_on_every_run(office: Path) -> None:
    minutes(office, "--merge")
    first = volume(office).read_bytes()
    assert "已写入" not in minutes(office, "--merge").stdout
    volume(office).unlink()
    assert "已写入 1 个" in minutes(office, "--merge").stdout
    assert volume(office).read_bytes() == first


@pytest.mark.parametrize(
    ("words", "name", "under"),
    [
        (["--branch", "第二支部"], "2023年会议记录汇编_第二支部", "第二支部"),
        (["--kind", "支委会"], "2023年会议记录汇编_支委会", "支委会"),
        (["--month", "3"], "2023年会议记录汇编_3月", "3月"),
        (["--title", "三会一课记录"], "三会一课记录", ""),
    ],
)
def test_the_choice_among_the_minutes_names_the_volume(
    office: Path, words: list[str], name: str, under: str
) -> None:
    minutes(office, "--merge", *words)
    assert under in paragraphs(volume(office, name))
    assert not volume(office).exists()


def test_a_dry_run_tells_of_the_volume_and_writes_nothing(office: Path) -> None:
    result = minutes(office, "--merge", "--dry-run")
    assert f"将写入 {volume(office)}" in result.stdout
    assert not (office / "generated").exists()


def test_it_is_told_how_many_papers_a_volume_lacks(office: Path) -> None:
    file = office / "plans" / "2023" / "minutes.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("日期: 2023-03-08", "日期: 三月", 1), encoding="utf-8"
    )
    result = minutes(office, "--merge")
    assert "W610 合订本里少了 1 份" in result.stderr


def edited(path: Path, text: str = "手工添的一句") -> None:
    document = docx.Document(str(path))
    document.add_paragraph(text)
    document.save(str(path))


def test_what_a_person_changed_is_bound_as_that_person_left_it(office: Path) -> None:
    minutes(office)
    edited(papers_in(office)[0])
    result = minutes(office, "--merge")
    assert "手工添的一句" in paragraphs(volume(office))
    assert f"“{papers_in(office)[0].name}”是您改过的那一份" in result.stderr
    # An edit after the binding is bound the next time.
    edited(papers_in(office)[2], "又添一句")
    assert "已写入" in minutes(office, "--merge").stdout
    assert {"手工添的一句", "又添一句"} <= set(paragraphs(volume(office)))


def test_a_persons_file_that_cannot_be_bound_gives_way_to_what_docgen_makes(office: Path) -> None:
    minutes(office)
    title = docx.Document(str(papers_in(office)[0])).paragraphs[0].text
    papers_in(office)[0].write_text("不是 Word 文件")
    result = minutes(office, "--merge")
    assert "W607" in result.stderr
    assert papers_in(office)[0].name in result.stderr
    assert title in paragraphs(volume(office))


def test_a_volume_that_a_person_changed_is_not_overwritten(office: Path) -> None:
    minutes(office, "--merge", "--month", "3")
    mine = volume(office, "2023年会议记录汇编_3月")
    edited(mine)
    result = minutes(office, "--merge", "--month", "3")
    assert f"已另存 {mine}" in result.stdout
    assert "手工添的一句" in paragraphs(mine)
    assert mine.with_name("2023年会议记录汇编_3月（新生成）.docx").is_file()


def test_a_volume_goes_to_the_old_files_when_one_of_its_papers_has_changed(office: Path) -> None:
    minutes(office, "--merge")
    minutes(office, "--merge", "--month", "12")
    file = office / "plans" / "2023" / "minutes.yaml"
    text = file.read_text(encoding="utf-8")
    topic = re.search(r"日期: 2023-03-\d\d(?:.|\n)*?地点: (\S+)", text)
    assert topic is not None
    file.write_text(text.replace(f"地点: {topic[1]}", "地点: 报告厅", 1), encoding="utf-8")
    result = minutes(office)
    assert f"已移到旧文件 {volume(office)}（合订以后，里面的文件又有变化" in result.stdout
    assert not volume(office).exists()
    # What was bound of another month is still what lies there.
    assert volume(office, "2023年会议记录汇编_12月").exists()
    assert "已移到旧文件" not in minutes(office).stdout


def test_notices_are_bound_too_and_numbered_from_their_first_page(workspace: Callable[..., Path]) -> None:
    folder = workspace(organization=NOTICED)
    year = folder / "plans" / "2023"
    (year / "minutes.yaml").write_text(DECISIONS, encoding="utf-8")
    (year / "notices.yaml").write_text(HEAD + LISTED, encoding="utf-8")
    result = run(folder, "notices", "2023", "--merge")
    bound = volume(folder, "2023年公示汇编", "notices")
    assert bound.is_file(), result.output
    assert contents(bound) == ["9月26日　关于拟将何磊同志列为发展对象的公示"]
    last = docx.Document(str(bound)).sections[-1]
    # By itself a notice has no number on its first page; in a volume the contents lead there.
    assert not last.different_first_page_header_footer
    assert "PAGE" in last.footer._element.xml


def fill(folder: Path, *words: str) -> Result:
    (folder / "证书.docx").write_bytes(template("{{ 姓名 }}同志", "{{ 单位 }}"))
    (folder / "名单.xlsx").write_bytes(workbook(["姓名", "单位"], ["张伟", "一支部"], ["王芳", "二支部"]))
    return run(folder, "fill", "证书.docx", "名单.xlsx", *words)


def test_filled_documents_are_bound_one_behind_the_other(tmp_path: Path) -> None:
    result = fill(tmp_path, "--merge")
    bound = tmp_path / "名单_生成" / "证书" / "合订本.docx"
    assert "已写入 3 个" in result.stdout, result.output
    assert paragraphs(bound) == ["张伟同志", "一支部", "王芳同志", "二支部"]
    starts = [
        section._sectPr.find(qn("pgNumType")).get(qn("start")) for section in docx.Document(bound).sections
    ]
    assert starts == ["1", "1"]


def test_filled_documents_get_a_cover_and_contents_with_a_title(tmp_path: Path) -> None:
    fill(tmp_path, "--merge", "--title", "2023年度先进事迹")
    bound = tmp_path / "名单_生成" / "证书" / "2023年度先进事迹.docx"
    assert contents(bound) == ["张伟", "王芳"]
    assert next(line for line in paragraphs(bound) if line) == "2023年度先进事迹"


def test_a_filled_volume_goes_when_a_row_has_changed(tmp_path: Path) -> None:
    fill(tmp_path, "--merge")
    bound = tmp_path / "名单_生成" / "证书" / "合订本.docx"
    assert "合订本" not in fill(tmp_path).stdout
    (tmp_path / "名单.csv").write_text("姓名,单位\n张伟,三支部\n", encoding="utf-8")
    (tmp_path / "名单.xlsx").unlink()
    result = run(tmp_path, "fill", "证书.docx", "名单.csv")
    assert f"已移到旧文件 {bound}" in result.stdout
    assert not bound.exists()


def test_a_volume_never_takes_the_place_of_a_paper(tmp_path: Path) -> None:
    fill(tmp_path, "--merge", "--title", "张伟")
    folder = tmp_path / "名单_生成" / "证书"
    assert paragraphs(folder / "张伟.docx") == ["张伟同志", "一支部"]
    assert contents(folder / "张伟（2）.docx") == ["张伟", "王芳"]


def test_a_fault_in_the_template_of_the_front_stops_the_volume_alone(office: Path) -> None:
    (office / "templates_docx").mkdir()
    (office / "templates_docx" / "volume.docx").write_bytes(template("{{ 标题 }}", "{{ 单味 }}"))
    result = minutes(office, "--merge")
    assert "单味" in result.stderr
    assert f"未生成 {volume(office)}" in result.stdout
    assert result.exit_code == 1
    assert len(papers_in(office)) > 8


def test_the_front_may_be_an_offices_own(office: Path) -> None:
    (office / "templates_docx").mkdir()
    own = template("{{ 单位 }}", "{{ 标题 }}{{ 年度 }}{{ 副题 }}", "{{p 目录|目录 }}")
    (office / "templates_docx" / "volume.docx").write_bytes(own)
    result = minutes(office, "--merge")
    assert volume(office).is_file(), result.output
    assert "会议记录汇编2023年" in paragraphs(volume(office))
    assert len(contents(volume(office))) > 8


def test_a_title_without_a_volume_is_wrong_usage(office: Path) -> None:
    result = minutes(office, "--title", "汇编")
    assert result.exit_code == 2
    assert "--merge" in result.stderr


def test_a_package_of_a_volume_holds_no_part_twice(office: Path) -> None:
    minutes(office, "--merge")
    with zipfile.ZipFile(io.BytesIO(volume(office).read_bytes())) as package:
        names = package.namelist()
    assert len(names) == len(set(names)) < 25
