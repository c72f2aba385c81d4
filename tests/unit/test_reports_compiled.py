"""The compiled templates of a wheel say what their sources say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from peerready import reports
from peerready.case import Sources, case
from peerready.catalog import shared
from peerready.content.build import report_view

ANSWERS = Path(__file__).parents[2] / "examples" / "harbour" / "answers.yaml"


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    """Compiled templates in place of those of a checkout, which has none."""
    for name, code in reports.compiled().items():
        (tmp_path / Path(name).name).write_text(code, encoding="utf-8")
    monkeypatch.setattr(reports, "COMPILED", str(tmp_path))
    monkeypatch.setattr(reports, "_read", _style_sheet)
    reports._shipped_environment.cache_clear()
    yield
    reports._shipped_environment.cache_clear()


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_a_report_from_compiled_templates_is_the_same(kind, request):
    view = report_view(case(str(ANSWERS), date(2026, 11, 21), Sources()), shared())
    from_source = reports.render(view, kind)
    request.getfixturevalue("wheel")

    assert reports.render(view, kind) == from_source


def _style_sheet(name):
    """The one file that is no template; a template that is read here is not compiled."""
    assert name == "page.css"
    return (Path(__file__).parents[2] / "templates" / name).read_text(encoding="utf-8")


def test_every_shipped_template_is_compiled():
    templates = Path(__file__).parents[2] / "templates"

    assert len(reports.compiled()) == len(list(templates.rglob("*.j2")))
