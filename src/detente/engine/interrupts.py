"""Interrupts are for whoever waits, not for those who work for it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_back() -> Iterator[None]:
    """Hold interrupts back; processes that begin meanwhile never get one.

    Ctrl-C goes to all processes of a terminal, and one that is just starting would
    print where it was. It takes over the mask of the thread that starts it, so the mask
    has to be there before. What was held back comes at the end. Windows knows no such
    masks; elsewhere than in the main thread Python has no say in what comes.

    Examples
    --------
    >>> with held_back():
    ...     signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    True
    """
    with _noted(), _masked():
        yield


@contextmanager
def _noted() -> Iterator[None]:
    """Have an interrupt come at the end: another thread may catch it for us."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield
        return
    came = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: came.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came.is_set():
            signal.raise_signal(signal.SIGINT)


@contextmanager
def _masked() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Starting it lifts the mask of the thread that does, so it must be there before.
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
