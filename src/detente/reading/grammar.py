"""What the parse says of a clause: its subject, negation, mood, complements."""

from collections.abc import Iterator
from typing import Any

from detente.reading.words import words

_NOT = frozenset(["never", "neither", "nor", "seldom", "rarely", "hardly", "scarcely"])
_AIMS = frozenset(["about", "against", "for", "of", "over", "to", "with"])
_NO_AGENT = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY"])
INFINITIVES = frozenset(["xcomp", "ccomp", "advcl", "acl", "relcl"])
_CLAUSES = frozenset(["ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl", "conj"])


def own_subject(verb: Any) -> Any | None:
    """Return the subject that stands at the verb itself, active voice.

    Of two it is the last where a colon sets the first apart: "Trade: Peru wants …".
    """
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    apart = own[1:] and any(t.text == ":" for t in verb.doc[own[0].i : own[-1].i])
    if own and (apart or verb.dep_ == "parataxis"):
        return own[-1]
    return own[0] if own else _before_remark(verb)


def _before_remark(verb: Any) -> Any | None:
    """Return the subject that "X, Y said, would go" has before the remark."""
    remarks = [c for c in verb.children if c.dep_ == "parataxis" and c.i < verb.i]
    if not remarks or any(c.dep_ in {"nsubjpass", "csubj"} for c in verb.children):
        return None
    doc, start = verb.doc, remarks[0].sent.start
    comma = next((i for i in range(start, remarks[0].i) if doc[i].text == ","), start)
    nouns = [doc[i] for i in range(start, comma) if doc[i].pos_ in {"NOUN", "PROPN"}]
    heads = [n for n in nouns if n.head == remarks[0] or n.head == verb]
    return heads[0] if heads else None


def any_subject(verb: Any) -> Any | None:
    """Return the subject of a verb in either voice, its own or its partner's."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj"}]
    if own:
        return own[0]
    if (named := _before_remark(verb)) is not None:
        return named
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return any_subject(verb.head)
    return None


def is_passive(verb: Any) -> bool:
    """Tell whether the verb is in the passive, or a bare participle with an agent."""
    deps = {child.dep_ for child in verb.children}
    bare = verb.tag_ == "VBN" and verb.dep_ == "advcl" and not deps & {"aux", "nsubj"}
    return bare or bool(deps & {"nsubjpass", "auxpass", "agent"})


def agent(verb: Any) -> Any | None:
    """Return who does what a passive verb says: the noun after "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return _agent_behind(verb)


def _agent_behind(verb: Any) -> Any | None:
    """Return the agent that the parser hung on a noun: "was paid costs by the firm"."""
    if not any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return None
    links = (t for t in verb.subtree if t.i > verb.i and t.lower_ == "by")
    nouns = [c for t in links for c in t.children if c.dep_ == "pobj"]
    people = (n for n in nouns if n.pos_ in {"NOUN", "PROPN"} and _is_near(n, verb))
    return next((n for n in people if n.ent_type_ not in _NO_AGENT), None)


def _is_near(noun: Any, verb: Any) -> bool:
    """Tell whether only nouns stand between a word and the verb above it."""
    for above in noun.ancestors:
        if above == verb:
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return False
    return False


def subject(verb: Any) -> Any | None:
    """Return the noun whose act the verb is, found at the verb or handed down.

    Coordinated verbs, participles and infinitives share the subject of the verb they
    hang on; a relative pronoun stands for its noun; a passive has its agent.
    """
    if is_passive(verb):
        return agent(verb)
    found = own_subject(verb)
    if found is None:
        return _handed_down(verb)
    if found.tag_ in {"WDT", "WP"} or (found.lower_ == "that" and found.tag_ != "DT"):
        return antecedent(found)
    return found


def _handed_down(verb: Any) -> Any | None:
    """Return the subject that a verb has from the clause above."""
    head = verb.head
    if head == verb or verb.dep_ not in _CLAUSES:
        return None
    if verb.dep_ in {"acl", "relcl"}:
        return _noun_of(verb)
    if verb.dep_ == "ccomp" and verb.tag_ not in {"VBG", "VB"}:
        return None
    return _controller(verb) or _nearest(verb) or _from_above(verb)


def _controller(verb: Any) -> Any | None:
    """Return the object that is to do it: "urged Iran to halt"."""
    control = words("lexicon", "frames", "object_control")
    if verb.dep_ not in {"xcomp", "ccomp"} or verb.head.lemma_ not in control:
        return None
    given = (c for c in verb.head.children if c.dep_ in {"dobj", "nsubjpass"})
    return next(given, None)


def _from_above(verb: Any) -> Any | None:
    head = verb.head
    while head.dep_ in {"prep", "agent"} and head.head != head:
        head = head.head
    quoted = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    told = "nsubjpass" if is_passive(head) else "dobj" if quoted else ""
    if told and (quoted or verb.dep_ in {"conj", "xcomp"}):  # "quoted him as saying"
        return next((c for c in head.children if c.dep_ == told), None)
    return subject(head) if head.pos_ in {"VERB", "AUX", "ADJ"} else None


def _nearest(verb: Any) -> Any | None:
    """Return the subject of a clause between a participle and the verb it hangs on.

    In "A backed it, while B opposed it, insisting …" the parser gives A the insisting.
    """
    if verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return None
    between = [
        t
        for t in verb.head.subtree
        if verb.head.i < t.i < verb.left_edge.i and compares(t)
    ]
    return own_subject(between[-1]) if between else None


def _noun_of(verb: Any) -> Any | None:
    """Return the noun that a participle or infinitive after it acts for.

    A past participle is done to its noun, except where the parser took the only verb
    of a sentence for one.
    """
    noun = verb.head
    while noun.dep_ == "appos":
        noun = noun.head
    if noun.lower_ == "those" and noun.head.lower_ == "among":
        return own_subject(noun.head.head)
    if verb.tag_ != "VBN" or verb.dep_ == "relcl":
        return noun
    return noun if noun.dep_ == "ROOT" else None


def antecedent(pronoun: Any) -> Any | None:
    """Return the noun that a relative pronoun stands for."""
    clause = pronoun.head
    while clause.dep_ in {"conj", "xcomp"} and clause.head != clause:
        clause = clause.head
    if clause.dep_ not in {"relcl", "acl"}:
        return None
    among = clause.head.head
    first = own_subject(among.head) if among.lower_ == "among" else None
    return first or clause.head


def is_negated(token: Any) -> bool:
    """Tell whether a predicate is denied: by a particle, an adverb or its subject."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in _NOT:
            return True
        if child.dep_ == "advmod" and child.lower_ == "longer":
            return True
        if child.dep_.startswith("nsubj") and _denies(child):
            return True
        if child.dep_ == "prep" and child.i < token.i and _denies_ahead(child):
            return True
    if token.dep_ in {"acomp", "attr", "xcomp"} and token.head.lemma_ in {"be", "go"}:
        return is_negated(token.head)
    return _is_nor(token)


def _is_nor(verb: Any) -> bool:
    """Tell whether "nor", hung on the verb before, joins a verb: "nor will it sign"."""
    first = verb.left_edge
    return bool(verb.dep_ == "conj" and first.i and first.nbor(-1).lower_ == "nor")


def _denies_ahead(preposition: Any) -> bool:
    """Tell whether a phrase before the verb denies it: "cannot in conscience sign"."""
    held = any(c.dep_ == "neg" for c in preposition.lefts)
    return held or _at_no_time(preposition)


def _at_no_time(preposition: Any) -> bool:
    """Tell whether a phrase before the verb denies it: "under no circumstances"."""
    nouns = [c for c in preposition.children if c.dep_ == "pobj"]
    never = words("lexicon", "denials", "nouns")
    return any(
        noun.lemma_ in never and any(c.lower_ == "no" for c in noun.children)
        for noun in nouns
    )


def _denies(noun: Any) -> bool:
    few = {"neither", "no", "not", "few", "hardly"}
    under = [*noun.children, *(d for c in noun.children for d in c.children)]
    near = [c for c in under if c.i < noun.i and not _counts(c)]
    nothing = noun.lower_ == "nothing" and not list(noun.rights)
    return (
        nothing
        or noun.lower_ in {"neither", "none", "nobody"}
        or any(c.lower_ in few for c in near)
    )


def _counts(word: Any) -> bool:
    """Tell "the No. 2 operator" from "no operator"."""
    if word.text != "No":
        return bool(word.text == "No.")
    return any(t.text.isdigit() for t in word.doc[word.i + 1 : word.i + 3])


def modal(verb: Any) -> str:
    """Return the modal verb of a clause, by its dictionary form, or nothing."""
    for child in verb.children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            short = {"ca": "can", "wo": "will", "'ll": "will", "'d": "would"}
            return short.get(child.lower_, child.lower_)
    does = any(c.lemma_ == "do" and c.dep_ == "aux" for c in verb.children)
    shared = verb.dep_ == "conj" and verb.tag_ == "VB" and not does
    if shared and verb.head.pos_ in {"VERB", "AUX"}:
        return modal(verb.head)
    return ""


def is_missed(verb: Any) -> bool:
    """Tell what would or could have been, and was not."""
    helped = [c for c in verb.children if c.dep_ == "aux"]
    had = any(c.lemma_ == "have" and c.tag_ == "VB" for c in helped)
    return verb.tag_ == "VBN" and had and any(c.tag_ == "MD" for c in helped)


def is_infinitive(verb: Any) -> bool:
    """Tell whether a verb is one with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def for_to(clause: Any) -> Any | None:
    """Return the "for" of "call for the work to be put off"."""
    if clause.dep_ not in INFINITIVES or not is_infinitive(clause):
        return None
    marks = (c for c in clause.children if c.dep_ == "mark" and c.lower_ == "for")
    return next(marks, None)


def is_inverted(verb: Any) -> bool:
    """Tell "should the talks fail" from "the talks should fail"."""
    noun = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    first = [c.i for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    opener = min([*first, verb.i])
    opens = verb.doc[opener].lower_ in {"should", "were", "had"}
    denied = any(c.i < opener and _at_no_time(c) for c in verb.children)
    return noun is not None and opens and not denied and opener < noun.left_edge.i


def compares(clause: Any) -> bool:
    """Tell whether a clause sets another beside the main one, as "while" does."""
    return clause.dep_ == "advcl" and any(
        c.lower_ in {"while", "whereas", "although", "though"} for c in clause.children
    )


def mark(verb: Any) -> str:
    """Return the word that opens a subordinate clause: if, that or because."""
    found = (c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"})
    known = words("lexicon", "hedges", "marks") | {"that", "while", "because", "when"}
    return next((word for word in found if word in known), "")


def asks(clause: Any, word: str = "W") -> bool:
    """Tell whether a clause only names a question: "how long it would stay".

    Parameters
    ----------
    clause
        Its verb.
    word
        How the tag of the word that asks begins: "WRB" is "how", "when" and "where".
    """
    opener = clause.left_edge
    above = (a for a in opener.ancestors if clause in a.ancestors)
    return opener.tag_.startswith(word) and all(a.dep_ != "advcl" for a in above)


def complements(anchor: Any) -> tuple[Any, ...]:
    """Return the heads of what a verb, preposition or noun is about."""
    wanted = {
        "ADP": {"pobj", "pcomp", "prep"},
        "SCONJ": {"pobj", "pcomp", "prep"},
        "NOUN": {"prep", "acl", "ccomp", "relcl"},
    }.get(anchor.pos_, {"dobj", "ccomp", "xcomp", "oprd", "attr", "acomp"})
    if anchor.dep_ in {"prep", "agent"}:
        wanted = {"pobj", "pcomp", "prep"}
    found = [c for c in anchor.children if c.dep_ in wanted and c.i > anchor.i]
    return tuple(found) or _gerund(anchor)


def _gerund(anchor: Any) -> tuple[Any, ...]:
    """Return what is done right behind a verb: "ruled out disarming"."""
    last = max((c.i for c in anchor.children if c.dep_ == "prt"), default=anchor.i)
    return tuple(
        c
        for c in anchor.children
        if c.tag_ == "VBG" and c.dep_ == "advcl" and c.left_edge.i == last + 1
    )


def tail(verb: Any, heads: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return what the parser hung on the verb but belongs to its objects.

    Prepositions and infinitives right behind the object, unless they tell when, where
    or to whom it was said.
    """
    last = max((h.right_edge.i for h in heads), default=verb.i)
    named = any(c.dep_ == "appos" for h in heads for c in h.children)
    last += named and verb.doc[last + 1 : last + 2].text == ","
    found = []
    for child in verb.children:
        joins = child.lower_ in {"including", "especially", "notably"}
        if child.i <= last or child.left_edge.i > last + 1 + joins:
            continue
        near = child.dep_ == "prep" and not tells_when(child)
        if near or (child.dep_ in {"advcl", "xcomp"} and is_infinitive(child)):
            found.append(child)
            last = child.right_edge.i
    return tuple(found)


def tells_when(preposition: Any) -> bool:
    """Tell whether a preposition says when or on what occasion something was said.

    "On Friday", "in May", "in a letter"; but not "in five years" or "by 2028", which
    belong to what is said.
    """
    said = words("roles", "occasions")
    if preposition.lower_ not in _AIMS:
        said |= words("roles", "papers")
    for noun in preposition.children:
        if noun.dep_ == "pobj" and not any(c.lower_ == "no" for c in noun.children):
            on = preposition.lower_ in {"on", "at", "during", "since"}
            dated = on or (preposition.lower_ == "in" and noun.pos_ == "PROPN")
            when = noun.ent_type_ in {"DATE", "TIME"} and dated
            return bool(when or noun.lemma_.lower() in said)
    return False


def does(verb: Any, listed: frozenset[str]) -> bool:
    """Tell whether a verb is in a list, alone or with the words that hang on it.

    "Walk" is not in a list that has "walk out" and "go on strike".
    """
    if verb.lemma_ in listed:
        return True
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"prt", "advmod", "dobj", "prep"}:
            links = [child, *(c for c in child.children if c.dep_ == "prep")]
            under = [f"{k.lower_} {c.lemma_}" for k in links for c in k.children]
            found = {child.lower_, child.lemma_.lower(), *under}
            if any(f"{verb.lemma_} {words}" in listed for words in found):
                return True
    return False


def conjuncts(noun: Any) -> Iterator[Any]:
    """Yield a noun and those coordinated with it."""
    yield noun
    for child in noun.children:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def reach(verb: Any) -> int:
    """Return the place of the last token of a clause without those joined to it."""
    last = verb.i
    for child in verb.rights:
        if child.dep_ in {"cc", "conj"} and child.pos_ != "NOUN":
            break
        last = child.right_edge.i
    return int(last)
