"""A parse in plain Python: the words of a text, and what hangs on what.

The parser's own tokens look up each word anew each time they are asked, and keep the
whole parse alive. The rules ask often; so they are given plain words, made once. What
is asked of a word has the name it has in spaCy, where a line under the end of a name
says that it is text rather than a number.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from sys import intern
from typing import Any, overload

from detente.reading.bearing import bearings

_COLUMNS = [
    "SENT_START", "ORTH", "SPACY", "ENT_IOB", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE",
]  # fmt: skip
"""What is kept of each word, as the numbers that spaCy has for it; behind these, the
places of its head and of the first and last word under it, whether arcs cross, and its
bearing."""
_REACH, _MORE = 3, 2
_WIDTH = len(_COLUMNS) + _REACH + _MORE
_UNIT, _ZERO = 1000, 2**32
"""A bearing is kept in thousandths, above a number so that it is never negative."""
_IOB = ("", "I", "O", "B")


@dataclass(slots=True, eq=False, repr=False)
class Word:
    """A word or a mark of a text. Words are made together, and never changed.

    Attributes
    ----------
    doc, i, idx
        The text it is of, its place among the words and that of its first character.
    text, lower_
        As it stands, and in small letters.
    is_alpha, is_punct, is_space, like_num
        What it is made of.
    whitespace_
        The space behind it.
    lemma_, pos_, tag_, dep_
        Its dictionary form, part of speech, fine part of speech, and what it is to
        its head.
    ent_type_, ent_iob_
        The kind of name it is part of, and whether it begins one (B), goes on with it
        (I) or is outside (O).
    head, children
        What it hangs on, itself at the top; what hangs on it, in order.
    left_edge, right_edge
        The first and the last word of all that hangs on it, near or far.
    crossed
        Whether arcs cross in what hangs on it, so that other words stand in between.
    bearing
        How much it speaks for a position, as the model sees it; see `reading.bearing`.
    sent
        The sentence it stands in.
    """

    doc: "Text"
    i: int
    idx: int
    text: str
    lower_: str
    is_alpha: bool
    is_punct: bool
    is_space: bool
    like_num: bool
    whitespace_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    children: tuple["Word", ...]
    crossed: bool
    bearing: float
    head: "Word" = field(init=False)
    left_edge: "Word" = field(init=False)
    right_edge: "Word" = field(init=False)
    sent: "Run" = field(init=False)

    def __len__(self) -> int:
        """Return the number of characters."""
        return len(self.text)

    def __repr__(self) -> str:
        """Return the word as it stands."""
        return self.text

    @property
    def lefts(self) -> tuple["Word", ...]:
        """What hangs on the word and stands before it."""
        return tuple([c for c in self.children if c.i < self.i])

    @property
    def rights(self) -> tuple["Word", ...]:
        """What hangs on the word and stands behind it."""
        return tuple([c for c in self.children if c.i > self.i])

    @property
    def subtree(self) -> tuple["Word", ...]:
        """The word and all that hangs on it, near or far, as `children` order them."""
        if not self.crossed:
            return self.doc.words[self.left_edge.i : self.right_edge.i + 1]
        before = (word for child in self.lefts for word in child.subtree)
        behind = (word for child in self.rights for word in child.subtree)
        return (*before, self, *behind)

    @property
    def ancestors(self) -> Iterator["Word"]:
        """What the word hangs on, then what that hangs on, up to the top."""
        step = self
        while step.head is not step:
            step = step.head
            yield step

    @property
    def text_with_ws(self) -> str:
        """The word as it stands, with the space behind it."""
        return self.text + self.whitespace_

    @property
    def is_title(self) -> bool:
        """Whether a capital opens the word and no other follows."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Whether the word is all in capitals."""
        return self.text.isupper()

    @property
    def is_sent_start(self) -> bool:
        """Whether the word opens its sentence."""
        return self.i == self.sent.start

    def nbor(self, step: int = 1) -> "Word":
        """Return the word so many places on."""
        return self.doc[self.i + step]


class Run(Sequence[Word]):
    """Words of a text that stand one behind another.

    Attributes
    ----------
    doc, start, end
        The text, and the places of the first word and of the one behind the last.
    words
        The words.
    label_
        The kind of name that they make, if they were found as one.
    """

    __slots__ = ("doc", "end", "label_", "start", "words")

    def __init__(self, doc: "Text", start: int, end: int, label: str = "") -> None:
        """Take the words at the places from one up to another."""
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self.words: tuple[Word, ...] = doc.words[start:end]

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> "Run": ...
    def __getitem__(self, place: int | slice) -> "Word | Run":
        """Return a word, or a run of them."""
        if isinstance(place, slice):
            first, last, _ = place.indices(len(self.words))
            return Run(self.doc, self.start + first, self.start + max(first, last))
        return self.words[place]

    def __iter__(self) -> Iterator[Word]:
        """Return the words, one after another."""
        return iter(self.words)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.words)

    @property
    def start_char(self) -> int:
        """The place of the first character."""
        return self.words[0].idx if self.words else 0

    @property
    def end_char(self) -> int:
        """The place behind the last character."""
        return self.words[-1].idx + len(self.words[-1]) if self.words else 0

    @property
    def text(self) -> str:
        """What stands there, without the space behind it."""
        return self.doc.string[self.start_char : self.end_char]

    @property
    def text_with_ws(self) -> str:
        """What stands there, with the space behind it."""
        return self.text + (self.words[-1].whitespace_ if self.words else "")

    @property
    def root(self) -> Word:
        """The word nearest to the top of its sentence, the first of several."""
        return min(self.words, key=lambda word: sum(1 for _ in word.ancestors))


class Text(Run):
    """A text: its words, sentences and names.

    Attributes
    ----------
    string
        The text itself.
    sents, ents
        The sentences, and what was found as a name.
    """

    __slots__ = ("_forms", "ents", "sents", "string")

    def __init__(self) -> None:
        """Begin with no words."""
        self.string = ""
        self.words = ()
        self.sents: tuple[Run, ...] = ()
        self.ents: tuple[Run, ...] = ()
        self._forms: frozenset[str] | None = None
        super().__init__(self, 0, 0)

    @property
    def forms(self) -> frozenset[str]:
        """All words in small letters, as they stand and in dictionary form."""
        if self._forms is None:
            lemmas = {word.lemma_ for word in self.words}
            written = [word.lower_ for word in self.words]
            self._forms = frozenset(chain(written, map(str.lower, lemmas)))
        return self._forms

    @property
    def text(self) -> str:
        """The text itself, to its last space."""
        return self.string

    def over(self, start: int, end: int) -> Run:
        """Return the words that share a character with ``start:end``."""
        shared = [w.i for w in self if w.idx < end and w.idx + len(w) > start]
        return self[shared[0] : shared[-1] + 1] if shared else self[:0]


def text_of(doc: Any) -> Text:
    """Return a parse of spaCy's in plain Python.

    Parameters
    ----------
    doc
        A ``Doc``; it is not kept.
    """
    return opened(packed(doc), doc.vocab)


def packed(doc: Any) -> bytes:
    """Return all that is kept of a parse of spaCy's, as numbers in a row.

    What each word hangs on and how far it reaches are found here, once, since a parse
    is opened many times.
    """
    rows = doc.to_array([*_COLUMNS, "HEAD"]).T.copy()
    steps = rows[-1].view("int64").tolist()
    heads = [place + step for place, step in enumerate(steps)]
    kept = [_ZERO + round(_UNIT * float(bearing)) for bearing in bearings(doc)]
    more = array("Q", chain(heads, *_reach(heads), kept))
    return bytes(rows[:-1].tobytes()) + more.tobytes()


def _reach(heads: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    """Return the first and the last place under each word, and where arcs cross."""
    first, last = [*range(len(heads))], [*range(len(heads))]
    under = [1] * len(heads)
    for place in range(len(heads)):
        for above in _above(heads, place):
            under[above] += 1
            first[above] = min(first[above], place)
            last[above] = max(last[above], place)
    crossed = [0] * len(heads)
    for place, count in enumerate(under):
        if last[place] - first[place] + 1 > count:
            for above in (place, *_above(heads, place)):
                crossed[above] = 1
    return first, last, crossed


def _above(heads: Sequence[int], place: int) -> Iterator[int]:
    """Yield what a word hangs on, then what that hangs on, up to the top."""
    while heads[place] != place:
        place = heads[place]
        yield place


def opened(rows: bytes, vocab: Any) -> Text:
    """Return a packed parse in plain Python.

    Parameters
    ----------
    rows
        As `packed` has made them.
    vocab
        The words of the language model that parsed the text.
    """
    numbers = memoryview(rows).cast("Q").tolist()
    length = len(numbers) // _WIDTH
    columns = [numbers[n * length : (n + 1) * length] for n in range(_WIDTH)]
    *columns, crossed, kept = columns
    starts, orths, spaces, iobs, *names = columns[:-_REACH]
    reach = columns[-_REACH:]
    said = zip(*names, strict=True)
    text = Text()
    rest = zip(orths, spaces, iobs, crossed, kept, said, strict=True)
    text.words = words = tuple(_words(text, rest, vocab))
    text.end = length
    text.string = "".join([word.text + word.whitespace_ for word in words])
    _hang(words, reach)
    text.sents = tuple(_sentences(text, starts))
    text.ents = tuple(_names(text))
    return text


def _words(text: Text, rows: Iterable[Any], vocab: Any) -> Iterator[Word]:
    place = 0
    for i, (orth, space, iob, crossed, kept, names) in enumerate(rows):
        form = _form(vocab, orth)
        yield Word(
            text, i, place, *form, " " if space else "", *_said(vocab, names),
            _IOB[iob], (), crossed == 1, (kept - _ZERO) / _UNIT,
        )  # fmt: skip
        place += len(form[0]) + space


@lru_cache(maxsize=100_000)
def _form(vocab: Any, orth: int) -> tuple[str, str, bool, bool, bool, bool]:
    """Return what is known of a word that does not depend on where it stands."""
    lexeme = vocab[orth]
    return (
        lexeme.orth_,
        lexeme.lower_,
        lexeme.is_alpha,
        lexeme.is_punct,
        lexeme.is_space,
        lexeme.like_num,
    )


@lru_cache(maxsize=100_000)
def _said(vocab: Any, names: tuple[int, ...]) -> tuple[str, str, str, str, str]:
    """Return what the numbers of a word stand for, the same objects each time."""
    lemma, pos, tag, dep, kind = (intern(vocab.strings[name]) for name in names)
    return lemma, pos, tag, dep, kind


def _hang(words: Sequence[Word], reach: Sequence[Sequence[int]]) -> None:
    """Hang each word on its head, and note how far what hangs on it reaches."""
    children: dict[int, list[Word]] = {}
    for word, head, first, last in zip(words, *reach, strict=True):
        word.head = words[head]
        word.left_edge, word.right_edge = words[first], words[last]
        if head != word.i:
            children.setdefault(head, []).append(word)
    for place, found in children.items():
        words[place].children = tuple(found)


def _sentences(text: Text, starts: Sequence[int]) -> Iterator[Run]:
    bounds = [i for i, start in enumerate(starts) if i == 0 or start == 1]
    for first, end in pairwise([*bounds, len(starts)]):
        sentence = Run(text, first, end)
        for word in sentence.words:
            word.sent = sentence
        yield sentence


def _names(text: Text) -> Iterator[Run]:
    begins = [word.i for word in text if word.ent_iob_ == "B" and word.ent_type_]
    for first in begins:
        end = first + 1
        while end < len(text) and text[end].ent_iob_ == "I":
            end += 1
        yield Run(text, first, end, text[first].ent_type_)
