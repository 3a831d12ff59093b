"""Common nouns that are parties because they do what people do: "shippers object"."""

from typing import Any

from detente.reading.asides import is_parenthesis
from detente.reading.grammar import does, own_subject
from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import (
    NO_PARTY,
    full_name,
    group_kind,
    has_article,
    short_phrase,
)
from detente.reading.wordclass import tense_of
from detente.reading.words import words

_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])


def _names(child: Any) -> bool:
    """Tell whether a word beside a noun is its name: "the utility, Norland"."""
    return bool(child.dep_ == "appos" and child.pos_ == "PROPN")


def doer(resolver: Context, token: Any) -> Holder | None:
    """Return the party that a common noun is because it does what people do."""
    known = words("roles", "outsiders") | words("roles", "voices")
    known |= words("roles", "papers") | words("roles", "places")
    known |= words("lexicon", "verdicts", "things") | words("roles", "agreed")
    known -= words("roles", "between")
    several = token.tag_ == "NNS" and not any(c.dep_ == "det" for c in token.lefts)
    if token.pos_ != "NOUN" or token.ent_type_ in NO_PARTY:
        return None
    lemma = token.lemma_.lower()
    between = lemma in words("roles", "between")
    if not (has_article(token) or several or between) or lemma in known:
        return None
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "PRON":
        return resolver.pronoun(owner)
    name = next((c for c in token.children if _names(c)), None)
    called = short_phrase(token) if name is None else full_name(name)
    party = resolver.table.introduce(called, kind="people")
    return Holder((resolver.table.meet(party),), "", 0.7)


def many_doers(resolver: Context, noun: Any, pronoun: Any) -> Holder | None:
    """Return who "they" are that act as only people do: "two funds accepted it"."""
    many = noun.tag_ == "NNS" and pronoun.lower_ in {"they", "their", "them"}
    human = many and does(noun.head, words("lexicon", "speech", "human"))
    return doer(resolver, noun) if human else None


def is_reduced(verb: Any) -> bool:
    """Tell a participle behind its noun, though it look like the main verb.

    "Funds frozen in May", "that reactors promised to it be completed".
    """
    if verb.dep_ == "acl":
        return bool(verb.tag_ == "VBN")
    rest = (
        c
        for c in (*verb.children, *verb.head.children)
        if c.dep_ == "ccomp" and c.i > verb.i
    )
    deps = [{t.dep_ for t in clause.children} for clause in rest]
    bare = any(d & {"aux", "auxpass"} and not d & _SUBJECTS for d in deps)
    return verb.tag_ in {"VBD", "VBN"} and bare


def is_tellers(verb: Any, noun: Any) -> bool:
    """Tell whether only who said that a thing is so can have done the rest, too.

    "The union said that the offer amounts to a cut and demanded another one", and
    "said Norway had a debt and urged the bank to wait".

    Parameters
    ----------
    verb
        Such as "demanded".
    noun
        The subject that it shares with the verb before it.
    """
    if not does(verb, words("lexicon", "speech", "human")):
        return False
    thing = noun.pos_ == "NOUN" and not group_kind(noun)
    thing = thing and noun.lemma_.lower() not in words("roles", "voices")
    return thing or _steps_out(verb)


def told_in_front(verb: Any) -> Any | None:
    """Return whose deed goes on behind "officials said": "X accepts it, …, but asks".

    What is done now is not done by who "said" so, but by who does what they told of.

    Parameters
    ----------
    verb
        Such as "asks", joined to "said".
    """
    said = verb.head
    now = tense_of(verb) == "present" and said.tag_ == "VBD"
    if not now or verb.dep_ != "conj" or not is_parenthesis(said):
        return None
    front = (c for c in said.lefts if c.dep_ == "ccomp" and tense_of(c) == "present")
    return next((noun for c in front if (noun := own_subject(c)) is not None), None)


def _steps_out(verb: Any) -> bool:
    """Tell what is done in the time of "said", beside what is or had been.

    "Said that it had broken its word and demanded": one party's two deeds would be told
    in one tense.
    """
    told = verb.head
    said = told.dep_ == "ccomp" and told.head.tag_ == "VBD" and told.head.i < told.i
    plain = verb.tag_ == "VBD" and not _helped(verb)
    return verb.dep_ == "conj" and said and plain and (_helped(told) or _is_state(told))


def _helped(verb: Any) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def _is_state(verb: Any) -> bool:
    return verb.lemma_ in {"be", "have"}
