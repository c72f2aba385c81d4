"""The day of the last commit of each of many files, from one pass through the history."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import defaultdict
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Timer
from typing import IO, TYPE_CHECKING, Literal, NamedTuple

from peerready.policies.policy_document import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SHALLOW: Literal["shallow"] = "shallow"
Commit = date | Literal["shallow"] | None
"""The day; `shallow` where only the newest commits are there, so that no day can be known."""

_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "protocol.allow=never"),  # a partial clone would fetch what it lacks
)
_LOG = (
    *(
        "log",
        "--format=%x01%cs",
        "--name-only",
        "-z",
        "--no-color",
        "--no-renames",
        "--no-relative",
    ),
    *("--no-ext-diff", "--no-textconv", "--diff-merges=combined", "--full-history", "--no-follow"),
    *("HEAD", "--stdin"),
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECONDS = 30  # for the whole of a history; a file not found by then has no date


def commit_dates(paths: Iterable[Path]) -> Mapping[Path, Commit]:
    """The last commit of each file, by its real path: the newest that touched it on any branch merged.

    None: no git, no repository, not committed.
    """
    folders: defaultdict[Path | None, list[Path]] = defaultdict(list)
    for path in paths:
        folders[_repository(path.parent)].append(path)
    return {
        path: day
        for folder, inside in folders.items()
        for path, day in _in_repository(folder, inside).items()
    }


def _repository(folder: Path) -> Path | None:
    """The nearest folder upward that git keeps, as git itself looks for it."""
    upward = (folder, *folder.parents)
    return next((place for place in upward if os.path.lexists(place / ".git")), None)


def _in_repository(folder: Path | None, paths: list[Path]) -> Mapping[Path, Commit]:
    git = _git()
    if folder is None or git is None:
        return dict.fromkeys(paths)
    match _said(git, folder, "rev-parse", "--is-shallow-repository"):
        case "true":
            return dict.fromkeys(paths, SHALLOW)
        case "false":
            names = {path: path.relative_to(folder).as_posix() for path in paths}
            days = _last(git, folder, names.values())
            return {path: days.get(nfc(name)) for path, name in names.items()}
        case _:
            return dict.fromkeys(paths)


def _last(git: str, folder: Path, names: Iterable[str]) -> Mapping[str, date]:
    """The day of the first commit, from the newest back, that names each file."""
    wanted = {nfc(name) for name in names}
    found: dict[str, date] = {}
    with _running(git, folder, names) as output:
        commits = _commits(output)
        while wanted and (commit := next(commits, None)):
            found.setdefault(commit.name, commit.day)
            wanted.discard(commit.name)
    return found


class _Touched(NamedTuple):
    """A file that a commit touched, and the day of that commit."""

    name: str
    day: date


def _commits(output: IO[bytes]) -> Iterator[_Touched]:
    """Each file of each commit; fields end with a zero byte, and a commit begins with a one."""
    day: date | None = None
    for field in _fields(output):
        text = os.fsdecode(field).strip("\n")
        if text.startswith("\x01"):
            day = date.fromisoformat(text[1:]) if _DAY.fullmatch(text[1:]) else None
        elif text and day:
            yield _Touched(nfc(text), day)


def _fields(output: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while piece := output.read1(1 << 16):  # type: ignore[attr-defined]  # of every buffered pipe
        *whole, rest = (rest + piece).split(b"\0")
        yield from whole
    yield rest


# --- running git


def _git() -> str | None:
    """The program; not one of the current folder, which may be the repository under examination."""
    git = shutil.which("git")
    return git if git and Path(git).is_absolute() else None


def _environment() -> dict[str, str]:
    # what hooks set (GIT_DIR, GIT_INDEX_FILE) speaks of another repository
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    own = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    return inherited | own


def _said(git: str, folder: Path, *arguments: str) -> str | None:
    """What git prints; None where it fails. It runs no program that a repository names."""
    try:
        done = subprocess.run(  # noqa: S603  # fixed words
            [git, *_SAFE, *arguments],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("ascii", "replace").strip()


@contextmanager
def _running(git: str, folder: Path, names: Iterable[str]) -> Iterator[IO[bytes]]:
    """What git prints about the files while it goes back in time; it is ended when this is left."""
    with subprocess.Popen(  # noqa: S603  # fixed words; the names are on its input
        [git, *_SAFE, *_LOG],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin
        assert process.stdout
        timer = Timer(_SECONDS, process.kill)
        timer.start()
        try:
            with suppress(BrokenPipeError):  # it ended at once, and prints nothing
                process.stdin.write(os.fsencode("\n".join(["--", *names, ""])))
                process.stdin.close()
            yield process.stdout
        finally:
            timer.cancel()
            process.kill()
