import re
from collections import Counter
from importlib.resources import files

import pytest

from pipeline.registry import RegistryError, load
from pipeline.registry.outlets import OutletNames, fold_name, outlet_file, read_outlets

ZONES = set(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())
OUTLETS = load().outlets.values()


def entry(**changes):
    values = {
        "id": "example-post",
        "name": "The Example Post",
        "domains": ["post.example"],
        "languages": ["en"],
        "kind": "newspaper",
        "sources": {"*": "own"},
    }
    return {**values, **changes}


def outlets(*entries, country="GB"):
    return read_outlets({outlet_file(country): {"outlet": list(entries)}}, load().countries)


def test_there_are_as_many_as_a_corpus_of_the_world_needs():
    assert len(OUTLETS) >= 1000
    assert sum(o.kind == "agency" for o in OUTLETS) >= 90
    assert len({o.country for o in OUTLETS}) >= 120


def test_the_country_gives_zone_and_order_of_dates_unless_the_entry_does():
    post = outlets(entry())["example-post"]
    assert (post.country, post.time_zone, post.date_order) == ("GB", "Europe/London", "DMY")
    own = outlets(entry(time_zone="Europe/Isle_of_Man", date_order="YMD"))["example-post"]
    assert (own.time_zone, own.date_order) == ("Europe/Isle_of_Man", "YMD")


def test_where_a_country_has_several_zones_an_entry_names_one():
    with pytest.raises(RegistryError, match="United States has several time zones"):
        outlets(entry(), country="US")


def test_a_file_is_named_by_the_code_of_a_country():
    with pytest.raises(RegistryError, match=r"no country of countries\.toml has the code QQ"):
        outlets(entry(), country="QQ")


def test_a_name_that_outlets_share_is_weak_or_said_to_be_shared():
    counts = Counter(fold_name(o.name) for o in OUTLETS)
    wrong = [
        o.id
        for o in OUTLETS
        if o.shared_name
        and counts[fold_name(o.name)] < 2
        and load().outlet_named(o.name, weak=True) is None
    ]
    assert wrong == []


def test_ids_are_slugs():
    assert [o.id for o in OUTLETS if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", o.id)] == []


def test_zones_are_those_of_the_tzdata_package():
    assert {o.id: o.time_zone for o in OUTLETS if o.time_zone not in ZONES} == {}


def test_countries_are_registered():
    assert {o.id: o.country for o in OUTLETS if o.country not in load().countries} == {}


def test_languages_are_two_letter_codes():
    wrong = {
        o.id: o.languages
        for o in OUTLETS
        if not o.languages or not all(re.fullmatch("[a-z]{2}", code) for code in o.languages)
    }
    assert wrong == {}


def test_domains_are_registrable_names_in_lower_case():
    wrong = [
        domain
        for o in OUTLETS
        for domain in o.domains
        if not re.fullmatch(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+", domain)
    ]
    assert wrong == []


def test_every_field_names_a_source():
    known = set(load().sources)
    wrong = {o.id: dict(o.sources) for o in OUTLETS if not set(o.sources.values()) <= known}
    assert wrong == {}
    assert [o.id for o in OUTLETS if "*" not in o.sources] == []


def test_state_media_types_are_those_of_the_monitor():
    types = {"SC", "CaPu", "CaPr", "ISFM", "ISF", "ISM", "IP", None}
    assert {o.id for o in OUTLETS if o.state_media not in types} == set()
    unsourced = [o.id for o in OUTLETS if o.state_media and "state_media" not in o.sources]
    assert unsourced == []


def test_every_name_and_alias_leads_back_to_its_outlet():
    registry = load()
    lost = [
        (o.id, name)
        for o in OUTLETS
        for name in o.names
        if name not in o.weak_aliases and registry.outlet_named(name) is not o
    ]
    assert lost == []


def test_an_alias_is_not_weak_too():
    both = {o.id: set(o.aliases) & set(o.weak_aliases) for o in OUTLETS}
    assert {key: names for key, names in both.items() if names} == {}


@pytest.mark.parametrize(
    ("name", "outlet_id"),
    [
        ("Global Times", "global-times"),
        ("the  GLOBAL TIMES", "global-times"),
        ("环球时报", "global-times"),
        ("People’s Daily", "people-s-daily"),
        ("Agence France-Presse", "afp"),
        ("bjreview.com", "beijing-review"),
        ("Deutsche Presse-Agentur", "dpa"),
    ],
)
def test_names_are_compared_without_case_and_marks(name, outlet_id):
    assert load().outlet_named(name).id == outlet_id


def test_a_weak_alias_counts_only_on_request():
    assert load().outlet_named("GT") is None
    assert load().outlet_named("GT", weak=True).id == "global-times"


def test_a_weak_alias_of_two_outlets_names_neither():
    assert load().outlet_named("CNS", weak=True) is not None
    names = OutletNames(
        outlets(
            entry(weak_aliases=["Post"]),
            entry(id="other", name="Other", domains=["o.example"], weak_aliases=["Post"]),
        ).values()
    )
    assert names.named("Post", weak=True) is None


def test_an_unknown_name_is_none():
    assert load().outlet_named("The Example Post") is None
    assert load().outlet_named("") is None


@pytest.mark.parametrize(
    ("host", "outlet_id"),
    [
        ("www.globaltimes.cn", "global-times"),
        ("en.people.cn", "people-s-daily"),
        ("NYTIMES.COM.", "new-york-times"),
        ("abcnews.go.com", "abc-news"),
    ],
)
def test_a_host_belongs_to_the_closest_registered_domain(host, outlet_id):
    assert load().outlet_at(host).id == outlet_id


@pytest.mark.parametrize("host", ["example.com", "com", "", "notglobaltimes.cn"])
def test_an_unregistered_host_is_none(host):
    assert load().outlet_at(host) is None


def test_two_outlets_of_one_id_are_an_error():
    with pytest.raises(RegistryError, match="two outlets have the id 'example-post'"):
        outlets(entry(), entry())


@pytest.mark.parametrize("claimed", [{"domains": ["b.example"]}, {"name": "Other"}])
def test_two_outlets_of_one_name_or_domain_are_an_error(claimed):
    pair = outlets(entry(), entry(id="other", **{"name": "The Other", **claimed}))
    if "name" in claimed:
        pair = outlets(entry(name="Other", domains=[]), entry(id="other", **claimed, domains=[]))
    else:
        pair = outlets(entry(domains=["b.example"]), entry(id="other", name="Other", **claimed))
    with pytest.raises(RegistryError, match="is claimed by example-post and other"):
        OutletNames(pair.values())


def test_an_unknown_kind_names_the_entry():
    with pytest.raises(RegistryError, match=r"outlet example-post: `kind` is 'blog'"):
        outlets(entry(kind="blog"))


def test_folding_keeps_letters_and_digits_of_all_scripts():
    assert fold_name("The France 24") == "france24"
    assert fold_name("«Новая газета»") == "новаягазета"
    assert fold_name("共同通信社") == "共同通信社"
