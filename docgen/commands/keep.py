"""`docgen keep`: the version that a person edited is final."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.commands.printing import say
from docgen.commands.reporting import sentence_about
from docgen.commands.shared_options import (
    INPUT_HAS_ERRORS,
    MACHINE_REFUSED,
    file_at,
    leave,
    quiet_option,
    workspace_option,
)
from docgen.writing import WritingFault
from docgen.writing.final_versions import NothingToKeep, keep_own_version


@click.command("keep", short_help="手工改过的这一份算定稿")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@workspace_option
@quiet_option
def command(files: tuple[Path, ...], start: Path, *, quiet: bool) -> None:
    """您在 Word 里改过的这一份算定稿：旁边的“（新生成）”删掉，内容不变就不再生成。

    以后 YAML 或模板改了，这一份仍然不动，新版在旁边放一次，由您比较；要留用，再运行一次。自己把“（新生成）”
    删掉，也是这个意思。要改用新版：把“（新生成）”的改名盖过去，或者生成时加 --force。
    """
    # All are looked for before any is kept: with a name mistyped nothing has happened.
    found = [file_at(file, start) for file in files]
    leave(max(_keep(file, start, quiet=quiet) for file in found))


def _keep(file: Path, start: Path, *, quiet: bool) -> int:
    """Keep one file, say so, and return the exit status; what stands in the way stops no other."""
    try:
        kept = keep_own_version(file.absolute(), start)
        if not quiet:
            say(sentence_about(kept, dry_run=False))
    except NothingToKeep as reason:
        say(f"没有什么要留用 {file}（{reason}）", err=True)
        return INPUT_HAS_ERRORS
    except WritingFault as fault:
        say(f"{fault}。", err=True)
        return MACHINE_REFUSED
    return 0
