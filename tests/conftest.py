"""Settings every test shares."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from detente.kernels.form import FORM

settings.register_profile("default", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

ROOT = Path(__file__).parent.parent


def pytest_report_header() -> str:
    """Say which form of the kernels is tested, and when the twins are not."""
    lacking = "; their compiled twins are not in use, and not tested"
    return f"kernels: {FORM}{lacking if FORM == 'plain' else ''}"


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out the tests of the compiled twins where these are not in use."""
    if FORM == "compiled":
        return
    twins = [item for item in items if item.get_closest_marker("compiled")]
    items[:] = [item for item in items if item not in twins]
    config.hook.pytest_deselected(items=twins)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top of the repository."""
    return ROOT
