"""Who is who: which party a few words name, and which parties must consent."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from detente.reading.account import Account
from detente.reading.words import table

_LEAST_STEM = 4
_NO_POSITION = frozenset(["concern", "threaten", "assert"])
_ADDRESSED = (
    r"(?:for )?(?:the )?(?:{who}|us|them|you|him|her|(?:both|all|the two)"
    r"(?: (?:sides|parties|countries|nations|governments|states))?)\w*,? "
    r"(?:(?:(?:also )?(?:must|should|ha[sd] to|have to|need(?:s|ed)? to|ought to)|to)"
    r" (?=\w)|{deed})"
)
_DEED = (
    r"(?=(?!(?:and|as|but|for|from|has|had|in|is|of|on|or|over|than|to|was|with) )"
    r"[a-z]+ (?:its|their|his|her|our|all|any|both|every|more|some|the|an?|\d\S*) )"
)
"""What is asked that somebody do, right behind who: *that Norland open its ports*."""


@dataclass(frozen=True, slots=True)
class Names:
    """The parties of a reading, as words may name them.

    Attributes
    ----------
    principals
        Ids, in order of prominence.
    patterns
        Party id to a pattern that finds its name, its initials or its people.
    """

    principals: tuple[str, ...]
    patterns: Mapping[str, re.Pattern[str]]

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of the principals a text names, first named first."""
        found = {
            party: match.start()
            for party in self.principals
            if (match := self.patterns[party].search(text))
        }
        return tuple(sorted(found, key=lambda party: (found[party], party)))

    def names_an_outsider(self, text: str) -> bool:
        """Tell whether a text names a party that is no principal, and no principal."""
        named = any(pattern.search(text) for pattern in self.patterns.values())
        return named and not self.named_in(text)

    def without(self, text: str) -> str:
        """Return a text without the names of parties.

        Examples
        --------
        >>> of = names(Account((), {}, {"norland": "Norland"}, {}, {}, (), (), {}))
        >>> of.without("a deal with Norland").split()
        ['a', 'deal', 'with']
        """
        for pattern in self.patterns.values():
            text = re.sub(pattern.pattern + r"\w*", " ", text, flags=pattern.flags)
        return text

    def unaddressed(self, text: str) -> str:
        """Return what somebody is to do, without who: *Norland to open its ports*.

        Examples
        --------
        >>> of = names(Account((), {}, {"norland": "Norland"}, {}, {}, (), (), {}))
        >>> of.unaddressed("for Norland to open its ports")
        'open its ports'
        >>> of.unaddressed("Norland open its ports")
        'open its ports'
        """
        who = "|".join(p.pattern for p in self.patterns.values()) or r"(?!)"
        pattern = _ADDRESSED.format(who=who, deed=_DEED)
        found = re.match(pattern, text, re.IGNORECASE)
        return text[found.end() :] if found else text

    def others(self, party: str) -> tuple[str, ...]:
        """Return the one other principal, or nothing unless there are just two."""
        rest = tuple(p for p in self.principals if p != party)
        return rest if len(rest) == 1 and len(self.principals) == 2 else ()


def names(reading: Account) -> Names:
    """Return the names of a reading's parties.

    Of more than two principals, those of whom no position is read and whom no position
    names are none.
    """
    heads = Counter(_head(name) for name in reading.parties.values())
    patterns = {
        party: _pattern(party, name, alone=heads[_head(name)] == 1)
        for party, name in reading.parties.items()
    }
    roles = reading.roles.items()
    given = [p for p, role in roles if role == "principal" and p in patterns]
    said = [s for s in reading.statements if s.act not in _NO_POSITION]
    heard = [
        party
        for party in given
        if any(s.party == party or patterns[party].search(s.content) for s in said)
    ]
    return Names(tuple(heard if len(heard) > 1 else given), patterns)


def _head(name: str) -> str:
    """Return the last word of a name, in small letters."""
    return name.casefold().split()[-1] if name.split() else ""


def _pattern(party: str, name: str, *, alone: bool) -> re.Pattern[str]:
    """Return a pattern for a party: its names, seats, initials and people.

    What the gazetteer does not know is named by its initials, by words that grow
    from its name, *Marenia* finds *Marenian*, or by its last word, *the trust*, where
    `alone` says that no other party's name ends so.
    """
    initials = [word[0] for word in name.split() if word[0].isupper()]
    known = table("gazetteer").get(party, {})
    forms = [_whole(name), _whole(party.replace("_", " "))]
    others = (*known.get("names", ()), *known.get("seats", ()))
    forms += [_whole(other) for other in (known.get("name", name), *others)]
    forms += [rf"\b{re.escape(people)}s?\b" for people in known.get("people", ())]
    if len(initials) > 1:
        forms.append(r"(?-i:\b" + r"\.?".join(initials) + r"\b)")
    if alone and not known and len(name.split()) > 1:
        forms.append(rf"\bthe {re.escape(_head(name))}\b")
    if len(name.split()) == 1 and len(name) >= _LEAST_STEM:
        forms.append(r"\b" + re.escape(name.removesuffix("a")))
    return re.compile("|".join(forms), re.IGNORECASE)


def _whole(words: str) -> str:
    """Return a pattern for words that stand alone; two letters only as capitals."""
    if len(words) <= 3:
        return rf"(?-i:\b{re.escape(words.upper())}\b)"
    return rf"\b{re.escape(words)}(?!\w)"
