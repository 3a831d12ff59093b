"""A case over the limits ends at once: one line, exit code 4."""

from pathlib import Path

import pytest

from detente.cli import main


def write_case(path: Path, n_parties: int, n_issues: int, n_options: int) -> Path:
    """Write a case in which nobody has said anything."""
    options = ", ".join(f"rung {n}" for n in range(n_options))
    parties = [f"  p{n}: {{name: P{n}, role: principal}}" for n in range(n_parties)]
    issues = [
        f"  i{n}: {{title: I{n}, options: [{options}], status_quo: rung 0}}"
        for n in range(n_issues)
    ]
    lines = ["detente: 1", "title: All", "parties:", *parties, "issues:", *issues]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [(8, 18, 3), (3, 30, 6)])
def test_a_case_that_is_too_large_is_refused_in_one_line(tmp_path, size, capsys):
    path = write_case(tmp_path / "all.yaml", *size)
    assert main(["study", str(path), "--draws", "100"]) == 4
    streams = capsys.readouterr()
    assert streams.out == ""
    *_, line = streams.err.splitlines()
    n_parties, n_issues, n_options = size
    assert line.startswith(
        f"Error: {n_parties} principals × {n_issues} issues × {n_options} options are "
        "too much: "
    )
    assert "limit of" in line
    assert "Leave out issues" in line
