"""A parse in plain Python: the words of a text, and what hangs on what.

The parser's own tokens look up each word anew each time they are asked, and keep the
whole parse alive. The rules ask often; so they are given plain words, made once. What
is asked of a word has the name it has in spaCy, where a line under the end of a name
says that it is text rather than a number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any, overload

_COLUMNS = [
    "SENT_START", "HEAD", "ORTH", "SPACY", "ENT_IOB", "LEMMA", "POS", "TAG", "DEP",
    "ENT_TYPE",
]  # fmt: skip
"""What is kept of each word, as the numbers that spaCy has for it."""
_WRAP = 2**64
"""What is added to a number below zero."""
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
    head: "Word" = field(init=False)
    children: tuple["Word", ...] = field(init=False, default=())
    left_edge: "Word" = field(init=False)
    right_edge: "Word" = field(init=False)
    crossed: bool = field(init=False, default=False)
    sent: "Run" = field(init=False)

    def __post_init__(self) -> None:
        """Let a word be its own head until it is hung on another."""
        self.head = self.left_edge = self.right_edge = self

    def __len__(self) -> int:
        """Return the number of characters."""
        return len(self.text)

    def __repr__(self) -> str:
        """Return the word as it stands."""
        return self.text

    @property
    def lefts(self) -> tuple["Word", ...]:
        """What hangs on the word and stands before it."""
        return tuple(c for c in self.children if c.i < self.i)

    @property
    def rights(self) -> tuple["Word", ...]:
        """What hangs on the word and stands behind it."""
        return tuple(c for c in self.children if c.i > self.i)

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
    forms
        Every word of it in small letters, as it stands and in its dictionary form.
    """

    __slots__ = ("ents", "forms", "sents", "string")

    def __init__(self) -> None:
        """Begin with no words."""
        self.string = ""
        self.words = ()
        self.sents: tuple[Run, ...] = ()
        self.ents: tuple[Run, ...] = ()
        self.forms: frozenset[str] = frozenset()
        super().__init__(self, 0, 0)

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
    """Return all that is kept of a parse of spaCy's, as numbers in a row."""
    return bytes(doc.to_array(_COLUMNS).tobytes())


def opened(rows: bytes, vocab: Any) -> Text:
    """Return a packed parse in plain Python.

    Parameters
    ----------
    rows
        As `packed` has made them.
    vocab
        The words of the language model that parsed the text.
    """
    numbers, width = memoryview(rows).cast("Q").tolist(), len(_COLUMNS)
    starts, steps, *said = (numbers[place::width] for place in range(width))
    text = Text()
    text.words = tuple(_words(text, zip(*said, strict=True), vocab))
    text.end = len(text.words)
    text.string = "".join(word.text_with_ws for word in text.words)
    _hang(text.words, [step - _WRAP if step >= _WRAP // 2 else step for step in steps])
    text.sents = tuple(_sentences(text, starts))
    text.ents = tuple(_names(text))
    text.forms = frozenset(
        form for word in text.words for form in (word.lower_, word.lemma_.lower())
    )
    return text


def _words(text: Text, rows: Iterable[tuple[int, ...]], vocab: Any) -> Iterator[Word]:
    name, place = vocab.strings.__getitem__, 0
    for i, (orth, space, iob, lemma, pos, tag, dep, kind) in enumerate(rows):
        form = _form(vocab, orth)
        yield Word(
            text, i, place, *form, " " if space else "", name(lemma), name(pos),
            name(tag), name(dep), name(kind), _IOB[iob],
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


def _hang(words: Sequence[Word], steps: Sequence[int]) -> None:
    """Hang each word on another, so many places from it, itself at the top."""
    children: dict[int, list[Word]] = {}
    for word, step in zip(words, steps, strict=True):
        if step:
            word.head = words[word.i + step]
            children.setdefault(word.i + step, []).append(word)
    for place, found in children.items():
        words[place].children = tuple(found)
    _stretch(words)


def _stretch(words: Sequence[Word]) -> None:
    """Note how far what hangs on each word reaches, and where arcs cross."""
    under = [0] * len(words)
    for word in words:
        for above in word.ancestors:
            under[above.i] += 1
            if word.i < above.left_edge.i:
                above.left_edge = word
            if word.i > above.right_edge.i:
                above.right_edge = word
    for word in words:
        if word.right_edge.i - word.left_edge.i > under[word.i]:
            for above in (word, *word.ancestors):
                above.crossed = True


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
