import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import DateFinder
from pipeline.dates.calendars import solar_day
from pipeline.registry import load

FINDER = DateFinder(load().dates)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("令和2年8月16日", "2020-08-16"),
        ("令和元年5月1日 14:30", "2019-05-01T14:30"),
        ("平成31年4月30日", "2019-04-30"),
        ("中華民國109年8月16日", "2020-08-16"),
        ("16 สิงหาคม 2563", "2020-08-16"),
        ("16 ส.ค. 2563 14:30", "2020-08-16T14:30"),
        ("16 ส.ค. 2020", "2020-08-16"),
        ("۲۶ مرداد ۱۳۹۹", "2020-08-16"),
        ("30 اسفند 1399", "2021-03-20"),
        ("27 ذو الحجة 1441 الموافق 16 أغسطس 2020", "2020-08-16"),
    ],
)
def test_a_day_of_another_calendar_is_one_of_ours(line, value):
    assert [str(date.readings[0]) for date in FINDER.find(line)] == [value]


@pytest.mark.parametrize(
    "line",
    [
        "27 ذو الحجة 1441",
        "30 اسفند 1400",
        "32 مرداد 1399",
        "令和2年13月1日",
        "16 สิงหาคม",
        "5 مهر 1200",
    ],
)
def test_what_is_no_certain_day_is_not_read(line):
    assert FINDER.find(line) == ()


def test_a_day_and_its_twin_in_another_calendar_are_both_found():
    line = "2020年8月16日（令和2年8月16日）"
    assert [str(date.readings[0]) for date in FINDER.find(line)] == ["2020-08-16"] * 2


@given(st.integers(1343, 1471))
def test_a_solar_year_ends_the_day_before_the_next_begins(year):
    length = 30 if solar_day(year + 1, 1, 1) - solar_day(year, 1, 1) == dt.timedelta(366) else 29
    assert solar_day(year, 12, length) + dt.timedelta(1) == solar_day(year + 1, 1, 1)
    assert solar_day(year, 1, 1).month == 3
    assert solar_day(year, 1, 1).day in (20, 21, 22)
