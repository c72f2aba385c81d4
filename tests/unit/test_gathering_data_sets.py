"""Data sets compared as they stand say what their answers files say, to the last digit."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import date

import pytest

import scoring
from peerready.case import Sources
from peerready.comparison.ask import Ask
from peerready.comparison.build import MOST_COLUMNS
from peerready.comparison.compare import compare
from peerready.errors import PeerreadyError, UsageError
from peerready.gathering import columns
from peerready.gathering.data_sets import asked
from peerready.gathering.gather import gather

duckdb = pytest.importorskip("duckdb")
pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

TODAY = date(2026, 11, 21)
FRAMEWORK = """
a: {weight: 3, themes: [values, supervision]}
b: {weight: 0.5, domain: {id: e, title: E, weight: 2}}
g: {any_of: [o, p], weight: 2}
o: {use: option}
p: {use: option}
c: {when: {size: [small]}}
q: {use: context}
"""
NARRATIVE = """
a: {}
b: {domain: {id: e, title: E}}
c: {when: {size: [small]}}
"""
LEVELS = ("not-yet", "partly", "largely", "fully", "unknown", None)
HEADER = """\
format: peerready/answers/1
frameworks: [{names}]
organisation: {{name: O{number}{id}{country}}}
facts: {{size: {size}}}
assessed_on: {day}
voices: [{voices}]
answers:
"""


def files(folder, count, *, names="t@1", criteria="abopc", levels=LEVELS, days=("2024-03-01",)):
    """Answers files of so many organisations in the folder, some of them with an earlier one."""
    folder.mkdir(exist_ok=True)
    chance = random.Random(count)
    for number in range(count):
        size = chance.choice(["small", "large"])
        who = f", id: o-{number}" if number % 3 else ""
        country = chance.choice([", country: AU", ", country: NZ", ""])
        for day in days[: 1 + number % len(days)]:
            text = HEADER.format(
                names=names,
                number=number,
                id=who,
                country=country,
                size=size,
                day=day,
                voices=("team", "leadership", "leadership, hr")[number % 3],
            )
            for name in criteria:
                text += answer(chance, name, number, levels)
            (folder / f"{number:02}-{day}.yaml").write_text(text)


def answer(chance, name, number, levels):
    if chance.random() < 0.15:
        return f"  t.{name}: {{level: not-applicable, reason: no {number} {name}}}\n"
    if chance.random() < 0.2:
        evidence = "{note: seen, grade: confirmed, by: peer-workers, date: 2024-01-02}"
        return f"  t.{name}: {{level: {levels[1]}, evidence: [{evidence}]}}\n"
    level = chance.choice(levels)
    return f"  t.{name}: {level}\n" if level else ""


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Files gathered into a data set: `kept(**framework)` gives its name and how to compare both ways."""
    monkeypatch.chdir(tmp_path)

    def made(lines=FRAMEWORK, count=MOST_COLUMNS + 10, criteria="abopc", levels=LEVELS, **header):
        days = ("2024-03-01", "2025-03-01")
        (tmp_path / "t.yaml").write_bytes(scoring.text(lines, facts=["size"], **header))
        files(tmp_path / "it's", count, criteria=criteria, levels=levels, days=days)
        sources = Sources(files=(tmp_path / "t.yaml",))
        file = tmp_path / "it's kept.parquet"
        found = gather(["it's"], sources, TODAY, dataset=file)

        def both(ask):
            with_files = compare(found.rosters, found.frameworks, ask)
            return with_files, asked([file.name], sources, TODAY, ask)

        return file, sources, both

    return made


def assert_same(with_files, with_data_set):
    assert with_data_set.kept
    assert with_data_set.comparisons == with_files.comparisons


@pytest.mark.parametrize("by", ["", "size", "country", "year"])
@pytest.mark.parametrize("rollup", ["criteria", "domains"])
def test_the_engine_says_what_the_files_say(kept, by, rollup):
    _, _, both = kept(rollup=rollup)

    assert_same(*both(Ask(common=True, by=by)))


@pytest.mark.parametrize("by", ["", "size"])
def test_so_it_does_where_answers_are_told_in_words(kept, by):
    levels = (*scoring.LEVELS["narrative"], "unknown", None)
    _, _, both = kept(NARRATIVE, criteria="abc", levels=levels, scale="narrative")

    assert_same(*both(Ask(common=True, by=by)))


def test_weights_that_need_large_numbers_are_exact_too(kept):
    fine = FRAMEWORK.replace("weight: 3", "weight: 3.000000001").replace("0.5", "0.123456789")
    _, _, both = kept(fine)

    assert_same(*both(Ask(common=True)))


def test_weights_that_are_finer_than_the_engine_counts_are_refused(kept):
    fine = FRAMEWORK.replace("weight: 3", "weight: 1.0e-20")
    _, _, both = kept(fine)

    with pytest.raises(PeerreadyError, match="too fine for data sets"):
        both(Ask(common=True))


@pytest.mark.parametrize("ask", [Ask(common=True), Ask(common=True, by="size", min_group=3)])
def test_few_organisations_are_compared_as_if_their_files_were_read(kept, ask):
    _, _, both = kept(count=12)

    with_files, with_data_set = both(ask)

    assert_same(with_files, with_data_set)
    assert len(with_files.comparisons[0].columns) == (0 if ask.by else 12)
    assert with_data_set.left_out == with_files.left_out


def test_what_is_older_is_counted_and_said(kept):
    _, _, both = kept()

    with_files, with_data_set = both(Ask(common=True))

    earlier = len(with_files.left_out.earlier)
    assert with_data_set.left_out.counted == (
        (earlier, "file", "older than another file of the same organisation"),
    )
    assert with_data_set.left_out.is_of_files


def test_a_year_that_too_few_answered_in_is_left_out_and_said(kept):
    _, _, both = kept()

    with_files, with_data_set = both(Ask(common=True, by="year", min_group=30))

    assert_same(with_files, with_data_set)
    assert with_data_set.left_out.counted == ((25, "file", "fewer than 30 answered in 2025"),)
    assert len(with_files.left_out.files) == 25
    assert {why for _, why in with_files.left_out.files} == {"fewer than 30 answered in 2025"}
    assert with_files.comparisons[0].groups == ()


def test_where_no_year_has_enough_nothing_is_shown(kept):
    _, _, both = kept()
    file, sources, _ = kept()
    ask = Ask(common=True, by="year", min_group=51)

    with pytest.raises(PeerreadyError) as of_files:
        both(ask)
    with pytest.raises(PeerreadyError) as of_data_set:
        asked([file.name], sources, TODAY, ask)

    assert of_files.value.problems == of_data_set.value.problems


def test_the_names_of_folders_and_homes_mean_nothing(kept, tmp_path, monkeypatch):
    file, sources, _ = kept()
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    wanted = asked([file.name], sources, TODAY, Ask(common=True))
    for folder in ("t.a=0", "country=ZZ", "~"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "z.parquet").write_bytes(file.read_bytes())
        (home / "z.parquet").write_text("x")

        found = asked([f"{folder}/z.parquet"], sources, TODAY, Ask(common=True))

        assert found.comparisons == wanted.comparisons


def test_one_data_set_under_two_names_is_asked_once(kept, tmp_path):
    file, sources, _ = kept()
    (tmp_path / "linked.parquet").symlink_to(file.name)

    found = asked([file.name, "linked.parquet"], sources, TODAY, Ask(common=True))

    assert found.comparisons == asked([file.name], sources, TODAY, Ask(common=True)).comparisons


def test_a_data_set_of_a_run_that_failed_is_refused_and_one_that_passed_over_files_says_so(
    kept, tmp_path
):
    file, sources, _ = kept()
    bad = tmp_path / "it's/bad.yaml"
    bad.write_text("format: peerready/answers/1\n")
    with pytest.raises(PeerreadyError):
        gather(["it's"], sources, TODAY, dataset=file)
    with pytest.raises(PeerreadyError) as raised:
        asked([file.name], sources, TODAY, Ask(common=True))
    gather(["it's"], sources, TODAY, dataset=file, skip_invalid=True)
    found = asked([file.name], sources, TODAY, Ask(common=True))
    bad.unlink()
    gather(["it's"], sources, TODAY, dataset=file)
    mended = asked([file.name], sources, TODAY, Ask(common=True))

    (problem,) = raised.value.problems
    assert problem.message == "1 file had faults when this data set was made"
    assert found.left_out.counted[0] == (1, "file", "with faults when the data set was made")
    assert [some.why for some in mended.left_out.counted] == [
        "older than another file of the same organisation"
    ]


def test_without_names_no_year_and_no_small_number_of_one_is_told(kept):
    _, _, both = kept()

    _, found = both(Ask(common=True, by="year", min_group=30, anonymous=True))

    assert found.left_out.counted == ((25, "file", "of years in which fewer than 30 answered"),)


def test_without_names_nothing_of_anybody_is_in_it(kept):
    _, _, both = kept()

    _, found = both(Ask(common=True, anonymous=True))

    (one,) = found.comparisons
    assert (one.first, one.last, one.columns, one.table, found.pseudonyms) == (None,) * 2 + (
        (),
        None,
        None,
    )


def test_a_scope_that_differs_is_refused_as_it_is_of_files(kept):
    _, _, both = kept()
    file, sources, _ = kept()

    with pytest.raises(PeerreadyError) as of_files:
        both(Ask())
    with pytest.raises(PeerreadyError) as of_data_set:
        asked([file.name], sources, TODAY, Ask())

    assert of_data_set.value.problems == of_files.value.problems


def test_two_files_of_one_day_are_refused(kept):
    file, sources, _ = kept()
    table = pq.read_table(file)
    pq.write_table(pa.concat_tables([table, table.slice(0, 2)]), file)

    with pytest.raises(PeerreadyError) as raised:
        asked([file.name], sources, TODAY, Ask(common=True))

    assert [problem.message for problem in raised.value.problems] == [
        "2 files of 'O0' are of 2024-03-01: it's/00-2024-03-01.yaml, it's/00-2024-03-01.yaml"
    ]


def test_nothing_in_the_scope_of_all_is_refused(kept):
    only = "a: {when: {size: [small]}}\nb: {when: {size: [large]}}\n"
    file, sources, both = kept(only, criteria="ab")

    with pytest.raises(PeerreadyError, match="no criterion of 't' is in the scope of all"):
        both(Ask(common=True))
    with pytest.raises(PeerreadyError, match="no criterion of 't' is in the scope of all"):
        asked([file.name], sources, TODAY, Ask(common=True))


def test_a_question_that_makes_no_sense_is_a_fault_of_ours(kept):
    file, _, _ = kept()

    with (
        columns.opened([file]) as sets,
        pytest.raises(duckdb.ParserException),
    ):
        sets._ask("how are you?")


def test_two_frameworks_are_compared_where_all_answered_both(kept, tmp_path):
    file, sources, _ = kept()
    more, all_of_both = two_frameworks(tmp_path, sources)

    with_files = compare(all_of_both.rosters, all_of_both.frameworks, Ask(common=True))
    found = asked([more.name], Sources(files=sources.files), TODAY, Ask(common=True))
    with pytest.raises(PeerreadyError) as raised:
        asked([file.name, more.name], sources, TODAY, Ask())

    assert len(found.comparisons) == 2
    assert found.comparisons == with_files.comparisons
    assert [problem.message for problem in raised.value.problems] == [
        "framework 'wa' is answered by 50 of 100 organisations"
    ]


def two_frameworks(folder, sources):
    files(folder / "both", 50, names="t@1, wa@1", days=("2024-03-01",))
    for file in (folder / "both").iterdir():
        file.write_text(
            file.read_text()
            .replace("name: O", "name: P")
            .replace("id: o-", "id: p-")
            .replace("facts: {", "facts: {peer_workers: none, ")
        )
    kept = folder / "both.parquet"
    return kept, gather(["both"], sources, TODAY, dataset=kept)


def test_with_common_what_only_some_answered_is_left_out_and_counted(kept, tmp_path):
    file, sources, _ = kept()
    more, _ = two_frameworks(tmp_path, sources)
    both = [file.name, more.name]

    found = asked(both, sources, TODAY, Ask(common=True))
    some = asked(both, sources, TODAY, Ask(common=True, only=("wa",)))
    with pytest.raises(PeerreadyError) as raised:
        asked(both, sources, TODAY, Ask(only=("wa",)))

    assert found.left_out.frameworks == (("wa", "not answered by all"),)
    assert (50, "organisation", "did not answer wa") in some.left_out.counted
    assert [problem.message for problem in raised.value.problems] == [
        "50 organisations did not answer wa"
    ]


def test_frameworks_that_none_share_are_compared_one_at_a_time(kept, tmp_path):
    file, sources, _ = kept()
    files(tmp_path / "others", 20, names="wa@1", criteria="")
    for one in (tmp_path / "others").iterdir():
        one.write_text(
            one.read_text()
            .replace("name: O", "name: P")
            .replace("id: o-", "id: p-")
            .replace("facts: {", "facts: {peer_workers: none, ")
        )
    gather(["others"], sources, TODAY, dataset=tmp_path / "others.parquet")

    with pytest.raises(PeerreadyError) as raised:
        asked([file.name, "others.parquet"], sources, TODAY, Ask(common=True))

    (problem,) = raised.value.problems
    assert problem.message == "no framework is answered by all of these organisations"
    assert problem.hint == "-f t compares those that answer it"


def test_answers_to_another_text_are_refused_or_left_out(kept, tmp_path):
    file, sources, _ = kept()
    (tmp_path / "old.parquet").write_bytes(file.read_bytes())
    changed = FRAMEWORK.replace("weight: 2", "weight: 4")
    (tmp_path / "t.yaml").write_bytes(scoring.text(changed, facts=["size"], version="1.1.0"))
    files(tmp_path / "new", 50)
    for one in (tmp_path / "new").iterdir():
        one.write_text(one.read_text().replace("name: O", "name: P").replace("id: o-", "id: p-"))
    gather(["new"], sources, TODAY, dataset=tmp_path / "new.parquet")
    both = ["old.parquet", "new.parquet"]

    with pytest.raises(PeerreadyError) as raised:
        asked(both, sources, TODAY, Ask())
    with pytest.raises(PeerreadyError) as alone:
        asked(["old.parquet"], sources, TODAY, Ask(common=True))
    found = asked(both, sources, TODAY, Ask(common=True))

    (problem,) = raised.value.problems
    assert problem.message == "75 files answered another text of t than the one here: 1.0.0"
    assert problem.hint == "make it anew: compare its answers files with --data"
    assert alone.value.problems == raised.value.problems
    assert (75, "file", "answered another text of t 1.0.0") in found.left_out.counted
    assert found.comparisons[0].count == 50


def test_a_framework_none_answers_is_wrong_usage(kept):
    file, sources, _ = kept()

    with pytest.raises(UsageError) as raised:
        asked([file.name], sources, TODAY, Ask(only=("sgul",)))

    assert raised.value.problems[0].hint == "they answer t"


def test_of_few_those_who_answer_something_else_are_named(kept, tmp_path):
    file, sources, _ = kept(count=4)
    files(tmp_path / "others", 3, names="wa@1", criteria="")
    for one in (tmp_path / "others").iterdir():
        one.write_text(
            one.read_text()
            .replace("name: O", "name: P")
            .replace("id: o-", "id: p-")
            .replace("facts: {", "facts: {peer_workers: none, ")
        )
    gather(["others"], sources, TODAY, dataset=tmp_path / "others.parquet")

    found = asked([file.name, "others.parquet"], sources, TODAY, Ask(common=True, only=("t",)))

    assert [why for _, why in found.left_out.files] == ["it answers wa"] * 3


@pytest.mark.parametrize(
    ("ask", "option"),
    [(Ask(common=True, order=True), "--order"), (Ask(common=True, pseudonyms={}), "--pseudonyms")],
)
def test_what_is_about_single_organisations_cannot_be_asked_of_many(kept, ask, option):
    _, _, both = kept()

    with pytest.raises(UsageError) as raised:
        both(replace(ask, anonymous=option == "--pseudonyms"))

    assert [problem.message for problem in raised.value.problems] == [
        f"{option} is of single organisations, and more than 40 are only counted"
    ]


def test_a_fact_nobody_says_is_wrong_usage(kept):
    _, _, both = kept()

    with pytest.raises(UsageError, match="no organisation says its 'colour'"):
        both(Ask(common=True, by="colour"))


@pytest.mark.parametrize("damage", ["text", "cut", "byte", "column", "null", "sign", "other"])
def test_a_damaged_file_is_an_error(kept, damage):
    file, sources, _ = kept()
    raw = file.read_bytes()
    table = pq.read_table(file)
    number = table.schema.get_field_index("t.a")
    match damage:
        case "text":
            file.write_text("x")
        case "cut":
            file.write_bytes(raw[:-100])
        case "byte":
            file.write_bytes(raw[:200] + bytes([raw[200] ^ 1]) + raw[201:])
        case "column":
            pq.write_table(table.drop_columns(["t.a:marks"]), file)
        case "null":
            nothing = pa.nulls(len(table), pa.uint8())
            pq.write_table(table.set_column(number, table.field("t.a"), nothing), file)
        case "sign":
            nonsense = pa.array([77] * len(table), pa.uint8())
            pq.write_table(table.set_column(number, table.field("t.a"), nonsense), file)
        case _:
            pq.write_table(pa.table({"a": [1]}), file)

    with pytest.raises(PeerreadyError) as raised:
        asked([file.name], sources, TODAY, Ask(common=True))

    assert [(problem.message, problem.hint) for problem in raised.value.problems] == [
        (
            "this is no data set of 'peerready compare', or it is damaged",
            "make it anew: compare its answers files with --data",
        )
    ]


def test_every_file_that_is_not_there_or_of_another_version_is_named(kept, tmp_path, monkeypatch):
    file, sources, _ = kept()
    (tmp_path / "bad.parquet").write_text("x")
    monkeypatch.setattr("peerready.gathering.parquet.__version__", "9.9.9")

    with pytest.raises(PeerreadyError) as raised:
        asked([file.name, "none.parquet", "bad.parquet"], sources, TODAY, Ask())

    assert [(p.location.path, p.message) for p in raised.value.problems] == [
        ("it's kept.parquet", "this data set is of another version of peerready"),
        ("none.parquet", "there is no such data set"),
        ("bad.parquet", "this is no data set of 'peerready compare', or it is damaged"),
    ]


@pytest.mark.parametrize("name", ["duckdb", "pyarrow"])
def test_without_the_libraries_one_sentence_says_so(kept, monkeypatch, name):
    file, sources, _ = kept()
    monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(UsageError, match="data sets need an extra"):
        asked([file.name], sources, TODAY, Ask())


def test_too_little_memory_is_told(kept, monkeypatch):
    file, sources, _ = kept()
    monkeypatch.setitem(columns.OPTIONS, "memory_limit", "1KB")

    with pytest.raises(PeerreadyError, match="not enough memory"):
        asked([file.name], sources, TODAY, Ask(common=True))


def test_nothing_is_written_beside_the_data_set(kept, tmp_path):
    before = sorted(path.name for path in tmp_path.iterdir())
    file, sources, _ = kept()

    asked([file.name], sources, TODAY, Ask(common=True))

    after = sorted(path.name for path in tmp_path.iterdir())
    assert after == sorted([*before, "it's", "it's kept.parquet", "t.yaml"])
