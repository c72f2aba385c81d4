"""What the models of all files share: strict types, and rules that are checked beside the types, all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar, cast, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

if TYPE_CHECKING:
    from peerready.errors import Route

Phase = Literal["prepare", "recruit", "employ", "develop"]
Voice = Literal["leadership", "hr", "team", "peer-workers", "service-users", "carers"]
Grade = Literal["said", "document", "record", "confirmed"]
Kind = Literal["principle", "practice", "implementation"]

PHASES: tuple[Phase, ...] = get_args(Phase)
VOICES: tuple[Voice, ...] = get_args(Voice)
GRADES: tuple[Grade, ...] = get_args(Grade)
KINDS: tuple[Kind, ...] = get_args(Kind)

UNKNOWN = "unknown"
NOT_APPLICABLE = "not-applicable"
OPEN_WORDS = (UNKNOWN, NOT_APPLICABLE)
"""What may stand where a level stands without being a level of a scale."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule inside one model: where (relative to the model), what, and what to do."""

    route: Route
    message: str
    hint: str | None = None
    at: Literal["key", "value"] = "value"

    def error(self) -> PydanticCustomError:
        return fault(self.message, self.hint, self.at)


def fault(message: str, hint: str | None = None, at: str = "value") -> PydanticCustomError:
    """The one kind of error our own checks raise; its message is already written for people."""
    return PydanticCustomError(
        "peerready", "{message}", {"message": message, "hint": hint or "", "at": at}
    )


class Strict(BaseModel):
    """A part of a file: no key that is not named, nothing converted, nothing changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Ruled(Strict):
    """A part of a file with rules between its keys, reported together with the faults of its types."""

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:
        """The rules that `given`, the part as it stands in the file, breaks; it may be malformed."""
        raise NotImplementedError(cls, given, context)

    @model_validator(mode="wrap")
    @classmethod
    def _types_and_rules(
        cls, given: Any, handler: ModelWrapValidatorHandler[Self], info: Any
    ) -> Self:
        found: list[InitErrorDetails] = []
        made: Self | None = None
        try:
            made = handler(given)
        except ValidationError as error:
            found = [_again(detail) for detail in error.errors(include_url=False)]
        if given.__class__ is dict or isinstance(given, Mapping):
            found += [
                InitErrorDetails(type=broken.error(), loc=broken.route, input=None)
                for broken in cls.rules(given, info.context)
            ]
        if made is None or found:
            raise ValidationError.from_exception_data(cls.__name__, found)
        return made


def _again(detail: Any) -> InitErrorDetails:
    kind = PydanticCustomError(detail["type"], "{message}", _carried(detail))
    return InitErrorDetails(type=kind, loc=detail["loc"], input=detail["input"])


def _carried(detail: Any) -> dict[str, Any]:
    return {**detail.get("ctx", {}), "message": detail.get("ctx", {}).get("message", detail["msg"])}


T = TypeVar("T")


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


Many = Annotated[tuple[T, ...], BeforeValidator(_listed)]
"""A list in the file, a tuple in the model."""

Text = Annotated[str, Field(pattern=r"\S")]
"""Words: not empty, not only spaces."""

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_date(value: object) -> date | None:
    """The date written exactly YYYY-MM-DD, or None where it is anything else."""
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    found = iso_date(value)
    if found is None:
        shown = f"'{str(value)[:40]}' is not a date" if isinstance(value, str) else "not a date"
        raise fault(shown, "write it as year-month-day, such as 2027-02-28")
    return found


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A date, written exactly YYYY-MM-DD."""

_FRACTION = re.compile(r"[0-9]{1,100}/[1-9][0-9]{0,99}")  # Python reads no number of thousands


def exact(value: object) -> Fraction | None:
    """The number a file means, exactly: an integer, a decimal from its text, or `1/3`; else None."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, Decimal):
        return Fraction(value) if value.is_finite() else None
    if isinstance(value, str) and _FRACTION.fullmatch(value):
        return Fraction(value)
    return None


MOST_BITS = 200
"""Of a number's two parts; more could not be shown as a double."""


def _exact(value: Any) -> Fraction:
    found = exact(value)
    if found is None:
        raise fault("not a number", "write a number such as 0.5, or a fraction such as 1/3")
    if max(found.numerator.bit_length(), found.denominator.bit_length()) > MOST_BITS:
        raise fault("this number is out of range", "write an ordinary number such as 0.5")
    return found


Exact = Annotated[
    Fraction,
    BeforeValidator(_exact),
    WithJsonSchema(
        {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\d+/[1-9]\d*$"}]}
    ),
]
"""A number kept exactly: 1, 0.25 or 1/3."""


def words(values: Iterable[str]) -> str:
    """The choices a message offers: `a, b or c`."""
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last


def mapping(value: object) -> Mapping[str, Any]:
    """The value if it is a mapping, else an empty one: rules look at files that may be malformed."""
    if value.__class__ is dict:  # nearly always, and ten times as fast to see
        return cast("Mapping[str, Any]", value)
    return value if isinstance(value, Mapping) else {}


def sequence(value: object) -> list[Any]:
    """The value if it is a list, else an empty one."""
    if value.__class__ is list:  # as above
        return value
    return list(value) if isinstance(value, list | tuple) else []
