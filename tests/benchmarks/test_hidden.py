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


def test_without_domains_nothing_is_hidden():
    assert without_outlets(load(), []).outlets == load().outlets
    assert len(without_outlets(load(), []).signatures) == len(load().signatures)
