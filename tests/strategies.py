"""Hypothesis strategies that several parts share."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from detente.model import (
    ACTS,
    AGENDA,
    MODALITIES,
    Acceptance,
    Action,
    Case,
    Condition,
    Duration,
    Interaction,
    Issue,
    Line,
    NoDeal,
    Note,
    Order,
    Party,
    Preferences,
    Quota,
    Range,
    RedLine,
    Source,
    Statement,
    Verification,
    Wish,
    consistent,
    later,
)
from detente.model.crossing import crossings

HOSTILE = [
    "no", "on", "null", "~", "2015", "1e3", "0x1F", "2026-02-05", "1:30", "none",
    "unknown", "never", "best", "to", "about 0.5", "a > b", "a", "b", "a, to b",
    "2 x b", "b: 0.4", "# not a comment", "- item", "? key", "[x]", "{y: z}",
    "*alias", "&anchor", "!tag", "%YAML", "@at", "`tick`", "'quoted'", '"quoted"',
    "back\\slash", "<<", "=", ">", "a = b", "x (proposed 0.7)", "(proposed)",
    "full lifting", "full", "lifting", "détente", "Атом", "核", "\U0001f469\u200d",
    "tab\there", "line\nbreak", " led", "trailed ", "é\u2028x", "a:b", "a: ", "...",
    "---", "|", "\u00a0", "\ufeffmark", "a #b", "a# b", "never a",
]  # fmt: skip

texts = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc"],  # nobody sees these, and a case file has none
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    min_size=1,
    max_size=12,
)
labels = st.one_of(st.sampled_from(HOSTILE), texts).filter(str.strip)
words = st.one_of(st.just(""), labels)
note_ids = st.sampled_from(["n1", "n2", "a note"])
ids = st.one_of(st.sampled_from(["us", "iran", "nuclear", "no", "2015", "a.b"]), labels)
dates = st.sampled_from(["", "2026", "2026-02", "2026-02-05"])
shares = st.one_of(
    st.just(1.0), st.floats(0.001, 1, exclude_max=True), st.sampled_from([0.5, 0.7])
)
fractions = st.builds(
    lambda n, d: Fraction(min(n, d), d), st.integers(0, 60), st.integers(1, 60)
)


def some(strategy, most=3, least=0):
    """Return tuples of different things."""
    return st.lists(strategy, min_size=least, max_size=most, unique=True).map(tuple)


def chosen(names, most=3):
    """Return some of the names."""
    return some(st.sampled_from(names), most) if names else st.just(())


def perhaps(names):
    """Return one of the names, or nothing."""
    return st.sampled_from(["", *names])


@st.composite
def ranges(draw, item=""):
    """Return a range within 0 and 1."""
    low, high = sorted(draw(st.tuples(fractions, fractions)))
    return Range(item, low, high)


@st.composite
def lines(draw, names, of="options"):
    """Return one line about some names, whose text is of no consequence."""
    name = st.sampled_from(names)
    relations = st.sampled_from([">", ">=", "="])
    ratios = st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 3)])
    orders = st.builds(Order, name, relations, name, ratios)
    facts = [orders, name.flatmap(ranges)]
    if of == "options":
        facts.append(st.builds(RedLine, name))
    return Line("", (draw(st.one_of(facts)),), draw(shares))


@st.composite
def knowledge(draw, names, of="options"):
    """Return lines of which the confirmed ones hold together."""
    kept: list[Line] = []
    for line in draw(st.lists(lines(names, of), max_size=3)):
        confirmed = [other for other in kept if not other.proposed]
        if line.proposed or consistent([*confirmed, line], names, of=of):
            kept.append(line)
    return tuple(kept)


@st.composite
def issues(draw, issue_id, parties):
    """Return an issue of this id."""
    options = draw(some(labels, most=4, least=2))
    return Issue(
        issue_id,
        draw(st.one_of(st.just(issue_id), labels)),
        options,
        draw(st.sampled_from(options)),
        draw(perhaps(parties)),
        draw(st.none() | ranges()),
    )


@st.composite
def no_deals(draw):
    """Return how a party fares without a deal."""
    direction = draw(st.sampled_from(["unknown", "same", "worse", "better"]))
    confidence = draw(shares)
    if direction in {"unknown", "same"} or draw(st.booleans()):
        return NoDeal(direction, confidence=confidence)
    size = draw(ranges())
    if direction == "worse":
        return NoDeal(direction, -size.high, -size.low, confidence=confidence)
    return NoDeal(direction, size.low, size.high, confidence=confidence)


@st.composite
def actions(draw, action_id, earlier, known):
    """Return an action of this id, that may need or exclude earlier ones."""
    parties, issues_there, statements = known
    delivered, undone = (
        draw(sides(issues_there)) if issues_there and draw(st.booleans()) else {}
        for _ in range(2)
    )
    apart = {i: o for i, o in undone.items() if i not in delivered}
    needs = draw(chosen(earlier))
    return Action(
        draw(st.one_of(st.just(action_id), labels)),
        draw(st.sampled_from(parties)),
        draw(st.sampled_from(["both", "take", "undo"])),
        action_id,
        delivered,
        apart,
        needs,
        tuple(x for x in draw(chosen(earlier)) if x not in needs),
        draw(chosen(statements)),
    )


@st.composite
def wishes(draw, action_ids, statements):
    """Return what a party wants of the actions that are taken."""
    named = draw(some(st.sampled_from(action_ids), most=3, least=1))
    cut = draw(st.integers(0, len(named)))
    return Wish(named[:cut], named[cut:], draw(chosen(statements)))


@st.composite
def preferences(draw, party, issues_there, statements, action_ids=()):
    """Return what is known of one party's preferences."""
    names = tuple(issue.id for issue in issues_there)
    options = {
        issue.id: draw(knowledge(issue.options))
        for issue in issues_there
        if draw(st.booleans())
    }
    about = draw(chosen(("weights", "without_a_deal", *names)))
    said = Preferences(
        party,
        draw(knowledge(names, "weights")) if names else (),
        options,
        draw(no_deals()),
        draw(st.none() | ranges()),
        draw(st.none() | ranges()),
        {name: draw(chosen(statements)) for name in about},
        draw(some_accepted(issues_there, statements)) if issues_there else (),
        tuple(draw(st.lists(wishes(action_ids, statements), max_size=2)))
        if action_ids
        else (),
        draw(st.none() | ranges()),
        draw(st.none() | ranges()),
        tuple(draw(st.lists(interactions(issues_there, statements), max_size=2)))
        if issues_there
        else (),
    )
    crossed = {place for place, _ in crossings(said, issues_there)}
    kept = (one for place, one in enumerate(said.accepts) if place not in crossed)
    return replace(said, accepts=tuple(kept))


def some_accepted(issues_there, statements):
    """Return up to two packages that a party accepts."""
    return st.lists(acceptances(issues_there, statements), max_size=2).map(tuple)


@st.composite
def acceptances(draw, issues_there, statements):
    """Return a package that a party accepts."""
    where = draw(some(st.sampled_from(issues_there), most=2, least=1))
    outcome = {issue.id: draw(st.sampled_from(issue.options)) for issue in where}
    evidence = draw(chosen(statements))
    return Acceptance(outcome, draw(words), evidence, draw(shares))


@st.composite
def sides(draw, issues_there):
    """Return one side of a condition."""
    where = draw(some(st.sampled_from(issues_there), most=2, least=1))
    return {
        issue.id: draw(some(st.sampled_from(issue.options), least=1)) for issue in where
    }


@st.composite
def quotas(draw, issues_there, statements):
    """Quotas and budgets over the options of some issues."""
    named = draw(sides(issues_there))
    uses = {
        i: {o: draw(fractions) * 3 for o in options} for i, options in named.items()
    }
    low, high = sorted([draw(fractions), draw(fractions) * 4])
    bounds = draw(st.sampled_from([(None, low), (high, None), (high, low)]))
    evidence = draw(chosen(statements))
    return Quota(uses, *bounds, draw(words), evidence, draw(shares))


@st.composite
def interactions(draw, issues_there, statements):
    """What options add when they come together."""
    worth = draw(fractions) - draw(fractions)
    return Interaction(
        draw(sides(issues_there)), worth, draw(words), draw(chosen(statements))
    )


@st.composite
def conditions(draw, issues_there, statements):
    """Return a condition."""
    return Condition(
        draw(sides(issues_there)),
        draw(st.just({}) | sides(issues_there)),
        draw(words),
        draw(chosen(statements)),
        draw(shares),
    )


@st.composite
def quotes(draw, sources):
    """Return a quote with its document and span, or none of them."""
    quote = draw(words) if sources else ""
    start = draw(st.integers(0, 10**6))
    return {
        "quote": quote,
        "document": draw(st.sampled_from(sources)) if quote else "",
        "span": (start, start + len(quote)),
        "carriers": draw(chosen(sources)),
        "date": draw(dates),
    }


@st.composite
def statements(draw, statement_id, parties, issue_ids, sources):
    """Return a statement of this id."""
    return Statement(
        id=statement_id,
        party=draw(st.sampled_from(parties)),
        act=draw(st.sampled_from(ACTS)),
        issue=draw(perhaps((*issue_ids, AGENDA))),
        content=draw(words),
        condition=draw(words),
        polarity=draw(st.sampled_from(["positive", "negative"])),
        modality=draw(st.sampled_from(MODALITIES)),
        reported_by=draw(words),
        about=draw(chosen(issue_ids)),
        confidence=draw(shares),
        **draw(quotes(sources)),
    )


@st.composite
def histories(draw, said):
    """Return statements, some of which replace earlier ones of their party."""
    return tuple(
        replace(
            one,
            replaces=draw(
                chosen(
                    tuple(
                        before.id
                        for before in said[:place]
                        if before.party == one.party and not later(one, before)
                    )
                )
            ),
        )
        for place, one in enumerate(said)
    )


@st.composite
def notes(draw, kind, note_id, known):
    """Return a note of this kind about parties, issues and documents."""
    parties, issue_ids, sources = known
    return Note(
        id=note_id,
        kind=kind,
        text=draw(labels),
        issue=draw(perhaps(issue_ids)),
        party=draw(perhaps(parties)),
        act=draw(st.sampled_from(["", "withdraw"])),
        of=draw(st.sampled_from(["", "agreement", "failure"])),
        effect=draw(st.sampled_from(["", "better", "worse"])),
        **draw(quotes(sources)),
    )


@st.composite
def sources(draw, source_id, others):
    """Return a source of this id."""
    return Source(
        source_id,
        draw(words),
        draw(st.sampled_from(["", "3f" * 32])),
        draw(words),
        draw(dates),
        draw(words),
        draw(words),
        draw(some(labels)),
        draw(chosen(others)),
        waiting=draw(st.integers(0, 12)),
    )


@st.composite
def cases(draw):
    """Return any case at all, with hostile names and everything that can be said."""
    parties = draw(some(ids))
    issue_ids, source_ids = draw(some(ids)), draw(some(ids, most=2))
    statement_ids = draw(some(ids, most=2)) if parties else ()
    evidence = (*statement_ids, *draw(some(note_ids, most=2)))
    found = tuple(draw(issues(issue, parties)) for issue in issue_ids)
    informed = draw(chosen(parties))
    either = conditions(found, evidence) | quotas(found, evidence)
    some_conditions = st.lists(either, max_size=2)
    names = [*evidence[len(statement_ids) :], *draw(st.lists(st.just(""), max_size=2))]
    kinds = st.sampled_from(["history", "interim", "stakes", "watch"])
    known = (parties, issue_ids, source_ids)
    doable = draw(some(ids)) if parties else ()
    case = Case(
        title=draw(labels),
        parties=tuple(draw(parties_of(party)) for party in parties),
        issues=found,
        preferences=tuple(
            draw(preferences(party, found, evidence, doable)) for party in informed
        ),
        conditions=tuple(draw(some_conditions)) if found else (),
        sources=tuple(draw(sources(source, source_ids)) for source in source_ids),
        statements=draw(
            histories(
                tuple(
                    draw(statements(s, parties, issue_ids, source_ids))
                    for s in statement_ids
                )
            )
        ),
        notes=in_sections(draw(notes(draw(kinds), note, known)) for note in names),
        verification=draw(st.none() | verifications()),
        remarks=draw(some(labels, most=2)),
        actions=tuple(
            draw(actions(one, doable[:place], (parties, found, evidence)))
            for place, one in enumerate(doable)
        ),
    )
    return replace(case, private=draw(chosen(case.parts)))


def in_sections(found):
    """Return notes in the order of the sections of a file."""
    return tuple(sorted(found, key=lambda note: note.kind))


def parties_of(party):
    """Return a party of this id."""
    roles = st.sampled_from(["principal", "third party"])
    sure = st.sampled_from([1.0, 0.95, 0.5])
    return st.builds(Party, st.just(party), labels, roles, words, some(labels), sure)


def verifications():
    """Return how breaches are looked for and undone, timed or not."""
    found, undone = ranges("detection"), ranges("recovery")
    timed = st.builds(
        Verification,
        st.none() | found,
        st.none() | undone,
        durations(least=Fraction(1, 60)),
        st.none() | durations(),
        st.none() | ranges("false_alarm"),
        st.none() | durations(least=Fraction(1, 60)),
    )
    return timed | st.builds(Verification, found, undone)


@st.composite
def durations(draw, least=Fraction(0)):
    """Return a length of time."""
    low, high = sorted(draw(st.tuples(fractions, fractions)))
    unit = draw(st.sampled_from(["day", "week", "month", "year"]))
    return Duration(least + 60 * low, least + 60 * high, unit)
