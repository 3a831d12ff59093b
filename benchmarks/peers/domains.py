"""A domain of Genius of a usual size, written out for the command line."""

from pathlib import Path

import numpy as np

ISSUES, OPTIONS = 6, 5


def domain(folder: Path) -> list[str]:
    """Write the utility spaces of two parties, and return their names."""
    rng = np.random.default_rng(1)
    return [_space(folder / f"{party}.xml", rng) for party in ("buyer", "seller")]


def _space(path: Path, rng: np.random.Generator) -> str:
    weights = rng.dirichlet(np.ones(ISSUES)).round(4)
    lines = [f'<utility_space number_of_issues="{ISSUES}">', '<objective index="0">']
    for issue in range(1, ISSUES + 1):
        kind = 'etype="discrete" type="discrete" vtype="discrete"'
        lines.append(f'<issue index="{issue}" name="Issue {issue}" {kind}>')
        for place, worth in enumerate(rng.integers(1, 100, OPTIONS), start=1):
            option = f'index="{place}" value="Option {place}"'
            lines.append(f'<item {option} evaluation="{worth}"/>')
        lines.append("</issue>")
    lines += [f'<weight index="{n}" value="{w}"/>' for n, w in enumerate(weights, 1)]
    lines += ["</objective>", '<reservation value="0.2"/>', "</utility_space>"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)
