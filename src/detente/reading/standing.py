"""How far a predicate counts as a position: not under "if", not as history."""

import re
from calendar import month_name
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from detente.reading import grammar
from detente.reading.alleged import is_alleged, is_held_against, is_to_be_done
from detente.reading.words import words

_YEAR = re.compile(
    r"\b(?:in|of|from|after|during)\s+(?:\w+\s+)?((?:19|20)\d\d)s?\b", re.IGNORECASE
)
_PAST = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(
    rf"\b(?:in|last) (?:early |mid |late )?({'|'.join(month_name[1:])})\b(?! \d)"
)
_LONG = re.compile(r"\bfor (?:\w+ )?(?:weeks|months|years|decades)\b", re.IGNORECASE)
_WHO = frozenset(["WDT", "WP"])
_NO_STAND = frozenset(["without", "of", "on", "about", "than"])
_KEPT = frozenset(["prep", "npadvmod", "advmod", "aux", "mark"])
_OF_VERB = frozenset(["nsubj", "nsubjpass", "dobj"])
_WHEN = frozenset(["after", "as", "before", "since", "until", "when"])
_SEASONS = frozenset(["autumn", "spring", "summer", "winter"])
_HALF, _MOST = 0.5, 0.8


def standing(token: Any, is_speech: Callable[[Any], bool]) -> float:
    """Return how far the clauses above a predicate let it stand, 0 when not at all.

    What hangs under if, whether, or a verb that does not vouch for it is nobody's
    position. A relative clause tells what is so, wherever its noun stands.

    Parameters
    ----------
    token
        The predicate.
    is_speech
        Tells whether a clause is somebody's whole speech, so that it stands whatever
        the parser hangs it on: "X was short: 'We will not sign.'"
    """
    sure = 1.0
    for clause in _above(token):
        if _is_of_no_reason(clause) or _is_unproven(clause) or _is_measure(clause):
            return 0.0
        if clause.head == clause or clause.dep_ == "relcl" or not sure:
            break
        if is_speech(clause):
            break
        weigh = _EDGES.get(clause.dep_)
        sure *= weigh(clause) if weigh else 1.0
    return sure


def _above(token: Any) -> Iterator[Any]:
    """Yield a predicate and what it hangs on.

    What another "that" tells beside something told does not hang on the words between:
    "said there was no reason to wait and that it had to go".
    """
    line = [token, *token.ancestors]
    again = (
        i for i, t in enumerate(line) if t.dep_ == "conj" and grammar.mark(t) == "that"
    )
    if (at := next(again, None)) is not None and line[at].head.dep_ != "ccomp":
        told = (i for i, t in enumerate(line) if i > at and t.dep_ == "ccomp")
        line[at + 1 :] = line[next(told, at + 1) :]
    yield from line


def _is_of_no_reason(clause: Any) -> bool:
    """Tell what there is no reason for: "no reason the sides could not agree"."""
    noun = clause.head
    told = clause.dep_ in {"acl", "relcl"} and noun.pos_ == "NOUN"
    return told and any(c.lower_ == "no" for c in noun.children)


def _is_measure(clause: Any) -> bool:
    """Tell what only says how far another thing goes: "as far as it could go"."""
    measured = clause.dep_ == "advcl" and clause.head.pos_ in {"ADJ", "ADV"}
    return measured and any(c.lower_ == "as" for c in clause.head.children)


def _is_unproven(clause: Any) -> bool:
    """Tell what is only hoped, feared or to be assured: "guarantees that it will"."""
    opener = next((c for c in clause.children if c.lower_ == "that"), None)
    if opener is None or opener.dep_ not in {"mark", "det", "dobj", "advmod"}:
        return False
    noun = clause.doc[max(opener.i - 1, 0)]
    return opener.i < clause.i and noun.lemma_ in words("roles", "unproven")


def _complement(clause: Any) -> float:
    named = clause.dep_ == "ccomp" and grammar.asks(clause, "WRB")
    if named or grammar.mark(clause) in {"whether", "if"} or _is_gainsaid(clause):
        return 0.0
    if _stands_alone(clause):
        return 1.0
    if _is_wished(clause):
        return 0.0
    return float(vouches(clause.head))


def _is_gainsaid(clause: Any) -> bool:
    """Tell what somebody denies: "denies that it wants the islands"."""
    return clause.head.lemma_ == "deny" and not grammar.is_negated(clause.head)


def _is_wished(clause: Any) -> bool:
    """Tell what is only to be: "that it accept", "that it be accepted by all"."""
    told = grammar.mark(clause) == "that"
    passive = (c.tag_ == "VB" for c in clause.children if c.dep_ == "auxpass")
    asked = clause.head.lemma_ in words("lexicon", "hedges", "asking") - {"insist"}
    bare = clause.tag_ == "VB" or (asked and told and clause.tag_ == "VBP")
    bare = bare or (told and any(passive))
    return bare and not (grammar.modal(clause) or _does(clause))


def _does(verb: Any) -> bool:
    """Tell "did not accept", which is finite, from "accept"."""
    return any(c.lemma_ == "do" and c.dep_ == "aux" for c in verb.children)


def _infinitive(clause: Any) -> float:
    head = clause.head.lemma_
    if head == "have" and any(c.lower_ == "yet" for c in clause.head.children):
        return 0.0
    if head in words("lexicon", "speech", "carriers"):
        return 1.0
    if head in words("lexicon", "speech", "errands"):
        return _MOST  # "has been touring the region to propose a truce"
    return 0.6 if head in words("lexicon", "speech", "expected") else 0.0


def _adverbial(clause: Any) -> float:
    opened = {c.lower_ for c in clause.children}
    doubted = grammar.mark(clause) in words("lexicon", "hedges", "marks")
    doubted = doubted or _is_untold(clause) or _is_awaited(clause)
    doubted = doubted or is_held_against(clause)
    if doubted or "than" in opened or grammar.is_inverted(clause):
        return 0.0
    return _MOST if grammar.is_infinitive(clause) else 1.0


def _is_untold(clause: Any) -> bool:
    """Tell what somebody does not say: "would not say when it would strike"."""
    said = clause.head.lemma_ in words("lexicon", "speech", "verbs")
    asked = grammar.asks(clause) and clause.i > clause.head.i
    return said and asked and grammar.is_negated(clause.head)


def _is_awaited(clause: Any) -> bool:
    """Tell what is waited for: "would go back when the members vote to end it"."""
    coming = grammar.modal(clause.head) in {"will", "would"}
    return coming and grammar.mark(clause) == "when" and clause.tag_ in {"VBP", "VBZ"}


def _prepositional(clause: Any) -> float:
    none = clause.head.lower_ in _NO_STAND or grammar.asks(clause, "WRB")
    none = none or grammar.mark(clause) in {"whether", "if"} or is_alleged(clause)
    return 0.0 if none else _MOST


def _adnominal(clause: Any) -> float:
    if is_to_be_done(clause):
        return 0.0
    return _HALF if grammar.is_infinitive(clause) else 1.0


_EDGES: Mapping[str, Callable[[Any], float]] = {
    "ccomp": _complement,
    "csubj": _complement,
    "xcomp": _infinitive,
    "advcl": _adverbial,
    "pcomp": _prepositional,
    "acl": _adnominal,
}


def vouches(head: Any) -> bool:
    """Tell whether a word makes the clause under it somebody's word.

    A verb of speech does, an adjective such as "adamant", a message that is issued,
    and an answer that is such and such.
    """
    sure = words("lexicon", "speech", "adjectives")
    if head.lemma_ in words("lexicon", "speech", "verbs") | sure:
        return True
    emerges = words("lexicon", "speech", "emerging")
    if any(t.lemma_ in emerges for t in (head, *_said_to_be(head))):
        return True
    noun = grammar.own_subject(head) if head.lemma_ == "be" else None
    if noun is not None and noun.lemma_ in words("roles", "answers"):
        return True
    named = {c.lower_ for c in head.children if c.dep_ in {"acomp", "dobj", "oprd"}}
    return bool(named & (sure | words("roles", "messages")))


def _said_to_be(head: Any) -> Iterator[Any]:
    """Yield the verb of "what has leaked out" in "what has leaked out is that …"."""
    if head.lemma_ == "be":
        yield from (c for c in head.children if c.dep_ == "csubj")


def _stands_alone(clause: Any) -> bool:
    """Tell whether the parser subordinated a clause that only stands beside another.

    So with "X urged this; Y accepted it", "what we refuse is …", "… is what we want".
    """
    if any(c.lower_ == "what" for c in clause.children):
        named = clause.head.lemma_ == "be" and clause.i > clause.head.i
        return bool(clause.dep_ == "csubj" or named)
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    return own and clause.i < clause.head.i


def is_history(token: Any, *, date: str, past: bool) -> bool:
    """Tell whether a predicate says what was done at another time.

    Parameters
    ----------
    token
        The predicate.
    date
        Of the document, empty when not known.
    past
        Whether the section tells what went before.
    """
    above = _told_by(token)
    if above != token:
        return above is not None and is_history(above, date=date, past=past)
    helped = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    simple = token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helped)
    if (not simple and token.tag_ != "VBN") or grammar.modal(token):
        return False
    if token.tag_ == "VBD" and (past or _is_background(token)):
        return True
    if (simple or token.dep_ == "ROOT") and _is_of_another(token, date):
        return True
    if (above := _story_of(token)) is not None:
        return above == token or is_history(above, date=date, past=past)
    clause = _clause(token)
    other = any(_is_over(found, date) for found in _YEAR.findall(clause))
    having = any(c.lower_ == "having" for c in helped)
    done = token.tag_ == "VBD" or having
    other = other or (done and _is_of_past_year(token, date))
    long_ago = token.tag_ == "VBD" and _is_long_ago(token, clause, date)
    return other or long_ago or _cues().search(clause.lower()) is not None


def _is_over(year: str, date: str) -> bool:
    """Tell a year that is over from this one, and from those to come: "by 2040"."""
    return year < date[:4] if date else True


def _is_background(verb: Any) -> bool:
    """Tell what a clause says in passing of the past: "X, who came up with the idea".

    What somebody said, asked for or refused there may stand still; but not what was
    done "under which" or "in which", of an accord.
    """
    opener = verb.left_edge
    if verb.dep_ != "relcl" or opener.nbor(-1 if opener.i else 0).text != ",":
        return False
    under = any(c.dep_ == "pobj" and c.tag_ == "WDT" for c in opener.children)
    stands = words("lexicon", "speech", "human") | words("lexicon", "hedges", "lasting")
    decided = verb.lemma_ in words("lexicon", "speech", "deciding")
    own = any(c.dep_ == "nsubj" and c.tag_ in _WHO for c in verb.children)
    return under or (own and (decided or verb.lemma_ not in stands))


def _is_of_another(verb: Any, date: str) -> bool:
    """Tell what was at another time by what it was: "the last strike ended when …"."""
    noun = grammar.any_subject(verb)
    if noun is None or noun.pos_ != "NOUN":
        return False
    before = {c.lower_ for c in noun.lefts}
    event = noun.lemma_.lower() in words("lexicon", "idle", "events")
    dated = _YEAR.findall(" ".join(t.text for t in noun.subtree))
    other = any(_is_over(year, date) for year in dated)
    last = event and (other or bool(before & words("lexicon", "idle", "past")))
    return last or bool(before & words("lexicon", "idle", "another"))


def _story_of(token: Any) -> Any | None:
    """Return the verb of which a clause says when: "ended after the firm gave in".

    A clause that says what was done on a date long past is its own: "in 2023, when the
    two refused to merge".
    """
    step = token
    while step.dep_ in {"conj", "ccomp", "xcomp"} and step.head != step:
        step = step.head
    if step == step.head or not _says_when(step):
        return None
    if step.dep_ == "relcl":
        return token if _is_long_past(step.head) else None
    return step.head if step.head.pos_ in {"VERB", "AUX"} else None


def _says_when(clause: Any) -> bool:
    opened = {c.lower_ for c in clause.children if c.i < clause.i}
    return clause.dep_ in {"advcl", "relcl"} and bool(opened & _WHEN)


def _is_long_past(noun: Any) -> bool:
    """Tell a year or a month from a day of the week: "in July, when it sued"."""
    dated = noun.ent_type_ == "DATE"
    long = noun.text in month_name or noun.lemma_ in _SEASONS
    return bool((dated and long) or noun.text.isdigit())


def _told_by(token: Any) -> Any | None:
    """Return the word that tells the time of another: of "refusing", and of a noun."""
    said = token.dep_ == "ccomp" and token.head.tag_ == "VBG"
    if said or (token.pos_ == "NOUN" and token.dep_ in _OF_VERB):
        return token.head
    helped = any(c.dep_ in {"aux", "auxpass"} for c in token.children)
    return _finite_above(token) if token.tag_ == "VBG" and not helped else token


def _is_long_ago(verb: Any, clause: str, date: str) -> bool:
    """Tell what was done for months, or in another month; an offer stands longer."""
    if _LONG.search(clause):
        return True
    things = (c for c in verb.children if c.dep_ == "dobj")
    behind = (c.left_edge.i for t in things for c in t.rights if c.dep_ == "npadvmod")
    clause += "".join(f" {verb.doc[i : i + 2].text}" for i in behind)
    months = (f"{list(month_name).index(m):02}" for m in _MONTH.findall(clause))
    lasts = verb.lemma_ in words("lexicon", "hedges", "lasting")
    return not lasts and any(month != date[5:7] for month in months)


def _is_of_past_year(verb: Any, date: str) -> bool:
    """Tell what was done in a year gone by: "in 2014 it left and rejected the bill".

    The year may stand with the verb before it, or behind what was done.
    """
    near = [verb]
    while near[-1].dep_ == "conj" and near[-1].head.tag_ == "VBD":
        near.append(near[-1].head)
    near += [c for c in verb.children if c.dep_ in {"xcomp", "dobj"} and c.i > verb.i]
    links = (c for t in near for c in t.children if c.dep_ == "prep")
    years = (d.text.rstrip("s") for c in links if c.lower_ == "in" for d in c.children)
    return any(_PAST.fullmatch(y) and (not date or y < date[:4]) for y in years)


def _finite_above(token: Any) -> Any | None:
    """Return the verb of which "refusing" tells more: "left after refusing to sign"."""
    step = token
    while step.dep_ in {"advcl", "pcomp", "prep", "xcomp"} and step.head != step:
        step = step.head
        if step.tag_ == "VBD":
            return step
    return None


@cache
def _cues() -> re.Pattern[str]:
    """Return a pattern of the words that make a clause one about what went before."""
    cues = map(re.escape, sorted(words("lexicon", "hedges", "history")))
    again = r"(?! (?:again|more|and for all)\b)"
    now = r"(?!(?<=\bat )once\b)"  # "refused it at once"
    return re.compile(rf"\b{now}(?:{'|'.join(cues)})\b{again}")


def _clause(token: Any) -> str:
    """Return the text of a clause without its complements."""
    under = {t.i for c in token.children if c.dep_ not in _KEPT for t in c.subtree}
    told = (c for c in token.subtree if c.dep_ in {"acl", "relcl"} and c != token)
    under |= {t.i for c in told for t in c.subtree}
    return " ".join(t.text for t in token.subtree if t.i not in under)
