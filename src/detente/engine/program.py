"""Which program gives a result: byte-equal results come from equal programs only."""

import hashlib
import sys
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path


@lru_cache(maxsize=1)
def program() -> str:
    """Return a hash of our version and very code, and of those of Python and NumPy.

    Examples
    --------
    >>> len(program())
    64
    """
    names = f"{version('detente')} {version('numpy')} {sys.version_info[:2]}"
    whole = hashlib.sha256(names.encode())
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()
