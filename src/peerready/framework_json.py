"""Frameworks as JSON for machines: the list, one of them, its ledger, what changed, what is wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from peerready import sinks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from peerready.catalog import Loaded
    from peerready.crosswalk import Linked
    from peerready.errors import Problem
    from peerready.framework import Criterion, Scale, Theme
    from peerready.framework_diff import Difference
    from peerready.framework_summary import Summary
    from peerready.ledger import Ledger


def list_json(summaries: Sequence[Summary]) -> str:
    """Each framework at a glance."""
    return _text({"frameworks": [asdict(one) | {"decides": one.decides} for one in summaries]})


def framework_json(loaded: Loaded, themes: Mapping[str, Theme]) -> str:
    """One framework: its file's content as it stands, and what follows from it."""
    framework = loaded.framework
    return _text(
        {
            "framework": loaded.document.data,
            "sha256": loaded.sha256,
            "own": loaded.own,
            "scale": _levels(framework.scale),
            "target": framework.scale.aim,
            "silent": framework.silent_themes(themes),
        }
    )


def criterion_json(loaded: Loaded, criterion: Criterion, linked: Sequence[Linked]) -> str:
    """One criterion as it stands in the file, with the statements it rests on and its links."""
    framework = loaded.framework
    domain = framework.domain_of(criterion.id)
    return _text(
        {
            "framework": framework.id,
            "version": framework.version,
            "domain": domain.id,
            "kind": domain.kind,
            "criterion": _as_it_stands(loaded.document.data, criterion.id),
            "evidence_needed": None if criterion.any_of else framework.grade_needed(criterion),
            "statements": {
                name: framework.statements[name].model_dump() for name in criterion.cites
            },
            "links": [asdict(link) for link in linked],
        }
    )


def trace_json(ledger: Ledger) -> str:
    """The ledger and its counts."""
    return _text(
        {
            "id": ledger.id,
            "version": ledger.version,
            "title": ledger.title,
            "statements": [asdict(entry) for entry in ledger.entries],
            "astray": [{"criterion": one, "cites": other} for one, other in ledger.astray],
            "cited": ledger.cited,
            "omitted": ledger.omitted,
            "gaps": [entry.id for entry in ledger.gaps],
        }
    )


def diff_json(difference: Difference) -> str:
    """The changes, the step they need, and whether the version given is enough."""
    return _text(
        {
            **asdict(difference),
            "needed": difference.needed,
            "given": difference.given,
            "least": difference.least,
            "fits": difference.fits,
        }
    )


def problems_json(problems: Iterable[Problem]) -> str:
    """What is wrong with some files, and where."""
    return _text(
        {
            "findings": [
                {
                    "path": where.path if (where := problem.location) else None,
                    "line": where.line if where else None,
                    "column": where.column if where else None,
                    "severity": problem.severity,
                    "message": problem.message,
                    "hint": problem.hint,
                }
                for problem in problems
            ]
        }
    )


def _levels(scale: Scale) -> list[dict[str, Any]]:
    return [
        {
            "id": level.id,
            "label": level.label,
            "value": None if level.value is None else float(level.value),
            "means": level.means,
        }
        for level in scale.levels
    ]


def _as_it_stands(data: Mapping[str, Any], criterion_id: str) -> Any:
    return next(
        criterion
        for domain in data["domains"]
        for criterion in domain["criteria"]
        if criterion["id"] == criterion_id
    )


def _text(content: Mapping[str, Any]) -> str:
    return sinks.json(json.dumps(content, ensure_ascii=False, indent=2, default=_plain)) + "\n"


def _plain(value: Decimal) -> float:
    return float(value)
