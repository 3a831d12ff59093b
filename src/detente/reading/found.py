"""A statement as a rule found it, before ids, issues and merging."""

from dataclasses import dataclass

from detente.model import Act, Modality, Origin, Span
from detente.reading.parse import Parsed
from detente.reading.speakers.holder import Holder


@dataclass(frozen=True, slots=True)
class Found:
    """A statement as a rule found it.

    Attributes
    ----------
    holder
        Whose act it is.
    act, content, condition
        As in `detente.model.Statement`.
    negative
        Whether the content is what the holder does not want.
    parsed
        The block it stands in.
    span
        Characters of the block that carry it.
    body
        Those from the word of the act to the end of the content.
    modality, reported_by
        As in `detente.model.Statement`.
    speaker
        Ids of the parties in whose words it stands; none in the text's own.
    confidence
        Of the rule, in (0, 1].
    origin
        Which reader found it.
    """

    holder: Holder
    act: Act
    content: str
    condition: str
    negative: bool
    parsed: Parsed
    span: Span
    body: Span
    modality: Modality = "stated"
    reported_by: str = ""
    speaker: tuple[str, ...] = ()
    confidence: float = 1.0
    origin: Origin = "rules"
