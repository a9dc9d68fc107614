"""Invented pages of other layouts: what is right stays right, and what is not is counted.

``misses.json`` says for each page how many lines have another role than the label, and which facts
are wrong. Fewer is better, more is a failure; ``make golden`` shows every miss as a diff, and
``make golden ACCEPT=1`` writes down what is found now.
"""

import json

import pytest
from pages import HERE, Golden, all_golden, compared

MISSES = json.loads((HERE / "misses.json").read_text("utf-8"))


@pytest.mark.parametrize("golden", all_golden("pages"), ids=lambda golden: golden.name)
def test_no_page_is_read_worse_than_before(golden: Golden):
    comparison = compared(golden)
    known = MISSES.get(golden.name, {"lines": 0, "facts": []})
    assert comparison.misses() == known, (
        f"\n{comparison.report()}\nknown misses: {known}, found: {comparison.misses()}.\n"
        "Worse: mend it. Better: make golden ACCEPT=1."
    )


def test_pages_of_many_layouts_are_read_without_a_miss():
    """Rules that got the pages in raw/ right and no others would have learned them by heart."""
    flawless = [golden.name for golden in all_golden("pages") if golden.name not in MISSES]
    assert len(flawless) >= 6, flawless
