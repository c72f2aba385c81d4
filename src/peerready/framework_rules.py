"""The rules between the keys of a framework file (design, section 3), whether or not it is malformed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from peerready.errors import Route, did_you_mean
from peerready.fields import OPEN_WORDS, Fault, exact, mapping, sequence, words

if TYPE_CHECKING:
    from fractions import Fraction

    from peerready.framework import Shared

SCORED_NEEDS = ("why", "ask", "look_for", "levels", "next_step")
GROUP_NEEDS = ("why", "next_step")
OPTION_NEEDS = ("why", "ask", "levels")
NEEDS = {"score": SCORED_NEEDS, "option": OPTION_NEEDS}
GROUP_REFUSES = ("levels", "ask", "look_for", "question", "evidence_needed")
"""What a group of alternatives leaves to its options."""


def level_ids(scale: object, shared: Shared | None) -> tuple[str, ...]:
    """The level ids of a scale as a file gives it, by name or written out; empty where it is neither."""
    if isinstance(scale, str):
        known = shared.scales if shared else {}
        return known[scale].ids if scale in known else ()
    if not isinstance(scale, Mapping):
        return tuple(getattr(scale, "ids", ()))
    return tuple(str(mapping(entry).get("id")) for entry in sequence(scale.get("levels")))


def scale_faults(scale: Mapping[str, Any]) -> Iterator[Fault]:
    """Levels with one id each, values strictly ascending from 0 to 1 or none at all, a target among them."""
    levels = [mapping(level) for level in sequence(scale.get("levels"))]
    ids = [level.get("id") for level in levels]
    for place, level_id in enumerate(ids):
        if level_id in OPEN_WORDS:
            message = f"'{level_id}' is no level: it says that there is none"
            yield Fault(("levels", place, "id"), message, "give the level another id")
        if level_id in ids[:place]:
            yield Fault(("levels", place, "id"), f"level '{level_id}' stands twice")
    target = scale.get("target")
    if isinstance(target, str) and target not in ids:
        yield Fault(
            ("target",), f"no level '{target}' in this scale", did_you_mean(target, map(str, ids))
        )
    yield from _value_faults([level.get("value") for level in levels])


def _value_faults(given: list[object]) -> Iterator[Fault]:
    if all(value is None for value in given):
        return
    values = [exact(value) for value in given]
    for place, value in enumerate(values):
        if given[place] is None:
            yield Fault(("levels", place), "this level has no value, but others have one")
        elif place and _not_above(value, values[place - 1]):
            yield Fault(("levels", place, "value"), "the values of the levels do not ascend")
    if values and values[0] not in {None, 0}:
        yield Fault(("levels", 0, "value"), "the lowest level's value is not 0")
    if values and values[-1] not in {None, 1}:
        yield Fault(("levels", len(values) - 1, "value"), "the highest level's value is not 1")


def _not_above(value: Fraction | None, before: Fraction | None) -> bool:
    return value is not None and before is not None and value <= before


def criterion_faults(criterion: Mapping[str, Any], shared: Shared | None) -> Iterator[Fault]:
    """What each use of a criterion needs and refuses, and values that no type can check."""
    use, group = criterion.get("use", "score"), bool(criterion.get("any_of"))
    if group and use != "score":
        yield Fault(("use",), "a group of alternatives is always scored", "leave out 'use'")
    needs = GROUP_NEEDS if group else NEEDS.get(str(use), ())
    for key in needs:
        if not criterion.get(key):
            kind = "a group of alternatives" if group else "a scored criterion"
            yield Fault(
                (), f"'{key}' is missing", f"{kind if use == 'score' else 'an option'} needs it"
            )
    for key in GROUP_REFUSES:
        if group and key in criterion:
            yield Fault(
                (key,), f"a group has no '{key}'", "it is answered through its options", "key"
            )
    if use != "score" and criterion.get("critical"):
        yield Fault(("critical",), "only a scored criterion or a group can be critical", at="key")
    weight = exact(criterion.get("weight", 1))
    if weight is not None and weight <= 0:
        yield Fault(("weight",), "a weight is above 0")
    yield from _vocabulary_faults(criterion, shared)


def _vocabulary_faults(criterion: Mapping[str, Any], shared: Shared | None) -> Iterator[Fault]:
    for key in ("cites", "themes", "ask", "requires", "any_of"):
        yield from _twice(sequence(criterion.get(key)), (key,))
    for place, theme in _names(criterion.get("themes")):
        if shared and theme not in shared.themes:
            yield Fault(
                ("themes", place), f"no theme '{theme}'", did_you_mean(theme, shared.themes)
            )


def _names(value: object) -> list[tuple[int, str]]:
    """The texts of a list with their places; what is no text has been reported as that."""
    return [(place, name) for place, name in enumerate(sequence(value)) if isinstance(name, str)]


def _twice(values: list[Any], route: Route) -> Iterator[Fault]:
    for place, value in enumerate(values):
        if value in values[:place]:
            yield Fault((*route, place), f"'{value}' stands twice")


Located = tuple[Route, Mapping[str, Any]]


def framework_faults(framework: Mapping[str, Any], shared: Shared | None) -> Iterator[Fault]:
    """Ids, statements, groups, prerequisites, levels, floors and facts, each against the others."""
    if isinstance(framework.get("domains"), tuple):  # a model, whose rules held when it was read
        return
    domains = [mapping(domain) for domain in sequence(framework.get("domains"))]
    located: list[Located] = [
        (("domains", d, "criteria", c), mapping(criterion))
        for d, domain in enumerate(domains)
        for c, criterion in enumerate(sequence(domain.get("criteria")))
    ]
    yield from _unique([(("domains", d), domain) for d, domain in enumerate(domains)], "domain")
    yield from _unique(located, "criterion")
    yield from _prefix_faults(framework.get("id"), located)
    yield from _statement_faults(framework, located)
    yield from _group_faults(located)
    yield from _prerequisite_faults(located)
    yield from _level_faults(level_ids(framework.get("scale"), shared), framework, located, shared)
    yield from _fact_faults(framework, located, shared)
    for d, domain in enumerate(domains):
        weight = exact(domain.get("weight", 1))
        if weight is not None and weight <= 0:
            yield Fault(("domains", d, "weight"), "a weight is above 0")


def _unique(located: list[Located], what: str) -> Iterator[Fault]:
    seen: set[object] = set()
    for route, part in located:
        found = part.get("id")
        if isinstance(found, str) and found in seen:
            yield Fault(
                (*route, "id"), f"{what} '{found}' stands twice", "an id is never used again"
            )
        seen.add(found if isinstance(found, str) else None)


def _prefix_faults(framework_id: object, located: list[Located]) -> Iterator[Fault]:
    for route, criterion in located:
        found = criterion.get("id")
        if isinstance(found, str) and not found.startswith(f"{framework_id}."):
            hint = f"every id of this framework begins with '{framework_id}.'"
            yield Fault((*route, "id"), f"'{found}' has another prefix", hint)


def _statement_faults(framework: Mapping[str, Any], located: list[Located]) -> Iterator[Fault]:
    statements, omitted = mapping(framework.get("statements")), mapping(framework.get("omitted"))
    cited: set[str] = set()
    for route, criterion in located:
        for place, statement in _names(criterion.get("cites")):
            cited.add(statement)
            if statement not in statements:
                hint = did_you_mean(statement, statements)
                yield Fault((*route, "cites", place), f"no statement '{statement}'", hint)
    for statement in omitted:
        if statement not in statements:
            hint = did_you_mean(statement, statements)
            yield Fault(("omitted", statement), f"no statement '{statement}'", hint, "key")
        elif statement in cited:
            yield Fault(("omitted", statement), f"statement '{statement}' is cited", at="key")
    for statement in statements:
        if statement not in cited and statement not in omitted:
            hint = "cite it in a criterion, or give the reason under 'omitted'"
            message = f"statement '{statement}' is neither cited nor omitted"
            yield Fault(("statements", statement), message, hint, "key")


def _group_faults(located: list[Located]) -> Iterator[Fault]:
    uses = {str(criterion.get("id")): criterion.get("use", "score") for _, criterion in located}
    owner: dict[str, object] = {}
    for route, group in located:
        for place, option in _names(group.get("any_of")):
            here = (*route, "any_of", place)
            if option not in uses:
                hint = did_you_mean(option, uses)
                yield Fault(here, f"no criterion '{option}'", hint)
            elif uses[option] != "option":
                yield Fault(here, f"'{option}' is not an option", "give it 'use: option'")
            elif option in owner and owner[option] != group.get("id"):
                yield Fault(here, f"'{option}' already belongs to '{owner[option]}'")
            owner.setdefault(option, group.get("id"))
    for route, criterion in located:
        if criterion.get("use") == "option" and str(criterion.get("id")) not in owner:
            hint = "list it under the 'any_of' of a group"
            yield Fault((*route, "id"), f"option '{criterion.get('id')}' belongs to no group", hint)


def _prerequisite_faults(located: list[Located]) -> Iterator[Fault]:
    needs = {
        criterion["id"]: [need for _, need in _names(criterion.get("requires"))]
        for _, criterion in located
        if isinstance(criterion.get("id"), str)
    }
    for route, criterion in located:
        for place, need in _names(criterion.get("requires")):
            if need not in needs:
                hint = did_you_mean(need, needs)
                yield Fault((*route, "requires", place), f"no criterion '{need}'", hint)
        name = criterion.get("id")
        if isinstance(name, str) and name in _reached(name, needs):
            yield Fault(
                (*route, "requires"),
                f"'{name}' requires itself, through its prerequisites",
                at="key",
            )


def _reached(start: str, needs: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    ahead = list(needs[start])
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += needs.get(name, [])
    return found


def _level_faults(
    levels: tuple[str, ...],
    framework: Mapping[str, Any],
    located: list[Located],
    shared: Shared | None,
) -> Iterator[Fault]:
    for route, criterion in located:
        texts = mapping(criterion.get("levels"))
        for level in texts:
            if levels and level not in levels:
                hint = did_you_mean(level, levels) or f"the scale has {words(levels)}"
                yield Fault((*route, "levels", level), f"no level '{level}'", hint, "key")
        for level in levels if texts else ():
            if level not in texts:
                yield Fault((*route, "levels"), f"the text of level '{level}' is missing", at="key")
        yield from _alike(texts, route)
        critical = mapping(criterion.get("critical"))
        if critical and levels:
            yield from _floor_faults(critical.get("floor"), levels, route)
            if not _has_values(framework.get("scale"), shared):
                message = "a scale without values decides no readiness, so nothing can be critical"
                yield Fault((*route, "critical"), message, at="key")


def _alike(texts: Mapping[str, Any], route: Route) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for level, text in texts.items():
        plain = " ".join(str(text).split()).casefold()
        if plain in seen:
            yield Fault((*route, "levels", level), f"'{level}' says the same as '{seen[plain]}'")
        seen.setdefault(plain, level)


def _has_values(scale: object, shared: Shared | None) -> bool:
    if isinstance(scale, str):
        return bool(shared and scale in shared.scales and shared.scales[scale].scored)
    first = mapping(next(iter(sequence(mapping(scale).get("levels"))), None))
    return first.get("value") is not None


def _floor_faults(floor: object, levels: tuple[str, ...], route: Route) -> Iterator[Fault]:
    here, allowed = (*route, "critical", "floor"), levels[1:-1]
    if isinstance(floor, str) and floor not in allowed:
        if floor not in levels:
            yield Fault(here, f"no level '{floor}'", did_you_mean(floor, levels))
        elif allowed:
            yield Fault(here, f"'{floor}' cannot be a floor", f"use {words(allowed)}")
        else:
            yield Fault(here, f"'{floor}' cannot be a floor", "this scale has no level in between")


def _fact_faults(
    framework: Mapping[str, Any], located: list[Located], shared: Shared | None
) -> Iterator[Fault]:
    declared, known = sequence(framework.get("facts")), shared.facts if shared else {}
    yield from _twice(declared, ("facts",))
    for place, fact in _names(declared):
        if shared and fact not in known:
            yield Fault(("facts", place), f"no fact '{fact}'", did_you_mean(fact, known))
    for route, criterion in located:
        for fact, given in mapping(criterion.get("when")).items():
            here = (*route, "when", fact)
            if fact not in declared:
                hint = did_you_mean(fact, map(str, declared)) or "list it under 'facts'"
                yield Fault(here, f"fact '{fact}' is not declared by this framework", hint, "key")
            values = known[fact].values if fact in known else None
            for _, value in _names([given] if isinstance(given, str) else given):
                if values is not None and value not in values:
                    yield Fault(here, f"no value '{value}' of {fact}", did_you_mean(value, values))
