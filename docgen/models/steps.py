"""The steps on the way into the Party (发展党员的步骤), as a roster or a notice tells them of a person."""

from __future__ import annotations

from pydantic import Field

from docgen.models.fields import NOTHING, Day, Line
from docgen.models.names import Names
from docgen.models.record import Record


class Steps(Record):
    """What was done when, and by whom; everything may be left out."""

    applied: Day | None = Field(None, alias="申请入党时间", description="递交入党申请书的日期")
    recommended: Line = Field(NOTHING, alias="推荐方式", description="推荐为积极分子的方式，如 党员推荐")
    activist: Day | None = Field(None, alias="确定积极分子时间", description="被确定为入党积极分子的日期")
    mentors: Names = Field((), alias="培养联系人", description="一至两名正式党员")
    listed: Day | None = Field(None, alias="列为发展对象时间", description="列为发展对象的日期")
    sponsors: Names = Field((), alias="入党介绍人", description="两名正式党员")
    vetted: Line = Field(NOTHING, alias="政治审查", description="政治审查的结论，如 合格")
    trained: Line = Field(NOTHING, alias="集中培训", description="短期集中培训，如 24学时，成绩合格")
    reviewed: Day | None = Field(None, alias="预审时间", description="上级党委预审通过的日期")
