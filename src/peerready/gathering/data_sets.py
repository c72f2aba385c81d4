"""Data sets of earlier runs, compared as they stand: no answers file is looked at again.

Few organisations are compared as if their files were read. More than are shown one by one are left
to the engine, which keeps nothing but counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from peerready import catalog
from peerready.comparison.ask import check, enough
from peerready.comparison.build import MOST_COLUMNS, Scope, Setting, counts
from peerready.comparison.comparable import WAY_OUT, refusals, scope_problem
from peerready.comparison.compare import Compared, compare
from peerready.comparison.comparison import LeftOut, Some
from peerready.comparison.roster import Roster
from peerready.comparison.rows import rows_of
from peerready.errors import Location, PeerreadyError, Problem, UsageError
from peerready.gathering import columns, parquet
from peerready.gathering.asking import Ask as Look
from peerready.gathering.column_counts import OfDataSets, asked_of
from peerready.gathering.dataset import standings
from peerready.gathering.desk import Desk
from peerready.gathering.parquet import AGAIN
from peerready.wording import count, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from peerready.case import Sources
    from peerready.catalog import Loaded
    from peerready.comparison.ask import Ask
    from peerready.comparison.comparison import Comparison
    from peerready.comparison.standing import Standing
    from peerready.gathering.columns import DataSets, Held, Meant

ENDING = ".parquet"


FAULTY = "with faults when the data set was made"


@dataclass(frozen=True, slots=True)
class _Texts:
    """The frameworks asked for as they are found from here, and what answers another text of them."""

    loaded: tuple[Loaded, ...]
    others: tuple[Held, ...]

    @property
    def digests(self) -> list[str]:
        return [one.sha256 for one in self.loaded]


def asked(paths: Sequence[str], sources: Sources, today: date, ask: Ask) -> Compared:
    """What some data sets say, compared; every difference that keeps them apart is raised."""
    files, faulty = _readable(paths)
    desk = Desk(Look(sources, today))
    with columns.opened(files) as sets:
        held = sets.held()
        texts = _texts(held, desk.catalog_for(files[0].parent.as_posix()), ask)
        every = sets.organisations({one.sha256 for one in held})
        few = every <= MOST_COLUMNS
        found = _few(files, desk, texts, ask) if few else _many(sets, texts, ask, every)
    out = (*(Some(faulty, "file", FAULTY) for _ in range(bool(faulty))), *found.left_out.counted)
    return replace(found, kept=True, left_out=replace(found.left_out, counted=out))


def _readable(paths: Sequence[str]) -> tuple[list[Path], int]:
    """The files, if each is there, whole and of this version, and how many faulty ones they passed over."""
    files = {Path(path).resolve(): Path(path) for path in reversed(paths)}
    problems: list[Problem] = []
    faulty = 0
    for file in reversed(files.values()):
        place = Location(file.as_posix())
        if not file.is_file():
            problems.append(Problem("there is no such data set", place, "name a .parquet file"))
            continue
        try:
            faults = parquet.verified(file)
        except UsageError:  # the library is missing
            raise
        except PeerreadyError as error:
            problems += error.problems
            continue
        if faults is None:
            message = "this data set is of another version of peerready"
            problems.append(Problem(message, place, AGAIN))
        elif faults.passed_over or not faults.number:
            faulty += faults.number
        else:
            message = f"{count(faults.number, 'file')} had faults when this data set was made"
            hint = "mend them, or pass over them with --skip-invalid, and compare them with --data"
            problems.append(Problem(message, place, hint))
    if problems:
        raise PeerreadyError(*problems)
    return [*reversed(files.values())], faulty


def _texts(held: Sequence[Held], known: catalog.Catalog, ask: Ask) -> _Texts:
    """The frameworks that are compared; those of another text are refused, unless left out."""
    names = dict.fromkeys(one.framework for one in held)
    unknown = [name for name in ask.only if name not in names]
    if unknown:
        hint = f"they answer {', '.join(names)}"
        raise UsageError(
            *(Problem(f"none of these files answers '{one}'", hint=hint) for one in unknown)
        )
    found = tuple(known.must_find(name) for name in sorted(ask.only or names))
    ours = {one.framework.id: one.sha256 for one in found}
    others = tuple(one for one in held if ours.get(one.framework, one.sha256) != one.sha256)
    here = {one.sha256 for one in held}
    if others and not (ask.common and here.intersection(ours.values())):
        raise PeerreadyError(*(Problem(f"{_of(one)}", hint=AGAIN) for one in others))
    return _Texts(tuple(one for one in found if one.sha256 in here), others)


def _of(held: Held) -> str:
    files = count(held.files, "file")
    return f"{files} answered another text of {held.framework} than the one here: {held.version}"


def _few(files: Sequence[Path], desk: Desk, texts: _Texts, ask: Ask) -> Compared:
    """All of them in memory, and then as if their files were read."""
    rosters = {one.sha256: Roster(one, keep_days=True) for one in texts.loaded}
    apart: list[tuple[str, str]] = []
    for file in files:
        for path, some in standings(file, desk):
            _take(path, some, rosters, apart)
    left_out = LeftOut(files=tuple(apart), counted=_others(texts))
    return compare(tuple(rosters.values()), texts.loaded, ask, left_out)


def _take(
    path: str,
    some: Sequence[Standing],
    rosters: Mapping[str, Roster],
    apart: list[tuple[str, str]],
) -> None:
    """Keep what a file answers of what is compared, or why it is not."""
    meant = [one for one in some if one.framework_sha256 in rosters]
    for one in meant:
        rosters[one.framework_sha256].add(one)
    names = {roster.framework for roster in rosters.values()}
    if not meant and names.isdisjoint(one.framework for one in some):
        apart.append((path, f"it answers {', '.join(one.framework for one in some)}"))


def _many(sets: DataSets, texts: _Texts, ask: Ask, every: int) -> Compared:
    """What the engine counts; no organisation is seen."""
    many = sets.organisations(texts.digests)
    problems = [*_unfit(ask)]
    if problems:
        raise UsageError(*problems)
    check(ask, "organisations", many, sets.fact_names())
    by_id = {one.framework.id: one for one in texts.loaded}
    answered = {name: sets.organisations([one.sha256]) for name, one in by_id.items()}
    shared = [by_id[name] for name, some in answered.items() if some == many]
    if not ask.common:
        _refuse(answered, many, every, ask)
    elif not shared:
        most = max(answered, key=answered.__getitem__)
        message = "no framework is answered by all of these organisations"
        raise PeerreadyError(Problem(message, hint=f"-f {most} compares those that answer it"))
    setting = Setting(ask, "organisations", None, catalog.theme_titles())
    found, out = _compared(sets, shared, setting)
    left_out = LeftOut(
        frameworks=tuple(
            (name, "not answered by all") for name in by_id if by_id[name] not in shared
        ),
        counted=(*_others(texts), *_silent(every - many, by_id), *out),
    )
    return Compared(found, None, left_out, None)


def _unfit(ask: Ask) -> Iterator[Problem]:
    """What cannot be asked where no single organisation is seen."""
    asked = (("--order", ask.order), ("--pseudonyms", ask.pseudonyms is not None))
    for option, is_asked in asked:
        if is_asked:
            yield Problem(
                f"{option} is of single organisations, and more than {MOST_COLUMNS} are only counted",
                hint=f"leave out {option}, or compare their answers files",
            )


def _refuse(answered: Mapping[str, int], many: int, every: int, ask: Ask) -> None:
    """Unless only what is common is compared, all must have answered the same frameworks."""
    problems = [*refusals(answered, many, "organisations", ask.only)]
    if problems:
        raise PeerreadyError(*problems)
    if every > many:
        silent = count(every - many, "organisation")
        message = f"{silent} did not answer {listed(answered)}"
        raise PeerreadyError(Problem(message, hint=WAY_OUT))


def _compared(
    sets: DataSets, shared: Iterable[Loaded], setting: Setting
) -> tuple[tuple[Comparison, ...], tuple[Some, ...]]:
    """Each framework by itself, and how many files are not in it, and why; all problems at once."""
    made: list[Comparison] = []
    problems: list[Problem] = []
    out: dict[Some, None] = {}
    for loaded in shared:
        try:
            meant = sets.newest(loaded, setting.ask.by, setting.ask.min_group)
            made.append(_comparison(sets, loaded, meant, setting))
        except PeerreadyError as error:
            problems += error.problems
        else:
            out.update(dict.fromkeys(_not_in(meant, setting.ask)))
    if problems:
        raise PeerreadyError(*problems)
    return tuple(made), tuple(out)


def _comparison(sets: DataSets, loaded: Loaded, meant: Meant, setting: Setting) -> Comparison:
    framework, ask = loaded.framework, setting.ask
    enough(ask, meant.rows)
    signs = sets.signs(loaded, ask.by)
    numbers = {one.id: number for number, one in enumerate(framework.criteria)}
    asks = {numbers[name]: asked_of(found) for name, found in signs.items()}
    inside = tuple(number for number, some in asks.items() if some == meant.rows)
    partly = [number for number, some in asks.items() if 0 < some < meant.rows]
    if partly and not ask.common:
        raise PeerreadyError(
            *(scope_problem(loaded, number, asks[number], meant.rows) for number in partly)
        )
    if not inside:
        message = f"no criterion of '{framework.id}' is in the scope of all"
        hint = "compare fewer, of organisations more alike"
        raise PeerreadyError(Problem(message, hint=hint))
    members = rows_of(framework, inside, setting.themes)
    counted = OfDataSets(loaded, sets.shares(loaded, members, ask.by), signs)
    some = tuple(framework.criteria[number].id for number in partly)
    assert meant.first
    assert meant.last  # there are enough rows
    scope = Scope(
        loaded,
        inside,
        some,
        meant.rows,
        meant.organisations,
        meant.managers_only,
        meant.first,
        meant.last,
    )
    return counts(scope, members, counted, setting)


def _others(texts: _Texts) -> tuple[Some, ...]:
    return tuple(
        Some(one.files, "file", f"answered another text of {one.framework} {one.version}")
        for one in texts.others
    )


def _silent(many: int, names: Iterable[str]) -> tuple[Some, ...]:
    return (Some(many, "organisation", f"did not answer {listed(names)}"),) if many else ()


def _not_in(meant: Meant, ask: Ask) -> Iterator[Some]:
    """The files that are older than others, and those of years that too few answered in."""
    if meant.earlier:
        yield Some(meant.earlier, "file", "older than another file of the same organisation")
    if ask.anonymous and meant.few:  # neither a number nor a year that is about so few
        few = sum(many for _, many in meant.few)
        yield Some(few, "file", f"of years in which fewer than {ask.min_group} answered")
    for year, many in () if ask.anonymous else meant.few:
        yield Some(many, "file", f"fewer than {ask.min_group} answered in {year}")
