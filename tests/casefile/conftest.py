"""The example case."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def example(root) -> Path:
    """Return the example of the design, written by hand."""
    return root / "src" / "detente" / "catalog" / "us-iran-2026.yaml"
