import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.relative import relative_finder
from pipeline.registry import load

FINDER = relative_finder(load().dates)
FETCHED = dt.datetime(2020, 8, 16, 1, 30, tzinfo=dt.UTC)


def found(line, fetched=FETCHED):
    return [
        (line[d.start : d.end], *(str(value) for value in d.readings))
        for d in FINDER.find(line, fetched)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2 hours ago",
        "2h ago",
        "vor 2 Stunden",
        "2小时前",
        "2 小時前",
        "2時間前",
        "hace 2 horas",
        "il y a 2 heures",
        "há 2 horas",
        "2 ore fa",
        "2 часа назад",
        "2 saat önce",
        "2 godziny temu",
        "منذ ساعتين",
        "منذ 2 ساعات",
        "2 uur geleden",
    ],
)
def test_two_hours_before_half_past_one_was_the_day_before(line):
    assert found(line) == [(line, "2020-08-15")]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Updated 5 minutes ago", "2020-08-16T01:25+00:00"),
        ("just now", "2020-08-16T01:30+00:00"),
        ("an hour ago", "2020-08-16"),
        ("il y a un jour", "2020-08-15"),
        ("发布于3分钟前", "2020-08-16T01:27+00:00"),
        ("Yesterday at 9:15 pm", "2020-08-15T21:15"),
        ("gestern, 14:30 Uhr", "2020-08-15T14:30"),
        ("вчера в 14:30", "2020-08-15T14:30"),
        ("今天 08:15", "2020-08-16T08:15"),
        ("vor 3 Tagen", "2020-08-13"),
    ],
)
def test_a_relative_date_is_read_against_the_fetch(line, value):
    assert [readings for _, readings in found(line)] == [value]


@pytest.mark.parametrize(
    "line",
    [
        "Today",
        "The news of today and yesterday",
        "2 weeks ago",
        "a few hours ago",
        "hours ago",
        "1234 minutes ago",
        "hace mucho",
        "vor Stunden",
    ],
)
def test_what_tells_no_day_is_not_read(line):
    assert found(line) == []


def test_days_are_those_of_the_zone_of_the_fetch():
    there = FETCHED.astimezone(ZoneInfo("America/New_York"))
    assert found("1 hour ago", there) == [("1 hour ago", "2020-08-15")]
    assert found("3 minutes ago", there) == [("3 minutes ago", "2020-08-15T21:27-04:00")]


@given(st.text(max_size=60))
def test_any_line_is_read_or_left(line):
    for date in FINDER.find(line, FETCHED):
        assert 0 <= date.start < date.end <= len(line)
