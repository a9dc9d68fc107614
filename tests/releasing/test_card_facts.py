"""What the card states is counted right."""

import dataclasses

import pyarrow as pa
import pytest

from pipeline.registry import Registry
from pipeline.releasing.card.counts import count
from pipeline.releasing.card.cuts import count_cuts
from pipeline.releasing.card.dates import by_date
from pipeline.releasing.card.front_matter import size_category
from pipeline.releasing.card.known import count_known
from pipeline.releasing.card.layout import dates_table
from pipeline.releasing.card.outlets import by_outlet, typology_source
from pipeline.releasing.card.wording import counted, listed, number, share, table
from tests.releasing.card_corpus import HARBOUR, MARKET, STRAY, tables

CORPUS = tables([HARBOUR, HARBOUR, MARKET, STRAY], [("a.bin", "binary"), ("b.txt", "empty")])

REGISTRY = Registry(
    {
        "outlets/xx.toml": b"""
[[outlet]]
id = "harbour-post"
name = "The Harbour Post"
aliases = []
weak_aliases = []
domains = []
time_zone = "UTC"
date_order = "DMY"
languages = ["en"]
kind = "photo_agency"
state_media = "ISF"
sources = { "*" = "made_up" }
""",
        "sources.toml": b'[source.made_up]\ntitle = "Made-up list"\n',
        "countries.toml": b'[country.XX]\nname = "Utopia"\ndate_order = "DMY"\n',
    }
)


def test_totals():
    found = count(CORPUS)
    assert (found.articles, found.outlets, found.without_outlet) == (4, 2, 1)
    assert (found.first, found.last, found.without_date) == ("2021-03-04", "2021-05", 1)
    assert found.languages == (("en", 2), ("de", 1), (None, 1))
    assert found.rejects == (("binary", 1), ("empty", 1))
    assert found.rows["rejects"] == 2
    assert found.words == sum(CORPUS["articles"]["n_words"].to_pylist())


def test_words_are_summed_beyond_32_bits():
    articles = CORPUS["articles"]
    column = articles.column_names.index("n_words")
    huge = articles.set_column(column, "n_words", pa.array([2**31 - 1] * 4, pa.int32()))
    assert count({**CORPUS, "articles": huge}).words == 4 * (2**31 - 1)
    assert by_outlet(huge, REGISTRY)[0].words == 2 * (2**31 - 1)


def test_outlets_the_most_articles_first_the_unknown_last():
    corpus = tables([STRAY, STRAY, STRAY, HARBOUR, MARKET, HARBOUR])
    first, second, third = by_outlet(corpus["articles"], REGISTRY)
    assert (first.name, first.articles) == ("The Harbour Post", 2)
    assert (first.country, first.kind) == ("Utopia", "photo agency (ISF)")
    assert (first.first, first.last) == ("2021-03-04", "2021-03-04")
    assert (second.name, second.country, second.kind) == ("Marktblatt", None, None)
    assert (second.first, second.last) == ("2021-05", "2021-05")
    assert (third.name, third.first) == (None, None)


def test_the_source_of_a_type_of_state_media_is_named():
    assert typology_source(CORPUS["articles"], REGISTRY) == "Made-up list"
    assert typology_source(tables([MARKET])["articles"], REGISTRY) is None


def test_days_where_few():
    assert by_date(CORPUS["articles"]).rows == (
        ("2021-03-04", 2, 26),
        ("2021-05", 1, 8),
        (None, 1, 5),
    )


@pytest.mark.parametrize(
    ("most", "grain", "names"),
    [
        (4, "day", ["2020-12-31", "2021-03-04", "2021-03-05", None]),
        (3, "month", ["2020-12", "2021-03", None]),
    ],
)
def test_dates_are_folded_where_they_are_many(most, grain, names):
    days = ["2020-12-31", "2021-03-04T10:00+01:00", "2021-03-05", None]
    pages = [dataclasses.replace(HARBOUR, published=day) for day in days]
    found = by_date(tables(pages)["articles"], most)
    assert found.grain == grain
    assert [name for name, _, _ in found.rows] == names


def test_dates_of_four_centuries_are_folded_into_decades_and_cut():
    days = [f"{year}-01-01" for year in range(1600, 2020, 1)]
    found = by_date(
        tables([dataclasses.replace(HARBOUR, published=day) for day in days])["articles"]
    )
    assert (found.grain, len(found.rows)) == ("decade", 42)
    assert found.rows[0] == ("1600s", 10, 130)
    assert dates_table(found).endswith("and 2 more decades.")


def test_what_was_cut_by_role_and_by_rule():
    cuts = count_cuts(CORPUS["segments"], 3)
    roles = {row.role: (row.fate, row.segments) for row in cuts.roles}
    assert roles["title"] == ("around the text", 3)
    assert roles["paragraph"] == ("in the text", 6)
    assert roles["legal"] == ("cut", 3)
    assert [row.role for row in cuts.roles][:3] == ["title", "publication_line", "caption"]
    assert [(row.rule, row.characters) for row in cuts.rules] == [
        ("copyright", 2 * 23 + 17),
        ("signature:harbour-letter", 2 * 22),
        ("short_line", 2 * 4),
        ("comments_follow", 7),
    ]
    assert sum(row.characters for row in cuts.roles) == cuts.characters
    assert cuts.characters == sum(len(text) for text in CORPUS["segments"]["text"].to_pylist())


def test_examples_of_cuts_are_different_ones():
    examples = count_cuts(CORPUS["segments"], 1).examples
    assert examples == (
        ("promotion", "Sign up for our letter"),
        ("navigation", "Home"),
        ("legal", "© 2021 The Harbour Post"),
        ("comment", "Schade!"),
    )
    legal = [text for role, text in count_cuts(CORPUS["segments"], 9).examples if role == "legal"]
    assert legal == ["© 2021 The Harbour Post", "© 2021 Marktblatt"]
    assert count_cuts(CORPUS["segments"], 0).examples == ()


def test_a_body_segment_that_is_not_kept_counts_as_cut():
    segments = CORPUS["segments"]
    kept = [False] * segments.num_rows
    column = segments.column_names.index("kept")
    cuts = count_cuts(segments.set_column(column, "kept", pa.array(kept)), 0)
    assert {row.fate for row in cuts.roles if row.role == "paragraph"} == {"cut"}


def test_facts_known_by_tier_and_basis():
    rows = {row.field: row for row in count_known(CORPUS)}
    assert (rows["title"].known, rows["title"].unknown) == (3, 1)
    assert rows["title"].tiers == (3, 0, 0, 0)
    assert rows["outlet"].tiers == (0, 3, 0, 0)
    assert rows["published"].bases == (("text", 3),)
    assert rows["published"].refused == 2
    assert (rows["authors"].known, rows["authors"].tiers) == (2, (0, 0, 0, 2))
    assert (rows["updated"].known, rows["updated"].unknown) == (0, 4)


def test_two_candidates_that_agree_count_as_one_fact_of_the_surer_tier():
    evidence = CORPUS["evidence"].to_pylist()
    title = next(row for row in evidence if row["field"] == "title")
    evidence.append({**title, "position": 1, "confidence": "low", "basis": "notice"})
    schema = CORPUS["evidence"].schema
    changed = {**CORPUS, "evidence": pa.Table.from_pylist(evidence, schema=schema)}
    row = next(row for row in count_known(changed) if row.field == "title")
    assert row.tiers == (3, 0, 0, 0)
    assert row.bases == (("text", 3), ("notice", 1))


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 0, "–"),
        (0, 7, "0.0 %"),
        (1, 3, "33.3 %"),
        (2, 3, "66.7 %"),
        (1, 2000, "0.1 %"),
        (1, 2001, "< 0.1 %"),
        (9999, 10_000, "> 99.9 %"),
        (5, 5, "100.0 %"),
        (10**17, 3 * 10**17, "33.3 %"),
    ],
)
def test_shares_are_rounded_by_integers_and_never_round_away(part, whole, words):
    assert share(part, whole) == words


def test_words_for_numbers():
    assert number(1234567) == "1,234,567"
    assert [counted(n, "row", "rows") for n in (0, 1, 1000)] == ["no rows", "1 row", "1,000 rows"]
    assert listed(["a", "b"], 2) == "a, b"
    assert listed(["a", "b", "<c>", "d"], 3) == "a, b, &#60;c&#62; and 1 more"


def test_a_row_of_another_length_is_an_error():
    with pytest.raises(ValueError, match="a row of 1 cells"):
        table("A | B", [("x",)])


@pytest.mark.parametrize(
    ("rows", "category"),
    [
        (0, "n<1K"),
        (999, "n<1K"),
        (1000, "1K<n<10K"),
        (9999, "1K<n<10K"),
        (5_000_000, "1M<n<10M"),
        (10**9, "1B<n<10B"),
        (10**12, "n>1T"),
        (10**15, "n>1T"),
    ],
)
def test_size_categories_of_the_hub(rows, category):
    assert size_category(rows) == category
