"""The front door: answers --version and shell completion before anything heavy is imported."""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress

COMPLETE = "_PEERREADY_COMPLETE"
"""Set by the shell's completion script; `complete_bash` asks, `source_bash` wants the script (typer's)."""
MANY_OBJECTS = 200_000
"""So many new ones before rubbish is looked for: a short command makes next to none, only modules."""


def main(argv: list[str] | None = None) -> int:
    """Run peerready; the exit code (design, section 7)."""
    try:
        code = _answered(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        code = 130
    if argv is None:
        gc.freeze()  # the process ends: Python need not look through all it is about to drop
    return _flushed(code)


def _answered(argv: list[str]) -> int:
    _speak_utf8()
    if argv == ["--version"]:
        from peerready import __version__

        return _say(f"peerready {__version__}\n")
    asked = os.environ.get(COMPLETE, "")
    if asked.startswith("complete_"):
        from peerready.completion import answer

        return _say(*answer(asked.removeprefix("complete_"), dict(os.environ)))
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # none of ours, and slow to look for
    if sys.stdout is None or not sys.stdout.isatty():
        os.environ.setdefault("TYPER_USE_RICH", "0")  # half the time, and help that grep can read
    gc.set_threshold(MANY_OBJECTS)
    from peerready.cli.app import run

    return run(argv)


def _speak_utf8() -> None:
    """Names and texts in any script, and the same bytes on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _say(text: str, code: int = 0) -> int:
    if sys.stdout is None:
        return 3
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        return code
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        with suppress(OSError, AttributeError):  # closed too: nobody is left to be told
            sys.stderr.write(f"error: standard output cannot be written: {why}\n")
        return 3
    return code


def _flushed(code: int) -> int:
    """The exit code once everything is out; a stream that cannot be written is given up quietly."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if not isinstance(error, BrokenPipeError):
                code = code or 3
    return code


if __name__ == "__main__":
    sys.exit(main())
