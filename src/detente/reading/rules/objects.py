"""What a verb that does an act is about, and where its quote begins."""

from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.colons import announced
from detente.reading.rules.matching import Match
from detente.reading.words import words

Heads = tuple[Any, ...]
_WANTED: frozenset[Act] = frozenset(["accept", "demand", "prefer", "seek"])
_LEAST = frozenset(["but", "less", "short"])
_THINGS = frozenset(["one", "something", "thing", "anything", "what"])


def content(verb: Any, found: Match) -> Heads:
    """Return the heads of what a verb is about.

    Parameters
    ----------
    verb
        The verb.
    found
        The pattern that it begins.
    """
    if given := _cleft(verb) or _named_behind(verb):
        return given
    if grammar.is_passive(verb):
        return _of_passive(verb, found)
    if verb.dep_ == "csubj" and any(t.lower_ == "what" for t in verb.subtree):
        said = ("attr", "ccomp", "nsubj", "xcomp", "advcl", "prep")
        behind = _children(verb.head, *said)
        return tuple(c for c in behind if c.i > verb.head.i)
    if found.words[-1] in {"to", "that"} and found.anchor.dep_ != "prep":
        before = [c for c in _children(verb, "dobj") if c.i < found.anchor.i]
        return (*before, found.anchor)
    if found.anchor == verb:
        return _of_verb(verb)
    return _of_anchor(verb, found)


def is_raised(verb: Any) -> bool:
    """Tell what an event brings about: "the mill closed, raising doubts".

    Parameters
    ----------
    verb
        Over a noun such as "doubt".
    """
    joined = verb.dep_ == "conj" and verb.head.dep_ == "advcl"
    return bool(verb.lower_ == "raising" and (joined or verb.dep_ == "advcl"))


def asks_how(heads: Heads) -> bool:
    """Tell whether what a word is about is only a question: "over how fast to move".

    Parameters
    ----------
    heads
        Of what it is about.
    """
    first = heads[0]
    asked = first.children if first.pos_ == "ADP" else (first,)
    told = {"ccomp", "pcomp"}
    clauses = [c for c in asked if c.dep_ in told]
    return any(grammar.asks(c, "WRB") or _asks_who(c) for c in clauses)


def _asks_who(clause: Any) -> bool:
    """Tell "over who should run it" from "over what it called a theft"."""
    return grammar.asks(clause, "WP") and clause.left_edge.lower_ in {"who", "whose"}


def _of_passive(verb: Any, found: Match) -> Heads:
    """Return what is done, or to what; what a plan offers is left to the plan."""
    if verb.dep_ == "acl" and found.act == "offer":
        return ()
    led = found.words[-1] == "to" and grammar.agent(verb) is None
    return (found.anchor,) if led else _undergone(verb)


def _cleft(verb: Any) -> Heads:
    """Return what "all we want is", "… is something they refuse" stand for."""
    word = verb.head
    if word.lemma_ == "be" and verb.i > word.i and _is_what(verb):
        things = _children(word, "nsubj", "csubj")
        return tuple(thing for thing in things if thing.pos_ != "PRON")
    if verb.dep_ != "relcl" or word.lemma_.lower() not in words("lexicon", "cleft"):
        return ()
    joint = word.head
    if joint.lemma_ != "be" or word.dep_ not in {"nsubj", "attr"}:
        return ()
    if word.dep_ == "attr":
        return _children(joint, "nsubj", "csubj")
    behind = _children(joint, "attr", "ccomp", "xcomp", "acomp", "prep")
    return tuple(c for c in behind if c.i > joint.i)


def _named_behind(verb: Any) -> Heads:
    """Return what "what X wants, Y said, is …" names, which the parser lets loose."""
    joint, opener = verb.sent.root, verb.left_edge
    far = joint.lemma_ == "be" and joint.i > verb.i and verb.head != joint
    if not far or opener.lower_ != "what" or opener.i != verb.sent.start:
        return ()
    behind = _children(joint, "attr", "ccomp", "xcomp", "acomp")
    return tuple(c for c in behind if c.i > joint.i)


def _is_what(verb: Any) -> bool:
    """Tell whether a clause only points at what is named before: "is what X wants"."""
    return any(c.lower_ == "what" and c.dep_ == "dobj" for c in verb.lefts)


def _undergone(verb: Any) -> Heads:
    """Return what a passive verb is done to, and what that is to do."""
    given = _children(verb, "dobj")
    if given and verb.lemma_ in words("lexicon", "frames", "giving"):
        return given
    noun = grammar.any_subject(verb)
    if noun is None and verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN"}:
        return (verb.head,)
    control = words("lexicon", "frames", "object_control")
    asked = _children(verb, "xcomp", "advcl") if verb.lemma_ in control else ()
    to_do = tuple(c for c in asked if grammar.is_infinitive(c))
    return to_do if noun is None else (noun, *to_do)


def _children(token: Any, *deps: str) -> Heads:
    return tuple(c for c in token.children if c.dep_ in deps)


def _of_verb(verb: Any) -> Heads:
    own = grammar.complements(verb) or _in_front(verb) or _relative(verb)
    if not own and verb.lemma_ in words("lexicon", "frames", "alone"):
        return _alone(verb)
    told = announced(own[0]) if len(own) == 1 else ()
    return (*own, *(told or grammar.tail(verb, own)))


def _relative(verb: Any) -> Heads:
    """Return the noun that a relative clause is about: "the deal, which X rejects"."""
    if verb.dep_ != "relcl" or grammar.is_infinitive(verb):
        return ()
    by = grammar.own_subject(verb)
    if any(c.tag_ == "WRB" or _is_in_which(c) for c in verb.lefts):
        return ()
    own = by is not None and by.tag_ not in {"WDT", "WP"} and by.lower_ != "that"
    if own and verb.head.dep_ == "attr" and verb.head.lemma_ in _THINGS:
        return _children(verb.head.head, "nsubj", "csubj")
    told = verb.head.pos_ in {"NOUN", "PROPN"} or verb.head.lemma_ in _THINGS
    return (verb.head,) if own and told else ()


def _is_in_which(link: Any) -> bool:
    """Tell whether a clause says where or when something was: "in which they met"."""
    return link.dep_ == "prep" and any(c.tag_ in {"WDT", "WP"} for c in link.children)


def _in_front(verb: Any) -> Heads:
    """Return the clause that words open with: "the cut is unfair, X protested"."""
    whole = verb.dep_ in {"ROOT", "conj"} and grammar.own_subject(verb) is not None
    said = (c for c in _children(verb, "ccomp") if whole and c.i < verb.i)
    return tuple(c for c in said if verb.doc[c.right_edge.i + 1].text != ";")


def _of_anchor(verb: Any, found: Match) -> Heads:
    """Return what hangs on the last word of a pattern, or else on its verb."""
    anchor = found.anchor
    if anchor.dep_ == "mark":
        return (anchor.head,)
    if first := _of_idiom(verb, found):
        return first
    own = grammar.complements(anchor) or _loose(anchor)
    if own:
        own = (*own, *_again(anchor))
        loose = anchor.dep_ in {"prt", "prep"}
        return (*own, *grammar.tail(verb, own), *_purpose(verb, own)) if loose else own
    said = tuple(c for c in _children(verb, "ccomp", "acl") if c.i > anchor.i)
    if said and anchor.pos_ in {"NOUN", "ADJ"}:
        return said
    rest = tuple(c for c in grammar.complements(verb) if c != anchor)
    if anchor.dep_ in {"prt", "advmod"}:
        return rest
    return (
        (anchor, *grammar.tail(verb, (anchor,))) if anchor.dep_ == "dobj" else (anchor,)
    )


def _purpose(verb: Any, heads: Heads) -> Heads:
    """Return what something is asked for, right behind it: "a pause so that …"."""
    last = max(h.right_edge.i for h in heads)
    behind = (c for c in _children(verb, "advcl") if c.left_edge.i == last + 1)
    return tuple(c for c in behind if c.left_edge.lower_ == "so")


def _again(link: Any) -> Heads:
    """Return what stands behind the same word again: "for a rise and for a vote"."""
    if link.dep_ != "prep":
        return ()
    links = [c for c in link.children if c.dep_ == "conj" and c.lower_ == link.lower_]
    return tuple(d for c in links for d in grammar.complements(c))


def _of_idiom(verb: Any, found: Match) -> Heads:
    """Return what a set phrase is about that ends in a noun: "give X short shrift"."""
    anchor = found.anchor
    if anchor.dep_ == "pobj":
        return tuple(c for c in _children(verb, "dobj") if c != anchor)
    if anchor.dep_ != "dobj":
        return ()
    to_it = tuple(c for c in _children(verb, "dative") if c.i < anchor.i)
    own = (anchor, *grammar.tail(verb, (anchor,)))
    return to_it or (own if found.act == "threaten" else ())


def _loose(anchor: Any) -> Heads:
    """Return what follows a word that the parser gave nothing: "to down tools"."""
    if (
        anchor.lower_ not in {"for", "to"}
        or anchor.dep_ != "prep"
        or any(anchor.children)
    ):
        return ()
    return tuple(c for c in anchor.head.children if c.left_edge.i == anchor.i + 1)


def _alone(verb: Any) -> Heads:
    """Return what stands for the content where a verb has none: "Germany objects"."""
    behind = tuple(c for c in _children(verb, "prep") if c.i > verb.i and _names(c))
    front = tuple(c for c in _children(verb, "ccomp") if c.i < verb.i)
    if front and not behind:
        return grammar.complements(front[0])
    whole = verb.dep_ in {"ROOT", "conj"} and grammar.own_subject(verb) is not None
    return behind or ((verb,) if whole else ())


def _names(link: Any) -> bool:
    """Tell "to the date" and "to paying" from "at once"."""
    return any(c.dep_ == "pobj" or c.pos_ == "VERB" for c in link.children)


def wants_none(heads: Heads, act: Act) -> bool:
    """Tell whether it is the object that denies: "wants no troops".

    So with what is done away with: "wants it thrown out".

    Parameters
    ----------
    heads
        Of what is wanted.
    act
        What the verb would do.
    """
    first = heads[0] if heads else None
    if first is None or act not in _WANTED:
        return False
    if first.dep_ == "ccomp" and first.tag_ in {"VBN", "VBD"}:
        return grammar.does(first, words("lexicon", "future", "discarding"))
    if first.dep_ not in {"dobj", "attr"}:
        return False
    return is_nothing(first) or any(
        c.lower_ == "no" and c.i < first.i for c in first.children
    )


def is_nothing(thing: Any) -> bool:
    """Tell "nothing" from "nothing less than", "nothing but" and "nothing short of".

    Parameters
    ----------
    thing
        What a verb is about: who rules nothing out is ready for all.
    """
    least = any(c.lower_ in _LEAST for c in thing.subtree)
    return thing.lower_ == "nothing" and not least


def threatened(act: Act, heads: Heads, *, warned: bool = False) -> Act:
    """Return a threat where what one is ready, plans or warns to do does harm."""
    harm = words("lexicon", "future", "harm")
    ready = act in {"willing", "offer", "insist", "seek"}
    done = [h for h in heads if h.pos_ == "VERB" and h.tag_ != "VBN"]
    done = [h for h in done if not (grammar.is_negated(h) or _is_way(h))]
    if act == "seek":  # what another is wanted to do harms nobody: "want it suspended"
        done = [h for h in done if not _children(h, "nsubj", "nsubjpass")]
    harms = any(grammar.does(h, harm) and not _eases(h) for h in done)
    done_to = (c for h in heads if not _lessens(h) for c in _children(h, "dobj"))
    things = [*heads, *done_to]
    weighed = (act == "willing" or warned) and any(map(_is_deed, things))
    links = [h for h in heads if h.dep_ == "prep" and act == "offer"]
    weighed = weighed or (warned and any(_is_harm(h) for h in heads))
    weighed = weighed or any(_is_deed(c) for link in links for c in link.children)
    return "threaten" if (ready and harms) or weighed else act


def _is_way(verb: Any) -> bool:
    """Tell who takes a course from who leaves: "walk the path of dialogue"."""
    things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    return verb.lemma_ == "walk" and bool(things)


def _lessens(verb: Any) -> bool:
    """Tell "call off the strike" and "fund the claims", which harm nobody."""
    ending = words("lexicon", "future", "ending") | words("lexicon", "frames", "drops")
    ending |= words("lexicon", "frames", "redeems")
    return verb.lemma_ == "sign" or grammar.does(verb, ending)


def _eases(verb: Any) -> bool:
    """Tell "suspend the tariff", which gives, from "suspend the talks"."""
    gives = verb.lemma_ in words("lexicon", "future", "gifts")
    return gives and not breaks_off(verb)


def breaks_off(verb: Any) -> bool:
    """Tell whether a verb that may give or take is used to take away a bond.

    Parameters
    ----------
    verb
        Such as "suspend": a tax that is unfair, or the talks.
    """
    if not grammar.does(verb, words("lexicon", "future", "threaten")):
        return False
    things = {c.lemma_.lower() for c in verb.children if c.dep_ in {"dobj", "pobj"}}
    things |= {
        g.lemma_.lower() for c in verb.children if c.dep_ == "prep" for g in c.children
    }
    return bool(things & words("lexicon", "future", "bonds"))


def _is_harm(thing: Any) -> bool:
    """Tell what those who warn of it will do: "further sanctions", "consequences"."""
    harms = words("lexicon", "harms", "things") | words("idioms", "harms", "things")
    return thing.lemma_.lower() in harms - words("senses", "courses", "befalling")


def _is_deed(thing: Any) -> bool:
    """Tell whether a thing that somebody considers is harm: "legal action"."""
    beside = {c.lower_ for c in thing.lefts}
    action = thing.lemma_ == "action" and beside & words("lexicon", "harms", "actions")
    return bool(action) or thing.lemma_ in words("lexicon", "harms", "deeds")


def prefers(verb: Any) -> bool:
    """Tell what is done rather than something else: "would sooner", "X over Y".

    "Would take cash rather than shares" prefers as well.
    """
    if grammar.modal(verb) != "would":
        return False
    near = {c.lower_ for c in verb.children if c.dep_ == "advmod"}
    instead = {c.lower_ for c in verb.children if c.dep_ in {"cc", "prep", "advmod"}}
    rather = any(
        t.lower_ == "rather" and t.nbor().lower_ == "than"
        for t in verb.subtree
        if t.i > verb.i and t.i + 1 < len(t.doc)
    )
    ideal = bool(near & {"ideally", "preferably"})
    return ideal or rather or bool((near | instead) & {"sooner", "rather"})


def start(verb: Any) -> int:
    """Return the first token of the quote: the subject, or the verb's own words."""
    noun = grammar.own_subject(verb)
    carried = verb.head.lemma_ in words("lexicon", "speech", "carriers")
    if noun is None and verb.dep_ == "xcomp" and carried:
        return start(verb.head)
    if noun is None or noun.tag_ in {"WDT", "WP"}:
        own = _children(verb, "aux", "neg", "auxpass", "nsubjpass")
        return min([verb.i, *(c.i for c in own)])
    return int(noun.left_edge.i)
