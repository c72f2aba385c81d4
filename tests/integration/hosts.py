"""A repository of policies, and the steps that our own files run on it, taken out of these files."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-21"
LEFT_OUT = re.compile("CI|GITHUB_.*|GIT_.*|PEERREADY.*|SOURCE_DATE_EPOCH")


def environment(**more):
    """The environment of a step: nothing of the machine that says it is a pipeline."""
    kept = {name: value for name, value in os.environ.items() if not LEFT_OUT.fullmatch(name)}
    who = {f"GIT_{of}_{key}": "x@x" for of in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    day = {"GIT_AUTHOR_DATE": f"{TODAY}T00:00:00Z", "GIT_COMMITTER_DATE": f"{TODAY}T00:00:00Z"}
    # judged on the day of the example, without an option that the steps do not have
    return {
        **kept,
        **who,
        **day,
        "SOURCE_DATE_EPOCH": "1795219200",
        "GIT_CONFIG_GLOBAL": os.devnull,
    } | more


def git(folder, *arguments):
    """What git prints."""
    ran = subprocess.run(
        ["git", "-c", "core.hooksPath=", *arguments],
        cwd=folder,
        env=environment(),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return ran.stdout


def repository(folder):
    """The example with policies as a repository of its own, with one commit."""
    shutil.copytree(ROOT / "examples" / "millbrook", folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=policies")
    return folder


def step(name):
    """A step of `action.yml`, by the beginning of its name."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return next(one for one in action["runs"]["steps"] if one["name"].startswith(name))


def defaults():
    """The inputs of `action.yml` as they are when none is given."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return {name: given["default"] for name, given in action["inputs"].items()}


def blocks(language):
    """The fenced blocks of `docs/ci.md` in a language."""
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def snippet(name):
    """The block of `docs/ci.md` whose first line is a comment with this file name."""
    return next(block for block in blocks("yaml") if block.startswith(f"# {name}\n"))


def bash(script, folder, **more):
    """A script as a runner runs it."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
