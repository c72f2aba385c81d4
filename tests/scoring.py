"""Frameworks of a few lines with answers of a few lines, written in a test as YAML text.

A framework is a mapping of short names to what is not usual about each criterion; its id is `t`,
its scale `achievement` (not-yet 0, partly 1/3, largely 2/3, fully 1; target largely):

    a: {phase: prepare, critical: {kind: right, floor: largely, why: so}}
    b: {weight: 3}
    g: {any_of: [o1, o2]}
    o1: {use: option}
    o2: {use: option}

Answers are a mapping of the same short names. `domain` puts a criterion, and those after it, into
another domain.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import yaml

from peerready import documents
from peerready.assessment import assess
from peerready.case import Block, Case
from peerready.catalog import Loaded, shared
from peerready.content.build import report_view
from peerready.evidence import Examiner
from peerready.framework import Framework
from peerready.gap import gaps
from peerready.project import Project
from peerready.project_file import Settings
from peerready.readiness import readiness
from peerready.resolution import resolve

TODAY = date(2026, 11, 21)
LEVELS = {
    "achievement": ("not-yet", "partly", "largely", "fully"),
    "yes-no": ("not-in-place", "in-place"),
    "narrative": ("nothing-yet", "discussed-only", "described"),
}


class Only:
    """A catalog of the frameworks of a test."""

    def __init__(self, *loaded):
        self.loaded = {one.framework.id: one for one in loaded}

    def find(self, framework_id):
        return self.loaded.get(framework_id)


def framework(lines, name="t", scale="achievement", **changes):
    """The framework of some lines; `changes` replace keys of its header."""
    document = documents.parse(text(lines, name, scale, **changes), f"{name}.yaml")
    made = Framework.model_validate(document.data, context=shared())
    return Loaded(made, document, own=True)


def text(lines, name="t", scale="achievement", **changes):
    """The bytes of a framework file, as JSON."""
    header = {
        "format": "peerready/framework/1",
        "id": name,
        "version": "1.0.0",
        "title": "A framework of a few lines",
        "language": "en",
        "provenance": {
            "document": "A text",
            "publisher": "A publisher",
            "published": 2020,
            "status": "current",
            "rights": "none",
        },
        "review": {"lived_experience": "none"},
        "scale": scale,
        "statements": {"S1": {"heading": "Heading", "gist": "gist"}},
    }
    placed = {"domains": domains(yaml.safe_load(lines), name, scale)}
    return json.dumps(header | changes | placed).encode()


def domains(given, name, scale):
    found = []
    for short, line in given.items():
        domain = line.pop("domain", None)
        if domain or not found:
            made = {"id": "d", "title": "Domain", "kind": "implementation", "criteria": []}
            found.append(made | (domain or {}))
        found[-1]["criteria"].append(criterion(name, short, line, scale))
    return found


def criterion(name, short, line, scale):
    base = {
        "id": f"{name}.{short}",
        "title": f"Title {short}",
        "text": f"Text of {short}.",
        "why": f"Why {short}.",
        "cites": ["S1"],
        "themes": ["values"],
        "phase": "employ",
        "next_step": f"Step of {short}.",
    }
    if "any_of" in line:
        options = [f"{name}.{option}" for option in line["any_of"]]
        return base | line | {"any_of": options}
    levels = LEVELS.get(scale, ())
    asked = {
        "ask": ["team"],
        "look_for": [f"what shows {short}"],
        "levels": {level: f"{short} is {level}" for level in levels},
    }
    requires = [f"{name}.{other}" for other in line.get("requires", ())]
    return base | asked | line | ({"requires": requires} if requires else {})


def document(given_answers, *names, **header):
    """An answers file: `given_answers` as YAML of short names, or of full ones where they have a dot."""
    given = yaml.safe_load(given_answers) or {}
    first = names[0] if names else "t"
    whole = {
        "format": "peerready/answers/1",
        "frameworks": [f"{name}@1" for name in names or ("t",)],
        "organisation": {"name": "Harbour Recovery"},
        "assessed_on": "2026-11-03",
        "answers": {k if "." in k else f"{first}.{k}": v for k, v in given.items()},
    }
    raw = json.dumps(whole | header, default=str).encode()
    return documents.parse(raw, "answers.yaml")


def case(
    lines, answers="", *, words=None, own=True, framework_header=None, scale="achievement", **header
):
    """The case of some answers to one framework of a few lines."""
    loaded = framework(lines, scale=scale, **(framework_header or {}))
    shipped = Loaded(loaded.framework, loaded.document, own=own)
    return case_of([shipped], document(answers, **header), words=words)


def case_of(loaded, answers_document, words=None, root="."):
    answered = resolve(answers_document, Only(*loaded), TODAY)
    project = Project(words=words) if words else None
    blocks = tuple(block(one, answered, root) for one in loaded)
    return Case(answered, Settings(Path(root), project), blocks, TODAY)


def block(loaded, answered, root=".", today=TODAY):
    examiner = Examiner(Path(root), loaded.framework.valid_for, today)
    shown = {
        name: tuple(examiner.examine(entry) for entry in answer.evidence)
        for name, answer in answered.answers.answers.items()
    }
    assessment = assess(loaded.framework, answered.answers, shown)
    return Block(loaded, assessment, readiness(assessment, today), gaps(assessment))


def outcome(lines, answers="", **more):
    """The outcome against the one framework."""
    return case(lines, answers, **more).blocks[0]


def assessment(lines, answers="", **more):
    return outcome(lines, answers, **more).assessment


def view(lines, answers="", **more):
    """What a report says of it."""
    return report_view(case(lines, answers, **more), shared())
