from dataclasses import replace

import pytest
from small_pages import BODY, facts_of, values

from pipeline.cleaning import Cleaner
from pipeline.facts import FactFinder
from pipeline.facts.context import Context
from pipeline.facts.site import bears_out, domain_label, page_host
from pipeline.reading.markup import Markup, Statement
from pipeline.registry import load

HEAD = "The swimming pool stays open\n4 August 2020\n\n"


def outlet_of(text, *statements, url=None):
    registry = load()
    markup = Markup(tuple(Statement(*statement) for statement in statements))
    segments = Cleaner(registry).segments(text)
    return FactFinder(registry).find(segments, Context(url=url, markup=markup))[0]


def test_a_page_that_names_itself_in_its_furniture_is_named():
    foot = "About The Irish Times\nThe Irish Times on Facebook\nAdvertise with The Irish Times"
    facts, evidence = facts_of(f"{HEAD}{BODY}\n\n{foot}")
    assert (facts.outlet_id, facts.outlet_confidence) == ("irish-times", "medium")
    assert values(evidence, "outlet", chosen=True)


def test_mastheads_of_partners_alone_name_nobody():
    foot = "Partners\nLe Monde\nGazeta Wyborcza\nLa Repubblica\nEl País"
    assert facts_of(f"{HEAD}{BODY}\n\n{foot}")[0].outlet_name is None


def test_words_of_menus_that_are_also_papers_name_nobody():
    page = f"News\nSport\nMoney\nPanorama\nScience\n\n{HEAD}{BODY}\n\nAbout us\nNewsletter"
    assert facts_of(page)[0].outlet_name is None


def test_a_company_of_many_houses_is_not_the_outlet():
    page = f"{HEAD}{BODY}\n\n© 2020 Condé Nast. All rights reserved."
    assert facts_of(page)[0].outlet_name is None


def test_a_name_with_a_word_of_menus_glued_to_it_is_cut():
    page = f"{HEAD}{BODY}\n\n© 2020 Elbe-Bote WestDatenschutzImpressum"
    assert facts_of(page)[0].outlet_name == "Elbe-Bote West"


def test_the_address_decides():
    page = f"{HEAD}{BODY}\n\n© 2020 The Poolside Post"
    facts = outlet_of(page, url="https://www.irishtimes.com/news/1")
    assert (facts.outlet_id, facts.outlet_confidence) == ("irish-times", "high")


def test_markup_names_a_house_that_nobody_registered():
    facts = outlet_of(
        HEAD + BODY,
        ("open_graph", "og:site_name", "The Poolside Post"),
        ("title", "title", "The pool stays open | The Poolside Post"),
        ("open_graph", "og:url", "https://www.poolsidepost.example/1"),
    )
    assert (facts.outlet_id, facts.outlet_name) == (None, "The Poolside Post")


def test_a_name_that_the_address_bears_out_beats_one_that_it_does_not():
    facts = outlet_of(
        HEAD + BODY,
        ("json_ld", "NewsArticle.publisher.name", "Northern Ink"),
        ("meta", "application-name", "Poolside Post"),
        ("link", "canonical", "https://poolside-post.example/1"),
    )
    assert facts.outlet_name == "Poolside Post"


@pytest.mark.parametrize(
    ("said", "host", "name"),
    [
        ("Elm Germany", "elm.example", "Elm"),
        ("Diario Olmo", "olmo.example", "Olmo"),
        ("The Poolside Post Online", "poolsidepost.example", "The Poolside Post"),
        ("Diario Ólmo", "olmo.example", "Ólmo"),
        ("Northern Ink", "elm.example", "Northern Ink"),
    ],
)
def test_a_name_is_as_short_as_the_address_has_it(said, host, name):
    facts = outlet_of(
        HEAD + BODY,
        ("open_graph", "og:site_name", said),
        ("json_ld", "NewsArticle.publisher.name", said),
        ("open_graph", "og:url", f"https://www.{host}/1"),
    )
    assert facts.outlet_name == name


def test_initials_are_the_name_where_address_and_furniture_use_them():
    facts = outlet_of(
        f"{HEAD}{BODY}\n\nNEZ Newsletter\nNEZ app",
        ("json_ld", "NewsArticle.publisher.name", "Neue Elbe Zeitung"),
        ("open_graph", "og:url", "https://www.nez.example/1"),
    )
    assert facts.outlet_name == "NEZ"


def test_links_to_another_house_name_nobody():
    for foot in ("Write to tips@irishtimes.com", "Read it at The Irish Times today"):
        assert facts_of(f"{HEAD}{BODY}\n\nAbout us\n{foot}")[0].outlet_name is None


def test_what_a_company_says_behind_a_comma_is_no_part_of_the_name():
    page = f'{HEAD}{BODY}\n\n© 2020 Poolside Post, LLC "Saltmarsh". All rights reserved.'
    assert facts_of(page)[0].outlet_name == "Poolside Post"


def test_nothing_said_names_nobody():
    assert outlet_of(HEAD + BODY).outlet_name is None


@pytest.mark.parametrize(
    ("host", "name", "agree"),
    [
        ("elbe-bote.de", "Elbe-Bote", True),
        ("news.elbebote.co.uk", "Der Elbe-Bote", True),
        ("publico.es", "Público", True),
        ("ebw.example.org", "Elbe-Bote West", False),
        ("ebw.de", "Elbe-Bote West", True),
        ("nordland.de", "Elbe-Bote", False),
    ],
)
def test_a_domain_bears_a_name_out(host, name, agree):
    assert bears_out(host, name) is agree


def test_the_label_is_what_the_owner_chose():
    hosts = ("a.elbe-bote.co.uk", "elbe-bote.de", "localhost", "")
    assert [domain_label(host) for host in hosts] == ["elbe-bote", "elbe-bote", "", ""]


def test_an_address_that_is_none_is_no_host():
    markup = Markup((Statement("link", "canonical", "/only/a/path"),))
    assert page_host(Context(markup=markup)) is None
    assert page_host(replace(Context(markup=markup), url="https://[broken")) is None
