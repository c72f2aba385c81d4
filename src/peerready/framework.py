"""What a framework file may say, and the shared vocabularies beside it: scales, themes, facts, links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema

from peerready.errors import did_you_mean
from peerready.fields import (
    Exact,
    Fault,
    Grade,
    Kind,
    Many,
    Phase,
    Ruled,
    Strict,
    Text,
    Voice,
    exact,
    fault,
)
from peerready.framework_rules import criterion_faults, framework_faults, scale_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction


def _either(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


AnyOf = Annotated[
    Many[str],
    BeforeValidator(_either),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One value, or a list of which any will do."""
FrameworkId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
CriterionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$")]
LevelId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
Version = Annotated[str, Field(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
Use = Literal["score", "context", "outcome", "option"]


class Level(Strict):
    """One of the ordered answers of a scale."""

    id: LevelId
    """What is written in an answers file."""
    label: Text
    """What people read."""
    value: Exact | None = None
    """From 0 for the lowest to 1 for the highest; left out on a scale without a score."""
    means: Text
    """What the level means, whatever the criterion."""


class Scale(Ruled):
    """The ordered answers, lowest first."""

    title: Text | None = None
    """The scale's name, for people."""
    note: Text | None = None
    """Where the scale comes from, and what it is for."""
    target: LevelId | None = None
    """The level that is good enough unless an organisation sets another; without it, the highest."""
    levels: Annotated[Many[Level], Field(min_length=2)]
    """The answers in order, lowest first."""

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:  # noqa: ARG003
        return scale_faults(given)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(level.id for level in self.levels)

    @property
    def aim(self) -> str:
        """The level that is good enough unless someone says otherwise."""
        return self.target or self.levels[-1].id

    @property
    def scored(self) -> bool:
        """Whether its levels have values; one without is for reading, not for figures."""
        return self.levels[0].value is not None

    def rank(self, level: str) -> int:
        """The level's place in the order, 0 for the lowest."""
        return self.ids.index(level)

    def value(self, level: str) -> Fraction | None:
        return self.levels[self.rank(level)].value

    def label(self, level: str) -> str:
        """What people read for a level, `unknown` or `not-applicable`."""
        return next((known.label for known in self.levels if known.id == level), level)


class Theme(Strict):
    """A word of the vocabulary shared across frameworks."""

    title: Annotated[Text, Field(max_length=40)]
    means: Text | None = None


class FactValue(Strict):
    """One allowed value of a fact."""

    means: Text


class Fact(Strict):
    """What an organisation is; it decides which criteria are in scope."""

    title: Text | None = None
    question: Text | None = None
    values: Annotated[dict[str, FactValue], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Shared:
    """The vocabularies a framework is read against."""

    scales: Mapping[str, Scale]
    themes: Mapping[str, Theme]
    facts: Mapping[str, Fact]


class Scales(Strict):
    """`scales.yaml`: the scales a framework may name."""

    format: Literal["peerready/scales/1"]
    scales: dict[str, Scale]


class Themes(Strict):
    """`themes.yaml`: the themes a criterion may name."""

    format: Literal["peerready/themes/1"]
    themes: dict[str, Theme]


class Facts(Strict):
    """`facts.yaml`: the facts a framework may ask for."""

    format: Literal["peerready/facts/1"]
    facts: dict[str, Fact]


class Link(Strict):
    """A typed link between two criteria: `from` is equivalent to, narrower or broader than, or related to `to`."""

    source: CriterionId = Field(alias="from")
    """The criterion the link starts from."""
    to: CriterionId
    """The criterion the link leads to."""
    relation: Literal["equivalent", "narrower", "broader", "related"]
    """How `from` stands to `to`; an answer may carry over only along `equivalent`, and only to confirm."""
    why: Text
    """The reason for the link."""


class Crosswalk(Strict):
    """`crosswalk.yaml`: the links between the criteria of the shipped frameworks."""

    format: Literal["peerready/crosswalk/1"]
    links: Many[Link]


class Provenance(Strict):
    """Where the demands come from and what the source does not cover."""

    document: Text
    """The source's official title."""
    publisher: Text
    """Who published it."""
    published: int | Text | None = None
    """The year, or what is known of it."""
    url: Text | None = None
    """Where the source can be read."""
    derived_from: Text | None = None
    """What was really read, for instance a digest; say so when the full document was not."""
    status: Literal["current", "superseded", "unclear"]
    """Whether the source is still the publisher's word."""
    superseded_by: Text | None = None
    """What replaced it."""
    rights: Text
    """What is known about reuse of the source."""
    limits: Many[Text] = ()
    """What the source does not cover: declared, never invented."""


class Review(Strict):
    """Who with lived experience has reviewed the texts, and when; `none` until somebody has."""

    lived_experience: Text
    """By whom and when, as the reviewers wish to be named; or none."""


class Statement(Strict):
    """One thing the source document says, in our words."""

    heading: Text
    """The source's own heading."""
    gist: Text
    """What it says."""


class Critical(Strict):
    """Why a criterion must be in place before its phase."""

    kind: Literal["right", "preparation"]
    """A right cannot be postponed; a preparation may be promised with an owner and a date."""
    floor: LevelId
    """The level that is enough to go on."""
    why: Text
    """The reason, for people."""


class Criterion(Ruled):
    """One thing an organisation has in place or not yet."""

    id: CriterionId
    """Begins with the framework's id; never reused for something else."""
    title: Annotated[Text, Field(max_length=40)]
    """A few words for tables."""
    text: Text
    """What is true when it is fully in place: one demand, about the organisation or the role."""
    why: Text | None = None
    """Why it matters."""
    cites: Annotated[Many[str], Field(min_length=1)]
    """The statements of the source it rests on."""
    themes: Annotated[Many[str], Field(min_length=1)]
    """The shared themes it belongs to."""
    phase: Phase
    """The step before which it should be in place."""
    ask: Many[Voice] = ()
    """Who lives it and can say, best placed first."""
    question: Text | None = None
    """What one would say aloud to the first of them."""
    look_for: Many[Text] = ()
    """What could show it."""
    not_this: Many[Text] = ()
    """The look-alikes."""
    levels: dict[str, Text] | None = None
    """What each level looks like for this criterion."""
    next_step: Text | None = None
    """The first thing to do, by whom, doable in a month."""
    note: Text | None = None
    """Tensions between sources, and where this criterion comes from."""
    use: Use = "score"
    """Whether it is scored, shown as context or outcome, or an option of a group."""
    weight: Exact = exact(1)  # type: ignore[assignment]  # a number, so never None
    """Its share in the figures, above 0; 1 unless one statement was split into many."""
    critical: Critical | None = None
    """Set where it must be in place before its phase."""
    evidence_needed: Grade | None = None
    """The grade that shows it, where it differs from its kind's."""
    requires: Many[CriterionId] = ()
    """Criteria of this framework that come first."""
    effort: Annotated[int, Field(ge=1, le=3)] | None = None
    """1 days, 2 weeks, 3 months."""
    any_of: Many[CriterionId] = ()
    """The options of a group: one of them is enough."""
    when: dict[str, AnyOf] | None = None
    """The facts for which it applies; a list means any of these."""

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:
        return criterion_faults(given, context)

    @property
    def scored(self) -> bool:
        """Whether it enters the figures: a scored criterion or a group of options."""
        return self.use == "score"


class Domain(Strict):
    """A named group of criteria."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    """A short name, used once in the framework."""
    title: Text
    """The group's name, for people."""
    kind: Kind
    """Whether it holds principles, practices or matters of implementation."""
    weight: Exact = exact(1)  # type: ignore[assignment]  # a number, so never None
    """Its share where the framework rolls up by domains."""
    criteria: Annotated[Many[Criterion], Field(min_length=1)]
    """What is asked, in the order in which it is shown."""


def _named_scale(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(value, str) or info.context is None:
        return value
    known = info.context.scales
    if value not in known:
        raise fault(f"no scale '{value}'", did_you_mean(value, known))
    return known[value]


class Framework(Ruled):
    """A versioned checklist: where it comes from, how it is answered, what it asks."""

    format: Literal["peerready/framework/1"]
    """The format of this file."""
    id: FrameworkId
    """Short, stable, never reused; the prefix of every criterion's id."""
    version: Version
    """Patch for wording, minor for added criteria, major when the meaning of an answer or figure changed."""
    title: Text
    """The framework's name, for people."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    """The language of its texts, such as en."""
    provenance: Provenance
    """Where the demands come from."""
    review: Review
    """Who has reviewed the texts."""
    scale: Annotated[
        Scale,
        BeforeValidator(_named_scale),
        WithJsonSchema({"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Scale"}]}),
    ]
    """A scale of scales.yaml by name, or one written out."""
    rollup: Literal["criteria", "domains"] = "criteria"
    """Whether the whole is the mean of the criteria or of the domains."""
    evidence_needed: dict[Kind, Grade] = Field(default_factory=dict)
    """The grade of evidence that shows a criterion, by the kind of its domain; document where unset."""
    valid_for: Annotated[int, Field(ge=1, le=1200)] = 24
    """Months an evidence date holds."""
    facts: Many[str] = ()
    """The facts its `when` uses."""
    statements: Annotated[dict[str, Statement], Field(min_length=1)]
    """Everything the source says, in our words."""
    omitted: dict[str, Text] = Field(default_factory=dict)
    """Statements deliberately not assessed, each with the reason."""
    domains: Annotated[Many[Domain], Field(min_length=1)]
    """The criteria, in named groups."""

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:
        return framework_faults(given, context)

    @property
    def major(self) -> int:
        return int(self.version.split(".", maxsplit=1)[0])

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in file order, options, context and outcomes included."""
        return tuple(criterion for domain in self.domains for criterion in domain.criteria)

    @cached_property
    def _domains(self) -> Mapping[str, Domain]:
        return {criterion.id: domain for domain in self.domains for criterion in domain.criteria}

    @cached_property
    def _groups(self) -> Mapping[str, Criterion]:
        return {option: group for group in self.criteria for option in group.any_of}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy that works out anew what follows from its fields."""
        copied = super().model_copy(update=update, deep=deep)
        for name in vars(copied).keys() - type(self).model_fields.keys():
            del vars(copied)[name]
        return copied

    def domain_of(self, criterion_id: str) -> Domain:
        return self._domains[criterion_id]

    def group_of(self, criterion_id: str) -> Criterion | None:
        """The group an option belongs to."""
        return self._groups.get(criterion_id)

    def grade_needed(self, criterion: Criterion) -> Grade:
        """The grade that shows a criterion: its own, else its kind's, else document (design, section 5)."""
        kind = self.domain_of(criterion.id).kind
        return criterion.evidence_needed or self.evidence_needed.get(kind, "document")

    def silent_themes(self, themes: Mapping[str, Theme]) -> tuple[str, ...]:
        """The shared themes about which it asks nothing that is scored."""
        asked = {
            theme for criterion in self.criteria if criterion.scored for theme in criterion.themes
        }
        return tuple(theme for theme in themes if theme not in asked)
