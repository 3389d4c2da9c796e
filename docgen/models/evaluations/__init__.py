"""evaluations.yaml: evaluations (评议与考核), records of several families told apart by their 类别."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias, get_args

from pydantic import Field, ValidationInfo, WrapValidator
from pydantic.functional_validators import ModelWrapValidatorHandler

from docgen.models.evaluations.appraisal import Appraisal
from docgen.models.evaluations.branch_review import BranchReview, HalfYearCheck
from docgen.models.evaluations.common import Evaluation
from docgen.models.evaluations.comparison import Comparison
from docgen.models.evaluations.ledgers import ReflectionRegister, StudyLedger
from docgen.models.reader import as_text, misread
from docgen.models.record import Record
from docgen.models.records import Many
from docgen.reading.nodes import Entries, Text
from docgen.reading.values import Misread, parse_choice

AnyEvaluation: TypeAlias = (
    Appraisal | Comparison | BranchReview | HalfYearCheck | StudyLedger | ReflectionRegister
)
"""A family is registered here, with `|`, and below; its papers in `docgen.papers.evaluations.evaluations`."""

FAMILIES: Mapping[str, type[Evaluation]] = {model.KIND: model for model in get_args(AnyEvaluation)}


def _of_its_family(
    node: object, _handler: ModelWrapValidatorHandler[Evaluation], info: ValidationInfo
) -> Evaluation:
    """Read a record by the model of its 类别: another family's keys would only confuse."""
    if not isinstance(node, Entries):
        raise misread("这里应当是一组“键: 值”", "每一项以“- 编号: …”开头，下面写 类别、支部、日期……")
    kind = as_text(node.get(Text("类别"), Text("", node.place)))
    try:
        known, _ = parse_choice(kind, tuple(FAMILIES), "类别")
    except Misread as fault:
        raise misread(fault.message, fault.hint, kind.place) from None
    return FAMILIES[known].model_validate(node, context=info.context)


class Evaluations(Record):
    """A year's evaluations."""

    evaluations: Many[Annotated[AnyEvaluation, WrapValidator(_of_its_family)]] = Field(
        (), alias="评议", description="评议和考核，一项一次"
    )


__all__ = [
    "FAMILIES",
    "Appraisal",
    "BranchReview",
    "Comparison",
    "Evaluation",
    "Evaluations",
    "HalfYearCheck",
    "ReflectionRegister",
    "StudyLedger",
]
