"""Nouns that name an act: "its demand for", "a core demand of X is"."""

from collections.abc import Iterator, Sequence
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.colons import announced
from detente.reading.rules.matching import Match, match
from detente.reading.rules.objects import is_raised
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import group_kind
from detente.reading.words import words

_ABOUT = frozenset(["for", "to", "about", "over", "on", "of", "at", "against", "with"])
_JOINS_IN = frozenset(["echo", "share"])
"""Verbs by which one takes another's stand: "shared its dislike of the tax"."""
_QUALITIES = frozenset(["ADJ", "ADV"])
_IS = frozenset(["be", "remain", "include", "become", "comprise"])


def nominals(scene: Scene) -> Iterator[Found]:
    """Yield the positions that a sentence names by nouns."""
    for token in scene.sent:
        if token.pos_ != "NOUN":
            continue
        found = match(token, "nouns") or _named(token)
        statement = _statement(scene, token, found) if found else ()
        if statement:
            yield from statement


def _statement(scene: Scene, noun: Any, found: Match) -> tuple[Found, ...]:
    sure = scene.weight(noun)
    holder = _holder(scene, noun) if sure else None
    if holder is None or not holder.parties or _is_unheld(noun) or _is_idiom(noun):
        return ()
    content, start, kind = _content(noun)
    act: Act = found.act
    if not content or _is_judged(noun, content[0], act):
        return ()
    no = any(c.lower_ == "no" for c in noun.children)
    if no or (noun.dep_ == "dobj" and grammar.is_negated(noun.head)):
        return ()
    if act == "accept" and not (_is_carried(noun) or _is_assent(noun)):
        return ()
    swallowed = any(noun.i > c.left_edge.i and noun.i < c.i for c in content)
    return scene.found(
        act,
        holder,
        noun,
        content,
        after=noun.i + 1 if swallowed else -1,
        negative=act in {"reject", "oppose"},
        sure=sure * kind,
        start=start,
    )


def _is_judged(noun: Any, said: Any, act: Act) -> bool:
    """Tell what is only thought of a position: "its threat to quit was believable".

    "The plan is worth 50 cents", "the choice was a sign"; an offer may be worth a sum.
    """
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return False
    if said.i < noun.head.i:
        called = (c for c in noun.head.children if c.dep_ == "acomp")
        return any(c.lemma_ in words("senses", "matters", "credible") for c in called)
    worth = said.lemma_ == "worth" and act != "offer"
    return worth or said.lemma_ in words("senses", "matters", "signs")


def _named(noun: Any) -> Match | None:
    """Match nouns that tell a position only where it is said what they are."""
    joined = noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ in _IS
    return match(noun, "named") if joined else None


def _is_assent(noun: Any) -> bool:
    """Tell "the union's acceptance of the deal" from "its support for the rebels"."""
    owned = any(c.dep_ == "poss" for c in noun.children)
    return owned and noun.lemma_ in words("lexicon", "frames", "assenting")


def _is_unheld(noun: Any) -> bool:
    """Tell whether a noun is only compared with, dropped, or answered by another.

    "Has demands of its own" says not which.
    """
    compared = noun.dep_ == "pobj" and noun.head.lower_ == "than"
    links = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of")
    own = any(d.lower_ == "own" for link in links for d in link.children)
    return compared or own or _is_dropped(noun)


def _is_dropped(noun: Any) -> bool:
    """Tell whether the noun is only what somebody answers: "rejected its demand"."""
    verb, done = noun.head, noun.dep_ in {"dobj", "nsubjpass"}
    if noun.dep_ == "pobj":
        return _is_agreed_to(noun.head)
    if done and verb.lemma_ in words("lexicon", "frames", "drops"):
        return True
    answer = match(verb, "verbs") if done else None
    if answer is None or answer.act not in {"accept", "reject", "oppose"}:
        return False
    return answer.act == "accept" or not _is_of_another(noun)


def _is_agreed_to(link: Any) -> bool:
    """Tell what another consents to: "agreed to its request for higher rates"."""
    answer = match(link.head, "verbs") if link.head.pos_ == "VERB" else None
    return answer is not None and answer.act == "accept" and answer.anchor == link


def _is_idiom(noun: Any) -> bool:
    """Tell whether the noun is part of what a verb says: "raised its bid"."""
    said = match(noun.head, "verbs") if noun.dep_ == "dobj" else None
    acts = {"offer", "insist"}
    return said is not None and noun.lemma_ in said.words and said.act in acts


def _is_of_another(noun: Any) -> bool:
    """Tell whether who answers a demand is not said to own it: "X's demand"."""
    links = [
        c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"by", "from"}
    ]
    return bool(links) or any(
        c.dep_ == "poss" and c.pos_ != "PRON" for c in noun.children
    )


def _holder(scene: Scene, noun: Any) -> Holder | None:
    """Return whose demand it is: "X's demand", "demand of X", "X voiced its …"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in _JOINS_IN:
        return scene.holder(noun.head)
    found = (_owner(scene, child) for child in noun.children)
    owner = next((holder for holder in found if holder and holder.parties), None)
    if owner is not None:
        return owner
    return scene.holder(noun.head) if _is_carried(noun) else None


def _is_carried(noun: Any) -> bool:
    """Tell whether a verb only carries the noun: "repeated its demand"."""
    light = noun.head.lemma_ in words("lexicon", "frames", "light")
    return bool(noun.dep_ == "dobj" and light and not is_raised(noun.head))


def _owner(scene: Scene, child: Any) -> Holder | None:
    """Return the party that a word beside a noun makes its owner."""
    if child.dep_ == "poss":
        ahead = child.pos_ == "PRON" and child.i == scene.sent.start
        known = scene.resolver.who(child)
        return known or (scene.speaker(child.head) if ahead else None)
    hit = scene.resolver.hits.get(child.i)
    if child.dep_ in {"amod", "compound", "nmod"} and hit is not None:
        return Holder((scene.resolver.table.meet(hit.party),))
    if child.dep_ == "prep" and child.lower_ in {"of", "from", "by", "among"}:
        nouns = (o for o in child.children if o.dep_ == "pobj" and not _is_bare(o))
        found = map(scene.resolver.who, nouns)
        return next((holder for holder in found if holder), None)
    return None


def _is_bare(noun: Any) -> bool:
    """Tell "the choice of plant", which nobody makes, from "of the plant"."""
    return noun.tag_ == "NN" and not (any(noun.lefts) or group_kind(noun))


def _joined(noun: Any) -> tuple[Any, ...]:
    """Return what is joined to the noun by "is": "its demand is …", "… is its aim"."""
    verb = noun.head
    if verb.lemma_ not in _IS:
        return ()
    if noun.dep_ == "nsubj":
        wanted = {"attr", "dobj", "ccomp", "xcomp", "acomp"}
        near = (c for c in verb.children if c.dep_ in wanted or _is_aim(c, verb))
        said = tuple(near)
        bare = not any(t.tag_ == "CD" for s in said for t in s.subtree)
        return () if not said or (bare and _is_quality(said[-1])) else said
    if noun.dep_ != "attr":
        return ()
    said = tuple(c for c in verb.children if c.dep_ in {"nsubj", "csubj"})
    return said if said and said[0].pos_ != "PRON" else ()


def _is_quality(word: Any) -> bool:
    """Tell "its demand is just" and "is well-founded" from what is demanded."""
    return word.pos_ in _QUALITIES or word.dep_ == "acomp"


def _is_aim(link: Any, verb: Any) -> bool:
    """Tell whether words behind "is" say what for: "its preference is for a truce"."""
    return link.dep_ == "prep" and link.lower_ in {"for", "to"} and link.i > verb.i


def _content(noun: Any) -> tuple[tuple[Any, ...], int, float]:
    """Return what the noun is about, where its quote starts, how sure that is."""
    if said := announced(noun):
        return said, noun.left_edge.i, 0.95
    if (said := _joined(noun)) and not _is_told_of(noun):
        return said, min(noun.left_edge.i, said[0].left_edge.i), 1.0
    if named := _behind_copula(noun):
        return named, noun.left_edge.i, 0.9
    own = _about(noun, noun.i)
    met = _met(noun) if noun.dep_ in {"dobj", "pobj"} else None
    if not own and met is not None:
        return (met,), met.left_edge.i, 0.9
    if not own and _is_overridden(noun):
        own = [c for c in noun.head.head.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not own and _is_carried(noun) and not _is_worded(noun):
        own = _about(noun.head, noun.right_edge.i)
    start = noun.left_edge.i
    if noun.dep_ == "dobj" and (by := grammar.own_subject(noun.head)) is not None:
        start = by.left_edge.i
    return tuple(_towards(own)), start, 0.85


def _towards(heads: Sequence[Any]) -> Sequence[Any]:
    """Leave out whose envoy calls, in "a call by the envoy to Oslo to both to stop"."""
    links = [h for h in heads if h.dep_ == "prep" and h.lower_ == "to"]
    asked = any(grammar.is_infinitive(h) for h in heads)
    return [h for h in heads if not (asked and h in links[:-1])]


def _is_worded(noun: Any) -> bool:
    """Tell whether the verb and the noun are one wording: "voiced concern about"."""
    said = match(noun.head, "verbs")
    return said is not None and noun.lemma_ in said.words


def _about(word: Any, place: int) -> list[Any]:
    """Return what hangs on a word and says, behind a place, what is wanted."""
    return [
        c
        for c in word.children
        if c.i > place
        and ((c.dep_ == "prep" and c.lower_ in _ABOUT and not _owns(c)
              and not grammar.tells_when(c))
             or c.dep_ in {"acl", "ccomp"} or grammar.for_to(c))
    ]  # fmt: skip


def _is_told_of(noun: Any) -> bool:
    """Tell whether an owned noun says itself what it is about: "X's demand for Y"."""
    owned = any(c.dep_ == "poss" for c in noun.children)
    return owned and noun.dep_ == "attr" and bool(_about(noun, noun.i))


def _is_overridden(noun: Any) -> bool:
    """Tell whether something was done "over the objections of" those who object."""
    over = noun.dep_ == "pobj" and noun.head.lower_ in {"over", "despite"}
    return bool(over and noun.head.head.pos_ == "VERB")


def _behind_copula(noun: Any) -> tuple[Any, ...]:
    """Return what is said to be a party's "preference" where the parser lost it.

    So where "is" was taken for an auxiliary ("its worry is flooding") and where words
    between commas stand before it ("its aim, it says, is for a truce").
    """
    if not any(c.dep_ == "poss" for c in noun.children):
        return ()
    last = noun.right_edge
    while last.text == "," and last.i > noun.i:
        last = last.nbor(-1)
    rest = noun.doc[last.i + 1 : noun.sent.end]
    if len(rest) and rest[0].text == ",":
        commas = [t.i for t in rest[1:] if t.text == ","]
        rest = noun.doc[commas[0] + 1 : noun.sent.end] if commas else rest
    if len(rest) < 2 or rest[0].lemma_ not in _IS:
        return ()
    inside = {t.i for t in rest[1:]}
    tops = (t for t in rest[1:] if t.head.i not in inside or t.head == t)
    found = tuple(t for t in tops if not t.is_punct)
    return () if any(map(_is_quality, found)) else found


def _met(noun: Any) -> Any | None:
    """Return what met with somebody's resistance: "the plan drew criticism from X"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.lemma_ not in words("lexicon", "frames", "meets"):
        return None
    return grammar.any_subject(verb)


def _owns(preposition: Any) -> bool:
    return preposition.lower_ in {"of", "from", "by"} and any(
        c.ent_type_ in {"GPE", "ORG", "NORP", "PERSON"} for c in preposition.children
    )
