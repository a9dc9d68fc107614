import pytest

from pipeline.dates import DateFinder
from pipeline.registry import load

FINDER = DateFinder(load().dates)


def found(line: str) -> list[tuple[str, str]]:
    return [
        (line[date.start : date.end], " or ".join(map(str, date.readings)))
        for date in FINDER.find(line)
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("August 16, 2020", "2020-08-16"),
        ("Sept. 26, 2020", "2020-09-26"),
        ("16th of August 2020", "2020-08-16"),
        ("Sonntag, 16. August 2020, 14:30 Uhr", "2020-08-16T14:30"),
        ("le 1er août 2020 à 9h05", "2020-08-01T09:05"),
        ("16 de agosto de 2020 a las 18:40", "2020-08-16T18:40"),
        ("16 августа 2020, 14:05", "2020-08-16T14:05"),
        ("2020年8月16日 09:15", "2020-08-16T09:15"),
        ("2020年8月", "2020-08"),
        ("August 2020", "2020-08"),
        ("2020-08-16", "2020-08-16"),
        ("2020/8/16 7:05", "2020-08-16T07:05"),
        ("2020-08-16T10:00:30+02:00", "2020-08-16T10:00+02:00"),
        ("16.08.2020", "2020-08-16"),
        ("25/12/2020", "2020-12-25"),
        ("12/25/2020", "2020-12-25"),
        ("05/05/2020", "2020-05-05"),
        ("03/04/2020", "2020-04-03 or 2020-03-04"),
        ("Sep 26, 2020 10:21 PM", "2020-09-26T22:21"),
        ("12:05 am, 26 September 2020", "2020-09-26T00:05"),
        ("4 March 2021 09:15 GMT", "2021-03-04T09:15+00:00"),
        ("4 March 2021 09:15 UTC+8", "2021-03-04T09:15+08:00"),
        ("le 14/08/2018 à 19h05 (heure de Paris)", "2018-08-14T19:05+02:00"),
        ("le 14/12/2018 à 19h05 (heure de Paris)", "2018-12-14T19:05+01:00"),
        ("١٢ مارس ٢٠٢١", "2021-03-12"),
    ],
)
def test_a_date_is_read_as_people_of_its_language_do(line, value):
    assert [reading for _, reading in found(line)] == [value]


@pytest.mark.parametrize(
    "line",
    [
        "August 16",
        "In 2020 nothing happened",
        "31 February 2020",
        "Version 1.2.2020.4",
        "13/13/2020",
        "Call 0800 2020 2020",
        "The year 1066 May",
        "",
    ],
)
def test_what_is_no_full_date_is_none(line):
    assert found(line) == []


def test_two_dates_of_a_line_keep_their_own_times():
    line = "Published: Sep 26, 2020 10:21 PM Updated: Sep 27, 2020 1:53 AM"
    assert found(line) == [
        ("Sep 26, 2020 10:21 PM", "2020-09-26T22:21"),
        ("Sep 27, 2020 1:53 AM", "2020-09-27T01:53"),
    ]


def test_the_order_of_an_outlet_decides_what_numbers_leave_open():
    (date,) = FINDER.find("03/04/2020")
    assert str(date.reading(lambda: "DMY")) == "2020-04-03"
    assert str(date.reading(lambda: "MDY")) == "2020-03-04"
    assert date.reading(lambda: None) is None


def test_an_ambiguous_zone_gives_no_offset():
    assert found("4 March 2021 09:15 IST")[0][1] == "2021-03-04T09:15"
