from small_pages import BODY, facts_of, values

HEAD = "The swimming pool stays open\n4 August 2020\n\n"


def test_the_copyright_line_names_the_outlet():
    facts, evidence = facts_of(
        f"{HEAD}{BODY}\n\nCopyright 2020 Beijing Review. All rights reserved"
    )
    assert (facts.outlet_id, facts.outlet_confidence) == ("beijing-review", "high")
    assert set(values(evidence, "outlet", chosen=True)) == {"Beijing Review"}


def test_an_outlet_that_nobody_registered_has_a_name_and_no_id():
    facts, _ = facts_of(f"{HEAD}{BODY}\n\nCopyright © 2020 The Poolside Post. All rights reserved.")
    assert (facts.outlet_id, facts.outlet_name) == (None, "The Poolside Post")


def test_a_paper_that_the_article_talks_about_is_not_its_outlet():
    page = f"{HEAD}The state-run Global Times praised the council.\n\n{BODY}"
    facts, _ = facts_of(page)
    assert facts.outlet_name is None


def test_what_people_told_an_outlet_decides_nothing_alone():
    told = 'He told the Global Times so. "Yes," she told the Global Times on Monday evening.'
    facts, evidence = facts_of(f"{HEAD}{told}\n\n{BODY}")
    assert facts.outlet_name is None
    assert values(evidence, "outlet", chosen=False) == ["Global Times"]


def test_two_weak_hints_that_agree_decide():
    told = 'He told the Global Times so. "Yes," she told the Global Times on Monday evening.'
    page = f"The pool stays open\nPublished: Aug 04, 2020 10:21 PM\n\n{told}\n\n{BODY}"
    facts, _ = facts_of(page)
    assert (facts.outlet_id, facts.outlet_confidence) == ("global-times", "medium")


def test_the_form_of_a_line_alone_decides_nothing():
    facts, evidence = facts_of(f"The pool stays open\nPublished: Aug 04, 2020 10:21 PM\n\n{BODY}")
    assert facts.outlet_name is None
    assert values(evidence, "outlet", chosen=False) == ["Global Times"]


def test_distance_silences_an_own_voice():
    told = 'He told the Global Times so. "Yes," she told the Global Times, as the paper wrote.'
    distant = "The Global Times called it a victory."
    page = f"The pool stays open\nPublished: Aug 04, 2020 10:21 PM\n\n{told}\n\n{distant}\n\n{BODY}"
    assert facts_of(page)[0].outlet_name is None


def test_an_agency_as_source_is_the_original_publisher():
    facts, _ = facts_of(f"The pool stays open\n4 August 2020 Source: Xinhua News Agency\n\n{BODY}")
    assert (facts.outlet_name, facts.original_publisher_id) == (None, "xinhua")


def test_another_outlet_as_source_is_the_outlet():
    facts, _ = facts_of(f"The pool stays open\n4 August 2020 Source: Vision Times\n\n{BODY}")
    assert (facts.outlet_id, facts.original_publisher_name) == ("vision-times", None)


def test_a_reprint_notice_names_the_original_publisher():
    notice = (
        "This article was originally published by Radio Free Asia and is reprinted with permission."
    )
    facts, evidence = facts_of(f"{HEAD}{notice}\n\n{BODY}")
    assert facts.original_publisher_id == "radio-free-asia"
    (row,) = [row for row in evidence if row.field == "original_publisher" and row.chosen]
    assert (row.basis, row.text) == ("notice", "Radio Free Asia")


def test_an_agency_in_the_dateline_is_the_original_publisher():
    facts, _ = facts_of(f"{HEAD}BEIJING (Reuters) - {BODY}")
    assert facts.original_publisher_id == "reuters"


def test_who_fetched_the_page_knows_best():
    facts, _ = facts_of(
        f"{HEAD}{BODY}\n\nCopyright 2020 Beijing Review. All rights reserved", "NPR"
    )
    assert (facts.outlet_id, facts.outlet_confidence) == ("npr", "high")
