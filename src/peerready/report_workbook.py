"""The gap report as a workbook: what to read first, an overview with a chart, and the tables to filter by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import report_sheets
from peerready.content import cuts
from peerready.glossary import FIGURES, WORDS
from peerready.report_sheets import EVERY, NOT_COUNTED, STEPS
from peerready.screen import OWN_ANSWERS, SYMBOLS
from peerready.sheets import Chart, Grid, Page, Percent, Prose, Running, Title
from peerready.wording import capital, listed, paragraphs, sentence
from peerready.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from peerready.content.model import FrameworkView, Mark, RangeLine, ReportView
    from peerready.sheets import Sheet

    Block = Title | Prose | Grid

READ_FIRST = "Read me first"
FIRST_WIDTHS = (26, 12, 90)
OVERVIEW = "Overview"
OVERVIEW_WIDTHS = (36, 14, 14, 14, 14, 14, 14, 14)
EXPLAINED = ("stop sign", "claimed", "shown", "open", "dissent", "gap")
"""The words that the tables use, with what they mean."""
SIGNS: dict[Mark, str] = {
    "met": "in place",
    "promised": "begun, or promised by a dated action",
    "stop": "not yet",
    "open": "open: not answered, unknown, or to confirm",
    "none": "not counted, or not said",
}
GUIDE = {
    OVERVIEW: "What can be said of each step, the stop signs, who says so, and how much is claimed and shown.",
    STEPS: "What to do, in order: stop signs, then by step. The order is not importance.",
    EVERY: "Every criterion with the answer, what is good enough, who says so and what is shown.",
    NOT_COUNTED: "Answers that are shown and never counted.",
}


def content(view: ReportView, today: date, *, figures: bool = True) -> bytes:
    """The workbook of a whole report; a view without criteria or figures has none in the workbook either."""
    shown = view if figures else cuts.without_figures(view)
    tables = report_sheets.sheets(shown)
    title = f"{view.organisation}: gap report"
    first = Page(READ_FIRST, FIRST_WIDTHS, tuple(_first(shown, tables)))
    overview = Page(OVERVIEW, OVERVIEW_WIDTHS, tuple(_overview(shown)))
    running = Running(f"{title}, {view.today}", view.confidentiality, OWN_ANSWERS.split(". ")[0])
    author = view.prepared_by or view.organisation
    return workbook((first, overview, *tables), title, today, running, author)


# --- read me first


def _first(view: ReportView, tables: Sequence[Sheet]) -> Iterator[Block]:
    yield Title(f"{view.organisation}: gap report", 1)
    yield from _said(view.confidentiality)
    yield _beside(_about(view))
    yield Title("Short answer")
    yield from _said(view.across)
    for framework in view.frameworks:
        yield from _named(view, framework)
        yield from (Prose(line) for line in framework.short_answer)
        if framework.lowered:
            yield Prose(framework.lowered)
    yield Title("Before you read on")
    yield from (Prose(f"• {notice}") for notice in view.notices)
    if view.narrative:
        yield Title("In our own words")
        yield from (Prose(part) for part in paragraphs(view.narrative))
    yield Title("The sheets")
    yield Grid(("Sheet", "Rows", "What is there"), tuple(_guide(view, tables)))
    yield from _key(view)
    yield from _sources(view)
    if view.warnings:
        yield Title("Remarks on the answers file")
        yield from (Prose(capital(warning)) for warning in view.warnings)
    yield Prose(f"Made by {view.tool} from {view.path}, sha256 {view.sha256}")


def _said(text: str) -> Iterator[Block]:
    if text:
        yield Prose(text, strong=True)


def _named(view: ReportView, framework: FrameworkView) -> Iterator[Block]:
    if len(view.frameworks) > 1:
        yield Title(framework.title, 3)


def _beside(rows: Iterable[tuple[str, str]]) -> Grid:
    """Words with what stands beside them."""
    return Grid((), tuple(rows), spans=(1, 2))


def _about(view: ReportView) -> Iterator[tuple[str, str]]:
    by = f" by {view.answered_by}" if view.answered_by else ""
    yield "Question", view.question
    yield "Answered", view.assessed_on + by
    yield "Judged as of", view.today
    yield from (("Framework", f"{one.title} ({one.id} {one.version})") for one in view.frameworks)
    facts = (fact.partition(": ") for fact in view.facts)
    dress = (
        ("Country", view.country),
        *((capital(name), value) for name, _, value in facts),
        ("Prepared for", view.prepared_for),
        ("Prepared by", view.prepared_by),
    )
    yield from ((name, value) for name, value in dress if value)


def _guide(view: ReportView, tables: Sequence[Sheet]) -> Iterator[tuple[str, int | None, str]]:
    """Each sheet with its number of rows, and why one that is expected is not there."""
    yield OVERVIEW, None, GUIDE[OVERVIEW]
    abouts = _register_abouts(view)
    for sheet in tables:
        yield sheet.name, len(sheet.rows), GUIDE.get(sheet.name) or abouts[sheet.name]
    there = {sheet.name for sheet in tables}
    for framework in view.frameworks[:1] if STEPS not in there else ():
        yield STEPS, 0, f"No sheet: {framework.no_steps}."
    for register in view.frameworks[0].registers:
        name, _ = report_sheets.REGISTERS[register.id]
        if name not in there:
            yield name, 0, f"No sheet. {register.empty}"


def _register_abouts(view: ReportView) -> dict[str, str]:
    """What each sheet of a register says of itself; several frameworks may each add something."""
    found: dict[str, dict[str, None]] = {}
    for framework in view.frameworks:
        for register in framework.registers:
            if register.rows:
                name, _ = report_sheets.REGISTERS[register.id]
                found.setdefault(name, {})[register.about] = None
    return {name: " ".join(abouts) for name, abouts in found.items()}


def _key(view: ReportView) -> Iterator[Block]:
    yield Title("What the words mean")
    yield _beside(
        (*((capital(word), WORDS[word]) for word in EXPLAINED), ("Heard", FIGURES["heard"]))
    )
    yield Prose("The signs, each beside words that say the same:")
    yield _beside((SYMBOLS[mark], meaning) for mark, meaning in SIGNS.items())
    scales = dict.fromkeys(one.scale for one in view.frameworks)
    for scale in scales:
        names = [one.id for one in view.frameworks if one.scale == scale]
        yield Title(f"The levels of {listed(names)}", 3)
        yield Grid(("Level", "Value", "Means"), scale)


def _sources(view: ReportView) -> Iterator[Block]:
    yield Title("Where the questions come from")
    for framework in view.frameworks:
        yield from _named(view, framework)
        yield from (Prose(sentence(notice)) for notice in framework.notices)
        if framework.silent:
            yield Prose(f"It does not ask about: {'; '.join(framework.silent)}")


# --- overview


def _overview(view: ReportView) -> Iterator[Block]:
    yield Title(f"{view.organisation}: overview, {view.today}", 1)
    yield Prose(OWN_ANSWERS)
    if len(view.frameworks) > 1:
        yield Prose("Percentages of different frameworks do not compare: each asks other things.")
    for framework in view.frameworks:
        yield Title(f"{framework.title} ({framework.id} {framework.version})")
        yield from (Prose(line, strong=True) for line in framework.short_answer[:1])
        yield from _readiness(framework)
        yield from _voices(framework)
        yield from _standing(framework)


def _readiness(framework: FrameworkView) -> Iterator[Block]:
    yield Title("What can be said of each step", 3)
    yield Grid(
        ("Step", "Verdict", "What can be said", "How much of it is shown and heard"),
        tuple(
            (
                f"{phase.phase}, {phase.before}",
                f"{SYMBOLS[phase.mark]} {phase.name}",
                phase.words,
                phase.support,
            )
            for phase in framework.phases
        ),
        spans=(1, 2, 3, 2),
        signed=(1,),
    )
    if not framework.stop_signs:
        return
    yield Title("Stop signs", 3)
    yield Grid(
        ("Stop sign", "Criterion", "Step", "Today", "Enough", "A right", "Promise"),
        tuple(
            (
                sign.title,
                sign.id,
                sign.phase,
                f"{SYMBOLS[sign.mark]} {sign.today}",
                sign.enough,
                "yes" if sign.right else "no",
                sign.promise,
            )
            for sign in framework.stop_signs
        ),
        spans=(1, 1, 1, 1, 1, 1, 2),
        signed=(3,),
    )


def _voices(framework: FrameworkView) -> Iterator[Block]:
    yield Title("Who says so", 3)
    yield from _said(framework.voice_remark)
    if not framework.voices:
        return
    yield Grid(
        ("Group", "Answers given", "of all", "Of what it knows best", "of all", "Remark"),
        tuple(
            (capital(line.who), line.gave, line.answers, line.heard, line.about, line.remark)
            for line in framework.voices
        ),
        spans=(1, 1, 1, 1, 1, 3),
    )


def _standing(framework: FrameworkView) -> Iterator[Block]:
    yield Title("Where we are", 3)
    if framework.counts:
        yield Prose(f"Counts first. The level aimed for is {framework.target}.")
        yield Grid(
            ("Step", "At target", "Begun", "Not yet", "Open", "All"),
            tuple(
                (
                    capital(line.name),
                    line.at_target,
                    line.begun,
                    line.not_yet,
                    line.open,
                    line.total,
                )
                for line in framework.counts
            ),
        )
    yield from _said(framework.not_applicable)
    yield from _said(framework.not_holding)
    if framework.whole.low is not None:
        yield from _figures(framework)
    elif framework.whole.claimed:
        yield Prose(f"{capital(framework.whole.claimed)}; {framework.whole.answered}")


def _figures(framework: FrameworkView) -> Iterator[Block]:
    """The ranges as numbers; a chart of the whole and of each domain."""
    columns = (
        "Claimed, at least",
        "If what is open turned out well",
        "Shown",
        "Claimed, not shown",
        "Open",
        "Heard",
        "Answered",
    )
    whole = framework.whole._replace(name="All criteria")
    parts = (whole, *framework.by_domain)
    alt = "; ".join(f"{one.name}: shown {one.shown}, claimed {one.claimed}" for one in parts)
    chart = Chart(
        "stack",
        f"Shown, claimed and open ({framework.id})",
        f"A bar for all criteria and for each domain, of three parts: shown, claimed but not shown, open. {alt}.",
        series=(3, 4, 5),
    )
    yield Grid(("Domain", *columns), tuple(map(_range, parts)), chart=chart)
    if framework.by_phase:
        yield Grid(("Step", *columns), tuple(map(_range, framework.by_phase)))


def _percent(shown: str) -> str | Percent:
    """A number of what is shown as one: 87 %."""
    number = shown.removesuffix(" %")
    return Percent(int(number)) if number.isdigit() else shown


def _range(line: RangeLine) -> tuple[str | Percent | None, ...]:
    """Numbers cut to whole per cent, so that the three parts of a bar add up to its end."""
    low, high, shown = line.low or 0, line.high or 0, line.evidenced or 0
    return (
        capital(line.name),
        Percent(low),
        Percent(high),
        Percent(shown),
        Percent(low - shown),
        Percent(high - low),
        _percent(line.heard),
        line.answered.removesuffix(" answered"),
    )
