"""The case file as pydantic sees it: which fields there are, and of which shape.

What a line of knowledge says is not decided here but by the grammar, which needs the
names of the case.
"""

from typing import Annotated, Any, Literal

from pydantic import (
    ConfigDict,
    Field,
    WithJsonSchema,
)
from pydantic.config import JsonDict

from detente.casefile.entry import Entry
from detente.casefile.fields import (
    Amount,
    Change,
    Counted,
    Date,
    Doubt,
    Hash,
    Knowledge,
    Label,
    Loose,
    Number,
    OneOrMore,
    Share,
    SignedAmount,
    Some,
    Starts,
    Stretch,
    Uses,
    Words,
)
from detente.casefile.verification import VerificationEntry
from detente.model import MAX_ACTIONS, Act, Modality, Origin, Polarity, Role

VERSION = "1"
MOST_NAMED = 100
"""Parties, issues, options of one issue, or conditions, at most."""
_SOME: JsonDict = {"type": "object", "minProperties": 1}
_NONE: JsonDict = {"type": ["object", "null"], "maxProperties": 0}


class PartyEntry(Entry):
    """A party."""

    name: Words = Field(description="Name for people.")
    role: Role = Field(
        "principal", description="Whether a deal needs its consent, or not."
    )
    stance: Loose = Field("", description="Where a third party stands, in words.")
    aliases: OneOrMore = Field([], description="Other names documents use for it.")
    proposed: Doubt = Field(
        None, description="The reader's confidence, until an analyst confirms it."
    )


class IssueEntry(Entry):
    """An issue, with its options along the ladder from one to the next."""

    title: Loose = Field("", description="Name for people; the id when left out.")
    options: list[Label] = Field(
        min_length=2,
        max_length=MOST_NAMED,
        description="Ways of settling it, in order.",
        json_schema_extra={"uniqueItems": True},
    )
    status_quo: Words = Field(description="The option that stands without agreement.")
    gives: Loose = Field("", description="Party that delivers when the issue moves.")
    reversible: Amount = Field(
        "",
        description="Share of what is delivered that a breakdown undoes.",
    )


class AcceptanceEntry(Entry):
    """A package that a party does not lose by; issues left out stay as they are."""

    outcome: dict[str, Words] = Field(
        description="Issue to option.", json_schema_extra={"minProperties": 1}
    )
    because: Loose = Field("", description="The reason.")
    evidence: OneOrMore = Field([], description="Statements and notes behind it.")
    proposed: Doubt = Field(
        None, description="The reader's confidence, until an analyst confirms it."
    )


class WishEntry(Entry):
    """Something a party wants of the actions that are taken."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["taken"]}, {"required": ["not"]}]}
    )
    taken: OneOrMore = Field([], description="Actions that are to be taken.")
    left: OneOrMore = Field(
        [], alias="not", description="Actions that are to be left undone."
    )
    evidence: OneOrMore = Field([], description="Statements and notes behind it.")


class InteractionEntry(Entry):
    """What options add to a party's utility when they come together."""

    options: dict[str, Some] = Field(
        description="Issue to option or options.",
        json_schema_extra={"minProperties": 1},
    )
    worth: SignedAmount = Field(
        description="A number or a range added to its utility; below 0 to take away."
    )
    because: Loose = Field("", description="The reason.")
    evidence: OneOrMore = Field([], description="Statements and notes behind it.")


class PreferencesEntry(Entry):
    """What is known of a party's preferences; all of it may be left out."""

    weights: Knowledge = Field([], description="Lines about issues.")
    options: dict[str, Knowledge] = Field(
        {}, description="For each issue, lines about its options."
    )
    accepts: list[AcceptanceEntry] = Field(
        [],
        max_length=MOST_NAMED,
        description="Packages it would rather sign than go without a deal.",
    )
    actions: list[WishEntry] = Field(
        [],
        max_length=MOST_NAMED,
        description="What it wants of the actions taken, most important first.",
    )
    interactions: list[InteractionEntry] = Field(
        [],
        max_length=MOST_NAMED,
        description="What combinations of options add to what each is worth alone.",
    )
    without_a_deal: Change = Field(
        "",
        description=(
            "'about the status quo', 'worse', 'worse by 0.05 to 0.2', 'better', "
            "'better by 0.1' or 'unknown'; it ends in '(proposed 0.6)' until an "
            "analyst has confirmed it."
        ),
    )
    reservation: Amount = Field(
        "", description="The least utility it would sign for: a number or a range."
    )
    completion: Amount = Field(
        "", description="What having carried out the whole deal is worth on top."
    )
    discount: Amount = Field(
        "", description="What one a year from now is worth to it today."
    )
    breakdown: Amount = Field(
        "",
        description="What a breakdown costs it on top of what is undone.",
    )
    evidence: dict[str, OneOrMore] = Field(
        {},
        description=(
            "Statements and notes behind weights, without_a_deal, reservation, "
            "completion, discount, breakdown or an issue's options."
        ),
    )


class ConditionEntry(Entry):
    """Options tied to one another, a combination ruled out, a quota or a budget."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {
                    "required": ["if", "then"],
                    "properties": {
                        "if": _SOME,
                        "then": _SOME,
                        "rule_out": _NONE,
                        "of": _NONE,
                    },
                },
                {
                    "required": ["rule_out"],
                    "properties": {
                        "rule_out": _SOME,
                        "if": _NONE,
                        "then": _NONE,
                        "of": _NONE,
                    },
                },
                {
                    "required": ["of"],
                    "properties": {
                        "of": _SOME,
                        "if": _NONE,
                        "then": _NONE,
                        "rule_out": _NONE,
                    },
                    "anyOf": [{"required": ["at_most"]}, {"required": ["at_least"]}],
                },
            ]
        }
    )
    when: dict[str, Some] = Field(
        {}, alias="if", description="Issue to option or options."
    )
    then: dict[str, Some] = Field({}, description="Issue to option or options.")
    rule_out: dict[str, Some] = Field(
        {}, description="Instead of if and then: issue to option or options."
    )
    at_most: Number = Field("", description="What may be taken of what 'of' names.")
    at_least: Number = Field("", description="What must be taken of what 'of' names.")
    of: dict[str, Uses] = Field(
        {},
        description=(
            "With at_most or at_least: issue to option or options, each of which "
            "counts 1, or to what each option uses, as in {open: 4, by day: 2.5}."
        ),
    )
    because: Loose = Field("", description="The reason.")
    evidence: OneOrMore = Field([], description="Statements and notes behind it.")
    proposed: Doubt = Field(
        None, description="The reader's confidence, until an analyst confirms it."
    )


class ActionEntry(Entry):
    """Something a party can do to a deal, or leave undone."""

    party: Words = Field(description="Whose it is.")
    title: Loose = Field("", description="What it is, in words; the id when left out.")
    for_good: Literal["", "taken", "undone"] = Field(
        "", description="Whether it cannot be undone, or once undone not taken again."
    )
    delivers: dict[str, Some] = Field(
        {}, description="Issue to options in force only while it is taken."
    )
    undoes: dict[str, Some] = Field(
        {}, description="Issue to options not in force while it is taken."
    )
    needs: OneOrMore = Field([], description="Actions it cannot be taken without.")
    excludes: OneOrMore = Field([], description="Actions it cannot be taken with.")
    evidence: OneOrMore = Field([], description="Statements and notes behind it.")


class StatementEntry(Entry):
    """One act by one party, with its quote."""

    party: Words = Field(description="Party whose act it is.")
    act: Act = Field(description="What it does.")
    issue: Loose = Field("", description="Issue, 'agenda', or nothing.")
    content: Loose = Field("", description="What is demanded, sought, offered ….")
    condition: Loose = Field("", description="What it is made to depend on.")
    polarity: Polarity = Field("positive", description="Wanted or not wanted.")
    modality: Modality = Field("stated", description="In which way it was said.")
    reported_by: Loose = Field("", description="Who said it for or about the party.")
    about: OneOrMore = Field([], description="Issues it would put on the table.")
    quote: Loose = Field("", description="Verbatim.")
    document: Loose = Field("", description="Document that carries the quote.")
    span: Stretch = Field((0, 0), description="Where in the document's text.")
    carriers: OneOrMore = Field([], description="All documents that carry it.")
    date: Date = Field("", description="YYYY, YYYY-MM or YYYY-MM-DD.")
    confidence: Share = Field(1.0, description="The reader's; 1 when confirmed.")
    origin: Origin = Field("rules", description="Which reader found it.")
    replaces: OneOrMore = Field(
        [], description="Earlier statements of the party that it takes the place of."
    )


class DocumentEntry(Entry):
    """A document the case rests on."""

    file: Loose = Field("", description="Where the text is, relative to the case file.")
    sha256: Hash = Field("", description="Of the file's bytes, in hexadecimal.")
    title: Loose = Field("", description="As far as the document says.")
    date: Date = Field("", description="YYYY, YYYY-MM or YYYY-MM-DD.")
    author: Loose = Field("", description="Who wrote it, as far as it says.")
    site: Loose = Field("", description="Who published it, as far as it says.")
    cites: OneOrMore = Field([], description="Sources it names.")
    same_text_as: OneOrMore = Field([], description="Renderings of the same text.")
    pages: Starts = Field((), description="Where in the text each page begins.")
    waiting: Counted = Field(
        0,
        description=(
            "Number of its first proposal when it is read again, while some wait."
        ),
    )


class NoteEntry(Entry):
    """Something the documents say that is nobody's position."""

    id: Label = Field("", description="By which it can stand as evidence.")
    text: Words = Field(description="In few words.")
    quote: Loose = Field("", description="Verbatim.")
    document: Loose = Field("", description="Document that carries the quote.")
    span: Stretch = Field((0, 0), description="Where in the document's text.")
    date: Date = Field("", description="YYYY, YYYY-MM or YYYY-MM-DD.")
    issue: Loose = Field("", description="Issue it concerns.")
    party: Loose = Field("", description="Party it concerns.")
    act: Literal["", "withdraw"] = Field(
        "", description="For history: whether the party left a deal then."
    )
    of: Literal["", "agreement", "failure"] = Field(
        "", description="For stakes: of what."
    )
    effect: Literal["", "better", "worse"] = Field(
        "", description="For stakes: for the party, or for all."
    )
    carriers: OneOrMore = Field([], description="All documents that carry it.")


class TopEntry(Entry):
    """The sections of a case file, before their entries are looked at."""

    detente: Annotated[
        Literal["1"], WithJsonSchema({"enum": [1, VERSION], "description": "Version."})
    ]
    title: Words = Field(description="For people.")
    parties: dict[Label, Any] = Field({}, max_length=MOST_NAMED)
    issues: dict[Label, Any] = Field({}, max_length=MOST_NAMED)
    preferences: dict[str, Any] = Field({})
    conditions: list[Any] = Field([], max_length=MOST_NAMED)
    verification: Any = None
    actions: dict[Label, Any] = Field({}, max_length=MAX_ACTIONS)
    statements: dict[Label, Any] = Field({})
    documents: dict[Label, Any] = Field({})
    history: list[Any] = Field([])
    interim: list[Any] = Field([])
    stakes: list[Any] = Field([])
    watch: list[Any] = Field([])
    remarks: OneOrMore = Field(
        [], description="What the reader says of its own reading."
    )
    private: OneOrMore = Field(
        [],
        description=(
            "Paths of what a brief made with --for shared leaves out, such as "
            "'documents.d3', 'statements.s6', 'parties.heir', 'conditions.1', "
            "'preferences.us.accepts' or 'preferences.us.options.price'."
        ),
    )


class CaseEntry(TopEntry):
    """A Détente case file: what is being negotiated, by whom, and what is known."""

    parties: dict[Label, PartyEntry] = Field(
        {},
        max_length=MOST_NAMED,
        description="Who must agree, and who can help or harm.",
    )
    issues: dict[Label, IssueEntry] = Field(
        {}, max_length=MOST_NAMED, description="Questions to be settled."
    )
    preferences: dict[str, PreferencesEntry | None] = Field(
        {}, description="For each party, what is known of what it wants."
    )
    conditions: list[ConditionEntry] = Field(
        [], max_length=MOST_NAMED, description="Combinations tied or ruled out."
    )
    verification: VerificationEntry | None = Field(
        None, description="How well breaches are found and undone."
    )
    actions: dict[Label, ActionEntry] = Field(
        {},
        max_length=MAX_ACTIONS,
        description="What parties can do to a deal once it is in force.",
    )
    statements: dict[Label, StatementEntry] = Field({}, description="Who said what.")
    documents: dict[Label, DocumentEntry | None] = Field(
        {}, description="What was read."
    )
    history: list[NoteEntry] = Field([], description="What happened.")
    interim: list[NoteEntry] = Field([], description="Steps on the way.")
    stakes: list[NoteEntry] = Field([], description="What success or failure brings.")
    watch: list[NoteEntry] = Field([], description="What to look for next.")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the case file.

    Examples
    --------
    >>> schema()["title"], schema()["properties"]["detente"]["enum"]
    ('Détente case file', [1, '1'])
    """
    described = CaseEntry.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **described,
        "title": "Détente case file",
        "version": VERSION,
    }
