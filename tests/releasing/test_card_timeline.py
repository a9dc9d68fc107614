"""How far what is told of lies from publication."""

import datetime as dt

import pyarrow as pa
import pytest

from pipeline.releasing.card.timeline import DISTANCES, timeline

PUBLISHED = dt.date(2020, 9, 26)


def row_of(value, published=PUBLISHED, type_="DATE"):
    times = pa.table({"doc_id": ["a"], "type": [type_], "value": [value]})
    articles = pa.table({"doc_id": ["a"], "published_date": pa.array([published], pa.date32())})
    return [name for name, count in timeline(times, articles).rows if count]


@pytest.mark.parametrize(
    ("value", "row"),
    [
        ("1998", "more than ten years before"),
        ("2018", "more than a year before"),
        ("2020-03", "more than a month before"),
        ("2020-09-14", "more than a week before"),
        ("2020-W38", "up to a week before"),
        ("2020-09-26T10:00", "on the day itself"),
        ("2020", "on the day itself"),
        ("2020-10-01", "up to a week after"),
        ("2020-10-20", "up to a month after"),
        ("2021-Q1", "more than a month after"),
        ("PRESENT_REF", "now, recently or soon, without a date"),
        ("XXXX-WXX-6", "in no known distance"),
        ("BC0490", "in no known distance"),
    ],
)
def test_a_value_stands_in_its_row(value, row):
    assert row_of(value) == [row]
    assert row in DISTANCES


def test_without_a_date_of_publication_no_distance_is_known():
    assert row_of("1998", None) == ["in no known distance"]


def test_lengths_of_time_are_in_no_place():
    assert row_of("P2D", type_="DURATION") == []
