"""The origin of a cluster is told by the articles themselves, or by nothing."""

import datetime as dt

from pipeline.linking.origins import Member, find_origin


def member(doc_id, outlet=None, original=None, day=None, hour=None):
    date = dt.date(2020, 9, day) if day else None
    moment = dt.datetime(2020, 9, day, hour, tzinfo=dt.UTC) if hour is not None else None
    return Member(doc_id, outlet, original, date, moment)


def test_a_notice_tells_whatever_the_dates():
    reprint = member("b", "gazette", "courier", day=1)
    assert find_origin([reprint, member("a", "courier", day=9)]) == ("a", "notice")


def test_without_a_notice_the_earliest_date_tells():
    assert find_origin([member("a", day=3), member("b", day=2)]) == ("b", "date")


def test_within_a_day_the_moment_tells():
    assert find_origin([member("a", day=3, hour=9), member("b", day=3, hour=8)]) == ("b", "date")


def test_what_nothing_tells_stays_open():
    assert find_origin([member("a", day=3), member("b", day=3)]) is None
    assert find_origin([member("a", day=3), member("b")]) is None
    assert find_origin([member("a"), member("b")]) is None


def test_two_articles_of_the_named_outlet_leave_it_open():
    sources = [member("a", "courier", day=1), member("b", "courier", day=2)]
    assert find_origin([*sources, member("c", "gazette", "courier", day=3)]) is None
