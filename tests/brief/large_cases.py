"""Cases of any size, in words as long as those of the news."""

import random
from itertools import cycle, islice

from detente.model import (
    Case,
    Issue,
    Line,
    Note,
    Order,
    Party,
    Preferences,
    Source,
    Statement,
)

NAMES = (
    "Northern Federation", "Republic of Halden", "Coastal Union", "Marrow Islands",
    "Kingdom of Arvel", "Sunder Republic", "Eastern League", "Free State of Tiel",
    "Upland Cantons", "Port Authority of Brisk", "Lake Confederation", "Canal Company",
    "Western Assembly", "Meridian Bloc", "Isle of Varn", "River Commission",
)  # fmt: skip
TITLES = (
    "Emissions targets for heavy industry", "Finance for adaptation",
    "Fishing grounds in the strait", "Tariffs on machine parts",
    "Verification and inspections", "Return of displaced families",
    "Sharing of river water in dry years", "Transit fees for gas",
    "Technology transfer", "Recognition of diplomas", "Prisoner exchange",
    "Status of the border markers", "Dredging of the common channel",
)  # fmt: skip
OPTIONS = (
    "no change to present rules", "a joint study within two years",
    "a phased reduction by a third under outside inspection",
    "full implementation with yearly review and shared costs",
)  # fmt: skip
SOURCES, DAY = 5, 28


def numbered(words, count):
    """Return so many different names: the words, then the words with a number."""
    rounds = range(1, count // len(words) + 2)
    every = (f"{w} {n}" if n > 1 else w for n in rounds for w in words)
    return list(islice(every, count))


def large_case(n_issues, n_principals, *, options=3, said=1, seed=0):
    """A case in which each principal is quoted on two issues of three.

    ``said`` is how many statements each makes on each of them.
    """
    chance = random.Random(seed)
    names = numbered(NAMES, n_principals + 2)
    parties = [Party(f"p{n}", name) for n, name in enumerate(names[:-2])]
    others = [Party(f"t{n}", name, "third party", f"ally of {names[n]}")
              for n, name in enumerate(names[-2:])]  # fmt: skip
    issues = [
        Issue(
            f"i{n}", title, OPTIONS[:options], OPTIONS[0], parties[-n % n_principals].id
        )
        for n, title in enumerate(numbered(TITLES, n_issues))
    ]
    statements, preferences = [], []
    for party in parties:
        wishes, evidence = {}, {}
        for issue in chance.sample(issues, max(1, 2 * n_issues // 3)):
            ends = chance.sample((issue.options[0], issue.options[-1]), 2)
            order = (Order(ends[0], ">", ends[1]),)
            wishes[issue.id] = (Line(" > ".join(ends), order, chance.choice((0.8, 1))),)
            made = [_statement(party, issue, ends[0], len(statements) + n, chance)
                    for n in range(said)]  # fmt: skip
            evidence[issue.id] = tuple(one.id for one in made)
            statements += made
        preferences.append(Preferences(party.id, (), wishes, evidence=evidence))
    return Case(
        f"Talks of {n_principals} on {n_issues}",
        (*parties, *others),
        tuple(issues),
        tuple(preferences),
        sources=tuple(
            Source(f"d{n}", f"{n}.txt", "", f"Gazette: {title} on the table")
            for n, title in enumerate(TITLES[:SOURCES])
        ),
        statements=tuple(statements),
        notes=tuple(_notes(issues)),
    )


def _statement(party, issue, wanted, place, chance):
    content = f"{wanted} in the talks on {issue.title.lower()}"
    quote = (
        f"{party.name} officials told reporters in the capital on day {place} that "
        f"they would insist on {content}, whatever the others might say about it"
    )
    act = chance.choice(("demand", "insist", "seek", "offer"))
    return Statement(
        f"s{place}", party.id, act, issue.id, content, quote, f"d{place % SOURCES}",
        (place, place + len(quote)), confidence=0.8,
        date=f"2025-{place % 12 + 1:02}-{place % DAY + 1:02}",
    )  # fmt: skip


def _notes(issues):
    counts = {"history": 2 * len(issues), "stakes": 6, "watch": 5, "interim": 4}
    for kind, count in counts.items():
        for n, issue in enumerate(islice(cycle(issues), count)):
            text = f"a first round on {issue.title.lower()} before the winter session"
            quote = f"Observers of the {kind} spoke of {text}, number {n}, at length"
            date = f"{2000 + n}" if kind == "history" else ""
            yield Note(kind, text, quote, f"d{n % SOURCES}", (n, len(quote)), date=date)
