import datetime as dt

import pytest
from small_pages import BODY, facts_of, values

TITLE = "The swimming pool stays open"


def test_published_and_updated_are_told_apart_by_their_labels():
    facts, _ = facts_of(
        f"{TITLE}\nPublished: 4 August 2020, 10:21 Updated: 5 August 2020, 11:00\n\n{BODY}"
    )
    assert (str(facts.published), str(facts.updated)) == ("2020-08-04T10:21", "2020-08-05T11:00")


def test_an_unlabelled_date_is_the_date_of_publication():
    facts, evidence = facts_of(f"{TITLE}\n4 August 2020\n\n{BODY}")
    assert str(facts.published) == "2020-08-04"
    assert facts.published_zone_basis == "none"
    (row,) = [row for row in evidence if row.field == "published"]
    assert (row.chosen, row.text) == (True, "4 August 2020")
    assert row.confidence in ("high", "medium")


def test_a_date_in_running_text_is_no_date_of_publication():
    facts, evidence = facts_of(
        f"{TITLE}\n\n{BODY}\n\nThe pool was built on 4 August 1920, they say."
    )
    assert facts.published is None
    assert values(evidence, "published", chosen=True) == []


def test_numbers_whose_order_is_open_stay_unresolved_and_both_readings_are_shown():
    facts, evidence = facts_of(f"{TITLE}\n03/04/2020\n\n{BODY}")
    assert facts.published is None
    assert values(evidence, "published", chosen=False) == ["2020-04-03", "2020-03-04"]


@pytest.mark.parametrize(
    ("outlet", "published"), [("Reuters", "2020-04-03"), ("NPR", "2020-03-04")]
)
def test_the_order_of_the_outlet_decides_what_numbers_leave_open(outlet, published):
    facts, _ = facts_of(f"{TITLE}\n03/04/2020\n\n{BODY}", sidecar_outlet=outlet)
    assert str(facts.published) == published


def test_the_zone_of_the_outlet_gives_the_offset_that_the_page_leaves_out():
    facts, _ = facts_of(f"{TITLE}\n4 August 2020, 10:21\n\n{BODY}", sidecar_outlet="Xinhua")
    assert str(facts.published) == "2020-08-04T10:21+08:00"
    assert facts.published_zone_basis == "outlet"


def test_an_offset_in_the_text_is_not_overruled():
    facts, _ = facts_of(f"{TITLE}\n4 August 2020, 10:21 GMT\n\n{BODY}", sidecar_outlet="Xinhua")
    assert str(facts.published) == "2020-08-04T10:21+00:00"
    assert facts.published_zone_basis == "text"


def test_of_two_lines_of_one_day_the_more_exact_is_taken():
    facts, evidence = facts_of(f"{TITLE}\n4 August 2020\n4 August 2020, 10:21\n\n{BODY}")
    assert str(facts.published) == "2020-08-04T10:21"
    assert values(evidence, "published", chosen=False) == ["2020-08-04"]


FETCHED = dt.datetime(2020, 8, 16, 1, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("outlet", "published"), [(None, "2020-08-16"), ("NPR", "2020-08-15"), ("Xinhua", "2020-08-16")]
)
def test_a_relative_date_is_read_against_the_fetch_where_the_outlet_is(outlet, published):
    page = f"{TITLE}\nPublished 1 hour ago\n\n{BODY}"
    facts, evidence = facts_of(page, outlet, FETCHED)
    assert str(facts.published) == published
    assert values(evidence, "published", chosen=True) == [published]


def test_a_relative_date_says_nothing_where_nobody_knows_when_the_page_was_fetched():
    facts, evidence = facts_of(f"{TITLE}\nPublished 1 hour ago\n\n{BODY}")
    assert facts.published is None
    assert values(evidence, "published", chosen=False) == []


def test_the_zone_of_a_house_is_not_that_of_its_pages_in_another_language():
    page = f"{TITLE}\n4 August 2020, 10:21\n\n{BODY}"
    facts, _ = facts_of(page, sidecar_outlet="Der Spiegel", language="ja")
    assert str(facts.published) == "2020-08-04T10:21"
    assert facts.published_zone_basis == "none"
