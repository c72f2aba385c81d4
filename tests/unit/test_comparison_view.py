"""What people read of a comparison is true in every state, and never an order that nobody asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comparing
from peerready.catalog import load_shipped
from peerready.comparison.ask import Ask
from peerready.comparison.comparison import LeftOut
from peerready.comparison.standing import CITED, HEARD, MET, OPEN, OUT_OF_SCOPE, PROMISED, SHOWN
from peerready.content import comparison_people, comparison_words
from peerready.project import Report

LOADED = load_shipped("sgul")
SCORED = [n for n, one in enumerate(LOADED.framework.criteria) if one.use == "score"]
NAMES = ("Ash", "Birch Trust", "Cedar", "Dune", "Elm House", "Fern", "Gorse")
DAY = date(2026, 11, 3)


def place(name, signs="2" * 23, letters="LT", peers="few"):
    return comparing.standing((name, letters, peers, signs), DAY, LOADED)


@st.composite
def standings(draw, least=2, most=6):
    alphabet = draw(st.sampled_from(["0123?-", "?", "-", "01", "23", "?3", "0?", "2"]))
    return [
        place(
            name,
            draw(st.text(alphabet, min_size=23, max_size=23)),
            draw(st.sampled_from(["L", "LH", "LT", "LHTPSC", "P"])),
        )
        for name in NAMES[: draw(st.integers(least, most))]
    ]


def one(some=None, ask=comparing.PLAIN, **more):
    return comparing.view(some, ask, **more).frameworks[0]


def counted(some):
    """Of each scored criterion: how many are settled below target, and to how many it applies."""
    for n in SCORED:
        settled = [s for s in some if s.signs[n] < OUT_OF_SCOPE]
        waiting = sum(s.signs[n] in OPEN for s in some)
        yield sum(not s.marks[n] & MET for s in settled), len(settled) + waiting


@settings(max_examples=25, deadline=None)
@given(standings())
def test_what_is_said_to_be_lacking_is_lacked_by_nearly_all(some):
    view = one(some)
    expected = sum(below > 1 and 5 * below >= 4 * of for below, of in counted(some))
    first = view.short_answer[0]

    assert len(view.lacking) == expected
    if not any(s.signs[n] < OUT_OF_SCOPE for s in some for n in SCORED):
        assert first == "Nothing is answered yet: what is lacking cannot be said."
    elif expected:
        by_all = sum(below == len(some) for below, _ in counted(some))
        everyone = ("Both are", "All ") if by_all else ("Nearly all are",)
        assert first.startswith(everyone)
        assert ("nearly all are" in first.lower()) == (by_all < expected)
        assert ("nearly all" in view.lacking_title) == (by_all < expected)
    else:
        assert first.startswith("In no criterion are nearly all below target")
        assert ("may still show it" in first) == any(
            s.signs[n] in OPEN for s in some for n in SCORED
        )


@settings(max_examples=25, deadline=None)
@given(standings())
def test_what_is_said_to_be_shown_is_counted(some):
    settled = [s.marks[n] for s in some for n in SCORED if s.signs[n] < OUT_OF_SCOPE]
    shown = sum(bool(marks & SHOWN) for marks in settled)
    last = one(some).short_answer[-1]

    if not settled:
        assert last == "Nothing is answered, so nothing is shown."
    else:
        assert last.startswith(f"{shown or 'None'} of {len(settled)} answer")


@settings(max_examples=25, deadline=None)
@given(standings())
def test_ranges_that_overlap_are_said_to_overlap_and_no_others(some):
    view, comparison = one(some), comparing.compared(some).comparisons[0]
    cells = dict(zip((s.name for s in some), comparison.rows[0].cells, strict=True))
    known = [name for name, cell in cells.items() if cell.low is not None]
    overlapping = {
        (a, b)
        for a, b in combinations(known, 2)
        if cells[a].low <= cells[b].high and cells[b].low <= cells[a].high
    }
    said = [
        line.removesuffix(": their ranges overlap.")
        for line in view.apart
        if ": their ranges overlap." in line
    ]
    groups = [line.replace(" and ", ", ").split(", ") for line in said]

    assert {pair for group in groups for pair in combinations(group, 2)} == overlapping
    assert all(group == sorted(group) for group in groups)
    assert groups == sorted(groups)


@settings(max_examples=25, deadline=None)
@given(standings())
def test_how_far_an_order_holds_is_said_without_saying_which(some):
    view, comparison = one(some), comparing.compared(some).comparisons[0]
    known = sum(cell.low is not None for cell in comparison.rows[0].cells)
    pairs, told = known * (known - 1) // 2, len(comparison.order.told_apart)
    lines = " ".join(view.apart)

    assert view.order == ()
    if pairs and not told:
        assert "No two of them stay in order whatever" in lines
    if pairs and told == pairs:
        assert "Any two of them stay in order whatever" in lines
    if 0 < told < pairs:
        assert f"{told} of {pairs} pairs stay" in lines
    if any("can be told apart for sure" in line for line in view.short_answer):
        assert not told


@settings(max_examples=15, deadline=None)
@given(standings())
def test_columns_stand_alphabetically_whatever_they_score(some):
    view = one(list(reversed(some)))

    assert [column.label for column in view.columns] == sorted(s.name for s in some)
    assert comparison_words.ALPHABETICAL in view.notices


@settings(max_examples=15, deadline=None)
@given(standings())
def test_rows_stand_lowest_first_within_their_kind(some):
    view = one(some)
    for kind in ("domain", "theme"):
        rows = [row.spread.median for row in view.heat if row.kind == kind]
        known = [median for median in rows if median is not None]
        assert known == sorted(known)
        assert rows == known + [None] * (len(rows) - len(known))


@settings(max_examples=15, deadline=None)
@given(standings())
def test_a_cell_says_at_least_as_soon_as_something_is_open(some):
    for row in one(some).heat:
        for cell in row.cells:
            assert cell.text == ("–" if cell.low is None else f"{cell.low}{'+' * cell.open}")
            assert (" open; " in cell.words) == (cell.open and cell.low is not None)


def test_an_order_is_a_range_of_ranks_and_only_where_asked_for():
    view = one(ask=Ask(order=True))
    ranks = {row.label: row.rank for row in view.order}

    assert ranks["Dianella Network"] == ranks["Grevillea"]
    assert " to " in ranks["Grevillea"]
    assert ranks["Cassia"] == "1 to 10"
    assert next(row for row in view.order if row.label == "Cassia").apart_from == ""
    assert comparison_words.ALPHABETICAL not in view.notices
    assert view.columns[0].place.startswith("above ")
    assert all(column.place == "" for column in one().columns)


def test_an_order_of_too_many_is_not_shown_and_that_is_said():
    some = [s._replace(name=f"{s.name} {n}") for n in range(5) for s in comparing.standings()]
    view = one(some, Ask(order=True))

    assert view.order == ()
    assert comparison_words.NO_ORDER in view.notices


def test_a_column_of_which_nothing_can_be_said_has_no_rank():
    some = [place("Ash", "-" * 23), place("Birch"), place("Cedar", "3" * 23)]
    last = one(some, Ask(order=True)).order[-1]

    assert (last.label, last.rank, last.claimed) == ("Ash", "–", "–")


def test_a_place_is_a_range_where_something_is_open():
    some = [place(name, signs * 23) for name, signs in zip(NAMES, "0123?", strict=False)]

    assert [column.place for column in one(some, Ask(order=True)).columns] == [
        "above 0 of 4",
        "above 1 to 2 of 4",
        "above 2 to 3 of 4",
        "above 3 to 4 of 4",
        "above 0 to 3 of 4",
    ]


def test_nothing_applies_anywhere():
    view = one([place("Ash", "-" * 23), place("Birch", "-" * 23)])

    assert view.short_answer == (
        "Nothing is answered yet: what is lacking cannot be said.",
        "Nothing is answered, so nothing is shown.",
    )
    assert view.heat[0].spread.words == "of none of 2 can anything be said"
    assert view.apart == ()
    assert view.heat[0].cells[0].words == "does not apply"


def test_nothing_lacks_and_everything_is_shown():
    view = one([place("Ash", "3" * 23), place("Birch", "3" * 23)])

    assert view.short_answer == (
        "In no criterion are nearly all below target.",
        "No stop sign is below enough or open.",
        "No two of the two can be told apart for sure by what they claim.",
        "46 of 46 answers are shown by evidence.",
    )
    assert view.not_shown == ()


def test_many_lacks_are_counted_and_a_few_named():
    (first, *_) = one([place("Ash", "0" * 23), place("Birch", "0" * 23)]).short_answer

    assert first.startswith("Both are below target in 23 criteria: among them Own story")


def test_one_lack_is_named():
    some = [place("Ash", "0" + "3" * 22), place("Birch", "1" + "3" * 22)]

    view = one(some)

    assert view.short_answer[0] == (
        "Both are below target in one criterion: Own story, own decision."
    )
    assert view.lacking_title == "What both lack"
    assert [line.stop_sign for line in view.lacking] == [True]


def test_what_all_lack_is_told_apart_from_what_nearly_all_lack():
    low = "00" + "3" * 21
    some = [*(place(name, low) for name in NAMES[:4]), place(NAMES[4], "03" + "3" * 21)]
    mixed, nearly = one(some), one([*some[:4], place(NAMES[4], "3" * 23)])

    assert mixed.short_answer[0] == (
        "All five are below target in one criterion: Own story, own decision; nearly all are below "
        f"target in one criterion: {mixed.lacking[1].title}."
    )
    assert mixed.lacking_title == "What all or nearly all lack"
    assert nearly.short_answer[0].startswith("Nearly all are below target in two criteria: ")
    assert nearly.lacking_title == "What nearly all lack"


def stop_signs(some, ask=comparing.PLAIN):
    return [line for line in one(some, ask).short_answer if "top sign" in line]


def test_stop_signs_below_enough_or_open_are_counted_for_each():
    some = [place("Ash", "0" * 23), place("Birch", "?" * 23), place("Cedar", "3" * 22 + "-")]
    signs = sum(one.critical is not None for one in LOADED.framework.criteria)
    last = LOADED.framework.criteria[-1].critical is not None

    ash, birch, cedar = (
        f"{signs} of {signs} below",
        f"{signs} of {signs} open",
        f"none of {signs - last}",
    )
    assert stop_signs(some) == [
        f"Stop signs below enough or open: Ash ({ash}), Birch ({birch}) and Cedar ({cedar})."
    ]
    (then,) = [
        line
        for line in one(dated("0" * 23, "?" * 23), kind="dates").short_answer
        if line.startswith("Stop signs")
    ]
    assert then.endswith(f": 1 Mar 2025 ({ash}) and 1 Mar 2026 ({birch}).")
    mixed = stop_signs([place("Ash", "0" * 22 + "?"), place("Birch", "?" + "0" * 22)])
    assert any(f"{signs - 1} of {signs} below, 1 open" in line for line in mixed)
    many = [place(f"Ash {n}", "0" * 23) for n in range(13)]
    assert stop_signs(many) == ["Stop signs below enough or open: 13 of 13 have some."]
    assert stop_signs(many, Ask(by="size", min_group=3)) == []


def test_few_numbers_are_told_one_by_one_and_many_by_their_middle_half():
    few = one([place("Ash", "1" * 23), place("Birch", "?" * 23), place("Cedar", "3" * 23)])
    many = one()

    assert few.heat[0].spread.words == "Ash 33, Birc 0–100, Ceda 100 %"
    assert few.heat[0].spread.first is None
    assert "the middle half" in many.heat[0].spread.words


def test_only_managers_are_named_and_never_mentors():
    view = one()

    assert view.managers_only.startswith("For Cassia only managers answered")
    assert view.managers_only.endswith("not suggested as one to ask.")
    assert all(mentor.who != "Cassia" for mentor in view.mentors)
    parts = [part for mentor in view.mentors for part in mentor.parts]
    assert {line.words for part in parts for line in part.criteria} == {"shown", "confirmed"}


def test_each_who_could_be_asked_stands_once_with_all_its_parts():
    view = one()
    names = [mentor.who for mentor in view.mentors]

    assert names == sorted({*names})
    assert all(
        bool(mentor.could_help) != bool(p.could_help)
        for mentor in view.mentors
        for p in mentor.parts
    )
    two = one([place("Ash", "0" * 23), place("Birch", "3" * 23)])
    (only,) = two.mentors
    assert (only.who, only.could_help) == ("Birch", "Ash")
    assert len(only.parts) > 1


def test_of_many_names_six_are_told_and_the_others_counted():
    some = [place("Zed", "3" * 23), *(place(f"Ash {n}", "0" * 23) for n in range(9))]
    view = one(some, Ask(order=True))
    said = "Ash 0, Ash 1, Ash 2, Ash 3, Ash 4, Ash 5 and 3 more"

    assert [mentor.could_help for mentor in view.mentors] == [said]
    assert view.order[0].apart_from == said
    assert f"{said}: their ranges overlap." in view.apart


def test_few_pairs_are_told_one_by_one_and_the_sum_last():
    some = [place("Ash", "0" * 23), place("Birch", "0" * 23), place("Cedar", "3" * 23)]

    *pairs, last = one(some).apart
    assert pairs == [
        "Ash and Birch: their ranges overlap.",
        "Ash and Cedar: they can be told apart.",
        "Birch and Cedar: they can be told apart.",
    ]
    assert last.startswith("2 of 3 pairs stay in order")


@pytest.mark.parametrize("review", ["none", "a group, 2027"])
def test_whether_people_with_lived_experience_reviewed_the_texts_is_said(review):
    comparison = comparing.compared().comparisons[0]
    said = comparison.framework.review.model_copy(update={"lived_experience": review})
    told = replace(comparison, framework=comparison.framework.model_copy(update={"review": said}))

    notices = comparison_words.notices(told, ranked=False)
    assert (comparison_words.NOT_REVIEWED in notices) == (review == "none")


def test_dates_are_told_as_before_and_after():
    view = comparing.view(kind="dates")
    (framework,) = view.frameworks

    assert (view.heading, view.period) == ("Rainbow Services, three dates", "Nov 2024–Nov 2026")
    assert [column.short for column in framework.columns] == ["2024", "2025", "2026"]
    assert framework.short_answer[:4] == (
        "Claimed: 14–40 % on 12 Nov 2024, 31–44 % on 12 Nov 2025, 46 % on 12 Nov 2026.",
        f"Shown: {', '.join(f'{cell.evidenced} %' for cell in framework.heat[0].cells)}.",
        "More groups were asked on 12 Nov 2025 and 12 Nov 2026: lower may be progress.",
        "More is claimed at the last date than at the first, whatever the open answers turn out to be.",
    )
    assert framework.short_answer[-1].startswith("On 12 Nov 2026: ")
    assert framework.heat[0].spread.words == "14–40 %, then 31–44 %, then 46 %"
    assert framework.turns[0].asked == "More groups were asked (team): lower may be progress."
    assert framework.lacking[0].words == "Not yet → Partly → Partly"
    assert framework.managers_only == "On 12 Nov 2024 only managers answered."
    assert framework.apart == ()
    assert framework.not_shown == ()


def dated(before, after, letters=("LT", "LT")):
    return [
        comparing.standing(("Ash", who, "few", signs), date(2025 + n, 3, 1), LOADED, key="ash")
        for n, (signs, who) in enumerate(zip((before, after), letters, strict=True))
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("1" * 23, "1" * 23, "The last date claims the same as the first."),
        (
            "2" * 23,
            "1" * 23,
            "Less is claimed at the last date than at the first, whatever the open answers turn out to be.",
        ),
        (
            "1" * 23,
            "?" * 23,
            "The ranges of the first and the last date overlap: whether more is in place cannot be said.",
        ),
        ("-" * 23, "1" * 23, ""),
    ],
)
def test_whether_more_is_claimed_is_said_only_where_it_is_sure(before, after, said):
    answer = one(dated(before, after), kind="dates").short_answer

    if said:
        assert said in answer
    else:
        assert answer[0] == "There is no score to compare between the dates."


def test_who_is_no_longer_asked_is_told():
    (turn,) = one(dated("1" * 23, "2" * 23, ("LTP", "LT")), kind="dates").turns

    assert turn.asked == "No longer asked: peer workers; higher may mean that less was heard."
    assert turn.summary.startswith("23 improved")
    assert "no longer answered by those it is about" in {row.why for row in turn.rows}


def test_a_change_says_what_stands_behind_it():
    before = "1" * 23
    after = "3" * 23
    rows = one(dated(before, after, ("LT", "LTP")), kind="dates").turns[0].rows
    said = {row.why for row in rows}

    assert "shown now" in said
    assert any(why.startswith("answered by those it is about") for why in said)


def test_a_level_that_is_shown_no_more_or_newly_is_told():
    shown = dated("2" * 23, "2" * 23)
    bare = replace_marks(shown[1])
    lost = one([shown[0], bare], kind="dates").turns[0]
    gained = one([replace_marks(shown[0]), shown[1]], kind="dates").turns[0]

    assert {row.what for row in lost.rows} == {"no longer shown"}
    assert {row.what for row in gained.rows} == {"newly shown"}
    assert {row.turn for row in lost.rows} == {"worse"}
    assert {row.why for row in lost.rows} == {"no evidence is given any more"}


def test_evidence_that_is_given_and_holds_no_more_is_told_with_what_is_planned():
    shown, last = dated("2" * 23, "2" * 23)
    cited = marked(replace_marks(last), CITED | PROMISED)
    view = one([shown, cited], kind="dates")

    assert {row.why for row in view.turns[0].rows} == {
        "evidence is given, but it no longer holds or is not strong enough; an action is planned or started"
    }
    (lost,) = [
        line for line in view.short_answer if line.startswith("No longer shown on 1 Mar 2026")
    ]
    assert lost.index("a stop sign") < lost.index(" more.")


def test_lower_now_that_those_it_is_about_were_asked_is_no_loss():
    first, last = dated("2" * 23, "1" * 23, ("L", "LTP"))
    heard = one([silent(first), last], kind="dates").turns[0]
    found = {row.what: row for row in heard.rows}

    assert set(found) == {"regressed", "answered lower"}
    assert (found["answered lower"].turn, found["regressed"].turn) == ("open", "worse")
    assert found["answered lower"].why.startswith("now that those it is about were asked")
    assert "answered lower now that those it is about were asked" in heard.summary


def test_what_went_lower_has_something_behind_it_or_says_that_nothing_is_known():
    plain = [silent(one_) for one_ in dated("1" * 23, "0" * 23)]
    bare = [replace_marks(one_) for one_ in plain]
    open_ = one(dated("3" * 23, "?" * 23), kind="dates").turns[0]

    assert {row.why for row in one(bare, kind="dates").turns[0].rows} == {
        "the answers do not say why"
    }
    assert "no longer shown" in {row.why for row in open_.rows}


def marked(standing, more):
    return standing._replace(marks=bytes(mark | more for mark in standing.marks))


def silent(standing):
    return standing._replace(marks=bytes(mark & ~HEARD for mark in standing.marks))


def replace_marks(standing):
    return standing._replace(marks=bytes(mark & ~SHOWN for mark in standing.marks))


def test_newer_evidence_confirms_again():
    first, last = dated("3" * 23, "3" * 23)
    newer = last._replace(days=bytes.fromhex("2710") * (len(last.days) // 2))
    (turn,) = one([first, newer], kind="dates").turns

    assert {row.what for row in turn.rows} == {"re-confirmed"}
    assert {row.why for row in turn.rows} == {"its evidence is newer"}


def test_dates_of_one_year_have_their_month_and_those_of_one_month_their_day():
    def shorts(*days):
        some = [
            comparing.standing(("Ash", "L", "few", "1" * 23), day, LOADED, key="a") for day in days
        ]
        return [column.short for column in one(some, kind="dates").columns]

    assert shorts(date(2026, 3, 1), date(2026, 5, 1)) == ["Mar26", "May26"]
    assert shorts(date(2026, 3, 1), date(2026, 3, 9)) == ["1Mar26", "9Mar26"]


def test_every_date_is_a_column_however_many():
    some = [
        comparing.standing(("Ash", "L", "few", "1" * 23), date(1980 + n, 3, 1), LOADED, key="a")
        for n in range(45)
    ]
    view = one(some, kind="dates")

    assert len(view.columns) == len(view.heat[0].cells) == 45
    assert len(view.turns) == 44
    assert view.short_answer[0] == "Claimed: 33 % on 1 Mar 1980, 33 % on 1 Mar 2024."
    assert "The last date claims the same as the first." in view.short_answer


def test_no_two_short_names_are_alike():
    names = [
        "Harbour House",
        "Harbour Hope",
        "Harbour Home",
        "Harb",
        "Har",
        "…",
        "…!",
        "港の家",
        "港の家二",
    ]
    some = [place(name) for name in [*names, *(f"Harbour Home {n}" for n in range(12))]]
    shorts = [column.short for column in one(some).columns]

    assert len({*shorts}) == len(shorts)
    assert all(len(short) <= 4 for short in shorts)


def test_names_are_replaced_everywhere_and_what_may_tell_them_is_gone():
    view = comparing.view(ask=Ask(anonymous=True))
    said = str(view)

    assert not any(name in said for name, *_ in comparing.PLACES)
    assert "AU" not in said
    assert "2026" not in said
    assert view.period == ""
    assert comparison_words.REPLACED in view.frameworks[0].notices
    assert all(column.when == column.peer_workers == "" for column in view.frameworks[0].columns)


def test_files_left_out_are_named_or_where_names_are_replaced_counted():
    left = LeftOut(
        files=(("a.yaml", "it answers wa"),),
        invalid=(("b.yaml", "line 3: no"), ("c.yaml", "line 4: no")),
        earlier=(("d.yaml", "e.yaml"),),
    )
    common = comparing.view(ask=Ask(common=True), left_out=left)
    hidden = comparing.view(ask=Ask(common=True, anonymous=True), left_out=left)

    assert [(row.what, row.why) for row in common.left_out] == [
        ("b.yaml", "line 3: no"),
        ("c.yaml", "line 4: no"),
        ("a.yaml", "it answers wa"),
        ("d.yaml", "older than e.yaml"),
    ]
    assert [(row.what, row.why) for row in hidden.left_out] == [
        ("2 files", "with faults"),
        ("1 file", "not comparable with the others"),
        ("1 file", "older than another file of the same organisation"),
    ]


def test_groups_have_medians_and_nobody_by_itself():
    some = [s._replace(name=f"{s.name} {n}") for n in range(2) for s in comparing.standings()]
    view = one(some, Ask(by="size"))

    assert view.columns == ()
    assert view.by == "Size of the organisation"
    assert [(group.name, group.size) for group in view.groups] == [("small", "6"), ("large", "14")]
    assert all(len(group.cells) == len(view.heat) for group in view.groups)
    assert {cell.text for group in view.groups for cell in group.cells} >= {"held back"}
    assert all(row.spread.least is None for row in view.heat)
    assert any("never single organisations" in notice for notice in view.notices)


def test_groups_that_would_be_too_small_are_not_made():
    view = one(comparing.standings()[:9], Ask(by="peer_workers"))

    assert view.groups == ()
    assert any(notice.startswith("No groups can be shown") for notice in view.notices)


def test_criteria_that_not_all_are_asked_are_listed():
    some = [place("Ash", "x" + "2" * 22), place("Birch"), place("Cedar")]
    view = one(some, Ask(common=True))

    assert view.basis == "22 of 23 criteria: 1 is not asked of all, and left out"
    assert [row.what for row in view.left_out] == ["sgul.p1"]


def test_a_framework_told_in_words_has_answers_and_no_figures():
    comparison = comparing.compared().comparisons[0]
    scale = comparison.framework.scale
    bare = scale.model_copy(
        update={"levels": tuple(one.model_copy(update={"value": None}) for one in scale.levels)}
    )
    none = comparison.rows[0].cells[0]._replace(low=None, high=None, evidenced=None)
    rows = tuple(
        replace(
            row,
            cells=(none,) * len(row.cells),
            spread=row.spread._replace(n=0, low=None, high=None),
        )
        for row in comparison.rows
    )
    told = replace(
        comparison,
        framework=comparison.framework.model_copy(update={"scale": bare}),
        rows=rows,
    )
    compared = replace(comparing.compared(), comparisons=(told,))
    view = comparing.comparison_view(compared, Ask(), comparing.shared()).frameworks[0]

    assert view.short_answer[0] == "This framework is told in words: there is no score to compare."
    assert view.heat[0].cells[0].words == "told in words, no score on purpose"
    assert view.target == ""
    assert view.lacking == view.not_shown == ()
    assert view.criteria[0].words == "10 of 10 answered; 10 shown"


def test_organisations_that_share_no_framework_are_told_by_counts():
    wa = load_shipped("wa")
    some = [
        place("Ash"),
        comparing.standing(("Birch", "L", "few", "2" * 60), DAY, wa),
        comparing.standing(("Cedar", "L", "few", "?" * 60), DAY, wa),
    ]
    view = comparing.view(some, Ask(common=True))

    assert view.frameworks == ()
    assert view.heading == "Three organisations"
    assert view.across.columns[0] == ("Ash", "sgul 1.0.0")
    assert {cell for theme in view.across.themes for cell in theme.cells} >= {"not asked"}
    assert not any("%" in cell for theme in view.across.themes for cell in theme.cells)


def test_dates_of_one_that_share_no_framework_are_told_by_counts_too():
    wa = load_shipped("wa")
    some = [
        comparing.standing(("Ash", "L", "few", "2" * 60), date(2025, 3, 1), LOADED, key="a"),
        comparing.standing(("Ash", "L", "few", "2" * 60), date(2026, 3, 1), wa, key="a"),
    ]
    view = comparing.view(some, Ask(common=True))

    assert (view.kind, view.heading) == ("dates", "One organisation, two dates")


def test_several_frameworks_are_never_set_side_by_side():
    wa = load_shipped("wa")
    some = [
        *(place(name) for name in NAMES[:2]),
        *(comparing.standing((name, "L", "few", "2" * 60), DAY, wa) for name in NAMES[:2]),
    ]

    assert comparison_words.NO_SUM in comparing.view(some).notices


def test_a_comparison_is_dressed_as_the_project_says():
    dress = Report(
        prepared_for="the region", prepared_by="us", narrative="So.", confidentiality="C"
    )
    view = comparing.view(dress=dress, own={"team": "crew"})

    assert (view.prepared_for, view.prepared_by) == ("the region", "us")
    assert view.frameworks[0].columns[0].who == "leadership and crew"
    assert ("T", "crew") in view.frameworks[0].voices
    assert comparing.view(own={"team": "crew"}, ask=Ask(anonymous=True)).frameworks[0].voices[
        1
    ] == (
        "H",
        "HR",
    )


def test_criteria_may_be_left_away():
    assert one(criteria=False).criteria == ()
    assert len(one().criteria) == 23


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 3, 1), date(2026, 3, 9), "Mar 2026"),
        (date(2026, 3, 1), date(2026, 5, 9), "Mar–May 2026"),
        (date(2025, 3, 1), date(2026, 3, 9), "Mar 2025–Mar 2026"),
        (None, None, ""),
    ],
)
def test_a_period_is_told_in_months(first, last, said):
    assert comparison_words.period(first, last) == said


def test_numbers_are_in_letters_up_to_twelve():
    assert [comparison_words.number(n) for n in (1, 2, 12, 13)] == ["1", "two", "twelve", "13"]


def test_nobody_may_have_said_who_answered():
    bare = [s._replace(voices=()) for s in comparing.standings()]

    assert one(bare).columns[0].who == "nobody named"
    assert one(bare).columns[0].who_short == "–"
    assert comparison_people.FEW == 5
