"""How a case file says that breaches are looked for, and what it must say of it."""

from pydantic import ConfigDict, Field

from detente.casefile.entry import Entry
from detente.casefile.fields import Amount, Time


class VerificationEntry(Entry):
    """How breaches are looked for, and what follows when one is found."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": ["every"]},
                {
                    "required": ["detection", "recovery"],
                    "properties": dict.fromkeys(("lag", "false_alarm", "pace"), False),
                },
            ]
        }
    )
    must_be_said = ("every", "detection", "false_alarm", "lag", "pace", "recovery")

    every: Time = Field(
        "",
        min_length=1,
        description="Time from one inspection to the next, such as '1 month'.",
    )
    detection: Amount = Field(
        "",
        min_length=1,
        description="Probability that a breach is found, by each inspection.",
        json_schema_extra={"minLength": 1},
    )
    false_alarm: Amount = Field(
        "",
        min_length=1,
        description="Probability that an inspection finds a breach that is none.",
        json_schema_extra={"minLength": 1},
    )
    lag: Time = Field(
        "",
        min_length=1,
        description="Time from finding a breach to the breakdown that answers it.",
    )
    pace: Time = Field(
        "",
        min_length=1,
        description="Time each step takes; one step an inspection when left out.",
    )
    recovery: Amount = Field(
        "",
        min_length=1,
        description="Share of the loss that finding it restores.",
        json_schema_extra={"minLength": 1},
    )
