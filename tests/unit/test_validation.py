"""Pydantic's errors as sentences, each at its place in the file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from peerready import documents, validation
from peerready.reading.model_walk import known_keys


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def even(value):
    if value == "odd":
        raise PydanticCustomError(
            "peerready", "{message}", {"message": "odd", "hint": "", "at": "key"}
        )
    return value


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    level: Literal["not-yet", "partly", "largely"] = "partly"
    number: int = 1
    ratio: Annotated[Decimal, Field(gt=0, lt=10, allow_inf_nan=False, strict=False)] = Decimal(1)
    share: Annotated[float, Field(ge=0, le=1)] = 0.5
    flag: bool = False
    name: Annotated[str, Field(min_length=3, max_length=5)] = "abc"
    code: Annotated[str, Field(pattern="^[a-z]+$")] = "x"
    words: Annotated[str, Field(pattern=r"\S")] = "x"
    day: Annotated[date, Field(strict=False)] = date(2026, 1, 1)
    colour: Annotated[Colour, Field(strict=False)] = Colour.RED
    listed: Annotated[list[str], Field(min_length=1, max_length=2)] = Field(default=["x"])
    checked: Annotated[str, BeforeValidator(even)] = "x"
    by: Literal["a", "b"] | Literal["c"] | None = None  # noqa: PYI030, RUF100  # two choices on purpose
    either: str | dict[str, str] | None = None
    both: list[str] | str | None = None
    path_: str = Field("x", alias="path")
    not_in_reports: dict[str, int] | None = None

    @field_validator("code")
    @classmethod
    def _no_z(cls, value: str) -> str:
        if value == "z":
            raise ValueError("Z is taken.")
        return value


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str
    parts: dict[Annotated[str, Field(pattern="^[a-z]")], Part | None] = Field(default={})
    many: list[Part] = Field(default=[])
    number: Annotated[int, Field(strict=False)] = 1


def found(text, model=Whole):
    document = documents.parse(text.encode(), "f.yaml")
    made, problems = validation.validate(model, document)
    assert made is None
    return [
        (f"{problem.location.line}:{problem.location.column}", problem.message, problem.hint)
        for problem in problems
    ]


ONE = [
    (
        "level: largly",
        ("'largly' is not one of not-yet, partly, largely", "did you mean 'largely'?"),
    ),
    ("level: 3", ("the number 3 is not one of not-yet, partly, largely", None)),
    ("level:", ("'level' is empty", "write one of not-yet, partly, largely")),
    ("colour: bleu", ("'bleu' is not one of red, green", None)),
    ("number: '5'", ("a whole number is wanted here, not '5'", "write it without quotes")),
    ("number: five", ("a whole number is wanted here, not 'five'", None)),
    ("number: 1.5", ("a whole number is wanted here, not the number 1.5", None)),
    ("number:", ("'number' is empty", "write a whole number, or leave the key out")),
    ("ratio: x", ("a number is wanted here, not 'x'", None)),
    ("ratio: [1]", ("a number is wanted here, not a list", None)),
    ("ratio: 0", ("'ratio' must be more than 0", None)),
    ("ratio: 10", ("'ratio' must be less than 10", None)),
    ("ratio: .inf", ("'ratio' must be a finite number", None)),
    ("share: -1", ("'share' must be at least 0.0", None)),
    ("share: 2", ("'share' must be at most 1.0", None)),
    ("flag: yes", ("true or false is wanted here, not 'yes'", "write true, without quotes")),
    ("flag: 'No'", ("true or false is wanted here, not 'No'", "write false, without quotes")),
    ("flag: 1", ("true or false is wanted here, not the number 1", None)),
    ("name: 12", ("a text is wanted here, not the number 12", 'put it in quotes: "12"')),
    ("name: true", ("a text is wanted here, not true", 'put it in quotes: "true"')),
    ("name:", ("'name' is empty", "write a text, or leave the key out")),
    ("name: ''", ("'name' is empty", "write a text, or leave the key out")),
    ("name: ab", ("'name' is too short", "write at least 3 characters")),
    ("name: abcdef", ("'name' has 6 characters", "at most 5 fit here")),
    (
        "name: {a: b}",
        (
            "a text is wanted here, not a mapping",
            "a text with a colon and a space in it stands in quotes",
        ),
    ),
    ("name: [a]", ("a text is wanted here, not a list", "write it without '[' and '-'")),
    ("code: A1", ("'A1' does not have the form ^[a-z]+$", None)),
    ("code: z", ("z is taken", None)),
    ("words: ' '", ("'words' is empty", "write a text, or leave the key out")),
    ("day: 3.12.2026", ("'3.12.2026' is not a date", "write year-month-day, such as 2026-12-03")),
    ("day: soon", ("'soon' is not a date", "write year-month-day, such as 2027-02-28")),
    ("day:", ("'day' is empty", "write a date, or leave the key out")),
    ("listed: x", ("a list is wanted here, not 'x'", "put it in brackets: [x]")),
    (
        "listed: x y",
        ("a list is wanted here, not 'x y'", "write each entry on a line of its own behind '- '"),
    ),
    ("listed: []", ("'listed' needs 1 entry or more", "it has 0 now")),
    ("listed: [a, b, c]", ("'listed' takes 2 entries at most", "it has 3 now")),
    ("listed: [5]", ("a text is wanted here, not the number 5", 'put it in quotes: "5"')),
    ("checked: odd", ("odd", None)),
    ("by: d", ("'d' is not one of a, b, c", None)),
    ("either: 5", ("a text is wanted here, not the number 5", 'put it in quotes: "5"')),
    ("either: {a: 1}", ("a text is wanted here, not the number 1", 'put it in quotes: "1"')),
    ("both: 5", ("a text is wanted here, not the number 5", 'put it in quotes: "5"')),
    ("both: [5]", ("a text is wanted here, not the number 5", 'put it in quotes: "5"')),
    ("paht: x", ("no key 'paht' here", "did you mean 'path'?")),
    ("zzzz: x", ("no key 'zzzz' here", None)),
]


@pytest.mark.parametrize(("line", "expected"), ONE)
def test_an_error_is_said_in_one_sentence(line, expected):
    ((_, message, hint),) = found(f"title: x\nparts:\n  a:\n    {line}\n")
    assert (message, hint) == expected


def test_a_key_may_have_the_wrong_form():
    assert found("title: x\nparts:\n  Ab: {}\n") == [
        ("3:3", "'Ab' does not have the form ^[a-z]", None)
    ]


def test_every_problem_stands_at_its_place_in_the_order_of_the_file():
    text = "parts:\n  a: {levl: x, number: x}\n  b: x:y\n  c: []\nmany:\n  - {flag: 1}\n  - x\ntitel: x\n"
    assert found(text) == [
        ("1:1", "'title' is missing", None),
        ("2:7", "no key 'levl' here", "did you mean 'level'?"),
        ("2:24", "a whole number is wanted here, not 'x'", None),
        ("3:6", "a mapping is wanted here, not 'x:y'", "write a space behind the colon"),
        (
            "4:3",
            "a mapping is wanted here, not a list",
            "write 'key: value' on the lines below, indented",
        ),
        ("6:12", "true or false is wanted here, not the number 1", None),
        (
            "7:5",
            "a mapping is wanted here, not 'x'",
            "write 'key: value' on the lines below, indented",
        ),
        ("8:1", "no key 'titel' here", "did you mean 'title'?"),
    ]


def test_a_key_unlike_any_other_is_told_the_few_there_are():
    assert found("title: x\nqqqq: 1\n")[0][2] == "the keys here are title, parts, many, number"


def test_a_part_that_is_missing_is_looked_for_at_its_parent():
    class Inner(BaseModel):
        day: str

    class Outer(BaseModel):
        inner: Inner
        number: int

    assert found("inner: {}\nnumber: 'x'\n", Outer) == [
        ("1:1", "'day' is missing", None),
        ("2:9", "a whole number is wanted here, not 'x'", None),
    ]


def test_a_long_or_invisible_value_is_shortened_and_shown_harmless():
    ((_, message, _),) = found('title: x\nparts:\n  a:\n    level: "\\e[31m' + "x" * 200 + '"\n')
    assert message.startswith("'�[31mxxx")
    assert len(message.split("'")[1]) == 60


@pytest.mark.parametrize(
    "text",
    [
        "not_in_reports: secret",
        "not_in_reports: [secret]",
        "not_in_reports: {secret: 1.5}",
        "not_in_reports: {secret: secret}",
        "not_in_reports:\n      secret: {secret: x}",
        "levl: {not_in_reports: secret}",
    ],
)
def test_what_is_not_for_reports_is_never_quoted(text):
    document = documents.parse(f"title: x\nparts:\n  a:\n    {text}\n".encode(), "f.yaml")
    _, problems = validation.validate(Whole, document)
    assert problems
    assert "secret" not in repr(
        [(problem.message, problem.hint, problem.location.source) for problem in problems]
    )


def test_no_kind_of_error_quotes_what_is_not_for_reports():
    class Kept(BaseModel):
        model_config = ConfigDict(extra="forbid")
        a: Literal["x"] = "x"
        b: Annotated[str, BeforeValidator(lambda _: int("secret"))] = "x"
        c: date | None = None
        d: list[str] = Field(default=[])
        e: Annotated[str, Field(strict=True)] = ""
        f: Annotated[str, Field(min_length=9)] = ""

    class File(BaseModel):
        not_in_reports: Kept

    text = "not_in_reports: {a: secret, b: secret, c: secret, d: secret, e: 77, f: secret, secret: secret}"
    document = documents.parse(text.encode(), "f.yaml")
    _, problems = validation.validate(File, document)
    told = {problem.message for problem in problems}
    assert told == {
        "'x' is wanted here, not this",
        "this is not valid here",
        "this is not a date",
        "a list is wanted here, not this",
        "a text is wanted here, not this",
        "this is too short",
        "no such key here",
    }
    assert "secret" not in repr([(problem.hint, problem.location.source) for problem in problems])
    assert "77" not in repr([problem.hint for problem in problems])


def test_a_valid_document_makes_its_model_with_the_context_given():
    class Model(BaseModel):
        a: int

        @field_validator("a")
        @classmethod
        def _times(cls, value: int, info: Any) -> int:
            return value * info.context

    document = documents.parse(b"a: 2", "f.yaml")
    made, problems = validation.validate(Model, document, context=3)
    assert (made, problems) == (Model.model_construct(a=6), [])
    assert validation.validate(Model, document, {"a": 5}, context=1)[0] == Model.model_construct(
        a=5
    )


def test_a_file_that_is_wrong_as_a_whole_has_a_place():
    class Model(BaseModel):
        a: int = 1

        @classmethod
        def __get_pydantic_core_schema__(cls, source, handler):
            from pydantic_core import core_schema

            def refuse(_):
                raise PydanticCustomError("peerready", "{message}", {"message": "no", "hint": "so"})

            return core_schema.no_info_before_validator_function(refuse, handler(source))

    assert found("a: 1", Model) == [("1:1", "no", "so")]


def test_the_keys_of_a_place_are_found_through_unions_lists_and_mappings():
    class Leaf(BaseModel):
        leaf: int

    class Tree(BaseModel):
        one: Annotated[Leaf | None, Field()] = None
        listed: tuple[Leaf, ...] = ()
        kept: dict[str, list[Annotated[Leaf, Field()]]] = Field(default={})

    assert known_keys(Tree, ()) == ("one", "listed", "kept")
    assert known_keys(Tree, ("one",)) == ("leaf",)
    assert known_keys(Tree, ("listed", 1)) == ("leaf",)
    assert known_keys(Tree, ("kept", "x", 0)) == ("leaf",)
    assert known_keys(Tree, ("none", "x")) == ()
