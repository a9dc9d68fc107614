import datetime as dt
import zoneinfo
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import LocalTime


@pytest.mark.parametrize(
    "text", ["2020-09", "2020-09-26", "2020-09-26T22:21", "2020-09-26T22:21-03:30"]
)
def test_what_is_read_is_written_again(text):
    assert str(LocalTime.parse(text)) == text


@given(
    st.datetimes(dt.datetime(1605, 1, 2), dt.datetime(2199, 12, 30)),
    st.integers(min_value=-14 * 60, max_value=14 * 60),
)
def test_the_instant_is_the_one_that_python_reads_from_the_text(moment, offset):
    local = LocalTime(moment.year, moment.month, moment.day, moment.hour, moment.minute, offset)
    assert local.instant == dt.datetime.fromisoformat(str(local)).astimezone(dt.UTC)


def test_utc_may_be_written_as_z():
    assert str(LocalTime.parse("2020-09-26T22:21Z")) == "2020-09-26T22:21+00:00"


@pytest.mark.parametrize(
    "text", ["26.9.2020", "2020-13", "2020-02-30", "2020-09-26T25:00", "1500-01-01", "2020"]
)
def test_what_no_calendar_has_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        LocalTime.parse(text)


def test_a_zone_gives_the_offset_of_that_day():
    winter = LocalTime.parse("2020-01-26T22:21").in_zone("America/New_York")
    summer = LocalTime.parse("2020-07-26T22:21").in_zone("America/New_York")
    assert (str(winter)[-6:], str(summer)[-6:]) == ("-05:00", "-04:00")


def test_a_zone_changes_nothing_where_there_is_no_time_or_an_offset():
    for text in ("2020-09-26", "2020-09-26T22:21+02:00"):
        assert str(LocalTime.parse(text).in_zone("Asia/Shanghai")) == text


def test_nothing_is_said_of_what_is_not_known():
    month, day = LocalTime.parse("2020-09"), LocalTime.parse("2020-09-26")
    assert (month.precision, month.date, month.instant) == ("month", None, None)
    assert (day.precision, day.date, day.instant) == ("day", dt.date(2020, 9, 26), None)


def test_zones_are_the_pinned_ones_whatever_the_system_has(tmp_path):
    """The system here knows no zone but one, and has it wrong."""
    (tmp_path / "Asia").mkdir()
    pinned = resources.files("tzdata").joinpath("zoneinfo", "Asia", "Tokyo").read_bytes()
    (tmp_path / "Asia" / "Shanghai").write_bytes(pinned)
    zoneinfo.reset_tzpath([tmp_path])
    zoneinfo.ZoneInfo.clear_cache()
    try:
        assert (
            zoneinfo.ZoneInfo("Asia/Shanghai").utcoffset(dt.datetime(2020, 1, 1)).seconds == 32400
        )
        assert str(LocalTime.parse("2020-09-26T22:21").in_zone("Asia/Shanghai"))[-6:] == "+08:00"
    finally:
        zoneinfo.reset_tzpath()
        zoneinfo.ZoneInfo.clear_cache()
