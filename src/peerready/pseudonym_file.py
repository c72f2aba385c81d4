"""A consultant's own list of pseudonyms: read and written beside a comparison, and kept private."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from peerready import documents, validation
from peerready.errors import PeerreadyError
from peerready.fields import Strict, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = """\
# Who is who in comparisons with replaced names: keep it to yourself.
format: peerready/pseudonyms/1
"""


class Pseudonyms(Strict):
    """What a file of pseudonyms may say."""

    format: Literal["peerready/pseudonyms/1"]
    """What the file is, and which version of the format."""
    pseudonyms: dict[Text, Text]
    """Each organisation's id, else its name, with its pseudonym."""


def read(path: Path, shown: str) -> dict[str, str]:
    """The pseudonyms that were kept; none where there is no file yet."""
    if not path.exists():
        return {}
    document = documents.read(path, shown)
    found, problems = validation.validate(Pseudonyms, document)
    if found is None:
        raise PeerreadyError(*problems)
    return dict(found.pseudonyms)


def text(pseudonyms: Mapping[str, str]) -> str:
    """The file, in the order of the pseudonyms, every text in quotes."""
    lines = sorted(pseudonyms.items(), key=lambda pair: (pair[1].casefold(), pair))
    rows = "".join(f"  {_quoted(key)}: {_quoted(name)}\n" for key, name in lines)
    return f"{HEAD}pseudonyms:\n{rows}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
