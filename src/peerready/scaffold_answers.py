"""A new answers file, commented, ready to fill in: every criterion with what each level looks like."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from peerready.fields import VOICES
from peerready.scaffold import quoted
from peerready.sinks import comment
from peerready.wording import BEFORE, listed, voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from peerready.framework import Criterion, Framework, Scale
    from peerready.scaffold_start import Start

WIDTH: Final = 96


def text(start: Start) -> str:
    """The answers file: valid as it stands, but for facts that only the organisation knows."""
    parts = [
        _head(start),
        _facts(start),
        _who_and_when(start),
        *_scales(start),
        _longer(start),
        "answers:\n",
        *(_framework(framework, start) for framework in start.frameworks),
    ]
    return "\n".join(part for part in parts if part)


def _head(start: Start) -> str:
    modeline = (
        [f"# yaml-language-server: $schema=./{comment(start.schema)}"] if start.schema else []
    )
    references = ", ".join(f"{one.id}@{one.major}" for one in start.frameworks)
    lines = [
        *modeline,
        "# Are we ready to employ peer support workers? Our answers.",
        "#",
        *_said(
            "Type each answer after its colon. The lines that begin with '#:' say what is asked, "
            "and what each level looks like. What you leave empty is not answered yet, and is "
            "shown so. No personal names and no health details belong here: name roles. Then:"
        ),
        f"#   peerready assess {comment(start.path)}",
        "format: peerready/answers/1",
        *(line for one in start.frameworks for line in _source(one, start)),
        f"frameworks: [{references}]",
        "organisation:",
        *([] if start.name else ["  # Change this: it stands at the head of every report."]),
        f"  name: {quoted(start.name or 'Our organisation')}",
        "  # id: a-short-name-that-stays-the-same-from-year-to-year",
        "  # country: AU",
    ]
    return _lines(lines)


def _source(framework: Framework, start: Start) -> list[str]:
    lines = _said(f"{framework.id} {framework.version}: {framework.title}")
    if framework.id in start.own:
        path = start.own[framework.id]
        lines += _said(
            f"it is read from {path}: give -f {path} to every command, or list its folder under "
            "framework_folders in peerready.yaml",
            "#   ",
        )
    return lines


def _facts(start: Start) -> str:
    if not start.all_facts:
        return ""
    lines = ["# What you are. It decides which criteria apply to you.", "facts:"]
    for name in start.all_facts:
        fact = start.known_facts[name]
        lines += _said(fact.question or fact.title or name, "  # ")
        lines += _table({value: meant.means for value, meant in fact.values.items()}, "  #   ")
        lines.append(f"  {name}: {start.facts.get(name, '')}".rstrip())
    out = start.left_out()
    if out:
        lines += _said(f"Left out, since they do not apply to you then: {', '.join(out)}.", "  # ")
    return _lines(lines)


def _who_and_when(start: Start) -> str:
    aims = "; ".join(f"{one.id}: {one.scale.aim}" for one in start.frameworks)
    lines = [
        "# The day the answers were given.",
        f"assessed_on: {start.today.isoformat()}",
        "",
        *_said(f"Who answered: one or more of {', '.join(VOICES)}."),
        *_said(
            "With one group here, every answer is theirs. With several, say at each answer whose "
            "it is ('voices: [team]', see below); an answer that does not say counts as nobody's."
        ),
        "voices: []",
        "",
        *_said(
            "What is good enough for you: a level, for all or at a single answer. Left out, it is "
            f"what the framework sets ({aims})."
        ),
        "# target:",
    ]
    return _lines(lines)


def _scales(start: Start) -> Iterator[str]:
    """The general wording of each scale, once for all frameworks that use it."""
    scales: list[Scale] = []
    for framework in start.frameworks:
        if framework.scale not in scales:
            scales.append(framework.scale)
    for scale in scales:
        users = [one.id for one in start.frameworks if one.scale == scale]
        words = {
            **{level.id: level.means for level in scale.levels},
            "unknown": "You would have to ask someone. Say whom in a note.",
            "not-applicable": (
                "Could never apply to you; needs a 'reason'. What is not there yet is "
                f"{scale.levels[0].id}."
            ),
        }
        about = f"The answers to {listed(users)}."
        yield _lines([*_said(about), *_said(scale.note or ""), *_table(words, "#   ")])


def _longer(start: Start) -> str:
    first = next((one for one in start.questions() if one.scored), start.questions()[0])
    framework = next(one for one in start.frameworks if first in one.criteria)
    level, later = framework.scale.levels[1].id, start.today.year + 1
    return _lines(
        [
            *_said("An answer is a level, or it says more:"),
            f"#   {first.id}:",
            f"#     level: {level}",
            "#     voices: [team]",
            "#     note: >-",
            "#       Agreed, but two teams have none.",
            "#     evidence:",
            "#       - path: policies/supervision.md",
            "#         grade: document",
            f"#         date: {start.today.isoformat()}",
            f"#     action: {{do: Extend it to both teams, owner: Team lead, due: {later}-06-30}}",
            f"#     dissent: [{{by: peer-workers, level: {framework.scale.levels[0].id}}}]",
            *_said(
                "Evidence is a path (from this file's folder), a url or a note. Its grades, from "
                "weak to strong: said, document, record (it is done), confirmed (by another "
                "group, or someone outside: 'by' and 'date')."
            ),
        ]
    )


def _framework(framework: Framework, start: Start) -> str:
    rule = f"  # {'=' * (WIDTH - 4)}"
    title = _said(f"{framework.id} {framework.version}: {framework.title}", "  # ")
    blocks = [_lines([rule, *title, rule])]
    for domain in framework.domains:
        entries = start.entries(domain, framework)
        if entries:
            heading = _said(f"{domain.title} ({domain.kind})", "  # ---- ")
            blocks += [_lines(heading), *(_entry(one, framework) for one in entries)]
    return "\n".join(blocks)


def _entry(criterion: Criterion, framework: Framework) -> str:
    lines = [
        *_said(f"{criterion.id} · {criterion.title}", "  #: "),
        *_said(_remark(criterion), "  #: "),
        *_said(criterion.text, "  #: "),
        *_said(_asked(criterion), "  #: "),
        *_table(_in_order(criterion.levels or {}, framework.scale), "  #:   "),
        *_list("Look for", criterion.look_for),
        *_list("Not this", criterion.not_this),
    ]
    if criterion.any_of:
        ways = f"Answer {listed(criterion.any_of, 'or')} below; one of them is enough."
        return _lines([*lines, *_said(ways, "  #: ")])
    return _lines([*lines, f"  {criterion.id}:"])


def _remark(criterion: Criterion) -> str:
    """What a reader has to know before the text: a stop sign, what is not counted, for whom it is."""
    critical, said = criterion.critical, []
    if critical:
        later = {
            "right": "a right, which no plan makes up for",
            "preparation": "or promised, by an action with an owner and a due date",
        }
        sign = f"STOP SIGN {BEFORE[criterion.phase]}: at least {critical.floor}"
        said += [f"{sign} ({later[critical.kind]}).", critical.why]
    uses = {
        "context": "For context: it is shown, and never counted.",
        "outcome": "What came of it: it is shown apart, and never counted.",
    }
    said += [uses[criterion.use]] if criterion.use in uses else []
    for fact, allowed in (criterion.when or {}).items():
        said.append(f"Only where {fact} is {listed(allowed, 'or')}.")
    return " ".join(said)


def _asked(criterion: Criterion) -> str:
    groups = ", ".join(voice(name, {}) for name in criterion.ask)
    asked = f"Ask {groups}" if groups else ""
    question = f"“{criterion.question}”" if criterion.question else ""
    return ": ".join(part for part in (asked, question) if part)


def _in_order(levels: Mapping[str, str], scale: Scale) -> dict[str, str]:
    return {level: levels[level] for level in scale.ids if level in levels}


def _list(heading: str, items: Iterable[str]) -> list[str]:
    lines = [line for item in items for line in _said(item, "  #:   - ", "  #:     ")]
    return [f"  #: {heading}:", *lines] if lines else []


def _table(rows: Mapping[str, str], margin: str) -> list[str]:
    """Words and their meanings in two columns."""
    widest = max(map(len, rows), default=0)
    return [
        line
        for word, meaning in rows.items()
        for line in _said(meaning, f"{margin}{word:<{widest}}  ", margin + " " * (widest + 2))
    ]


def _said(words: str, margin: str = "# ", below: str | None = None) -> list[str]:
    """Words as lines of a comment, harmless wherever they come from."""
    return textwrap.wrap(
        comment(words),
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin.replace("----", "    ") if below is None else below,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
