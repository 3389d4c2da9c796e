"""A pool on other machines: the workers of a dask.distributed scheduler."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docgen import __version__
from docgen.base.machine_faults import MachineFault
from docgen.making.pool import Pool

if TYPE_CHECKING:
    from distributed import Client, Security

PATIENCE = 10
"""The seconds to wait for a scheduler."""
RETRIES = 3
"""The number of times that a task which failed with its worker is given to another one."""
NOT_INSTALLED = "没有安装 dask.distributed，不能用 --cluster；请运行 pip install 'docgen[cluster]'"
NO_CERTIFICATES = (
    "tls:// 要有证书：请在 dask 的配置文件里写 distributed.comm.tls 的 ca-file 和 client 的 cert、key，"
    "手册第 19.3 节有写法"
)
UNREADABLE = "dask 配置里的证书读不了，请检查 distributed.comm.tls 里写的文件"
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
        from distributed import Client, Security
    except ImportError:
        raise NoCluster(NOT_INSTALLED) from None
    secured = address.startswith("tls://")
    security = _security() if secured else Security()  # type: ignore[no-untyped-call]
    try:
        asyncio.run(_reach(address, security))
        return Client(address, timeout=PATIENCE, set_as_default=False, security=security)  # type: ignore[no-untyped-call]
    except Exception as problem:  # whatever dask raises, there is no cluster
        mend = "请检查地址和网络，以及那里的 dask scheduler 是否在运行"
        same = "、用的是不是同一套证书" if secured else "（用证书的，地址写 tls://）"
        raise NoCluster(f"连不上调度器“{address}”；{mend}{same}") from problem


async def _reach(address: str, security: Security) -> None:
    """Connect once, and let go: a client that cannot connect stays half open, and fails when Python ends."""
    from distributed.comm.core import connect

    secrets = security.get_connection_args("client")  # type: ignore[no-untyped-call]
    comm = await connect(address, timeout=PATIENCE, **secrets)  # type: ignore[no-untyped-call]
    await comm.close()


def _security() -> Security:
    """The certificates that dask's own configuration names: the same for scheduler, workers and docgen."""
    from distributed import Security

    security = Security(require_encryption=True)  # type: ignore[no-untyped-call]
    try:
        context = security.get_connection_args("client").get("ssl_context")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as problem:  # ssl.SSLError is an OSError
        raise NoCluster(f"{UNREADABLE}（{problem}）") from problem
    if context is None:
        raise NoCluster(NO_CERTIFICATES)
    return security


def _size(client: Client) -> int:
    """The number of tasks that the workers do at a time; all of them must have this very docgen."""
    # The papers of one run must not come from two versions.
    cores: dict[str, int] = client.ncores()  # type: ignore[no-untyped-call]
    if not cores:
        raise NoCluster("集群里一个工作进程也没有；请先启动 dask worker")
    # A worker without docgen answers with its error, which is no version either: it is told as well.
    versions = client.run(docgen_version, on_error="return")
    strangers = [f"{worker}（{found}）" for worker, found in versions.items() if found != __version__]
    if strangers:
        told = "、".join(strangers)
        raise NoCluster(f"这些工作进程里的 docgen 不是 {__version__} 版：{told}；请装成一样的")
    return sum(cores.values())


def docgen_version() -> str:
    """The version of docgen where this runs."""
    return __version__
