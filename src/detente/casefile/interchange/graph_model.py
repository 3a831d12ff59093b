"""Conflicts in YAML: decision makers, options, states, preferences, moves.

```yaml
title: Prisoners
decision_makers: [A, B]
options:
- {n: 1, dm: A, name: cooperate, direction: both}   # fwd: only taken; back: undone
- {n: 2, dm: B, name: cooperate}
states: {1: NN, 2: YN, 3: NY, 4: YY}     # without them: all that are feasible
infeasible_patterns: []                  # such as YY, - for either
preferences:
  A: [3, 4, 1, 2]                        # best first, [3, 4] within for a tie
  B: 2 > 4 >> 1 > 3                      # >> for strongly, = for a tie
  B with unknown preference: only 2 > 4, 1 > 3     # nothing else is known
  B by wishes: {wishes: ["1", "-2"]}     # that 1 is taken; then that 2 is not
  B by weights: {weights: {1: 3, 2: -1}} # what is taken adds up
moves:                                   # without them: what options allow
  A: {1: [2]}                            # or pairs: [[1, 2]]
```

Where options have numbers, ``n``, patterns have their marks in the order of these.

A party may have several preferences, told apart by what follows its name; each makes a
variant. So does each further block, ``preferences_<name>``, and each of ``variants``.
States may be called by their patterns; other forms of states and moves are in `shapes`.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from detente.casefile.faults import Faults
from detente.casefile.interchange.likings import Preference, liking
from detente.casefile.interchange.patterns import feasible
from detente.casefile.interchange.shapes import by_label, names, pairs, pattern
from detente.casefile.nodes import Path, compose
from detente.casefile.wording import MisreadError, unknown_name
from detente.errors import CaseError, CaseFileError
from detente.model import Action, Conflict, Liking, State, Way
from detente.model.conflict import Moves

DEFAULT = "default"
"""Name of the variant that has no name."""
_WAYS: Mapping[str, Way] = {"both": "both", "fwd": "take", "back": "undo"}
_BLOCK = "preferences"
_VARIANTS = "variants"
ALIKE = 0.9
"""How like a key must be to one that is missing to be taken for a slip of the pen."""


class _Option(BaseModel):
    model_config = ConfigDict(extra="allow")
    n: int | None = None
    dm: str
    name: str
    direction: Literal["both", "fwd", "back"] = "both"


class _File(BaseModel):
    model_config = ConfigDict(extra="allow")
    title: str = ""
    decision_makers: list[str] = Field(min_length=1)
    options: list[_Option] = []
    states: Any = None
    infeasible_patterns: list[Any] = []
    moves: dict[str, Any] = {}

    @property
    def in_order(self) -> list[_Option]:
        """The options by their numbers, or as they stand where they have none."""
        return sorted(self.options, key=lambda option: option.n or 0)

    @property
    def titles(self) -> list[str]:
        """Names of the options, in order."""
        return [option.name for option in self.in_order]


def from_graph_model(text: str, file: str) -> Mapping[str, Conflict]:
    """Read a conflict in YAML, in each of its variants.

    Parameters
    ----------
    text
        In the form at the top of this module. Other keys, but for those of options,
        are passed over.
    file
        What messages call it.

    Raises
    ------
    CaseFileError
        With all faults of the file, each with line and column.
    TooLargeError
        If there are too many states to list.

    Examples
    --------
    >>> bond = "{decision_makers: [A], options: [{dm: A, name: keep}], "
    >>> bond += "preferences: {A: [2, 1]}}"
    >>> from_graph_model(bond, "bond.yaml")["default"].states[1].pattern
    'Y'
    """
    tree, found = compose(text)
    if tree is None:
        raise CaseFileError(file, tuple(found))
    faults = Faults(text, tree)
    given, sound = faults.validate(_File, ())
    sound = sound and not _misspelt(given, faults)
    numbered = sound and not _misnumbered(given, faults)
    conflicts = dict(_variants(given, faults)) if numbered else {}
    every = tuple(sorted({*found, *faults.found}))
    if every:
        raise CaseFileError(file, every)
    return conflicts


def _variants(given: _File, faults: Faults) -> Iterator[tuple[str, Conflict]]:
    """Yield the conflict in each of its variants, by name."""
    blocks = _blocks(given)
    if not blocks:
        faults.add((), "must say 'preferences'; got none")
        return
    states = _states(given, faults)
    moves = _moves(given, states, faults)
    if faults.found:
        return
    sorted_out = _likings(given, blocks, states, faults)
    if not sorted_out and not faults.found:
        faults.add(blocks[0][0], "must say how each party likes the states; got none")
    if faults.found:
        return
    common = sorted_out.get(DEFAULT, {})
    for variant, own in sorted_out.items():
        likings = common | own
        if variant == DEFAULT and _incomplete(given, likings, sorted_out):
            continue
        try:
            yield variant, _conflict(given, states, moves, likings)
        except CaseError as error:
            faults.add(tuple(error.where.split(".", 1)), error.message)
            return


def _likings(
    given: _File,
    blocks: Sequence[tuple[Path, str, Mapping[str, Preference]]],
    states: Sequence[State],
    faults: Faults,
) -> dict[str, dict[str, Liking]]:
    """Return what is said of each party's preferences, by variant."""
    found: dict[str, dict[str, Liking]] = {}
    for path, variant, party, preference in _preferences(given, blocks, faults):
        try:
            read = liking(preference, states, given.titles)
        except (MisreadError, CaseError) as error:
            faults.add(path, error.message)
            continue
        found.setdefault(variant, {})[party] = read
    return found


def _misspelt(given: _File, faults: Faults) -> bool:
    """Tell whether a key is nearly one that is missing, and say so.

    Keys unlike any are what people note beside a conflict, but not in an option.
    """
    missing = [key for key in _File.model_fields if key not in given.model_fields_set]
    near = {
        key: [one for one in missing if len(key) > 3 and one.startswith(key)]
        or get_close_matches(key, missing, n=1, cutoff=ALIKE)
        for key in given.model_extra or {}
    }
    bad: dict[Path, str] = {
        (key,): f"must be {names[0]!r}, or something else; got {key!r}"
        for key, names in near.items()
        if names
    }
    bad |= {
        ("options", place, key): unknown_name(key, _Option.model_fields)
        for place, option in enumerate(given.options)
        for key in option.model_extra or ()
    }
    for path, said in bad.items():
        faults.add(path, said, -1)
    return bool(bad)


def _misnumbered(given: _File, faults: Faults) -> bool:
    """Tell whether options have numbers that do not count them, and say so."""
    numbers = [option.n for option in given.options]
    count = len(numbers)
    if not any(numbers) or {*numbers} == {*range(1, count + 1)}:
        return False
    got = ", ".join("none" if n is None else str(n) for n in numbers)
    faults.add(("options",), f"must be numbered from 1 to {count}; got {got}")
    return True


def _incomplete(
    given: _File, likings: Mapping[str, Liking], variants: Mapping[str, Any]
) -> bool:
    """Tell whether a party has preferences in variants only."""
    return len(variants) > 1 and any(p not in likings for p in given.decision_makers)


def _blocks(given: _File) -> list[tuple[Path, str, Mapping[str, Preference]]]:
    """Return the blocks of preferences: path, variant, and what stands in them."""
    extra = given.model_extra or {}
    keys = [key for key in extra if _BLOCK in key.split("_")]
    plain = [key for key in keys if key == _BLOCK] or keys[:1]
    more = extra.get(_VARIANTS)
    found: list[tuple[Path, str, Any]] = [
        ((key,), DEFAULT if key in plain else _named(key), extra[key]) for key in keys
    ]
    for name, block in more.items() if isinstance(more, dict) else ():
        inner = block.get(_BLOCK) if isinstance(block, dict) else None
        path: Path = (_VARIANTS, name) if inner is None else (_VARIANTS, name, _BLOCK)
        found.append((path, name, block if inner is None else inner))
    return [one for one in found if isinstance(one[2], dict)]


def _named(key: str) -> str:
    return " ".join(word for word in key.split("_") if word != _BLOCK)


def _preferences(
    given: _File,
    blocks: Sequence[tuple[Path, str, Mapping[str, Preference]]],
    faults: Faults,
) -> Iterator[tuple[Path, str, str, Preference]]:
    """Yield each preference: where it stands, of which variant, and whose it is."""
    for path, variant, block in blocks:
        for name, preference in block.items():
            party = _owner(name, given.decision_makers)
            rest = name.removeprefix(party).strip()
            if not party:
                said = unknown_name(name, given.decision_makers, "a decision maker")
                faults.add((*path, name), said, -1)
            else:
                own = rest if variant == DEFAULT and rest else variant
                yield (*path, name), own, party, preference


def _owner(name: str, parties: Sequence[str]) -> str:
    """Return the party whose name begins a name, or nothing."""
    owners = [one for one in parties if name == one or name.startswith(f"{one} ")]
    return max(owners, key=len, default="")


def _states(given: _File, faults: Faults) -> tuple[State, ...]:
    """Return the states that are listed, or else all that are feasible."""
    titles = given.titles
    ruled_out = []
    for place, one in enumerate(given.infeasible_patterns):
        try:
            ruled_out.append(pattern(one, titles, others="-"))
        except MisreadError as error:
            faults.add(("infeasible_patterns", place), error.message)
    if faults.found:
        return ()
    if given.states in (None, {}, []):
        patterns = feasible(len(titles), ruled_out)
        return tuple(State(str(n), one) for n, one in enumerate(patterns, 1))
    try:
        listed = by_label(given.states)
    except MisreadError as error:
        faults.add(("states",), error.message)
        return ()
    states = []
    for label, said in listed.items():
        bare = said is None and titles and isinstance(given.states, list)
        try:
            states.append(State(label, pattern(label if bare else said, titles)))
        except MisreadError as error:
            faults.add(("states", label), error.message)
    return tuple(states)


def _moves(given: _File, states: Sequence[State], faults: Faults) -> Moves:
    """Return the moves that are listed, by party."""
    known = names(states)
    found = {}
    for party, said in given.moves.items():
        try:
            found[party] = tuple(
                (known.get(here, here), known.get(there, there))
                for here, there in pairs(said)
            )
        except MisreadError as error:
            faults.add(("moves", party), error.message)
    return found


def _conflict(
    given: _File,
    states: tuple[State, ...],
    moves: Moves,
    likings: Mapping[str, Liking],
) -> Conflict:
    return Conflict(
        title=given.title,
        parties=tuple(given.decision_makers),
        states=states,
        likings=likings,
        actions=tuple(
            Action(option.name, option.dm, _WAYS[option.direction])
            for option in given.in_order
        ),
        moves=moves,
    )
