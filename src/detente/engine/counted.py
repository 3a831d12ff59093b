"""An executor that says how far its work has come."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from threading import Lock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Counted(Executor):
    """Another executor, that tells how many pieces of work are done, of how many.

    How many there are to come is only known as they are handed in.

    Parameters
    ----------
    executor
        Does the work; whoever opened it closes it.
    tell
        Called with the pieces done, and those handed in so far.

    Examples
    --------
    >>> from detente.engine.serial import SERIAL
    >>> told = []
    >>> counted = Counted(SERIAL, lambda done, of: told.append((done, of)))
    >>> counted.submit(abs, -1).result()
    1
    >>> told
    [(0, 1), (1, 1)]
    """

    def __init__(self, executor: Executor, tell: Callable[[int, int], None]) -> None:
        self._executor = executor
        self._tell = tell
        self._done = self._of = 0
        self._lock = Lock()

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Hand the work on."""
        self._count(of=1)
        future = self._executor.submit(fn, *args, **kwargs)
        future.add_done_callback(lambda _: self._count(done=1))
        return future

    def _count(self, *, done: int = 0, of: int = 0) -> None:
        with self._lock:
            self._done, self._of = self._done + done, self._of + of
            self._tell(self._done, self._of)
