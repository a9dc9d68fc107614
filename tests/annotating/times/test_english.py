"""What English expressions say, each in a sentence of its own, read in an article of one day."""

import datetime as dt

import pytest

from pipeline.annotating import find_times

SATURDAY = dt.date(2020, 9, 26)

SAID = [
    ("The mayor said on [Saturday] that the bridge is safe.", "DATE", "2020-09-26"),
    ("The harbour reopened on [Thursday] after the storm.", "DATE", "2020-09-24"),
    ("The court will hear the case on [Thursday].", "DATE", "2020-10-01"),
    ("The vote is planned for [Sunday].", "DATE", "2020-09-27"),
    ("[Friday]'s hearing was short.", "DATE", "2020-09-25"),
    ("They met [last Monday] in Oslo.", "DATE", "2020-09-21"),
    ("Rain fell all [Sunday night].", "TIME", "2020-09-20TNI"),
    ("She flew home [yesterday].", "DATE", "2020-09-25"),
    ("The shop closed [last week].", "DATE", "2020-W38"),
    ("It opened [earlier this year].", "DATE", "2020"),
    ("Repairs go on in [the coming days].", "DURATION", "PXD"),
    ("The order was signed on [August six].", "DATE", "2020-08-06"),
    ("It rained on [Sept. 3].", "DATE", "2020-09-03"),
    ("It opened on [March 3, 1998].", "DATE", "1998-03-03"),
    ("It opened on [March 03 , 1998] .", "DATE", "1998-03-03"),
    ("It opened on [3 March 1998].", "DATE", "1998-03-03"),
    ("The museum was built in [the 1980s].", "DATE", "198"),
    ("It must be sold within [90 days].", "DURATION", "P90D"),
    ("Tenants got [two and a half years].", "DURATION", "P2.5Y"),
    ("It has a [forty-year] history.", "DURATION", "P40Y"),
    ("The plant closed [two years ago].", "DATE", "2018"),
    ("Trade fell [a decade ago].", "DATE", "2010"),
    ("Sales rose in [the third quarter].", "DATE", "2020-Q3"),
    ("It snowed [last winter].", "DATE", "2019-WI"),
    ("The mill burned in [the summer of 2003].", "DATE", "2003-SU"),
    ("The trams run [every Friday].", "SET", "XXXX-WXX-5"),
    ("It has a [monthly] market.", "SET", "P1M"),
    ("Nobody lives there [now].", "DATE", "PRESENT_REF"),
    ("The roof was [recently] mended.", "DATE", "PAST_REF"),
    ("The train left at [10:21 p.m.].", "TIME", "2020-09-26T22:21"),
    ("The train left at [18:00 UTC].", "TIME", "2020-09-26T18:00Z"),
    ("The train left at [10 a.m. on Friday].", "TIME", "2020-09-25T10:00"),
    ("The lights went on at [Christmas].", "DATE", "2020-12-25"),
    ("The law is of [fiscal 2019].", "DATE", "2019"),
    ("The temple is of [490 BC].", "DATE", "BC0490"),
    ("It is a castle of [the 15th century].", "DATE", "14"),
    ("The weather held over [the weekend].", "DATE", "2020-W39-WE"),
]


def read(marked, published=SATURDAY):
    """The one time of a sentence in which it stands in brackets: its type and value."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    [time] = find_times(text, "en", published)
    assert text[time.start : time.end] == text[start:end]
    return time.type, time.value


@pytest.mark.parametrize(("marked", "type", "value"), SAID)
def test_expressions_say(marked, type, value):
    assert read(marked) == (type, value)


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("It rained on [Saturday].", "XXXX-WXX-6"),
        ("It rained on [August 6].", "XXXX-08-06"),
        ("It rained [last week].", "XXXX-WXX"),
        ("It rained in [1998].", "1998"),
        ("It rained [yesterday].", "XXXX-XX-XX"),
        ("It rained [three months ago].", "XXXX-XX"),
        ("It rained in [the third quarter].", "XXXX-Q3"),
        ("It rained at [9 a.m.].", "XXXX-XX-XXT09:00"),
    ],
)
def test_without_a_date_of_publication_the_value_keeps_what_can_be_said(marked, value):
    assert read(marked, None)[1] == value
    text = marked.replace("[", "").replace("]", "")
    assert [time.anchor for time in find_times(text, "en", None)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "You may march to the second floor, and the first one too.",
        "A quarter of the 45-year-old guests sat down as soon as they could.",
        "Prices fall, and 2,000 people read the People's Daily.",
        "Page 12 has 3-4 photos of 777 boats.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert find_times(text, "en", SATURDAY) == []


def values(text, published=SATURDAY):
    return [time.value for time in find_times(text, "en", published)]


def test_the_two_ends_of_a_range_are_two_times():
    assert values("It ran from 6-7 February 1920.") == ["1920-02-06", "1920-02-07"]
    assert values("It ran on April 6-7, 1915.")[1] == "1915-04-07"
    assert values("It ran from 2009 to 2011, and in 1995-96.") == ["2009", "2011", "1995", "1996"]


def test_two_years_earlier_counts_from_what_was_told():
    assert values("The mill closed in 1998. Two years earlier it had burned.") == ["1998", "1996"]


def test_a_year_ago_is_a_quarter_where_quarters_are_compared():
    assert values("In the third quarter it lost more than a year ago.") == ["2020-Q3", "2019-Q3"]


def test_history_goes_on_from_the_year_told_last():
    text = "".join(f"In {year} the town grew. " for year in range(1860, 1870))
    assert values(text + "In March the river rose.", dt.date(2009, 12, 19))[-1] == "1869-03"


def test_a_month_without_a_year_is_the_near_one_whatever_the_verbs():
    assert values("It ended in December.", dt.date(2020, 1, 15)) == ["2019-12"]
    assert values("It is due on Jan. 5.", dt.date(2019, 12, 30)) == ["2020-01-05"]


def test_the_anchor_is_the_day_that_it_was_read_against():
    anchors = [time.anchor for time in find_times("On Friday, not in 1998.", "en", SATURDAY)]
    assert anchors == [SATURDAY, None]


def test_no_expression_crosses_a_line():
    text = "It ended on Sunday\nSeptember 18, 2008"
    assert len(values(text + "\n" + "It was cold, and nobody knew why. " * 4)) == 2
