"""The child process in which files of strangers are parsed: `python -m` this module.

It takes a file over standard input and gives back its text over standard output, one
after the other, until its input ends. Before any parser is loaded it gives up what a
parser does not need: memory beyond a limit, writing to files, the network and other
programs.
"""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import IO, Any

from detente.documents.formats.extract import Bounds
from detente.documents.wire import packed, receive, send
from detente.errors import DetenteError, TooLargeError

_FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.sendto", "subprocess.Popen", "os.system", "os.exec", "os.fork",
    "os.forkpty", "os.posix_spawn", "os.spawn", "os.remove", "os.rename", "os.rmdir",
    "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "shutil.rmtree",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WORDS = 200
"""Characters of a parser's own complaint that are handed on."""


def main() -> None:
    """Serve until standard input ends; the limits are the arguments."""
    memory, cpu, most = map(int, sys.argv[1:4])
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what a library prints must not stand among the answers
    confine(memory)
    sys.addaudithook(_refuse)
    serve(given, answers, cpu=cpu, most=most)


def serve(given: IO[bytes], answers: IO[bytes], *, cpu: int, most: int) -> None:
    """Answer one file after the other."""
    from detente.documents.formats import extract

    while True:
        try:
            header, [content] = receive(given, most)
        except EOFError:
            return
        allow(cpu)
        bounds = Bounds(**header["bounds"])
        told, pieces = answer(partial(extract, header["form"], content, bounds))
        send(answers, told, *pieces)


def answer(work: Callable[[], Any]) -> tuple[dict[str, Any], Any]:
    """Do the work; return what came out, or the fault that came out instead."""
    try:
        return packed(work())
    except DetenteError as error:
        kind = "large" if isinstance(error, TooLargeError) else "document"
        return {"fault": kind, "message": str(error)}, ()
    except MemoryError:
        return {"fault": "memory", "message": ""}, ()
    except RecursionError:
        return {"fault": "depth", "message": ""}, ()
    except Exception as error:  # parsers fail in ways that none of them lists
        said = " ".join(f"{type(error).__name__}: {error}".split())[:_WORDS]
        return {"fault": "parser", "message": said}, ()


def confine(memory: int) -> None:
    """Give up memory beyond a limit, writing to files, and leaving a core behind.

    Where the system knows no such limits, only the clock of the parent holds.
    """
    _lower("RLIMIT_CORE", 0)
    _lower("RLIMIT_FSIZE", 0)
    _lower("RLIMIT_AS", memory)


def allow(cpu: int) -> None:
    """Allow so many more seconds of computing, then the system ends the process."""
    _lower("RLIMIT_CPU", int(time.process_time()) + cpu + 1, for_good=False)


def _lower(name: str, most: int, *, for_good: bool = True) -> None:
    """Set one limit of the process, as far as there is one and no lower one holds."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    kind = getattr(resource, name)
    _, hard = resource.getrlimit(kind)
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(ValueError, OSError):  # some systems name limits that they refuse
        resource.setrlimit(kind, (limit, limit if for_good else hard))


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """Forbid what no parser needs."""
    writes = event == "open" and isinstance(args[2], int) and args[2] & _WRITING
    if event in _FORBIDDEN or writes:
        raise PermissionError(f"a parser must not do this: {event}")


if __name__ == "__main__":
    main()
