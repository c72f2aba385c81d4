"""HTML reports and comparisons in a real browser: seen by an accessibility checker, narrow, dark and printed."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from peerready.__main__ import main
from peerready.case import Sources, case
from peerready.catalog import shared
from peerready.content.build import report_view

pytestmark = pytest.mark.documents

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TODAY = "2026-12-04"
WIDE, NARROW = 1280, 380
INVENTED = {"forty": 40, "many": 45}
"""Folders of invented organisations: as many as are shown by themselves, and more."""
PAGES = {
    "just started": ("report", "saltbush/answers.yaml"),
    "two frameworks": ("report", "kowhai/answers.yaml"),
    "every criterion": ("report", "saltbush/answers.yaml", "--full"),
    "every criterion of two": ("report", "kowhai/answers.yaml", "--full"),
    "organisations": ("compare", "region"),
    "organisations without criteria": ("compare", "region", "--no-criteria"),
    "in order and without names": ("compare", "forty", "--order", "--anonymise"),
    "years": ("compare", "years"),
    "years without criteria": ("compare", "years", "--no-criteria"),
    "many without names": ("compare", "many", "--anonymise"),
    "many without names or criteria": ("compare", "many", "--anonymise", "--no-criteria"),
    "groups": ("compare", "many", "--by", "size"),
    "groups without criteria": ("compare", "many", "--by", "size", "--no-criteria"),
    "as many as are shown": ("compare", "forty", "--criteria"),
    "frameworks": (
        "compare",
        "saltbush/answers.yaml",
        "kowhai/answers.yaml",
        "northgate/answers.yaml",
        "--common",
    ),
}
"""What is written as a page, by what it is about."""
sys.path.insert(0, str(ROOT / "benchmarks"))
import organisations  # noqa: E402  # from there

UNMEASURED = re.compile(
    r"color-contrast: <(text "  # in a chart
    r'|span aria-hidden="true">\d+\+<)'  # on stripes, which `test_shades` measures
)
POPPLER = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """The folders of invented organisations, by name."""
    place = tmp_path_factory.mktemp("invented")
    survey = organisations.Survey(organisations.framework_of("sgul", place))
    for name, count in INVENTED.items():
        organisations.write(place / name, survey, count)
    return place


@pytest.fixture(scope="module", params=PAGES)
def asked(request):
    """The name of a page."""
    return request.param


@pytest.fixture(scope="module")
def seen(asked, invented, tmp_path_factory):
    """What a browser makes of the page."""
    folder = tmp_path_factory.mktemp("seen")
    page = folder / "page.html"
    given = [found(one, invented) for one in PAGES[asked]]
    assert main([*given, "--quiet", "--today", TODAY, "-o", str(page)]) == 0
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)))
    modules = os.environ.get("PEERREADY_NODE_MODULES", str(ROOT / "build" / "documents"))
    ran = subprocess.run(
        ["node", str(Path(__file__).with_name("inspect_page.mjs")), str(page), str(folder)],
        check=True,
        capture_output=True,
        env={**os.environ, "CHROMIUM": browser, "PEERREADY_NODE_MODULES": modules},
        timeout=900,
    )
    return json.loads(ran.stdout) | {"page": page}


def test_the_accessibility_checker_has_no_complaint_light_or_dark_wide_or_narrow(seen):
    found = {(v["width"], v["colorScheme"]): v["violations"] for v in seen["views"]}

    assert found == {(w, s): [] for w in (WIDE, NARROW) for s in ("light", "dark")}


def test_what_the_checker_leaves_open_is_the_contrast_of_what_it_cannot_measure(seen):
    wide = [view for view in seen["views"] if view["width"] == WIDE]
    left = {one for view in wide for one in view["incomplete"]}

    assert {one for one in left if not UNMEASURED.match(one)} == set()


def test_nothing_but_the_file_itself_is_asked_for_and_the_policy_blocks_nothing(seen):
    asked = {url for view in seen["views"] for url in view["requests"]} | {*seen["requests"]}

    assert asked == {seen["page"].as_uri()}
    assert (seen["messages"], seen["styled"]) == ([], True)


def test_nothing_has_to_be_moved_sideways(seen):
    assert {view["overflow"] for view in seen["views"]} == {0}
    assert seen["beyond"] == {"320": 0, "paper": 0}


def test_dark_and_light_differ_and_both_show_something(seen):
    pictures = {view["colorScheme"]: Path(view["picture"]).read_bytes() for view in seen["views"]}

    assert pictures["light"] != pictures["dark"]
    assert all(len(picture) > 50_000 for picture in pictures.values())


@pytest.fixture(scope="module")
def printed(seen):
    """The words of the printed page."""
    ran = subprocess.run(
        ["pdftotext", "-raw", seen["print"], "-"], check=True, capture_output=True, encoding="utf-8"
    )
    return ran.stdout


@POPPLER
def test_printed_pages_are_numbered_and_end_with_the_last_words(printed, seen):
    assert "page 1 of " in printed
    words = re.sub(r"<[^>]*>", " ", seen["page"].read_text(encoding="utf-8").rpartition("<p>")[2])
    assert letters(words) in letters(printed)


@POPPLER
@pytest.mark.parametrize("asked", ["every criterion", "every criterion of two"], indirect=True)
def test_the_printed_report_holds_every_criterion(asked, printed):
    path = EXAMPLES / PAGES[asked][1]
    view = report_view(case(str(path), date.fromisoformat(TODAY), Sources()), shared())

    texts = [
        text
        for framework in view.frameworks
        for domain in framework.domains
        for criterion in domain.criteria
        for text in (criterion.title, criterion.text, criterion.next_step, criterion.why)
    ]
    whole = letters(printed)
    broken = [text for text in texts if letters(text) not in whole]
    assert len(broken) <= len(texts) // 20, broken  # a page's end may stand within a text


def letters(text):
    """A text without what line ends and ligatures change."""
    return re.sub(r"[\W_]+", "", html.unescape(text))


def found(given, invented):
    """A word of the command line, with the place of a file or folder."""
    if given in INVENTED:
        return str(invented / given)
    return str(EXAMPLES / given) if (EXAMPLES / given).exists() else given
