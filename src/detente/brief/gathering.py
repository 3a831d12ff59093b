"""Inputs of which the case says nothing, told together."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from detente.brief.grammar import in_words
from detente.brief.grounds import Ground
from detente.brief.names import Names
from detente.model import Case


def gathered(case: Case, grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """Return inputs in their order, those of which nothing is said in few rows.

    What a party says nothing of is one row for all such issues; parties that say
    nothing of the same are one row, too. What the case says keeps a row of its own.

    Examples
    --------
    >>> from detente.model import Issue, Party
    >>> def silent(party, about, issue=""):
    ...     issues = (issue,) if issue else ()
    ...     return Ground(party, about, (), "no", "nothing said", (), "", party, issues)
    >>> two = tuple(Issue(i, i.upper(), ("no", "yes"), "no") for i in ("x", "y"))
    >>> sale = Case("Sale", tuple(Party(p, p) for p in ("a", "b")), two)
    >>> rows = [silent(p, i.title, i.id) for p in ("a", "b") for i in two]
    >>> [(row.whose, row.about) for row in gathered(sale, rows)]
    [('all principals', 'both issues')]
    """
    names = Names(case)
    by_party = _merged(
        grounds,
        lambda row: (row.party, row.nothing) if row.issues else None,
        lambda rows: _of_issues(names, rows),
    )
    return _merged(
        by_party,
        lambda row: (row.about, row.nothing) if row.party else None,
        lambda rows: _of_parties(names, rows),
    )


def _merged(
    grounds: Iterable[Ground],
    alike: Callable[[Ground], tuple[str, str] | None],
    join: Callable[[list[Ground]], Ground],
) -> tuple[Ground, ...]:
    """Join rows that say nothing and are alike, in the place of the first."""
    groups: dict[object, list[Ground]] = {}
    for place, row in enumerate(grounds):
        key = None if row.lines or row.evidence else alike(row)
        groups.setdefault(place if key is None else key, []).append(row)
    return tuple(join(rows) if len(rows) > 1 else rows[0] for rows in groups.values())


def _of_issues(names: Names, rows: list[Ground]) -> Ground:
    issues = tuple(dict.fromkeys(issue for row in rows for issue in row.issues))
    every = len(issues) == len(names.case.issues)
    about = names.agenda(issues) if every else names.issues(issues)
    return replace(rows[0], about=about, issues=issues)


def _of_parties(names: Names, rows: list[Ground]) -> Ground:
    principals = names.case.principals
    if len(rows) == len(principals) > 1:
        whose = "all principals"
    elif len(rows) > len(principals) / 2 and len(rows) > 4:
        spared = [p.name for p in principals if p.id not in {r.party for r in rows}]
        whose = f"all principals but {in_words(spared)}"
    else:
        whose = in_words([row.whose for row in rows])
    return replace(rows[0], whose=whose, party="")
