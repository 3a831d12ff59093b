"""The case file as pydantic sees it: which fields there are, and of which shape.

All scalars arrive as text. What a line of knowledge says is not decided here but by
the grammar, which needs the names of the case.
"""

import re
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from detente.casefile.amounts import number
from detente.casefile.wording import MisreadError
from detente.model import Act, Modality, Polarity, Role

VERSION = "1"
LONGEST_NAME = 200
"""Characters in an id or in the label of an option."""
MOST_NAMED = 100
"""Parties, issues, options of one issue, or conditions, at most."""

_TEXT = {"type": ["string", "number", "boolean"]}
_COUNT = re.compile("[0-9]{1,12}").fullmatch


def _listed(value: Any) -> Any:
    """Let one thing stand for the list of it, and nothing for none."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def _knowledge(value: Any) -> Any:
    """Accept a line, a mapping of names to values, or a list of either."""
    if value is None:
        return []
    for item in value if isinstance(value, list) else [value]:
        values = item.values() if isinstance(item, dict) else [item]
        if not all(isinstance(text, str) for text in values):
            raise PydanticCustomError(
                "knowledge",
                "must be a line such as 'a > b', a mapping such as "
                "{a: 0.4 to 0.6}, or a list of either",
            )
    return value


def _span(value: Any) -> Any:
    """Turn [first, last] into numbers that can be a stretch of text."""
    texts = value if isinstance(value, list) else []
    if len(texts) == 2 and all(isinstance(t, str) and _COUNT(t) for t in texts):
        first, last = (int(text) for text in texts)
        if first <= last:
            return first, last
    raise PydanticCustomError(
        "span", "must be two numbers of characters, as in [1650, 1737]"
    )


def _share(value: Any) -> float:
    """Turn a number, in the way numbers are written in lines, into a share."""
    try:
        share = float(number(value if isinstance(value, str) else ""))
    except MisreadError:
        share = 0.0
    if not 0 < share <= 1:
        raise PydanticCustomError("share", "must be above 0 and at most 1, as in 0.7")
    return share


def _doubt(value: Any) -> float:
    """Turn a number into a share that leaves doubt."""
    share = _share(value)
    if share == 1:
        raise PydanticCustomError(
            "doubt", "must be below 1, or left out when it is confirmed"
        )
    return share


Words: TypeAlias = Annotated[
    str, StringConstraints(min_length=1), WithJsonSchema({**_TEXT, "minLength": 1})
]
Loose: TypeAlias = Annotated[str, WithJsonSchema(_TEXT)]
Label: TypeAlias = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_NAME),
    WithJsonSchema({**_TEXT, "minLength": 1, "maxLength": LONGEST_NAME}),
]
OneOrMore: TypeAlias = Annotated[
    list[Words],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}),
]
_LINE = {"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}]}
Knowledge: TypeAlias = Annotated[
    Any,
    BeforeValidator(_knowledge),
    WithJsonSchema(
        {
            "description": (
                "Lines of knowledge: 'a > b >= c = d', 'a > 2 x b', 'a: 0.4', "
                "'a: 0.4 to 0.6', 'a: about 0.5', 'unknown'; for options also "
                "'a: best', 'a: worst', 'never a'. A line ends in '(proposed 0.7)' "
                "until an analyst has confirmed it."
            ),
            "anyOf": [*_LINE["anyOf"], {"type": "array", "items": _LINE}],
        }
    ),
]
Stretch: TypeAlias = Annotated[
    tuple[int, int],
    BeforeValidator(_span),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": ["integer", "string"]},
            "minItems": 2,
            "maxItems": 2,
        }
    ),
]
_SHARE = {"type": ["number", "string"], "exclusiveMinimum": 0, "maximum": 1}
Share: TypeAlias = Annotated[float, BeforeValidator(_share), WithJsonSchema(_SHARE)]
Doubt: TypeAlias = Annotated[
    float | None, BeforeValidator(_doubt), WithJsonSchema(_SHARE)
]


class Entry(BaseModel):
    """Fields of one entry; a field with nothing after its colon counts as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    must_be_said: ClassVar[tuple[str, ...]] = ("proposed",)

    @model_validator(mode="before")
    @classmethod
    def _drop_nothing(cls, value: Any) -> Any:
        if value is None:
            return {}
        if not isinstance(value, dict):
            return value
        return {
            name: field
            for name, field in value.items()
            if field is not None or name in cls.must_be_said
        }


class PartyEntry(Entry):
    """A party."""

    name: Words = Field(description="Name for people.")
    role: Role = Field(
        "principal", description="Whether a deal needs its consent, or not."
    )
    stance: Loose = Field("", description="Where a third party stands, in words.")
    aliases: OneOrMore = Field([], description="Other names documents use for it.")


class IssueEntry(Entry):
    """An issue, with its options along the ladder from one to the next."""

    title: Loose = Field("", description="Name for people; the id when left out.")
    options: list[Label] = Field(
        min_length=2,
        max_length=MOST_NAMED,
        description="Ways of settling it, in order.",
    )
    status_quo: Words = Field(description="The option that stands without agreement.")
    gives: Loose = Field("", description="Party that delivers when the issue moves.")


class PreferencesEntry(Entry):
    """What is known of a party's preferences; all of it may be left out."""

    weights: Knowledge = Field([], description="Lines about issues.")
    options: dict[str, Knowledge] = Field(
        {}, description="For each issue, lines about its options."
    )
    without_a_deal: Loose = Field(
        "",
        description=(
            "'about the status quo', 'worse', 'worse by 0.05 to 0.2', 'better', "
            "'better by 0.1' or 'unknown'."
        ),
    )
    reservation: Loose = Field(
        "", description="The least utility it would sign for: a number or a range."
    )
    completion: Loose = Field(
        "", description="What having carried out the whole deal is worth on top."
    )
    evidence: dict[str, OneOrMore] = Field(
        {},
        description=(
            "Statements behind weights, without_a_deal, reservation, completion or an "
            "issue's options."
        ),
    )


class ConditionEntry(Entry):
    """Options tied to one another (if, then) or a combination ruled out."""

    when: dict[str, OneOrMore] = Field(
        {}, alias="if", description="Issue to option or options."
    )
    then: dict[str, OneOrMore] = Field({}, description="Issue to option or options.")
    rule_out: dict[str, OneOrMore] = Field(
        {}, description="Instead of if and then: issue to option or options."
    )
    because: Loose = Field("", description="The reason.")
    evidence: OneOrMore = Field([], description="Statements behind it.")
    proposed: Doubt = Field(
        None, description="The reader's confidence, until an analyst confirms it."
    )


class VerificationEntry(Entry):
    """How well breaches are found and undone while steps are taken."""

    detection: Words = Field(description="Probability that a breach is found.")
    recovery: Words = Field(description="Share of the loss that finding it restores.")


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
    date: Loose = Field("", description="YYYY-MM-DD.")
    confidence: Share = Field(1.0, description="The reader's; 1 when confirmed.")


class DocumentEntry(Entry):
    """A document the case rests on."""

    file: Loose = Field("", description="Where the text is, relative to the case file.")
    sha256: Loose = Field("", description="Of the file's bytes, in hexadecimal.")
    title: Loose = Field("", description="As far as the document says.")
    date: Loose = Field("", description="YYYY-MM-DD.")
    cites: OneOrMore = Field([], description="Sources it names.")
    same_text_as: OneOrMore = Field([], description="Renderings of the same text.")


class NoteEntry(Entry):
    """Something the documents say that is nobody's position."""

    text: Words = Field(description="In few words.")
    quote: Loose = Field("", description="Verbatim.")
    document: Loose = Field("", description="Document that carries the quote.")
    span: Stretch = Field((0, 0), description="Where in the document's text.")
    date: Loose = Field("", description="A year, or YYYY-MM-DD.")
    issue: Loose = Field("", description="Issue it concerns.")
    party: Loose = Field("", description="Party it concerns.")
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
    preferences: dict[str, Any] = {}
    conditions: list[Any] = Field([], max_length=MOST_NAMED)
    verification: Any = None
    statements: dict[Label, Any] = {}
    documents: dict[Label, Any] = {}
    history: list[Any] = []
    interim: list[Any] = []
    stakes: list[Any] = []
    watch: list[Any] = []


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
    preferences: dict[str, PreferencesEntry] = Field(
        {}, description="For each party, what is known of what it wants."
    )
    conditions: list[ConditionEntry] = Field(
        [], max_length=MOST_NAMED, description="Combinations tied or ruled out."
    )
    verification: VerificationEntry | None = None
    statements: dict[Label, StatementEntry] = Field({}, description="Who said what.")
    documents: dict[Label, DocumentEntry] = Field({}, description="What was read.")
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
