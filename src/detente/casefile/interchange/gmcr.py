"""Conflicts of gmcr-py: a `.gmcr` file in JSON, never a pickle."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from detente.casefile.interchange.patterns import feasible
from detente.errors import CaseError, CaseFileError, Fault
from detente.model import Action, Conflict, Liking, Priorities, Ranking, State, Way

_WAYS: Mapping[str, Way] = {"both": "both", "fwd": "take", "back": "undo"}
_Place = Annotated[int, Field(ge=0)]
_Mark: TypeAlias = tuple[_Place, Literal["Y", "N"]]
"""An action by its place, and whether it is taken."""


class _Saved(BaseModel):
    """What gmcr-py saves, with its keys in camel case; others are passed over."""

    model_config = ConfigDict(extra="ignore", alias_generator=to_camel)


class _Option(_Saved):
    name: str
    permitted_direction: Literal["both", "fwd", "back"] = "both"


class _Compound(_Saved):
    members: list[list[_Mark]]


class _Maker(_Saved):
    """One party; the keys of its ranking changed between versions of gmcr-py."""

    name: str
    options: list[_Place]
    preferences: list[_Compound | list[_Mark]] = []
    preference_ranking: list[int | list[int]] = []
    preference_vector: list[int | list[int]] = []
    misperceptions: list[Any] = []


class _File(_Saved):
    options: list[_Option] = Field(min_length=1)
    decision_makers: list[_Maker] = Field(min_length=1)
    infeasibles: list[_Compound | list[_Mark]] = []
    coalitions: list[Any] = []
    use_manual_preference_ranking: bool = False
    use_manual_preference_vectors: bool = False

    @property
    def manual(self) -> bool:
        """Whether states are ranked one by one, not by wishes."""
        return self.use_manual_preference_ranking or self.use_manual_preference_vectors


def from_gmcr(text: str, file: str) -> Conflict:
    """Read a conflict that gmcr-py saved.

    States are numbered from 1 in the order of their binary code, the first option the
    least digit, as gmcr-py does. Coalitions in the file are left to the question, and
    everybody sees all states; what the file says of either is remarked on.

    Parameters
    ----------
    text
        In JSON.
    file
        What messages call it.

    Raises
    ------
    CaseFileError
        If it is no JSON, or not of this form.
    TooLargeError
        If there are too many options to list the states.

    Examples
    --------
    >>> bond = '''{"options": [{"name": "keep"}], "decisionMakers":
    ...   [{"name": "A", "options": [0], "preferences": [[[0, "Y"]]]}]}'''
    >>> from_gmcr(bond, "bond.gmcr").states
    (State(label='1', pattern='N'), State(label='2', pattern='Y'))
    """
    try:
        saved = json.loads(text)
        if not isinstance(saved, dict):
            what = "must be a mapping, as gmcr-py saves it"
            raise CaseFileError(file, (Fault(1, 1, "", what),))
        return _conflict(_File.model_validate(saved))
    except (json.JSONDecodeError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        what = f"must be JSON, as gmcr-py saves it; {getattr(error, 'msg', 'too deep')}"
        raise CaseFileError(file, (Fault(line, column, "", what),)) from None
    except ValidationError as error:
        faults = tuple(
            Fault(1, 1, _counted(one["loc"]), one["msg"]) for one in error.errors()
        )
        raise CaseFileError(file, faults) from None
    except CaseError as error:
        fault = Fault(1, 1, error.where, error.message)
        raise CaseFileError(file, (fault,)) from None


def _conflict(given: _File) -> Conflict:
    n_actions = len(given.options)
    owners = {
        place: maker.name for maker in given.decision_makers for place in maker.options
    }
    shared = [p for maker in given.decision_makers for p in maker.options]
    twice = next((place for place in owners if shared.count(place) > 1), None)
    if twice is not None:
        raise CaseError("options", f"must belong to one party each; {twice} does not")
    missing = [str(place) for place in range(n_actions) if place not in owners]
    if missing:
        raise CaseError("options", f"must belong to a party; {missing} do not")
    patterns = feasible(
        n_actions,
        [_pattern(n_actions, one) for each in given.infeasibles for one in _any(each)],
    )
    return Conflict(
        title="",
        parties=tuple(maker.name for maker in given.decision_makers),
        states=tuple(State(str(n), one) for n, one in enumerate(patterns, 1)),
        likings={
            maker.name: _liking(maker, n_actions, manual=given.manual)
            for maker in given.decision_makers
        },
        actions=tuple(
            Action(option.name, owners[place], _WAYS[option.permitted_direction])
            for place, option in enumerate(given.options)
        ),
        remarks=tuple(_remarks(given)),
    )


def _remarks(given: _File) -> Iterator[str]:
    """Yield what the file says that the conflict leaves out."""
    for maker in given.decision_makers:
        if maker.misperceptions:
            yield (
                f"The file says that {maker.name} misperceives some states; that is "
                "left out: everybody sees all of them."
            )
    if any(isinstance(one, list | dict) for one in given.coalitions):
        yield "The file has coalitions, which are left out; --merge takes some for one."


def _liking(maker: _Maker, n_actions: int, *, manual: bool) -> Liking:
    ranking = maker.preference_ranking or maker.preference_vector
    if ranking and (manual or not maker.preferences):
        tiers = (one if isinstance(one, list) else [one] for one in ranking)
        return Ranking(tuple(tuple(str(state) for state in tier) for tier in tiers))
    return Priorities(
        tuple(
            tuple(_pattern(n_actions, member) for member in _any(wish))
            for wish in maker.preferences
        )
    )


def _any(given: _Compound | list[_Mark]) -> list[list[_Mark]]:
    """Return the conditions of which any is enough."""
    return given.members if isinstance(given, _Compound) else [given]


def _pattern(n_actions: int, marks: Iterable[_Mark]) -> str:
    pattern = ["-"] * n_actions
    for place, mark in marks:
        if place >= n_actions:
            raise CaseError(
                "options", f"must have places below {n_actions}; got {place}"
            )
        if pattern[place] not in ("-", mark):
            must = "must be taken or not in one condition"
            raise CaseError("options", f"{must}; got {place} as both")
        pattern[place] = mark
    return "".join(pattern)


def _counted(where: Sequence[Any]) -> str:
    """Return a path with places counted from 1, as people do."""
    steps = (str(s + 1) if isinstance(s, int) else str(s) for s in where)
    return ".".join(steps)
