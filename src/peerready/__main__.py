"""The front door: answers --version and shell completion before anything heavy is imported."""

from __future__ import annotations

import gc
import io
import os
import sys

TYPE_CHECKING = False  # what is imported out here is not interrupted quietly: no `typing`
if TYPE_CHECKING:
    from types import FrameType

COMPLETE = "_PEERREADY_COMPLETE"
"""Set by the shell's completion script; `complete_bash` asks, `source_bash` wants the script (typer's)."""
MANY_OBJECTS = 200_000
"""So many new ones before rubbish is looked for: a short command makes next to none, only modules."""
INTERRUPTED = 130
IMPORTING = "<frozen importlib"
"""How the code that imports names its file."""


def main(argv: list[str] | None = None) -> int:
    """Run peerready; the exit code (design, section 7)."""
    try:
        code = _answered(sys.argv[1:]) if argv is None else _answered(argv, hears=False)
    except KeyboardInterrupt:
        code = INTERRUPTED
    if argv is None:
        gc.freeze()  # the process ends: Python need not look through all it is about to drop
    return _flushed(code)


def _answered(argv: list[str], *, hears: bool = True) -> int:
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
    return _interruptible(argv) if hears else _run(argv)


def _run(argv: list[str]) -> int:
    from peerready.cli.app import run

    return run(argv)


def _interruptible(argv: list[str]) -> int:
    """The exit code; Ctrl-C is heard unless whoever started us had it ignored."""
    import signal

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return _run(argv)
    signal.signal(signal.SIGINT, _interrupted)
    try:
        return _run(argv)
    finally:  # from here on it ends us without a word
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _interrupted(_number: int, frame: FrameType | None) -> None:
    """Ctrl-C: raised as ever, but not in an import, which may swallow it or make another error of it.

    While a module is imported nothing is half-done: a file that is being written has no name yet.
    """
    while frame is not None:
        if frame.f_code.co_filename.startswith(IMPORTING):
            os._exit(INTERRUPTED)
        frame = frame.f_back
    raise KeyboardInterrupt


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
        from contextlib import suppress

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
