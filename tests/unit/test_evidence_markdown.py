import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerready.errors import PeerreadyError
from peerready.policies import markdown_documents
from peerready.policies.markdown_documents import read
from peerready.policies.policy_document import slug


def anchors(text):
    return dict(read(text, "a.md").sections)


def lines(text):
    return {name: section.line for name, section in anchors(text).items()}


def with_text(text):
    return {name for name, section in anchors(text).items() if section.has_text}


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Group supervision", "group-supervision"),
        ("Who, when & how?", "who-when--how"),
        ("Kāwanatanga", "kāwanatanga"),
        ("Ka\u0304wanatanga", "kāwanatanga"),
        ("Snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("1.2 Scope", "12-scope"),
        ("हिन्दी में", "हिन्दी-में"),
        ("نبذة عن", "نبذة-عن"),
        ("🚀 Start", "-start"),
        ("A – B", "a--b"),
        ("STRASSE", "strasse"),
    ],
)
def test_a_slug_is_the_one_code_hosts_make(heading, anchor):
    assert slug(heading) == anchor


@pytest.mark.parametrize(
    ("written", "anchor"),
    [
        ("## `code` and *emphasis*", "code-and-emphasis"),
        ("## [a link](http://x.example) here ##", "a-link-here"),
        ("Setext\n======", "setext"),
        ("Setext\n---", "setext"),
        ("## A \\* B &amp; C", "a--b--c"),
        ("## ![alt](x.png) Title", "-title"),
        ("> ## Quoted", "quoted"),
        ("   ### Indented", "indented"),
        ("## With <b>tags</b>", "with-tags"),
    ],
)
def test_headings_are_found_in_every_form(written, anchor):
    assert list(anchors(f"{written}\n\ntext\n")) in ([anchor], [anchor.strip("-")])


def test_equal_headings_are_numbered():
    text = "# A\n\n# A\n\n# A-1\n\n# A\n"
    assert lines(text) == {"a": 1, "a-1": 3, "a-1-1": 5, "a-2": 7}


@pytest.mark.parametrize(
    "text",
    ["```\n# No\n```\n", "    # No\n", "~~~\n# No\n~~~", "<!--\n# No\n-->", "#No", "`# No`", "#\n"],
)
def test_what_only_looks_like_a_heading_is_none(text):
    assert "no" not in anchors(text)


def test_lines_count_from_the_start_of_the_file_front_matter_included():
    text = "---\ntitle: x\n---\n\n# One\r\n\r\ntext\rmore\r\n\r\nTwo\n---\n"
    assert lines(text) == {"one": 5, "two": 10}


# --- text under a heading


@pytest.mark.parametrize(
    "under",
    [
        "text",
        "- item",
        "1. item",
        "| a |\n|---|\n| 1 |",
        "> quoted",
        "`code`",
        "```\ncode\n```",
        "    code",
        "[link](http://x.example)",
        "![a photo](x.png)",
        "<div>text</div>",
        "### Deeper\n\ntext",
        "### Deeper\n\n#### Deeper still\n\ntext",
        "一",
        "<details><summary>More</summary></details>",
    ],
)
def test_text_in_any_form_stands_under_its_heading(under):
    assert "one" in with_text(f"# Top\n\n## One\n\n{under}\n\n## Two\n\ntext\n")


@pytest.mark.parametrize(
    "under",
    [
        "",
        "### Only a sub-heading",
        "### Only\n\n#### sub-headings",
        "<!-- text to come -->",
        "<!--\ntext\nto come\n-->",
        "<!-- never closed",
        "a <!-- x -->".replace("a ", ""),
        "- \n-\n",
        "[ref]: http://x.example 'Title'",
        "![](x.png)",
        "[](http://x.example)",
        "---",
        "…",
        "- [ ]",
        "```\n```",
        "| | |\n|-|-|\n| | |",
        "<br>\n\n&nbsp;",
        "<div>&nbsp;</div>",
        "<div><!-- text --></div>",
        "<script>\nlet text\n</script>",
        "<style>p {}</style>",
        "<h3>Raw heading</h3>",
        "<a id='x'></a>",
    ],
)
def test_what_a_reader_does_not_see_as_text_is_none(under):
    text = f"# Top\n\n## One\n\n{under}\n"
    if "never closed" not in under:
        text += "\n## Two\n\ntext\n"
    assert "one" not in with_text(text)


def test_text_counts_up_to_the_next_heading_of_the_same_or_a_higher_level():
    text = "# A\n\n## B\n\n### C\n\ntext\n\n## D\n\n# E\n\n## F\n\ntext\n\n# G\n"
    assert with_text(text) == {"a", "b", "c", "e", "f"}


def test_a_document_of_headings_alone_has_no_text():
    assert not read("---\ntitle: text\n---\n# One\n\n## Two\n", "a.md").has_text
    assert read("# One\n\ntext", "a.md").has_text
    assert not read("", "a.md").has_text


# --- explicit anchors


@pytest.mark.parametrize(
    "anchor",
    [
        '<a id="here"></a>',
        "<a name='here'></a>",
        "<a class=x id=here></a>",
        '<A ID="here" />',
        '<a id="other"></a><a name="here"></a>',
        '<div id="here"></div>',
        '<span id = "here"></span>',
    ],
)
def test_an_anchor_before_a_heading_leads_to_its_section(anchor):
    text = f"# Top\n\n{anchor}\n\n## One\n\n### Deeper\n\ntext\n\n## Two\n"
    assert anchors(text)["here"] == anchors(text)["one"]


def test_an_anchor_in_a_heading_leads_to_its_section():
    found = anchors('# Top\n\n## <a id="here"></a>One\n\n## Two\n\ntext\n')
    assert found["here"] == found["one"] == (3, False)


def test_an_anchor_in_text_leads_to_the_text_after_it():
    text = '# A\n\n## B\n\nbefore <a id="x"></a>after\n\n<a id="y"></a>\n\n# C\n\n<a id="z"></a>\n'
    assert {name: tuple(anchors(text)[name]) for name in "xyz"} == {
        "x": (5, True),
        "y": (9, False),
        "z": (11, False),
    }


def test_an_anchor_above_every_heading_ends_at_the_first_one():
    assert not anchors('<a id="x"></a>\n')["x"].has_text
    assert anchors('<a id="x"></a>text\n\n# A\n')["x"].has_text


@pytest.mark.parametrize(
    "text",
    ['<!-- <a id="x"></a> -->', '`<a id="x">`', '```\n<a id="x">\n```', '<a href="id=x"></a>'],
)
def test_what_only_looks_like_an_anchor_is_none(text):
    assert "x" not in anchors(f"{text}\n\ntext\n")


def test_of_equal_names_the_first_one_counts():
    assert lines('# One\n\ntext\n\n<a id="one"></a>\n\n# Two\n')["one"] == 1


# --- front matter


@pytest.mark.parametrize(
    "text",
    [
        "---\nreview_date: 2027-01-01\n---\ntext",
        "---  \nreview_date: 2027-01-01\n--- \ntext",
        "---\r\nreview_date: 2027-01-01\r\n---\r\ntext",
        "---\rreview_date: 2027-01-01\r---\rtext",
        "---\nreview_date: 2027-01-01\n...\ntext",
        "---\nreview_date: 2027-01-01\n---",
    ],
)
def test_front_matter_stands_between_rules_at_the_very_start(text):
    [found] = read(text, "a.md").dates
    assert (found.key, found.day.isoformat(), found.line) == ("review_date", "2027-01-01", 2)


@pytest.mark.parametrize(
    "text",
    [
        "\n---\nreview_date: 2027-01-01\n---\n",
        "text\n\n---\nreview_date: 2027-01-01\n---\n",
        "----\nreview_date: 2027-01-01\n----\n",
        "---\nreview_date: 2027-01-01\n\nno second rule\n",
        "---\n---\n",
        "---\n# review_date: 2027-01-01\n\n---\n",
    ],
)
def test_front_matter_elsewhere_or_empty_gives_no_date(text):
    assert read(text, "a.md").dates == ()


@pytest.mark.parametrize("yaml", ["just words", "- a\n- b", "a: !tag b", "a: [", "a: &x b\nc: *x"])
def test_front_matter_must_be_plain_keys_and_values(yaml):
    with pytest.raises(PeerreadyError) as caught:
        read(f"---\n{yaml}\n---\ntext\n", "a.md")
    location = caught.value.problems[0].location
    assert location is None or (location.line or 2) >= 2


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "# A\n",
                "## B\n",
                "\n",
                "text",
                "- ",
                "> ",
                "```\n",
                "<!--",
                "-->",
                "<a id=x>",
                "---\n",
            ]
        )
    ).map("".join)
)
def test_any_text_is_read_and_every_section_stands_in_it(text):
    try:
        document = read(text, "a.md")
    except PeerreadyError:
        assert text.startswith("---\n")
        return
    assert all(1 <= s.line <= text.count("\n") + 1 for s in document.sections.values())
    assert document.has_text >= any(s.has_text for s in document.sections.values())


def test_the_markdown_parser_is_imported_only_when_a_document_is_read():
    code = "import peerready.evidence, sys; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *("# ", "## ", "\n", "\n\n", "a", "b c", "*", "_", "`", "``", "[", "]", "(", ")"),
                *("](x)", "[a]: b\n", "![", "<a id=x>", "<!--", "-->", "&nbsp;", "&amp;", "\\"),
                *("- ", "> ", "|", "===\n", "    ", "<b>", "</b>", "[a]", "[][a]", "…", " "),
            ]
        )
    ).map("".join)
)
def test_what_is_not_looked_into_would_change_nothing(text):
    with pytest.MonkeyPatch.context() as everything:
        everything.setattr(markdown_documents, "_MARKUP", re.compile(""))
        everything.setattr(markdown_documents, "_plainly_text", lambda _: False)
        whole = read(text, "a.md")
    assert read(text, "a.md") == whole
