"""What changed between two versions of a framework, and the version number that asks for (`frameworks diff`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from peerready.framework import Criterion, Framework

Bump = Literal["none", "patch", "minor", "major"]
BUMPS: tuple[Bump, ...] = ("none", "patch", "minor", "major")

What = Literal["added", "removed", "reworded", "rescaled", "moved"]
Step = tuple[What, Bump]
REWORDED: Step = ("reworded", "patch")
RESCALED: Step = ("rescaled", "major")

WORDING = ("title", "text", "why", "question", "look_for", "not_this", "next_step", "note")
"""Keys of a criterion that only say something."""
ORDER = ("requires", "effort", "cites")
"""Keys that order the work or lead to the source, and enter no figure."""
FIGURES = ("use", "weight", "phase", "evidence_needed", "when")
SETS = ("ask", "themes")
"""Keys a figure or verdict is made from; with the floor and kind of `critical`, and `any_of`."""
HEADER_WORDING = ("title", "language", "provenance", "review")
HEADER_FIGURES = ("rollup", "evidence_needed", "valid_for", "facts")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of what, which way, in which key, and the version number it asks for."""

    subject: str
    """A criterion's or statement's id, a domain's as `domain principles`, or `framework`."""
    what: What
    bump: Bump
    key: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes between two versions, and whether the new version number tells of them."""

    id: str
    old: str
    new: str
    changes: tuple[Change, ...]

    @property
    def needed(self) -> Bump:
        """The smallest step of the version that the changes ask for."""
        return max((change.bump for change in self.changes), key=BUMPS.index, default="none")

    @property
    def given(self) -> Bump | None:
        """The step from the old version to the new one; None where it goes back."""
        old, new = _numbers(self.old), _numbers(self.new)
        if new < old:
            return None
        steps: tuple[Bump, ...] = ("major", "minor", "patch")
        return next((step for step, a, b in zip(steps, old, new, strict=True) if a != b), "none")

    @property
    def fits(self) -> bool:
        """Whether the version given is at least the step that is needed."""
        return self.given is not None and BUMPS.index(self.given) >= BUMPS.index(self.needed)

    @property
    def least(self) -> str:
        """The lowest version that would fit."""
        major, minor, patch = _numbers(self.old)
        return {
            "none": self.old,
            "patch": f"{major}.{minor}.{patch + 1}",
            "minor": f"{major}.{minor + 1}.0",
            "major": f"{major + 1}.0.0",
        }[self.needed]


def difference(old: Framework, new: Framework) -> Difference:
    """What changed from one version of a framework to another."""
    changes = (
        *_header(old, new),
        *_domains(old, new),
        *_criteria(old, new),
        *_statements(old, new),
    )
    return Difference(new.id, old.version, new.version, changes)


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = (int(number) for number in version.split("."))
    return major, minor, patch


def _header(old: Framework, new: Framework) -> Iterator[Change]:
    if old.id != new.id:
        yield Change("framework", "rescaled", "major", "id", old.id, new.id)
    yield from _keys("framework", HEADER_WORDING, REWORDED, old, new)
    yield from _keys("framework", HEADER_FIGURES, RESCALED, old, new)
    yield from _scale(old, new)


def _scale(old: Framework, new: Framework) -> Iterator[Change]:
    before, after = old.scale, new.scale
    for key, was, now in (
        ("scale", _values(old), _values(new)),
        ("scale target", before.aim, after.aim),
    ):
        if was != now:
            yield Change("framework", "rescaled", "major", key, was, now)
    if (
        _values(old) == _values(new)
        and before.aim == after.aim
        and before.model_dump(exclude={"target"}) != after.model_dump(exclude={"target"})
    ):
        yield Change("framework", "reworded", "patch", "scale")


def _values(framework: Framework) -> str:
    return ", ".join(f"{level.id} {_shown(level.value)}" for level in framework.scale.levels)


def _domains(old: Framework, new: Framework) -> Iterator[Change]:
    before = {domain.id: domain for domain in old.domains}
    after = {domain.id: domain for domain in new.domains}
    for name in before:
        if name not in after:
            yield Change(f"domain {name}", "removed", "major")
    for name, domain in after.items():
        if name not in before:
            yield Change(f"domain {name}", "added", "minor")
            continue
        subject, was = f"domain {name}", before[name]
        yield from _keys(subject, ("title",), REWORDED, was, domain)
        yield from _keys(subject, ("kind",), RESCALED, was, domain)
        # A domain's weight enters the whole only where the framework rolls up by domains.
        step: Step = RESCALED if new.rollup == "domains" else ("rescaled", "patch")
        yield from _keys(subject, ("weight",), step, was, domain)


def _criteria(old: Framework, new: Framework) -> Iterator[Change]:
    before = {criterion.id: criterion for criterion in old.criteria}
    after = {criterion.id: criterion for criterion in new.criteria}
    for name, criterion in before.items():
        if name not in after:
            yield Change(name, "removed", "major", before=criterion.title)
    for name, criterion in after.items():
        if name not in before:
            yield Change(name, "added", "minor", after=criterion.title)
            continue
        was, now = old.domain_of(name).id, new.domain_of(name).id
        if was != now:
            yield Change(name, "moved", "major", "domain", was, now)
        yield from _criterion(before[name], criterion, added=after.keys() - before.keys())


def _criterion(old: Criterion, new: Criterion, added: set[str]) -> Iterator[Change]:
    name = new.id
    yield from _keys(name, WORDING, REWORDED, old, new)
    yield from _levels(old, new)
    yield from _keys(name, FIGURES, RESCALED, old, new)
    for key in SETS:
        same = set(getattr(old, key)) == set(getattr(new, key))
        yield from _keys(name, (key,), REWORDED if same else RESCALED, old, new)
    yield from _critical(old, new)
    yield from _keys(name, ("any_of",), _option_step(old, new, added), old, new)
    yield from _keys(name, ORDER, REWORDED, old, new)


def _option_step(old: Criterion, new: Criterion, added: set[str]) -> Step:
    """A new option is a new criterion; one that went, or came from elsewhere, changes the group."""
    only_grew = set(old.any_of) <= set(new.any_of) <= {*old.any_of, *added}
    return ("rescaled", "minor") if only_grew and old.any_of else RESCALED


def _levels(old: Criterion, new: Criterion) -> Iterator[Change]:
    before, after = old.levels or {}, new.levels or {}
    for level in dict.fromkeys((*before, *after)):
        was, now = before.get(level), after.get(level)
        if _folded(was) != _folded(now):
            yield Change(new.id, "reworded", "patch", f"levels.{level}", was, now)


def _critical(old: Criterion, new: Criterion) -> Iterator[Change]:
    before, after = old.critical, new.critical
    for key in ("kind", "floor"):
        was, now = getattr(before, key, None), getattr(after, key, None)
        if was != now:
            yield Change(new.id, "rescaled", "major", f"critical.{key}", was, now)
    if before and after and _folded(before.why) != _folded(after.why):
        yield Change(new.id, "reworded", "patch", "critical.why", before.why, after.why)


def _statements(old: Framework, new: Framework) -> Iterator[Change]:
    for name in dict.fromkeys((*old.statements, *new.statements)):
        was, now = old.statements.get(name), new.statements.get(name)
        if now is None:
            yield Change(name, "removed", "patch", "statement", was.gist if was else None)
        elif was is None:
            yield Change(name, "added", "patch", "statement", None, now.gist)
        else:
            for key in ("heading", "gist"):
                yield from _keys(name, (key,), REWORDED, was, now)
    for name in dict.fromkeys((*old.omitted, *new.omitted)):
        reason, later = old.omitted.get(name), new.omitted.get(name)
        if _folded(reason) != _folded(later):
            yield Change(name, "reworded", "patch", "omitted", reason, later)


def _keys(
    subject: str, keys: tuple[str, ...], step: Step, old: BaseModel, new: BaseModel
) -> Iterator[Change]:
    """The changes in some keys of two parts, where their wording or value differs."""
    for key in keys:
        was, now = _shown(getattr(old, key)), _shown(getattr(new, key))
        if _folded(was) != _folded(now):
            yield Change(subject, *step, key, was, now)


def _shown(value: Any) -> str | None:
    """A value as one text: two that differ are shown differently."""
    if value is None or value in ((), {}):
        return None
    if isinstance(value, tuple):
        return "; ".join(str(_shown(one)) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(one)}" for key, one in value.items())
    if hasattr(value, "model_dump"):
        return _shown(_given(value))
    return str(value)


def _given(part: BaseModel) -> Mapping[str, Any]:
    return {key: value for key, value in part.model_dump().items() if value not in (None, ())}


def _folded(text: str | None) -> str | None:
    """The text without what folding at another column changes."""
    return " ".join(text.split()) if text is not None else None
