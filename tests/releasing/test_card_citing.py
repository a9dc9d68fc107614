import pyarrow as pa

from pipeline.registry import load
from pipeline.releasing.card.citing import citing_table, who_cites_whom

ARTICLES = pa.table(
    {
        "doc_id": ["a", "b", "c"],
        "outlet_id": ["npr", None, "xinhua"],
        "outlet_name": ["NPR", None, "Xinhua News Agency"],
    }
)


def cited(*rows):
    names = ("doc_id", "outlet_id", "relation")
    return pa.table({n: [row[i] for row in rows] for i, n in enumerate(names)})


CITATIONS = cited(
    ("a", "reuters", "reports"),
    ("a", "reuters", "told_to"),
    ("b", "reuters", "photo_credit"),
    ("c", "xinhua", "told_to"),
    ("c", "nowhere", "mentions"),
)


def test_edges_are_counted_and_an_outlet_that_names_itself_is_none():
    citing = who_cites_whom(ARTICLES, CITATIONS, load())
    assert [(e.citing, e.cited, e.places, e.articles) for e in citing.edges] == [
        ("NPR", "Reuters", 2, 1),
        ("Xinhua News Agency", "nowhere", 1, 1),
        (None, "Reuters", 1, 1),
    ]
    assert citing.edges[0].relations == (("reports", 1), ("told_to", 1))
    assert citing.own == 1


def test_the_order_of_the_rows_changes_nothing():
    turned = CITATIONS.take(list(range(len(CITATIONS)))[::-1])
    both = [who_cites_whom(ARTICLES, rows, load()) for rows in (CITATIONS, turned)]
    assert both[0] == both[1]


def test_what_is_too_long_for_the_card_is_named_by_its_number():
    ids = sorted(load().outlets)[:45]
    rows = cited(*(("a", id_, "reports") for id_ in ids if id_ != "npr"))
    assert "and 5 more pairs." in citing_table(who_cites_whom(ARTICLES, rows, load()))
