"""What a content would be headed by: *Release of the hostages*, *Cap on visas*.

An analyst calls an issue by what is done to which thing: the noun of the act, the thing
with what qualifies it, and what that is of. Amounts, clauses and whoever acts are left
to the options.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from detente.model import Statement
from detente.reading.issues.heads import aside, span_of
from detente.reading.issues.nominals import is_known, nominal
from detente.reading.issues.nouns import (
    NOUNS,
    Part,
    article,
    is_adrift,
    is_amount,
    is_change,
    is_concerned,
    is_incomplete,
    is_light,
    is_money,
    is_object,
    is_share,
    leads_on,
    of_talks,
    qualifies,
    several,
    worded,
    written,
)
from detente.reading.issues.vocabulary import telling, term
from detente.reading.parse import Parsed

_LINKS = frozenset(
    [
        "of", "on", "for", "to", "from", "in", "into", "over", "against", "with", "at",
        "between", "under", "off", "across", "through", "near", "along",
    ]
)  # fmt: skip
_ALONG = frozenset(["from", "to", "into", "onto", "off", "under"])
"""Links of an act on a thing to where that goes: *pull it back from the valley*."""
_AT = frozenset(["in", "on", "at"])
_WHERE = _ALONG | _AT | {"with", "for", "against"}
"""The same of an act that says little without."""
_DONE_BY = _ALONG | {"by", "before", "until", "after", "within", "over"}
"""Links behind what is to be done to a thing; others tell how it was done before."""
_LINKED = {
    **dict.fromkeys(["increase", "cut", "reduction"], "in"),
    **dict.fromkeys(
        ["ban", "cap", "freeze", "limit", "prohibition", "restriction"], "on"
    ),
    **dict.fromkeys(["halt"], "to"),
}
"""Acts with the links that they have to a thing, where it is not *of*."""
_BEING = frozenset(["be", "come", "go", "lie", "move", "remain", "rest", "stay"])
_QUALIFYING = frozenset(
    ["ADJ", "ADV", "CCONJ", "NOUN", "NUM", "PROPN", "PUNCT", "VERB"]
)
_MAKING = frozenset(["formation", "creation", "establishment", "introduction"])
_CLAUSES = frozenset(["xcomp", "ccomp", "acl", "pcomp"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_VERBS = frozenset(["VERB", "AUX"])
_MOST_WORDS = 3
"""Words of a thing, the noun among them."""
MOST_TERMS = 5
"""Words with content in a heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Words that a content could be headed by.

    Attributes
    ----------
    text
        In small letters but for names.
    terms
        Of its words.
    """

    text: str
    terms: frozenset[str]


def headings(
    statement: Statement, piece: Parsed, tokens: Sequence[Any], names: AbstractSet[int]
) -> tuple[Heading, ...]:
    """Return what a content could be headed by, the fullest first.

    Parameters
    ----------
    statement
        Whose content it is.
    piece
        Where it stands.
    tokens
        Its words, up to what it sets aside; see `heads.said_tokens`.
    names
        Places of the tokens by which parties are called: these head nothing.
    """
    said = _Said(_places(statement, piece, tokens), names)
    whole = (t for t in piece.between(*statement.span) if t.i in said.places)
    tops = (t for t in whole if t.head.i not in said.places or t.head.i == t.i)
    tops = (t for t in tops if not aside(t, said.places))
    found: dict[str, Heading] = {}
    for top in tops:
        for heading in said.of(top):
            found.setdefault(heading.text, heading)
    return tuple(found.values())


def _places(
    statement: Statement, piece: Parsed, tokens: Sequence[Any]
) -> AbstractSet[int]:
    """Return the places of a content, signs and all, where its words stand together."""
    if span_of(statement) == statement.span and statement.quote != statement.content:
        return {token.i for token in tokens}
    inside = piece.between(*span_of(statement))
    last = max((token.i for token in tokens), default=-1)
    return {token.i for token in inside if token.i <= last}


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a content, by their places."""

    places: AbstractSet[int]
    names: AbstractSet[int]

    def of(self, top: Any) -> Iterator[Heading]:
        """Yield the headings of a word and what hangs on it."""
        if top.pos_ in _VERBS:
            yield from self._of_a_verb(top)
        elif is_amount(top):
            yield from self._so_much_of(top)
        elif top.pos_ in NOUNS and not (
            top.dep_ == "pobj" and is_adrift(top.head, top)
        ):
            yield from self._of_a_noun(top)
        for child in self._under(top):
            loose = child.dep_ in {"prep", "pobj", "attr"} and not _says_all(top)
            if loose or child.dep_ == "conj":
                yield from self.of(child)

    def _of_a_verb(self, verb: Any) -> Iterator[Heading]:
        able = [c for c in self._under(verb) if c.dep_ == "acomp"]
        for clause in (c for word in (verb, *able) for c in self._under(word)):
            if clause.dep_ in _CLAUSES and clause.pos_ in _VERBS:
                yield from self._of_a_verb(clause)
        said = False
        for given in (o for o in self._under(verb) if is_object(o)):
            thing = self._counted(given)
            if thing is not None:
                for heading in self._acts(verb, thing):
                    said = True
                    yield heading
            elif not is_light(verb):
                yield from self._so_much(verb, given)
        if not said:
            yield from self._goes(verb)

    def _acts(self, verb: Any, thing: Any) -> Iterator[Heading]:
        """Yield what is done to a thing, and the thing."""
        part = self._thing(thing, under=True)
        if part is None:
            return
        own = self._complement(thing)
        light = is_light(verb) or is_change(thing) or thing.lower_.endswith("ing")
        told = is_known(verb) or (len(part.tokens) == 1 and own is None)
        if own is None and (light or told):
            own = self._where(verb, _WHERE if light else _ALONG)
        if not light and told:
            act = nominal(verb)
            link = f" {_LINKED.get(act, 'of')} " if is_known(verb) else " "
            done = Part(f"{act}{link}{self._whose(thing)}{part.text}", part.tokens)
            yield from _fitting(done, own, verb)
        yield from _fitting(part, own)

    def _so_much(self, verb: Any, amount: Any) -> Iterator[Heading]:
        """Yield what is done, and to how much: *transfer of 200 hectares*."""
        if amount.pos_ in NOUNS and is_known(verb):
            words = [t for t in amount.subtree if t.i <= amount.i]
            many = [t for t in words if t.dep_ != "det"]
            done = f"{nominal(verb)} of {written(many)}"
            yield Heading(*worded(Part(done, (verb, amount))))

    def _goes(self, verb: Any) -> Iterator[Heading]:
        """Yield what an act without an object is: *return to the valley*."""
        where = self._where(verb, _WHERE)
        if where is not None and not is_light(verb) and is_known(verb):
            yield from _fitting(Part(nominal(verb), (verb,)), where)
        for subject in self._under(verb):
            if not _is_thing(subject):
                continue
            if verb.lemma_ not in _BEING or where is None:
                yield from self._of_a_noun(subject)
                continue
            thing = self._counted(subject)
            part = self._thing(thing) if thing is not None else None
            yield from _fitting(part, where) if part is not None else ()
        if where is not None:
            thing = where.text.split(" ", 1)[1]
            yield Heading(*worded(Part(thing, where.tokens)))

    def _of_a_noun(self, noun: Any) -> Iterator[Heading]:
        if noun.lemma_.lower() in _MAKING:
            for link in (c for c in self._under(noun) if c.lower_ == "of"):
                for made in (c for c in self._under(link) if c.pos_ in NOUNS):
                    yield from self._of_a_noun(made)
        for done in (c for c in self._under(noun) if _tells_more(c, noun)):
            acts = any(c.dep_ in _SUBJECTS for c in done.children)
            asked = done.tag_ == "VBN" and not (acts or is_light(done))
            yield from self._acts(done, noun) if asked else self._of_a_verb(done)
        part, own = self._thing(noun), self._complement(noun)
        if part is not None:
            yield from _fitting(part, own)
        elif own is not None and noun.i not in self.names and not of_talks(noun):
            bare = self._thing(noun, under=True) or Part(written([noun]), (noun,))
            yield Heading(*worded(Part(f"{bare.text} {own.text}", own.tokens)))

    def _so_much_of(self, amount: Any) -> Iterator[Heading]:
        """Yield what an amount is of or for: *share of revenue*, *money for lifts*."""
        thing = self._counted(amount)
        part = self._thing(thing) if thing is not None else None
        if part is not None and is_share(amount) and not is_change(thing):
            text = f"share of {self._whose(thing)}{part.text}"
            yield Heading(*worded(Part(text, part.tokens)))
        if thing is not None:
            yield from self._of_a_noun(thing)
        elif is_money(amount):
            given = (c for c in self._under(amount) if _tells_more(c, amount))
            for word in (amount, *given):
                where = self._where(word, _WHERE)
                if where is not None:
                    yield Heading(*worded(Part(f"money {where.text}", where.tokens)))

    def _under(self, token: Any) -> Iterator[Any]:
        return (c for c in token.children if c.i in self.places)

    def _counted(self, noun: Any) -> Any:
        """Return what an amount is of: *15% of premiums*; other nouns as they are."""
        if noun.pos_ in NOUNS and not is_amount(noun):
            return noun
        links = (c for c in self._under(noun) if c.lower_ == "of")
        under = (o for link in links for o in self._under(link) if o.dep_ == "pobj")
        return next((o for o in under if o.pos_ in NOUNS and not is_amount(o)), None)

    def _thing(self, noun: Any, *, under: bool = False) -> Part | None:
        """Return a noun with what qualifies it; None if it is a name or says nothing.

        Who is concerned says enough `under` an act or a link: *hiring of nurses*.
        """
        person = noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN" and not under
        if noun.pos_ not in NOUNS or noun.i in self.names or is_amount(noun) or person:
            return None
        before = self._before(noun)
        if noun.pos_ == "PROPN" and not (before or under):
            return None
        known = telling(term(noun.lemma_)) or is_change(noun)
        kind = any(own[-1].dep_ == "compound" for own in before)
        more = under and (before or is_concerned(noun) or is_incomplete(noun))
        if not known and (not (kind or more) or of_talks(noun)):
            return None
        words = "".join(f"{written(own)}{_behind(own[-1])}" for own in before)
        tokens = (*(t for own in before for t in own), noun)
        return Part(f"{words}{several(noun)}", tokens)

    def _before(self, noun: Any) -> list[list[Any]]:
        """Return what qualifies a noun in front of it, word by word."""
        found: list[list[Any]] = []
        for child in reversed(list(noun.lefts)):
            own = list(child.subtree)
            kept = qualifies(child) and not {t.i for t in own} & self.names
            kept = kept and all(t.pos_ in _QUALIFYING for t in own)
            if kept and len(found) < _MOST_WORDS - 1:
                found.insert(0, own)
        return found

    def _whose(self, noun: Any) -> str:
        """Return the name whose a thing is, or else its article."""
        owners = (c for c in noun.lefts if c.dep_ == "poss" and c.pos_ == "PROPN")
        own = [token for owner in owners for token in owner.subtree]
        return f"{written(own)} " if 0 < len(own) <= _MOST_WORDS else article(noun)

    def _complement(self, noun: Any) -> Part | None:
        """Return the first link behind a noun with what it is of, in words."""
        links = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ in _LINKS)
        found = (self._linked(link) for link in links)
        return next((part for part in found if part is not None), None)

    def _where(self, verb: Any, among: AbstractSet[str]) -> Part | None:
        """Return where an act goes, in words: *from the valley*."""
        links = [c for c in self._under(verb) if c.dep_ == "prep"]
        adverbs = (c for c in self._under(verb) if c.dep_ in {"advmod", "prt"})
        links += [c for a in adverbs for c in self._under(a) if c.dep_ == "prep"]
        found = (
            self._linked(link)
            for link in links
            if link.lower_ in among or (link.lower_ in _AT and _names_a_place(link))
        )
        return next((part for part in found if part is not None), None)

    def _linked(self, link: Any) -> Part | None:
        """Return a link with its object in words; None if that is a time or amount."""
        for under in self._under(link):
            if under.dep_ == "pcomp" and under.pos_ == "VERB":
                return self._doing(link, under)
            thing = self._counted(under) if under.dep_ == "pobj" else None
            if thing is None or is_adrift(link, thing) or _is_size(link, thing):
                continue
            more = leads_on(thing) or thing.pos_ == "PROPN"
            behind = self._complement(thing) if more else None
            part = self._thing(thing, under=True)
            if part is None and behind is not None and not of_talks(thing):
                part = Part(written([thing]), (thing,))
            if part is not None and not _is_one(thing):
                said = f"{link.lower_} {self._whose(thing)}{part.text}"
                more = f" {behind.text}" if behind else ""
                tokens = (*part.tokens, *(behind.tokens if behind else ()))
                return Part(said + more, tokens)
        return None

    def _doing(self, link: Any, verb: Any) -> Part | None:
        """Return a link with an act behind it: *on moving the border*."""
        for given in self._under(verb):
            thing = self._counted(given) if is_object(given) else None
            part = self._thing(thing, under=True) if thing is not None else None
            if part is not None:
                done = f"{nominal(verb)} of {self._whose(thing)}{part.text}"
                return Part(f"{link.lower_} {done}", part.tokens)
        return None


def _fitting(part: Part, more: Part | None, *also: Any) -> Iterator[Heading]:
    """Yield words with their complement while that is short enough, then without."""
    if more is not None:
        tokens = (*also, *part.tokens, *more.tokens)
        text, terms = worded(Part(f"{part.text} {more.text}", tokens))
        if len(terms) <= MOST_TERMS:
            yield Heading(text, terms)
    yield Heading(*worded(Part(part.text, (*also, *part.tokens))))


def _tells_more(word: Any, noun: Any) -> bool:
    """Tell whether a clause behind a noun says what is to be done: *domes removed*.

    So it does behind who has a right or an agreement to do it; behind a thing it says
    what that is for.
    """
    clause = any(c.tag_ == "TO" or c.dep_ == "mark" for c in word.lefts)
    leads = is_amount(noun) or leads_on(noun) or not telling(term(noun.lemma_))
    hangs = word.dep_ in {"acl", "relcl"} and word.pos_ in _VERBS
    return hangs and (leads if clause and word.tag_ != "VBN" else _is_asked(word))


def _is_asked(done: Any) -> bool:
    """Tell whether a participle says what is to be done, not how it was."""
    links = {c.lower_ for c in done.children if c.dep_ == "prep"}
    return done.tag_ == "VBN" and links <= _DONE_BY


def _is_thing(subject: Any) -> bool:
    return subject.dep_ == "nsubj" and subject.pos_ in NOUNS


def _names_a_place(link: Any) -> bool:
    return any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in link.children)


def _says_all(token: Any) -> bool:
    """Tell whether nothing behind a word is what a content is about."""
    if token.pos_ in NOUNS:
        return telling(term(token.lemma_))
    return token.pos_ in _VERBS and not is_light(token)


def _behind(word: Any) -> str:
    """Return the sign between a word and the next: that of *non-partisan* is none."""
    last = word.i + 1 == len(word.doc)
    return "-" if not last and word.nbor().text == "-" else " "


def _is_size(link: Any, noun: Any) -> bool:
    """Tell whether a thing is only how much another goes to: *to 65 crowns*."""
    counted = any(c.dep_ == "nummod" for c in noun.children)
    return counted and link.lower_ in _ALONG | {"at"}


def _is_one(noun: Any) -> bool:
    """Tell whether a noun is a single thing of a count: *one nurse*."""
    return noun.tag_ == "NN" and any(c.dep_ == "nummod" for c in noun.children)
