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
variant. So does each further block, ``preferences_<name>``.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from detente.casefile.faults import Faults
from detente.casefile.interchange.likings import Preference, liking
from detente.casefile.interchange.patterns import feasible
from detente.casefile.nodes import Path, compose
from detente.casefile.wording import MisreadError, unknown_name
from detente.errors import CaseError, CaseFileError
from detente.model import Action, Conflict, Liking, State, Way
from detente.model.conflict import MARKS

DEFAULT = "default"
"""Name of the variant that has no name."""
_WAYS: Mapping[str, Way] = {"both": "both", "fwd": "take", "back": "undo"}
_BLOCK = "preferences"
ALIKE = 0.9
"""How like a key must be to one that is missing to be taken for a slip of the pen."""


def _by_label(given: Any) -> Any:
    """Let a list of labels stand for states that are not made of actions."""
    return dict.fromkeys(given, "") if isinstance(given, list) else given


def _by_start(given: Any) -> Any:
    """Let moves be pairs of states, or lead to one state that is in no list."""
    if isinstance(given, list) and all(
        isinstance(pair, list) and len(pair) == 2 for pair in given
    ):
        starts = dict.fromkeys(pair[0] for pair in given)
        return {s: [there for here, there in given if here == s] for s in starts}
    if not isinstance(given, dict):
        return given
    return {s: [to] if isinstance(to, str) else to for s, to in given.items()}


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
    states: Annotated[dict[str, str | None], BeforeValidator(_by_label)] = {}
    infeasible_patterns: list[str] = []
    moves: dict[str, Annotated[dict[str, list[str]], BeforeValidator(_by_start)]] = {}

    @property
    def in_order(self) -> list[_Option]:
        """The options by their numbers, or as they stand where they have none."""
        return sorted(self.options, key=lambda option: option.n or 0)


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
    shaped = sound and not _misnumbered(given, faults) | _misshapen(given, faults)
    conflicts = dict(_variants(given, faults)) if shaped else {}
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
    states = tuple(_states(given))
    sorted_out: dict[str, dict[str, Liking]] = {}
    for path, variant, party, preference in _preferences(given, blocks, faults):
        try:
            read = liking(preference, states)
        except (MisreadError, CaseError) as error:
            faults.add(path, error.message)
            continue
        sorted_out.setdefault(variant, {})[party] = read
    if faults.found:
        return
    common = sorted_out.get(DEFAULT, {})
    for variant, own in sorted_out.items():
        likings = common | own
        if variant == DEFAULT and _incomplete(given, likings, sorted_out):
            continue
        try:
            yield variant, _conflict(given, states, likings)
        except CaseError as error:
            faults.add(tuple(error.where.split(".", 1)), error.message)
            return


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


def _misshapen(given: _File, faults: Faults) -> bool:
    """Tell whether a pattern has not one mark for each option, and say so."""
    length = len(given.options)
    states = {("states", label): p or "" for label, p in given.states.items()}
    ruled_out = {
        ("infeasible_patterns", n): p for n, p in enumerate(given.infeasible_patterns)
    }
    bad = [
        (path, pattern)
        for path, pattern in (states | ruled_out).items()
        if len(pattern) != length or not set(pattern) <= MARKS
    ]
    for path, pattern in bad:
        must = f"must have one of Y, N and - for each of the {length} options"
        faults.add(path, f"{must}; got {pattern!r}")
    return bool(bad)


def _incomplete(
    given: _File, likings: Mapping[str, Liking], variants: Mapping[str, Any]
) -> bool:
    """Tell whether a party has preferences in variants only."""
    return len(variants) > 1 and any(p not in likings for p in given.decision_makers)


def _blocks(given: _File) -> list[tuple[str, str, Mapping[str, Preference]]]:
    """Return the blocks of preferences: key, variant, and what stands in them."""
    extra = given.model_extra or {}
    keys = [key for key in extra if _BLOCK in key.split("_")]
    plain = [key for key in keys if key == _BLOCK] or keys[:1]
    return [
        (key, DEFAULT if key in plain else _named(key), extra[key])
        for key in keys
        if isinstance(extra[key], dict)
    ]


def _named(key: str) -> str:
    return " ".join(word for word in key.split("_") if word != _BLOCK)


def _preferences(
    given: _File,
    blocks: Sequence[tuple[str, str, Mapping[str, Preference]]],
    faults: Faults,
) -> Iterator[tuple[Path, str, str, Preference]]:
    """Yield each preference: where it stands, of which variant, and whose it is."""
    for key, variant, block in blocks:
        for name, preference in block.items():
            party = _owner(name, given.decision_makers)
            rest = name.removeprefix(party).strip()
            if not party:
                said = unknown_name(name, given.decision_makers, "a decision maker")
                faults.add((key, name), said, -1)
            else:
                own = rest if variant == DEFAULT and rest else variant
                yield (key, name), own, party, preference


def _owner(name: str, parties: Sequence[str]) -> str:
    """Return the party whose name begins a name, or nothing."""
    owners = [one for one in parties if name == one or name.startswith(f"{one} ")]
    return max(owners, key=len, default="")


def _states(given: _File) -> Iterator[State]:
    if given.states:
        for label, pattern in given.states.items():
            yield State(label, pattern or "")
        return
    patterns = feasible(len(given.options), given.infeasible_patterns)
    for number, pattern in enumerate(patterns, 1):
        yield State(str(number), pattern)


def _conflict(
    given: _File, states: tuple[State, ...], likings: Mapping[str, Liking]
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
        moves={
            party: tuple(
                (here, there) for here, ends in moves.items() for there in ends
            )
            for party, moves in given.moves.items()
        },
    )
