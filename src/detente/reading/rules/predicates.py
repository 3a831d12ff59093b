"""Adjectives that say what a party is: "ready to", "opposed to", "adamant that"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import Match, match
from detente.reading.rules.objects import asks_how, threatened
from detente.reading.rules.otherwise import is_warning
from detente.reading.rules.senses import is_staying
from detente.reading.rules.standstill import is_standstill
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import negated, words

_NOUNS = frozenset(["NOUN", "PROPN"])
_SEEMING = frozenset(["appear", "look", "seem"])
_PREDICATE = frozenset(
    ["acomp", "attr", "oprd", "conj", "ROOT", "ccomp", "prep", "advcl"]
)


def predicates(scene: Scene) -> Iterator[Found]:
    """Yield what the adjectives and participles of a sentence say of parties."""
    for token in scene.sent:
        if not _is_predicate(token) or any(c.lower_ == "less" for c in token.lefts):
            continue  # "is less worried than Chile"
        found = match(token, "adjectives")
        statement = _statement(scene, token, found) if found else ()
        if statement:
            yield from statement


def _is_predicate(token: Any) -> bool:
    if token.pos_ in {"ADJ", "ADV"}:
        return token.dep_ in _PREDICATE
    if token.lower_ == "against":
        return token.dep_ in _PREDICATE and token.head.pos_ not in _NOUNS
    helped = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    had = any(c.dep_ == "aux" and c.lemma_ == "have" for c in helped)
    done = had and not grammar.is_passive(token)
    done = done or any(c.lower_ == "being" for c in helped)  # "is being prepared"
    return token.tag_ == "VBN" and token.dep_ not in {"amod", "aux"} and not done


def copula(token: Any) -> Any:
    """Return the verb that joins a predicate to its subject, or the word itself."""
    step = token
    if any(c.dep_ == "auxpass" for c in token.children):
        return token
    while step.dep_ in {"acomp", "attr", "oprd", "prep", "conj", "pobj"}:
        if step.head.pos_ in {"VERB", "AUX"}:
            return step.head
        if step.head == step:
            break
        step = step.head
    return token


def _statement(scene: Scene, word: Any, found: Match) -> tuple[Found, ...]:
    verb = copula(word)
    sure = scene.weight(verb)
    modal = grammar.modal(verb)
    if modal in {"must", "should", "may", "might", "could"} or not sure:
        return ()
    if verb.lemma_ in _SEEMING or (word.lower_ == "against" and _is_beside(word, verb)):
        return ()
    noun = _subject(verb, word)
    holder = _holder(scene, noun, word)
    if holder is None or not holder.parties:
        return ()
    no = grammar.is_negated(verb) or grammar.is_negated(word)
    act: Act | None = negated(found.act) if no else found.act
    if no and found.words[0] in words("idioms", "denied", "open"):
        act = "willing"
    if no and found.words[0] in words("idioms", "denied", "doubt"):
        act = "concern"
    content = _content(word, found) or _explained(verb, act)
    if (
        act is None
        or not content
        or asks_how(content)
        or is_standstill(found, act, content)
        or _is_plain(word, noun, content)
        or (noun is not None and act == "seek" and is_staying(content[0], noun))
    ):
        return ()
    act = threatened(act, content)
    if act == "willing" and is_warning(scene, word, content[0]):
        act = "threaten"
    start = noun.left_edge.i if noun is not None and noun.head == verb else verb.i
    return scene.found(
        act,
        holder,
        word,
        content,
        negative=act in {"reject", "oppose"},
        sure=0.95 * sure,
        start=min(start, word.i),
    )


def _is_beside(against: Any, verb: Any) -> bool:
    """Tell what is ruled, and what is set beside a figure: "50 cents against 56"."""
    nouns = (c for c in against.children if c.dep_ == "pobj")
    return verb.lemma_ == "rule" or any(n.like_num or n.text == "%" for n in nouns)


def _is_plain(word: Any, noun: Any | None, content: tuple[Any, ...]) -> bool:
    """Tell "it became clear that X might lose" and "was clear that it will not go".

    The first is anybody's, the other is read by itself.
    """
    clause = content[0]
    if clause.dep_ != "ccomp" or word.lower_ not in {"clear", "plain"}:
        return False
    anybodys = noun is None or noun.lower_ == "it"
    return anybodys or (grammar.is_negated(clause) and grammar.modal(clause) != "")


def _holder(scene: Scene, noun: Any | None, word: Any) -> Holder | None:
    """Return of whom a predicate is said, also where an item leaves that out."""
    if noun is None:
        return scene.unsaid(word)
    own = noun.lemma_ in words("lexicon", "frames", "followers")
    bare = own and all(c.lower_ in {"its", "the", "their"} for c in noun.children)
    return (
        scene.resolver.who(noun)
        or scene.doer(noun, word)
        or (scene.speaker(word) if bare else None)
    )


def _subject(verb: Any, word: Any) -> Any | None:
    if verb == word or grammar.is_passive(verb):
        own = [c for c in verb.children if c.dep_ in {"nsubjpass", "nsubj"}]
        if own:
            first = own[0]
            return grammar.antecedent(first) if first.tag_ in {"WDT", "WP"} else first
        if verb.dep_ == "conj":
            return _subject(verb.head, verb.head)
    return None if grammar.agent(verb) is not None else grammar.subject(verb)


def _content(word: Any, found: Match) -> tuple[Any, ...]:
    if found.words[-1] in {"to", "that"} and found.anchor.pos_ in {"VERB", "AUX"}:
        return (found.anchor,)
    return grammar.complements(found.anchor) or tuple(
        c
        for c in word.children
        if c.dep_ in {"xcomp", "ccomp", "prep", "advcl"} and c.i > word.i
    ) or _beside(word) or _itself(word)  # fmt: skip


def _itself(word: Any) -> tuple[Any, ...]:
    """Return what stands for the matter where none is named: "Hungary is opposed"."""
    whole = copula(word).dep_ in {"ROOT", "conj", "ccomp"}
    return (
        (word,) if whole and word.lemma_ in words("idioms", "denied", "alone") else ()
    )


def _explained(verb: Any, act: Act | None) -> tuple[Any, ...]:
    """Return what somebody worried says: "is worried, saying guards are too few"."""
    if act not in {"concern", "oppose"}:
        return ()
    saying = words("lexicon", "speech", "verbs")
    said = [c for c in verb.children if c.dep_ == "advcl" and c.lemma_ in saying]
    return tuple(c for clause in said for c in clause.children if c.dep_ == "ccomp")


def _beside(word: Any) -> tuple[Any, ...]:
    """Return what hangs on the copula: "was ready, he said, to sign"."""
    verb = copula(word)
    behind = (c for c in verb.children if c.dep_ in {"xcomp", "prep"} and c.i > word.i)
    before = (c for c in (*verb.children, *word.head.children) if _is_topic(c))
    return tuple(behind) or tuple(before)[:1]


def _is_topic(token: Any) -> bool:
    """Tell whether words before the subject name the matter: "on wages, …"."""
    return token.dep_ == "prep" and token.lower_ in {"on", "over", "about", "regarding"}
