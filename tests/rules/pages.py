"""The examples of a rule's page, as folders to be checked."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import date

from peerready.case import Sources
from peerready.checks import checking
from peerready.checks.check_inputs import Asked
from peerready.errors import PeerreadyError

TODAY = date(2026, 11, 21)
HEAD = """\
format: peerready/answers/1
frameworks: [ucl@1]
organisation: {name: Millbrook Recovery}
facts: {size: large, peer_workers: few}
assessed_on: 2026-11-02
"""
PROJECT = "answers: answers.yaml\n"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAME = re.compile(r"\A(?:# (\S+?)(, before)?|<!-- (\S+) -->)\n")


@dataclass(frozen=True)
class Example:
    """The files of an example, those that stood before, and the links in it."""

    files: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)


def examples(page):
    """The failing and the passing example of a page."""
    start, _, rest = page.partition("\nFails:\n")
    assert start
    failing, _, passing = rest.partition("\nPasses:\n")
    return _example(failing), _example(passing)


def _example(text):
    made = Example()
    for kind, block in FENCE.findall(text):
        if kind == "sh":
            target, link = re.fullmatch(r"ln -s (\S+) (\S+)\n", block).groups()
            made.links[link] = target
            continue
        found = NAME.match(block)
        comment, before, remark = found.groups()
        files = made.before if before else made.files
        files[comment or remark] = block[found.end() :]
    return made


def check(example, folder):
    """The outcome of checking an example: what stood before first becomes the baseline."""
    if example.before:
        _write(folder, {**example.files, **example.before})
        outcome = _check(folder, update=True)
        (folder / "peerready-baseline.json").write_text(outcome.written.text(), "utf-8")
    _write(folder, example.files)
    for link, target in example.links.items():
        aim = folder.parent / "elsewhere" if target.startswith("/") else target
        (folder / link).symlink_to(aim)
        aim.mkdir()
        (aim / "role.md").write_text("Peer workers decide.\n", "utf-8")
    try:
        return _check(folder).check
    except PeerreadyError as error:
        return checking.invalid(error.problems)


def _write(folder, files):
    project = PROJECT + files.get("peerready.yaml", "")
    answers = HEAD + files["answers.yaml"]
    for name, text in {**files, "peerready.yaml": project, "answers.yaml": answers}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _check(folder, **more):
    here = os.getcwd()  # noqa: PTH109
    os.chdir(folder)
    try:
        return checking.check(Asked(TODAY, sources=Sources(), **more))
    finally:
        os.chdir(here)
