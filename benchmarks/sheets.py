"""One answers file of an invented organisation, in the making."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import words

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence

    from organisations import Survey

LAST_YEAR = 2026
MANAGERS = ("leadership", "hr")
ASKED = (
    *(("leadership",), ("leadership", "hr"), ("leadership", "team"), ("leadership", "hr", "team")),
    *(("leadership", "team", "service-users"), ("leadership", "hr", "team", "peer-workers")),
    *(("leadership", "team", "peer-workers", "service-users"),),
    *(("leadership", "hr", "team", "peer-workers", "service-users", "carers"),),
)
"""Who is asked, from the fewest groups to all."""
FLATTERY = 0.12
"""What managers see more of when nobody else was asked."""


@dataclass(frozen=True)
class Question:
    """A criterion as it is answered: how hard it is, for whom it is, to whom it applies."""

    id: str
    domain: str
    ask: tuple[str, ...]
    critical: bool
    option: bool
    ease: float
    when: Mapping[str, Sequence[str]]

    def applies(self, facts: Mapping[str, str]) -> bool:
        return all(facts[name] in values for name, values in self.when.items())


class Organisation(NamedTuple):
    """What stays over the years; `leanings` are its strengths by domain, `ways` by question."""

    number: int
    name: str
    country: str
    facts: Mapping[str, str]
    stage: float
    pace: float
    openness: float
    breadth: int
    leanings: Mapping[str, float]
    ways: tuple[float, ...]


class Sheet:
    """One answers file in the making."""

    def __init__(self, survey: Survey, one: Organisation, year: int, chance: random.Random) -> None:
        self.survey, self.one, self.chance = survey, one, chance
        self.day = date(year, 1, 15) + timedelta(days=chance.randrange(270))
        asked = ASKED[max(one.breadth - (LAST_YEAR - year), 0)]
        none = one.facts.get("peer_workers") == "none"
        self.voices = [voice for voice in asked if not (none and voice == "peer-workers")]
        flattered = FLATTERY if set(self.voices) <= set(MANAGERS) else 0
        self.base = one.stage + flattered - one.pace * (LAST_YEAR - year)
        self.reasons = chance.sample(words.REASONS, 2)

    def parts(self) -> Iterator[str]:
        one, framework, chance = self.one, self.survey.framework, self.chance
        facts = ", ".join(f"{name}: {value}" for name, value in one.facts.items())
        yield "# Invented, to measure and to try things out with.\nformat: peerready/answers/1\n"
        yield f"frameworks: [{framework.id}@{framework.version.partition('.')[0]}]\n"
        yield f"organisation: {{name: {one.name}, id: o-{one.number}, country: {one.country}}}\n"
        yield f"facts: {{{facts}}}\nassessed_on: {self.day}\nvoices: [{', '.join(self.voices)}]\n"
        if chance.random() < 0.1:
            yield f"target: {chance.choice(self.survey.levels[1:])}\n"
        yield "\nanswers:\n"
        asked = zip(self.survey.questions, one.ways, strict=True)
        here = [(question, way) for question, way in asked if question.applies(one.facts)]
        first, way = next((q, way) for q, way in here if not q.option)
        yield f"  {first.id}: {self.level(first, way)}\n"
        for question, way in here:
            if question is not first:
                yield self.answer(question, way)

    def level(self, question: Question, way: float) -> str:
        levels = self.survey.levels
        lean = self.one.leanings[question.domain] + question.ease + way
        at = self.base + lean + self.chance.gauss(0, 0.04)
        return levels[min(max(int(at * len(levels)), 0), len(levels) - 1)]

    def answer(self, question: Question, way: float) -> str:
        chance, name = self.chance, question.id
        if question.option and chance.random() < 0.7:
            return ""
        drawn = chance.random()
        openness = self.one.openness
        if drawn < openness:
            blank = chance.random() < 0.4
            return f"  {name}:\n" if blank else f"  {name}: {{level: unknown, {self.whom()}}}\n"
        if drawn < openness + 0.015 and self.reasons:
            approved = ", approved_by: Board chair" if question.critical else ""
            return (
                f"  {name}:\n    {{level: not-applicable, voices: [{self.voices[0]}]{approved},\n"
                f'     reason: "{self.reasons.pop()}"}}\n'
            )
        if drawn < openness + 0.3:
            return f"  {name}: {self.level(question, way)}\n"
        level, voice = self.level(question, way), self.voice(question)
        if drawn < openness + 0.6:
            note = chance.choice(words.SHORT)
            return f"  {name}: {{level: {level}, voices: [{voice}], note: {note}}}\n"
        return f"  {name}:\n    level: {level}\n    voices: [{voice}]\n" + self.details(
            level, voice
        )

    def voice(self, question: Question) -> str:
        best = next((voice for voice in question.ask if voice in self.voices), None)
        return best if best and self.chance.random() < 0.8 else self.chance.choice(self.voices)

    def whom(self) -> str:
        return f'note: "{self.chance.choice(words.WHOM)}"'

    def details(self, level: str, voice: str) -> str:
        """The long form's rest: to confirm, note, evidence, action, dissent."""
        chance, drawn = self.chance, self.chance.random
        out = "    to_confirm: true\n" if drawn() < self.one.openness else ""
        sentences = chance.sample(words.SENTENCES, chance.choice((1, 1, 1, 2, 2, 3)))
        out += "    note: >-\n      " + "\n      ".join(sentences) + "\n"
        if drawn() < 0.35 + 0.3 * self.one.stage:
            entries = [self.evidence(voice) for _ in range(chance.choice((1, 1, 2)))]
            out += "    evidence:\n" + "".join(entries)
        if level != self.survey.levels[-1] and drawn() < 0.25:
            out += self.action()
        others = [other for other in self.voices if other != voice]
        if others and drawn() < 0.05:
            by, seen = chance.choice(others), chance.choice(self.survey.levels)
            out += f"    dissent:\n      - {{by: {by}, level: {seen}}}\n"
        return out

    def evidence(self, voice: str) -> str:
        chance, drawn = self.chance, self.chance.random()
        day = self.day - timedelta(days=chance.randrange(1000))
        if drawn < 0.3:
            others = [other for other in (*self.voices, "outside") if other != voice]
            note, by = chance.choice(words.CONFIRMATIONS), chance.choice(others)
            return f'      - {{note: "{note}", grade: confirmed, by: {by}, date: {day}}}\n'
        if drawn < 0.4:
            return f"      - {{note: {chance.choice(words.SAID)}, grade: said, date: {day}}}\n"
        grade = "record" if drawn < 0.7 else "document"
        page = f"https://files.example/{self.one.number}/{chance.choice(words.PAGES)}"
        return f'      - {{url: "{page}", grade: {grade}, date: {day}}}\n'

    def action(self) -> str:
        chance = self.chance
        out = f'    action:\n      do: "{chance.choice(words.TO_DO)}"\n'
        if chance.random() < 0.8:
            due = self.day + timedelta(days=chance.randrange(30, 420))
            out += f"      owner: {chance.choice(words.OWNERS)}\n      due: {due}\n"
        if chance.random() < 0.3:
            out += f"      status: {chance.choice(('started', 'started', 'done', 'dropped'))}\n"
        return out
