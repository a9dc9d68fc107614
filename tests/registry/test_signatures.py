import re
import tomllib

import pytest

from pipeline.registry import Registry, RegistryError, load
from pipeline.registry.signature_lines import GROUPS, LONGEST, read_signatures
from pipeline.registry.signature_matching import fold_line
from tests.growth import grows_faster, seconds

SIGNATURES = load().signatures
PATTERNS = [signature for signature in SIGNATURES if signature.pattern]
LONGEST_STRING = 160  # a masthead or a standing notice; no more may come from one article


def matched(line):
    return {match.signature.id for match in load().match_signatures(line)}


def by_id(signature):
    return signature.id


def test_ids_are_unique():
    ids = [signature.id for signature in SIGNATURES]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []


def test_outlets_and_sources_are_registered():
    registry = load()
    unknown = [
        s.id
        for s in SIGNATURES
        if (s.outlet and s.outlet not in registry.outlets) or s.source not in registry.sources
    ]
    assert unknown == []


def test_only_a_house_signature_identifies():
    assert [s.id for s in SIGNATURES if s.identifies and not s.outlet] == []


def test_groups_are_the_known_ones():
    wrong = {s.id: set(s.regex.groupindex) - set(GROUPS) for s in PATTERNS}
    assert {key: names for key, names in wrong.items() if names} == {}
    assert [s.id for s in PATTERNS if s.cites and s.cites not in s.regex.groupindex] == []


def test_languages():
    wrong = [s.id for s in SIGNATURES if not re.fullmatch(r"\*|[a-z]{2}", s.language)]
    assert wrong == []


def test_examples_match():
    missed = [
        (s.id, line)
        for s in SIGNATURES
        for line in (*s.examples, *s.lines)
        if s.id not in matched(line)
    ]
    assert missed == []


def test_every_signature_shows_what_it_must_leave_alone():
    assert [s.id for s in SIGNATURES if not s.counterexamples] == []
    assert [s.id for s in PATTERNS if not 1 <= len(s.examples) <= 6] == []


def test_no_signature_matches_any_counterexample():
    wrong = [
        (signature.id, sentence, ids)
        for signature in SIGNATURES
        for sentence in signature.counterexamples
        if (ids := matched(sentence))
    ]
    assert wrong == []


def test_no_string_is_longer_than_a_standing_notice():
    def strings(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                yield from strings(item)

    long = [
        (name, text)
        for name, content in load().contents.items()
        if name != "sources.toml"
        for text in strings(tomllib.loads(content.decode()))
        if len(text) > LONGEST_STRING
    ]
    assert long == []


def test_every_pattern_says_what_its_lines_have():
    assert [s.id for s in PATTERNS if not s.opens and not s.has] == []
    assert [s.id for s in PATTERNS if s.ignore_case and any(h != h.lower() for h in s.has)] == []


@pytest.mark.parametrize("signature", [s for s in PATTERNS if s.opens], ids=by_id)
def test_opens_are_all_ways_in_which_the_lines_of_a_pattern_begin(signature, openings):
    right = openings(signature.pattern)
    assert right is not None, "a line may begin with any word: leave `opens` out, give `has`"
    assert set(signature.opens) == right, f"write: opens = {sorted(right)}"


HOSTILE = ["a", "A", " ", "a ", "A ", "aa, ", "|", "a|", "-", "1", "/a", "(", "图", "的", "é", "©"]


@pytest.mark.parametrize("signature", PATTERNS, ids=by_id)
def test_patterns_are_linear(signature):
    starts = ("", signature.examples[0])

    def work(size):
        pieces = [*HOSTILE, signature.examples[0]]
        repeated = [(piece * (size // len(piece) + 1))[:size] for piece in pieces]
        lines = [start + rest for start in starts for rest in repeated]
        return lambda: [signature.regex.fullmatch(line) for line in lines]

    # A bounded pattern does not grow at all.
    assert not grows_faster(work, 20_000, ratio=4, most=8)


def test_the_spans_of_groups_count_from_the_start_of_the_line():
    line = "   ·  2021-03-04  ·   Source: Example News Agency  "
    match = load().match_signatures(line)[0]
    assert match.signature.outlet == "beijing-review"
    assert match.groups == {"published": "2021-03-04", "source": "Example News Agency"}
    for name, (start, end) in match.group_spans.items():
        assert line[start:end] == match.groups[name]


def test_house_signatures_come_first():
    houses = [m.signature.outlet for m in load().match_signatures("A harbour. (Pexels/Released)")]
    assert houses[0] == "american-military-news"
    assert len(houses) > 1


def test_apostrophes_and_blanks_may_be_typographic():
    line = "Please let us know if you’re having issues with commenting."
    assert "breitbart-commenting-issues" in matched(line)


def test_whole_lines_are_compared_without_case_and_marks():
    assert fold_line(" » SCROLL  Down … ") == fold_line("Scroll down")
    assert matched("» SCROLL Down") == matched("Scroll down") != set()


def test_a_long_line_is_no_standing_line():
    assert matched("Related: " + "a" * LONGEST) == set()


def test_prose_costs_little():
    line = "He said that the harbour would open again on Friday, and nobody believed a word of it."
    lines = [f"{line} ({number})" for number in range(200)]
    load().match_signatures(line)

    def match():
        for each in lines:
            load().match_signatures(each)

    # Some 20 microseconds; room for slower machines and for coverage, which doubles it.
    assert any(seconds(match) / len(lines) < 0.0005 for _ in range(20))


def signature(**changes):
    values = {
        "id": "x",
        "role": "interface",
        "language": "en",
        "lines": ["Go"],
        "counterexamples": ["Go home, she said."],
        "source": "own",
    }
    return read_signatures({"signatures/interface.toml": {"signature": [{**values, **changes}]}})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"role": "legal"}, "role 'legal' belongs in another file"),
        ({"pattern": "a"}, "give either `pattern` or `lines`"),
        ({"lines": []}, "give either `pattern` or `lines`"),
        ({"identifies": "maybe"}, "`identifies` is `strong`, `weak` or absent"),
        ({"max_length": 1000}, "`max_length` is over 400"),
        ({"colour": "red"}, "unknown keys: colour"),
    ],
)
def test_a_wrong_entry_says_what_is_wrong(changes, message):
    with pytest.raises(RegistryError, match=message):
        signature(**changes)


def test_a_registry_of_other_files_has_their_signatures():
    text = b"""
    [[signature]]
    id = "x"
    role = "notice"
    language = "en"
    pattern = "Note [0-9]{1,3}"
    counterexamples = ["Note this."]
    source = "own"
    """
    registry = Registry({"signatures/notice.toml": text})
    assert [m.signature.id for m in registry.match_signatures("Note 12")] == ["x"]
    assert list(registry.match_signatures("Note twelve")) == []
