"""Sample comparisons, and what people read of them: ten services as in a consultant's sketch, three years of one."""

from __future__ import annotations

from datetime import date
from functools import cache

from peerready.catalog import load_shipped, shared
from peerready.comparison import standing as marks
from peerready.comparison.ask import Ask
from peerready.comparison.compare import compare
from peerready.comparison.comparison import LeftOut
from peerready.comparison.roster import Roster
from peerready.comparison.standing import Standing
from peerready.content.comparison_view import comparison_view

GROUPS = dict(
    zip(
        "LHTPSC",
        ("leadership", "hr", "team", "peer-workers", "service-users", "carers"),
        strict=True,
    )
)
SIGNS = {"?": marks.UNANSWERED, "-": marks.NOT_APPLICABLE, "x": marks.OUT_OF_SCOPE}
PLAIN, NOTHING = Ask(), LeftOut()
PLACES = (
    # name, groups, peer workers, a level for each of 23 criteria: ? open, - does not apply
    ("Acacia House", "LT", "none", "22110010210011?20010?01"),
    ("Banksia Recovery", "LTP", "few", "22221111211122112111111"),
    ("Cassia", "L", "none", "1?0?0?1?0?1?0?10??01?0-"),
    ("Dianella Network", "LHTP", "several", "33322232322333232322123"),
    ("Eucalypt Way", "LHT", "few", "222211222212221122112?1"),
    ("Freycinet", "LHTS", "few", "222?1?21?1122112?1121?1"),
    ("Grevillea", "LHTP", "several", "33223232323233333222232"),
    ("Hakea Place", "LT", "none", "2?100?1?110?101?00?1001"),
    ("Ironbark", "LHTP", "few", "22222222222122212212111"),
    ("Jarrah Services", "LHTP", "few", "2211?21?2112211?21121?1"),
)
YEARS = (
    ("Rainbow Services", "LH", "none", "21?10?1011?00110?00?1?0"),
    ("Rainbow Services", "LHT", "few", "22?11?11211111111?11110"),
    ("Rainbow Services", "LHTPS", "few", "22221121121112112112111"),
)


def standing(place, day, loaded, *, key=""):
    """A standing of a few signs: shown where it is at the top and in every third criterion."""
    name, letters, peers, given = place
    framework = loaded.framework
    signs = iter(given)
    found = [
        _bytes(framework, number, next(signs) if one.use == "score" else "x", letters)
        for number, one in enumerate(framework.criteria)
    ]
    days = b"".join((9_000 * bool(one[3] & marks.SHOWN)).to_bytes(2, "big") for one in found)
    return Standing(
        f"region/{name.lower().replace(' ', '-')}-{day.year}.yaml",
        f"{abs(hash_of(name, day)):064x}"[:64],
        name,
        key,
        "AU",
        (("peer_workers", peers), ("size", "large" if {"H", "P"} & {*letters} else "small")),
        day,
        tuple(GROUPS[letter] for letter in letters),
        framework.id,
        framework.version,
        loaded.sha256,
        *(bytes(one[part] for one in found) for part in range(4)),
        days,
    )


def hash_of(name, day):
    """A number that is the same in every run."""
    return sum(256**place * byte for place, byte in enumerate(f"{name}{day}".encode()))


def _bytes(framework, number, sign, letters):
    """The sign, what counts at least, what is shown, and the marks."""
    if sign in SIGNS:
        return SIGNS[sign], 0, 0, 0
    step, top = int(sign), len(framework.scale.levels) - 1
    least = step + 1 if step else 0
    shown = step == top or number % 3 == 0
    heard = "P" in letters and number % 2 == 0
    told = (
        (shown, marks.SHOWN),
        (heard, marks.HEARD),
        (shown and heard, marks.CONFIRMED),
        (step >= framework.scale.rank(framework.scale.aim), marks.MET),
    )
    return step, least, least if shown else 0, sum(mark for holds, mark in told if holds)


def standings(kind="organisations", name="sgul"):
    loaded = load_shipped(name)
    if kind == "dates":
        return [
            standing(place, date(2024 + n, 11, 12), loaded, key="rainbow")
            for n, place in enumerate(YEARS)
        ]
    return [standing(place, date(2026, 10, 26 + n % 5), loaded) for n, place in enumerate(PLACES)]


def roster(some, name="sgul"):
    made = Roster(load_shipped(name))
    made.extend(some)
    return made


def compared(some=None, ask=PLAIN, left_out=NOTHING, kind="organisations"):
    """The comparison of some standings, of the samples where none are given."""
    given = standings(kind) if some is None else some
    names = dict.fromkeys(one.framework for one in given)
    rosters = [roster([one for one in given if one.framework == name], name) for name in names]
    return compare(rosters, [load_shipped(name) for name in names], ask, left_out)


def view(some=None, ask=PLAIN, left_out=NOTHING, kind="organisations", **more):
    return comparison_view(compared(some, ask, left_out, kind), ask, shared(), **more)


@cache
def sample_view(kind="organisations"):
    """A comparison view of several organisations, or of dates."""
    return view(kind=kind)


def fit(view, kind):
    """A filled view made whole: a domain, a theme and the whole, in the kind of comparison given."""
    (one,) = view.frameworks
    (row,) = one.heat
    heat = tuple(row._replace(kind=k, id=k) for k in ("whole", "domain", "theme"))
    (group,) = one.groups
    groups = (group._replace(cells=group.cells * 3),)
    level = ("a", "b")
    framework = one._replace(id="fw", heat=heat, groups=groups, levels=(level, level, level))
    return view._replace(kind=kind, frameworks=(framework,))
