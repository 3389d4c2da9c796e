"""Refusals of the machine: the base of such faults, and the system's reasons in the user's language."""

from __future__ import annotations

import errno


class MachineFault(Exception):
    """The machine refused something; `str()` of it is the Chinese sentence to show, without its full stop."""


REASONS = {
    # Windows answers so for a file that Word holds open, other systems for a lack of rights.
    "EACCES": "没有权限，或者别的程序正开着它",
    "EPERM": "没有权限",
    "EBUSY": "别的程序正在用它",
    "ETXTBSY": "别的程序正在用它",
    "ENOSPC": "磁盘满了",
    "EDQUOT": "分给您的磁盘空间用完了",
    "EFBIG": "文件太大，磁盘放不下",
    "EROFS": "这个磁盘是只读的",
    "EIO": "磁盘或者网络出了故障",
    "ENOENT": "没有这个文件或者文件夹",
    "EEXIST": "已经有同名的文件或者文件夹",
    "ENOTEMPTY": "文件夹不是空的",
    "EISDIR": "这是一个文件夹，不是文件",
    "ENOTDIR": "路径中间有一段不是文件夹",
    "ENAMETOOLONG": "名字或者路径太长",
    "ELOOP": "链接绕成了圈",
    "ENODEV": "这不是一个普通的文件",
    "EINVAL": "系统不接受这样的名字或者内容",
    "EMFILE": "同时打开的文件太多，请关掉一些程序",
    "ENFILE": "同时打开的文件太多，请关掉一些程序",
    "ENOMEM": "内存不够，请关掉一些程序",
    "ETIMEDOUT": "网络上的文件夹没有回应",
    "ESTALE": "网络上的文件夹断开了",
}
"""Why the system refused, by the name of its error: the numbers differ from system to system."""


NOT_ENCODABLE = "名字里有这个系统的编码写不下的字，请让系统用 UTF-8（Linux 上 export LANG=C.UTF-8）"
"""GBK, as old Linux machines have it, lacks rare 汉字; Python reports it as an error of the text."""


def reason_of(problem: OSError | UnicodeEncodeError) -> str:
    """Return why the system refused, in the user's words; a rare reason has the system's own in brackets."""
    if isinstance(problem, UnicodeEncodeError):
        return NOT_ENCODABLE
    known = REASONS.get(errno.errorcode.get(problem.errno or 0, ""))
    if known:
        return known
    said = problem.strerror or str(problem)
    return f"系统拒绝了（{said}）" if said else "系统拒绝了，没有说明原因"


def sentence_of(problem: OSError | MachineFault) -> str:
    """Return what the machine refused, as a sentence without its full stop."""
    if isinstance(problem, MachineFault):
        return str(problem)
    # The system names no file where one that is open already is written or flushed.
    if not problem.filename:
        return f"读写文件时出了错：{reason_of(problem)}"
    return f"读写“{problem.filename}”时出了错：{reason_of(problem)}；问题排除以后再运行一次"
