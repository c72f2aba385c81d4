"""What data sets say, however large, asked of an engine that reads columns.

The engine only counts: how often each sign occurs with each marks, and how often each share. What
follows from the counts is worked out exactly, as it is for rosters, so that both say the same.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from peerready.comparison.roster import COUNTRY, YEAR
from peerready.comparison.standing import MANAGERS, SIGNS
from peerready.errors import PeerreadyError, Problem, UsageError
from peerready.gathering.column_counts import MARKS
from peerready.gathering.column_shares import Reckoning, mean, quoted, whole_numbers
from peerready.gathering.parquet import AGAIN, NEEDS, marks_column, unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path
    from types import ModuleType

    from peerready.catalog import Loaded
    from peerready.comparison.rows import Members
    from peerready.gathering.column_counts import Counts

OPTIONS: Final = {
    "autoinstall_known_extensions": False,  # nothing is fetched
    "autoload_known_extensions": False,
    "preserve_insertion_order": False,
    "temp_directory": "",  # nothing is written where nobody asked for it
}
HOW: Final = "union_by_name=true, hive_partitioning=false, filename=true, file_row_number=true"
"""How files are read: what a folder is called means nothing."""
MOST_NAMED: Final = 20
"""Of files and organisations that are in each other's way, so many are named."""
BATCH: Final = 10_000
"""So many rows of an answer are taken at a time."""


class Held(NamedTuple):
    """One text of one framework in the data sets, and how much answers it."""

    framework: str
    version: str
    sha256: str
    files: int


class Meant(NamedTuple):
    """The rows that are compared: one for each organisation, or for each of its years."""

    rows: int
    organisations: int
    managers_only: int
    earlier: int
    """How many rows have a newer one."""
    few: tuple[tuple[int, int], ...]
    """The years that too few organisations have, each with how many."""
    first: date | None
    last: date | None


class DataSets:
    """Some data sets, open to be asked; a question that cannot be answered is a problem."""

    def __init__(self, engine: Any, files: Sequence[Path]) -> None:
        self._engine, self._files = engine, files
        listed = ", ".join(_text(_literal(file.absolute().as_posix())) for file in files)
        where = f"read_parquet([{listed}], {HOW})"
        key = "coalesce(nullif(id, ''), organisation)"
        self._ask(f"CREATE TEMP VIEW every_row AS SELECT *, {key} AS whose FROM {where}")

    def held(self) -> tuple[Held, ...]:
        """Each text of each framework, most answered first."""
        found = self._ask(
            "SELECT framework, version, framework_sha256, count(*) FROM every_row "
            "GROUP BY ALL ORDER BY count(*) DESC, framework, version, framework_sha256"
        )
        return tuple(Held(*row) for row in found)

    def organisations(self, digests: Iterable[str]) -> int:
        """How many different organisations answer one of these texts."""
        return self._number(f"SELECT count(DISTINCT whose) FROM every_row WHERE {_among(digests)}")

    def fact_names(self) -> set[str]:
        """What groups can be made by: what some organisation says of itself, and the years."""
        facts = self._ask("SELECT DISTINCT unnest(map_keys(facts)) FROM every_row")
        country = self._number("SELECT count(*) FROM every_row WHERE country <> ''")
        return {YEAR, *({COUNTRY} if country else ()), *(name for (name,) in facts)}

    def newest(self, loaded: Loaded, by: str, least: int) -> Meant:
        """Take the newest row of each organisation as what is compared.

        By year it is the newest of each year that at least so many organisations have.
        """
        rows = f"every_row WHERE {_among([loaded.sha256])}"
        unit = "whose, year(assessed_on)" if by == YEAR else "whose"
        every = self._number(f"SELECT count(*) FROM {rows}")
        units = self._number(f"SELECT count(*) FROM (SELECT DISTINCT {unit} FROM {rows})")
        if units < every:
            rows = self._newest(rows, unit)
        years = self._few(rows, least) if by == YEAR else ()
        few = ", ".join(str(year) for year, _ in years)
        where = f"WHERE year(assessed_on) NOT IN ({few})" if years else ""
        self._ask(
            f"CREATE OR REPLACE TEMP VIEW meant AS SELECT * FROM (SELECT * FROM {rows}) {where}"
        )
        alone = f"len(voices) > 0 AND list_has_all([{', '.join(map(_text, MANAGERS))}], voices)"
        said = f"count(*), count(DISTINCT whose), count(*) FILTER ({alone})"
        ((count, organisations, managers),) = self._ask(f"SELECT {said} FROM meant")
        ((first, last),) = self._ask("SELECT min(assessed_on), max(assessed_on) FROM meant")
        return Meant(count, organisations, managers, every - units, years, first, last)

    def _few(self, rows: str, least: int) -> tuple[tuple[int, int], ...]:
        """The years that fewer organisations have, each with how many."""
        year = "year(assessed_on)"
        found = self._ask(
            f"SELECT {year}, count(*) FROM {rows} GROUP BY {year} HAVING count(*) < {least} "
            f"ORDER BY {year}"
        )
        return tuple((year, many) for year, many in found)

    def _newest(self, rows: str, unit: str) -> str:
        """The newest rows; two of an organisation's newest day are a problem."""
        place = f"rank() OVER (PARTITION BY {unit} ORDER BY assessed_on DESC)"
        chosen = "filename, file_row_number, whose, assessed_on, path"
        self._ask(
            f"CREATE OR REPLACE TEMP TABLE newest AS SELECT {chosen} FROM {rows} "
            f"QUALIFY {place} = 1"
        )
        twice = self._ask(
            "SELECT whose, assessed_on, list(path ORDER BY path) FROM newest "
            f"GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT {MOST_NAMED}"
        )
        if twice:
            raise PeerreadyError(*(_two(*one) for one in twice))
        return "every_row SEMI JOIN newest USING (filename, file_row_number)"

    def signs(self, loaded: Loaded, by: str) -> dict[str, Counts]:
        """Of each scored criterion how often each sign occurs with each marks, as one number."""
        ids = [one.id for one in loaded.framework.criteria if one.scored]
        chosen = [
            f"{quoted(one)}::USMALLINT * {MARKS} + {quoted(marks_column(one))}::USMALLINT"
            for one in ids
        ]
        found = dict(zip(ids, self._counted(chosen, by), strict=True))
        known = {*range(len(loaded.framework.scale.levels)), *SIGNS.values()}
        told = {
            number // MARKS for one in found.values() for some in one.values() for number in some
        }
        if not told <= known:
            raise unfit(*self._files, hint=AGAIN)
        return found

    def shares(self, loaded: Loaded, members: Sequence[Members], by: str) -> list[Counts]:
        """Of each row of a comparison how often each share occurs."""
        reckoning = Reckoning(loaded)
        packed = [reckoning.packed(row.criteria) for row in members]
        counted = self._counted(
            packed, by, reckoning.inner({c for m in members for c in m.criteria})
        )
        found = [_mapped(counts, reckoning.unpacked) for counts in counted]
        if loaded.framework.rollup == "domains" and loaded.framework.scale.scored:
            domains = [row for row in members if row.kind == "domain"]
            found[0] = self._whole(reckoning, domains, by)
        return found

    def _whole(self, reckoning: Reckoning, domains: Sequence[Members], by: str) -> Counts:
        """How often each share of the whole occurs, where it is the mean of its domains."""
        framework = reckoning.loaded.framework
        by_id = {domain.id: domain.weight for domain in framework.domains}
        weights = whole_numbers(by_id[row.id] for row in domains)
        inner = reckoning.inner({c for row in domains for c in row.criteria})
        chosen = ", ".join(reckoning.packed(row.criteria) for row in domains)
        rows = self._rows(f"SELECT {_group(by)} AS g, {chosen} FROM ({inner})")
        found: Counts = {}
        for group, *shares in rows:
            parts = tuple(map(reckoning.unpacked, shares))
            found.setdefault(group, Counter())[mean(tuple(weights), parts)] += 1
        return found

    def _counted(self, chosen: Sequence[str], by: str, inner: str = "meant") -> list[Counts]:
        """Of each of some whole numbers how often it occurs; one look at the files serves all."""
        names = [f"n{place}" for place in range(len(chosen))]
        given = ", ".join(f"{one} AS {name}" for one, name in zip(chosen, names, strict=True))
        source = inner if inner == "meant" else f"({inner})"
        sets = ", ".join(f"(g, {name})" for name in names)
        rows = self._rows(
            f"SELECT g, {', '.join(names)}, count(*) FROM "
            f"(SELECT {_group(by)} AS g, {given} FROM {source}) GROUP BY GROUPING SETS ({sets})"
        )
        found: list[Counts] = [{} for _ in names]
        for group, *numbers, many in rows:
            place = next((place for place, one in enumerate(numbers) if one is not None), None)
            if place is None:  # a sign is missing
                raise unfit(*self._files, hint=AGAIN)
            found[place].setdefault(group, Counter())[numbers[place]] = many
        return found

    def _number(self, question: str) -> int:
        ((number,),) = self._ask(question)
        return int(number)

    def _ask(self, question: str) -> list[tuple[Any, ...]]:
        return list(self._rows(question))

    def _rows(self, question: str) -> Iterator[tuple[Any, ...]]:
        duckdb = _library()
        try:
            answer = self._engine.execute(question)
            while rows := answer.fetchmany(BATCH):
                yield from rows
        except duckdb.OutOfMemoryException as error:
            message = "there is not enough memory to ask this of so many"
            hint = "ask fewer data sets at once, or one framework with -f"
            raise PeerreadyError(Problem(message, hint=hint)) from error
        except (duckdb.ParserException, duckdb.CatalogException):  # a fault of ours
            raise
        except (duckdb.Error, UnicodeDecodeError) as error:
            raise unfit(*self._files, hint=AGAIN) from error


@contextmanager
def opened(files: Sequence[Path]) -> Iterator[DataSets]:
    """Some data sets, open to be asked."""
    with _library().connect(config=OPTIONS) as engine:
        yield DataSets(engine, files)


def _mapped(counts: Counts, unpacked: Any) -> Counts:
    return {
        value: Counter({unpacked(number): many for number, many in some.items()})
        for value, some in counts.items()
    }


def _two(whose: str, day: date, paths: Sequence[str]) -> Problem:
    named = ", ".join(paths[:MOST_NAMED])
    return Problem(
        f"{len(paths)} files of '{whose}' are of {day}: {named}",
        hint="leave one out, or give different organisations ids of their own",
    )


def _group(by: str) -> str:
    """The value that groups are made by; empty where it is not said."""
    if not by:
        return "''"
    if by == YEAR:
        return "year(assessed_on)::VARCHAR"
    return COUNTRY if by == COUNTRY else f"coalesce(map_extract(facts, {_text(by)})[1], '')"


def _among(digests: Iterable[str]) -> str:
    return f"framework_sha256 IN ({', '.join(map(_text, digests))})"


def _literal(path: str) -> str:
    """A path whose stars, question marks and brackets stand for themselves."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in path)


def _text(text: str) -> str:
    quoted = text.replace("'", "''")
    return f"'{quoted}'"


def _library() -> ModuleType:
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise UsageError(Problem(NEEDS)) from error
    return duckdb
