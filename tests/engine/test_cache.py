"""The cache of compiled templates: it saves work and changes nothing else, whatever lies in its folder."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import pass_context

from docgen.base import cache
from docgen.engine import ready
from docgen.engine.ready import ready_template
from docgen.engine.template import render

TEMPLATE = "样本.docx"
FIELDS = {"标题": None, "项": [{"名": None}], "数": None}
CONTEXT = {"标题": "“一”与<二>", "项": [{"名": "甲"}, {"名": "乙"}], "数": 2}
LINES = (
    "关于{{ 标题 }}的通知",
    "{%p for 个 in 项 %}",
    "第{{ loop.index }}项：{{ 个.名 }}，{{ 个.名|描 }}",
    "{%p endfor %}",
    "一半是{{ 1 / 数 }}",
)

OTHER_PROCESS = """
import json, sys
from pathlib import Path
from docgen.engine.ready import ready_template
from docgen.engine.template import render
package, context, fields = Path(sys.argv[1]).read_bytes(), json.loads(sys.argv[2]), json.loads(sys.argv[3])
template, said = ready_template(package, "样本.docx", filters={"描": str}, fields=fields)
sys.stdout.buffer.write(render(template, context).document)
print(*sys.modules, file=sys.stderr)
"""
COMPILING = (
    "compiling", "patching", "patch_xml", "parsing", "guard", "balance", "draft", "tags", "mistyped",
    "marking", "effects", "fonts", "placing", "pictures", "parts", "fields",
)  # fmt: skip


@pytest.fixture
def package(word):
    return word.paragraphs(*LINES)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "缓存" / "docgen"
    monkeypatch.setenv(cache.VARIABLE, str(folder))
    return folder


@pytest.fixture
def compilations(monkeypatch):
    """What is compiled, by the names of the templates."""
    done = []
    compile_really = ready._compiled

    def compile_and_tell(package, name, filters, fields):
        done.append(name)
        return compile_really(package, name, filters, fields)

    monkeypatch.setattr(ready, "_compiled", compile_and_tell)
    return done


def prepared(package, name=TEMPLATE, fields=FIELDS, draw=str):
    template, said = ready_template(package, name, filters={"描": draw}, fields=fields)
    assert template is not None, said
    return template


def document(package, context=CONTEXT):
    outcome = render(prepared(package), context)
    assert outcome.document is not None, outcome.diagnostics
    return outcome.document


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def elsewhere(package, tmp_path):
    """Start to make the document in another process, which tells the modules it has loaded."""
    file = tmp_path / TEMPLATE
    file.write_bytes(package)
    command = [sys.executable, "-c", OTHER_PROCESS, file, json.dumps(CONTEXT), json.dumps(FIELDS)]
    return lambda: subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_second_process_compiles_nothing_and_loads_nothing_to_compile_with(package, elsewhere):
    expected = document(package)
    made, told = elsewhere().communicate()
    loaded = set(told.decode().split())
    assert made == expected
    assert "docgen.engine.ready" in loaded
    assert not loaded & {"lxml", "lxml.etree", "docx", "docxtpl", "docgen.word.opening"}
    assert not loaded & {f"docgen.engine.{name}" for name in COMPILING}


def test_a_cached_template_gives_the_same_bytes(package, monkeypatch, compilations):
    with monkeypatch.context() as patch:
        patch.setenv(cache.VARIABLE, "")
        fresh = document(package)
    assert [document(package), document(package)] == [fresh, fresh]
    assert len(compilations) == 2


def test_the_second_time_nothing_is_compiled(package, folder, compilations):
    for _ in range(3):
        prepared(package)
    assert compilations == [TEMPLATE]
    assert len(kept(folder)) == 1


@pytest.mark.parametrize(
    "context",
    [
        {**CONTEXT, "标题": "坏\x00字"},
        {**CONTEXT, "数": 0},
        {**CONTEXT, "数": None},
        {**CONTEXT, "项": [{"名称": "甲"}]},
        {},
    ],
    ids=["forbidden character", "division by zero", "wrong kind", "missing field", "nothing"],
)
def test_faults_of_the_data_are_told_at_the_same_tags(package, context, compilations):
    fresh = render(prepared(package), context)
    again = render(prepared(package), context)
    assert compilations == [TEMPLATE]
    assert fresh.diagnostics == again.diagnostics != ()
    assert all("的标签 {{" in fault.message for fault in again.diagnostics)


def test_filters_are_those_of_the_running_program(package, compilations, word):
    prepared(package, draw=str)
    shown = render(prepared(package, draw="新{}".format), CONTEXT)
    assert "新甲" in word.part(shown.document)
    assert compilations == [TEMPLATE]


@pass_context
def draw_in_context(_context, text):
    return text


def test_whatever_a_compiled_template_depends_on_makes_it_another(word, package, compilations, monkeypatch):
    prepared(package)
    prepared(package, name="别的.docx")
    prepared(package, fields={**FIELDS, "附注": None})
    prepared(package, draw=draw_in_context)
    prepared(word.paragraphs(*LINES, "附注"))
    ready_template(package, TEMPLATE, filters={"描": str, "写": str}, fields=FIELDS)
    for maker in ready.MAKERS:
        real = ready._stamp
        monkeypatch.setattr(ready, "_stamp", lambda each, maker=maker, real=real: (each == maker, real(each)))
        prepared(package)
    monkeypatch.setattr(ready, "__version__", "0.0.0")
    prepared(package)
    monkeypatch.setattr(sys, "version", "2.7")
    prepared(package)
    assert len(compilations) == 6 + len(ready.MAKERS) + 2


def test_the_stamp_of_a_package_changes_with_an_edit(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    module = tmp_path / "some_maker" / "__init__.py"
    module.parent.mkdir()
    module.write_text("a = 1")
    stamp = ready._stamp("some_maker")
    module.write_text("a = 12")
    assert ready._stamp("some_maker") != stamp


def test_a_program_without_files_of_its_own_keeps_nothing(package, folder, monkeypatch):
    def refuse(_folder):
        raise NotADirectoryError

    monkeypatch.setattr(os, "scandir", refuse)
    assert document(package)
    assert kept(folder) == []


def damaged(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])


def signed(path: Path, content: bytes) -> None:
    path.write_bytes(hashlib.sha256(path.stem.encode() + content).digest() + content)


@pytest.mark.parametrize(
    "spoil",
    [
        damaged,
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes()[:20]),
        lambda path: path.write_bytes(b""),
        lambda path: signed(path, b""),
        lambda path: signed(path, b"i\x01\x00\x00\x00"),
        lambda path: signed(path, b"(\x03\x00\x00\x00"),
        lambda path: signed(path, b"(\x03\x00\x00\x00NNN"),
    ],
    ids=["changed", "cut", "stump", "empty", "nothing", "a number", "half a tuple", "other things"],
)
def test_a_spoilt_file_is_compiled_anew_and_replaced(package, folder, compilations, spoil):
    expected = document(package)
    (file,) = kept(folder)
    whole = file.read_bytes()
    spoil(file)
    assert document(package) == expected
    assert compilations == [TEMPLATE] * 2
    assert hashlib.sha256(file.stem.encode() + file.read_bytes()[32:]).digest() == file.read_bytes()[:32]
    assert len(file.read_bytes()) == len(whole)
    document(package)
    assert compilations == [TEMPLATE] * 2


def test_a_file_under_another_key_is_not_taken(word, package, folder, compilations):
    prepared(package)
    (first,) = kept(folder)
    other = word.paragraphs("别的")
    prepared(other)
    (second,) = set(kept(folder)) - {first}
    second.write_bytes(first.read_bytes())
    assert "别的" in word.part(document(other))
    assert len(compilations) == 3


@pytest.mark.skipif(os.name == "nt", reason="modes and owners are POSIX's")
@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_others_may_write_is_not_trusted(package, folder, compilations, which):
    prepared(package)
    (file,) = kept(folder)
    (file if which == "file" else folder).chmod(0o777)
    prepared(package)
    assert len(compilations) == 2


@pytest.mark.skipif(os.name == "nt", reason="modes and owners are POSIX's")
def test_what_belongs_to_somebody_else_is_not_trusted(package, folder, compilations, monkeypatch):
    prepared(package)
    (file,) = kept(folder)
    before = file.read_bytes()
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    prepared(package)
    assert len(compilations) == 2
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_the_cache_is_readable_by_its_user_only(package, folder):
    prepared(package)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [file.stat().st_mode & 0o777 for file in kept(folder)] == [0o600]


@pytest.mark.parametrize("failing", ["mkdir", "open", "replace"])
def test_a_disk_that_cannot_be_written_does_no_harm(package, folder, monkeypatch, failing):
    def refuse(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{
        "mkdir": (Path, "mkdir"),
        "open": (cache, "_private"),
        "replace": (Path, "replace"),
    }[failing], refuse)  # fmt: skip
    assert document(package)
    assert kept(folder) == []


def test_a_file_in_the_place_of_the_folder_does_no_harm(package, folder):
    folder.parent.mkdir()
    folder.write_text("")
    assert document(package)


def test_an_empty_variable_switches_the_cache_off(package, folder, compilations, monkeypatch):
    monkeypatch.setenv(cache.VARIABLE, "")
    document(package)
    document(package)
    assert len(compilations) == 2
    assert kept(folder) == []


def test_two_processes_at_once_do_not_disturb_each_other(package, folder, elsewhere):
    documents = [process.communicate()[0] for process in [elsewhere(), elsewhere()]]
    assert documents == [document(package)] * 2
    assert [file.suffix for file in kept(folder)] == [cache.KEPT]


def test_warnings_are_told_every_time(word, folder, compilations):
    package = word.paragraphs("{%p if 数 %}旁边的字", "有", "{%p endif %}")
    told = [ready_template(package, TEMPLATE, filters={}, fields=FIELDS) for _ in range(2)]
    assert [[said.code for said in outcome.diagnostics] for outcome in told] == [["T517"]] * 2
    assert all(outcome.template for outcome in told)
    assert len(compilations) == 2
    assert kept(folder) == []


@pytest.mark.parametrize("line", ["{{ 标题 ", "{{ 标提 }}"], ids=["broken tag", "misspelt field"])
def test_a_template_with_faults_is_not_ready_and_not_kept(word, folder, line):
    outcome = ready_template(word.paragraphs(line), TEMPLATE, filters={}, fields=FIELDS)
    assert outcome.template is None
    assert outcome.diagnostics
    assert kept(folder) == []
