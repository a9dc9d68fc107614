"""A registry that does not know some publishers."""

from benchmarks.hidden import without_outlets
from pipeline.registry import load


def test_an_outlet_is_hidden_with_its_names_and_its_houses_lines():
    known = load()
    hidden = without_outlets(known, ["globaltimes.cn", "nobody.example"])
    assert known.outlet_at("www.globaltimes.cn")
    assert hidden.outlet_at("www.globaltimes.cn") is None
    assert hidden.outlet_named("Global Times") is None
    assert set(known.outlets) - set(hidden.outlets) == {known.outlet_at("globaltimes.cn").id}
    assert {line.outlet for line in hidden.signatures} <= {*hidden.outlets, None}


def test_an_outlet_is_hidden_by_its_name_too():
    assert without_outlets(load(), [], ["Global Times"]).outlet_named("Global Times") is None


def test_all_outlets_of_a_country_may_be_hidden():
    known = load()
    country = min(outlet.country for outlet in known.outlets.values())
    theirs = [outlet for outlet in known.outlets.values() if outlet.country == country]
    domains = [domain for outlet in theirs for domain in outlet.domains]
    hidden = without_outlets(known, domains)
    assert not {outlet.id for outlet in theirs if outlet.domains} & set(hidden.outlets)
    assert hidden.outlets


def test_without_domains_nothing_is_hidden():
    assert without_outlets(load(), []).outlets == load().outlets
    assert len(without_outlets(load(), []).signatures) == len(load().signatures)
