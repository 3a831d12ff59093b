"""Links of a text to the names of the sources they lead to."""

from collections.abc import Iterable
from urllib.parse import urlsplit

_SOCIAL_NAMES = (
    "facebook.com fb.com twitter.com x.com t.co instagram.com linkedin.com "
    "youtube.com youtu.be whatsapp.com wa.me t.me telegram.me reddit.com "
    "pinterest.com tiktok.com threads.net bsky.app tumblr.com flipboard.com "
    "vk.com apple.com google.com bit.ly addtoany.com addthis.com sharethis.com"
)
_SOCIAL = frozenset(_SOCIAL_NAMES.split())
"""Where a page is shared or its app is got: no source of what it says."""
_OPENINGS = ("www.", "m.", "amp.", "edition.", "en.")


def linked(addresses: Iterable[str], own: str = "") -> tuple[str, ...]:
    """Return the hosts that addresses lead to, each once, in order.

    Parameters
    ----------
    addresses
        As they stand in links; those within a site name no host.
    own
        Host of the page, or an address on it; links to it lead to no source.

    Examples
    --------
    >>> linked(["/home", "https://www.reuters.com/a", "https://x.com/share?u"])
    ('reuters.com',)
    >>> linked(["https://news.example.org/a"], own="https://www.example.org/b")
    ()
    """
    home = host(own)
    found = dict.fromkeys(host(a) for a in addresses if "//" in a)
    return tuple(name for name in found if name and not _is_beside(name, home))


def host(address: str) -> str:
    """Return the host of an address without ``www.`` and the like.

    Examples
    --------
    >>> host("https://www.reuters.com:443/world"), host("example.org"), host("http://[")
    ('reuters.com', 'example.org', '')
    """
    try:
        name = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    for opening in _OPENINGS:
        name = name.removeprefix(opening)
    return name if "." in name and " " not in name else ""


def _is_beside(name: str, home: str) -> bool:
    """Tell whether a host is that of the page, above or below it, or a social one."""
    near = bool(home) and (f".{name}".endswith(f".{home}") or home.endswith(f".{name}"))
    return near or any(f".{name}".endswith(f".{social}") for social in _SOCIAL)
