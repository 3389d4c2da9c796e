"""Every YAML file has all that a YAML file has: none is forgotten where files are dealt with."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from reading_models import read

from docgen.base.workspace import Workspace
from docgen.checking.proofreading.facts import NO_FACTS
from docgen.checking.proofreading.paper_text import ALL_KINDS, PAPERS
from docgen.checking.proofreading.passages import paper_of
from docgen.checking.proofreading.year import text_files
from docgen.commands import docgen
from docgen.models.record import Record, records_of
from docgen.models.titled_paper import TitledPaper
from docgen.models.year_file import ListFile, YearFile
from docgen.next_year.carried_files import CARRY
from docgen.papers import KINDS, kind_named
from docgen.reading.nodes import Entries, Text
from docgen.year import load_year
from docgen.year.files import Carried, Holds, YamlFile
from docgen.year.register import ALL_FILES, FILES, OF_A_YEAR, file_named, in_order_of_need, text_model

REPOSITORY = Path(__file__).parents[2]
MODELS = sorted((REPOSITORY / "docgen" / "models").glob("*.py"))
PAPER_FILES = sorted((REPOSITORY / "docgen" / "papers").rglob("*.py"))
MANUAL = (REPOSITORY / "docs" / "手册.md").read_text(encoding="utf-8")

NO_TEXT = {
    "plan": "时段 支部 文号 发文机关标志 份号 密级 署名 抄送 印发机关 频次 拟定 地点 主持 材料",
    "notices": "编号 支部 署名 张贴 反映 部门 电话 地址 信箱 姓名 民族 学历 行政职务 成绩 推荐方式 培养联系人"
    " 入党介绍人 政治审查 集中培训",
    "evaluations": "编号 支部 姓名 对象 另行要求 项目 要求 指标 依据 其他依据 承诺期限 权重 选票 互评表 等次"
    " 自评 互评 评定 计票人 监票人",
    "minutes": "支部 党小组 地点 主持人 记录人 主讲人 出席 缺席 列席 姓名 事项 责任人 时限 对象 选票 计票人"
    " 监票人 总监票人 书面意见人 未参加表决 未参加投票 结果 入党介绍人 附照片页",
}
"""The keys whose values the proofreader leaves alone: names, numbers, places, files, words of a form."""

of_each = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
of_each_of_a_year = pytest.mark.parametrize("file", OF_A_YEAR, ids=lambda file: file.name)


def year_models() -> Iterator[type[YearFile]]:
    """The models of whole files: those that no other builds upon."""
    for path in MODELS:
        module = import_module(f"docgen.models.{path.stem}")
        for model in vars(module).values():
            is_own = isinstance(model, type) and model.__module__ == module.__name__
            if is_own and issubclass(model, YearFile) and not model.__subclasses__():
                yield model


def test_every_model_of_a_file_is_registered() -> None:
    assert set(year_models()) == {file.model() for file in OF_A_YEAR}


def test_every_starter_file_belongs_to_a_registered_file() -> None:
    lying = {
        path.name for path in (files("docgen.base") / "starter").iterdir() if path.name.endswith(".yaml")
    }
    assert lying == {f"{file.name}.yaml" for file in FILES if file.has_starter}


def test_every_kind_of_paper_that_is_written_is_registered() -> None:
    """By the constants that make a `Kind` in the files of papers."""
    made = [
        target.id
        for path in PAPER_FILES
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if getattr(node.value.func, "id", "") == "Kind"
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    own = [name for name in KINDS if name != "evaluations_merged"]  # made of another kind
    assert len(made) == len(own) == len(set(KINDS)) - 1


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_paper_is_made_from_registered_files(name: str) -> None:
    kind = kind_named(name)
    assert {*kind.reads, *kind.consults} <= {*ALL_FILES}
    assert not kind.prints or kind.prints in kind.reads


@of_each_of_a_year
def test_a_file_of_a_year_is_printed_by_a_kind_of_paper(file: YamlFile[Any]) -> None:
    """So errors in its text stand against its papers."""
    assert file.name in {kind_named(name).prints for name in KINDS}


@of_each
def test_a_file_is_read_by_a_model_and_its_facts_are_checked(file: YamlFile[Any]) -> None:
    assert issubclass(file.model(), Record)
    assert file.title
    assert file.load or file.check
    assert all(callable(each()) for each in (file.load, file.check) if each)


@of_each
def test_a_file_has_its_schema_in_the_repository(file: YamlFile[Any]) -> None:
    assert (REPOSITORY / "plans" / "schema" / f"{file.name}.schema.json").is_file(), "run `docgen schema`"


def test_a_schema_is_of_a_registered_file() -> None:
    lying = {path.name for path in (REPOSITORY / "plans" / "schema").iterdir()}
    assert lying == {f"{name}.schema.json" for name in ALL_FILES}


@of_each
def test_the_manual_speaks_of_every_file(file: YamlFile[Any]) -> None:
    assert f"{file.name}.yaml" in MANUAL


@of_each_of_a_year
def test_a_file_of_a_year_is_one_paper_or_a_list_of_records(file: YamlFile[Any]) -> None:
    model = text_model(file.name)
    assert file.holds in (Holds.PAPER, Holds.RECORDS)
    if file.holds is Holds.PAPER:
        assert issubclass(model, TitledPaper)
        assert file.name in PAPERS
        assert model.CALLED != TitledPaper.CALLED
    else:
        assert issubclass(model, ListFile)
        assert model.LIST in model.keys()  # noqa: SIM118 - not a mapping
        assert model.TITLED_BY


@of_each_of_a_year
def test_a_file_of_a_year_is_carried_into_the_next(file: YamlFile[Any]) -> None:
    assert file.carried is not None
    assert file.carried in CARRY or (file.carried is Carried.ANEW and file.has_starter)
    assert file.holds is Holds.PAPER or file.left_behind.format(old=2023, file="f")


@of_each_of_a_year
def test_every_key_that_holds_words_is_proofread_or_said_to_be_none(file: YamlFile[Any]) -> None:
    """A new key stands either in its model's ROLES or among those that are no text."""
    model = text_model(file.name)
    roles = {*model.ROLES, *model.ROLES_BELOW, *(key for keys in model.ROLES_BELOW.values() for key in keys)}
    worded = {
        str(field.alias)
        for record in records_of(model)
        for field in record.model_fields.values()
        if any(word in repr(field.annotation) for word in ("nodes.Text", "models.names"))
    }
    no_text = {*NO_TEXT.get(file.name, NO_TEXT["plan"]).split()}
    assert worded - roles - no_text == set()


@of_each_of_a_year
def test_every_role_is_that_of_a_key(file: YamlFile[Any]) -> None:
    model = text_model(file.name)
    keys = {key for record in records_of(model) for key in record.keys()}  # noqa: SIM118 - not a mapping
    assert {*model.ROLES, *model.ROLES_BELOW} <= keys


@of_each_of_a_year
def test_the_proofreader_reads_the_file(file: YamlFile[Any], tmp_path: Path) -> None:
    assert file.name in ALL_KINDS
    workspace = Workspace(tmp_path)
    path = file.path(workspace, 2023)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    assert [(one.kind, one.path) for one in text_files(workspace, 2023)] == [(file.name, path)]
    key = next(iter(text_model(file.name).ROLES))
    assert paper_of(Entries({Text(key): Text("目地")}), file.name, NO_FACTS).text == "目地"


@of_each
def test_a_starter_file_is_read_without_a_fault_of_its_form(file: YamlFile[Any], tmp_path: Path) -> None:
    if not file.has_starter:
        return
    CliRunner().invoke(docgen, ["init", str(tmp_path), "--year", "2024"])
    text = file.path(Workspace(tmp_path), 2024).read_text(encoding="utf-8")
    _, said = read(file.model(), text, 2024)
    assert [one for one in said if one.code[0] in "YK" and one.level.value == "error"] == []


def test_a_file_is_read_after_those_that_it_is_held_against() -> None:
    order = [file.name for file in in_order_of_need(ALL_FILES)]
    assert sorted(order) == sorted(ALL_FILES)
    assert all(order.index(need) < order.index(file.name) for file in FILES for need in file.needs)
    assert [file.name for file in in_order_of_need({"notices"})] == ["notices"]


def test_a_year_that_is_loaded_says_what_each_of_its_files_holds() -> None:
    year = load_year(Workspace(REPOSITORY), 2023)
    assert {*year.said} >= {file.name for file in FILES if file.path(Workspace(REPOSITORY), 2023).exists()}
    assert year.file(file_named("plan").model()) is year.plan
