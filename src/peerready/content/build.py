"""The whole report of one organisation, built once for every format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from peerready import __version__, wording
from peerready.content import across, criteria, figure_lines, people, readiness_lines, registers
from peerready.content import steps as steps_
from peerready.content.model import NO_VALUE, FrameworkView, ReportView
from peerready.content.questions import chosen_by, questions
from peerready.fields import VOICES, Voice
from peerready.wording import day, voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from peerready.answers import Answers
    from peerready.assessment import Assessment
    from peerready.case import Block, Case
    from peerready.framework import Framework, Shared

QUESTION = "Are we ready to employ peer workers?"
STATUS = {
    "current": "still the publisher's word",
    "superseded": "since replaced",
    "unclear": "whether it is still current is unclear",
}

Asked = dict[str, tuple[str, ...]]
"""Of each shared theme, the shipped frameworks with a scored criterion on it."""


def report_view(case: Case, shared: Shared, asked: Asked | None = None) -> ReportView:
    """Everything a report says of one organisation, in order; `asked` says which framework asks what."""
    return _view(
        case, shared, [framework_view(block, case, shared, asked or {}) for block in case.blocks]
    )


def outline_view(case: Case, shared: Shared) -> ReportView:
    """The same without the long lists, for a screen that does not show them."""
    return _view(case, shared, [_outline(block, case, shared, {}) for block in case.blocks])


def _view(case: Case, shared: Shared, frameworks: Iterable[FrameworkView]) -> ReportView:
    answers, dress = case.answered.answers, case.settings.report
    return ReportView(
        organisation=answers.organisation.name,
        country=answers.organisation.country or "",
        facts=tuple(
            f"{shared.facts[fact].title or fact}: {value} ({_first_sentence(shared.facts[fact].values[value].means)})"
            for fact, value in answers.facts.items()
        ),
        assessed_on=day(answers.assessed_on),
        today=day(case.today),
        answered_by=voices(answers.voices, case.settings.words),
        question=QUESTION,
        prepared_for=(dress and dress.prepared_for) or "",
        prepared_by=(dress and dress.prepared_by) or "",
        narrative=(dress and dress.narrative) or "",
        confidentiality=(dress and dress.confidentiality) or "",
        notices=notices(case),
        across=across.across(case.blocks),
        frameworks=tuple(frameworks),
        warnings=tuple(
            _warning(problem.message, problem.hint) for problem in case.answered.warnings
        ),
        path=case.answered.document.path,
        sha256=case.answered.document.sha256,
        tool=f"peerready {__version__}",
        language=case.blocks[0].assessment.framework.language if case.blocks else "en",
    )


def _first_sentence(text: str) -> str:
    return text.split(". ", maxsplit=1)[0].rstrip(".")


def _warning(message: str, hint: str | None) -> str:
    return f"{message}: {hint}" if hint else message


def notices(case: Case) -> tuple[str, ...]:
    """What every report says up front."""
    answers, own = case.answered.answers, case.settings.words
    return (
        _whose(answers, case, own),
        "The organisation is reviewed here, never peer workers, applicants or people using the service.",
        "“Not ready” is the organisation's list of work. It is no reason to drop, delay or take away peer posts. “Ready” is no certificate.",
        "This is a structured self-review: not a measurement, an audit or a forecast. Do not rank, fund, accredit or appraise by it.",
        "Percentages of different frameworks, or of services that asked different people, do not compare.",
        registers.shown_means(case.blocks),
        "Percentages are cut, never rounded up: a full hundred appears only where nothing is missing.",
        "If a person could be recognised in this report, do not pass it on.",
    )


def _whose(answers: Answers, case: Case, own: Mapping[str, str]) -> str:
    by = (
        f"by {voices(answers.voices, own)}"
        if answers.voices
        else "without saying which groups gave them"
    )
    parts = [
        f"These are {answers.organisation.name}'s own answers of {day(answers.assessed_on)}, given {by}."
    ]
    none_employed = answers.facts.get("peer_workers") == "none"
    silent = [
        name
        for name in VOICES
        if name in _never_asked(case) and not (none_employed and name == "peer-workers")
    ]
    if silent:
        parts.append(f"Not asked: {voices(silent, own)}.")
    if none_employed and "peer-workers" not in answers.voices:
        parts.append("No peer worker is employed, and no outside peer answered.")
    return " ".join(parts)


def _never_asked(case: Case) -> set[Voice]:
    answers = case.answered.answers
    gave = {voice for answer in answers.answers.values() for voice in answers.voices_of(answer)}
    about = {
        voice
        for block in case.blocks
        for result in block.assessment.results
        if result.in_figures
        for voice in people.asked_of(block.assessment, result)
    }
    return about - gave - set(answers.voices)


def framework_view(block: Block, case: Case, shared: Shared, asked: Asked) -> FrameworkView:
    """Everything a report says of one framework."""
    assessment, today = block.assessment, case.today
    answers, own = case.answered.answers, case.settings.words
    outline = _outline(block, case, shared, asked)
    elsewhere = _elsewhere(assessment.framework, shared, asked)
    view = outline._replace(
        decisions=readiness_lines.decisions(block, elsewhere, today),
        start_now=steps_.start_now(outline.steps),
        start_more=steps_.start_more(outline.steps),
        by_theme=figure_lines.by_theme(assessment, shared.themes),
        asking=people.asking(assessment, own),
        registers=registers.registers(assessment, answers, own, today),
        aside=criteria.aside(assessment, own, today),
        arithmetic=figure_lines.arithmetic(assessment),
    )
    return view._replace(questions=questions(block, view))


def _outline(block: Block, case: Case, shared: Shared, asked: Asked) -> FrameworkView:
    """The short parts alone."""
    assessment, today = block.assessment, case.today
    framework, answers = assessment.framework, case.answered.answers
    own, elsewhere = case.settings.words, _elsewhere(framework, shared, asked)
    return FrameworkView(
        id=framework.id,
        title=framework.title,
        version=framework.version,
        source=source_line(framework),
        origin=_origin(framework),
        short_answer=readiness_lines.short_answer(block, today),
        lowered=registers.lowered_notice(assessment, answers),
        notices=_framework_notices(block),
        phases=readiness_lines.phase_lines(block, today),
        stop_signs=readiness_lines.stop_signs(block, today),
        voices=people.voice_lines(assessment, answers, own),
        voice_remark=people.voice_remark(assessment, answers, own),
        decisions=(),
        start_now=(),
        start_more="",
        counts=figure_lines.count_lines(assessment),
        whole=figure_lines.range_line("all", assessment.figures),
        target=_target_words(assessment, answers),
        not_applicable=registers.not_applicable_notice(assessment),
        not_holding=registers.not_holding_notice(assessment),
        option=_option(block, case),
        by_phase=figure_lines.by_phase(assessment),
        by_domain=figure_lines.by_domain(assessment),
        by_theme=(),
        steps=steps_.steps(assessment, block.gaps, own, today),
        asking=(),
        silent=tuple(_silent(shared, theme, names) for theme, names in elsewhere.items()),
        limits=framework.provenance.limits,
        registers=(),
        questions=(),
        domains=criteria.domain_views(assessment, own, today),
        aside=(),
        scale=_scale(framework),
        arithmetic=(),
        sha256=block.loaded.sha256,
    )


def _option(block: Block, case: Case) -> str:
    """How a command finds a framework of one's own; one in a folder of the project is found anyway."""
    path = block.loaded.document.path
    known = Path(path).parent in case.settings.framework_folders
    return f" -f {path}" if block.loaded.own and not known else ""


def _elsewhere(framework: Framework, shared: Shared, asked: Asked) -> Asked:
    """Of each theme the framework is silent on, the other frameworks that ask about it."""
    silent = framework.silent_themes(shared.themes)
    return {theme: tuple(n for n in asked.get(theme, ()) if n != framework.id) for theme in silent}


def _scale(framework: Framework) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (level.label, NO_VALUE if level.value is None else str(level.value), level.means)
        for level in framework.scale.levels
    )


def _silent(shared: Shared, theme: str, elsewhere: tuple[str, ...]) -> str:
    title = shared.themes[theme].title
    return (
        f"{title} ({wording.listed(elsewhere)} {'asks' if len(elsewhere) == 1 else 'ask'} about it)"
        if elsewhere
        else title
    )


def _target_words(assessment: Assessment, answers: Answers) -> str:
    """The level aimed for, and at how many stop signs it was raised to what is enough."""
    framework = assessment.framework
    aim = framework.scale.label(answers.target_for(framework.id) or framework.scale.aim).lower()
    raised = sum(result.raised and result.counted for result in assessment.results)
    return f"{aim}, raised at {wording.count(raised, 'stop sign')}" if raised else aim


def _framework_notices(block: Block) -> tuple[str, ...]:
    source = block.assessment.framework.provenance
    lines = [chosen_by(block), f"Source: {source_line(block.assessment.framework)}"]
    if source.derived_from:
        lines.append(f"Read from: {source.derived_from}")
    return tuple(lines)


def source_line(framework: Framework) -> str:
    """What the source is, in a line: title, publisher, year, and whether it still stands."""
    source = framework.provenance
    published = f", {source.published}" if source.published else ""
    by = f" by {source.superseded_by}" if source.superseded_by else ""
    what = f"{source.document} ({source.publisher}{published})"
    if source.status == "unclear":
        return f"{what}. {wording.capital(STATUS[source.status])}"
    return f"{what}, {STATUS[source.status]}{by}"


def _origin(framework: Framework) -> str:
    source = framework.provenance
    return f"{source.publisher}, {source.published or 'no year'}; {STATUS[source.status]}"
