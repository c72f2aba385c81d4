"""Section 5 of the design once more: naive, literal, formula by formula, on plain dicts.

It exists to disagree with the program: it shares no code with it, and favours being obviously
right. Where the text leaves a choice, this is how it is read here:

 1. The "first" option of a group is the first in `any_of`, not in the file.
 2. An option is in scope where its group's `when` and its own hold. Options out of scope never
    count; "all its options" are those in scope. A group in scope of which no option is in scope
    is open and unanswered.
 3. An option `not-applicable` and `to_confirm` is open ("comes first: whatever the level"), like
    any criterion.
 4. Options without an answer keep a group from being not applicable: they are "not used" only
    beside a level or an explicitly open option, and beside either of these the group is
    applicable anyway.
 5. A group with `lo = hi` is settled although an option is unknown: at the top level nothing can
    turn out better.
 6. A group's level is that of the first option with its largest value, also while the group is
    open; null where no option has a level, so also where the group is not applicable.
 7. A group is shown, has an evidence grade, and is heard exactly as that one option, with that
    option's `ask` and voices. So it may be not shown although its `ev` is above 0, by another
    option with the same or a lower value.
 8. A group has no answer, hence no target of its own: the file's, else the scale's. An option's
    target is the option's.
 9. A group's promises are those of its options in scope, whatever their levels, answered or not.
    `not_before` is the latest due date of all promises of the deciding criteria, the several of
    one group included.
10. `deciding`, `shown` and `heard` of a phase count all critical criteria it looks at (its own
    and those of the phases before, in A), whatever the verdict, `not-assessed` included;
    `because` alone lists those that tip it.
11. "below" with `hi < floor`, or settled with `lo < floor`; an open group whose `lo` reaches the
    floor is met.
12. A domain's weight counts only in `rollup: domains`, and there only in the whole; domains,
    kinds and themes are always sums over criteria. Each of the six is averaged over the domains
    where that one is not null. The four counts of the whole are plain counts.
13. All domains are listed; kinds and themes in order of first appearance among all domains and
    criteria of the file, contexts, options and what is out of scope included, with null figures
    where A is empty.
14. `not_applicable_count`: score criteria and groups, in scope, not applicable and not
    to_confirm.
15. "Settled" outside A: contexts, outcomes and options in scope with a level and without
    `to_confirm`; they have value, status, target, heard and evidenced like the rest. Out of scope
    nothing is settled: value null, heard and evidenced false; the level, target and evidence
    grade stay as the file has them.
16. `evidence_grade` is that of the entries, whether or not the answer is open.
17. `met` is tried before `not-met`: at a target that is the lowest level, the lowest level is
    met.
18. The target beside a level counts also beside `unknown` and `not-applicable`.
19. A `target` per framework that does not name this one falls through to the scale's.
20. Gap points: `low` of the whole computed again with this `lo` replaced; an open group at its
    target gains 0.
21. An answer's `voices: []` would be its own: nobody. A file with no `voices`, none or several
    attributes nothing.
22. An evidence entry holds on its own date and through the last day; months clamp to the end of
    the month.
23. Scales without values (`narrative`) have no arithmetic; they are refused here.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

PHASES = ["prepare", "recruit", "employ", "develop"]
GRADES = ["said", "document", "record", "confirmed"]
SIX = ["low", "high", "answered", "coverage", "evidenced", "heard"]


class Case(NamedTuple):
    """Everything the arithmetic looks at, as it stands in the files."""

    framework: dict[str, Any]
    answers: dict[str, Any]
    holds: dict[tuple[str, int], bool]
    today: date

    # dicts have no hash; a case is remembered as itself, and nothing changes it
    __hash__ = object.__hash__
    __eq__ = object.__eq__


remembered = lru_cache(maxsize=5000)
"""Only for speed: what was worked out of a case is not worked out again."""


def assess(framework: dict, answers: dict, holds: dict, today: date) -> dict[str, Any]:
    case = Case(framework, answers, holds, today)
    found = gaps(case)
    return {
        "figures": whole(case),
        "domains": [
            {"id": d["id"], "kind": d["kind"], "figures": figures(case, in_domain(case, d["id"]))}
            for d in framework["domains"]
        ],
        "kinds": [
            {"id": kind, "figures": figures(case, of_kind(case, kind))} for kind in kinds(case)
        ],
        "themes": [
            {"id": theme, "figures": figures(case, of_theme(case, theme))} for theme in themes(case)
        ],
        "readiness": [readiness(case, phase) for phase in PHASES],
        "results": [result(case, c["id"], found) for c in criteria(case)],
        "gaps": list(found),
    }


# Evidence dates: "the entry's `date` plus `valid_for`", "no date anywhere: does not hold"


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def entry_holds(entry: dict, valid_for: int, today: date) -> bool:
    if entry.get("date") is None:
        return False
    dated = day(entry["date"])
    return dated <= today <= months_after(dated, valid_for)


def holds_by_date(framework: dict, answers: dict, today: date) -> dict[tuple[str, int], bool]:
    """Which entries hold, where all evidence is a note or a url."""
    case = Case(framework, answers, {}, today)
    return {
        (c["id"], index): entry_holds(entry, framework["valid_for"], today)
        for c in criteria(case)
        for index, entry in enumerate(answer(case, c["id"]).get("evidence") or [])
    }


def day(written: str | date) -> date:
    return written if isinstance(written, date) else date.fromisoformat(written)


def exact(number: Any) -> Fraction:
    return Fraction(str(number)) if isinstance(number, float) else Fraction(number)


# The framework


def criteria(case: Case) -> list[dict]:
    """File order."""
    return [c for d in case.framework["domains"] for c in d["criteria"]]


@remembered
def criterion(case: Case, cid: str) -> dict:
    return next(c for c in criteria(case) if c["id"] == cid)


@remembered
def domain_of(case: Case, cid: str) -> dict:
    return next(d for d in case.framework["domains"] if any(c["id"] == cid for c in d["criteria"]))


def kinds(case: Case) -> list[str]:
    return list(dict.fromkeys(d["kind"] for d in case.framework["domains"]))


def themes(case: Case) -> list[str]:
    return list(dict.fromkeys(theme for c in criteria(case) for theme in c["themes"]))


def is_group(case: Case, cid: str) -> bool:
    return bool(criterion(case, cid).get("any_of"))


def is_scored(case: Case, cid: str) -> bool:
    """`use: score` or a group."""
    return is_group(case, cid) or criterion(case, cid).get("use", "score") == "score"


def weight(case: Case, cid: str) -> Fraction:
    return exact(criterion(case, cid).get("weight", 1))


def value_of_level(case: Case, level: str) -> Fraction:
    for known in case.framework["scale"]["levels"]:
        if known["id"] == level:
            if known.get("value") is None:
                raise ValueError("a scale without values has no arithmetic")
            return exact(known["value"])
    raise ValueError(level)


def when_matches(case: Case, cid: str) -> bool:
    """Keys AND; a list of values means any."""
    facts = case.answers.get("facts") or {}
    for fact, wanted in (criterion(case, cid).get("when") or {}).items():
        if facts[fact] not in (wanted if isinstance(wanted, list) else [wanted]):
            return False
    return True


@remembered
def in_scope(case: Case, cid: str) -> bool:
    """A group's `when` holds for its options too."""
    groups = [c["id"] for c in criteria(case) if cid in (c.get("any_of") or [])]
    return all(when_matches(case, each) for each in [cid, *groups])


def options(case: Case, cid: str) -> list[str]:
    return [option for option in criterion(case, cid)["any_of"] if in_scope(case, option)]


# The answers


def answer(case: Case, cid: str) -> dict:
    given = (case.answers.get("answers") or {}).get(cid)
    if given is None:
        return {}
    return {"level": given} if isinstance(given, str) else given


@remembered
def state(case: Case, cid: str) -> str:
    """Of one answered criterion: unanswered, to-confirm, not-applicable, unknown or answered."""
    level = answer(case, cid).get("level")
    if level is None:
        return "unanswered"
    if answer(case, cid).get("to_confirm"):
        return "to-confirm"
    return level if level in {"not-applicable", "unknown"} else "answered"


@remembered
def not_applicable(case: Case, cid: str) -> bool:
    if is_group(case, cid):
        mine = options(case, cid)
        return bool(mine) and all(not_applicable(case, option) for option in mine)
    return state(case, cid) == "not-applicable"


def with_level(case: Case, cid: str) -> list[str]:
    """The options that have a level, neither unknown nor to_confirm nor not applicable."""
    return [option for option in options(case, cid) if state(case, option) == "answered"]


@remembered
def lo(case: Case, cid: str) -> Fraction:
    if is_group(case, cid):
        return max([lo(case, option) for option in with_level(case, cid)], default=Fraction(0))
    if state(case, cid) == "answered":
        return value_of_level(case, answer(case, cid)["level"])
    return Fraction(0)


@remembered
def hi(case: Case, cid: str) -> Fraction:
    if is_group(case, cid):
        states = [state(case, option) for option in options(case, cid)]
        if not with_level(case, cid) or "unknown" in states or "to-confirm" in states:
            return Fraction(1)
        return lo(case, cid)
    return lo(case, cid) if state(case, cid) == "answered" else Fraction(1)


def ev(case: Case, cid: str) -> Fraction:
    if is_group(case, cid):
        return max([ev(case, option) for option in options(case, cid)], default=Fraction(0))
    if state(case, cid) == "answered" and reaches_grade(case, cid):
        return lo(case, cid)
    return Fraction(0)


@remembered
def settled(case: Case, cid: str) -> bool:
    if not in_scope(case, cid) or not_applicable(case, cid):
        return False
    return lo(case, cid) == hi(case, cid)


def speaker(case: Case, cid: str) -> str | None:
    """Whose answer it is: its own, or that of the first option with the group's largest value."""
    if not is_group(case, cid):
        return cid
    return next((o for o in with_level(case, cid) if lo(case, o) == lo(case, cid)), None)


def grade_needed(case: Case, cid: str) -> str:
    """The criterion's, else the framework's for its kind, else `document`."""
    of_kinds = case.framework.get("evidence_needed") or {}
    of_kind = of_kinds.get(domain_of(case, cid)["kind"], "document")
    return criterion(case, cid).get("evidence_needed") or of_kind


def grade(case: Case, cid: str | None) -> str | None:
    """The highest grade among the entries that hold."""
    entries = answer(case, cid).get("evidence") or [] if cid else []
    held = [entry["grade"] for index, entry in enumerate(entries) if case.holds[cid, index]]
    return max(held, key=GRADES.index, default=None)


def reaches_grade(case: Case, cid: str) -> bool:
    found = grade(case, cid)
    return found is not None and GRADES.index(found) >= GRADES.index(grade_needed(case, cid))


def evidenced(case: Case, cid: str) -> bool:
    return settled(case, cid) and reaches_grade(case, speaker(case, cid))


def voices(case: Case, cid: str) -> list[str]:
    """The answer's own, else the file's if they are exactly one group, else none."""
    own = answer(case, cid).get("voices")
    if own is not None:
        return own
    of_file = case.answers.get("voices") or []
    return of_file if len(of_file) == 1 else []


def heard(case: Case, cid: str) -> bool:
    if not settled(case, cid):
        return False
    said_by = speaker(case, cid)
    return any(voice in voices(case, said_by) for voice in criterion(case, said_by).get("ask", []))


# The figures


@remembered
def in_a(case: Case, cid: str) -> bool:
    return is_scored(case, cid) and in_scope(case, cid) and not not_applicable(case, cid)


def in_domain(case: Case, domain: str) -> list[str]:
    return [c["id"] for c in criteria(case) if domain_of(case, c["id"])["id"] == domain]


def of_kind(case: Case, kind: str) -> list[str]:
    return [c["id"] for c in criteria(case) if domain_of(case, c["id"])["kind"] == kind]


def of_theme(case: Case, theme: str) -> list[str]:
    return [c["id"] for c in criteria(case) if theme in c["themes"]]


def low(case: Case, among: list[str], instead: dict | None = None) -> Fraction | None:
    """The first line of the table; `instead` gives some of the criteria another lo."""
    a = [c for c in among if in_a(case, c)]
    total = sum(weight(case, c) for c in a)
    return (
        sum(weight(case, c) * (instead or {}).get(c, lo(case, c)) for c in a) / total if a else None
    )


def figures(case: Case, among: list[str]) -> dict[str, Any]:
    """The table of section 5 over some of the criteria, and their counts."""
    a = [c for c in among if in_a(case, c)]
    r = [c for c in a if settled(case, c)]
    w = {c: weight(case, c) for c in a}
    sum_a = sum(w[c] for c in a)
    sum_r = sum(w[c] for c in r)
    return {
        "low": low(case, among),
        "high": sum(w[c] * hi(case, c) for c in a) / sum_a if a else None,
        "answered": sum(w[c] * lo(case, c) for c in r) / sum_r if r else None,
        "coverage": Fraction(sum_r) / sum_a if a else None,
        "evidenced": sum(w[c] * ev(case, c) for c in a) / sum_a if a else None,
        "heard": Fraction(sum(w[c] for c in r if heard(case, c))) / sum_r if r else None,
        "criteria": len(a),
        "answered_count": len(r),
        "open_count": len(a) - len(r),
        "not_applicable_count": len([c for c in among if marked_not_applicable(case, c)]),
    }


def marked_not_applicable(case: Case, cid: str) -> bool:
    return is_scored(case, cid) and in_scope(case, cid) and not_applicable(case, cid)


def whole(case: Case) -> dict[str, Any]:
    by_criteria = figures(case, [c["id"] for c in criteria(case)])
    if not by_domains(case):
        return by_criteria
    rows = [(d, figures(case, in_domain(case, d["id"]))) for d in case.framework["domains"]]
    return by_criteria | {name: mean([(d, row[name]) for d, row in rows]) for name in SIX}


def whole_low(case: Case, instead: dict | None = None) -> Fraction | None:
    if not by_domains(case):
        return low(case, [c["id"] for c in criteria(case)], instead)
    domains = case.framework["domains"]
    return mean([(d, low(case, in_domain(case, d["id"]), instead)) for d in domains])


def by_domains(case: Case) -> bool:
    return case.framework.get("rollup", "criteria") == "domains"


def mean(of: list[tuple[dict, Fraction | None]]) -> Fraction | None:
    """The weighted mean of the domains' non-null figures, weights renormalised."""
    known = [(exact(d.get("weight", 1)), figure) for d, figure in of if figure is not None]
    return sum(w * figure for w, figure in known) / sum(w for w, _ in known) if known else None


# Targets, results, gaps


@remembered
def target(case: Case, cid: str) -> str:
    """The level that is good enough, raised to a critical floor where it is below."""
    aim = wanted(case, cid)
    critical = criterion(case, cid).get("critical")
    if critical and value_of_level(case, aim) < value_of_level(case, critical["floor"]):
        return critical["floor"]
    return aim


def wanted(case: Case, cid: str) -> str:
    """The answer's, else the file's (one or per framework), else the scale's, else its top."""
    scale = case.framework["scale"]
    of_file = case.answers.get("target")
    if isinstance(of_file, dict):
        of_file = of_file.get(case.framework["id"])
    of_answer = answer(case, cid).get("target")
    return of_answer or of_file or scale.get("target") or scale["levels"][-1]["id"]


def status(case: Case, cid: str) -> str:
    if not in_scope(case, cid):
        return "out-of-scope"
    if not_applicable(case, cid):
        return "not-applicable"
    if not settled(case, cid):
        return open_status(case, cid)
    if lo(case, cid) >= value_of_level(case, target(case, cid)):
        return "met"
    return "not-met" if lo(case, cid) == 0 else "below-target"


def open_status(case: Case, cid: str) -> str:
    """Of a criterion its own; of a group to-confirm, else unknown, else unanswered."""
    if not is_group(case, cid):
        return state(case, cid)
    states = [state(case, option) for option in options(case, cid)]
    return next((word for word in ("to-confirm", "unknown") if word in states), "unanswered")


def result(case: Case, cid: str, gap_points: dict[str, Fraction]) -> dict[str, Any]:
    said_by = speaker(case, cid)
    return {
        "id": cid,
        "level": answer(case, said_by).get("level") if said_by else None,
        "value": lo(case, cid) if settled(case, cid) else None,
        "status": status(case, cid),
        "target": target(case, cid),
        "heard": heard(case, cid),
        "evidence_grade": grade(case, said_by),
        "evidenced": evidenced(case, cid),
        "gap_points": gap_points.get(cid),
    }


def is_gap(case: Case, cid: str) -> bool:
    """In A and `lo` below target, or open."""
    if not in_a(case, cid):
        return False
    return lo(case, cid) < value_of_level(case, target(case, cid)) or not settled(case, cid)


def points(case: Case, cid: str) -> Fraction:
    """What `low` of the whole would gain if it stood at max(lo, target) and was settled."""
    raised = max(lo(case, cid), value_of_level(case, target(case, cid)))
    return max(Fraction(0), whole_low(case, {cid: raised}) - whole_low(case))


def gaps(case: Case) -> dict[str, Fraction]:
    """Each gap's points; critical first, then phase, then most points, then file order."""
    ids = [c["id"] for c in criteria(case)]
    found = {cid: points(case, cid) for cid in ids if is_gap(case, cid)}

    def place(cid: str) -> tuple:
        it = criterion(case, cid)
        first = 0 if it.get("critical") else 1
        return (first, PHASES.index(it["phase"]), -found[cid], ids.index(cid))

    return {cid: found[cid] for cid in sorted(found, key=place)}


# Readiness


def floor(case: Case, cid: str) -> Fraction:
    return value_of_level(case, criterion(case, cid)["critical"]["floor"])


def below(case: Case, cid: str) -> bool:
    least = floor(case, cid)
    return hi(case, cid) < least or (settled(case, cid) and lo(case, cid) < least)


def still_open(case: Case, cid: str) -> bool:
    """Neither below nor met."""
    return not below(case, cid) and lo(case, cid) < floor(case, cid)


def promises(case: Case, cid: str) -> list[date]:
    """The due dates of its actions planned or started, with an owner, due today or later."""
    found = []
    for each in options(case, cid) if is_group(case, cid) else [cid]:
        action = answer(case, each).get("action") or {}
        running = action.get("status", "planned") in {"planned", "started"}
        if action and running and action.get("owner") and action.get("due"):
            found.append(day(action["due"]))
    return [due for due in found if due >= case.today]


def readiness(case: Case, phase: str) -> dict[str, Any]:
    critical = [c for c in criteria(case) if c.get("critical") and in_a(case, c["id"])]
    so_far = PHASES[: PHASES.index(phase) + 1]
    looked_at = [c["id"] for c in critical if c["phase"] in so_far]
    verdict, because = judged(case, phase, critical, looked_at)
    dues = [due for cid in because for due in promises(case, cid)]
    return {
        "phase": phase,
        "verdict": verdict,
        "because": because,
        "deciding": len(looked_at),
        "shown": len([cid for cid in looked_at if evidenced(case, cid)]),
        "heard": len([cid for cid in looked_at if heard(case, cid)]),
        "not_before": max(dues) if verdict == "approaching" else None,
    }


def judged(case: Case, phase: str, critical: list, looked_at: list) -> tuple[str, list[str]]:
    """The verdict and the criteria that decide it, in file order."""
    under = [cid for cid in looked_at if below(case, cid)]
    rights = [cid for cid in under if criterion(case, cid)["critical"]["kind"] == "right"]
    unpromised = [cid for cid in under if not promises(case, cid)]
    undecided = [cid for cid in looked_at if still_open(case, cid)]
    if not [c for c in critical if c["phase"] == phase]:
        return "not-assessed", []
    if rights or unpromised:
        return "not-ready", [cid for cid in under if cid in rights or cid in unpromised]
    if undecided:
        return "undecided", undecided
    if under:
        return "approaching", under
    return "ready", []
