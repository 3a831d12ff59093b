"""Blocks in order -> statements found: the rules, with memory from block to block."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from detente.documents import Written
from detente.reading.asides import is_main, is_parenthesis, is_told
from detente.reading.blocks import BOILERPLATE, Block
from detente.reading.doubles import without_doubles
from detente.reading.grammar import own_subject
from detente.reading.parse import Parsed
from detente.reading.rules import RULES
from detente.reading.rules.lists import Owner, items, owner
from detente.reading.scene import Found, Scene
from detente.reading.speakers.asked import asked
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.issuer import issuer
from detente.reading.speakers.nouns import group_kind
from detente.reading.speakers.parties import PartyTable, kind_by_name
from detente.reading.speakers.presented import unnamed
from detente.reading.speakers.quotations import Quotations, quoted_spans
from detente.reading.speakers.replies import replies
from detente.reading.speakers.voice import labelled, reports
from detente.reading.speakers.who import Resolver
from detente.reading.speakers.writer import writer
from detente.reading.words import words

_NO_POSITIONS = re.compile(
    r"\b(?:watch|look for|outlook|what(?:'s| is)? next|what happens|stakes|"
    r"what could happen|look ahead|"
    r"key dates|scenarios)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"how did we get here|how we got here|the story so far|"
    r"^\W*(?:(?:an?|the|some|brief|short) )*(?:background|timeline|history)\b|"
    r"\b(?:background|timeline|history)\W*$|"
    r"^(?!.*\b(?:not|un)\b).*\b(?:settled|agreed so far|decided before)\W*$",
    re.IGNORECASE,
)
"""Headings of what is over: not those of news in which such a word only stands."""

_TALKS = re.compile(
    r"\b(?:positions?|stands?|wants?|demands?|asks?|issues?|sticking points?|"
    r"negotiations?|talks?|dialogue|bargaining|deal|dispute|settlement|peace|ceasefire|"
    r"truce|treaty|merger|takeover|coalition|contract)\b",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"\b(?:each side|both sides|(?:the|two|three|four) (?:sides|parties)|"
    r"who wants what|(?:the )?parties(?:'|’)? )\b",
    re.IGNORECASE,
)
_FULL_STOPS = (".", "!", "?", '"', "”", ":")
_NAME = 4
"""Long words of a name."""
_NEW = 0.8
_LITTLE = 3
"""Letters of words that a title may write small."""


@dataclass(slots=True)
class Walk:
    """A walk through the blocks of the documents.

    Attributes
    ----------
    resolver
        Who is meant, given what was read so far.
    dates, titles, senders
        Document id to the date and the title of the document, where known, and to the
        names of those who wrote and published it.
    unread
        Sentences with a party and a verb of speech in which no act was found.
    """

    table: PartyTable
    dates: Mapping[str, str]
    titles: Mapping[str, str]
    senders: Mapping[str, Sequence[str]]
    resolver: Resolver = field(init=False)
    unread: int = 0
    _owners: dict[str, Owner] = field(default_factory=dict)
    _headings: tuple[str, ...] = ()
    _section: tuple[str, ...] = ()
    _heading_holder: Holder | None = None
    _issuer: Holder | None = None
    _spoken: Holder | None = None
    _before: Found | None = None
    _stranger: Holder | None = None
    _quoted: Holder | None = None
    _letters: dict[str, list[Parsed]] = field(default_factory=lambda: defaultdict(list))
    _writers: dict[str, Holder | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with nobody in mind."""
        self.resolver = Resolver(self.table)

    def statements(self, parsed: Sequence[Parsed]) -> Iterator[Found]:
        """Yield what the rules find, in the order of the text."""
        for piece in parsed:
            if piece.block.written is not None:
                self._letters[piece.block.written.writer].append(piece)
        for document, pieces in groupby(parsed, key=lambda p: p.block.document):
            own = list(pieces)
            for written, passage in groupby(own, key=lambda p: p.block.written):
                self._turn_to(document, own, written)
                for piece in passage:
                    if piece.block.doubt not in BOILERPLATE and _has_words(piece):
                        yield from self._block(piece)

    def _turn_to(
        self, document: str, pieces: Sequence[Parsed], written: Written | None
    ) -> None:
        """Turn to another document: nobody is in mind, and nothing of the last one.

        So with the words of another writer that a letter quotes.
        """
        self.resolver = Resolver(self.table)
        self.table.turn_to(document)
        self._owners, self._headings, self._section = {}, (), ()
        self._heading_holder = self._before = self._quoted = self._stranger = None
        title = self.titles.get(document, "")
        over = {t for p in pieces for t in (p.block.label, *p.block.headings)}
        for text in {title, *over}:
            hits = self.table.names.hits(pieces[0].parses.of(text))
            self.table.here.update(hit.party for hit in hits.values())
        self._issuer = self._speaks(document, pieces, written)
        self._spoken = self._issuer
        self.resolver.home = self._issuer.parties[0] if self._issuer else ""

    def _speaks(
        self, document: str, pieces: Sequence[Parsed], written: Written | None
    ) -> Holder | None:
        """Return the party for which a document speaks, or the writer of a letter."""
        parses = pieces[0].parses
        title = parses.of(self.titles.get(document, ""))
        if written is None:
            senders = [parses.of(name) for name in self.senders.get(document, ())]
            return issuer(title, pieces, self.resolver, senders)
        name = written.writer
        own = (
            self._letters[name]
            if name
            else [p for p in pieces if p.block.written == written]
        )
        if name not in self._writers:
            holder = writer(name, title, own, self.resolver)
            if not name:
                return holder
            self._writers[name] = holder
        return self._writers[name]

    def _block(self, piece: Parsed) -> Iterator[Found]:
        block = piece.block
        self._quote_nobody()
        listed = self._enter(piece)
        label, said = self._label(piece)
        self.resolver.enter(piece.doc)
        ahead = any(_NO_POSITIONS.search(heading) for heading in block.headings[-2:])
        if ahead and _is_item(block):
            return
        if block.label and block.cell is None:
            party = label is not None and not label.person
            listed = (Owner(label) if label else said).under(listed)
            act = said.act or listed.act
            listed = replace(listed, act=act, presumed=party)
            if label is not None:
                self.resolver.note(label)
            if party:
                self.resolver.section = label
        listed = replace(listed, presumed=listed.presumed and self._is_of_talks(block))
        found = list(self._sentences(piece, listed))
        own = {p for f in found for p in f.holder.parties}
        if not own or not (block.label or listed.apart or _is_of(listed, own)):
            yield from items(piece, listed)
        yield from found

    def _is_of_talks(self, block: Block) -> bool:
        """Tell whether a title or a heading over a block tells of talks."""
        over = (self.titles.get(block.document, ""), *block.headings)
        return any(_TALKS.search(text) for text in over)

    def _quote_nobody(self) -> None:
        """Take a heading or a label, asked of next, for the words of who speaks."""
        voice = self._spoken
        self.resolver.speaker = lambda _: voice
        self.resolver.quoted = lambda _: False

    def _sentences(self, piece: Parsed, listed: Owner) -> Iterator[Found]:
        quotes = Quotations(piece.doc, quoted_spans(piece.block.text))
        voice = self._spoken
        self.resolver.speaker = lambda place: (
            quote.speaker if (quote := quotes.at(piece.doc[place].idx)) else voice
        )
        self.resolver.quoted = lambda place: quotes.at(piece.doc[place].idx) is not None
        date = self.dates.get(piece.block.document, "")
        going_on = self._quoted if quotes.open_the_text() else None
        for sent in piece.doc.sents:
            self.resolver.introduce(sent)
            speaking = going_on or voice or self._stranger or self.resolver.last
            quotes.meet(sent, self.resolver.who, speaking)
            scene = Scene(piece, sent, self.resolver, quotes, date, voice)
            scene.lister = listed.holder if listed.presumed else None
            scene.before = self._before
            scene.past = any(_BACKGROUND.search(h) for h in piece.block.headings[-1:])
            found = [f for rule in RULES for f in rule(scene)]
            found += replies(scene, found, self._before)
            kept = without_doubles(found)
            self._before = kept[-1] if kept else None
            self._remember(sent, kept)
            yield from kept
        self._quoted = quotes.last(self.resolver.who)

    def _enter(self, piece: Parsed) -> Owner:
        """Turn to the section of a block; return whose list it is."""
        block, listed = piece.block, Owner()
        for heading in block.headings:
            if heading not in self._owners:
                self._owners[heading] = self._owner(heading, piece)
            listed = self._owners[heading].under(listed)
        if listed.holder is None and listed.act is not None:
            listed = listed.under(Owner(self._heading_holder))
        self._heading_holder = listed.holder
        if block.headings != self._headings:
            self._headings = block.headings
            self.resolver.section = listed.holder
            if listed.holder is not None:
                self.resolver.note(listed.holder)
        return listed

    def _owner(self, heading: str, piece: Parsed) -> Owner:
        """Return whose list a heading opens; where sides are set out, of a new name."""
        over = (self.titles.get(piece.block.document, ""), *piece.block.headings)
        doc = piece.parses.of(heading)
        with self.resolver.naming_nobody():
            found = owner(doc, self.resolver)
        sides = any(_SIDES.search(text) for text in over if text != heading)
        if sides and found == Owner() and _is_name(heading):
            party = self.table.meet(self.table.introduce(heading))
            found = Owner(Holder((party,), "", _NEW))
        alone = found.act is None and not (found.holder and found.holder.person)
        return replace(found, presumed=alone and found.holder is not None)

    def _label(self, piece: Parsed) -> tuple[Holder | None, Owner]:
        """Return who speaks under the label of a block, and whose list it opens.

        A new section ends a speech; so does the label of a matter. What labels the row
        of a table is a matter.
        """
        block = piece.block
        if not block.label or block.cell is not None:
            if block.headings != self._section:
                self._section, self._spoken = block.headings, self._issuer
            return None, Owner()
        self._section = block.headings
        doc = piece.parses.of(block.label)
        self.resolver.enter(doc)
        with self.resolver.naming_nobody():
            side = self._side(piece, doc)
            label = side or labelled(doc, self.resolver, piece)
            told = label is None and reports(piece, self.resolver)
            listed = Owner() if told or side else owner(doc, self.resolver)
        titled = all(t.text[:1].isupper() for t in doc if len(t) > _LITTLE)
        if label is not None or titled:
            self._spoken = label or self._issuer
        return label, listed

    def _side(self, piece: Parsed, label: Any) -> Holder | None:
        """Return the side that a label names, where each side is told of."""
        name = label.text.removeprefix("The ").removeprefix("the ")
        nouns = [token for token in label if token.pos_ in {"NOUN", "PROPN"}]
        sides = any(_SIDES.search(text) for text in piece.block.headings)
        back = nouns and nouns[-1].lemma_.lower() in words("roles", "back")
        if not (
            sides and nouns and (back or group_kind(nouns[-1]) or kind_by_name(name))
        ):
            return None
        return Holder((self.table.meet(self.table.introduce(name)),))

    def _remember(self, sent: Any, found: Sequence[Found]) -> None:
        """Keep in mind who acted in a sentence, for the next one's pronouns."""
        hits = (self.resolver.hits.get(t.i) for t in sent)
        named = tuple(dict.fromkeys(hit.party for hit in hits if hit is not None))
        if len(named) == 2:
            self.resolver.pair = named
        acting = [
            (token, holder)
            for token in sent
            if token.dep_ in {"nsubj", "nsubjpass"}
            and (is_main(token.head) or token.head.dep_ == "csubj")
            if not self.resolver.quoted(token.i)
            if (holder := self._actor(token)) is not None and holder.parties
        ]
        telling = [
            (token, holder) for token, holder in acting if not is_told(token.head)
        ]
        main = [holder for _, holder in telling]
        inner = [holder for token, holder in acting if is_told(token.head)]
        spoken = bool(main) and self.resolver.is_person(main[-1])
        self.resolver.told = inner[0] if spoken and inner else None
        self._stranger = self._forget_person(sent)
        self.resolver.asked = asked(sent, self.resolver.who)
        alone = found[-1].holder if found else self.resolver.alone(sent)
        for token, holder in telling or acting or [(None, alone)]:
            self.resolver.note(holder, token)
        if not any(map(self.resolver.is_person, main)):
            self._mention(sent)
        view = self.resolver.viewer(sent)
        if view is not None and not any(map(self._is_named, main)):
            self.resolver.note(view)
        self._hear(sent)
        self.resolver.unnamed = unnamed(sent, self.resolver.who)
        said = any(t.lemma_ in words("lexicon", "speech", "verbs") for t in sent)
        self.unread += bool(acting and said and not found)

    def _mention(self, sent: Any) -> None:
        """Let who alone is named inside a sentence be "she": "…, as Ann Lee asks"."""
        names = [t for t in sent if t.dep_ == "nsubj" and t.text in self.table.persons]
        if len(names) == 1 and not self.resolver.quoted(names[0].i):
            holder = self._actor(names[0])
            if holder and holder.parties and self.resolver.is_person(holder):
                self.resolver.person = holder

    def _hear(self, sent: Any) -> None:
        """Let who tells a sentence by the way be the "he" that follows: "…, X said"."""
        for verb in sent:
            if is_parenthesis(verb) and not self.resolver.quoted(verb.i):
                holder = self._actor(own_subject(verb))
                if holder and holder.parties and self.resolver.is_person(holder):
                    self.resolver.person = holder

    def _is_named(self, holder: Holder) -> bool:
        return any(map(self.table.is_named, holder.parties))

    def _forget_person(self, sent: Any) -> Holder | None:
        """Let a person who speaks for nobody be the "she" of what follows.

        Such a person is also whose the words are that the next sentence quotes.
        """
        stranger = None
        for token in sent:
            if token.text in self.table.persons and _is_presented(token):
                known = self.resolver.who(token)
                stranger = self.resolver.person = known or Holder((), token.text)
            outside = _is_foremost(token) and token.text in self.table.persons
            outside = outside and not self.table.names.get(token.text)
            if outside and token.text not in self.table.people:
                stranger = self.resolver.person = self.resolver.somebody(token)
        return stranger

    def _actor(self, noun: Any) -> Holder | None:
        """Return whom a subject keeps in mind: a party, or the owner of a thing."""
        holder = self.resolver.who(noun)
        if holder is not None or noun.pos_ == "PRON":
            return holder
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        return self.resolver.who(owner) if owner is not None else None


def _is_presented(name: Any) -> bool:
    """Tell whether a sentence presents somebody: "there are people like Ann Lee"."""
    top = name
    while top.dep_ in {"pobj", "prep"}:
        top = top.head
    return top.dep_ == "attr" and any(c.dep_ == "expl" for c in top.head.children)


def _has_words(piece: Parsed) -> bool:
    """Tell whether there is anything to read in a block."""
    return any(map(str.isalpha, piece.text))


def _is_of(listed: Owner, parties: Set[str]) -> bool:
    """Tell whether the party of a list is among some."""
    return listed.holder is not None and not parties.isdisjoint(listed.holder.parties)


def _is_name(heading: str) -> bool:
    """Tell whether a heading is written like a name: "Orion Rail"."""
    said = re.findall(r"\w+", heading)
    if " ".join(said).lower() in words("roles", "sections", "names"):
        return False
    long = [word for word in said if len(word) > _LITTLE]
    return 0 < len(long) <= _NAME and all(word[:1].isupper() for word in long)


def _is_item(block: Block) -> bool:
    """Tell whether a block is an item of a list, also where it has lost its bullet."""
    return block.kind == "bullet" or not block.text.rstrip().endswith(_FULL_STOPS)


def _is_foremost(noun: Any) -> bool:
    """Tell who acts, and in whose eyes it is: "for Ann Lee, who follows the talks"."""
    view = noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.is_sent_start
    return bool(view or noun.dep_ == "nsubj")
