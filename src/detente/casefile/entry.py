"""What all entries of a case file have in common."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from detente.casefile.fields import or_nothing


class Entry(BaseModel):
    """Fields of one entry; one that may be left out counts as absent when empty."""

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
            if field is not None or name not in cls.may_be_empty()
        }

    @classmethod
    def may_be_empty(cls) -> set[str]:
        """Return the keys after which nothing need stand."""
        return {
            field.alias or name
            for name, field in cls.model_fields.items()
            if not field.is_required() and name not in cls.must_be_said
        }

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler(core_schema)
        fields = handler.resolve_ref_schema(described)["properties"]
        for name in cls.may_be_empty():
            fields[name] = or_nothing(fields[name])
        return described
