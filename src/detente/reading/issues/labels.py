"""Section labels: what a block is said to be about before it begins."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from detente.model import Span, Statement
from detente.reading.issues.nominals import is_act
from detente.reading.issues.vocabulary import label_terms, telling, words
from detente.reading.parse import Parsed

_MOST_WORDS = 7
_SPEAKER = 3
"""Times a label comes back in one document by which it must be a speaker's."""
_OWNED = re.compile(r"['’]s?\b")
_HEAD = re.compile(
    r"[*_]*([A-Z][^\s.:*_]*(?: [^\s.:*_]+){0,6})[*_]*[.:][*_]* +(?=[A-Z])"
)
_ON_THE_AGENDA = re.compile(r"(?:the |on the )?agenda", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:and |the |some |all )?other (?:points?|issues?|matters?|items?|remarks)"
    r"|elsewhere|miscellaneous|any other business",
    re.IGNORECASE,
)
_VERBS = frozenset(["VERB", "AUX", "PRON"])
_WHERE = frozenset(["at", "from", "in", "into", "near", "on", "over", "to"])
_WHO = frozenset(["PERSON", "GPE", "NORP", "ORG", "DATE"])


@dataclass(frozen=True, slots=True)
class Labelled:
    """A run of text under a label, and the section it is an item of."""

    label: str
    document: str
    span: Span
    section: tuple[str, ...]


def labelled_runs(
    parsed: Iterable[Parsed],
    names: AbstractSet[str] = frozenset(),
    parties: Iterable[str] = (),
) -> tuple[Labelled, ...]:
    """Return the labelled runs of a text.

    A block's own label, or the few words that a block opens with before a colon, or
    before a full stop when they are set off by stars; if they are a noun phrase that
    names no person, place or party. What comes back again and again is a speaker, and
    what a party owns (*Norland's offer*) says whose words follow, not on what. A word
    that alone would tell nothing (*Rise*) is a label among other labels. The label of a
    row of a table counts once, however many cells it has.

    Parameters
    ----------
    parsed
        The text.
    names
        Terms of the parties' names: a label of these alone is none.
    parties
        Their names: a label that is one of these is none either.
    """
    found, weak = [], []
    rows: set[tuple[str, str]] = set()
    called = {_plain(name) for name in parties}
    for piece in parsed:
        label = piece.block.label or _run_in(piece)
        if not label or piece.block.doubt or _plain(label) in called:
            continue
        block = piece.block
        if block.cell is not None and (block.document, label) in rows:
            continue
        rows.add((block.document, label))
        run = Labelled(label, block.document, block.span, block.headings)
        if block.cell is not None or _on_a_thing(label, names):
            found.append(run)
        elif block.kind == "bullet" and block.label and _on_a_change(label, names):
            weak.append(run)
    beside = Counter((run.document, run.section) for run in found)
    found += [run for run in weak if beside[run.document, run.section] > 1]
    times = Counter((run.document, run.label) for run in found)
    return tuple(run for run in found if times[run.document, run.label] < _SPEAKER)


def _plain(name: str) -> str:
    """Return a name in lower case, without signs and its article."""
    return " ".join(words(name)).removeprefix("the ")


def about_the_agenda(label: str) -> bool:
    """Tell whether what stands under a label is about what should be talked about.

    Examples
    --------
    >>> about_the_agenda("The agenda"), about_the_agenda("Agenda reform")
    (True, False)
    """
    return _ON_THE_AGENDA.fullmatch(label.strip()) is not None


def aside(label: str) -> bool:
    """Tell whether a label sets what stands under it apart from all other issues.

    Examples
    --------
    >>> aside("Other points"), aside("Sanctions")
    (True, False)
    """
    return _ASIDE.fullmatch(label.strip()) is not None


def _on_a_thing(label: str, names: AbstractSet[str]) -> bool:
    """Tell whether a label names a thing, and not whose words follow."""
    terms = {name for name in label_terms(label) if telling(name)}
    owned = _OWNED.search(label) and terms & names
    return bool(terms - names) and not owned and not label.isupper()


def _on_a_change(label: str, names: AbstractSet[str]) -> bool:
    """Tell whether a label is words that any matter may come with: "Rise"."""
    terms = set(label_terms(label))
    return bool(terms) and not terms & names and not label.isupper()


def labels_of(
    statements: Iterable[Statement],
    given: Mapping[str, str],
    runs: Sequence[Labelled],
) -> dict[str, str]:
    """Return statement id to its label: the one given, or that of the run it is in.

    A given label counts only if it is that of a run; no two runs overlap.
    """
    good = {run.label for run in runs}
    found = {name: label for name, label in given.items() if label in good}
    in_order: dict[str, list[Labelled]] = defaultdict(list)
    for run in sorted(runs, key=_start):
        in_order[run.document].append(run)
    for said in statements:
        own = in_order[said.document]
        last = bisect_right(own, said.span[0], key=_start)
        for run in own[max(last - 1, 0) : last]:
            if said.span[0] < run.span[1]:
                found.setdefault(said.id, run.label)
    return found


def _start(run: Labelled) -> int:
    return run.span[0]


def silent(runs: Sequence[Labelled], used: Iterable[str]) -> Iterator[str]:
    """Yield the labels that stand beside a used one in the same section."""
    known = set(used)
    sections = {(r.document, r.section) for r in runs if r.label in known}
    for run in runs:
        if (run.document, run.section) in sections and run.label not in known:
            known.add(run.label)
            yield run.label


def _run_in(piece: Parsed) -> str:
    """Return the noun phrase that a block opens with, set off from the rest."""
    found = _HEAD.match(piece.block.text)
    if not found:
        return ""
    starred = piece.block.text[0] in "*_"
    if "." in found[0] and not starred:
        return ""
    tokens = [t for t in piece.doc if found.start(1) <= t.idx < found.end(1)]
    return found[1] if _names_a_thing(tokens) else ""


def _does(verb: Any) -> bool:
    """Tell whether a word is an act on the thing behind it: *naming experts*."""
    objects = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN")
    return verb.tag_ == "VBG" and (verb.dep_ == "amod" or any(objects))


def _behind_a_link(name: Any) -> bool:
    """Tell whether a name only says where a thing is, or where it goes."""
    while name.dep_ == "compound" and name.head.i != name.i:
        name = name.head
    return name.dep_ == "pobj" and name.head.lower_ in _WHERE


def _names_a_thing(tokens: Sequence[Any]) -> bool:
    """Tell whether some words are a noun phrase, and nobody's name.

    What is done to a thing may have a name in it, *Release of Ann Lee*, and a thing a
    place behind it: *Pullback from the Arden hills*.
    """
    if not tokens or len(tokens) > _MOST_WORDS:
        return False
    act = len(tokens) > 1 and (is_act(tokens[0].lower_) or _does(tokens[0]))
    kinds = {token.pos_ for token in tokens[act:]}
    named = [t for t in tokens if t.ent_type_ in _WHO and t.pos_ == "PROPN"]
    who = any(not (t.ent_type_ == "GPE" and _behind_a_link(t)) for t in named)
    who = who and not act
    return not kinds & _VERBS and bool(kinds & {"NOUN", "PROPN"}) and not who
