"""Dask: the processes of this machine, or a cluster of many, as an executor."""

import logging
import pickle
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from detente.engine.interrupts import held_back
from detente.engine.program import program
from detente.errors import EngineError

if TYPE_CHECKING:
    from distributed import LocalCluster

P = ParamSpec("P")
T = TypeVar("T")
LOOPBACK = "127.0.0.1"
PATIENCE = 10
"""Seconds that a scheduler has to answer."""


class Cluster(Executor):
    """An executor whose work is done by the workers of a Dask scheduler.

    What a worker had not done when it was lost is done by another one. Each worker must
    run the very same program, or it refuses.

    Parameters
    ----------
    address
        Of a scheduler, such as ``tls://host:8786``; certificates come from Dask's own
        configuration. Empty for a cluster of our own, with a process for each core,
        that nobody reaches from outside this machine.
    cores
        Processes of a cluster of our own.

    Raises
    ------
    EngineError
        If Dask is not installed, or no scheduler answers.
    """

    def __init__(self, address: str, cores: int) -> None:
        try:
            import dask
            from distributed import Client
        except ImportError:
            raise EngineError(
                "the engine 'dask' needs Dask, which is not installed; "
                "install it with: pip install detente[dask]"
            ) from None
        # Draws are sent with each piece of work: scattered beforehand, they would be
        # lost with the worker that holds them.
        settings = {"distributed.admin.large-graph-warning-threshold": "1TB"}
        with ExitStack() as leaving:
            leaving.enter_context(dask.config.set(settings))
            try:
                with held_back():
                    own = None if address else leaving.enter_context(_own(cores))
                client = Client(own or address, timeout=PATIENCE)
                leaving.callback(client.close)
            except (OSError, RuntimeError, TypeError, ValueError) as error:
                raise EngineError(
                    f"no scheduler of Dask answers at {address}: {error}"
                    if address
                    else f"no workers of Dask could be started on this machine: {error}"
                ) from None
            self._executor = client.get_executor(pure=False)
            self._leaving = leaving.pop_all()

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Have a worker do it."""
        # As bytes, both ways: Dask would look for its own marks in lists and tuples.
        asked = pickle.dumps((fn, args, kwargs))
        done: Future[T] = Future()
        done.set_running_or_notify_cancel()
        sent = self._executor.submit(_answer, program(), asked)
        sent.add_done_callback(partial(_pass_on, done))
        return done

    def shutdown(self, *_: bool, **__: bool) -> None:
        """Drop what is not done, and leave the cluster; one of our own ends."""
        self._executor.shutdown(wait=False)
        self._leaving.close()


def _own(cores: int) -> "LocalCluster":
    """Start workers on this machine.

    What they log when they are told to stop is no news; failures come back as errors.
    """
    from distributed import LocalCluster

    return LocalCluster(
        n_workers=cores,
        threads_per_worker=1,
        host=LOOPBACK,
        dashboard_address=f"{LOOPBACK}:0",
        silence_logs=logging.CRITICAL,
    )


def _answer(expected: str, asked: bytes) -> bytes:
    """Do a piece of work in a worker."""
    if program() != expected:
        raise EngineError(
            "each worker must run the same versions of Détente, NumPy and Python as "
            "who asks; one does not. Install the same on all, and start it again"
        )
    fn, args, kwargs = pickle.loads(asked)  # noqa: S301
    return pickle.dumps(fn(*args, **kwargs))


def _pass_on(done: Future[Any], sent: Future[bytes]) -> None:
    from distributed import KilledWorker

    if sent.cancelled():
        done.set_exception(BrokenExecutor("the cluster is gone"))
        return
    error = sent.exception()
    if isinstance(error, KilledWorker):
        done.set_exception(BrokenExecutor("workers were killed"))
    elif error is not None:
        done.set_exception(error)
    else:
        done.set_result(pickle.loads(sent.result()))  # noqa: S301
