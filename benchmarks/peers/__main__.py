"""Compare the engine with public tools: ``python -m benchmarks.peers [--small]``.

They are installed into `benchmarks/peers/.venv`, the first time this is run, and are
imported there and nowhere else. With ``--write`` the tables of the documentation are
written anew.
"""

import argparse
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.peers.tables import tables

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
HOME = HERE / ".venv"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def environment() -> Path:
    """Return the interpreter of the peers' own environment, made if it is not there."""
    python = HOME / ("Scripts" if os.name == "nt" else "bin") / "python"
    wanted = HERE / "requirements.txt"
    done = HOME / "installed"
    if not done.exists() or done.read_bytes() != wanted.read_bytes():
        print("installing the peers, once", file=sys.stderr)
        venv.create(HOME, with_pip=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, "--quiet", "--requirement", str(wanted)], check=True)
        done.write_bytes(wanted.read_bytes())
    return python


def compared(*, small: bool) -> dict:
    """Run the comparison in the peers' environment, in one process."""
    command = [str(environment()), "-m", "benchmarks.peers.compare", sys.executable]
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    found = subprocess.run(
        [*command, *["--small"][: int(small)]],
        check=True,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
    )
    return json.loads(found.stdout)


def written(page: str, figures: str) -> str:
    """Return the page with other figures.

    Examples
    --------
    >>> print(written(f"Hello.\\n{BEGIN}\\nold\\n{END}\\nBye.", "new"))
    Hello.
    <!-- figures -->
    <BLANKLINE>
    new
    <BLANKLINE>
    <!-- end of figures -->
    Bye.
    """
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a few seconds only")
    parser.add_argument("--write", action="store_true", help="into the documentation")
    asked = parser.parse_args()
    figures = tables(compared(small=asked.small))
    print(figures)
    if asked.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(written(page, figures), encoding="utf-8")


if __name__ == "__main__":
    main()
