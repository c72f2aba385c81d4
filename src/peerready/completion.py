"""Shell completion from a static table: what the shell's script asks is answered without importing typer.

The scripts are typer's (`--install-completion`); how each shell asks and wants its answer is theirs.
File names are left to the shell: where only a file can follow, the answer is empty.
"""

from __future__ import annotations

import os

from peerready.completion_table import TABLE

Item = tuple[str, str]
"""A word that may follow, and its help."""

FRAMEWORK_OPTIONS = ("-f", "--framework")
FRAMEWORK_COMMANDS = ("frameworks show", "frameworks trace", "frameworks diff")
"""The commands whose arguments are frameworks."""
VOCABULARIES = ("scales", "themes", "facts", "crosswalk")
"""Files of the frameworks' folder that are no framework."""
ID_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def answer(shell: str, environ: dict[str, str]) -> tuple[str, int]:
    """What to print for a shell's question, and the exit code."""
    match shell:
        case "bash":
            items = candidates(*_bash_words(environ))
            return "".join(f"{word}\n" for word, _ in items), 0
        case "zsh":
            return _zsh(candidates(*_line_words(environ))), 0
        case "fish":
            items = candidates(*_line_words(environ))
            if environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
                return "", 0 if items else 1
            return "".join(f"{word}\t{line}\n" for word, line in items), 0
        case "powershell" | "pwsh":
            items = candidates(*_powershell_words(environ))
            return "".join(f"{word}:::{line or ' '}\n" for word, line in items), 0
    return "", 1


def candidates(words: list[str], begun: str) -> list[Item]:
    """The words that may complete what is begun, after these words of the command line."""
    if "--" in words:
        return []
    command, waiting = _place(words)
    option, equals, value = begun.partition("=")
    if waiting:
        found = _values(command, waiting)
    elif equals:
        return [
            (f"{option}={word}", line)
            for word, line in _values(command, option)
            if word.startswith(value)
        ]
    elif begun.startswith("-"):
        found = [(word, line) for word, line, _ in TABLE[command] if word.startswith("-")]
    else:
        found = [(word, line) for word, line, _ in TABLE[command] if word[:1] not in {"", "-"}]
        found += _values(command, "")
    return [(word, line) for word, line in found if word.startswith(begun)]


def _place(words: list[str]) -> tuple[str, str]:
    """The command the words lead to, and the option that waits for its value, if one does."""
    command, waiting = "", ""
    for word in words:
        inner = f"{command} {word}".strip()
        if waiting:
            waiting = ""
        elif word.startswith("-"):
            waiting = word if _takes_value(command, word) else ""
        elif inner in TABLE:
            command = inner
    return command, waiting


def _takes_value(command: str, option: str) -> bool:
    return any(word == option and values is not None for word, _, values in TABLE[command])


def _values(command: str, option: str) -> list[Item]:
    """The values of an option or, for the empty one, of the command's arguments."""
    if option in FRAMEWORK_OPTIONS or (not option and command in FRAMEWORK_COMMANDS):
        return [(name, "") for name in framework_names()]
    return [
        (value, "")
        for word, _, values in TABLE[command]
        if word == option
        for value in values or ()
    ]


def framework_names() -> list[str]:
    """The frameworks by the names of their files: the shipped ones, then those of PEERREADY_PATH."""
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120  # pathlib is too slow here
    inside = os.path.join(here, "frameworks")  # noqa: PTH118
    checkout = os.path.join(here, "..", "..", "frameworks")  # noqa: PTH118
    shipped = _names(inside) or _names(checkout)
    folders = os.environ.get("PEERREADY_PATH", "").split(os.pathsep)
    own = [name for folder in folders if folder for name in _names(folder)]
    return list(dict.fromkeys([*shipped, *sorted(own)]))


def _names(folder: str) -> list[str]:
    """The ids in a folder; a file that is not named like one is none, and no shell gets to see it."""
    try:
        with os.scandir(folder) as entries:
            files = [entry.name for entry in entries]
    except OSError:
        return []
    ids = [name.removesuffix(".yaml") for name in files if name.endswith(".yaml")]
    return sorted(name for name in ids if ID_LETTERS.issuperset(name) and name not in VOCABULARIES)


def _bash_words(environ: dict[str, str]) -> tuple[list[str], str]:
    """Bash gives each word on a line, and splits at `=` too."""
    words = environ.get("COMP_WORDS", "").split("\n")
    at = environ.get("COMP_CWORD", "")
    place = int(at) if at.isdecimal() else len(words) - 1
    before = [_bare(word) for word in words[1:place]]
    begun = _bare(words[place]) if place < len(words) else ""
    if begun == "=":
        begun = ""
    elif before and before[-1] == "=":
        before.pop()
    return before, begun


def _line_words(environ: dict[str, str]) -> tuple[list[str], str]:
    """Zsh and fish give the line up to the cursor."""
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    if words and not line.endswith(" "):
        return words[:-1], words[-1]
    return words, ""


def _powershell_words(environ: dict[str, str]) -> tuple[list[str], str]:
    """PowerShell gives the line, and apart from it the word that is begun."""
    words = _split(environ.get("_TYPER_COMPLETE_ARGS", ""))[1:]
    begun = environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    return (words[:-1] if begun else words), begun


def _split(line: str) -> list[str]:
    """The words of a line; quotes keep spaces together."""
    words, word, quote = [], "", ""
    for character in line:
        if character in {"'", '"'} and quote in {"", character}:
            quote = "" if quote else character
        elif character == " " and not quote:
            words.append(word)
            word = ""
            continue
        word += character
    return [_bare(found) for found in (*words, word) if found]


def _bare(word: str) -> str:
    return word.replace('"', "").replace("'", "")


def _zsh(items: list[Item]) -> str:
    if not items:
        return "_files\n"
    rows = "\n".join(
        f'"{_for_zsh(word)}":"{_for_zsh(line)}"' if line else f'"{_for_zsh(word)}"'
        for word, line in items
    )
    return f"_arguments '*: :(({rows}))'\n"


def _for_zsh(text: str) -> str:
    """Text for the line that zsh evaluates, quoted as typer quotes it."""
    doubled = text.replace('"', '""').replace("'", "''")
    return doubled.replace("$", "\\$").replace("`", "\\`").replace(":", r"\\:")
