"""The workbook of a comparison: numbers that can be coloured and drawn, and nothing that tells who is who."""

import re
from datetime import date
from fractions import Fraction

import pytest

import comparing
from hostile.corpus import HOSTILE
from peerready.compare_workbook import content
from peerready.comparison.ask import Ask
from peerready.comparison.comparison import LeftOut
from peerready.comparison_sheets.columns import LONGEST_NAME
from peerready.comparison_sheets.criteria import criteria as criteria_sheets
from peerready.comparison_sheets.heat import heat_maps
from peerready.content.comparison_model import LeftOutView
from peerready.sheets import Heat, Percent, Step
from peerready.sinks import xml
from workbooks import read, texts_of

TODAY = date(2026, 11, 22)
NAMES = [name for name, *_ in comparing.PLACES]
ANONYMOUS = Ask(anonymous=True)
BY = Ask(by="size", min_group=3)


def opened(view):
    return read(content(view, TODAY))


def changed(view, **more):
    """The view with something else in its first framework."""
    return view._replace(frameworks=(view.frameworks[0]._replace(**more), *view.frameworks[1:]))


def many(count):
    """So many organisations, all with a name of their own."""
    one = comparing.standings()[3]
    return [
        one._replace(name=f"Service {number:03}", path=f"{number}.yaml", sha256=f"{number:064x}")
        for number in range(count)
    ]


def two_frameworks():
    """Three services that answered two frameworks."""
    found = []
    for name in ("sgul", "imroc"):
        loaded = comparing.load_shipped(name)
        criteria = sum(one.use == "score" for one in loaded.framework.criteria)
        for key, who, _, given in comparing.PLACES[:3]:
            place = (key, who, "none", (given * 9)[:criteria])
            found.append(comparing.standing(place, date(2026, 10, 26), loaded))
    return comparing.view(found)


def apart():
    """Two services of which each answered another framework."""
    first, second = (comparing.load_shipped(name) for name in ("sgul", "imroc"))
    count = sum(one.use == "score" for one in second.framework.criteria)
    found = [
        comparing.standing(comparing.PLACES[0], date(2026, 10, 26), first),
        comparing.standing(("Cassia", "L", "none", "2" * count), date(2026, 10, 26), second),
    ]
    return comparing.view(found, Ask(common=True))


def charts(files):
    return [text for name, text in sorted(files.items()) if name.startswith("xl/charts/chart")]


def alts(files):
    drawings = (text for name, text in files.items() if name.startswith("xl/drawings/drawing"))
    return [alt for text in drawings for alt in re.findall('descr="([^"]*)"', text)]


# --- which sheets there are


def test_organisations_have_a_heat_map_a_spread_and_every_criterion():
    pages, _ = opened(comparing.sample_view())

    assert list(pages) == [
        "Read me first",
        "Who answered",
        "How much is claimed",
        "Figures",
        "Spread",
        "What follows",
        "Who could be asked",
        "Every criterion",
    ]
    assert set(pages) - {"Read me first"} <= set(texts_of(pages["Read me first"]))


def test_dates_have_what_moved_and_what_changed():
    pages, _ = opened(comparing.sample_view("dates"))

    assert list(pages) == [
        "Read me first",
        "Who answered",
        "How much is claimed",
        "Figures",
        "How it moved",
        "What follows",
        "What changed, and why",
        "Every criterion",
    ]
    first = texts_of(pages["Read me first"])
    assert "12 Nov 2024 to 12 Nov 2025" in first
    assert [text for text in first if "lower may be progress" in text]


def test_what_must_be_known_first_stands_first():
    view = comparing.sample_view()
    pages, files = opened(view)

    first, one = texts_of(pages["Read me first"]), view.frameworks[0]
    assert first[0] == "Ten organisations"
    for text in (*one.short_answer, *one.limits[-1:], *(f"• {line}" for line in one.notices)):
        assert text in first or f"• {text}" in first
    assert "Nothing was left out." in first
    assert ["2", "Largely"] in [row[:2] for row in pages["Read me first"]]
    heads = set(re.findall("<oddHeader>(.*?)</oddHeader>", "".join(files.values())))
    assert heads == {"&amp;LTen organisations, Oct 2026&amp;R"}


def test_a_comparison_in_full_dress_says_who_it_is_for():
    view = comparing.sample_view()._replace(
        confidentiality="For the board", narrative="One.\n\nTwo.", prepared_for="the board"
    )

    first = texts_of(opened(view)[0]["Read me first"])

    for text in ("For the board", "In our own words", "One.", "Two.", "the board"):
        assert text in first


def test_without_criteria_there_is_no_sheet_of_them():
    pages, _ = opened(comparing.view(criteria=False))

    assert "Every criterion" not in pages


# --- the heat map and its numbers


def test_the_heat_map_has_numbers_that_say_when_they_may_be_more():
    view = comparing.sample_view()
    (sheet,) = heat_maps(view)

    assert sheet.titles[:6] == (
        "Part",
        "Kind",
        "Criteria",
        "Acacia House",
        "Banksia Recovery",
        "Cassia (only managers)",
    )
    whole = sheet.rows[0]
    assert whole[:6] == (
        "All together",
        "whole",
        23,
        Percent(23, more=True),
        Percent(44),
        Percent(7, more=True),
    )
    assert sheet.heat == Heat(tuple(range(3, 13)))
    assert [row[5] for row in sheet.rows if row[0] == "Leadership and commitment"] == ["–"]


def test_the_heat_map_is_coloured_by_the_spreadsheet_itself():
    pages, files = opened(comparing.sample_view())

    page = files["xl/worksheets/sheet3.xml"]
    assert page.count('<cfRule type="colorScale"') == 10
    assert {"FFEDF5FB", "FF98C7EF", "FF4896D3"} == set(re.findall('<color rgb="(F{2}.{6})"', page))
    assert pages["How much is claimed"][1][3] == 0.23
    assert "<autoFilter" in page
    assert '<pane xSplit="1" ySplit="1"' in page


def test_every_figure_stands_on_a_line_of_its_own():
    view = comparing.sample_view()
    pages, _ = opened(view)

    titles, first, *rest = pages["Figures"]
    assert len(rest) + 1 == len(view.frameworks[0].heat) * 10
    row = dict(zip(titles, first, strict=True))
    assert row["Organisation"] == "Acacia House"
    assert (row["Claimed, at least"], row["Shown"], row["Open"]) == (0.23, 0.13, "yes")
    assert row["If what is open turned out well"] == 0.31


@pytest.mark.parametrize("name", ["A very long name of a service, longer than a head can be", "B"])
def test_names_that_are_long_or_alike_are_short_over_columns_and_told_where_who_answered_stands(
    name,
):
    one, two, *_ = comparing.sample_view().frameworks[0].columns
    columns = (one._replace(label=name), two._replace(label=name))
    heat = tuple(
        row._replace(cells=row.cells[:2]) for row in comparing.sample_view().frameworks[0].heat
    )
    view = changed(comparing.sample_view(), columns=columns, heat=heat, criteria=())

    pages, _ = opened(view)

    assert pages["How much is claimed"][0][3:] == ["Acac", "Bank"]
    assert [row[:2] for row in pages["Who answered"]] == [
        ["Organisation", "Short name"],
        [name, "Acac"],
        [name, "Bank"],
    ]


def test_many_columns_have_short_heads():
    pages, _ = opened(comparing.view(many(20)))

    heads = pages["How much is claimed"][0][3:]
    assert len(heads) == len(set(heads)) == 20
    assert max(map(len, heads)) <= 7


def test_of_many_organisations_there_are_spreads_and_counts_only():
    view = comparing.view(many(41))
    pages, _ = opened(view)

    assert view.frameworks[0].columns == ()
    assert list(pages) == ["Read me first", "Spread", "What follows", "Every criterion"]
    assert not [text for page in pages.values() for text in texts_of(page) if "Service" in text]
    titles, first, *_ = pages["Every criterion"]
    assert titles[5:] == [
        "At 0 Not yet",
        "At 1 Partly",
        "At 2 Largely",
        "At 3 Fully",
        "Open",
        "Does not apply",
        "At target",
        "Shown",
    ]
    assert sum(first[5:11]) == 41


def test_who_answered_has_days_and_counts():
    pages, _ = opened(comparing.sample_view())

    titles, first, _, third, *_ = pages["Who answered"]
    row = dict(zip(titles, first, strict=True))
    assert row["Answered on"] == (date(2026, 10, 26) - date(1899, 12, 30)).days
    assert (row["Answered"], row["Of"], row["Peer workers employed"]) == (21, 23, "none")
    assert dict(zip(titles, third, strict=True))["Only managers"] == "yes"
    assert "Among the others" not in titles


# --- charts


def test_the_spread_is_drawn_from_its_cells_and_said_in_words():
    _, files = opened(comparing.sample_view())

    domains, themes = charts(files)
    assert re.findall(r"<c:val><c:numRef><c:f>([^<]*)</c:f>", domains) == [
        f"Spread!${column}$6:${column}$9" for column in "GFEDC"
    ]
    assert '<c:overlap val="100"/>' in domains
    assert "<c:legend>" not in domains
    assert "where the blue changes: the median" in domains
    assert "by theme (sgul)" in themes
    assert "All together: median 42 to 56 %, the middle half 26 to 56 %, 10 of 10" in alts(files)[0]


def test_few_organisations_spread_from_the_least_to_the_most():
    _, files = opened(comparing.view(comparing.standings()[:3]))

    assert charts(files)[0].count("<c:ser>") == 3
    assert "from the least to the most; where the blue changes: the median" in charts(files)[0]


def test_how_it_moved_is_a_chart_of_lines_for_the_whole_and_for_each_domain():
    view = comparing.sample_view("dates")
    pages, files = opened(view)

    parts = [row.title for row in view.frameworks[0].heat if row.kind != "theme"]
    assert len(charts(files)) == len(parts) == 4
    assert all("<c:lineChart>" in text and text.count("<c:ser>") == 3 for text in charts(files))
    assert "12 Nov 2024: 14 to 40 %, 6 of 23 open; shown 7 %; " in alts(files)[0]
    last = next(row for row in pages["How it moved"] if row and row[0] == "12 Nov 2026")
    assert last[1] == 0.46


def test_where_nothing_can_be_said_nothing_is_drawn():
    for kind in ("organisations", "dates"):
        view = comparing.sample_view(kind)
        bare = tuple(
            row._replace(
                cells=tuple(cell._replace(text="–", low=None, high=None) for cell in row.cells),
                spread=row.spread._replace(least=None, median=None, most=None),
            )
            for row in view.frameworks[0].heat
        )

        pages, files = opened(changed(view, heat=bare))

        assert "How much is claimed" not in pages
        assert not charts(files)
        assert [row for row in pages["Figures"][1:] if "–" in row]


def test_one_part_is_one_chart():
    view = comparing.sample_view()

    _, files = opened(changed(view, heat=view.frameworks[0].heat[:1]))

    (chart,) = charts(files)
    assert "all together (sgul)" in chart
    themes = [row for row in view.frameworks[0].heat if row.kind == "theme"]
    whole = (
        view.frameworks[0]
        .heat[0]
        ._replace(spread=view.frameworks[0].heat[0].spread._replace(median=None))
    )
    _, files = opened(changed(view, heat=(whole, *themes)))
    assert len(charts(files)) == 1


def test_where_there_is_a_median_alone_the_bars_end_at_it():
    view = comparing.sample_view()
    heat = tuple(
        row._replace(spread=row.spread._replace(least=None, first=None, third=None, most=None))
        for row in view.frameworks[0].heat
    )

    _, files = opened(changed(view, heat=heat))

    assert charts(files)[0].count("<c:ser>") == 1
    assert "the end of a bar: the median" in charts(files)[0]


# --- criteria


def test_the_level_of_each_is_a_number_that_says_when_it_is_shown():
    view = comparing.sample_view()
    (sheet,) = criteria_sheets(view)

    row = dict(zip(sheet.titles, sheet.rows[1], strict=True))
    assert row["Criterion"] == "sgul.p2"
    assert row["Acacia House"] == Step(2)
    assert row["Dianella Network"] == Step(3, shown=True)
    assert row["Cassia (only managers)"] == "?"
    assert [row[name] for name in ("At 2 Largely", "Open", "At target", "Shown")] == [6, 2, 8, 2]
    assert sheet.heat == Heat(tuple(range(5, 15)), middle=Fraction(3, 2), high=Fraction(3))
    assert sheet.kept == 2


def test_a_framework_told_in_words_has_answers_in_words():
    view = changed(comparing.sample_view(), target="")

    (sheet,) = criteria_sheets(view)

    assert sheet.heat is None
    assert "At target" not in sheet.titles
    assert sheet.rows[0][5] == "Largely, shown"
    assert not [text for text in texts_of(opened(view)[0]["Read me first"]) if "target:" in text]


# --- what follows


def test_what_follows_is_said_or_said_not_to_be():
    view = comparing.sample_view()
    one = view.frameworks[0]
    follows = texts_of(opened(view)[0]["What follows"])
    assert one.lacking_none in follows
    assert [text for text in follows if text.startswith("For Cassia only managers answered")]
    assert one.not_shown[0].words in follows

    bare = changed(
        view, apart=(), managers_only="", mentors=(), not_shown=(), lacking=one.not_shown
    )
    pages, _ = opened(bare)

    assert "Who could be asked" not in pages
    follows = texts_of(pages["What follows"])
    assert "Only managers answered" not in follows
    assert "Who can be told apart" not in follows
    assert "Nothing is claimed by many and shown by few." in follows
    assert [text for text in follows if "A mere claim makes no mentor" in text]


def test_whoever_could_be_asked_stands_with_what_shows_it():
    view = comparing.sample_view()
    pages, _ = opened(view)

    titles, *rows = pages["Who could be asked"]
    row = next(
        found
        for found in (dict(zip(titles, row, strict=True)) for row in rows)
        if found["Who could be asked"] == "Dianella Network"
    )
    assert "Posts inside services and teams (sgul.i1): shown" in row[
        "Which criteria, and how they are known"
    ].split("\n")


def test_each_change_has_its_days_and_a_sign():
    pages, _ = opened(comparing.sample_view("dates"))

    row = dict(zip(*pages["What changed, and why"][:2], strict=True))
    assert row["From"] == (date(2024, 11, 12) - date(1899, 12, 30)).days
    assert (row["What changed"], row["Before"], row["After"]) == ("↑ improved", "Partly", "Largely")


def test_a_date_without_a_day_is_its_label():
    view = comparing.sample_view("dates")
    columns = tuple(column._replace(when="") for column in view.frameworks[0].columns)

    pages, _ = opened(changed(view, columns=columns))

    assert pages["What changed, and why"][1][0] == "12 Nov 2024"
    assert pages["Who answered"][1][0] == "12 Nov 2024"


def test_an_order_is_there_only_when_asked_for_and_is_of_ranges():
    pages, _ = opened(comparing.view(ask=Ask(order=True)))

    titles, first, *rest = pages["The order asked for"]
    row = dict(zip(titles, first, strict=True))
    assert re.fullmatch(r"1 to \d", row["Possible rank"])
    assert rest[-1][-1] == "nobody"
    assert "Among the others" in pages["Who answered"][0]


def test_what_is_left_out_is_counted_first_and_listed():
    view = comparing.view(left_out=LeftOut(invalid=(("broken.yaml", "line 3: no such level"),)))
    one = LeftOutView("sgul.p1", "Own story, own decision", "not asked of all")
    pages, _ = opened(changed(view, left_out=(one,)))

    said = "Files left out: 1. Criteria left out: 1. The sheet “Left out” says which and why."
    assert said in texts_of(pages["Read me first"])
    assert pages["Left out"] == [
        ["What", "Title", "Why"],
        ["broken.yaml", None, "line 3: no such level"],
        list(one),
    ]


# --- several frameworks, or none that is shared


def test_each_framework_has_a_heat_map_and_criteria_of_its_own():
    view = two_frameworks()
    pages, _ = opened(view)

    ids = [one.id for one in view.frameworks]
    assert [name for name in pages if name.startswith(("How much", "Every"))] == [
        *(f"How much is claimed {name}" for name in ids),
        *(f"Every criterion {name}" for name in ids),
    ]
    assert pages["Who answered"][0][:2] == ["Framework", "Organisation"]
    assert {row[0] for row in pages["Figures"][1:]} == set(ids)
    first = texts_of(pages["Read me first"])
    assert {f"The levels of {name}" for name in ids} <= set(first)
    for notice in view.frameworks[0].notices:
        assert first.count(f"• {notice}") == 1


def test_sheets_of_frameworks_with_long_names_are_told_apart():
    view = two_frameworks()
    alike = tuple(
        one._replace(id="f" * 40 + number)
        for one, number in zip(view.frameworks, "ab", strict=True)
    )

    pages, _ = opened(view._replace(frameworks=alike))

    heat = [name for name in pages if name.startswith("How much is claimed")]
    assert len(set(heat)) == 2
    assert max(map(len, heat)) <= LONGEST_NAME


def test_where_no_framework_is_shared_themes_are_counted_and_never_per_cent():
    view = apart()
    pages, files = opened(view)

    assert list(pages)[:2] == ["Read me first", "Themes by counts"]
    titles, *rows = pages["Themes by counts"]
    assert titles[0] == "Theme"
    assert titles[1].startswith("Acacia House (sgul")
    assert not [text for row in rows for text in row if "%" in text]
    assert not charts(files)
    assert f"• {view.across.notices[0]}" in texts_of(pages["Read me first"])


# --- names, groups, hostile text


def test_where_names_are_replaced_no_name_path_or_day_is_anywhere_in_the_file():
    _, files = opened(comparing.view(ask=ANONYMOUS))

    everything = "".join(files.values())
    for name in NAMES:
        assert (
            name not in everything or name in comparing.compared(ask=ANONYMOUS).pseudonyms.values()
        )
    for text in ("region/", ".yaml", "Oct 2026", "Answered on", "Peer workers employed"):
        assert text not in everything
    assert "<dc:title>Ten organisations: comparison</dc:title>" in files["docProps/core.xml"]


def test_groups_have_quartiles_and_say_what_is_held_back():
    view = comparing.view(ask=BY)
    pages, files = opened(view)

    assert list(pages) == ["Read me first", "Spread", "What follows", "Groups", "Every criterion"]
    titles, *rows = pages["Groups"]
    assert titles[:3] == ["Size of the organisation", "Organisations", "Part"]
    assert {row[0] for row in rows} == {"Small", "Large"}
    assert [row for row in rows if row[-1] == "Held back" and row[4:8] == [None] * 4]
    assert not [name for name in NAMES if name in "".join(files.values())]
    assert "from the first quartile to the third" in charts(files)[0]
    assert [text for text in texts_of(pages["What follows"]) if "shown by itself" in text]
    assert "Size of the organisation" in texts_of(pages["Read me first"])


def test_a_group_of_a_size_not_told_says_so():
    view = comparing.view(ask=BY)
    told = tuple(group._replace(size="fewer than 5") for group in view.frameworks[0].groups)

    pages, _ = opened(changed(view, groups=told))

    assert {row[1] for row in pages["Groups"][1:]} == {"fewer than 5"}


def test_the_same_comparison_gives_the_same_bytes():
    for kind in ("organisations", "dates"):
        view = comparing.sample_view(kind)
        assert content(view, TODAY) == content(view, TODAY)


def test_hostile_text_is_text_in_every_row():
    texts = [text for _, text in HOSTILE if text.strip()]
    view = comparing.sample_view()
    one = view.frameworks[0]
    hostile = changed(
        view,
        criteria=tuple(one.criteria[0]._replace(title=text, text=text) for text in texts),
        mentors=tuple(one.mentors[0]._replace(who=text, could_help=text) for text in texts),
        left_out=tuple(LeftOutView(text, text, text) for text in texts),
        limits=tuple(texts),
    )

    pages, files = opened(hostile)

    told = [xml(text) for text in texts]
    assert [row[1] or "" for row in pages["Every criterion"][1:]] == told
    assert [row[0] or "" for row in pages["Who could be asked"][1:]] == told
    assert [row[0] or "" for row in pages["Left out"][1:]] == told
    assert not [name for name in files if "hyperlink" in name or "externalLink" in name]
    assert not [name for name, file in files.items() if "worksheets" in name and "<f>" in file]


@pytest.mark.parametrize("text", [text for _, text in HOSTILE if text.strip()][::12])
def test_hostile_text_is_text_in_every_cell_chart_and_head(text):
    view = comparing.sample_view()
    one = view.frameworks[0]
    columns = tuple(column._replace(label=text, who=text) for column in one.columns)
    heat = tuple(row._replace(title=text) for row in one.heat)
    criteria = tuple(row._replace(title=text, text=text) for row in one.criteria)
    hostile = changed(
        view,
        columns=columns,
        heat=heat,
        criteria=criteria,
        title=text,
        notices=(text,),
        apart=(text,),
    )._replace(heading=text, confidentiality=text, notices=())

    pages, files = opened(hostile)

    assert pages["Who answered"][1][0] == xml(text)
    assert pages["How much is claimed"][1][0] == xml(text)
    assert pages["Every criterion"][1][1] == xml(text)
    assert not [name for name in files if "hyperlink" in name or "externalLink" in name]
    assert not [name for name, file in files.items() if "worksheets" in name and "<f>" in file]
