"""The files evidence cites: found inside the root exactly as named, and read by their kind."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from peerready.errors import PeerreadyError, did_you_mean
from peerready.policies import markdown_documents
from peerready.policies.policy_document import PolicyDocument, UnreadableError, has_text, nfc

if TYPE_CHECKING:
    from collections.abc import Callable

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
LARGEST_MARKDOWN = 1_000_000  # a thick book; parsing takes seconds where every line is a block
MARKDOWN = (".md", ".markdown")
PLAIN_TEXT = (
    *(".adoc", ".csv", ".json", ".log", ".org", ".rst"),
    *(".text", ".toml", ".tsv", ".txt", ".yaml", ".yml"),
)
OFFICE = (".docx", ".pdf")
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
    """A file inside the root, and what can be cited in it."""

    path: Path
    content: PolicyDocument


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
    names = os.listdir(folder)  # noqa: PTH208  # names, as they stand
    if part in names:
        return part
    names.sort()
    wanted = nfc(part)
    same = [name for name in names if nfc(name) == wanted]
    if same:
        return same[0]
    folded = [name for name in names if nfc(name).casefold() == wanted.casefold()]
    if folded:
        raise DoesNotHoldError("wrong-case", f"the name is '{folded[0]}', in exactly this case")
    near = did_you_mean(part, names[:_NEAR])
    raise DoesNotHoldError("missing", f"no such file: {near}" if near else "no such file")


# --- reading


def _content(path: str, shown: str) -> PolicyDocument:
    status = os.stat(path)  # noqa: PTH116  # one look for kind and size
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
        raise DoesNotHoldError("not-a-file", f"this is {kind}")
    suffix = Path(path).suffix.lower()
    if suffix in MARKDOWN:
        return _markdown(_text(path, LARGEST_MARKDOWN), shown)
    if suffix in PLAIN_TEXT:
        return PolicyDocument(has_text=has_text(_text(path, LARGEST)))
    if status.st_size == 0:
        raise DoesNotHoldError("empty", "the file is empty")
    if suffix in OFFICE:
        return _office(path, suffix)
    return PolicyDocument(checked=False)


def _office(path: str, suffix: str) -> PolicyDocument:
    raw = _bytes(path, LARGEST)
    if len(raw) > LARGEST:
        return PolicyDocument(what=f"a file of more than {_megabytes(LARGEST)}", checked=False)
    try:
        _require_the_document(Path(path).name, raw)
        return _reader(suffix)(raw)
    except UnreadableError as error:
        raise DoesNotHoldError("unreadable", str(error)) from None


def _reader(suffix: str) -> Callable[[bytes], PolicyDocument]:
    """What reads this kind of file; imported where one is cited."""
    if suffix == ".docx":
        from peerready.policies.docx_documents import read
    else:
        from peerready.policies.pdf_documents import read
    return read


def _require_the_document(name: str, raw: bytes) -> None:
    """Nothing, unless another file stands in its place, as Word and git put one there."""
    if name.startswith("~$"):
        raise UnreadableError("this is the mark of a document that is open, cite the document")
    if raw.startswith(b"version https://git-lfs.github.com/"):
        raise UnreadableError("git left a pointer in its place, fetch it with 'git lfs pull'")


def _bytes(path: str, largest: int) -> bytes:
    """The bytes of a file, one more than the largest allowed at most."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(largest + 1)


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000} MB"


def _text(path: str, largest: int) -> str:
    raw = _bytes(path, largest)
    if len(raw) > largest:
        raise DoesNotHoldError("unreadable", f"the file is larger than {_megabytes(largest)}")
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


def _markdown(text: str, shown: str) -> PolicyDocument:
    try:
        return markdown_documents.read(text, shown)
    except PeerreadyError as error:
        problem = error.problems[0]
        line = problem.location.line if problem.location else None
        advice = f" ({problem.hint})" if problem.hint else ""
        raise DoesNotHoldError(
            "unreadable", f"front matter: {problem.message}{advice}", line
        ) from None
