"""What a verb does by the clause behind it: "insists it is so", "vowed to strike"."""

from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import Match, match
from detente.reading.rules.objects import breaks_off, content, threatened
from detente.reading.rules.otherwise import fails
from detente.reading.rules.promises import is_unsure
from detente.reading.scene import Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_ANSWERS: frozenset[Act] = frozenset(["accept", "reject", "oppose"])
_COULD = frozenset(["will", "would", "can", "could"])
_OUGHT = frozenset(["must", "should", "may", "ought"])
_BACKS = frozenset([("stand", "behind"), ("stand", "by"), ("stick", "by")])
_GUESSES = frozenset(["allege", "argue", "claim", "contend", "reckon"])
_SELVES = frozenset(["he", "i", "it", "she", "they", "we"])


def by_clause(verb: Any, found: Match) -> Act:
    """Return the act after the clause behind it: a fact, or what is not to be done.

    Parameters
    ----------
    verb
        The verb.
    found
        The pattern that it begins.
    """
    if found.act == "insist" and len(found.words) == 1 and _is_told(verb):
        return "assert"
    if (answer := _answer_of_own(verb, found)) is not None:
        return answer
    stands = found.act == "insist" or found.words[0] == "insist"
    if stands and (own := _of_own_course(verb)):
        return own
    if found.act == "assert" and _is_asked_for(verb):
        return "insist"
    if (answer := _exacted(verb, found) or _of_object(verb, found)) is not None:
        return answer
    advises = verb.lemma_ in words("lexicon", "frames", "advising")
    binds = verb.lemma_ in words("senses", "courses", "undertaking")
    against = (advises or found.act == "offer") and _is_against(verb) and not binds
    return "reject" if against else found.act


def _exacted(verb: Any, found: Match) -> Act | None:
    """Return a demand for what would be laid on others: "proposed that X be taxed".

    "Came back with a demand" makes one as well.
    """
    heads = content(verb, found) if found.act == "offer" else ()
    laid = words("lexicon", "future", "exacting")
    asked = any(h.lemma_ in laid and grammar.is_passive(h) for h in heads)
    named = [match(h, "nouns") for h in heads if found.words[-1] == "with"]
    asked = asked or any(m is not None and m.act == "demand" for m in named)
    return "demand" if asked else None


def vowed(scene: Scene, found: Match) -> Act:
    """Tell what is promised: to refrain, to harm, to keep on, or to give.

    Parameters
    ----------
    scene
        The sentence.
    found
        The pattern that ends in the clause: "vow to", "promise to".
    """
    inner = found.anchor
    if grammar.is_negated(inner):
        binds = found.words[0] in words("senses", "courses", "undertaking")
        return found.act if binds or _is_spared(found) else "reject"
    hard = any(t.lower_ == "unless" for t in scene.sent)
    harm = words("lexicon", "future", "threaten")
    if found.words[0] in words("lexicon", "frames", "gives_word"):
        harm -= words("lexicon", "future", "willing")
    if hard or grammar.does(inner, harm) or breaks_off(inner):
        return "threaten"
    if _is_held_back_till(scene, inner) or _fights(inner):
        return "threaten"
    keeps = grammar.does(inner, words("lexicon", "future", "keeping"))
    gifts = words("senses", "courses", "given")
    gives = any(c.dep_ == "dobj" and c.lemma_ in gifts for c in inner.children)
    return "insist" if found.act == "offer" and keeps and not gives else found.act


def _is_held_back_till(scene: Scene, verb: Any) -> bool:
    """Tell what is promised for the case that others do not give way, and no gift."""
    gives = words("lexicon", "future", "paying") | words("senses", "courses", "serving")
    return fails(scene, verb.head) and verb.lemma_ not in gives


def _fights(verb: Any) -> bool:
    """Tell what will be done against others: "vowed to campaign against the law"."""
    found = match(verb, "verbs")
    return found is not None and found.act == "oppose" and "against" in found.words


def warned(scene: Scene, verb: Any) -> Act:
    """Tell a threat of one's own from a fear of what may come.

    Parameters
    ----------
    scene
        The sentence.
    verb
        Of warning.
    """
    for clause in verb.children:
        noun = grammar.any_subject(clause) if clause.dep_ == "ccomp" else None
        if noun is not None:
            own, by = scene.resolver.who(noun), scene.holder(verb)
            will = grammar.modal(clause) in {"will", "would"}
            it = own and by and not set(own.parties).isdisjoint(by.parties)
            if it and (will or _may_do_harm(clause)):
                return "threaten"
            harms = grammar.does(clause, _own_harm()) or _spreads(noun, clause)
            others = own is None or (grammar.is_passive(clause) and not it)
            if will and harms and others:
                return "threaten"
            suffers = own and own.parties and _would_suffer(scene, clause)
            lost = _ends_bond(scene, clause, by) or _is_taken_away(scene, clause)
            if will and (suffers or lost):
                return "threaten"
            return "concern"
        if clause.dep_ == "prep" and clause.lower_ == "against":
            return "oppose"
    return "concern"


def _is_taken_away(scene: Scene, verb: Any) -> bool:
    """Tell what others would lose on a condition: "would be withdrawn if it acts"."""
    taken = grammar.does(verb, words("senses", "courses", "taking"))
    return grammar.is_passive(verb) and taken and bool(scene.condition(verb))


def _may_do_harm(verb: Any) -> bool:
    """Tell what one may do or leave undone: "may not renew the lease", "could sue"."""
    possible = grammar.modal(verb) in {"can", "could", "may", "might"}
    gives = words("lexicon", "future", "willing")
    spares = grammar.is_negated(verb) and grammar.does(verb, gives)
    spares = spares and not is_unsure(verb)
    return possible and (spares or grammar.does(verb, _own_harm()))


def _ends_bond(scene: Scene, verb: Any, by: Holder | None) -> bool:
    """Tell what would end who warns takes part in: "would halt its cooperation"."""
    ends = grammar.does(verb, words("lexicon", "future", "ending"))
    bonds = words("lexicon", "future", "bonds")
    things = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in bonds]
    owners = (d for thing in things for d in thing.children if d.dep_ == "poss")
    found = (scene.resolver.who(d) for d in owners if ends)
    return by is not None and any(h and set(h.parties) & set(by.parties) for h in found)


def _spreads(noun: Any, verb: Any) -> bool:
    """Tell what is done to others and goes on: "the walkout will widen"."""
    deeds = words("lexicon", "harms", "deeds") - {"claim", "war"}
    begins = verb.lemma_ in words("lexicon", "harms", "begins")
    bare = not any(c.dep_ == "dobj" for c in verb.children)
    return noun.lemma_.lower() in deeds and begins and bare


def _would_suffer(scene: Scene, verb: Any) -> bool:
    """Tell what another is told to expect: "will face ruin if it goes on"."""
    undergone = verb.lemma_ in words("idioms", "harms", "undergone")
    things = {c.lemma_ for c in verb.children if c.dep_ == "dobj"}
    harmed = bool(things & words("idioms", "harms", "things"))
    return undergone and bool(things) and (harmed or bool(scene.condition(verb)))


def _own_harm() -> frozenset[str]:
    """Return what is done to others by those who speak, or by their own people."""
    return words("lexicon", "future", "harm") | {"tolerate"}


def _is_spared(found: Match) -> bool:
    """Tell a promise not to harm from one not to yield: "promised not to attack"."""
    inner = found.anchor
    gives = found.words[0] in words("lexicon", "frames", "gives_word")
    spared = words("lexicon", "future", "sparing") | words("lexicon", "future", "harm")
    return gives and grammar.does(inner, spared)


def _answer_of_own(verb: Any, found: Match) -> Act | None:
    """Tell what a body answers that has its own people do so: "urged members to"."""
    told = (c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i)
    that = next(told, found.anchor)
    others = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    if _talks_on(found.anchor) and not others:
        return "willing"
    clause = found.anchor if found.words[-1] == "to" else that
    near = (*verb.children, *clause.children)
    things = {c.lemma_ for c in near if c.dep_ in {"dobj", "nsubj"} and c.i > verb.i}
    own = things & words("lexicon", "frames", "followers")
    if not own or clause == verb:
        return None
    inner = match(clause, "verbs")
    if inner is not None and inner.act in _ANSWERS:
        return inner.act
    gives = grammar.does(clause, words("lexicon", "future", "lets"))
    return "willing" if gives else None


def _of_object(verb: Any, found: Match) -> Act | None:
    """Tell what is asked from what is thought: "recommends the deal", "it claims"."""
    things = {c.lemma_ for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}}
    if found.words == ("claim",) and not things:
        return "assert"
    if found.words == ("appeal", "to") and things:
        return "oppose"
    backs = found.words in _BACKS and any(map(_is_people, found.anchor.children))
    if backs or is_consent(found):
        return "accept"
    if found.act == "reject" and "no" in found.words and _spares(found.anchor):
        assaults = threatened("willing", tuple(found.anchor.children)) == "threaten"
        return None if assaults else "willing"
    settled = things & words("lexicon", "frames", "settled")
    if found.words != ("recommend",):
        return None
    answers = {m.act for c in verb.children if c.dep_ == "dobj"
               if (m := match(c, "nouns")) and m.act in _ANSWERS}  # fmt: skip
    return "accept" if settled else next(iter(sorted(answers)), None)


def _talks_on(verb: Any) -> bool:
    """Tell who is ready for more talks: "want to keep talking"."""
    goes_on = verb.lemma_ in words("lexicon", "speech", "carriers")
    inner = (c.lemma_ for c in verb.children if c.dep_ == "xcomp")
    talks = words("senses", "matters", "gathering") | {"bargain", "negotiate"}
    return goes_on and verb.pos_ == "VERB" and any(lemma in talks for lemma in inner)


def _is_people(noun: Any) -> bool:
    """Tell who is stood by from what is: "stood behind the president", "its offer"."""
    heads = words("roles", "unnamed_heads")
    return noun.ent_type_ == "PERSON" or noun.lemma_.lower() in heads


def _spares(noun: Any) -> bool:
    """Tell what harm there are no plans of: "no plans to add to the sanctions"."""
    links = [c for c in noun.children if c.i > noun.i]
    done = [*links, *(d for c in links if c.dep_ == "prep" for d in c.children)]
    done = [c for c in done if c.pos_ == "VERB"]
    return any(grammar.does(c, words("lexicon", "future", "harm")) for c in done) or (
        any(_is_laid(c) for c in done)
    )


def _is_laid(verb: Any) -> bool:
    """Tell whether a burden is made heavier: "extend the curfew", "add to a tariff"."""
    lays = verb.lemma_ in words("lexicon", "future", "laying")
    below = {t.lemma_.lower() for c in verb.children if c.i > verb.i for t in c.subtree}
    return lays and bool(below & words("lexicon", "future", "burdens"))


def _is_refused(verb: Any) -> bool:
    """Tell what a party insists that it will not do: "made clear it would not pay"."""
    said = (verb, *(c for c in verb.children if c.dep_ in {"acomp", "oprd", "ccomp"}))
    under = (c for word in said for c in word.children)
    told = (c for c in under if c.dep_ == "ccomp" or grammar.mark(c) == "that")
    clauses = (c for c in told if grammar.is_negated(c))
    own = (c for c in clauses if grammar.modal(c) in _COULD)
    nouns = (grammar.own_subject(c) for c in own)
    return any(n is not None and n.lower_ in _SELVES for n in nouns)


def _of_own_course(verb: Any) -> Act | None:
    """Tell what a party insists that it will not do, or will do to others.

    "Made clear it would not pay", "insisted it would suspend the talks".
    """
    if _is_refused(verb):
        return "reject"
    return "threaten" if _does_harm(verb) else None


def _does_harm(verb: Any) -> bool:
    """Tell what a party insists that it will do to others: "it would suspend talks"."""
    told = [c for c in verb.children if c.dep_ == "ccomp"]
    own = (c for c in told if grammar.modal(c) in {"will", "would"})
    done = (c for c in own if (noun := grammar.own_subject(c)) is not None
            and noun.lower_ in _SELVES and not grammar.is_negated(c))  # fmt: skip
    return any(grammar.does(c, _own_harm()) or breaks_off(c) for c in done)


def _is_asked_for(verb: Any) -> bool:
    """Tell whether a clause says what is to be: "maintained that it be repaid"."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not grammar.modal(c)]
    bare = {"be/VB", "be/VBP"}
    told = [c for c in verb.children if c.dep_ == "ccomp"]
    if any(_is_due(c) or is_set_apart(c) for c in told):
        return True
    return any(
        (f"{c.lower_}/{c.tag_}" in bare and c.dep_ in {"auxpass", "aux"})
        for clause in clauses
        for c in clause.children
    )


def _is_due(clause: Any) -> bool:
    """Tell what ought to be from what may come: "argued that it may turn back"."""
    noun = grammar.any_subject(clause)
    none = noun is not None and any(c.lower_ == "no" for c in noun.lefts)
    guessed = clause.head.lemma_ in _GUESSES and not (
        none or grammar.is_negated(clause)
    )
    return grammar.modal(clause) in (_OUGHT - {"may"} if guessed else _OUGHT)


def is_set_apart(clause: Any) -> bool:
    """Tell what is claimed for one and not for another: "belongs here, not there".

    Parameters
    ----------
    clause
        Its verb.
    """
    if clause.lemma_ not in {"be", "belong", "lie", "rest"}:
        return False
    under = [t.lower_ for t in clause.subtree if t.i > clause.i]
    return [",", "not"] in [under[i : i + 2] for i in range(len(under))]


def is_consent(found: Match) -> bool:
    """Tell who stands by an accord, or is for a thing there is, from who asks for more.

    Parameters
    ----------
    found
        The pattern: "stand by", "committed to", "be in favour of".
    """
    nouns = [c for c in found.anchor.children if c.dep_ == "pobj"]
    nouns += [
        d for n in nouns for c in n.children if c.dep_ == "prep" for d in c.children
    ]
    stands = found.words[0] in words("senses", "courses", "standing") or {
        "committed"
    } & set(found.words)
    if stands and found.act in {"insist", "willing"}:
        return any(
            n.lemma_.lower() in words("senses", "courses", "kept") for n in nouns
        )
    definite = {"the", "this", "that", "these", "those"}
    return (
        found.act == "prefer"
        and bool({"favour", "favor"} & set(found.words))
        and any(c.lower_ in definite for n in nouns[:1] for c in n.lefts)
    )


def _is_against(verb: Any) -> bool:
    """Tell whether what is recommended is not to do something."""
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
    return any(grammar.is_negated(c) for c in clauses)


def _is_told(verb: Any) -> bool:
    """Tell whether a verb has a clause of fact: "insists its program is peaceful"."""
    for clause in verb.children:
        if clause.dep_ == "ccomp":
            noun = grammar.own_subject(clause)
            if noun is not None and noun.tag_ in {"NN", "NNP"} and clause.tag_ == "VBP":
                return False
            finite = clause.tag_ in {"VBZ", "VBP", "VBD"} or any(
                c.tag_ in {"VBZ", "VBP", "VBD"} and c.dep_ in {"aux", "auxpass"}
                for c in clause.children
            )
            return finite and not grammar.modal(clause)
    return False
