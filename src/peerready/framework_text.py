"""Frameworks as text for people: the list, one of them, its ledger, what changed between two versions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from peerready import wording
from peerready.criterion_text import stop_sign
from peerready.fields import PHASES
from peerready.paragraphs import items, labelled, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from peerready.framework import Criterion, Framework, Provenance, Theme
    from peerready.framework_diff import Change, Difference
    from peerready.framework_summary import Summary
    from peerready.ledger import Entry, Ledger

SOURCE_WORDS = {
    "current": "source is current",
    "superseded": "source has been superseded",
    "unclear": "unclear whether the source is current",
}
WHATS = ("added", "removed", "moved", "rescaled", "reworded")
INDENT = 8


def list_text(summaries: Sequence[Summary], themes: Mapping[str, Theme], width: int) -> str:
    """Each framework at a glance, then which of them decides which step."""
    blocks = ["\n".join(_summary(one, themes, width)) for one in summaries]
    return "\n\n".join([*blocks, "\n".join(_deciding(summaries, width))]) + "\n"


def _summary(one: Summary, themes: Mapping[str, Theme], width: int) -> Iterator[str]:
    mine = " (your own)" if one.own else ""
    yield paragraph(f"{one.title}, {one.version}{mine}", width, INDENT, _name(one.id))
    facts = (
        wording.count(one.scored, "scored criterion", "scored criteria"),
        wording.count(sum(one.stop_signs.values()), "stop sign"),
        SOURCE_WORDS[one.status],
    )
    yield paragraph("; ".join(facts), width, INDENT)
    if one.silent:
        silent = ", ".join(themes[theme].title.lower() for theme in one.silent)
        yield paragraph(f"does not ask about: {silent}", width, INDENT)


def _name(name: str) -> str:
    return f"{name:<{INDENT - 1}} "


def _deciding(summaries: Sequence[Summary], width: int) -> Iterator[str]:
    yield "Which framework answers which question (its stop signs)"
    for phase in PHASES:
        said = [f"{one.id} ({one.stop_signs[phase]})" for one in summaries if phase in one.decides]
        question = f"  May we {wording.STEP_WORDS[phase]}? "
        yield paragraph(", ".join(said) or "none of these", width, 4, question)


def framework_text(framework: Framework, silent: Sequence[Theme], width: int) -> str:
    """One framework: where it comes from, what it leaves out, and what it asks."""
    head = "\n".join(_head(framework, silent, width))
    limits = "\n".join(_limits(framework.provenance, width))
    domains = ("\n".join(_domain(framework, place, width)) for place in range(len(framework.domains)))
    return "\n\n".join(part for part in (head, limits, *domains) if part) + "\n"


def _head(framework: Framework, silent: Sequence[Theme], width: int) -> Iterator[str]:
    source, scale = framework.provenance, framework.scale
    published = f", {source.published}" if source.published else ""
    replaced = f", by {source.superseded_by}" if source.superseded_by else ""
    review = framework.review.lived_experience
    aim = f"; good enough unless you say otherwise: {scale.label(scale.aim)}" if scale.scored else ""
    rows = {
        "Source": source.document,
        "By": f"{source.publisher}{published}",
        "Read from": source.derived_from,
        "Address": source.url,
        "Status": f"{SOURCE_WORDS[source.status]}{replaced}",
        "Rights": source.rights,
        "Reviewed": _reviewed(review),
        "Answers": f"{', '.join(level.label for level in scale.levels)}{aim}",
        "Silent on": ", ".join(theme.title.lower() for theme in silent),
    }
    yield paragraph(f"{framework.id} {framework.version}  {framework.title}", width)
    for label, text in rows.items():
        yield from labelled(label, text, width)


def _reviewed(by: str) -> str:
    if by.strip().casefold() == "none":
        return "not yet by people with lived experience"
    return f"by people with lived experience: {by}"


def _limits(source: Provenance, width: int) -> Iterator[str]:
    if source.limits:
        yield "What the source does not cover"
        yield from items(source.limits, width)


def _domain(framework: Framework, place: int, width: int) -> Iterator[str]:
    domain = framework.domains[place]
    yield paragraph(f"{domain.title} ({domain.kind})", width)
    for criterion in domain.criteria:
        yield paragraph(f"{criterion.title}{_marks(criterion)}", width, 12, f"  {criterion.id:<9} ")
        yield paragraph(criterion.text, width, 12)


def _marks(criterion: Criterion) -> str:
    use = {"score": "", "option": "option"}.get(criterion.use, f"{criterion.use}, not scored")
    group = wording.listed(criterion.any_of, "or")
    marks = (stop_sign(criterion), use, f"any of {group}" if group else "")
    said = "; ".join(mark for mark in marks if mark)
    return f" [{said}]" if said else ""


def trace_text(ledger: Ledger, width: int) -> str:
    """Every statement of the source and what became of it; the counts at the end."""
    head = paragraph(f"{ledger.id} {ledger.version}  {ledger.title}", width)
    entries = ("\n".join(_entry(entry, width)) for entry in ledger.entries)
    astray = "\n".join(
        paragraph(f"'{criterion}' cites '{statement}', which is no statement", width, 2, "")
        for criterion, statement in ledger.astray
    )
    return "\n\n".join(part for part in (head, *entries, astray, _counts(ledger)) if part) + "\n"


def _entry(entry: Entry, width: int) -> Iterator[str]:
    yield paragraph(entry.heading, width, INDENT, _name(entry.id))
    yield paragraph(entry.gist, width, INDENT)
    if entry.cited_by:
        yield paragraph(f"asked in {', '.join(entry.cited_by)}", width, INDENT)
    elif entry.omitted is not None:
        yield paragraph(f"left out: {entry.omitted}", width, INDENT)
    else:
        yield paragraph("a gap: neither cited nor omitted", width, INDENT)


def _counts(ledger: Ledger) -> str:
    counts = [
        wording.count(len(ledger.entries), "statement") + f": {ledger.cited} asked",
        f"{ledger.omitted} left out with a reason",
        wording.count(len(ledger.gaps), "gap"),
    ]
    if ledger.astray:
        counts.append(wording.count(len(ledger.astray), "citation") + " of no statement")
    return ", ".join(counts)


def diff_text(difference: Difference, width: int) -> str:
    """The changes by what they are, then the version number they ask for."""
    head = paragraph(f"{difference.id}: {difference.old} to {difference.new}", width)
    parts = ("\n".join(_changes(what, difference.changes, width)) for what in WHATS)
    verdict = "\n".join(_verdict(difference, width))
    return "\n\n".join(part for part in (head, *parts, verdict) if part) + "\n"


def _changes(what: str, changes: Sequence[Change], width: int) -> Iterator[str]:
    found = [change for change in changes if change.what == what]
    if found:
        yield wording.capital(what)
    for subject, of_one in groupby(found, key=lambda change: change.subject):
        yield paragraph(subject, width, 2)
        for change in of_one:
            yield from _change(change, width)


def _change(change: Change, width: int) -> Iterator[str]:
    if change.key:
        yield paragraph(change.key, width, 4)
    if change.before is not None:
        yield paragraph(change.before, width, 8, "      - ")
    if change.after is not None:
        yield paragraph(change.after, width, 8, "      + ")


def _verdict(difference: Difference, width: int) -> Iterator[str]:
    if not difference.changes:
        yield "No criterion, statement or setting differs."
        return
    needed, least = difference.needed, difference.least
    said = f"These changes ask for a {needed} version, {least} or above"
    yield paragraph(f"{said}: {difference.new} {_fit(difference)}.", width)
    if needed != "major" and any(change.what == "reworded" for change in difference.changes):
        reason = "what was reworded so that an answer now means something else asks for a major version"
        yield paragraph(f"Read them through: {reason}, and no program can see it.", width)


def _fit(difference: Difference) -> str:
    if difference.fits:
        return "fits"
    return "goes back" if difference.given is None else "is not enough"
