"""What `detente.casefile` offers stays that, whichever of its modules are imported."""

import pkgutil
import subprocess
import sys

from detente import casefile


def test_no_module_has_the_name_of_something_offered():
    modules = {module.name for module in pkgutil.iter_modules(casefile.__path__)}
    assert not modules & set(casefile.__all__)


def test_a_run_of_the_doctests_alone_leaves_functions_in_place():
    """By the slow way: every module imported the way importlib mode does it."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_ALL],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["True"] * len(casefile.__all__)


IMPORT_ALL = """
import pkgutil, sys
from importlib import util
from detente import casefile
offered = {name: getattr(casefile, name) for name in casefile.__all__}
for found in pkgutil.iter_modules(casefile.__path__, "detente.casefile."):
    spec = util.find_spec(found.name)
    module = sys.modules[found.name] = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    setattr(casefile, found.name.rpartition(".")[2], module)
print(*(getattr(casefile, name) is offered[name] for name in casefile.__all__))
"""
