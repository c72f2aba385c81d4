"""The files evidence cites: found inside the root exactly as named, read, and dated by git."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import subprocess
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from peerready.errors import PeerreadyError, did_you_mean
from peerready.markdown_documents import MarkdownDocument
from peerready.markdown_documents import read as read_markdown

Fault = Literal[
    "missing",
    "outside-root",
    "not-a-file",
    "wrong-case",
    "no-heading",
    "empty",
    "empty-heading",
    "lapsed",
    "no-date",
    "not-yet",
    "unreadable",
]

LARGEST = 10_000_000
MARKDOWN = (".md", ".markdown")
PLAIN_TEXT = (
    *(".adoc", ".csv", ".json", ".log", ".org", ".rst"),
    *(".text", ".toml", ".tsv", ".txt", ".yaml", ".yml"),
)
_NEAR = 1000  # so many names of a folder are searched for a likely one


class DoesNotHoldError(Exception):
    """Why a piece of evidence does not hold, in a machine's word and in a sentence for people."""

    def __init__(self, reason: Fault, text: str, line: int | None = None) -> None:
        super().__init__(text)
        self.reason = reason
        self.text = text
        self.line = line


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A file inside the root; `content` is None where its kind cannot be read."""

    path: Path
    content: MarkdownDocument | str | None


def read(root: Path, name: str) -> PolicyFile:
    """The file of that name, relative to the root; DoesNotHoldError where none can be read."""
    try:
        path = _found(os.path.realpath(root), name)
        return PolicyFile(Path(path), _content(path, name))
    except OSError as error:
        raise _unusable(error) from None


def _unusable(error: OSError) -> DoesNotHoldError:
    gone = isinstance(error, (FileNotFoundError, NotADirectoryError)) or error.errno == errno.ELOOP
    if gone:
        return DoesNotHoldError("missing", "no such file")
    return DoesNotHoldError("unreadable", f"the file cannot be read: {error.strerror}".lower())


# --- finding


def _found(root: str, name: str) -> str:
    """The real path, by listing each folder: exact in case, and no name means a device."""
    path = root
    for part in name.split("/"):
        if part != ".":
            path = os.path.realpath(os.path.join(path, _entry(path, part)))  # noqa: PTH118
        if not Path(path).is_relative_to(root):
            raise DoesNotHoldError("outside-root", "a link leads out of the evidence folder")
    return path


def _entry(folder: str, part: str) -> str:
    """The name in the folder that is this one, however its accents are stored."""
    names = sorted(os.listdir(folder))  # noqa: PTH208  # names, as they stand
    wanted = _nfc(part)
    same = [name for name in names if _nfc(name) == wanted]
    if same:
        return part if part in same else same[0]
    folded = [name for name in names if _nfc(name).casefold() == wanted.casefold()]
    if folded:
        raise DoesNotHoldError("wrong-case", f"the name is '{folded[0]}', in exactly this case")
    near = did_you_mean(part, names[:_NEAR])
    raise DoesNotHoldError("missing", f"no such file: {near}" if near else "no such file")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# --- reading


def _content(path: str, shown: str) -> MarkdownDocument | str | None:
    status = os.stat(path)  # noqa: PTH116  # one look for kind and size
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
        raise DoesNotHoldError("not-a-file", f"this is {kind}")
    suffix = Path(path).suffix.lower()
    if suffix in MARKDOWN:
        return _markdown(_text(path), shown)
    if suffix in PLAIN_TEXT:
        return _text(path)
    if status.st_size == 0:
        raise DoesNotHoldError("empty", "the file is empty")
    return None


def _text(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise DoesNotHoldError("unreadable", "the file is larger than 10 MB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_text(raw[: error.start]) from None
    if "\0" in text:
        raise _not_text(raw[: raw.index(b"\0")])
    return text


def _not_text(before: bytes) -> DoesNotHoldError:
    line = before.count(b"\n") + 1
    return DoesNotHoldError("unreadable", "the file is not UTF-8 text, save it as UTF-8", line)


def _markdown(text: str, shown: str) -> MarkdownDocument:
    try:
        return read_markdown(text, shown)
    except PeerreadyError as error:
        problem = error.problems[0]
        line = problem.location.line if problem.location else None
        advice = f" ({problem.hint})" if problem.hint else ""
        raise DoesNotHoldError(
            "unreadable", f"front matter: {problem.message}{advice}", line
        ) from None


# --- git

_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false"),
    *("-c", "protocol.allow=never"),  # a partial clone would fetch what it lacks
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def git_date(path: Path) -> date | None:
    """The day of the last commit of a file, or None: no git, no repository, not tracked.

    DoesNotHoldError in a shallow clone, whose oldest commit seems to have changed every file.
    """
    shallow = _git(path.parent, "rev-parse", "--is-shallow-repository")
    if shallow == "true":
        wanted = "fetch the whole history (fetch-depth: 0)"
        raise DoesNotHoldError("no-date", f"no date, and git has none in a shallow clone: {wanted}")
    if shallow != "false":
        return None
    day = _git(path.parent, "log", "-1", "--format=%cs", "--no-color", "--follow", "--", path.name)
    return date.fromisoformat(day) if day and _DAY.fullmatch(day) else None


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints; None where it is missing or fails. It runs no program a repository names."""
    git = shutil.which("git")
    # a relative answer is one of the current folder, which may be the repository under examination
    if git is None or not Path(git).is_absolute():
        return None
    # what hooks set (GIT_DIR, GIT_INDEX_FILE) speaks of another repository
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603  # fixed words, and a name after "--"
            [git, *_SAFE, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=10,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("ascii", "replace").strip()
