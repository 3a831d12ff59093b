"""Lists inside a paragraph behind a label of their own: "Pressing: a rise, a vote"."""

from collections.abc import Iterator
from typing import Any

from detente.reading.rules.lists import listed_act
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import BOTH, Holder

_LABEL = 5
_SURE = 0.7
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "expl"])


def announced(scene: Scene) -> Iterator[Found]:
    """Yield the things that a label at the head of a sentence announces.

    They are whose the label says, or of the party that acted last.
    """
    words = [token for token in scene.sent if not token.is_space]
    sign = next((n for n, t in enumerate(words[: _LABEL + 1]) if t.text == ":"), 0)
    label, listed = words[:sign], words[sign + 1 :]
    if not label or not _is_list(listed) or any(map(_tells, label)):
        return
    act = listed_act(scene.sent[: label[-1].i + 1 - scene.sent.start])
    holder = _holder(scene, label)
    if act is None or holder is None or scene.quoted(label[0]) is not None:
        return
    inside = {token.i for token in listed}
    tops = [t for t in listed if t.head.i not in inside or t.head == t]
    yield from scene.found(
        act,
        holder,
        label[-1],
        [t for t in tops if not t.is_punct],
        negative=act in {"reject", "oppose"},
        sure=_SURE,
        start=label[0].i,
        after=label[-1].i + 1,
    )


def _is_list(listed: list[Any]) -> bool:
    """Tell whether words name several things, and tell of nothing that happens."""
    joints = sum(t.text in {",", ";"} or t.lower_ == "and" for t in listed)
    return joints > 0 and not any(map(_tells, listed))


def _tells(token: Any) -> bool:
    return token.dep_ in _SUBJECTS and token.tag_ not in {"WDT", "WP"}


def _holder(scene: Scene, label: list[Any]) -> Holder | None:
    """Return whose label it is: "its demands", else who acted last."""
    owners = (scene.resolver.who(t) for t in label if t.dep_ == "poss")
    holder = next((h for h in owners if h), None) or scene.resolver.last
    if holder is None or len(holder.parties) != 1 or holder.parties == (BOTH,):
        return None
    return holder
