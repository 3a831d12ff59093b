"""Print how well the readers read: ``python -m benchmarks.reading``.

With ``--endpoint URL`` a language model reads beside the rules, and one table sets
the rules, the model and both together side by side. Text goes to that endpoint, and
nowhere otherwise.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.reading.gold import Gold, load_gold, load_pieces
from benchmarks.reading.plover import plover
from benchmarks.reading.report import report, side_by_side
from benchmarks.reading.score import Score, merged, score
from benchmarks.reading.speed import speed
from benchmarks.reading.weigh import weigh

ROOT = Path(__file__).parents[2]
PIECES = ROOT / "tests" / "reading" / "sentences"
ARTICLES = ROOT / "tests" / "reading" / "articles"
SHARED = ROOT.parent / "shared"
KEY = "DETENTE_API_KEY"
"""Environment variable with the endpoint's key."""
SEEDS_GOLD = ROOT / "tests" / "reading" / "seeds.gold.yaml"


ReadFiles = Callable[[Sequence[Path]], Mapping[str, Any]]
ORIGINS = {
    "rules": ("rules", "both"),
    "model": ("model", "both"),
    "together": ("rules", "model", "both"),
}
"""Readers, and the origins of the statements that each of them read."""


def read(paths: Sequence[Path], reader: Any = None) -> Mapping[str, Any]:
    """Return what the package's reader finds, in the form of its JSON."""
    from detente.reading import read as read_documents

    found = read_documents(paths, reader=reader).to_json()
    parsed: Mapping[str, Any] = json.loads(found) if isinstance(found, str) else found
    return parsed


def read_text(text: str) -> Mapping[str, Any]:
    """Read a single sentence, by way of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sentence.txt")
        path.write_text(text, encoding="utf-8")
        return read([path])


def articles(
    group: str, only: Sequence[str], read_files: ReadFiles = read
) -> list[Score]:
    """Score the articles of a group, or those named."""
    scores = []
    for path in sorted((ARTICLES / group).glob("*.gold.yaml")):
        gold = load_gold(path)
        if not only or gold.name in only:
            found = read_files([path.with_name(f"{gold.name}.txt")])
            scores.append(score(gold, found))
    return scores


def compared(endpoint: str, model: str, only: Sequence[str]) -> str:
    """Set rules, a language model and both side by side, on all articles or some."""
    from functools import cache

    from detente.reading.llm import Endpoint, ModelReader

    reader = ModelReader(Endpoint(endpoint, model=model, key=os.environ.get(KEY, "")))
    print(reader.told, file=sys.stderr)

    @cache
    def together(path: Path) -> Mapping[str, Any]:
        return read([path], reader)

    def by(origins: Sequence[str]) -> ReadFiles:
        return lambda paths: of_origin(together(paths[0]), origins)

    return side_by_side(
        {
            group: {
                name: articles(group, only, by(origins))
                for name, origins in ORIGINS.items()
            }
            for group in (("open",) if only else ("open", "heldout"))
        }
    )


def of_origin(found: Mapping[str, Any], origins: Sequence[str]) -> Mapping[str, Any]:
    """Return a reading with the statements of some readers only."""
    kept = [one for one in found["statements"] if one["origin"] in origins]
    return {**found, "statements": kept}


def pieces(group: str) -> list[Score]:
    """Score the files of pieces of a group, one score for each file."""
    return [
        merged(
            path.stem, [score(gold, _read_piece(gold)) for gold in load_pieces(path)]
        )
        for path in sorted(PIECES.glob(f"{group}-*.yaml"))
    ]


def _read_piece(gold: Gold) -> Mapping[str, Any]:
    ((file, text),) = gold.texts.items()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, file)
        path.write_text(text, encoding="utf-8")
        return read([path])


def seeds() -> list[Score]:
    """Score the two renderings of the seed article, each alone and both together."""
    files = sorted((SHARED / "seeds").glob("*.txt"))
    sets = [[file] for file in files] + ([files] if len(files) > 1 else [])
    found = []
    for documents in sets:
        gold: Gold = load_gold(SEEDS_GOLD, documents)
        found.append(score(gold, read(documents)))
    return found


def main() -> None:
    """Print the tables."""
    chosen = _asked()
    if chosen.weigh:
        weights, table = weigh(chosen.weigh)
        print(weights)
        print(table, file=sys.stderr)
        return
    if chosen.speed:
        print(speed(sorted((ARTICLES / "open").glob("*.txt"))))
        return
    if chosen.endpoint:
        print(compared(chosen.endpoint, chosen.model, chosen.articles))
        return
    print(report("OPEN ARTICLES", articles("open", chosen.articles), details=True))
    if chosen.articles:
        return
    show = chosen.show_heldout
    print("\n" + report("ARTICLES SET ASIDE", articles("heldout", ()), details=show))
    print("\n" + report("PIECES", pieces("open"), details=True))
    print("\n" + report("PIECES SET ASIDE", pieces("heldout"), details=show))
    if found := seeds():
        print("\n" + report("SEEDS: first, second, both", found, details=True))
    else:
        print(f"\nSEEDS: none in {SHARED / 'seeds'}")
    if chosen.plover:
        print("\n" + _plover())


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading")
    parser.add_argument(
        "articles", nargs="*", help="names of open articles; all if none"
    )
    parser.add_argument("--show-heldout", action="store_true", help="also its misses")
    parser.add_argument("--plover", action="store_true", help="single sentences too")
    parser.add_argument("--endpoint", help="of a language model that reads too")
    parser.add_argument("--model", default="", help="its name")
    parser.add_argument("--speed", action="store_true", help="only how fast, in 60 s")
    parser.add_argument(
        "--weigh", nargs="+", type=Path, metavar="FOLDER",
        help="only fit weights to the articles with gold in some folders",
    )  # fmt: skip
    return parser.parse_args()


def _plover() -> str:
    path = SHARED / "reference" / "reading" / "plover-gsr.json"
    if not path.is_file():
        return f"PLOVER: no file {path}"
    found = plover(path, read_text)
    rows = [
        f"{name:10}{n:5}{n / found.n_sentences:7.2f}"
        for name, n in (
            ("read", found.read),
            ("source", found.source),
            ("act", found.act),
            ("both", found.both),
        )
    ]
    return "\n".join([f"PLOVER: {found.n_sentences} sentences", *rows])


if __name__ == "__main__":
    main()
