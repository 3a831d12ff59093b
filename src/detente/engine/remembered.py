"""An executor that keeps what is done, so that an interrupted run can be taken up."""

import dataclasses
import hashlib
import io
import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from detente.files import write

P = ParamSpec("P")
T = TypeVar("T")
_NUMPY = {"ndarray", "dtype", "scalar", "_reconstruct", "_frombuffer"}
_PLAIN = {"builtins": {"frozenset", "set"}, "fractions": {"Fraction"}}


class Remembered(Executor):
    """Another executor, of which each piece of work is kept in a folder.

    A piece is known by its function and all that this is given; one that is in the
    folder is not done again. Each is written whole or not at all, and one that was
    damaged since is done again. What is read can only become numbers, words and values
    of ours, whoever wrote it.

    Parameters
    ----------
    executor
        Does the work; whoever opened it closes it.
    folder
        Made when the first piece is done. For one version of Détente and of NumPy:
        nothing in it says which these were.

    Raises
    ------
    OSError
        With the next piece, if one could not be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from detente.engine.serial import SERIAL
    >>> with TemporaryDirectory() as folder:
    ...     one = Remembered(SERIAL, Path(folder)).submit(max, 1, 2).result()
    ...     kept = len(list(Path(folder).iterdir()))
    ...     other = Remembered(SERIAL, Path(folder)).submit(max, 1, 2).result()
    >>> one, kept, other
    (2, 1, 2)
    """

    def __init__(self, executor: Executor, folder: Path) -> None:
        self._executor = executor
        self._folder = folder
        self._failed: OSError | None = None

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Return what is kept, or hand the work on and keep what comes of it."""
        if self._failed is not None:
            raise self._failed
        path = self._folder / _name(fn, args, sorted(kwargs.items()))
        done: Future[T] = Future()
        kept = _kept(path)
        if kept:
            done.set_result(kept[0])
            return done
        # A piece is done when it is kept: else the last one may be written after the
        # folder has gone.
        sent = self._executor.submit(fn, *args, **kwargs)
        sent.add_done_callback(partial(self._pass_on, path, done))
        done.add_done_callback(lambda one: one.cancelled() and sent.cancel())
        return done

    def _pass_on(self, path: Path, done: Future[T], sent: Future[T]) -> None:
        """Keep what was done, then hand it out."""
        if sent.cancelled():
            done.cancel()
            return
        error = sent.exception()
        if error is None:
            self._keep(path, sent.result())
        if not done.set_running_or_notify_cancel():
            return
        if error is None:
            done.set_result(sent.result())
        else:
            done.set_exception(error)

    def _keep(self, path: Path, result: object) -> None:
        content = pickle.dumps(result)
        try:
            write(path, hashlib.sha256(content).digest() + content)
        except OSError as error:
            self._failed = error


def _name(fn: Callable[..., Any], *given: Any) -> str:
    """Return a name for a piece of work, the same for all that is equal."""
    whole = io.BytesIO()
    pickler = pickle.Pickler(whole)
    pickler.fast = True  # or it would tell what is one thing from what is equal to it
    pickler.dump((fn.__module__, fn.__qualname__, given))
    return hashlib.sha256(whole.getbuffer()).hexdigest()


def _kept(path: Path) -> tuple[Any, ...]:
    """Return what a file holds, alone; nothing if it is not there, or is damaged."""
    try:
        whole = path.read_bytes()
    except OSError:
        return ()
    seal, content = whole[:32], whole[32:]
    if hashlib.sha256(content).digest() != seal:
        return ()
    try:
        return (_Reader(io.BytesIO(content)).load(),)
    except Exception:  # whatever a forged one may raise
        return ()


class _Reader(pickle.Unpickler):
    """Makes nothing but arrays, plain values and dataclasses of Détente."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that may be made, or refuse."""
        numpy = module == "numpy" or module.startswith(("numpy._core.", "numpy.core."))
        if (numpy and name in _NUMPY) or name in _PLAIN.get(module, ()):
            return super().find_class(module, name)
        if module.startswith("detente."):
            found = super().find_class(module, name)
            if isinstance(found, type) and dataclasses.is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"must be a value; got {module}.{name}")
