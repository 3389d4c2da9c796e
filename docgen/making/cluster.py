"""A pool on other machines: the workers of a dask.distributed scheduler."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docgen import __version__
from docgen.base.machine_faults import MachineFault
from docgen.making.pool import Pool

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 10
"""The seconds to wait for a scheduler."""
RETRIES = 3
"""The number of times that a task which failed with its worker is given to another one."""
NOT_INSTALLED = "没有安装 dask.distributed，不能用 --cluster；请运行 pip install 'docgen[cluster]'"
LOST = "集群上的工作进程几次中途断开，或者调度器停了；检查以后再运行一次，就接着做完"


class NoCluster(MachineFault):
    """There is no cluster at the address, or it cannot do the work."""


@contextmanager
def cluster(address: str) -> Iterator[Pool]:
    """The workers of a scheduler, all of which must see the same folders. Raises NoCluster."""
    client = _client(address)
    # pure=False: dask must not take two equal tasks for one, a task writes files.
    with client:
        executor = client.get_executor(pure=False, retries=RETRIES)  # type: ignore[no-untyped-call]
        yield Pool(executor, _size(client), LOST)


def _client(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise NoCluster(NOT_INSTALLED) from None
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as problem:
        mend = "请检查地址和网络，以及那里的 dask scheduler 是否在运行"
        raise NoCluster(f"连不上调度器“{address}”；{mend}") from problem


def _size(client: Client) -> int:
    """The number of tasks that the workers do at a time; all of them must have this very docgen."""
    # The papers of one run must not come from two versions.
    cores: dict[str, int] = client.ncores()  # type: ignore[no-untyped-call]
    if not cores:
        raise NoCluster("集群里一个工作进程也没有；请先启动 dask worker")
    versions = client.run(docgen_version, on_error="return")
    strangers = [f"{worker}（{found}）" for worker, found in versions.items() if found != __version__]
    if strangers:
        told = "、".join(strangers)
        raise NoCluster(f"这些工作进程里的 docgen 不是 {__version__} 版：{told}；请装成一样的")
    return sum(cores.values())


def docgen_version() -> str:
    """The version of docgen where this runs."""
    return __version__
