"""Words a second of a whole reading, beside those of the parser's own pipeline.

Both read the same texts in turn, in one process: the open articles, with other names in
each round so that nothing is known from the round before. Times are processor seconds,
those of child processes included.
"""

import importlib
import os
import re
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import detente
from detente.reading import candidates, chains, kept, parse, pipeline, walk

SECONDS = 60.0
"""How long rounds are begun, by the clock."""
LEAST = 3
"""Rounds at least."""
_DRAFT = "draft, not counted"
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_STAGES = {
    "documents: load": (pipeline, "load"),
    "documents: blocks": (candidates, "extent"),
    "parse: the model": (candidates, "parse"),
    "parse: plain words": (kept, "opened"),
    "speakers: people": (chains, "introduce"),
    "speakers: stances": (chains, "stances"),
    "merge": (pipeline, "number"),
    "confidence": (pipeline, "likely"),
    "issues": (pipeline, "place"),
    "notes": (pipeline, "notes"),
}
"""Parts of a reading: the name under which one module calls another."""


def speed(files: Sequence[Path], *, seconds: float = SECONDS) -> str:
    """Return a table of both speeds, their ratio, and where our share goes.

    Parameters
    ----------
    files
        Texts; each round reads all of them, renamed.
    seconds
        How long to go on.
    """
    texts = [file.read_text(encoding="utf-8") for file in files]
    peer = _peer()
    rounds: list[tuple[int, float, float]] = []
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while len(rounds) <= LEAST or time.monotonic() < end:
            given = renamed(texts, len(rounds))
            paths = _written(given, Path(folder))
            runs = {"peer": lambda g=given: _drain(peer.pipe(g)),
                    "ours": lambda p=paths: detente.read(p)}  # fmt: skip
            order = sorted(runs, reverse=len(rounds) % 2 == 1)
            taken = {name: _seconds(runs[name]) for name in order}
            n_words = sum(len(text.split()) for text in given)
            rounds.append((n_words, taken["peer"], taken["ours"]))
        stages = _stages(paths)
    return "\n".join(_lines(rounds[1:], peer.pipe_names, stages))


def renamed(texts: Sequence[str], turn: int) -> list[str]:
    """Return texts in which each name is another's, a few places on in their list.

    A name is a capitalised word that some text has twice, and none in small letters.
    """
    small = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text)}
    found = (w for t in texts for w in set(_NAME.findall(t)) if t.count(w) > 1)
    names = sorted({name for name in found if name.lower() not in small})
    other = {name: names[(n + turn) % len(names)] for n, name in enumerate(names)}
    return [_NAME.sub(lambda m: other.get(m[0], m[0]), text) for text in texts]


def processor() -> float:
    """Return the processor seconds so far, of this process and those it started."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


class Stopwatch:
    """Tells how much of the time each of some nested parts takes by itself."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Count time for a part, and not for the one around it."""
        self._turn()
        self._open.append(name)
        yield
        self._turn()
        self._open.pop()

    def around(self, call: Callable[..., Any], name: str) -> Callable[..., Any]:
        """Return a function whose time counts for a part, made whole at once."""

        def timed(*given: Any, **named: Any) -> Any:
            with self.on(name):
                found = call(*given, **named)
                return list(found) if isinstance(found, Iterator) else found

        return timed

    def _turn(self) -> None:
        now = processor()
        if self._open:
            self.spent[self._open[-1]] += now - self._since
        self._since = now


def _peer() -> Any:
    """Return the model's own pipeline as it is when nothing is left out."""
    parse.language()
    for name in parse.MODELS:
        if importlib.util.find_spec(name) is not None:
            return importlib.import_module(name).load()
    raise parse.ModelError("no language model is installed")


def _drain(docs: Iterator[Any]) -> None:
    for _ in docs:
        pass


def _written(texts: Sequence[str], folder: Path) -> list[Path]:
    paths = [folder / f"{n}.txt" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def _stages(paths: Sequence[Path]) -> dict[str, float]:
    """Return the seconds of each part of one reading and the draft made of it."""
    watch = Stopwatch()
    families = ((rule, f"rules: {rule.__name__}") for rule in walk.RULES)
    rules = tuple(watch.around(rule, name) for rule, name in families)
    with ExitStack() as stack:
        stack.enter_context(patch.object(walk, "RULES", rules))
        for stage, (module, name) in _STAGES.items():
            timed = watch.around(getattr(module, name), stage)
            stack.enter_context(patch.object(module, name, timed))
        with watch.on("speakers: rest of the walk"):
            reading = detente.read(paths)
    with watch.on(_DRAFT):
        reading.draft()
    return watch.spent


def _seconds(run: Callable[[], object]) -> float:
    before = processor()
    run()
    return processor() - before


def _lines(
    rounds: Sequence[tuple[int, float, float]],
    components: Sequence[str],
    stages: dict[str, float],
) -> Iterator[str]:
    n_words = sum(words for words, _, _ in rounds)
    yield f"SPEED: {n_words:,} words in {len(rounds)} rounds, processor time"
    for place, name in ((1, "spaCy's own pipeline"), (2, "detente.read")):
        rate = statistics.median(one[0] / one[place] for one in rounds)
        yield f"{name:30}{rate:10,.0f} words/s"
    ratios = sorted(peer / ours for _, peer, ours in rounds)
    median = statistics.median(ratios)
    yield f"{'ratio':30}{median:10.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    yield f"spaCy runs {', '.join(components)} on whole texts; we run them on blocks,"
    yield "and find by ourselves what attribute_ruler and ner find: the same"
    whole = sum(seconds for name, seconds in stages.items() if name != _DRAFT)
    yield f"\n{'one of our rounds':30}{'s':>10}{'share':>8}"
    for name in sorted(stages, key=lambda name: -stages[name]):
        yield f"{name:30}{stages[name]:10.3f}{stages[name] / whole:8.1%}"
