"""The explainer of the example, read back by the command that read the example."""

import json
import subprocess
import sys


def run(*args):
    return subprocess.run(
        [sys.executable, "-m", "detente", *map(str, args)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def heard(printed):
    """Return who does what on which issue on which condition, thing by thing."""
    return {
        tuple(
            {**one, **thing}[field]
            for field in ("party", "act", "issue", "content", "condition", "polarity")
        )
        for one in json.loads(printed)["statements"]
        for thing in one["parts"] or [one]
    }


def test_the_explainer_of_the_example_reads_back_as_the_example(root, tmp_path):
    documents = sorted((root / "examples/us-iran").glob("*.txt"))
    run("brief", *documents, "-o", tmp_path)
    text = (tmp_path / "explainer.md").read_text(encoding="utf-8")
    assert 400 <= len(text.split()) <= 700
    assert "in the brief" not in text
    first = heard(run("read", *documents, "--json"))
    assert heard(run("read", tmp_path / "explainer.md", "--json")) == first
    assert len(first) == 20
