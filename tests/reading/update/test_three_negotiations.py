"""A first report and a later one on three negotiations of different kinds.

The first makes the case, as an analyst would have it: read, and put right by hand. What
the later one should propose was written down from the texts before they were read.
"""

from dataclasses import dataclass

import pytest

from detente import casefile
from detente.documents import load
from detente.model import shifts
from detente.reading import read
from detente.reading.update import update_documents
from detente.reading.update.known import Known


@dataclass(frozen=True)
class Pair:
    """Two reports, and what the second should change in the case of the first.

    Parties are known by a word of their names.

    Attributes
    ----------
    first, later
        The reports.
    turned
        Who gives up which position for which.
    watched
        Items that came about, or did not.
    options
        Words of the options that are added.
    packages
        Who would take which options together.
    failure
        Who would be worse off without a deal.
    parties
        Who is new.
    """

    first: str
    later: str
    turned: set[tuple[str, str, str]]
    watched: set[tuple[str, bool]]
    options: set[str]
    packages: set[tuple[str, str]]
    failure: set[str]
    parties: set[str]


STRIKE = Pair(
    """\
Tram drivers and city far apart as strike vote nears

BRENNA, 3 March 2025

The tram drivers' union and the Brenna Transport Authority met for two hours on Monday \
and parted without an agreement.

Pay: The union demands a pay rise of 9 per cent over two years. The authority has \
offered a rise of 4 per cent, which the union rejects.

Night shifts: The union insists on a limit of three night shifts a week. The authority \
rejects any limit on night shifts, its director Paula Renner said.

What to watch

- Whether the two sides agree on a mediator
- Whether the drivers vote to strike on 14 March
""",
    """\
A mediator for the trams

BRENNA, 12 March 2025

The union said it would accept a pay rise of 6 per cent over two years if the \
authority limits the night shifts.

The two sides agreed on a mediator on Tuesday, the retired judge Ilse Brandt.

The city council demands that the trams run during the trade fair.

A strike would hurt both sides.
""",
    {("union", "a pay rise of 9 per cent", "a pay rise of 6 per cent")},
    {("Whether the two sides agree on a mediator", True)},
    {"pay rise of 6 per cent"},
    {("union", "rise of 6 per cent over two years and night: limit of three night")},
    {"union", "authority"},
    {"The city"},
)
RIVER = Pair(
    """\
Upstream and downstream states open talks on the Sarn

KELVA, 10 June 2024

Ordania and Lysmark have begun talks on sharing the river Sarn, which both need for \
their fields.

Lysmark demands a guaranteed flow of 300 cubic metres a second in summer. Ordania \
rejects a guaranteed flow, its water minister Edit Varo said.

Ordania seeks money for the new dam at Tolm. Lysmark opposes the dam.

Lysmark also insists on joint inspections of the reservoirs. Ordania would accept \
inspections by a neutral body only.

What to watch next

- Whether the two governments exchange data on the reservoirs
- Whether Ordania begins to fill the dam
""",
    """\
Ordania offers water for money

KELVA, 2 July 2024

Ordania would guarantee a flow of 200 cubic metres a second in summer if Lysmark helps \
to pay for the dam at Tolm, its water minister Edit Varo said on Tuesday.

Lysmark is willing to pay a third of the cost of the dam, on condition that its own \
inspectors may visit the reservoirs.

The two governments exchanged data on the reservoirs last week, officials on both \
sides said. Ordania has not begun to fill the dam.

The World Bank offers a loan for the dam.
""",
    {("lysmark", "the dam", "to pay a third of the cost of the dam")},
    {
        ("Whether the two governments exchange data on the reservoirs", True),
        ("Whether Ordania begins to fill the dam", False),
    },
    {"flow of 200 cubic metres", "third of cost of dam"},
    {
        ("ordania", "new dam at Tolm"),
        ("lysmark", "inspections: joint inspections of the reservoirs"),
    },
    set(),
    {"World Bank"},
)
TAKEOVER = Pair(
    """\
Harrow rejects Lindqvist's approach

LONDON, 4 September 2023

The board of Harrow, the maker of pumps, has rejected a takeover offer of 410 pence a \
share from its Swedish rival Lindqvist, saying that it undervalues the company.

Harrow demands at least 480 pence a share. Harrow wants a break fee of £40m should \
regulators block the deal. Lindqvist refuses to pay a break fee.

Lindqvist seeks access to Harrow's books. Harrow's chairman, Colin Marsh, said the \
board would not open the books at this price.

What to watch

- Whether Lindqvist raises its offer before the deadline of 2 October
- Whether shareholders in Harrow back the board
""",
    """\
Lindqvist raises bid for Harrow and offers a break fee

LONDON, 21 September 2023

Lindqvist raised its offer for Harrow to 450 pence a share on Thursday, eleven days \
before the deadline.

The Swedish company is prepared to pay a break fee of £25m, provided that Harrow opens \
its books.

Harrow would accept 465 pence a share, two people close to the board said.

Shareholders in Harrow backed the board at a meeting on Wednesday.
""",
    {
        ("lindqvist", "to pay a break fee", "to pay a break fee of £25m"),
        ("harrow", "at least 480 pence a share", "465 pence a share"),
    },
    {
        ("Whether Lindqvist raises its offer before the deadline of 2 October", True),
        ("Whether shareholders in Harrow back the board", True),
    },
    {"465 pence a share", "break fee of £25m"},
    {("lindqvist", "books")},
    set(),
    {"Shareholders"},
)


@pytest.fixture(params=[STRIKE, RIVER, TAKEOVER], ids=["strike", "river", "takeover"])
def pair(request):
    return request.param


@pytest.fixture
def case(pair):
    """Return the case of the first report."""
    return read([("first.txt", pair.first.encode())]).draft()


def told(case, pair):
    later = load([("later.txt", pair.later.encode())])
    return update_documents(Known(case), later)


def who(case, word):
    """Return the one party in whose name a word stands."""
    [party] = [p.id for p in case.parties if word in p.name.casefold()]
    return party


def of(update, kind):
    return [p.what for p in update.proposals if p.kind == kind]


def test_every_change_of_position_is_found_with_both_quotes_and_days(case, pair):
    changed = of(told(case, pair), "changed position")
    found = {(w.statement.party, w.before[0], w.statement) for w in changed}
    for word, was, now in pair.turned:
        [(before, after)] = [
            (b, a)
            for party, b, a in found
            if party == who(case, word) and a.content.startswith(now)
        ]
        assert before.content.startswith(was)
        assert before.quote in pair.first
        assert after.quote in pair.later
        assert before.date < after.date


def test_what_was_watched_for_and_came_about_is_found_and_nothing_else(case, pair):
    found = {(w.watched.text, not w.negated) for w in of(told(case, pair), "watch")}
    assert found == pair.watched


def test_new_options_packages_failure_and_parties_are_proposed(case, pair):
    update = told(case, pair)
    added = [what.option for what in of(update, "option")]
    assert all(any(words in one for one in added) for words in pair.options)
    packages = [(w.party, w.accepted.text) for w in of(update, "acceptance")]
    for word, words in pair.packages:
        party = who(case, word)
        assert any(party == whose and words in said for whose, said in packages)
    worse = {what.party for what in of(update, "no deal")}
    assert worse == {who(case, word) for word in pair.failure}
    assert {w.party.name for w in of(update, "party")} == pair.parties
    assert all(w.party.proposed for w in of(update, "party"))


def test_nobody_of_the_case_is_new_under_another_name(case, pair):
    known = {party.name for party in case.parties}
    assert not known & {w.party.name for w in of(told(case, pair), "party")}


def test_all_of_it_taken_on_is_a_case_with_the_history_of_its_positions(case, pair):
    text = casefile.dump(case).replace("\nparties:", "\n# by me\nparties:")
    update = told(case, pair)
    after = update.splice(text)
    assert "# by me" in after
    taken = casefile.parse(after)
    turned = {
        (shift.now.party, shift.now.content) for shift in shifts(taken.statements)
    }
    assert all(
        any(who(case, word) == whose and said.startswith(now) for whose, said in turned)
        for word, _, now in pair.turned
    )
    assert told(taken, pair).proposals == ()
    assert {note.text for note in taken.notes_of("watch")} == {
        note.text for note in case.notes_of("watch")
    } - {text for text, _ in pair.watched}


def test_every_line_of_it_waits_for_an_analyst(case, pair):
    for what in of(told(case, pair), "line"):
        assert what.line is None or what.line.proposed
    for what in of(told(case, pair), "condition"):
        assert what.condition.confidence < 1
