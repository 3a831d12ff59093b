"""Whether two contents settle an issue alike, or are about the same thing at all."""

from dataclasses import dataclass

from detente.reading.draft.quantities import amount_alone, same_amount, sized
from detente.reading.draft.words import listed, resolved, settles

_SHARED = 0.5
_MOST_WORDS_SHARED = 0.6


def alike(first: str, second: str, subject: str = "") -> bool:
    """Tell whether two texts would settle an issue in the same way.

    At least three in five of their content words are common to both, the issue's own
    name set aside and words for the same change counted as one; every number is; and
    they speak of the same measure of it (*partial*, *phased*, *for a time*, *full*).
    Where they do name a measure, the one need only say nothing that the other does not;
    and where the one is an amount alone, the other need only name the same.

    Examples
    --------
    >>> alike("ease them in phases", "phased sanctions relief", "Sanctions")
    True
    >>> alike("economic sanctions be lifted", "the lifting of economic sanctions")
    True
    >>> alike("partial sanctions relief", "phased sanctions relief")
    False
    >>> alike("phased relief", "relief from economic sanctions in phases", "Sanctions")
    True
    >>> alike("7 per cent", "a duty of 7 per cent"), alike("7 hours", "7 per cent")
    (True, False)
    """
    left, right = settles(first, subject), settles(second, subject)
    if left.measure != right.measure or left.numbers != right.numbers:
        return False
    if not left.measure and same_amount(first, second):
        return True
    words = left.words | right.words
    if left.measure and (left.words <= right.words or right.words <= left.words):
        return True
    known = bool(words or left.measure or left.numbers)
    return known and len(left.words & right.words) >= _MOST_WORDS_SHARED * len(words)


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
    alone
        Whether it names an amount, and nothing that this is an amount of.
    said
        The content itself.
    """

    nouns: frozenset[str]
    changes: frozenset[str]
    measures: frozenset[int]
    numbers: frozenset[str]
    alone: bool
    said: str

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
    whole = resolved(content)
    said = settles(whole, "")
    changes = frozenset(word for word in said.words if word.startswith("change "))
    return Thing(
        said.words - changes, changes, said.measure, said.numbers,
        amount_alone(whole), whole,
    )  # fmt: skip


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


def the_contrary(first: Thing, second: Thing) -> bool:
    """Tell whether who wants the one of two contents refuses the other.

    One names what leaves less of the thing, the other no change at all.

    Examples
    --------
    >>> the_contrary(thing("a ban on warships in the strait"), thing("any warships"))
    True
    >>> the_contrary(thing("a lower duty"), thing("a cut in the duty"))
    False
    """
    curbs = settles(" ".join(listed("curbs")), "").words
    changes = (first.changes, second.changes)
    return not all(changes) and any(curbs & said for said in changes)


def same_matter(first: Thing, second: Thing) -> bool:
    """Tell whether two contents on one issue are about one thing, by whatever change.

    More than half the words of the shorter are common, all changes taken for one, and
    so is a thing, or a change. An amount alone (*7 per cent*) is of whatever the other
    counts in the same unit.

    Examples
    --------
    >>> same_matter(thing("economic sanctions be lifted"), thing("sanctions relief"))
    True
    >>> same_matter(thing("a right to enrichment"), thing("limits on enrichment"))
    False
    >>> same_matter(thing("a pay rise of 9 per cent"), thing("7 per cent"))
    True
    """
    if first.alone or second.alone:
        return sized(first.said, second.said) is not None
    related = first.nouns & second.nouns or first.changes & second.changes
    left, right = _merged(first), _merged(second)
    return bool(related) and len(left & right) > _SHARED * min(len(left), len(right))


def other_size(first: Thing, second: Thing) -> bool:
    """Tell whether two contents name different measures, numbers, or amounts.

    Examples
    --------
    >>> other_size(thing("a rise of 6 per cent"), thing("a rise of 4 per cent"))
    True
    >>> other_size(thing("eleven hours of rest"), thing("ten hours"))
    True
    """
    return (
        _differ(first.measures, second.measures)
        or _differ(first.numbers, second.numbers)
        or bool(sized(first.said, second.said))
    )


def _differ(first: frozenset[str] | frozenset[int], second: object) -> bool:
    return bool(first and second and first != second)


def _merged(one: Thing) -> frozenset[str]:
    return one.nouns | ({"change"} if one.changes else frozenset())


def _half(first: frozenset[str], second: frozenset[str]) -> bool:
    """Tell whether two sets share half of the smaller; two empty ones do."""
    least = min(len(first), len(second))
    return len(first & second) >= _SHARED * least and bool(least or first == second)
