"""Whether two contents are about the same thing, whatever each would do about it."""

from dataclasses import dataclass

from detente.reading.draft.words import resolved, settles

_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Thing:
    """What a content speaks of.

    Attributes
    ----------
    nouns
        Stems of the things, and of all that is no change, measure or number.
    changes
        What is done about them: words of one change count as one.
    measures, numbers
        How much, in words and in figures.
    """

    nouns: frozenset[str]
    changes: frozenset[str]
    measures: frozenset[int]
    numbers: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Things and changes together."""
        return self.nouns | self.changes


def thing(content: str) -> Thing:
    """Return what a content speaks of.

    Examples
    --------
    >>> sorted(thing("phased relief from the sanctions").nouns)
    ['sanct']
    """
    said = settles(resolved(content), "")
    changes = frozenset(word for word in said.words if word.startswith("change "))
    return Thing(said.words - changes, changes, said.measure, said.numbers)


def same_thing(first: Thing, second: Thing) -> bool:
    """Tell whether two contents would do something alike about one thing.

    Half the words of the shorter are common to both, and neither names another measure
    or another number than the other: *full* is not *for a time*.

    Examples
    --------
    >>> refused = thing("any limits on enrichment")
    >>> same_thing(refused, thing("to cap enrichment at 3.67 per cent"))
    True
    >>> same_thing(refused, thing("the opening of its ports"))
    False
    """
    return _half(first.words, second.words) and not other_size(first, second)


def same_matter(first: Thing, second: Thing) -> bool:
    """Tell whether two contents are about one thing, by whatever change.

    More than half the words of the shorter are common, all changes taken for one, and
    so is a thing, or a change.

    Examples
    --------
    >>> same_matter(thing("economic sanctions be lifted"), thing("sanctions relief"))
    True
    >>> same_matter(thing("a right to enrichment"), thing("limits on enrichment"))
    False
    """
    related = first.nouns & second.nouns or first.changes & second.changes
    left, right = _merged(first), _merged(second)
    return bool(related) and len(left & right) > _SHARED * min(len(left), len(right))


def other_size(first: Thing, second: Thing) -> bool:
    """Tell whether two contents name different measures, or different numbers.

    Examples
    --------
    >>> other_size(thing("a rise of 6 per cent"), thing("a rise of 4 per cent"))
    True
    """
    return _differ(first.measures, second.measures) or _differ(
        first.numbers, second.numbers
    )


def _differ(first: frozenset[str] | frozenset[int], second: object) -> bool:
    return bool(first and second and first != second)


def _merged(one: Thing) -> frozenset[str]:
    return one.nouns | ({"change"} if one.changes else frozenset())


def _half(first: frozenset[str], second: frozenset[str]) -> bool:
    """Tell whether two sets share half of the smaller; two empty ones do."""
    least = min(len(first), len(second))
    return len(first & second) >= _SHARED * least and bool(least or first == second)
