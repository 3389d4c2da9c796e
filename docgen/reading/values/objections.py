"""What was told while a notice hung (结果): nothing, something, or words that say neither for certain."""

from __future__ import annotations

import re

_NOT = "没有|没|未|无|零|〇|0|０"
"""Words that say there was none; whoever adds one says it once, no double denial is taken."""
_WHAT = "异议|反映|反应|意见|举报|投诉|质疑|检举|来信|来电|来访|信访|来函"
"""What people tell of a notice."""
_BETWEEN = (
    "收到|接到|收|接|有|发现|出现|存在|任何|人员|人|群众|党员|师生|教师|教职工|单位|个人|组织|提出|提过|提|过|不同|反对|不良|相关"
    "|有关|书面|口头|问题|情况|的|电话|或者|或|和|及|、|/"
)
"""Words between the two, that change nothing of it."""
_BEFORE = (
    "截至目前|截止目前|目前|到期|经公示|公示(?:期间|期满|期内|期|结束|过程中|以来|结果|后)?|期间|内|为止|党员|群众|干部|师生|教职工|全体|大家|各方面?"
    "|广大|和|、|均|都|也|暂|对.{1,12}?(?:同志)?|[，,：:；;\\s]"
)
"""Words before it."""
_AFTER = "的|了|情况|问题|材料|信息|件|条|起|[，,；;。！!.\\s]"
_ONE_NOTHING = rf"(?:{_NOT})(?:{_BETWEEN})*(?:{_WHAT})(?:(?:{_BETWEEN})*(?:{_WHAT}))*"
_BARE = rf"(?:{_NOT}|未收到|没有收到|未接到|没有接到)(?:件|条|起|人)?"
_NOTHINGS = rf"{_ONE_NOTHING}(?:(?:{_AFTER}|{_BEFORE})*{_ONE_NOTHING})*"
_NONE = re.compile(rf"(?:{_BEFORE})*(?:{_BARE}|{_NOTHINGS})(?:{_AFTER})*")
_COUNTED_NONE = re.compile(
    rf"(?:{_BEFORE}|收到|接到|{_WHAT})*(?:零|〇|0|０)(?:件|条|次|起|人|个)(?:{_WHAT})?(?:{_AFTER})*"
)
_LABELLED_NONE = re.compile(
    rf"(?:{_BEFORE})*(?:{_WHAT})(?:情况|问题|意见)*[：:]?\s*(?:无|没有|未收到|没有收到)(?:{_AFTER})*"
)
_SAYS_NONE = re.compile(_ONE_NOTHING)

_NUMBER = "[1-9１-９一二两三四五六七八九十][0-9０-９十]*|几"
_SAYS_SOME = re.compile(
    rf"(?:{_BEFORE}|共|收到|接到|{_WHAT}|有|[实匿署]名信?|电话|口头|书面|家长|学生|情况|问题|的)*(?:(?:{_NUMBER})(?:件|条|次|起|人|个|份|封|名)"
    rf"|(?:有|收到|接到)(?:{_BETWEEN}|个别|部分|一些|家长|学生)*(?:{_WHAT})"
    rf"|(?:个别|部分|有的|一些)(?:{_BETWEEN}|家长|学生)*(?:{_WHAT}))"
)
_LONGEST = 40
_PRAISE = re.compile("表扬|感谢|好评|支持|赞成|肯定|良好|祝贺")


def objections_told(text: str) -> bool | None:
    """Tell whether words say that something was told; None where they say neither for certain."""
    typed = text.strip()
    if len(typed) > _LONGEST:  # a whole story is nobody's word for nothing
        return None
    if any(each.fullmatch(typed) for each in (_NONE, _COUNTED_NONE, _LABELLED_NONE)):
        return False
    if typed.isdigit():
        return int(typed) > 0
    found = _SAYS_SOME.match(typed)
    # 收到1件，无异议 says both, and a letter of thanks is no objection.
    is_plain = found is not None and not _SAYS_NONE.search(typed) and not _PRAISE.search(typed)
    return True if is_plain else None
