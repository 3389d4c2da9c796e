"""The Jinja environment of templates: data looked up in dictionaries first, nothing of Python in reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from jinja2 import Environment, StrictUndefined, UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Impossible
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing

from docgen.engine.patched import BLOCK, BLOCK_END, NOTE, NOTE_END, VALUE, VALUE_END
from docgen.engine.template_bounds import BOUNDED_FILTERS, OPERATORS, Value, bounded_range

SAFE_FILTERS = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int",
    "items", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr",
    "reverse", "select", "selectattr", "sort", "string", "sum", "title", "trim", "truncate", "unique",
    "upper", "wordcount",
)  # fmt: skip
"""Jinja's own filters, without those that mark text as XML, format by width or reach for attributes."""

LOOP_FIELDS = frozenset((
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0",
    "previtem", "nextitem", "cycle", "changed",
))  # fmt: skip
TEXT_METHODS = frozenset((
    "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "startswith", "endswith", "upper",
    "lower", "title", "capitalize", "find", "count", "isdigit", "isalpha", "removeprefix",
    "removesuffix",
))  # fmt: skip
METHODS: Mapping[type, frozenset[str]] = {
    dict: frozenset(("items", "keys", "values", "get")),
    str: TEXT_METHODS,
    list: frozenset(("index", "count")),
    LoopContext: LOOP_FIELDS,
}
"""The methods that a template may call: none changes data, grows without bound or leads on to Python."""

ALL_METHODS = frozenset().union(*METHODS.values())


class UnknownName(UndefinedError):
    """A template asked for a field that is not there."""

    def __init__(self, owner: Value, name: Value, *_message: str) -> None:
        super().__init__(str(name))
        self.owner = owner
        """The value that was searched; jinja2's `missing` when it is the context itself."""
        self.name = str(name)


class Unknown(StrictUndefined):
    """A field that is not there: may be tested and defaulted, nothing else."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Value = missing, name: Value = None, exc: Value = None
    ) -> None:
        super().__init__(hint, obj, name, partial(UnknownName, obj, name))  # type: ignore[arg-type]


class WriterGenerator(CodeGenerator):
    """Writes each value as its writer gives it: every `{{ … }}` ends in one, which escapes it.

    The template's own text is encoded once, here: to encode all of a document takes as long as to fill it.
    """

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        if isinstance(node, nodes.TemplateData):
            return node.data
        raise Impossible

    def _output_const_repr(self, group: Iterable[str]) -> str:
        return repr("".join(group).encode())

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None: ...

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None: ...


class Sandbox(ImmutableSandboxedEnvironment):
    """Looks fields up in dictionaries first: that is all a template needs, and costs nothing."""

    code_generator_class = WriterGenerator
    intercepted_binops = frozenset(OPERATORS)

    def getattr(self, obj: Value, attribute: str) -> Value:
        """Return the field of a dictionary, or one of the few safe methods."""
        try:
            return obj[attribute]
        except (TypeError, LookupError, AttributeError):
            return self._method(obj, attribute)

    def getitem(self, obj: Value, argument: Value) -> Value:
        """Return the item of a dictionary or a list, never an attribute."""
        try:
            return obj[argument]
        except (TypeError, LookupError, AttributeError):
            return self.undefined(obj=obj, name=argument)

    def _method(self, obj: Value, name: str) -> Value:
        for kind, methods in METHODS.items():
            if isinstance(obj, kind) and name in methods:
                return getattr(obj, name)
        if isinstance(obj, Namespace) and not name.startswith("_"):
            return getattr(obj, name, None) if hasattr(obj, name) else self.undefined(name=name)
        return self.undefined(obj=obj, name=name)


def sandbox(filters: Mapping[str, Callable[..., Value]]) -> Sandbox:
    """Return a fresh environment with the safe filters and those of the document kind."""
    environment = Sandbox(
        block_start_string=BLOCK,
        block_end_string=BLOCK_END,
        variable_start_string=VALUE,
        variable_end_string=VALUE_END,
        comment_start_string=NOTE,
        comment_end_string=NOTE_END,
        keep_trailing_newline=True,
        autoescape=True,
        optimized=False,  # nothing of a template runs before it is rendered
        undefined=Unknown,
        cache_size=0,
    )
    own: Environment = environment
    own.filters = {name: own.filters[name] for name in SAFE_FILTERS} | dict(BOUNDED_FILTERS) | dict(filters)
    own.globals = {"range": bounded_range, "namespace": Namespace}
    environment.binop_table.update(OPERATORS)
    return environment
