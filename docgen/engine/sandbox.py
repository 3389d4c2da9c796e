"""The Jinja environment of templates: data looked up in dictionaries first, nothing of Python in reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from time import thread_time

from jinja2 import Environment, StrictUndefined, Undefined, UndefinedError, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Impossible
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing

from docgen.engine.blanks import Blank
from docgen.engine.comparing import COMPARING_TESTS
from docgen.engine.number_filters import NUMBER_FILTERS, refuse_stringing
from docgen.engine.patched import BLOCK, BLOCK_END, NOTE, NOTE_END, VALUE, VALUE_END
from docgen.engine.template_bounds import (
    BOUNDED_FILTERS,
    BUDGET,
    OPERATORS,
    Budget,
    TooMuch,
    Value,
    as_text,
    bounded_range,
    join,
    weight_of,
)
from docgen.engine.typed_values import No, Shown

SAFE_FILTERS = (
    "capitalize", "count", "dictsort", "first", "groupby", "items", "last", "length", "list", "lower",
    "map", "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "string",
    "title", "trim", "truncate", "unique", "upper", "wordcount",
)  # fmt: skip
"""Jinja's own filters, without those that mark text as XML, format by width or reach for attributes."""

OF_TEXT = ("capitalize", "lower", "replace", "string", "title", "trim", "truncate", "upper")
"""Filters that make another text of a text: a list has none, and of a blank there is nothing to change."""

COMPARING = ("dictsort", "groupby", "max", "min", "sort", "unique")
LONGEST_DRAWN = 20_000
"""Characters of a text for one of docgen's own filters: forty pages."""

EXTREMES = ("max", "min")

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
        # Nothing is computed while compiling: there is no budget yet.
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
    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def getattr(self, obj: Value, attribute: str) -> Value:
        """Return the field of a dictionary, or one of the few safe methods."""
        try:
            # A field may be called items or count: the data goes before the methods.
            return obj[attribute]
        except (TypeError, LookupError, AttributeError):
            return self._method(obj, attribute)

    def getitem(self, obj: Value, argument: Value) -> Value:
        """Return the item of a dictionary or a list, never an attribute."""
        try:
            return obj[argument]
        except (TypeError, LookupError, AttributeError):
            return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Context, operator: str, left: Value, right: Value) -> Value:
        """Compute within the budget; what is computed with a blank is as unknown as the blank."""
        budget: Budget = context[BUDGET]
        budget.tick()
        if isinstance(left, Blank) or isinstance(right, Blank):
            return _with_blank(operator, left, right)
        refuse_stringing(operator, left, right)
        return budget.charged(self.binop_table[operator](left, right))

    def call(self, context: Context, called: Value, *arguments: Value, **options: Value) -> Value:
        """Call a method within the budget."""
        budget: Budget = context[BUDGET]
        budget.tick()
        return budget.charged(super().call(context, called, *arguments, **options))

    def _method(self, obj: Value, name: str) -> Value:
        for kind, methods in METHODS.items():
            if isinstance(obj, kind) and name in methods:
                return getattr(obj, name)
        if isinstance(obj, Namespace) and not name.startswith("_"):
            return getattr(obj, name, None) if hasattr(obj, name) else self.undefined(name=name)
        return self.undefined(obj=obj, name=name)


def sandbox(filters: Mapping[str, Callable[..., Value]]) -> Sandbox:
    """Return a fresh environment with the safe filters and those of the document kind."""
    environment = _bare_sandbox()
    own: Environment = environment
    own.filters = {name: _within_budget(name) for name in _plain().filters}
    own.filters |= {"default": _default, "d": _default, "join": join}
    own.filters |= {name: _untimed(function) for name, function in filters.items()}
    own.tests |= dict(COMPARING_TESTS) | {"none": _is_none, "defined": _is_there, "undefined": _is_not_there}
    # Not added to Jinja's own: cycler, joiner and lipsum would be in reach.
    own.globals = {"range": bounded_range, "namespace": Namespace}
    return environment


def _bare_sandbox() -> Sandbox:
    environment = Sandbox(
        block_start_string=BLOCK,
        block_end_string=BLOCK_END,
        variable_start_string=VALUE,
        variable_end_string=VALUE_END,
        comment_start_string=NOTE,
        comment_end_string=NOTE_END,
        # Jinja drops the last line feed otherwise, and a part keeps each byte of its own text.
        keep_trailing_newline=True,
        autoescape=True,
        optimized=False,  # nothing of a template runs before it is rendered
        undefined=Unknown,
        # Jinja's cache is for templates that are loaded by name: none is.
        cache_size=0,
    )
    environment.binop_table.update(OPERATORS)
    return environment


@cache
def _plain() -> Sandbox:
    """Return a sandbox with the filters as they are: no template can name one of them without its bounds."""
    environment = _bare_sandbox()
    own: Environment = environment
    safe = {name: own.filters[name] for name in SAFE_FILTERS}
    own.filters = safe | dict(BOUNDED_FILTERS) | dict(NUMBER_FILTERS)
    return environment


def _within_budget(name: str) -> Callable[..., Value]:
    """Return a filter that spends the budget of its document."""

    function = _plain().filters[name]
    is_simple = getattr(function, "jinja_pass_arg", None) is None

    @pass_context
    def call(context: Context, value: Value, *arguments: Value, **options: Value) -> Value:
        budget: Budget = context[BUDGET]
        budget.tick()
        if isinstance(value, str):
            budget.tick(len(value))
        if name in OF_TEXT:
            value = as_text(value)
            if isinstance(value, Blank):
                return value
        elif name in COMPARING:
            # A generator could be walked through only once: to be weighed, or to be sorted.
            value = value if isinstance(value, dict) else list(value)
            budget.tick(weight_of(value))
            if name in EXTREMES and (unknown := [each for each in value if isinstance(each, Blank)]):
                return unknown[0]
        if is_simple:
            return budget.charged(function(value, *arguments, **options))
        made = _plain().call_filter(name, value, arguments, options, context, context.eval_ctx)
        return budget.charged(made)

    return call


def _untimed(function: Callable[..., Value]) -> Callable[..., Value]:
    """Return one of docgen's own filters; the time of drawing does not count: a long table is no attack."""
    takes_context = getattr(function, "jinja_pass_arg", None) is not None

    @pass_context
    def call(context: Context, value: Value, *arguments: Value, **options: Value) -> Value:
        budget: Budget = context[BUDGET]
        budget.tick()
        is_text, start = isinstance(value, str), thread_time()
        # Where a title breaks takes four times as long for one twice as long.
        if is_text and len(value) > LONGEST_DRAWN:
            raise TooMuch
        given = (context, value) if takes_context else (value,)
        made = function(*given, *arguments, **options)
        if not is_text:
            budget.forgive(thread_time() - start)
        return made

    return call


def _with_blank(operator: str, left: Value, right: Value) -> Value:
    """Return what is computed with a blank: as unknown as the blank; to a text it is joined."""
    if operator == "+" and isinstance(left, str) and isinstance(right, str):
        return str(left) + str(right)
    return left if isinstance(left, Blank) else right


def _default(value: Value, default: Value = "", boolean: bool = False) -> Value:
    is_typed = isinstance(value, (No, Shown))
    is_missing = isinstance(value, (Undefined, Blank)) or (boolean and not value and not is_typed)
    return default if is_missing else value


def _is_none(value: Value) -> bool:
    return value is None or isinstance(value, Blank)


def _is_there(value: Value) -> bool:
    return not isinstance(value, (Undefined, Blank))


def _is_not_there(value: Value) -> bool:
    return not _is_there(value)
