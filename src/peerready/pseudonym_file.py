"""A consultant's own list of pseudonyms: read and written beside a comparison, and kept private."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from peerready import documents, validation
from peerready.errors import PeerreadyError
from peerready.fields import Strict, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from peerready.documents import Document
    from peerready.errors import Location

LIMIT = 100_000_000
"""The most bytes: a million organisations."""
LONGEST_KEY = 400
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufff0-\uffff]")
"""What may stand in a text only by its code."""
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
    document = documents.read(path, shown, limit=LIMIT)
    found, problems = validation.validate(Pseudonyms, document)
    if found is None:
        raise PeerreadyError(*problems)
    return dict(found.pseudonyms)


def places(path: Path, shown: str) -> Callable[[str], Location]:
    """Where the pseudonym of a key stands; the file is read again, if anything of it is wrong."""

    @cache
    def document() -> Document:
        return documents.read(path, shown, limit=LIMIT)

    return lambda key: document().locate(("pseudonyms", key))


def text(pseudonyms: Mapping[str, str]) -> str:
    """The file, in the order of the pseudonyms, every text in quotes."""
    lines = sorted(pseudonyms.items(), key=lambda pair: (pair[1].casefold(), pair))
    rows = "".join(f"  {_key(key)}: {_quoted(name)}\n" for key, name in lines)
    return f"{HEAD}pseudonyms:\n{rows}"


def _key(text: str) -> str:
    """The key; YAML wants a long one told apart."""
    return _quoted(text) if len(text) <= LONGEST_KEY else f"? {_quoted(text)}\n "


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
