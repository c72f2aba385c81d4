"""What the models of all files share: strict types, and rules that are checked beside the types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from peerready.fields import (
    Day,
    Exact,
    Fault,
    Many,
    Ruled,
    Strict,
    Text,
    exact,
    iso_date,
    mapping,
    sequence,
    words,
)


class Thing(Ruled):
    """A model with a rule between two keys."""

    name: Text
    count: int = 0
    day: Day | None = None
    share: Exact = Fraction(1)
    parts: Many[str] = ()

    @classmethod
    def rules(cls, given, context):
        if given.get("name") == "many" and given.get("count") == 1:
            yield Fault(("count",), "many is not one", "write 2 or more")
        if context and given.get("name") == context:
            yield Fault(("name",), "not this name")


def faults(data, context=None):
    with pytest.raises(ValidationError) as raised:
        Thing.model_validate(data, context=context)
    return [(error["loc"], error["msg"]) for error in raised.value.errors()]


def test_a_thing_that_keeps_its_rules_is_made_and_frozen():
    thing = Thing.model_validate({"name": "many", "count": 2, "parts": ["a", "b"]})

    assert (thing.name, thing.count, thing.parts) == ("many", 2, ("a", "b"))
    with pytest.raises(ValidationError):
        thing.count = 3


def test_broken_rules_are_told_beside_wrong_types():
    data = {"name": "many", "count": 1, "day": "tomorrow", "extra": 1}

    assert [where for where, _ in faults(data)] == [("day",), ("extra",), ("count",)]


def test_a_rule_sees_the_context():
    assert faults({"name": "other"}, context="other") == [(("name",), "not this name")]


def test_what_is_no_mapping_breaks_no_rule_of_ours():
    assert faults([1]) == [((), "Input should be a valid dictionary or instance of Thing")]


def test_a_model_without_rules_of_its_own_says_so():
    with pytest.raises(NotImplementedError):
        list(Ruled.rules({}, None))


def test_nothing_is_converted():
    assert [where for where, _ in faults({"name": 3, "count": "1"})] == [("name",), ("count",)]


def test_a_strict_part_refuses_what_it_does_not_name():
    class Part(Strict):
        name: Text

    with pytest.raises(ValidationError):
        Part.model_validate({"name": "a", "other": 1})


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_text_of_spaces_is_no_text(text):
    assert [where for where, _ in faults({"name": text})] == [("name",)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2027-02-28", date(2027, 2, 28)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2027-02-29", None),
        ("2027-2-28", None),
        ("28/2/2027", None),
        ("20270228", None),
        ("2027-02-28T00:00", None),
        ("٢٠٢٧-٠٢-٢٨", None),
        (20270228, None),
        (None, None),
    ],
)
def test_a_date_is_written_year_month_day(written, expected):
    assert iso_date(written) == expected


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("28/2/2027", "'28/2/2027' is not a date"),
        (28, "not a date"),
        ("x" * 99, f"'{'x' * 40}' is not a date"),
    ],
)
def test_what_is_no_date_is_told_and_cut(written, told):
    assert faults({"name": "a", "day": written}) == [(("day",), told)]


def test_a_date_that_is_one_already_stays():
    assert Thing(name="a", day=date(2027, 2, 28)).day == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (1, 1),
        (Decimal("0.1"), Fraction(1, 10)),
        ("1/3", Fraction(1, 3)),
        (Fraction(2, 7), Fraction(2, 7)),
        (True, None),
        (0.1, None),
        (Decimal("NaN"), None),
        (Decimal("Infinity"), None),
        ("1/0", None),
        ("0.5", None),
        ("-1/3", None),
        (None, None),
    ],
)
def test_a_number_is_kept_exactly_or_refused(written, expected):
    assert exact(written) == expected


def test_what_is_no_number_is_told():
    assert faults({"name": "a", "share": "half"}) == [(("share",), "not a number")]


@pytest.mark.parametrize(
    ("choices", "expected"), [(["a"], "a"), (["a", "b"], "a or b"), ("abc", "a, b or c")]
)
def test_choices_read_as_a_sentence(choices, expected):
    assert words(choices) == expected


def test_rules_look_at_malformed_parts_without_failing():
    assert mapping([1]) == {}
    assert mapping({"a": 1}) == {"a": 1}
    assert sequence({"a": 1}) == []
    assert sequence((1, 2)) == [1, 2]


def test_a_number_that_no_double_could_show_is_refused():
    from decimal import Decimal

    import pytest
    from pydantic import TypeAdapter, ValidationError

    from peerready.fields import Exact

    with pytest.raises(ValidationError, match="this number is out of range"):
        TypeAdapter(Exact).validate_python(Decimal("1e400"))
