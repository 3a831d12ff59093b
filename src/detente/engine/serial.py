"""One thing after the other, here and now."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Serial(Executor):
    """An executor that does each thing at once, in the thread that asks for it.

    Examples
    --------
    >>> Serial().submit(max, 1, 2).result(), list(Serial().map(abs, [-1, 2]))
    (2, [1, 2])
    """

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Do it, and return what came of it."""
        done: Future[T] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done

    def map(self, fn: Callable[..., T], *iterables: Any, **_: Any) -> Iterator[T]:
        """Do one after the other as they are asked for; a failure ends it."""
        return map(fn, *iterables)


SERIAL = Serial()
