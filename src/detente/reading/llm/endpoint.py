"""Where text is sent, and when that is refused."""

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

TIMEOUT = 120.0
"""Seconds that one answer may take."""
_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that speaks the protocol of OpenAI's chat completions.

    Attributes
    ----------
    url
        As the server's manual gives it: ``https://host/v1``, or with the path
        ``/chat/completions``, which is added when it is not there.
    model
        Name of the model; the server's own choice when empty.
    key
        Sent as a bearer token; none is sent when empty.
    timeout
        Seconds that one answer may take.
    plain
        Whether text may go over plain http to another machine.

    Raises
    ------
    ValueError
        If the address is none, carries a password, or is plain http to another machine
        that nobody allowed; if the key cannot be sent.

    Examples
    --------
    >>> Endpoint("http://localhost:8080/v1").target
    '/v1/chat/completions'
    """

    url: str
    model: str = ""
    key: str = field(default="", repr=False)
    timeout: float = TIMEOUT
    plain: bool = False

    def __post_init__(self) -> None:
        if not _is_address(self.url):
            raise ValueError(
                "endpoint must be an address such as https://host/v1, without a "
                f"password or a fragment; got {_shown(self.url)!r}"
            )
        if not (self.is_secure or self.plain or is_loopback(self.host)):
            raise ValueError(
                "endpoint must be https unless it is on this machine; got "
                f"http://{self.host}. To send the text in the clear, say so"
            )
        if self.timeout <= 0:
            raise ValueError(f"timeout must be above 0 seconds; got {self.timeout:g}")
        if not all("!" <= letter <= "~" for letter in self.key):
            raise ValueError("key must be printable ASCII without spaces")

    @property
    def is_secure(self) -> bool:
        """Whether the connection is encrypted."""
        return self._parts.scheme.lower() == "https"

    @property
    def host(self) -> str:
        """The name of the machine."""
        return self._parts.hostname or ""

    @property
    def port(self) -> int | None:
        """The port, if the address names one."""
        return self._parts.port

    @property
    def target(self) -> str:
        """The path that is asked, with its query."""
        path = self._parts.path.rstrip("/")
        path = path if path.endswith(_PATH) else f"{path}{_PATH}"
        return f"{path}?{self._parts.query}" if self._parts.query else path

    @property
    def place(self) -> str:
        """The address for people: host and port."""
        return self._parts.netloc

    @property
    def told(self) -> str:
        """One line that says where text goes."""
        model = f", model {self.model}" if self.model else ""
        near = "on this machine" if is_loopback(self.host) else "not encrypted"
        clear = "" if self.is_secure else f", {near}"
        path = self.target.partition("?")[0]
        return (
            f"The text of the documents is sent to {self._parts.scheme.lower()}://"
            f"{self.place}{path}{model}{clear}."
        )

    @property
    def _parts(self) -> SplitResult:
        return urlsplit(self.url)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine.

    Examples
    --------
    >>> [is_loopback(h) for h in ("localhost", "127.0.0.1", "::1", "127.0.0.1.net")]
    [True, True, True, False]
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    clean = all("!" <= letter <= "~" for letter in url)
    bare = "@" not in parts.netloc and not parts.fragment
    known = parts.scheme.lower() in {"http", "https"}
    return bool(clean and bare and known and parts.hostname and port != 0)


def _shown(url: str) -> str:
    """Return an address without what stands before its ``@``, which may be secret."""
    return url.rpartition("@")[2]
