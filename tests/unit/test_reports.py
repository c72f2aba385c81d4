"""Reports are tried with views filled in by type, so that no field is forgotten and none is unsafe."""

from __future__ import annotations

import functools
import itertools
import re
import typing
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import filling
from filling import named, texts
from hostile.corpus import HOSTILE
from page import Page
from peerready import charts, reports, sinks, wording
from peerready.content import cuts, model
from peerready.errors import PeerreadyError
from peerready.readiness import Verdict

NAMESPACE = {**vars(model), "Verdict": Verdict, "date": date}
MODELS = [found for found in vars(model).values() if hasattr(found, "_fields")]
NOT_SHOWN = {
    "Step.owner",  # `who` says it, with the date
    "FrameworkView.option",  # for a command, of which a report has none
    "FrameworkView.source",  # one of the framework's notices says it
    "RangeLine.name",  # of the whole, which needs none
    "CriterionView.use",  # told by where it stands
    "Register.empty",  # there are rows
    "DomainView.id",
    "Register.id",
    "StopSign.phase",
    "PhaseLine.verdict",
}
IDS = {"id", "sha256", "language", "phase", "use"}
README = Path(__file__).parents[2] / "templates" / "README.md"

hostile = pytest.mark.parametrize(
    "text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE]
)


def filled(kind, text):
    return filling.filled(kind, text, NAMESPACE)


def harmless_ids(text):
    """Ids and digests come checked from elsewhere; everything else is what somebody wrote."""
    return lambda name: named(name) if name.partition(".")[2] in IDS else text


@pytest.fixture(scope="module")
def view():
    return filled(model.ReportView, named)


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_every_text_of_the_view_is_in_the_report(view, kind):
    # the first element of a register's row is its only one, and stands where an id does
    text = reports.render(view, kind).lower()

    missing = {
        name for name in texts(MODELS, NAMESPACE) if named(name) not in text.replace("\\", "")
    }

    assert missing - NOT_SHOWN <= {"ReportView.language", "Step.id", "Register.columns"}


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_a_report_of_next_to_nothing_reads_without_gaps(view, kind):
    text = reports.render(bare(view), kind)

    assert "no stop signs in scope" in text
    assert "Nothing is below what you aim for, and nothing is open." in text
    assert "\n\n\n" not in text or kind == "html"


def bare(view):
    """The view with every list empty and every text that may be missing left out."""
    framework = view.frameworks[0]
    empty = {
        name: ()
        for name, hint in typing.get_type_hints(model.FrameworkView, NAMESPACE).items()
        if typing.get_origin(hint) is tuple and name not in {"domains", "phases"}
    }
    optional = ("why", "level_text", "target_text", "next_step", "question", "ask", "note", "said_by",
                "answer_note", "action", "level", "look_for", "not_this", "evidence", "dissent",
                "options", "cites")  # fmt: skip
    criterion = framework.domains[0].criteria[0]
    blank = {name: type(getattr(criterion, name))() for name in optional}
    thin = criterion._replace(stop_sign=False, evidenced=False, **blank)
    no_figures = {"low": None, "high": None, "evidenced": None, "claimed": ""}
    line = framework.whole._replace(**no_figures)
    domain = framework.domains[0]._replace(criteria=(thin,), range=line)
    phase = framework.phases[0]._replace(support="")
    small = framework._replace(**empty, domains=(domain,), phases=(phase,), whole=line,
        voice_remark="", not_applicable="", not_holding="",
    )  # fmt: skip
    return view._replace(frameworks=(small,), warnings=(), facts=(), country="", narrative="",
        confidentiality="", prepared_for="", prepared_by="", answered_by="",
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_two_frameworks_stand_one_after_the_other_and_do_not_compare(view, kind):
    second = view.frameworks[0]._replace(id="second")
    both = view._replace(frameworks=(*view.frameworks, second))

    text = reports.render(both, kind)

    assert "Percentages of different frameworks do not compare" in text
    assert "#stop-signs-second" in text or "#second-stop-signs" in text
    assert text.count("Short answer") == {"markdown": 1, "html": 2}[kind]


def test_headings_of_several_frameworks_are_those_the_contents_lead_to(view):
    both = view._replace(frameworks=(view.frameworks[0]._replace(id="first"), view.frameworks[0]))

    text = reports.render(both, "markdown")

    headings = {reports.slug(line.lstrip("# ")) for line in text.split("\n") if line[:1] == "#"}
    assert "### Stop signs (first)\n" in text
    assert {*re.findall(r"\]\(#([^)]+)\)", text)} <= headings


def test_the_short_answer_stands_before_the_notices(view):
    for kind in ("markdown", "html"):
        text = reports.render(view, kind)
        assert text.index("frameworkview-short-answer") < text.index("reportview-notices")


def test_without_criteria_the_rest_of_the_report_stays_and_no_link_leads_nowhere(view):
    short = cuts.without_criteria(view)

    for kind in ("markdown", "html"):
        text = reports.render(short, kind)
        assert "Every criterion" in reports.render(view, kind)
        assert "Every criterion" not in text
        assert "Context and outcomes" in text
        assert "step-title" in text.lower()
    page = Page(reports.render(short, "html"))
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert {link[1:] for link in page.links} <= {*page.ids}
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_without_criteria_and_without_context_there_is_no_such_part(view):
    thin = view._replace(frameworks=(view.frameworks[0]._replace(domains=(), aside=()),))

    assert "-criteria" not in reports.render(thin, "html")
    assert "Context and outcomes" not in reports.render(thin, "markdown")


def test_empty_registers_are_told_in_one_line(view):
    framework = view.frameworks[0]
    (one,) = framework.registers
    empty = (one._replace(rows=(), empty="Nobody differed."), one._replace(rows=(), empty="None."))
    told = view._replace(frameworks=(framework._replace(registers=(*empty, one)),))

    for kind in ("markdown", "html"):
        assert "Lists that are complete. Nobody differed. None." in reports.render(told, kind)


def test_without_figures_no_percentage_is_left_and_counts_stay(view):
    percent = view.frameworks[0].whole._replace(claimed="41–63 %", shown="4 %", heard="7 %")
    framework = view.frameworks[0]._replace(
        whole=percent, by_phase=(percent,), by_domain=(percent,), by_theme=(percent,),
        domains=(view.frameworks[0].domains[0]._replace(range=percent),),
    )  # fmt: skip
    plain = cuts.without_figures(view._replace(frameworks=(framework,)))

    for kind in ("markdown", "html"):
        text = re.sub(r"<style>.*?</style>", "", reports.render(plain, kind), flags=re.DOTALL)
        assert "%" not in text
        assert "step-gain" not in text
        assert "rangeline-answered" in text
        assert "This report gives no percentages." in text


@hostile
def test_hostile_text_stays_text_in_markdown(text):
    shown = reports.render(filled(model.ReportView, harmless_ids(text)), "markdown")

    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(shown)
    inline = [child for token in tokens for child in token.children or ()]

    tags = {child.content for child in inline if child.type == "html_inline"}
    links = {child.attrs["href"] for child in inline if child.type == "link_open"}
    assert tags <= {"<br>", "<!-- -->"}
    assert all(link.startswith("#") for link in links)
    assert not [child for child in inline if child.type in {"image", "html_block"}]
    assert not [token for token in tokens if token.type in {"html_block", "fence", "code_block"}]
    assert not sinks.terminal_line(text).strip() or shape(shown) == shape(plain("markdown"))


@functools.cache
def plain(kind):
    """The report of a harmless text in every place."""
    return reports.render(filled(model.ReportView, harmless_ids("Harbour Recovery")), kind)


def shape(markdown):
    """The headings and table columns of a document, without what they say."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    counted = ("heading_open", "table_open", "tr_open", "td_open", "th_open", "list_item_open")
    return [token.type for token in tokens if token.type in counted]


@hostile
def test_hostile_text_stays_text_in_html(text):
    usual = Page(plain("html"))

    page = Page(reports.render(filled(model.ReportView, harmless_ids(text)), "html"))

    allowed = {*usual.tags}
    assert {*page.tags} <= allowed
    assert page.tags.count("article") == usual.tags.count("article")
    assert page.handlers == []
    assert all(link.startswith("#") for link in page.links)


def test_html_loads_nothing_and_its_policy_fits_its_style(view):
    text = reports.render(view, "html")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]

    page = Page(text)

    assert f"style-src 'sha256-{reports.style_hash(style)}'" in text
    assert "default-src 'none'" in text
    assert "script" not in page.tags
    assert "url(" not in style
    assert "@import" not in style


def test_html_has_one_h1_unique_link_targets_and_headings_without_leaps(view):
    page = Page(reports.render(view, "html"))

    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    targets = {link[1:] for link in page.links}

    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert targets - {*page.ids} == {
        "step-id",
        "stopsign-id",
    }  # of criteria this view does not have


def test_the_line_at_the_foot_of_printed_pages_cannot_end_the_style():
    sheet = reports.style('a"; } </style><script>', "b\\\n*/")

    assert "</style" not in sheet
    assert sheet.endswith('@bottom-left { content: "b\\5c  \\2a \\2f " } } }\n')


def test_a_user_s_template_gets_the_whole_view_and_the_shipped_parts(view, tmp_path):
    own = tmp_path / "short.md.j2"
    own.write_text(
        '{% import "peerready/report/macros.md.j2" as parts with context %}\n'
        "{{ report.organisation }} {{ parts.sign(report.frameworks[0].stop_signs[0].mark) }} "
        '{{ report.tool ~ " *b*" }} {% include "tail.j2" %}\n',
        encoding="utf-8",
    )
    (tmp_path / "tail.j2").write_text("\ufeff**bold**", encoding="utf-8")

    text = reports.render_own(view, own, "markdown")

    assert text == "reportview-organisation ✓ reportview-tool \\*b\\* **bold**"


def test_a_user_s_html_is_escaped_whatever_the_template_is_called(view, tmp_path):
    own = tmp_path / "mine.txt"
    own.write_text("<i>{{ report.organisation|bdi }}</i>{{ '<b>' }}{{ ''|bdi }}{{ 3 }}")

    text = reports.render_own(view, own, "html")

    assert text == '<i><bdi dir="auto">reportview-organisation</bdi></i>&lt;b&gt;3'


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("one\n{{ report.organization }}", 2, "has no attribute 'organization'"),
        ("{% if %}", 1, "Expected an expression"),
        ("{% include 'gone.j2' %}", 1, "no template 'gone.j2'"),
        ("{% include 'peerready/../pyproject.toml' %}", 1, "no template"),
        ("\n\n{{ 1 / 0 }}", 3, "division by zero"),
        ("{{ ().__class__.__base__ }}", 1, "unsafe"),
        ("{{ report.organisation.__class__ }}", 1, "unsafe"),
        ("{{ [].append(1) }}", 1, "unsafe"),
        ("{% extends 'peerready/page.html.j2' %}", 1, "'head' is undefined"),
    ],
)
def test_a_fault_in_a_user_s_template_is_told_with_its_line(view, tmp_path, source, line, message):
    own = tmp_path / "own.md.j2"
    own.write_text(source)

    with pytest.raises(PeerreadyError) as caught:
        reports.render_own(view, own, "markdown")

    (problem,) = caught.value.problems
    assert message in problem.message
    assert (problem.location.path, problem.location.line) == (own.as_posix(), line)
    assert problem.location.source == source.splitlines()[line - 1]


@pytest.mark.parametrize("kind", ["markdown", "html"])
@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("report.frameworks", "a whole list"),
        ("['*', '<']", "a whole list"),
        ("report.frameworks[0].whole", "a whole RangeLine"),
        ("report.frameworks[0].stop_signs[0].right", "a yes or no"),
        ("none", "nothing"),
        ("{'a': '*'}", "a whole dict"),
    ],
)
def test_what_is_no_text_is_not_written_as_python_shows_it(view, tmp_path, kind, written, what):
    own = tmp_path / "own.j2"
    own.write_text(f"\n\n{{{{ {written} }}}}\n")

    with pytest.raises(PeerreadyError) as caught:
        reports.render_own(view, own, kind)

    (problem,) = caught.value.problems
    assert (
        problem.message == f"in the template: {what} is written here; only texts and numbers can be"
    )
    assert (problem.location.path, problem.location.line) == (own.as_posix(), 3)
    assert "{% for %}" in problem.hint


@pytest.mark.parametrize("escape", ["e", "escape", "forceescape"])
def test_what_is_escaped_by_hand_is_escaped_for_the_format(view, tmp_path, escape):
    own = tmp_path / "own.j2"
    own.write_text(
        f"{{{{ '*a* | <b>'|{escape} }}}}{{{{ 1.5 }}}}{{{{ 3|{escape} }}}}{{{{ '*'|e|{escape} }}}}"
    )

    markdown, html = (reports.render_own(view, own, kind) for kind in ("markdown", "html"))

    assert markdown == f"{sinks.markdown('*a* | <b>')}1.53{sinks.markdown('*')}"
    assert html == "*a* | &lt;b&gt;1.53*"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{{ count(1, word="a", word="b") }}', "keyword argument repeated"),
        ("{% if true %}" * 100 + "{% endif %}" * 100, "too many"),
        ("{% if true %}" * 3000 + "{% endif %}" * 3000, "recursion"),
        ('{{ "x" * 99999999999999 }}', "MemoryError"),
    ],
)
def test_a_template_that_python_cannot_run_is_a_fault_of_the_template(
    view, tmp_path, source, message
):
    own = tmp_path / "own.md.j2"
    own.write_text(source)

    with pytest.raises(PeerreadyError, match=message) as caught:
        reports.render_own(view, own, "markdown")

    assert caught.value.exit_code == 3


def test_a_fault_in_a_template_that_is_included_is_told_at_its_own_line(view, tmp_path):
    own = tmp_path / "own.md.j2"
    own.write_text("{% include 'part.j2' %}")
    (tmp_path / "part.j2").write_text("\n{{ nothing }}")

    with pytest.raises(PeerreadyError) as caught:
        reports.render_own(view, own, "markdown")

    assert caught.value.problems[0].location.path == (tmp_path / "part.j2").as_posix()
    assert caught.value.problems[0].location.line == 2


def test_a_template_that_is_not_there_or_not_utf8_is_told(view, tmp_path):
    latin = tmp_path / "latin.md"
    latin.write_bytes(b"caf\xe9")

    with pytest.raises(PeerreadyError, match="cannot be read"):
        reports.render_own(view, tmp_path / "gone.md", "markdown")
    with pytest.raises(PeerreadyError, match="not UTF-8"):
        reports.render_own(view, latin, "markdown")


def test_a_line_that_cannot_be_shown_is_left_out(tmp_path):
    file = tmp_path / "a.j2"
    file.write_bytes(b"\xff")

    shown = [reports._at(file, 1, "x"), reports._at(tmp_path / "b.j2", 1, "x")]

    assert [problem.location.source for problem in shown] == [None, None]


def test_sentences_paragraphs_and_slugs():
    assert wording.sentence("not yet") == "Not yet."
    assert wording.sentence("Ready?") == "Ready?"
    assert wording.sentence("") == ""
    assert wording.paragraphs("a\nb\n \n\nc\n") == ("a\nb", "c")
    assert reports.slug("What’s asked, by kāwanatanga (wa)") == "whats-asked-by-kāwanatanga-wa"


@pytest.mark.parametrize("one", MODELS, ids=lambda one: one.__name__)
def test_the_readme_documents_every_field_of_the_model(one):
    text = README.read_text(encoding="utf-8")
    part = text.partition(f"\n### {one.__name__}\n")[2].partition("\n### ")[0]

    documented = re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)

    assert documented == list(one._fields)


def test_the_readme_documents_every_filter_and_function():
    text = README.read_text(encoding="utf-8")
    plain = reports._environment("html")

    ours = {"bdi", "paragraphs", "sentence", "capital", "listed", "slug"}
    given = {"count", "mark_sign", "nested_chart", "parts_chart", "style", "style_hash"}

    assert ours <= {*plain.filters}
    assert given <= {*plain.globals}
    assert [name for name in sorted(ours | given) if f"`{name}" not in text] == []


def test_charts_are_in_the_report(view):
    text = reports.render(view, "html")

    assert str(charts.nested(view.frameworks[0].whole, "frameworkview-id-whole")) in text


def test_the_report_for_a_meeting_says_each_thing_once(view):
    (first, *_) = view.frameworks
    asked = [model.Question(name, "said", answered=True, elsewhere=name == "c") for name in "abc"]
    registers = tuple(
        first.registers[0]._replace(id=name) for name in ("evidence", "dissent", "actions")
    )
    one = first._replace(questions=(asked[0], asked[2]), registers=registers)
    two = first._replace(questions=(asked[0], asked[1]))

    short = cuts.without_criteria(view._replace(frameworks=(one, two)))

    assert [[q.asked for q in found.questions] for found in short.frameworks] == [["a"], ["b"]]
    assert [register.id for register in short.frameworks[0].registers] == ["dissent"]
    assert [step.do for step in short.frameworks[0].start_now] == [
        f"Number {step.number} of the things to do." for step in first.start_now
    ]
    assert short.notices == (*view.notices, cuts.MORE)
    assert (short.frameworks[0].by_theme, short.frameworks[0].domains) == ((), ())


def test_what_a_meeting_reads_names_where_the_sums_are_and_has_no_empty_table(view):
    short = cuts.without_criteria(view)

    for kind in ("markdown", "html"):
        text = reports.render(short, kind)
        assert "peerready explain" in text
        assert "arithmetic-title" not in text
        assert "This report gives no percentages." not in text
