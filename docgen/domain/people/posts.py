"""Party posts (党内职务) as offices write them: the body whose committee each belongs to, and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

GENERAL_BRANCH = "党总支"
SECRETARY = "书记"

# 书记（兼） is one post: 兼 before a bracket separates nothing.
_SEPARATORS = re.compile(r"[、，,；;/]|兼任?(?!）)")
_TITLE = (
    r"(?:第一|常务|专职)?副?书记"
    r"|(?:组织|宣传|组宣|纪检|纪律|检查|监察|青年|统战|生活|学习|保密|群众|群团|工作|文体|妇女|安全|保卫|党建|师德"
    r"|意识形态|和|与)*委员"
)
_IS_TITLE = re.compile(rf"(?:委员会)?(?P<title>{_TITLE})(?:（[^（）]*）)?")
_ENDS_IN_TITLE = re.compile(rf".*(?:{_TITLE})(?:（[^（）]*）)?")
_SHORT = {"组": "组织委员", "宣": "宣传委员", "检": "纪检委员"}
# A post in the Youth League, the union or a higher committee is no post in a branch.
_OTHER_BODY = re.compile(
    "团|工会|工委|妇|少先|少工|学生|民兵|党委|纪委|党组|机关|街道|社区|[局乡镇村县市区省]"
)
_NUMBERED = re.compile("第[一二三四五六七八九十0-9]+")


class Post(NamedTuple):
    """A post on a committee: the branch (or 党总支), nothing where that is unclear, and the title."""

    body: str
    title: str

    @property
    def is_secretary(self) -> bool:
        """Return whether it is that of the secretary, not of a deputy."""
        return self.title in (SECRETARY, f"专职{SECRETARY}")


def posts_in(typed: str, own: str, branches: Sequence[str], general: Sequence[str]) -> tuple[Post, ...]:
    """The posts on committees of branches in a text; those of other bodies are left out.

    A post belongs to the member's own branch unless it names another body: 组织委员, 支部书记, 总支委员.
    """
    texts = [_written_out(text.strip()) for text in _SEPARATORS.split(typed)]
    found = [_post(text, own, _names(own, branches, general)) for text in texts if text]
    return tuple(post for post in found if post)


def _written_out(text: str) -> str:
    """A post without 中共 before it, and 支委, 组委, 宣委, 检委 in full."""
    text = re.sub("支委(?=$|（)", "支部委员", text.removeprefix("中共"))
    return re.sub("^(支部)?(组|宣|检)委$", _short_title, text)


def _short_title(found: re.Match[str]) -> str:
    return (found[1] or "") + _SHORT[found[2]]


def _names(own: str, branches: Sequence[str], general: Sequence[str]) -> list[tuple[str, str]]:
    """What may stand before a title, the longest first, each with its body."""
    names = dict.fromkeys((*general, "总支", "总支部", "党总支", "党总支部", "校党总支"), GENERAL_BRANCH)
    names |= {form: branch for branch in branches for form in _forms(branch)}
    names |= dict.fromkeys(("", "支部", "党支部", "本支部", *_forms(own)), own)
    return sorted(names.items(), key=lambda pair: -len(pair[0]))


def _forms(branch: str) -> tuple[str, ...]:
    """The names of a branch in its posts: 高中部党支部, 高中部支部, 高中部."""
    core = branch.removesuffix("支部").removesuffix("党")
    # 第一书记 is a title, and not the secretary of 第一支部.
    alone = () if _NUMBERED.fullmatch(core) else (core,)
    return (branch, f"{core}支部", f"{core}党支部", *alone)


def _post(text: str, own: str, names: Sequence[tuple[str, str]]) -> Post | None:
    for name, body in names:
        titled = _IS_TITLE.fullmatch(text.removeprefix(name)) if text.startswith(name) else None
        if titled:
            return Post(body, titled["title"])
    is_unclear = _ENDS_IN_TITLE.fullmatch(text) and not _OTHER_BODY.search(text)
    return Post("", text) if is_unclear else None
