"""One question to an endpoint, one answer: within limits, or a line that says why not.

Redirects are not followed and no proxy is asked: text goes to the address that was
named. Certificates are checked.
"""

import json
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer
from typing import Any

from detente.errors import DetenteError
from detente.reading.llm.endpoint import Endpoint

MOST_BYTES = 2_000_000
"""Of one answer."""


class EndpointError(DetenteError):
    """An endpoint gave no answer that can be used.

    Parameters
    ----------
    message
        What it did, as the end of a sentence that begins with its name.
    again
        Whether asking once more may help.
    """

    def __init__(self, message: str, *, again: bool = True) -> None:
        super().__init__(message)
        self.again = again


def ask(endpoint: Endpoint, question: Mapping[str, Any]) -> str:
    """Return the text of the model's answer.

    Parameters
    ----------
    endpoint
        Whom to ask.
    question
        Body of the request, without the name of the model.

    Raises
    ------
    EndpointError
        If there is none in time, it is too large, a redirect, or not of the protocol.
    """
    model = {"model": endpoint.model} if endpoint.model else {}
    body = json.dumps({**model, **question}).encode("ascii")
    try:
        answer = json.loads(_posted(endpoint, body))
        text = answer["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise EndpointError("did not answer in the protocol") from None
    if not isinstance(text, str):
        raise EndpointError("did not answer in the protocol")
    return text


def _posted(endpoint: Endpoint, body: bytes) -> bytes:
    """Send a body and return what comes back, all within the time allowed."""
    connection = _connection(endpoint)
    end = time.monotonic() + endpoint.timeout
    slow = EndpointError(f"took longer than {endpoint.timeout:g} seconds")
    try:
        connection.connect()
        with _watched(connection.sock, end):
            connection.request("POST", endpoint.target, body, _headers(endpoint))
            with connection.getresponse() as response:
                answer = _read(response)
    except TimeoutError:
        raise slow from None
    except (OSError, HTTPException, ValueError) as error:
        raise slow if time.monotonic() >= end else _broken(error) from None
    finally:
        connection.close()
    if time.monotonic() >= end:  # what came may be what there was before the cut
        raise slow
    return answer


@contextmanager
def _watched(line: socket, end: float) -> Iterator[None]:
    """Cut a connection when its time is over, so that whoever waits stops waiting."""
    watch = Timer(max(0.0, end - time.monotonic()), _cut, [line])
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _connection(endpoint: Endpoint) -> HTTPConnection:
    where = (endpoint.host, endpoint.port)
    if endpoint.is_secure:
        checked = ssl.create_default_context()
        return HTTPSConnection(*where, timeout=endpoint.timeout, context=checked)
    return HTTPConnection(*where, timeout=endpoint.timeout)


def _cut(line: socket) -> None:
    with suppress(OSError):  # closed already
        line.shutdown(SHUT_RDWR)


def _headers(endpoint: Endpoint) -> Mapping[str, str]:
    key = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    return {"Content-Type": "application/json", "Accept": "application/json", **key}


def _read(response: HTTPResponse) -> bytes:
    status = response.status
    if status != HTTPStatus.OK:
        raise _refused(status)
    data = response.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise EndpointError(f"answered with more than {MOST_BYTES:,} bytes")
    if response.length:
        raise EndpointError("broke off in the middle of its answer")
    return data


def _refused(status: int) -> EndpointError:
    """Say what an answer other than 200 means."""
    if 300 <= status < 400:
        return EndpointError(
            f"answered {status}, a redirect, which is not followed", again=False
        )
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return EndpointError(
            f"answered {status}: it wants another key in DETENTE_API_KEY", again=False
        )
    passing = status >= 500 or status == HTTPStatus.TOO_MANY_REQUESTS
    return EndpointError(f"answered {status}", again=passing)


def _broken(error: Exception) -> EndpointError:
    """Say what went wrong on the way, without anything that was sent."""
    if isinstance(error, EndpointError):
        return error
    if isinstance(error, ssl.SSLCertVerificationError):
        return EndpointError("has a certificate that cannot be trusted", again=False)
    if isinstance(error, ConnectionRefusedError):
        return EndpointError("refused the connection")
    if isinstance(error, HTTPException):
        return EndpointError("broke off in the middle of its answer")
    return EndpointError(f"could not be reached ({type(error).__name__})")
