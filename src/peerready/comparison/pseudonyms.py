"""Neutral words in place of names: given out in an order that no name, path or date decides."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from hmac import HMAC
from itertools import chain, count
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from peerready.errors import PeerreadyError, Problem

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )

    from peerready.errors import Location

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
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Letters of scripts that put no space between words: each stands for a word."""
WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
Words = tuple[str, ...]


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


def check(
    kept: Mapping[str, str],
    names: Mapping[str, Collection[str]],
    locate: Callable[[str], Location] | None = None,
) -> None:
    """Refuse kept pseudonyms that are nobody's or tell somebody's name, or that two have.

    `names` holds the names of each organisation that is compared, by its key; `locate` says where
    the pseudonym of a key stands.
    """
    found = [*_doubled(kept), *_telling(kept, names)]
    if found:
        raise PeerreadyError(*(_placed(problem, locate and locate(key)) for key, problem in found))


def _placed(problem: Problem, place: Location | None) -> Problem:
    return replace(problem, location=place)


def _doubled(kept: Mapping[str, str]) -> Iterator[tuple[str, Problem]]:
    holders: dict[str, list[str]] = {}
    for key, pseudonym in kept.items():
        holders.setdefault(_folded(pseudonym), []).append(key)
    for keys in holders.values():
        if len(keys) > 1:
            yield (
                keys[-1],
                Problem(
                    f"the pseudonym '{kept[keys[0]]}' is given to {' and '.join(keys)}",
                    hint="give each organisation its own, or delete one of the lines",
                ),
            )


def _telling(
    kept: Mapping[str, str], names: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, Problem]]:
    """Pseudonyms that are empty, or tell a key or a name of an organisation that is compared."""
    texts = {text for key, some in names.items() for text in (key, *some)}
    whole, parts = set(map(_folded, texts)), set(map(_words, texts))
    for key, pseudonym in kept.items():
        own = {_words(text) for text in (key, *names.get(key, ()))}
        if not pseudonym.strip():
            yield key, Problem(f"the pseudonym of '{key}' is empty", hint="delete the line")
        elif _folded(pseudonym) in whole or _tells(_words(pseudonym), parts | own, own):
            yield (
                key,
                Problem(
                    f"the pseudonym '{pseudonym}' tells an organisation's name or id",
                    hint="give it another word, or delete the line",
                ),
            )


def _tells(words: Words, names: Collection[Words], own: Collection[Words]) -> bool:
    """Whether somebody's name stands in a pseudonym word by word, or the pseudonym in its own name.

    A number alone is no name there: Acacia 2 does not tell an organisation whose id is 2.
    """
    if any(words in _runs(name, len(words)) for name in own):
        return True
    told = (run for length in {*map(len, names)} for run in _runs(words, length))
    return any(run in names and not "".join(run).isdecimal() for run in told)


def _runs(words: Words, length: int) -> Iterator[Words]:
    """So many words one after another, wherever they stand."""
    starts = range(len(words) + 1 - length) if length else ()
    return (words[start : start + length] for start in starts)


def _words(text: str) -> Words:
    return tuple(WORD.findall(_folded(text)))


def _folded(text: str) -> str:
    return normalize("NFC", normalize("NFC", text).casefold())
