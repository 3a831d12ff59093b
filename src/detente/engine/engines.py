"""Executors by their names on the command line."""

import os
import re
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from detente.engine.interrupts import held_back
from detente.engine.serial import SERIAL
from detente.errors import EngineError

P = ParamSpec("P")
T = TypeVar("T")


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _serial() -> Executor:
    return SERIAL


def _threads() -> Executor:
    return ThreadPoolExecutor(cores())


class _Processes(ProcessPoolExecutor):
    """Processes that no interrupt reaches, not even while one starts."""

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Have a process do it; one more is started if all are busy."""
        with held_back():
            return super().submit(fn, *args, **kwargs)


def _processes() -> Executor:
    # A fork would copy the threads' locks, and Windows and macOS know none.
    from multiprocessing import get_context

    interrupts = (signal.SIGINT, signal.SIG_IGN)
    return _Processes(cores(), get_context("spawn"), signal.signal, interrupts)


def _cluster(address: str) -> Executor:
    from detente.engine.cluster import Cluster

    return Cluster(address, cores())


ENGINES: Mapping[str, Callable[[], Executor]] = {
    "serial": _serial,
    "threads": _threads,
    "processes": _processes,
    "dask": lambda: _cluster(""),
}
"""What can be asked for by name."""
REMOTE = "dask:"
"""Before the address of a scheduler."""
_ADDRESS = re.compile(r"(tcp|tls)://[^\s/]+:\d+")


def check_engine(name: str) -> None:
    """Refuse the name of an engine that there is not.

    Raises
    ------
    ValueError
        With those that there are.
    """
    remote = name.startswith(REMOTE) and _ADDRESS.fullmatch(name[len(REMOTE) :])
    if name not in ENGINES and not remote:
        raise ValueError(
            f"engine must be one of {', '.join(ENGINES)}, {REMOTE}tcp://HOST:PORT or "
            f"{REMOTE}tls://HOST:PORT; got {name!r}"
        )


@contextmanager
def opened(name: str) -> Iterator[Executor]:
    """Open an executor, and close it afterwards; what has not begun is dropped then.

    Parameters
    ----------
    name
        One of `ENGINES`, or ``dask:`` and the address of a scheduler.

    Raises
    ------
    ValueError
        If there is none of that name.
    EngineError
        If Dask is asked for and not installed, no scheduler answers, or those who did
        the work are gone before it was done.

    Examples
    --------
    >>> with opened("threads") as executor:
    ...     executor.submit(abs, -1).result()
    1
    """
    check_engine(name)
    at_once = ENGINES.get(name)
    executor = at_once() if at_once else _cluster(name.removeprefix(REMOTE))
    try:
        yield executor
    except BrokenExecutor:
        raise EngineError(
            f"a worker of the engine '{name}' was killed before it was done, perhaps "
            "for want of memory. Take fewer draws, or --engine serial"
        ) from None
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
