"""An attack on groups and pseudonyms: whatever is told, nothing about few comes out by subtraction.

The attacker knows the rules, every number that a comparison holds, and takes them from each other in
every way: each count of each group is a variable from 0 up, each number told an equation, and the
bounds are narrowed until nothing moves. What the total says of all by itself is no secret.
"""

from __future__ import annotations

import pickle
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest

import rosters
import scoring
from peerready.comparison.ask import Ask
from peerready.comparison.compare import compare
from peerready.comparison.comparison import LeftOut
from peerready.comparison.standing import NOT_APPLICABLE, OPEN, UNANSWERED
from peerready.errors import PeerreadyError

LINES = """
a: {domain: {id: one, title: One, kind: practice}, themes: [role]}
b: {domain: {id: two, title: Two, kind: practice}, themes: [role, training]}
c: {themes: [values]}
"""
LOADED = scoring.framework(LINES)
NO_SCALE = scoring.framework(LINES, scale="narrative")
LEVELS = {LOADED.sha256: 4, NO_SCALE.sha256: 3}
SEEDS = range(60)


def population(seed, loaded):
    """Organisations with a skewed fact and skewed answers; whole groups may answer alike or not at all."""
    rng = random.Random(seed)
    values = [rng.choice(["", "a", "b", "c", "d", "e", "f"]) for _ in range(rng.randint(1, 6))]
    weights = [rng.choice([1, 1, 3, 9]) for _ in values]
    levels = list(range(LEVELS[loaded.sha256]))
    moods = {}
    rows = []
    for _ in range(rng.randint(5, 45)):
        value = rng.choices(values, weights)[0]
        signs = []
        for criterion in range(3):
            if (value, criterion) not in moods:
                some = rng.sample([*levels, UNANSWERED, NOT_APPLICABLE], rng.randint(1, 4))
                moods[value, criterion] = (some, [rng.choice([1, 5, 25]) for _ in some])
            some, often = moods[value, criterion]
            signs.append(rng.choices(some, often)[0])
        shown = bytes(
            (rng.random() < 0.3) * 1 | (rng.random() < 0.3) * 2 if sign < 4 else 0 for sign in signs
        )
        rows.append({"signs": signs, "facts": (("size", value),) if value else (), "marks": shown})
    return rows


class Bounds:
    """Variables from 0 up, and sums of them that are known; the bounds that follow."""

    def __init__(self):
        self.low, self.high, self.sums = Counter(), {}, []

    def know(self, variables, number):
        self.sums.append((list(variables), number))

    def narrow(self):
        limit = max((number for _, number in self.sums), default=0)
        for variables, _ in self.sums:
            for one in variables:
                self.high.setdefault(one, limit)
        moved = True
        while moved:
            moved = False
            for variables, number in self.sums:
                lows, highs = (
                    sum(self.low[v] for v in variables),
                    sum(self.high[v] for v in variables),
                )
                for one in variables:
                    low = number - (highs - self.high[one])
                    high = number - (lows - self.low[one])
                    if low > self.low[one]:
                        lows, moved = lows + low - self.low[one], True
                        self.low[one] = low
                    if high < self.high[one]:
                        highs, moved = highs + high - self.high[one], True
                        self.high[one] = high
                    assert self.low[one] <= self.high[one], "the numbers contradict each other"

    def known(self, one):
        return self.low[one] == self.high[one]


def attacked(made):
    """All that follows from what a comparison with groups tells."""
    bounds = Bounds()
    for number, total in enumerate(totals(made)):
        for kind, count in counted(total).items() if total else ():
            bounds.know([(number, part, kind) for part in range(len(made.groups))], count)
        for part, group in enumerate(made.groups):
            tell_tally(bounds, (number, part), group, kinds_of(made))
    for place, row in enumerate(made.rows):
        bounds.know([("row", place, part) for part in range(len(made.groups))], row.spread.n)
        for part, group in enumerate(made.groups):
            tell_spread(bounds, made, place, part, group)
    bounds.narrow()
    return bounds


def totals(made):
    """The tally of all for each criterion compared, None where it is held back."""
    told = {one.id: one for one in made.tallies}
    return [told.get(name) for name in made.criteria]


def kinds_of(made):
    return [*range(len(made.framework.scale.levels)), "open", "no", "shown", "heard"]


def counted(tally):
    """Each count of a tally that is told."""
    found = dict(enumerate(tally.levels)) | {"open": tally.open, "no": tally.not_applicable}
    marks = {mark: getattr(tally, mark) for mark in ("shown", "heard")}
    return found | {mark: count for mark, count in marks.items() if count is not None}


def tell_tally(bounds, place, group, kinds):
    answers = [(*place, kind) for kind in kinds if kind not in {"shown", "heard"}]
    bounds.know(answers, group.count)
    for mark in ("shown", "heard"):
        unsettled = [(*place, "open"), (*place, "no")]
        bounds.know([(*place, mark), (*place, "not " + mark), *unsettled], group.count)
    tally = group.tallies[place[0]]
    for kind, count in counted(tally).items() if tally else ():
        bounds.know([(*place, kind)], count)


def tell_spread(bounds, made, place, part, group):
    """Of a row of one criterion it is told to how many in a group that applies."""
    row, spread = made.rows[place], group.spreads[place]
    bounds.know([("row", place, part), ("row", place, part, "none")], group.count)
    if spread is None:
        return
    bounds.know([("row", place, part)], spread.n)
    for number, name in enumerate(made.criteria):
        if row.criteria == (name,):
            kinds = [*range(len(made.framework.scale.levels)), "open"]
            bounds.know([(number, part, kind) for kind in kinds], spread.n)


def secrets(made):
    """What is held back: the counts that are not told, unless the total alone tells them of all.

    A count that all held back together do not have is no secret either: it is told of all of them.
    """
    for number, total in enumerate(totals(made)):
        if total is None:
            continue
        told = [counted(one.tallies[number]) if one.tallies[number] else {} for one in made.groups]
        for kind, count in counted(total).items():
            rest = count - sum(one.get(kind, 0) for one in told)
            of_all = count == total.settled
            if rest and kind not in {"open", "no"} and not of_all:
                yield from (
                    (number, part, kind) for part, one in enumerate(told) if kind not in one
                )


def compared(loaded, least):
    """Every population, compared by its fact."""
    for seed in SEEDS:
        rows = population(seed, loaded)
        if any(row["facts"] for row in rows):
            ask = Ask(by="size", min_group=least)
            yield (
                seed,
                rows,
                compare([rosters.of_signs(loaded, rows)], [loaded], ask).comparisons[0],
            )


@pytest.mark.parametrize("loaded", [LOADED, NO_SCALE], ids=["scored", "in words"])
@pytest.mark.parametrize("least", [3, 5])
def test_nothing_that_is_held_back_comes_out_by_subtraction(loaded, least):
    groups = held = told = 0
    for seed, _, made in compared(loaded, least):
        bounds = attacked(made)
        for secret in secrets(made):
            held += 1
            assert not bounds.known(secret), (seed, secret)
        groups += len(made.groups)
        told += sum(one is not None for group in made.groups for one in group.tallies)
    assert min(groups, held, told) > 6, "the populations are too dull to say anything"


@pytest.mark.parametrize("least", [3, 5])
def test_whatever_can_be_added_up_is_about_enough_and_tells_no_ones_answer(least):
    for _, _, made in compared(LOADED, least):
        assert sum(group.count for group in made.groups) in {0, made.count}
        assert all(group.count >= least for group in made.groups)
        for number, total in enumerate(totals(made)):
            check_tallies(total, [group.tallies[number] for group in made.groups], least)
        for place, row in enumerate(made.rows):
            check_spreads(row.spread, [group.spreads[place] for group in made.groups], least)


def check_tallies(total, tallies, least):
    told = [one for one in tallies if one]
    if total is None:
        assert not told
        return
    for one in (total, *told):
        harmless(one.levels, least)
    if len(told) in range(1, len(tallies)):
        by_level = zip(*(one.levels for one in told), strict=True)
        harmless([n - sum(some) for n, some in zip(total.levels, by_level, strict=True)], least)
    for mark in ("shown", "heard"):
        marked = [one for one in told if getattr(one, mark) is not None]
        assert all(0 < getattr(one, mark) < one.settled for one in marked)
        if len(marked) in range(1, len(tallies)):
            yes = getattr(total, mark) - sum(getattr(one, mark) for one in marked)
            harmless((yes, total.settled - sum(one.settled for one in marked) - yes), least)


def check_spreads(total, spreads, least):
    told = [one for one in spreads if one]
    for one in (total, *told):
        assert one.open is None
        assert one.n >= least or one.low is one.high is None
        assert all(five is None or five.least is five.most is None for five in (one.low, one.high))
    if len(told) in range(1, len(spreads)):
        assert total.n - sum(one.n for one in told) >= least


def harmless(levels, least):
    assert sum(levels) >= least
    assert max(levels) < sum(levels)


@pytest.mark.parametrize("loaded", [LOADED, NO_SCALE], ids=["scored", "in words"])
@pytest.mark.parametrize("least", [3, 5])
def test_what_the_total_holds_back_is_told_by_no_group_and_by_no_spread(loaded, least):
    held = 0
    for seed, rows, made in compared(loaded, least):
        bounds = attacked(made)
        for number, total in enumerate(totals(made)):
            answered = [sign for row in rows if (sign := row["signs"][number]) < 200]
            alone = [row for row in made.rows if row.criteria == (made.criteria[number],)]
            is_harmless = len(answered) >= least and len(set(answered)) > 1
            assert (total is not None) == is_harmless
            if total is None and answered:
                held += 1
                known = [
                    all(bounds.known((number, part, level)) for part in range(len(made.groups)))
                    for level in set(answered)
                ]
                assert not made.groups or not any(known), seed
                assert all(row.spread.low is row.spread.high is None for row in alone), seed
                places = [made.rows.index(row) for row in alone]
                assert not any(group.spreads[place] for group in made.groups for place in places)
    assert held > 12


def years(seed):
    """The same few organisations year after year, and others that come and go and say little."""
    rng = random.Random(seed)
    often = rng.choice([0.1, 0.4, 0.9])
    rows = []
    for year in range(2020, 2020 + rng.randint(2, 5)):
        for number in range(16):
            if rng.random() < (0.9 if number < 4 else 0.5):
                answers = 0.8 if number < 4 else often
                signs = [
                    rng.randrange(4) if rng.random() < answers else UNANSWERED for _ in range(3)
                ]
                rows.append({"signs": signs, "id": f"o{number}", "assessed_on": date(year, 5, 1)})
    return rows


@pytest.mark.parametrize("least", [3, 5])
def test_by_year_no_number_is_about_fewer_organisations_however_often_they_answered(least):
    told = held = 0
    for seed in range(200):
        rows = years(seed)
        try:
            ask = Ask(by="year", min_group=least)
            made = compare([rosters.of_signs(LOADED, rows)], [LOADED], ask).comparisons[0]
        except PeerreadyError:
            continue
        for number, total in enumerate(totals(made)):
            hidden = set()
            for group in made.groups:
                whose = answered_by(rows, number, group.name)
                if group.tallies[number] is None:
                    hidden |= whose
                    held += 1
                else:
                    told += 1
                    assert len(whose) >= least, seed
            if total is None:
                assert all(group.tallies[number] is None for group in made.groups), seed
            else:
                every = set().union(*(answered_by(rows, number, g.name) for g in made.groups))
                assert len(every) >= least or not made.groups, seed
                assert not hidden or len(hidden) >= least, seed
    assert min(told, held) > 20, "the populations are too dull to say anything"


def answered_by(rows, number, year):
    """The organisations that answered a criterion in a year."""
    return {
        row["id"]
        for row in rows
        if str(row["assessed_on"].year) == year and row["signs"][number] < 200
    }


def test_the_numbers_that_are_told_are_true():
    for _, rows, made in compared(LOADED, 5):
        for group in made.groups:
            mine = [row for row in rows if dict(row["facts"]).get("size", "") == group.name]
            if group.kind == "others":
                continue
            assert group.count == len(mine)
            for number, tally in enumerate(group.tallies):
                if tally:
                    signs = [row["signs"][number] for row in mine]
                    assert tally.levels == tuple(map(signs.count, range(4)))
                    assert tally.open == sum(map(signs.count, OPEN))


# Pseudonyms


NAMES = [
    "Harbour Recovery",
    "Banksia House",
    "Zed Peers",
    "Old Mill",
    "North Star",
    "Quiet Water",
    "Ria",
]


def folder(names=NAMES, **changes):
    rows = [
        {
            "signs": [number % 4, (number * 3) % 4, UNANSWERED],
            "name": name,
            "id": f"id-of-{name.split()[0].lower()}",
            "path": f"answers/{number}-{name}.yaml",
            "sha256": sha256(name.encode()).hexdigest(),
            "country": f"Land{number}",
            "facts": (("size", "small"), ("peer_workers", f"fact{number}")),
            "assessed_on": date(2026, 1, 1) + timedelta(37 * number),
            "voices": ("leadership", "team"),
            "days": bytes([90 + number, 17, 201, number, 33, 150]),
            "marks": bytes([255] * 3),
            **changes,
        }
        for number, name in enumerate(names)
    ]
    return rosters.of_signs(LOADED, rows)


LEFT = LeftOut(files=(("secret/x.yaml", "Secret"),), invalid=(("secret/y.yaml", "Secret fault"),))


def anonymous(roster, **more):
    return compare([roster], [LOADED], Ask(anonymous=True, common=True, **more), LEFT)


@pytest.mark.parametrize("by", ["", "size", "country"])
def test_nothing_that_tells_a_name_is_anywhere_in_what_is_compared(by):
    roster = folder()
    made = anonymous(roster, by=by)
    told = pickle.dumps((made.comparisons, made.left_out)) + repr(made.comparisons).encode()
    for number, one in enumerate(roster):
        assert str(one.assessed_on).encode() not in told
        assert one.assessed_on.toordinal().to_bytes(4, "little") not in told
        for text in (one.name, one.id, one.path, one.sha256, f"Land{number}", f"fact{number}"):
            assert text.encode() not in told, text
        assert bytes.fromhex(one.sha256) not in told
        assert one.days not in told
    assert b"Secret" not in told
    assert b"secret" not in told
    assert made.left_out == LeftOut(files=(("", ""),), invalid=(("", ""),))
    assert (made.comparisons[0].first, made.comparisons[0].last) == (None, None)
    assert all(
        column.standing is column.assessed_on is None for column in made.comparisons[0].columns
    )


def test_the_order_of_columns_follows_neither_path_nor_date_nor_score():
    made = anonymous(folder())
    labels = [column.label for column in made.comparisons[0].columns]
    assert labels == sorted(labels)
    later = folder(assessed_on=date(2026, 2, 2), path="x.yaml")
    assert anonymous(later).comparisons == made.comparisons


def test_who_has_which_pseudonym_hangs_on_every_file():
    roster = folder()
    before = anonymous(roster).pseudonyms
    changed = folder()
    other = changed[6]._replace(sha256="ab" * 32)
    again = changed.taken(range(6))
    again.add(other)
    after = anonymous(again).pseudonyms
    assert before == anonymous(folder()).pseudonyms
    assert before != after


def test_no_word_out_of_a_name_is_a_pseudonym():
    given = anonymous(folder()).pseudonyms
    assert "Banksia" not in given.values()
    assert len(set(given.values())) == len(NAMES)


def test_what_is_not_compared_is_not_to_be_seen():
    roster = folder()
    half = rosters.of_signs(LOADED, [{"signs": [0, 1, 250], "name": "Half", "id": "half"}])[0]
    roster.add(half)
    made = anonymous(roster).comparisons[0]
    assert made.left_out == LeftOut(criteria=("t.c",))
    assert {column.signs[2] for column in made.columns} == {250}
    assert {column.marks[2] for column in made.columns} == {0}


def test_earlier_files_are_counted_and_not_named():
    roster = folder()
    roster.add(roster[0]._replace(assessed_on=date(2020, 1, 1), sha256="0" * 64, path="old.yaml"))
    assert anonymous(roster).left_out.earlier == (("", ""),)


def test_among_too_few_no_name_is_replaced():
    with pytest.raises(Exception, match="names cannot be hidden among 4 organisations"):
        anonymous(folder(NAMES[:4]))


def test_a_comparison_that_is_not_anonymous_is_told_as_it_is():
    made = compare([folder()], [LOADED], Ask(common=True), LEFT)
    assert made.left_out == replace(LEFT)
    assert made.pseudonyms is None
