"""Neutral words in place of names: given out in an order that no name, path or date decides."""

from __future__ import annotations

import re
from hashlib import sha256
from hmac import HMAC
from itertools import chain, count
from typing import TYPE_CHECKING, Final

from peerready.errors import PeerreadyError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LISTED: Final = """
Acacia Banksia Cassia Dianella Eucalypt Freycinet Grevillea Hakea Ironbark Jarrah Kauri Lilac
Mulga Nerine Osprey Pardalote Quandong Robin Sheoak Tallow Umbrella Violet Waratah Xylia Yarran
Zelkova Alder Birch Cedar Dogwood Elm Finch Gull Heron Ibis Juniper Kestrel Larch Magpie
Nightjar Oriole Plover Quail Rowan Swallow Teal Upupa Vireo Wren Yew Aspen Beech Cypress Dunnock
Elder Fulmar Goshawk Hornbeam Ivy Jacana Kingfisher Laurel Maple Nuthatch Olive Pine Quince
Redwood Spruce Tern Willow Avocet Bunting Curlew Dipper Egret Fig Grebe Hazel Jay Kowhai Linden
Myrtle Neem Oak Puffin Rata Siskin Thrush Walnut
"""
"""Trees and birds of several lands; none says anything good or bad."""
WORDS: Final = tuple(LISTED.split())


def drawing_order(keys: Mapping[str, str], digests: Iterable[str]) -> list[str]:
    """The keys in an order that depends on the content of all files together.

    `keys` gives for each organisation the digest of its file. Whoever lacks one of the files cannot
    work the order out, and the same files give the same order wherever they stand.
    """
    salt = sha256("\n".join(sorted(digests)).encode()).digest()
    return sorted(keys, key=lambda key: HMAC(salt, f"{keys[key]}\n{key}".encode(), sha256).digest())


def pseudonyms(
    order: Iterable[str], kept: Mapping[str, str], names: Iterable[str] = ()
) -> dict[str, str]:
    """A pseudonym for each key: the one that was kept, else the next word that nobody has.

    A word out of somebody's own name is passed over: it would be taken for that organisation.
    """
    own = frozenset(re.findall(r"\w+", " ".join(names).casefold()))
    taken = {word.casefold() for word in kept.values()}
    words = [word for word in WORDS if word.casefold() not in own] or WORDS
    free = (word for word in _numbered(words) if word.casefold() not in taken)
    found = dict(kept)
    for key in order:
        if key not in found:
            found[key] = next(free)
    return found


def _numbered(words: Sequence[str]) -> Iterator[str]:
    """The words, then each with a number, and so on."""
    return chain(words, (f"{word} {number}" for number in count(2) for word in words))


def alphabetical(pseudonym: str) -> tuple[str, int, str]:
    """What pseudonyms are sorted by: Acacia 2 comes before Acacia 10."""
    word, _, number = pseudonym.rpartition(" ")
    if word and number.isdecimal():
        return word.casefold(), int(number), pseudonym
    return pseudonym.casefold(), 0, pseudonym


def check(kept: Mapping[str, str], names: Mapping[str, str]) -> None:
    """Refuse kept pseudonyms that are nobody's or somebody's name, or that two have."""
    found = [*_doubled(kept), *_telling(kept, names)]
    if found:
        raise PeerreadyError(*found)


def _doubled(kept: Mapping[str, str]) -> Iterable[Problem]:
    holders: dict[str, list[str]] = {}
    for key, pseudonym in kept.items():
        holders.setdefault(pseudonym.casefold(), []).append(key)
    for keys in holders.values():
        if len(keys) > 1:
            yield Problem(
                f"the pseudonym '{kept[keys[0]]}' is given to {' and '.join(keys)}",
                hint="give each organisation its own, or delete one of the lines",
            )


def _telling(kept: Mapping[str, str], names: Mapping[str, str]) -> Iterable[Problem]:
    """Pseudonyms that are empty, or hold a key or a name of an organisation that is compared."""
    told = {text.casefold() for pair in names.items() for text in pair}
    for key, pseudonym in kept.items():
        if not pseudonym.strip():
            yield Problem(f"the pseudonym of '{key}' is empty", hint="delete the line")
        elif pseudonym.casefold() in told:
            yield Problem(
                f"the pseudonym '{pseudonym}' is an organisation's own name",
                hint="give it another word, or delete the line",
            )
