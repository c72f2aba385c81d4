"""Frameworks for people: the list, one of them, its ledger, what changed between two versions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from peerready import wording
from peerready.criterion_text import stop_sign, table
from peerready.fields import PHASES
from peerready.screen import Cell, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from peerready.framework import Criterion, Domain, Framework, Theme
    from peerready.framework_diff import Change, Difference
    from peerready.framework_summary import Summary
    from peerready.ledger import Entry, Ledger
    from peerready.screen import Block

SOURCE_WORDS = {
    "current": "the source is current",
    "superseded": "the source has been superseded",
    "unclear": "unclear whether the source is current",
}
WHATS = ("added", "removed", "moved", "rescaled", "reworded")


def listing(summaries: Sequence[Summary], themes: Mapping[str, Theme]) -> tuple[Block, ...]:
    """Each framework at a glance, then which of them decides which step."""
    blocks = [block for one in summaries for block in _summary(one, themes)]
    return (
        *blocks,
        Heading("Which framework answers which question", "by its stop signs"),
        _deciding(summaries),
    )


def _summary(one: Summary, themes: Mapping[str, Theme]) -> Iterator[Block]:
    yield Heading(f"{one.id}: {one.title}", f"{one.version}, your own" if one.own else one.version)
    facts = (
        wording.count(one.scored, "scored criterion", "scored criteria"),
        wording.count(sum(one.stop_signs.values()), "stop sign"),
        SOURCE_WORDS[one.status],
    )
    yield Paragraph("; ".join(facts))
    if one.silent:
        yield Paragraph(f"does not ask about: {_titles(one.silent, themes)}", "faint")


def _titles(names: Sequence[str], themes: Mapping[str, Theme]) -> str:
    return "; ".join(themes[name].title.lower() for name in names)


def _deciding(summaries: Sequence[Summary]) -> Grid:
    def frameworks(phase: str) -> str:
        return ", ".join(
            f"{one.id} ({one.stop_signs[phase]})" for one in summaries if phase in one.decides
        )

    return Grid(
        tuple(
            (Cell(f"may we {wording.STEP_WORDS[phase]}?"), Cell(frameworks(phase) or "none"))
            for phase in PHASES
        ),
        wrap=1,
    )


def one_framework(framework: Framework, themes: Mapping[str, Theme]) -> tuple[Block, ...]:
    """One framework: where it comes from, what it leaves out, and what it asks."""
    limits = framework.provenance.limits
    return (
        Heading(framework.title, f"{framework.id} {framework.version}"),
        _origin(framework, themes),
        *([Heading("What the source does not cover")] if limits else []),
        *(Paragraph(limit, sign="-") for limit in limits),
        *(block for domain in framework.domains for block in _domain(domain)),
    )


def _origin(framework: Framework, themes: Mapping[str, Theme]) -> Grid:
    source, scale = framework.provenance, framework.scale
    published = f", {source.published}" if source.published else ""
    replaced = f", by {source.superseded_by}" if source.superseded_by else ""
    aim = (
        f"; good enough unless you say otherwise: {scale.label(scale.aim)}" if scale.scored else ""
    )
    return table(
        (
            ("source", source.document),
            ("published by", f"{source.publisher}{published}"),
            ("read from", source.derived_from),
            ("address", source.url),
            ("status", f"{SOURCE_WORDS[source.status]}{replaced}"),
            ("rights", source.rights),
            ("reviewed", _reviewed(framework.review.lived_experience)),
            ("levels", f"{', '.join(level.label for level in scale.levels)}{aim}"),
            ("facts", ", ".join(framework.facts)),
            ("silent on", _titles(framework.silent_themes(themes), themes)),
        )
    )


def _reviewed(by: str) -> str:
    if by.strip().casefold() == "none":
        return "not yet by people with lived experience"
    return f"by people with lived experience: {by}"


def _domain(domain: Domain) -> Iterator[Block]:
    yield Heading(domain.title, domain.kind)
    rows = tuple(
        (
            Cell(criterion.id, "faint"),
            Cell(f"{criterion.title}: {criterion.text}{_marks(criterion)}"),
        )
        for criterion in domain.criteria
    )
    yield Grid(rows, wrap=1)


def _marks(criterion: Criterion) -> str:
    use = {"score": "", "option": "option"}.get(criterion.use, f"{criterion.use}, not scored")
    group = f"any one of {wording.listed(criterion.any_of, 'or')}" if criterion.any_of else ""
    said = "; ".join(mark for mark in (stop_sign(criterion), use, group) if mark)
    return f" [{said}]" if said else ""


def trace(ledger: Ledger) -> tuple[Block, ...]:
    """Every statement of the source and what became of it; the counts at the end."""
    return (
        Heading(ledger.title, f"{ledger.id} {ledger.version}"),
        *(block for entry in ledger.entries for block in _entry(entry)),
        *(
            Paragraph(f"'{criterion}' cites '{statement}', which is no statement", "stop")
            for criterion, statement in ledger.astray
        ),
        Heading(_counts(ledger)),
    )


def _entry(entry: Entry) -> Iterator[Block]:
    yield Heading(f"{entry.id}: {entry.heading}")
    yield Paragraph(entry.gist)
    if entry.cited_by:
        yield Paragraph(f"asked in {', '.join(entry.cited_by)}", "met")
    elif entry.omitted is not None:
        yield Paragraph(f"left out: {entry.omitted}", "open")
    else:
        yield Paragraph("a gap: neither cited nor omitted", "stop")


def _counts(ledger: Ledger) -> str:
    counts = [
        f"{wording.count(len(ledger.entries), 'statement')}: {ledger.cited} asked",
        f"{ledger.omitted} left out with a reason",
        wording.count(len(ledger.gaps), "gap"),
    ]
    if ledger.astray:
        counts.append(f"{wording.count(len(ledger.astray), 'citation')} of no statement")
    return ", ".join(counts)


def changes(difference: Difference) -> tuple[Block, ...]:
    """The changes by what they are, then the version number they ask for."""
    return (
        Heading(f"{difference.id}: {difference.old} to {difference.new}"),
        *(block for what in WHATS for block in _of_kind(what, difference.changes)),
        *_verdict(difference),
    )


def _of_kind(what: str, given: Sequence[Change]) -> Iterator[Block]:
    found = [change for change in given if change.what == what]
    if found:
        yield Heading(wording.capital(what))
    for subject, of_one in groupby(found, key=lambda change: change.subject):
        yield Paragraph(subject, "strong")
        for change in of_one:
            yield from _change(change)


def _change(change: Change) -> Iterator[Block]:
    if change.key:
        yield Paragraph(change.key, indent=4)
    if change.before is not None:
        yield Paragraph(change.before, "faint", indent=6, sign="-")
    if change.after is not None:
        yield Paragraph(change.after, indent=6, sign="+")


def _verdict(difference: Difference) -> Iterator[Block]:
    if not difference.changes:
        yield Paragraph("no criterion, statement or setting differs")
        return
    asked = f"these changes ask for a {difference.needed} version, {difference.least} or above"
    yield Heading("Version")
    yield Paragraph(f"{asked}: {difference.new} {_fit(difference)}", "strong")
    if difference.needed != "major" and any(one.what == "reworded" for one in difference.changes):
        yield Paragraph(
            "read what was reworded: where an answer now means something else, the version is a "
            "major one, and no program can see that"
        )


def _fit(difference: Difference) -> str:
    if difference.fits:
        return "fits"
    return "goes back" if difference.given is None else "is not enough"
