"""What decided about a line, in words: every feature and every rule has some."""

import re
from pathlib import Path

import pytest

import pipeline.cleaning
from pipeline.cleaning.learned.judge import THRESHOLD
from pipeline.cleaning.learned.weights import shipped
from pipeline.cleaning.learned.wording import Reason, rule_words

CLEANING = Path(pipeline.cleaning.__file__).parent
RULES = sorted(
    {
        rule
        for path in CLEANING.glob("*.py")
        for rule in re.findall(r'decide\(.*"(\w+(?::\w+)?)"\)', path.read_text("utf-8"))
    }
)


NAMES = sorted({THRESHOLD, *shipped().second_text.names, *shipped().second_html.names})


@pytest.mark.parametrize("value", [-3000, -1, 0, 1, 15, 16, 999, 40_000])
def test_every_feature_has_words_for_any_value(value):
    words = {name: Reason(name, value, 0).words for name in NAMES}
    assert [name for name in NAMES if words[name] == f"{name} is {value}"] == []
    assert {name: said for name, said in words.items() if "{" in said} == {}


def test_rules_are_found_in_the_code():
    assert {"headline", "prose", "model:cut", "pull_quote"} <= set(RULES)


@pytest.mark.parametrize("rule", [*RULES, "signature:any-cookies", "picture_caption"])
def test_every_rule_has_words(rule):
    assert rule_words(rule)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (("score-2", 700, 1), "the line 2 above is text at 94 %"),
        (("block_end", -20, 1), "20 lines from the end of the likely body"),
        (("prose_above", 99, 1), "running text 99 or more lines above"),
        (("links", 1000, 1), "100 % of it is links"),
        (("known", 0, 1), "by rules it is nothing certain"),
        (("known+1", 9, 1), "by rules the line below is legal"),
        (("last", 6, 1), "ends with an end mark"),
        (("element", 2, 1), "its element is h1"),
        (("words-1", -1, 1), "the line 1 above has no words"),
        (("new_feature", 7, 1), "new_feature is 7"),
    ],
)
def test_words_say_what_the_value_means(reason, words):
    assert Reason(*reason).words == words


def test_a_weight_has_its_sign():
    assert [Reason("words", 1, by).weight for by in (435, -256)] == ["+1.7", "-1.0"]
