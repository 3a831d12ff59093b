"""What is done if others do not give way: "if there is no deal, we will act"."""

from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.promises import carried
from detente.reading.scene import Scene
from detente.reading.words import words

_WANTED: frozenset[Act] = frozenset(["demand", "insist", "seek"])
_LACKING = frozenset(["absent", "barring", "failing", "without"])


def is_warning(scene: Scene, key: Any, done: Any | None = None) -> bool:
    """Tell whether something will be done if another fails to give way.

    What harms needs no more than "unless"; what else is done follows "if … not",
    "otherwise", or "if the strike goes ahead". What is given "provided that" others do
    not do a thing is no threat.

    Parameters
    ----------
    scene
        The sentence.
    key
        What the condition hangs on.
    done
        The verb of what is done, where that is another: "to act" of "ready to act".
    """
    done = key if done is None else done
    hard = grammar.does(done, words("lexicon", "future", "threaten"))
    if hard and any(t.lower_ == "unless" for t in scene.sent):
        return True
    told = _told(scene, key)
    if told[:1] and told[0] in words("lexicon", "conditions", "provisos"):
        return False
    deed = carried(done)
    if deed.lemma_ in words("lexicon", "future", "mild"):
        return False
    given = deed.lemma_ in words("lexicon", "future", "gifts")
    return _is_denied(told) or (not given and (_is_or_else(key) or _goes_on(told)))


def fails(scene: Scene, verb: Any) -> bool:
    """Tell what will be done otherwise, whoever tells it: "failing that, it would".

    "If nothing is signed, it will" tells the same.

    Parameters
    ----------
    scene
        The sentence.
    verb
        What is done.
    """
    told = _told(scene, verb)
    otherwise = bool(told) and told[0] in words("lexicon", "conditions", "otherwise")
    return otherwise or (told[:1] == ["if"] and _is_denied(told))


def warned_of(scene: Scene, verb: Any, act: Act) -> Act:
    """Return a threat for what a party warns that it would press for or keep to.

    "Without guarantees, it warned, it would keep its forces there."

    Parameters
    ----------
    scene
        The sentence.
    verb
        What would be done.
    act
        What that is where nobody warns of it.
    """
    coming = grammar.modal(verb) in {"will", "would"}
    return "threaten" if act in _WANTED and coming and _is_warned(scene, verb) else act


def _is_warned(scene: Scene, verb: Any) -> bool:
    """Tell what a party warns that it would do on a condition."""
    above = verb.dep_ == "ccomp" and verb.head.lemma_ == "warn"
    aside = any(c.dep_ == "parataxis" and c.lemma_ == "warn" for c in verb.children)
    lacking = any(c.lower_ in _LACKING for c in verb.children)
    return (above or aside) and (lacking or bool(scene.condition(verb)))


def _told(scene: Scene, key: Any) -> list[str]:
    """Return the words of the condition on a predicate."""
    return [word.strip(",.") for word in scene.condition(key).lower().split()]


def _is_denied(told: list[str]) -> bool:
    failing = words("lexicon", "conditions", "failing")
    return any(word in failing or word.endswith("n't") for word in told)


def _is_or_else(verb: Any) -> bool:
    """Tell what will be done "otherwise"."""
    return any(c.lower_ == "otherwise" for c in verb.children)


def _goes_on(told: list[str]) -> bool:
    """Tell whether it is others' going on with harm that a condition waits for."""
    if told[:1] not in [["if"], ["should"]]:
        return False
    good = words("lexicon", "conditions", "welcome")
    keeps = words("lexicon", "conditions", "persisting")
    return not good & set(told) and bool(keeps & set(told))
