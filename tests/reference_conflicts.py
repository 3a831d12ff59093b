"""Access to the conflicts of the literature in `reference/graph-model`."""

from pathlib import Path

import yaml

from detente.casefile.interchange import load_conflicts

FOLDER = Path(__file__).parent / "reference" / "graph-model"


def facts(name):
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def conflict(name, variant="default"):
    return load_conflicts(FOLDER / f"{name}.yaml")[variant]


def labels(states):
    return tuple(str(state) for state in states)
