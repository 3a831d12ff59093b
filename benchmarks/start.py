"""What a cold start costs: the whole road, and help, against importing numpy.

Processor seconds of whole processes, the median of a few runs, and their ratio to
``python -c "import numpy"`` measured in turn with them.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = sorted(str(path) for path in (ROOT / "examples" / "us-iran").glob("*.txt"))
RUNS = 3


def seconds(command):
    """Return user and system seconds of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    """Print a line for each command."""
    detente = [sys.executable, "-m", "detente"]
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "import numpy": [sys.executable, "-c", "import numpy"],
            "detente --help": [*detente, "--help"],
            "load the language model": [
                sys.executable,
                "-c",
                "from detente.reading.parse import language; language()",
            ],
            "detente read": [*detente, "read", *EXAMPLE],
            "detente brief": [*detente, "brief", *EXAMPLE, "-o", folder],
            "detente brief case.yaml": [
                *detente, "brief", f"{folder}/case.yaml", "-o", folder,
            ],
        }  # fmt: skip
        taken = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                taken[name].append(seconds(command))
    base = statistics.median(taken["import numpy"])
    for name, runs in taken.items():
        median = statistics.median(runs)
        print(f"{name:28} {median:6.2f} s processor  {median / base:6.1f} x numpy")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'largest process':28} {peak:6.0f} MB")


if __name__ == "__main__":
    main()
