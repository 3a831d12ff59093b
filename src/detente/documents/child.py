"""The parent's side of the child process: start it, ask it, end it, replace it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from detente.documents.formats.extract import Bounds, Extract
from detente.documents.wire import receive, send, unpacked
from detente.errors import DetenteError, DocumentError, TooLargeError

_WORKER = (sys.executable, "-m", "detente.documents.worker")
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)
MAX_FILE_BYTES = 200_000_000
"""Bytes that one file may have, whatever its format."""
_WHAT = {
    "html": "a web page",
    "pdf": "a PDF",
    "docx": "a Word document",
    "email": "an e-mail",
    "zip": "a zip",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes
    ----------
    memory
        Bytes of address space.
    cpu, wall
        Seconds of computing, and by the clock.
    nesting
        Archives and messages that may lie in one another.
    bounds
        How far a file may unfold.
    files
        After which a child is replaced, so that what parsers keep does not add up.
    """

    memory: int = 1_500_000_000
    cpu: int = 30
    wall: float = 60.0
    nesting: int = 3
    bounds: Bounds = field(default_factory=Bounds)
    files: int = 500


class Child:
    """A process that parses files, one after the other; a context manager.

    It is started when first asked and replaced when it dies, so that a file that ends
    it costs the time of one start and no other file.

    Parameters
    ----------
    limits
        What one file may cost.
    command
        The program to run instead of the worker, with its arguments.
    """

    def __init__(
        self, limits: Limits | None = None, command: Sequence[str] = _WORKER
    ) -> None:
        self.limits = limits or Limits()
        self._command = command
        self._running: subprocess.Popen[bytes] | None = None
        self._served = 0
        self.starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def extract(self, form: str, name: str, content: bytes) -> Extract:
        """Return what a file holds.

        Raises
        ------
        DocumentError
            If it cannot be parsed, or not within the limits.
        TooLargeError
            If it would unfold too far.
        """
        header = {"form": form, "bounds": asdict(self.limits.bounds)}
        try:
            told, pieces = self._ask(header, content)
            if "fault" not in told:
                return unpacked(told, pieces)
        except (KeyError, TypeError, ValueError):
            self.close()
            told = {"fault": "parser", "message": "an answer that is none"}
        if told["fault"] in ("memory", "depth"):
            self.close()
        raise self._fault(told, form, name)

    def close(self) -> None:
        """End the process, if there is one."""
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            running.communicate()

    def _ask(
        self, header: Mapping[str, Any], content: bytes
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Hand a file over and wait for the answer, no longer than the limit."""
        running = self._started()
        assert running.stdin is not None
        assert running.stdout is not None
        late = threading.Event()
        clock = threading.Timer(self.limits.wall, _end, (running, late))
        clock.start()
        try:
            send(running.stdin, header, content)
            return receive(running.stdout, self.limits.bounds.expanded)
        except (EOFError, BrokenPipeError):
            code = running.wait()
            self.close()
            timed_out = late.is_set() or code == -_OUT_OF_TIME
            return {"fault": "time" if timed_out else "crash", "message": ""}, []
        finally:
            clock.cancel()

    def _started(self) -> subprocess.Popen[bytes]:
        """Return the process, a new one when there is none or it has served enough."""
        if self._served >= self.limits.files:
            self.close()
        if self._running is None or self._running.poll() is not None:
            self.close()
            limits = (self.limits.memory, self.limits.cpu, _most(self.limits))
            self._running = subprocess.Popen(  # noqa: S603 -- runs our own module
                [*self._command, *map(str, limits)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=Path(sys.executable).anchor,
                env=_environment(),
            )
            self._served = 0
            self.starts += 1
        self._served += 1
        return self._running

    def _fault(self, told: Mapping[str, Any], form: str, name: str) -> DetenteError:
        """Return what to say of a file that was not parsed."""
        said = str(told["message"])
        if told["fault"] == "document":
            return DocumentError(f"{name}: {said}")
        if told["fault"] == "large":
            return TooLargeError(f"{name}: {said}")
        must = {
            "memory": f"that needs at most {self.limits.memory / 1e6:,.0f} MB",
            "time": f"that is parsed within {self.limits.wall:g} seconds",
            "depth": "that is not nested without end",
        }.get(told["fault"], "that is sound")
        found = {
            "memory": "found one that needs more memory",
            "time": f"gave up after {self.limits.cpu} seconds of computing at most",
            "depth": "found one that is",
            "crash": "found one that ends the parser",
        }.get(told["fault"], f"found damage ({said})")
        return DocumentError(
            f"{name}: must be {_WHAT[form]} {must}; {found}. "
            "Save it anew, or save its text as a .txt file and give that."
        )


def _end(running: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    running.kill()


def _most(limits: Limits) -> int:
    """Return how many bytes one file may have that the child is handed."""
    return max(MAX_FILE_BYTES, limits.bounds.expanded)


def _environment() -> dict[str, str]:
    """Return the surroundings of the child: it finds the modules that we have."""
    folders = (str(Path(folder).absolute()) for folder in sys.path if folder)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
