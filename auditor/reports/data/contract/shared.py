"""What the parts of the contract share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from auditor.categories import CATEGORIES

Ordinal = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Category = Annotated[str, Field(json_schema_extra={"enum": list(CATEGORIES)})]
Decision = Literal["通过", "修改后通过", "退回重报"]


class OpenModel(BaseModel):
    """A record that keys may be added to."""

    model_config = ConfigDict(extra="allow")


class RowRef(OpenModel):
    form: Ordinal
    row: Ordinal | None


class Location(BaseModel):
    """Where a person finds it in the file they sent, with the keys that the format has."""

    model_config = ConfigDict(extra="forbid")

    part: Literal["document", "sheet", "page"]
    page: Ordinal | None = None
    sheet: str | None = None
    table: Ordinal | None = None
    row: Ordinal | None = None
    column: Ordinal | None = None
    cell: str | None = None
    line: Ordinal | None = None
    box: Annotated[list[float], Field(min_length=4, max_length=4)] | None = None
