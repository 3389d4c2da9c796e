"""The hinge: what comes before a draft knows nothing of Word, what comes after it nothing of the domain."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin, get_type_hints, is_typeddict

from pydantic_core import from_json, to_json

from docgen.base.diagnostics import Diagnostic, Span
from docgen.papers.printed_marks import PrintedMark, marks_printed
from docgen.year import Year

if TYPE_CHECKING:
    from docgen.year.recorded import Recorded


About = Mapping[str, str | Collection[str]]
"""What papers a command shall choose: a value, or some of which any will do, by key."""


@dataclass(frozen=True, slots=True)
class Form:
    """A template's file name, and the typed dictionary that describes its context."""

    template: str
    title: str
    fields: type


class FilledForm(NamedTuple):
    """A form with what fills it, and the end of the paper's file name; remarks on what was counted for it."""

    name: str
    form: Form
    context: Mapping[str, object]
    remarks: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Draft:
    """One paper to be: its file name (without extension), its form and what fills that.

    `span` is the record it is made from, when a fault there concerns no other paper; `about` says by what a
    command may choose it; `remarks` is what there is to say when it is made, and at no other time.
    """

    name: str
    form: Form
    context: Mapping[str, object]
    span: Span | None = None
    about: Mapping[str, frozenset[str]] | None = None
    remarks: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()
    """The files that it shows beside its data, by their paths in the workspace."""

    @cached_property
    def data(self) -> bytes:
        """The data that fill its form, as JSON: docgen knows the paper again by them."""
        return to_json(self.context)

    @property
    def blanks(self) -> tuple[PrintedMark, ...]:
        """Each 【待补】 and 【请填写】 that the paper holds."""
        # Most papers have none: their data are not walked through.
        return marks_printed(context_of(self.data)) if "【".encode() in self.data else ()

    @property
    def chosen_by(self) -> frozenset[tuple[str, str]]:
        """By what a command may choose it: keys with their values."""
        about = self.about or {}
        return frozenset((key, value) for key, values in about.items() for value in values)

    def is_about(self, wanted: About) -> bool:
        """Tell whether it is one of those that were asked for; a draft whose `about` is None always is.

        Of several values under a key any will do.
        """
        about = self.about
        return about is None or all(
            not about.get(key, frozenset()).isdisjoint([value] if isinstance(value, str) else value)
            for key, value in wanted.items()
        )


def context_of(data: bytes) -> dict[str, Any]:
    """Return the data that fill a form, from their JSON."""
    context: dict[str, Any] = from_json(data)
    return context


def _nothing_to_say(_year: Year) -> list[Diagnostic]:
    return []


def _no_drafts(_year: Year) -> list[Draft]:
    return []


class BoundKind(NamedTuple):
    """How papers of a kind are bound into a volume: what it is called, and the forms that go into it."""

    title: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: its name, which is also its output folder, its forms, and how a year is drafted.

    `reads` names the YAML files (without `.yaml`) that its drafts are made from; `consults` those that it
    only looks into, and whose faults are no faults of its papers.
    """

    name: str
    forms: tuple[Form, ...]
    reads: tuple[str, ...]
    drafts: Callable[[Year], Sequence[Draft | Diagnostic]] = _no_drafts
    """The papers that the year as a whole gives, and why one could not be drafted."""
    of_record: Callable[[Recorded], Iterable[Draft]] | None = None
    """The papers that each record of the minutes gives, where they come from nothing else."""
    none_yet: str = ""
    """What to say when the year has nothing to make papers from."""
    none_chosen: str = "没有符合条件的记录"
    """What to say when nothing of it was asked for."""
    folder: str = ""
    """The output folder, where it is that of another kind."""
    consults: tuple[str, ...] = ()
    needs_people: bool = True
    """Whether an error about somebody in the roster refuses its papers."""
    check: Callable[[Year], list[Diagnostic]] = _nothing_to_say
    """What stands against making these papers, though each file may be right by itself."""
    rests_on: str = ""
    """The YAML file (without `.yaml`) that says which papers there are."""
    outdates: tuple[str, ...] = ()
    """The kinds whose papers may be none of today's any more when the file of these has changed."""
    staying: Callable[[Year], list[Draft]] = _no_drafts
    """The papers that are not made any more, and stay where they were made."""
    gone: str = "按现在的内容没有这一份了"
    """What is said of a paper that is none of today's."""
    instead_of: str = ""
    """The kind that it is another form of: the papers of the one that was made last are today's."""
    called: str = ""
    """What people call it, where that is not the name of its first form."""
    prints: str = ""
    """The YAML file (without `.yaml`) whose texts its papers print: errors in these stand against them."""
    bound: BoundKind | None = None
    """How its papers are bound into a volume, where they are."""

    @property
    def papers(self) -> str:
        """The name under which the record of a folder knows its papers."""
        return self.instead_of or self.name

    @property
    def title(self) -> str:
        """The name that people use: that of its first form, where it has no name of its own."""
        return self.called or self.forms[0].title


def field_tree(described: Any) -> Any:  # noqa: ANN401 - any type expression
    """The names a template may use: a mapping of names, a list of one such mapping, or None for a leaf."""
    if is_typeddict(described):
        return {name: field_tree(hint) for name, hint in get_type_hints(described).items()}
    inner = [tree for tree in map(field_tree, get_args(described)) if tree is not None]
    if not inner:
        return None
    return inner if get_origin(described) is list else inner[0]
