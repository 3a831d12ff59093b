"""What a verb of naming calls a thing: "called the offer an insult"."""

import re
from typing import Any

from detente.reading import grammar

_BEYOND = frozenset(["beyond", "off", "out"])
"""What begins a name that is none: "called it out of the question"."""


def calls_above(verb: Any) -> bool:
    """Tell whether a clause says what the noun above is: "a fee X called unfair".

    Parameters
    ----------
    verb
        Of naming, such as "call" or "describe".
    """
    noun = grammar.own_subject(verb)
    own = noun is not None and noun.tag_ not in {"WDT", "WP"} and noun.lower_ != "that"
    above = verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBD")
    return bool(above and own and not grammar.is_passive(verb))


def name_behind(verb: Any) -> str:
    """Return the words behind a verb, without "as" and marks of quotation.

    Parameters
    ----------
    verb
        Of naming, such as "call" or "describe".
    """
    text = verb.doc[verb.i + 1 : verb.right_edge.i + 1].text.lstrip(" \"'")
    return str(text.removeprefix("as ").lstrip(" \"'"))


def thing_called(thing: Any) -> Any:
    """Return the noun of "the offer inadequate", or the thing itself.

    Parameters
    ----------
    thing
        What hangs on a verb of naming.
    """
    small = thing.pos_ in {"ADJ", "NOUN"} or thing.tag_ == "VBG"
    if thing.dep_ != "ccomp" or not small:
        return thing
    return grammar.own_subject(thing) or thing


def pointed_at(verb: Any) -> list[Any]:
    """Return "that" of 'called that "a sham"', which the model may take for a joint.

    Or for one word with what it is called: "calls that blackmail".

    Parameters
    ----------
    verb
        Of naming, such as "call" or "describe".
    """
    behind = verb.doc[verb.i + 1 : verb.i + 4]
    named = len(behind) > 1 and behind[1].text in {'"', "“", "a", "an"}
    alone = len(behind) > 2 and behind[1].pos_ in {"ADJ", "NOUN"}
    named = named or (alone and behind[2].pos_ in {"CCONJ", "PUNCT"})
    return [behind[0]] if named and behind[0].lower_ in {"that", "this"} else []


def quality_behind(thing: Any) -> Any | None:
    """Return "unfair" of "the offer unfair", which the parser hung on the noun.

    Parameters
    ----------
    thing
        What hangs on a verb of naming.
    """
    behind = (c for c in thing.rights if c.dep_ == "amod" and c.pos_ == "ADJ")
    near = next(behind, None)
    return near if near is not None and near.left_edge.i == thing.i + 1 else None


def name_given(verb: Any) -> str:
    """Return what a thing is called.

    Parameters
    ----------
    verb
        Of naming, such as "call" or "describe".
    """
    if pointed_at(verb):
        return str(verb.doc[verb.i + 2 : verb.right_edge.i + 1].text)
    return _name_under(verb) or _beyond(verb)


def _beyond(verb: Any) -> str:
    """Return "out of the question" behind what is called so."""
    links = (c for c in verb.rights if c.lower_ in _BEYOND)
    return next((str(c.doc[c.i : c.right_edge.i + 1].text) for c in links), "")


def _name_under(verb: Any) -> str:
    """Return the name among what hangs on a verb of naming."""
    for token in filter(None, map(quality_behind, verb.rights)):
        return str(token.doc[token.left_edge.i : token.right_edge.i + 1].text)
    for token in verb.subtree:
        if token.i <= verb.i:
            continue
        small = token.head == verb and thing_called(token) != token
        if small:
            first = thing_called(token).right_edge.i + 1
            return str(token.doc[first : token.right_edge.i + 1].text)
        if token.dep_ in {"oprd", "acomp", "attr", "xcomp"}:
            return str(token.doc[token.left_edge.i : token.right_edge.i + 1].text)
        if token.lower_ == "as" and token.dep_ in {"prep", "mark"}:
            return str(token.doc[token.i + 1 : token.right_edge.i + 1].text)
        if token.lower_ == "as" and token.head.dep_ == "amod":
            return str(token.doc[token.i + 1 : token.head.right_edge.i + 1].text)
    return _in_quotes(verb)


def _in_quotes(verb: Any) -> str:
    """Return the words in quotation marks that end what a thing is called."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "ccomp"}]
    if things:
        last = things[0].left_edge.i
        rest = verb.doc[last + 1 : verb.right_edge.i + 1]
        quoted = re.search(r'"([^"]+)"?$', rest.text)
        return quoted.group(1) if quoted else ""
    return ""
