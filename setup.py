"""The compiled twins of kernels; all else is in pyproject.toml.

Each is optional: without a C compiler the install succeeds, and the plain form is used.
"""

from pathlib import Path

from setuptools import Extension, setup

TWINS = Path("src", "detente", "kernels", "compiled")

setup(
    ext_modules=[
        Extension(
            f"detente.kernels.compiled.{twin.stem}",
            [twin.as_posix()],
            depends=[shared.as_posix() for shared in sorted(TWINS.glob("*.pxd"))],
            optional=True,
        )
        for twin in sorted(TWINS.glob("*.pyx"))
    ],
    options={"build_ext": {"cython_c_in_temp": True, "parallel": 2}},
)
