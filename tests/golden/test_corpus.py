"""The five articles in raw/, against what a careful reader found in them."""

import difflib

import pytest
from pages import Golden, all_golden, edited, facts_of, lines_of


@pytest.mark.parametrize("golden", all_golden("corpus"), ids=lambda golden: golden.name)
def test_every_line_has_its_role_and_every_fact_is_right(golden: Golden):
    result = edited(golden)
    changed = list(difflib.unified_diff(golden.lines, lines_of(result), "labels", "found", n=0))
    assert not changed, "\n".join(changed)
    assert facts_of(result) == golden.facts
