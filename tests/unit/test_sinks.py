import csv
import io
import re
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hostile.corpus import HOSTILE
from peerready import sinks

MARKS = "\\`*_{}[]()<>#+-.!|~$&@:;/='\"%^ \n\r\tw\x1b\u202e\u200b\u200d\ufeffā＝0a"
PIECES = ["www.", "http://", "@a", "#12", "<br>", "<!--", "-->", "&#124;", "\\|", "GH-1", "::"]
PIECES += [text for _, text in HOSTILE if len(text) < 50]
HARD_TEXT = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.text(MARKS, max_size=20),
    st.lists(st.sampled_from([*PIECES, *MARKS]), max_size=8).map("".join),
)
MANY = settings(max_examples=300, deadline=None)

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
BIDI_MARKS = "\u200e\u200f\u061c"
HIDDEN = "\u200b\u2060\ufeff\u180e\u00ad"
EVERY_SINK = [
    sinks.terminal,
    sinks.terminal_line,
    sinks.markdown,
    sinks.html,
    sinks.csv_cell,
    sinks.xml,
    sinks.ical,
    sinks.comment,
    sinks.workflow_data,
    sinks.workflow_property,
    sinks.alert,
]


def deceives(character):
    if character == "\n":
        return False
    return (
        unicodedata.category(character) in ("Cc", "Cs")
        or unicodedata.bidirectional(character) in BIDI
        or character in BIDI_MARKS + HIDDEN
        or "\U000e0000" <= character <= "\U000e007f"
    )


def all_seen(text):
    return not any(map(deceives, text))


# --- all sinks


def broken(holds):
    """The names of the hostile texts of which something does not hold."""
    return [name for name, text in HOSTILE if not holds(text)]


@pytest.mark.parametrize("sink", EVERY_SINK)
def test_no_sink_lets_a_control_or_a_character_that_deceives_through(sink):
    assert broken(lambda text: all_seen(sink(text))) == []


@MANY
@given(HARD_TEXT)
def test_no_sink_lets_controls_of_any_text_through(text):
    assert [sink.__name__ for sink in EVERY_SINK if not all_seen(sink(text))] == []


@pytest.mark.parametrize("sink", EVERY_SINK)
@pytest.mark.parametrize("text", ["Harbour Recovery", "Ngā Wāhine", "منظمة", "同伴 – 支持", ""])
def test_every_sink_leaves_plain_names_as_they_are(sink, text):
    assert sink(text) == text


def test_a_lone_surrogate_becomes_the_replacement_character():
    assert [sink("a\ud800b") for sink in EVERY_SINK] == ["a\ufffdb"] * len(EVERY_SINK)


# --- terminal


def test_an_escape_sequence_is_left_as_the_letters_it_had():
    assert sinks.terminal("\x1b[31mred\x1b[0m \x9b2J") == "[31mred[0m 2J"


def test_every_kind_of_line_end_is_a_newline_and_a_tab_a_space():
    assert sinks.terminal("a\r\nb\rc\x85d\u2028e\u2029f\tg") == "a\nb\nc\nd\ne\nf g"


def test_what_is_invisible_is_dropped_for_a_terminal_joiners_too():
    assert sinks.terminal("a\u200bb\u200cc\u200dd\ufeffe\U000e0041") == "abcde"


def test_one_line_folds_newlines_into_spaces():
    assert sinks.terminal_line("one\r\ntwo\n") == "one two "


def test_one_line_is_one_line():
    assert broken(lambda text: len(sinks.terminal_line(text).splitlines()) <= 1) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error file=x::owned", ": :error file=x: :owned"),
        ("  :::add-mask::x", "  : : :add-mask: :x"),
        ("a ##[group]b", "a # #[group]b"),
        ("###[group]", "## #[group]"),
        ("##vso[task]", "# #vso[task]"),
        ("## heading: 12:30", "## heading: 12:30"),
    ],
)
def test_commands_to_a_build_server_are_broken_up(text, shown):
    assert sinks.terminal(text) == shown


@MANY
@given(HARD_TEXT)
def test_no_text_is_a_command_to_a_build_server(text):
    assert not re.search(r"::|##\[|##vso\[", sinks.terminal(text))


# --- markdown

RENDERERS = [
    MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]),
    MarkdownIt("gfm-like", {"html": True, "linkify": False}),
]
LINKED = re.compile(
    r"https?://|ftp://|\bwww\.|@\S|[#!$%~&][0-9]|\bGH-[0-9]|:[a-z0-9_+-]+:", re.IGNORECASE
)


def shown_by(inline):
    """The text a reader sees, a `<br>` as newline; anything but text makes the test fail."""
    return "".join(map(seen, inline.children))


def seen(child):
    if child.type == "html_inline":
        return {"<!-- -->": "", "<br>": "\n"}[child.content]
    return {"text": child.content}[child.type]


def lines_of(text):
    """What Markdown should show: tested against another road than the sink's own."""
    ends = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    seen = "".join(c for c in ends if not deceives(c) and not unseen_rest(c))
    return "\n".join(line.strip() for line in seen.split("\n")).strip()


def unseen_rest(character):
    return "\u2060" <= character <= "\u206f" or "\ufff9" <= character <= "\ufffb"


@pytest.mark.parametrize("renderer", RENDERERS)
@MANY
@given(HARD_TEXT)
@example("a\\|b")
@example("\\")
@example("1. a")
def test_any_text_is_one_markdown_cell_that_shows_exactly_it(renderer, text):
    tokens = renderer.parse(f"| a | b |\n|---|---|\n| {sinks.markdown(text)} | end |\n\nafter\n")

    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens].count("td_open") == 2
    assert [shown_by(token).strip() for token in inline] == [
        "a",
        "b",
        lines_of(text),
        "end",
        "after",
    ]


@pytest.mark.parametrize("before", ["- ", "> ", "## ", "1. ", "**a** "])
@MANY
@given(HARD_TEXT)
def test_any_text_is_inline_text_of_a_list_a_quote_or_a_heading(before, text):
    kinds = [token.type for token in RENDERERS[0].parse(f"{before}a")]
    tokens = RENDERERS[0].parse(before + (sinks.markdown(text) or "x"))

    assert [token.type for token in tokens] == kinds


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("before", ["", "Note:\n", "| a |\n"])
def test_markdown_at_the_start_of_a_line_makes_no_block(renderer, before):
    def is_inline(text):
        kinds = [token.type for token in renderer.parse(before + sinks.markdown(text))]
        return kinds in ([], ["paragraph_open", "inline", "paragraph_close"])

    assert broken(is_inline) == []


@MANY
@given(HARD_TEXT)
def test_a_code_host_finds_no_link_mention_or_reference_in_any_run_of_text(text):
    [inline] = RENDERERS[0].parseInline(sinks.markdown(text))
    runs = [child.content for child in inline.children if child.type == "text"]
    assert not [run for run in runs if LINKED.search(run)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("| pipe |", r"\| pipe \|"),
        ("one\r\n two ", "one<br>two"),
        ("<b> & &lt;", "&lt;b&gt; &amp; &amp;lt;"),
        ("- a-b", r"\- a-b"),
        ("12. a 1.5", r"12\. a 1.5"),
        ("@someone #12 www.x.org", "@<!-- -->someone #<!-- -->12 www<!-- -->.x.org"),
        ("see https://x.org", "see https:<!-- -->//x.org"),
        ("{{ 7*7 }}", r"\{\{ 7\*7 \}\}"),
        ("Plain prose, (with) marks: all's well!", "Plain prose, (with) marks: all's well!"),
    ],
)
def test_markdown_stays_readable_as_source(text, written):
    assert sinks.markdown(text) == written


# --- html


class Parts(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    def handle_data(self, data):
        self.text += data


def test_html_holds_no_tag_of_the_text_in_content_or_attribute():
    def is_text(text):
        written = sinks.html(text)
        parts = Parts(f'<p title="{written}">{written}</p>')
        return parts.tags == [("p", [("title", parts.text)])]

    assert broken(is_text) == []


def test_html_escapes_both_quotes():
    assert sinks.html("<a b='c' d=\"e\">&") == "&lt;a b=&#x27;c&#x27; d=&quot;e&quot;&gt;&amp;"


# --- csv


@pytest.mark.parametrize("mark", "=+-@\t\r＝＋－＠")
@pytest.mark.parametrize(
    "before", ["", " ", "\n", "\u00a0", "\u3000", "\ufeff", "\u200d", "\u202e"]
)
def test_a_formula_is_read_as_text(before, mark):
    before = "" if mark in "\t\r" else before
    assert sinks.csv_cell(f"{before}{mark}1").startswith("'")


@pytest.mark.parametrize("text", ["a=b", "1-2", "Ngā", "", "'quoted'", "\u00a0", "a\nb"])
def test_text_that_is_no_formula_has_no_apostrophe(text):
    assert sinks.csv_cell(text) == text


@MANY
@given(st.lists(HARD_TEXT, min_size=1))
def test_cells_come_back_from_csv_and_none_starts_a_formula(texts):
    cells = [sinks.csv_cell(text) for text in texts]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)

    [row] = csv.reader(io.StringIO(written.getvalue(), newline=""))
    assert row == cells
    assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠\t\r")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\n::error::x", "a\n: :error::x"),
        ("::error::x", ": :error::x"),
        ("a\n \u00a0 ::add-mask::x", "a\n \u00a0 : :add-mask::x"),
        ("a ##[group]", "a # #[group]"),
        ("##vso[task]", "# #vso[task]"),
        ("std::vector ## heading", "std::vector ## heading"),
    ],
)
def test_no_line_of_a_table_is_a_command_to_a_build_server(text, written):
    assert sinks.csv_cell(text) == written


@MANY
@given(st.lists(HARD_TEXT, min_size=1))
def test_no_line_of_any_table_is_a_command_to_a_build_server(texts):
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(map(sinks.csv_cell, texts))

    assert not re.search(r"(?m)^\s*::|##\[|##vso\[", written.getvalue())


# --- xml


@pytest.mark.parametrize("text", ["\x00", "\x1b", "\ufffe", "\uffff", "\ud800"])
def test_characters_that_xml_forbids_are_gone(text):
    assert sinks.xml(f"a{text}b") in ("ab", "a\ufffdb")


@MANY
@given(st.one_of(HARD_TEXT, st.text()))
def test_any_text_is_read_back_from_xml(text):
    element = ET.Element("failure")
    element.text = sinks.xml(text)
    assert (ET.fromstring(ET.tostring(element, "utf-8")).text or "") == sinks.xml(text)


# --- github's log commands


def test_the_message_of_a_log_command_is_escaped_as_the_runner_reads_it():
    assert sinks.workflow_data("50 % of a: b,\r\n::error::c") == "50 %25 of a: b,%0A::error::c"


def test_a_property_of_a_log_command_cannot_end_itself():
    assert sinks.workflow_property("a,line=1::b%\n") == "a%2Cline=1%3A%3Ab%25%0A"


def test_a_log_command_is_one_line():
    assert broken(lambda text: len(f"x{sinks.workflow_data(text)}".splitlines()) == 1) == []


# --- plain messages that a host may make something of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](1) ![x](y)", "[a] (1) ![x] (y)"),
        ("[a][b] [b]: c", "[a] [b] [b] : c"),
        ("https://e.example/ www.e.example", "https: //e.example/ www .e.example"),
        ("ask @team or a@e.example", "ask @ team or a@ e.example"),
        ("see #12, !3", "see # 12, ! 3"),
        ("argument {0}", "argument { 0}"),
        ("<b>`x`</b>", "‹b›'x'‹/b›"),
        (" ::error::x\n##[group]", ": :error: :x # #[group]"),
    ],
)
def test_an_alert_breaks_what_hosts_make_something_of(text, shown):
    assert sinks.alert(text) == shown


@MANY
@given(HARD_TEXT)
def test_an_alert_is_one_line_without_link_mention_placeholder_or_markup(text):
    shown = sinks.alert(text)

    assert not re.search(r"\n|://|www\.|@\S|\]\(|\]\[|\{[0-9]|::|[<>`]", shown, re.IGNORECASE)
    assert sinks.alert(shown) == shown


@pytest.mark.parametrize("text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_json_shows_nothing_unseen_and_reads_back_the_same(text):
    import json

    written = sinks.json(json.dumps({"name": text}, ensure_ascii=False))

    assert json.loads(written) == {"name": text}
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", written
    )


@MANY
@given(HARD_TEXT)
@example("##vso[task]")
@example("###[group]")
def test_json_is_no_command_to_a_build_server_and_reads_back_the_same(text):
    import json

    written = sinks.json(json.dumps({"name": text}))

    assert json.loads(written) == {"name": text}
    assert not re.search(r"##\[|##vso\[", written)


@MANY
@given(HARD_TEXT)
@example("::error::x")
def test_no_value_of_a_calendar_is_a_command_to_a_build_server(text):
    """Its lines are folded anywhere, and one may begin with what was in the midst."""
    assert not re.search(r"::|##\[|##vso\[", sinks.ical(text))


@MANY
@given(HARD_TEXT)
@example("a\n##vso[task]")
def test_a_comment_is_one_line_and_no_command_to_a_build_server(text):
    written = sinks.comment(text)

    assert len(written.splitlines()) <= 1
    assert not re.search(r"::|##\[|##vso\[", written)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain 3", "Plain 3"),
        ("", ""),
        ("Who could be asked: שלום 3, مركز 7", "Who could be asked: שלום\u200e 3, مركز\u200e 7"),
        ("مركز 12", "مركز 12\u200e"),
    ],
)
def test_numbers_behind_a_name_written_from_the_right_stay_behind_it(text, shown):
    assert sinks.in_order(text) == shown
