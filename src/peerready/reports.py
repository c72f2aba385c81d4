"""Reports from templates, ours or a user's own: the only door to jinja2."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import jinja2
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    ModuleLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    pass_context,
)
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from peerready import charts, comparison_charts, resources, shades, sinks, wording
from peerready.errors import Location, PeerreadyError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from peerready.content.comparison_model import ComparisonView
    from peerready.content.model import ReportView

Kind = Literal["markdown", "html"]

SHIPPED = "peerready"
"""The prefix under which every template finds the shipped ones: `peerready/page.html.j2`."""
NAMES: dict[Kind, str] = {
    "markdown": f"{SHIPPED}/report/report.md.j2",
    "html": f"{SHIPPED}/report/report.html.j2",
}
COMPARISON = f"{SHIPPED}/compare/comparison.html.j2"
FOLDERS = ("report", "compare")
"""The folders of templates that a wheel holds compiled."""
COMPILED = f"compiled_{jinja2.__version__}"
"""The folder of the package where a wheel has the templates as Python code, made by this jinja2."""
FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a user's template can run into; of a shipped one these would be faults of ours."""

_BLANK_LINES = re.compile(r"\n{3,}")
_TRAILING_SPACES = re.compile(r" +$", re.MULTILINE)
_CSS_MARKS = re.compile(r'[\\"<>&{}/*\n]')
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def render(view: ReportView, kind: Kind, logo: bytes | None = None) -> str:
    """The gap report in our own layout; the logo is a PNG or JPEG."""
    template = _shipped_environment(kind).get_template(NAMES[kind])
    text = template.render(report=view, logo=_inline(logo))
    return text if kind == "html" else _tidied(text)


def render_comparison(view: ComparisonView, logo: bytes | None = None) -> str:
    """A comparison as one HTML file; the logo is a PNG or JPEG."""
    template = _shipped_environment("html").get_template(COMPARISON)
    return template.render(view=view, logo=_inline(logo))


def _tidied(markdown: str) -> str:
    """Markdown without the spaces and blank lines that parts left out leave behind."""
    return _BLANK_LINES.sub("\n\n", _TRAILING_SPACES.sub("", markdown)).strip() + "\n"


def _inline(image: bytes | None) -> str:
    """An image as an address that holds it whole, so that a page loads nothing; or nothing."""
    if not image:
        return ""
    kind = "png" if image.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(image).decode()}"


def render_own(view: ReportView, template: Path, kind: Kind, logo: bytes | None = None) -> str:
    """The report in the layout of a user's template; what it writes is escaped for `kind`."""
    try:
        sandbox = _environment(kind, template.parent, ImmutableSandboxedEnvironment)
        return sandbox.get_template(template.name).render(report=view, logo=_inline(logo))
    except FAULTS as error:
        raise PeerreadyError(_problem(error, template)) from error


@cache
def _shipped_environment(kind: Kind) -> Environment:
    """Where the shipped templates run: compiled already, or, of a checkout, from their source."""
    environment = _environment(kind)
    folder = Path(__file__).parent / COMPILED
    if folder.is_dir():
        assert environment.loader  # given where it is made
        environment.loader = ChoiceLoader([ModuleLoader(folder), environment.loader])
    return environment


def compiled() -> dict[str, str]:
    """The shipped templates as Python code, by the path of the file in the package; a wheel holds them.

    To compile them takes longer than everything else a report does. The code is of one version of
    jinja2, and another version takes the source.
    """
    found = {}
    kinds: dict[str, Kind] = {".md.j2": "markdown", ".html.j2": "html"}
    for ending, kind in kinds.items():
        environment = _environment(kind)
        for name in filter(lambda name: name.endswith(ending), _shipped_names()):
            key = f"{SHIPPED}/{name}"
            file = f"{COMPILED}/{ModuleLoader.get_module_filename(key)}"
            found[file] = environment.compile(_read(name) or "", key, raw=True, defer_init=True)
    return found


def _shipped_names() -> list[str]:
    top = resources.shipped("templates")
    inside = [
        f"{folder}/{file.name}" for folder in FOLDERS for file in top.joinpath(folder).iterdir()
    ]
    return sorted([*inside, *(file.name for file in top.iterdir() if file.is_file())])


def _environment(
    kind: Kind, folder: Path | None = None, of: type[Environment] = Environment
) -> Environment:
    """Where templates of this kind run; those of a folder beside the shipped ones."""
    shipped: BaseLoader = PrefixLoader({SHIPPED: FunctionLoader(_read)})
    own = [FileSystemLoader(folder, encoding="utf-8-sig")] if folder else []
    environment = of(
        # on in both: what a macro or block gives is then marked as escaped already, and
        # whatever else is written passes the sink of its format in `finalize`
        autoescape=True,
        finalize=_escaper(kind),
        keep_trailing_newline=True,
        loader=ChoiceLoader([shipped, *own]),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    if kind == "markdown":  # jinja2's own would escape for HTML, and pass for escaped
        environment.filters |= dict.fromkeys(("e", "escape", "forceescape"), _escaped_text)
    environment.filters |= {
        "bdi": _isolated if kind == "html" else str,
        "paragraphs": wording.paragraphs,
        "sentence": wording.sentence,
        "capital": wording.capital,
        "listed": wording.listed,
        "slug": slug,
    }
    environment.globals |= {
        "count": wording.count,
        "mark_sign": charts.mark,
        "moves_chart": comparison_charts.moves,
        "nested_chart": charts.nested,
        "parts_chart": charts.parts,
        "shade": shades.shade,
        "spread_chart": comparison_charts.spread,
        "style": style,
        "style_hash": style_hash,
    }
    return environment


def _escaper(kind: Kind) -> Callable[[object, object], object]:
    sink = sinks.html if kind == "html" else sinks.markdown

    @cache  # the same words stand in many places
    def safe(text: str) -> Markup:
        return Markup(sink(text))  # noqa: S704  # the sink has made it harmless

    @pass_context  # so that constants too are seen where they are written, with their line
    def escaped(_: object, value: object) -> object:
        if isinstance(value, Markup | Undefined):  # what is not there tells so itself
            return value
        if isinstance(value, str):
            return safe(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        raise _NotTextError(value)

    return escaped


def _escaped_text(text: object) -> Markup:
    if isinstance(text, Markup):
        return text
    return Markup(sinks.markdown(str(text)))  # noqa: S704  # the sink has made it harmless


class _NotTextError(TypeError):
    """Something is written that has no sink: as Python shows it, a text in it would not be escaped."""

    hint = "write its texts: {% for %} goes through a list, a point leads to a field, {% if %} asks first"

    def __init__(self, value: object) -> None:
        super().__init__(f"{_kind_of(value)} is written here; only texts and numbers can be")


def _kind_of(value: object) -> str:
    """What a value is, in the words of templates/README.md."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "a yes or no"
    if type(value) in {tuple, list}:
        return "a whole list"
    return f"a whole {type(value).__name__}"


def _isolated(text: str) -> Markup:
    """A user's words in HTML, kept from reordering what stands around them."""
    return Markup(f'<bdi dir="auto">{sinks.html(text)}</bdi>') if text else Markup()  # noqa: S704  # the same


def slug(heading: str) -> str:
    """The anchor that code hosts give a heading."""
    return _NOT_IN_SLUG.sub("", heading.lower()).strip().replace(" ", "-")


def style(head: str, foot: str) -> Markup:
    """The style sheet of every page, with the lines at the head and foot of printed ones."""
    running = f"@page {{ @top-right {{ content: {_css(head)} }} @bottom-left {{ content: {_css(foot)} }} }}"
    sheet = f"{_shades()}{_read('page.css')}@media print {{ {running} }}\n"
    return Markup(sheet)  # noqa: S704  # no `<` in any of it


def _shades() -> str:
    """The shades of heat maps by the names that the style sheet uses; paper has the light ones."""
    dark = _properties(shades.DARK)
    return (
        f"{_properties(shades.LIGHT)}@media screen and (prefers-color-scheme: dark) {{ {dark}}}\n"
    )


def _properties(ramp: shades.Ramp) -> str:
    steps = "".join(f"--shade-{number}: {step}; " for number, step in enumerate(ramp.steps))
    return f":root {{ {steps}--on-shade: {ramp.ink}; --stripe: {ramp.ink}1f; }}\n"


def _css(text: str) -> str:
    """The text as a CSS string that ends neither itself nor the style element around it."""
    return (
        '"' + _CSS_MARKS.sub(lambda found: f"\\{ord(found[0]):x} ", sinks.terminal_line(text)) + '"'
    )


def style_hash(sheet: str) -> str:
    """What a Content-Security-Policy calls exactly this style sheet."""
    return base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()


def _read(name: str) -> str | None:
    """A shipped template; `split_template_path` refuses whatever would leave the folder."""
    file = resources.shipped("templates").joinpath(*split_template_path(name))
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _problem(error: Exception, template: Path) -> Problem:
    """Where a user's template went wrong, and how."""
    if isinstance(error, UnicodeDecodeError):
        return Problem(
            "the template is not UTF-8", Location(template.as_posix()), "save the file as UTF-8"
        )
    if isinstance(error, TemplateNotFound) and error.name == template.name:
        return Problem(
            "the template cannot be read", Location(template.as_posix()), "is the file there?"
        )
    if isinstance(error, TemplateSyntaxError):
        file = Path(error.filename) if error.filename else template
        return _at(file, error.lineno, error.message or "a syntax error")
    if isinstance(error, TemplateNotFound):
        message = f"there is no template '{error.name}'"
        return _at(
            *_place(error, template),
            message,
            "name one beside it, or peerready/… of the shipped ones",
        )
    hint = _NotTextError.hint if isinstance(error, _NotTextError) else None
    return _at(*_place(error, template), _said(error), hint)


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__


def _at(file: Path, line: int | None, message: str, hint: str | None = None) -> Problem:
    location = Location(file.as_posix(), line, source=_line(file, line))
    return Problem(f"in the template: {message}", location, hint)


def _line(file: Path, line: int | None) -> str | None:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError):
        return None
    return lines[line - 1] if line and line <= len(lines) else None


def _place(error: Exception, template: Path) -> tuple[Path, int | None]:
    """The innermost line of a template of the user's that was being written out."""
    found: tuple[Path, int | None] = (template, None)
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.parent == template.parent or template.parent in file.parents:
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found
