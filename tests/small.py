"""The smallest framework file that is valid, as plain data, to be changed by a test."""

from copy import deepcopy

LEVELS = {
    "not-yet": "Nobody has raised it.",
    "partly": "It was raised at one meeting.",
    "largely": "It is agreed, and a named person answers for it.",
    "fully": "Those it is for say that it works.",
}
CRITERION = {
    "id": "tiny.a",
    "title": "A door that opens",
    "text": "The organisation keeps its front door open to people who come without an appointment.",
    "why": "A closed door is an answer.",
    "cites": ["S1"],
    "themes": ["values"],
    "phase": "employ",
    "ask": ["service-users"],
    "question": "Could you come in today?",
    "look_for": ["the opening hours"],
    "not_this": ["a bell that nobody answers"],
    "levels": LEVELS,
    "next_step": "The team lead unlocks the door for one afternoon this month.",
}
FRAMEWORK = {
    "format": "peerready/framework/1",
    "id": "tiny",
    "version": "1.0.0",
    "title": "A tiny framework",
    "language": "en",
    "provenance": {
        "document": "On doors",
        "publisher": "The door society",
        "status": "current",
        "rights": "None are known.",
    },
    "review": {"lived_experience": "The door group, May 2026"},
    "scale": "achievement",
    "statements": {"S1": {"heading": "Doors", "gist": "Doors are open."}},
    "domains": [
        {"id": "doors", "title": "Doors", "kind": "practice", "criteria": [CRITERION]},
    ],
}


def criterion(**changes):
    """The criterion with some keys changed; None takes a key away."""
    return _changed(CRITERION, changes)


def option(**changes):
    return criterion(**{"use": "option", "id": "tiny.o", **changes})


def group(**changes):
    away = dict.fromkeys(("ask", "question", "look_for", "not_this", "levels"))
    return criterion(**{**away, "id": "tiny.g", "any_of": ["tiny.o"], **changes})


def framework(*criteria, **changes):
    """The framework with these criteria, or its own, and some keys changed; None takes a key away."""
    made = _changed(FRAMEWORK, changes)
    if criteria:
        made["domains"][0]["criteria"] = list(criteria)
    return made


def _changed(base, changes):
    made = {**deepcopy(base), **changes}
    return {key: value for key, value in made.items() if value is not None}
