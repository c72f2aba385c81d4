"""Small frameworks with answers, all valid by sections 3 and 4 of the design, as plain data."""

from __future__ import annotations

import itertools
import json
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAMEWORK_ID = "zz"
KINDS = ["principle", "practice", "implementation"]
VOICES = ["leadership", "hr", "team", "peer-workers", "service-users", "carers"]
THEMES = ["values", "role", "training"]
FACTS = {"size": ["small", "large"], "peer_workers": ["none", "few", "several"]}
LEVELS = ["lowest", "begun", "halfway", "nearly", "highest"]
WEIGHTS = [1, Fraction(1, 4), 3, 2, Fraction(5, 2)]
BETWEEN = [Fraction(1, 7), Fraction(3, 10), Fraction(1, 3), Fraction(2, 3), Fraction(99, 100)]
MOST_MONTHS = 36


def as_json(data: Any) -> bytes:
    """A framework or answers as a file: JSON, which every reader of YAML 1.2 reads too."""
    text = json.dumps(data, default=_fraction, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _fraction(value: Fraction) -> float | str:
    """A number where its decimal text is exactly the fraction, else `1/3`."""
    number = float(value)
    return number if Fraction(str(number)) == value else f"{value.numerator}/{value.denominator}"


@st.composite
def cases(draw: st.DrawFn) -> reference.Case:
    """A framework, answers to it, which evidence holds, and the day of judgement."""
    framework = draw(frameworks())
    today = draw(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
    answers = draw(answers_to(framework, today))
    holds = reference.holds_by_date(framework, answers, today)
    return reference.Case(framework, answers, holds, today)


def sometimes(draw: st.DrawFn, percent: int = 50) -> bool:
    return draw(st.integers(0, 99)) >= 100 - percent


def one(draw: st.DrawFn, of: Sequence) -> Any:
    """One of them; several times faster than a strategy built for the occasion, as is `some`."""
    return of[draw(st.integers(0, len(of) - 1))]


def some(draw: st.DrawFn, of: Sequence, least: int, most: int) -> list:
    """So many different ones, as far as there are so many."""
    left = list(of)
    number = min(draw(st.integers(least, most)), len(left))
    return [left.pop(draw(st.integers(0, len(left) - 1))) for _ in range(number)]


# Frameworks


@st.composite
def frameworks(draw: st.DrawFn) -> dict[str, Any]:
    """One to eight criteria and groups, with their options, in one to three domains."""
    scale = scales(draw)
    levels = [level["id"] for level in scale["levels"]]
    flat = criteria(draw, levels)
    statements = {c["cites"][0]: statement(c["cites"][0]) for c in flat}
    framework = {
        "format": "peerready/framework/1",
        "id": FRAMEWORK_ID,
        "version": one(draw, ["1.0.0", "1.4.2"]),
        "title": "A framework made for a test",
        "language": "en",
        "provenance": provenance(),
        "review": {"lived_experience": "none"},
        "scale": scale,
        "rollup": one(draw, ["criteria", "domains"]),
        "evidence_needed": {kind: one(draw, reference.GRADES) for kind in some(draw, KINDS, 0, 3)},
        "valid_for": draw(st.integers(1, MOST_MONTHS)),
        "facts": sorted({fact for c in flat for fact in c.get("when", {})}),
        "statements": statements | {"S0": statement("S0")},
        "omitted": {"S0": "said of something else"},
    }
    return framework | {"domains": domains(draw, flat)}


def statement(sid: str) -> dict[str, str]:
    return {"heading": f"heading of {sid}", "gist": f"gist of {sid}"}


def provenance() -> dict[str, Any]:
    return {
        "document": "A document made for a test",
        "publisher": "Nobody",
        "published": 2020,
        "url": "https://example.org/document",
        "derived_from": "nothing",
        "status": "current",
        "rights": "none",
        "limits": ["it covers nothing"],
    }


def scales(draw: st.DrawFn) -> dict[str, Any]:
    """Two to five levels with values ascending from 0 to 1, as numbers or fractions."""
    between = sorted(some(draw, BETWEEN, one(draw, [0, 1, 2]), 3))
    written = [0, *[one(draw, [v, str(v)]) for v in between], 1]
    ids = [*LEVELS[: len(between) + 1], LEVELS[-1]]
    levels = [
        {"id": level, "label": level.title(), "value": value, "means": f"meaning of {level}"}
        for level, value in zip(ids, written, strict=True)
    ]
    return one(draw, [{}, *[{"target": level} for level in ids]]) | {"levels": levels}


def criteria(draw: st.DrawFn, levels: list[str]) -> list[dict[str, Any]]:
    """In any order, options among them; at least one enters the figures."""
    phases = some(draw, reference.PHASES, 1, 4)
    found = []
    for number in range(draw(st.integers(1, 8))):
        uses = ["score", "score", "score", "group", "context", "outcome"]
        use = one(draw, uses if number else uses[:4])
        cid = f"{FRAMEWORK_ID}.c{number}"
        if use == "group":
            members = options(draw, cid, phases, levels)
            order = draw(st.permutations([o["id"] for o in members]))
            found += [group(draw, cid, phases, order, levels), *members]
        else:
            found.append(criterion(draw, cid, use, phases, levels))
    return draw(st.permutations(found))


def criterion(
    draw: st.DrawFn, cid: str, use: str, phases: list, levels: list[str]
) -> dict[str, Any]:
    found = base(draw, cid, phases) | {
        "ask": some(draw, VOICES, 1, 2),
        "look_for": [f"what shows {cid}"],
        "levels": {level: f"{cid} at {level}" for level in levels},
    }
    if use != "score" or sometimes(draw, 20):
        found["use"] = use
    if sometimes(draw, 30):
        found["evidence_needed"] = one(draw, reference.GRADES)
    return found | (judgement(draw, levels) if use == "score" else {})


def group(
    draw: st.DrawFn, cid: str, phases: list, order: list[str], levels: list[str]
) -> dict[str, Any]:
    return base(draw, cid, phases) | judgement(draw, levels) | {"any_of": list(order)}


def options(draw: st.DrawFn, cid: str, phases: list, levels: list[str]) -> list[dict[str, Any]]:
    """One to four; at least one of them is always in scope where its group is."""
    ids = [f"{cid}-o{number}" for number in range(draw(st.integers(1, 4)))]
    found = [criterion(draw, each, "option", phases, levels) for each in ids]
    found[0].pop("when", None)
    return found


def base(draw: st.DrawFn, cid: str, phases: list) -> dict[str, Any]:
    """What criteria of every use and groups have."""
    found = {
        "id": cid,
        "title": f"title of {cid}",
        "text": f"text of {cid}",
        "why": f"why {cid}",
        "cites": [f"S-{cid}"],
        "themes": some(draw, THEMES, 1, 2),
        "phase": one(draw, phases),
        "next_step": f"next step of {cid}",
    }
    if sometimes(draw, 30):
        found["weight"] = one(draw, WEIGHTS)
    if sometimes(draw, 20):
        found["when"] = conditions(draw)
    return found


def conditions(draw: st.DrawFn) -> dict[str, Any]:
    facts = some(draw, list(FACTS), 1, 2)
    several = {fact: some(draw, FACTS[fact], 1, 2) for fact in facts}
    return {fact: one(draw, [values[0], values]) for fact, values in several.items()}


def judgement(draw: st.DrawFn, levels: list[str]) -> dict[str, Any]:
    """Perhaps critical, with a floor neither lowest nor highest; on two levels there is none."""
    if len(levels) == 2 or not sometimes(draw, 70):
        return {}
    kind = one(draw, ["preparation", "preparation", "right"])
    floor = one(draw, levels[1:-1])
    return {"critical": {"kind": kind, "floor": floor, "why": "made for a test"}}


def domains(draw: st.DrawFn, flat: list[dict]) -> list[dict[str, Any]]:
    """The criteria in order, cut into as many domains as there are cuts."""
    cuts = sorted(some(draw, range(1, len(flat)), 0, 2))
    edges = [0, *cuts, len(flat)]
    return [
        domain(draw, number, flat[start:end])
        for number, (start, end) in enumerate(itertools.pairwise(edges))
    ]


def domain(draw: st.DrawFn, number: int, members: list[dict]) -> dict[str, Any]:
    found = {"id": f"d{number}", "title": f"Domain {number}", "kind": one(draw, KINDS)}
    if sometimes(draw, 40):
        found["weight"] = one(draw, WEIGHTS)
    return found | {"criteria": members}


# Answers


@st.composite
def answers_to(draw: st.DrawFn, framework: dict, today: date) -> dict[str, Any]:
    levels = [level["id"] for level in framework["scale"]["levels"]]
    version = one(draw, ["1", framework["version"]])
    found: dict[str, Any] = {
        "format": "peerready/answers/1",
        "frameworks": [f"{FRAMEWORK_ID}@{version}"],
        "organisation": {"name": "An organisation made for a test", "id": "made"},
        "facts": {fact: one(draw, FACTS[fact]) for fact in framework["facts"]},
        "assessed_on": str(today + timedelta(draw(st.integers(-30, 1)))),
    }
    if sometimes(draw, 70):
        found["voices"] = some(draw, VOICES, 1, 2)
    if sometimes(draw, 30):
        target = one(draw, levels)
        found["target"] = one(draw, [target, {FRAMEWORK_ID: target}])
    if sometimes(draw, 5):
        return found | {"answers": None}
    return found | {"answers": given_answers(draw, framework, found, today)}


def given_answers(draw: st.DrawFn, framework: dict, file: dict, today: date) -> dict[str, Any]:
    """Groups are answered through their options; everything else may be answered or left out."""
    asked = [c["id"] for d in framework["domains"] for c in d["criteria"] if "any_of" not in c]
    words, forms = one(draw, moods([level["id"] for level in framework["scale"]["levels"]]))
    found = {}
    for cid in draw(st.permutations(asked)):
        form = one(draw, forms)
        if form == "long":
            found[cid] = answer(draw, cid, one(draw, words), framework, file=file, today=today)
        elif form == "short":
            found[cid] = one(draw, [w for w in words if w not in {None, "not-applicable"}])
        elif form == "null":
            found[cid] = None
    return found


def moods(levels: list[str]) -> list[tuple[list, list]]:
    """What stands for the level, and in which form: everything, settled, mostly n/a."""
    everything = [*levels, *levels, "unknown", "not-applicable", None]
    return [
        (everything, ["long", "long", "long", "short", "null", "absent"]),
        (levels, ["long", "long", "long", "short"]),
        ([levels[0], "not-applicable", "not-applicable"], ["long"]),
    ]


def answer(
    draw: st.DrawFn, cid: str, level: str | None, framework: dict, *, file: dict, today: date
) -> dict[str, Any]:
    levels = [known["id"] for known in framework["scale"]["levels"]]
    found = beside_a_level(draw, cid, level, levels) if level else without_a_level(draw, cid)
    of_file = file.get("voices", [])
    own = found.get("voices") or (of_file if len(of_file) == 1 else [])
    others = [voice for voice in [*VOICES, "outside"] if voice not in own]
    if sometimes(draw):
        found["evidence"] = [
            evidence(draw, others, framework["valid_for"], today)
            for _ in range(one(draw, [1, 2, 3]))
        ]
    if sometimes(draw, 60):
        found["action"] = actions(draw, today)
    if sometimes(draw, 20):
        found["dissent"] = [dissent(draw, levels) for _ in range(one(draw, [1, 2]))]
    if sometimes(draw, 5):
        found["not_in_reports"] = f"secret of {cid}"
    return found


def without_a_level(draw: st.DrawFn, cid: str) -> dict[str, Any]:
    return one(draw, [{}, {"level": None}]) | {"note": f"note on {cid}"}


def beside_a_level(draw: st.DrawFn, cid: str, level: str, levels: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"level": level}
    if level == "not-applicable":
        found |= {"reason": f"reason of {cid}", "approved_by": "the board"}
    if sometimes(draw, 10):
        found["to_confirm"] = True
    if sometimes(draw):
        found["voices"] = some(draw, VOICES, 1, 3)
    if sometimes(draw, 25):
        found["target"] = one(draw, levels)
        found |= one(draw, [{}, {"target_reason": f"target of {cid}"}])
    return found


def evidence(draw: st.DrawFn, others: list[str], valid_for: int, today: date) -> dict[str, Any]:
    """A note or url of any legal grade; `others` are those who may confirm."""
    kind = one(draw, ["note", "url"])
    grades = ["said", "confirmed"] if kind == "note" else reference.GRADES
    grade = one(draw, grades)
    found = {kind: "what was said" if kind == "note" else "https://example.org/page"}
    found |= {"grade": grade}
    if kind == "url" and sometimes(draw, 20):
        found["comment"] = "a remark"
    if grade == "confirmed":
        found["by"] = one(draw, others)
    if grade == "confirmed" or sometimes(draw, 80):
        found["date"] = str(draw(past_days(valid_for, today)))
    return found


def past_days(valid_for: int, today: date) -> st.SearchStrategy[date]:
    """Days up to today, most of them in date, with those around the last day of validity."""
    edge = (today - reference.months_after(today, -valid_for)).days
    around = st.integers(max(0, edge - 4), edge + 4)
    ago = st.one_of(st.integers(0, edge), around, st.integers(0, 2000))
    return ago.map(lambda days: today - timedelta(days))


def actions(draw: st.DrawFn, today: date) -> dict[str, Any]:
    found = {"do": "what is to be done"}
    if sometimes(draw, 85):
        found["owner"] = "Team lead"
    if sometimes(draw, 85):
        days = draw(st.one_of(st.integers(-2, 2), st.integers(0, 500), st.integers(-60, 500)))
        found["due"] = str(today + timedelta(days))
    if sometimes(draw, 40):
        found["status"] = one(draw, ["planned", "started", "done", "dropped"])
    return found


def dissent(draw: st.DrawFn, levels: list[str]) -> dict[str, Any]:
    return {"by": one(draw, VOICES), "level": one(draw, levels)}
