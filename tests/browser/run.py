"""Run the tests; without Chromium say that the browser tests did not run.

In CI a missing browser is a failure: a page nobody opened is not tested.
"""

import os
import shutil
import sys

import pytest


def main() -> int:
    """Run pytest and return its exit code, or 1 where CI has no browser."""
    if shutil.which("chromium"):
        return pytest.main([])
    note = "The browser tests did not run: chromium was not found."
    if os.environ.get("CI"):
        sys.stderr.write(f"{note} CI needs them.\n")
        return 1
    code = pytest.main(["-m", "not browser"])
    sys.stderr.write(f"{note}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
