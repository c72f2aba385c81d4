"""The HTML report in a real browser: seen by an accessibility checker, narrow, dark and printed."""

import html
import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from peerready import reports
from peerready.case import Sources, case
from peerready.catalog import shared
from peerready.content.build import report_view

pytestmark = pytest.mark.documents

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TODAY = date(2026, 12, 4)


def view_of(name):
    path = ROOT / "examples" / name / "answers.yaml"
    return report_view(case(str(path), TODAY, Sources()), shared())


@pytest.fixture(scope="module", params=["saltbush", "kowhai"])
def view(request):
    """An organisation that has just started, and one with two frameworks."""
    return view_of(request.param)


@pytest.fixture(scope="module")
def seen(view, tmp_path_factory):
    """What a browser makes of the report."""
    folder = tmp_path_factory.mktemp("seen")
    page = folder / "report.html"
    page.write_text(reports.render(view, "html"), encoding="utf-8")
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

    assert found == {(w, s): [] for w in (1280, 380) for s in ("light", "dark")}


def test_what_the_checker_leaves_open_is_text_in_charts_alone(seen):
    left = [one for view in seen["views"] for one in view["incomplete"]]

    assert all(one.startswith("color-contrast: <text ") for one in left)


def test_nothing_but_the_file_itself_is_asked_for_and_the_policy_blocks_nothing(seen):
    asked = {url for view in seen["views"] for url in view["requests"]} | {*seen["requests"]}

    assert asked == {seen["page"].as_uri()}
    assert (seen["messages"], seen["styled"]) == ([], True)


def test_nothing_has_to_be_moved_sideways(seen):
    assert [view["overflow"] for view in seen["views"]] == [0, 0, 0, 0]


def test_dark_and_light_differ_and_both_show_something(seen):
    pictures = {view["colorScheme"]: Path(view["picture"]).read_bytes() for view in seen["views"]}

    assert pictures["light"] != pictures["dark"]
    assert all(len(picture) > 50_000 for picture in pictures.values())


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_the_printed_report_holds_every_criterion_and_numbered_pages(seen, view):
    ran = subprocess.run(
        ["pdftotext", "-raw", seen["print"], "-"], check=True, capture_output=True, encoding="utf-8"
    )
    printed = letters(ran.stdout)

    texts = [
        text
        for framework in view.frameworks
        for domain in framework.domains
        for criterion in domain.criteria
        for text in (criterion.title, criterion.text, criterion.next_step, criterion.why)
    ]
    broken = [text for text in texts if letters(text) not in printed]
    assert len(broken) <= len(texts) // 20, broken  # a page's end may stand within a text
    assert "page 1 of " in ran.stdout


def letters(text):
    """A text without what line ends and ligatures change."""
    return re.sub(r"[\W_]+", "", html.unescape(text))
