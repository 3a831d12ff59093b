"""What a speaker thinks of a thing: "is not negotiable", "called it unaffordable"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.called import (
    calls_above,
    name_behind,
    name_given,
    pointed_at,
    quality_behind,
    thing_called,
)
from detente.reading.rules.last_words import last_word
from detente.reading.rules.outcomes import lasts
from detente.reading.rules.promises import is_doubted
from detente.reading.rules.verdicts import is_proposed
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import BOTH, Holder
from detente.reading.words import entries, words

_IS = frozenset(["be", "remain", "seem", "become", "stay", "look", "fall", "appear"])
_DEGREE = (
    r"(?:\s*(?:simply|completely|totally|absolutely|entirely|wholly|quite|utterly|still|just|"
    r"clearly|certainly|definitely|frankly|basically|flatly|strictly|politically|"
    r"currently|both|also|so|very|really|now|plainly|financially|fundamentally|a|an|the)\b)*"
)
_NAMED = 0.8
_WORD = re.compile(r"\w+")
_SUBJECTS = frozenset(["nsubj", "csubj", "nsubjpass"])
_SOME = frozenset(["few", "many", "most", "several", "some"])
_THEN = frozenset(["after", "by", "if", "once", "through", "when", "with"])
_WHEN = frozenset(["after", "before", "once", "until", "when", "whenever", "where"])
_OUGHT = words("lexicon", "deontic", "modals")
_OPPOSITE: dict[str, Act] = {
    "accept": "reject",
    "insist": "reject",
    "willing": "reject",
}


def judgements(scene: Scene) -> Iterator[Found]:
    """Yield what speakers say of things, without a verb of their own act."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or _tells_when(token):
            continue
        statement: tuple[Found, ...] = ()
        if token.lemma_ in _IS:
            statement = _said(scene, token)
        elif token.lemma_ in words("lexicon", "frames", "calls"):
            statement = _called(scene, token)
        if statement:
            yield from statement


@dataclass(frozen=True, slots=True, order=True)
class _Phrase:
    """A judgement: those with "not" rank first, then the longest."""

    rank: int
    act: Act = field(compare=False)
    denies: bool = field(compare=False)
    words: str = field(compare=False)

    def opens(self, text: str) -> bool:
        """Tell whether a text begins with the judgement, whatever its degree."""
        return _pattern(_bare(self.words)).match(text) is not None


@cache
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    """Return the judgements by their first word, in small letters."""
    found = [(phrase, act) for act, phrase in entries("judgements")]
    found.sort(key=lambda pair: (not _denies(pair[0]), -len(pair[0])))
    by_first: dict[str, list[_Phrase]] = {}
    for rank, (phrase, act) in enumerate(found):
        one = _Phrase(rank, act, _denies(phrase), phrase)
        first = _WORD.findall(_bare(phrase).casefold())[0]
        by_first.setdefault(first, []).append(one)
    return {first: tuple(phrases) for first, phrases in by_first.items()}


@cache
def _pattern(bare: str) -> re.Pattern[str]:
    """Return what finds a judgement, made on need: a text has few of hundreds."""
    return re.compile(rf"{_DEGREE}\s*{re.escape(bare)}(?!\w)", re.IGNORECASE)


def _denies(phrase: str) -> bool:
    return phrase.startswith(("not ", "no longer ", "never "))


def _bare(phrase: str) -> str:
    return re.sub(r"^(?:not|no longer|never|a|an|the) ", "", phrase)


def judged(text: str, *, no: bool) -> Act | None:
    """Return the act that a predicate makes of what it is said of.

    Parameters
    ----------
    text
        The predicate, from its first word.
    no
        Whether it is denied.

    Examples
    --------
    >>> judged("simply unaffordable", no=False), judged("negotiable", no=True)
    ('reject', 'reject')
    """
    plain = re.sub(r"[\"“”'‘’]", "", text)
    if re.match(r"\s*(?:the )?no\.? ?\d", plain, re.IGNORECASE):
        return None  # "is the No. 3 market"
    if re.match(r"\s*(?:much )?too far apart", plain):
        return "assert"
    said = dict.fromkeys(_WORD.findall(plain.casefold()))
    for one in sorted(p for word in said for p in _phrases().get(word, ())):
        if one.denies == no and one.opens(plain):
            return one.act
        if no and not one.denies and one.opens(plain):
            last = words("lexicon", "judged", "last")
            return "willing" if _bare(one.words) in last else _OPPOSITE.get(one.act)
    flawed = re.match(r"(?:far |much )?too \w", plain) or _is_unlawful(plain)
    return "oppose" if not no and flawed else None


def _is_unlawful(text: str) -> bool:
    """Tell what breaks what binds all: "against the Geneva Convention"."""
    said = _WORD.findall(text.casefold())
    law = words("lexicon", "judged", "laws")
    return said[:1] == ["against"] and not law.isdisjoint(said)


def _predicate(verb: Any) -> str:
    """Return what is said after a verb that joins."""
    kept = {"acomp", "attr", "prep", "advmod", "oprd", "xcomp", "prt", "dep"}
    parts = [c for c in verb.children if c.dep_ in kept and c.i > verb.i]
    if not parts:
        return ""
    last = max(c.right_edge.i for c in parts)
    while "-" in verb.doc[last : last + 2].text and last + 1 < verb.sent.end:
        last += 1
    return str(verb.doc[verb.i + 1 : last + 1].text)


def _said(scene: Scene, verb: Any) -> tuple[Found, ...]:
    text = re.sub(
        r"^((?:\s*\w+ly)?)\s*(?:not|n't|never|no longer)\b", r"\1", _predicate(verb)
    ).strip()
    no = _is_denied(verb, text)
    subjects = _subjects(verb)
    act = _door(subjects, text, no=no) or (judged(text, no=no) if text else None)
    act = act or ("oppose" if not no and _is_poor(verb) else None)
    if act is None or not subjects or grammar.modal(verb) in _OUGHT:
        return ()
    if _is_no_thing(scene, subjects[0], act) or _is_no_view(verb, act):
        return ()
    act = _of_plight(_unyielding(act, subjects[0], verb), subjects[0])
    subjects = _meant(verb, subjects, act)
    if act == "insist" and subjects[0].dep_ not in _SUBJECTS and subjects[0] != verb:
        return ()
    judge = _to_whom(scene, verb) if act != "oppose" else None
    judge = judge or (_owner(scene, verb) if act == "demand" else None)
    holder = judge or scene.speaker(verb) or last_word(scene, verb, text)
    if act == "accept" and holder is not None and _is_own(scene, subjects[0], holder):
        act = "offer"
    sure = scene.weight(verb)
    if grammar.modal(verb) in {"could", "can", "may"} and act not in {
        "accept",
        "willing",
    }:
        sure = 0.0 if not no else sure
    if not sure or holder is None or not holder.parties or BOTH in holder.parties:
        return ()
    if scene.resolver.who(subjects[0]) not in {None, holder} and act in {"oppose"}:
        sure *= 0.8
    return scene.found(
        act,
        holder,
        verb,
        subjects,
        negative=act in {"reject", "oppose"},
        sure=0.9 * sure,
        start=_first(verb),
        end=grammar.reach(verb),
    )


def _is_poor(verb: Any) -> bool:
    """Tell whether what is proposed is called a poor one: "this is a bad offer"."""
    said = [c for c in verb.children if c.dep_ == "attr" and is_proposed(c)]
    qualities = (d.text for c in said for d in c.lefts if d.dep_ == "amod")
    bad = words("lexicon", "judged", "bad")
    return any(q.lower() in bad or judged(q, no=False) == "oppose" for q in qualities)


def _door(subjects: list[Any], text: str, *, no: bool) -> Act | None:
    """Tell "the door is not closed", which is open to an offer, from "is closed"."""
    if not any(noun.lemma_ in {"door", "window"} for noun in subjects):
        return None
    said = re.sub(r"^(?:\w+ly|also|always|now|still|very much) ", "", text)
    opened, shut = said.startswith("open"), said.startswith(("shut", "closed"))
    if not (opened or shut):
        return None
    return "willing" if opened != no else "reject"


def _is_denied(verb: Any, text: str) -> bool:
    """Tell whether a predicate is denied; "no deal is better" denies nothing."""
    if re.match(r"(?:\w+ )?(?:better|preferable|worth)\b", text):
        return False
    return bool(grammar.is_negated(verb) != is_doubted(verb))


def _is_no_view(verb: Any, act: Act) -> bool:
    """Tell whether a thing is only compared with what it was, over, or feared."""
    past = act == "oppose" and (_is_feared(verb) or _had_been(verb))
    return past or _is_compared(verb, act)


def _is_compared(verb: Any, act: Act) -> bool:
    """Tell what was better than before from what a party would rather have."""
    chosen = grammar.is_negated(verb) or grammar.modal(verb) == "would"
    return act == "prefer" and not chosen


def _had_been(verb: Any) -> bool:
    """Tell what is said of a thing that is over: "the raid had been a mistake"."""
    helped = (c for c in verb.children if c.dep_ == "aux" and c.tag_ == "VBD")
    return any(c.lemma_ == "have" for c in helped)


def _is_feared(verb: Any) -> bool:
    """Tell what things are feared to be: "warned that it will be too late"."""
    coming = grammar.modal(verb) in {"can", "could", "may", "might", "will", "would"}
    return coming and verb.dep_ == "ccomp" and verb.head.lemma_ == "warn"


def _is_no_thing(scene: Scene, noun: Any, act: Act) -> bool:
    """Tell whether no thing is judged: "what is fair", "he was too soft"."""
    several = words("roles", "collective") | words("roles", "back")
    body = noun.pos_ == "NOUN" and noun.lemma_.lower() in several
    found = scene.resolver.who(noun) if body else None
    side = found is not None and bool(found.parties)
    asked = noun.tag_ in {"WP", "WDT", "WRB"} or noun.lower_ in {"he", "she"}
    return asked or (side and act in {"accept", "reject"})


def _tells_when(verb: Any) -> bool:
    """Tell whether a clause only says when: "when a school is closed"."""
    opened = {c.lower_ for c in verb.children if c.i < verb.i}
    return verb.dep_ == "advcl" and bool(opened & _WHEN)


def _subjects(verb: Any) -> list[Any]:
    """Return what a predicate is said of: "the fee is fixed and is not negotiable"."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if not own and verb.dep_ == "ccomp" and calls_above(verb.head):
        return [verb.head.head]  # "an idea that Oslo said was off the table"
    there = any(c.dep_ == "expl" for c in verb.children)
    joined = verb.dep_ == "conj" and not own and not there
    shared = grammar.any_subject(verb.head) if joined else None
    return own if shared is None else [shared]


def _first(verb: Any) -> int:
    """Return where the quote begins: at the predicate's own subject, or itself."""
    own = [c.left_edge.i for c in verb.children if c.dep_ in _SUBJECTS]
    return min([verb.i, *own])


def _is_own(scene: Scene, thing: Any, holder: Holder) -> bool:
    """Tell whether it is the speaker's own offer that is called fair."""
    owners = (scene.resolver.who(c) for c in thing.children if c.dep_ == "poss")
    return any(o is not None and set(o.parties) & set(holder.parties) for o in owners)


def _meant(verb: Any, subjects: list[Any], act: Act) -> list[Any]:
    """Return the clause that "it" only announces: "it is unfair that …".

    Of "peace is impossible without inspections" all is meant.
    """
    if act == "insist" and (_is_without(verb) or _is_only_then(verb)):
        return [verb]
    if subjects[0].lower_ != "it":
        return subjects
    under = [*verb.children, *(g for c in verb.children for g in c.children)]
    clauses = {"ccomp", "xcomp", "advcl", "acl"}
    said = [c for c in under if c.dep_ in clauses and c.i > verb.i and _is_announced(c)]
    return said[:1] or subjects


def _is_announced(clause: Any) -> bool:
    return grammar.is_infinitive(clause) or grammar.mark(clause) == "that"


def _unyielding(act: Act, thing: Any, verb: Any) -> Act:
    """Tell "our right is not negotiable" from "missiles are not negotiable".

    Who says that a thing is impossible without another insists on the other; so does
    who says that it is possible only after another.
    """
    if act == "willing" and _is_only_then(verb):
        return "insist"
    claimed = thing.lemma_.lower() in words("lexicon", "frames", "claimed")
    return "insist" if act == "reject" and (claimed or _is_without(verb)) else act


def _is_only_then(verb: Any) -> bool:
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1]]
    return any(a == "only" and b in _THEN for a, b in pairwise(behind))


def _is_without(verb: Any) -> bool:
    lacking = any(t.lower_ == "without" and t.i > verb.i for t in verb.subtree)
    return lacking or lasts(verb)


def _of_plight(act: Act, thing: Any) -> Act:
    """Tell "the debt is unsustainable", a worry, from "the offer is unacceptable"."""
    plight = thing.lemma_.lower() in words("senses", "matters", "plights")
    return "concern" if act == "oppose" and plight else act


def _to_whom(scene: Scene, verb: Any) -> Holder | None:
    """Return the party to whom a thing is so: "unacceptable to X", "for X a must"."""
    said = [c for c in verb.children if c.dep_ in {"acomp", "attr"}]
    under = [*verb.children, *(c for word in said for c in word.children)]
    links = [t for t in under if t.dep_ == "prep" and t.lower_ in {"to", "for"}]
    links = [
        t for t in links if t.head.lemma_ not in words("senses", "courses", "tasks")
    ]
    nouns = [noun for link in links for noun in link.children if noun.dep_ == "pobj"]
    nouns = [n for n in nouns if not _SOME & {c.lower_ for c in n.lefts}]
    found = (scene.resolver.who(noun) for noun in nouns)
    return next((h for h in found if h and h.parties and h.sure >= _NAMED), None)


def _owner(scene: Scene, verb: Any) -> Holder | None:
    """Return whose support has its price: "is the price of the island's support"."""
    owners = (t for t in verb.subtree if t.i > verb.i and t.dep_ == "poss")
    return next((h for t in owners if (h := scene.resolver.who(t))), None)


def _called(scene: Scene, verb: Any) -> tuple[Found, ...]:
    behind = [c for c in verb.children if c.i > verb.i]
    things = [c for c in behind if c.dep_ in {"dobj", "nsubj", "ccomp"}]
    things = things or [c for c in behind if c.dep_ == "oprd" and quality_behind(c)]
    if grammar.is_passive(verb) and grammar.agent(verb) is not None:
        things = [c for c in verb.children if c.dep_ == "nsubjpass"]
    said = name_given(verb)
    act = judged(said, no=grammar.is_negated(verb)) if said else None
    if calls_above(verb):
        said, things = name_behind(verb), [verb.head]
        act = judged(said, no=grammar.is_negated(verb))
    things = pointed_at(verb) or [thing_called(c) for c in things]
    if act == "reject" and any(t.lower_ == "otherwise" for t in verb.subtree):
        return ()  # what is impossible "otherwise" is wanted
    if act is None and _is_unkind(verb, things, said):
        act = "oppose"
    holder = scene.holder(verb)
    sure = scene.weight(verb)
    if not things or act is None or not sure or holder is None or not holder.parties:
        return ()
    return scene.found(
        act,
        holder,
        verb,
        things,
        negative=act in {"reject", "oppose"},
        sure=0.95 * sure,
        start=(grammar.own_subject(verb) or verb).left_edge.i
        if grammar.own_subject(verb) is not None
        else verb.i,
        end=grammar.reach(verb),
    )


def _is_unkind(verb: Any, things: list[Any], said: str) -> bool:
    """Tell whether something proposed is given a name that no hope speaks out of.

    Who has a name of their own for an offer does not much like it: "an attempt to
    split the union", "a grave sin".
    """
    names = verb.lemma_ in words("lexicon", "frames", "names")
    hopes = words("lexicon", "judged", "hopeful")
    named = bool(said) and not hopes & set(_WORD.findall(said.casefold()))
    return names and named and any(map(is_proposed, things))
