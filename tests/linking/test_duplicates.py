"""Copies find each other, whatever was cut, wrapped or reordered; others stay apart."""

import json
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.linking import find_clusters

WORDS = [f"{a}{b}" for a in "bakomituse" for b in ("lan", "ver", "dor", "mis", "tel", "gan", "pos")]


def story(seed, words=200):
    draw = random.Random(seed)
    return " ".join(draw.choice(WORDS) + draw.choice(WORDS) for _ in range(words))


def clusters_of(texts):
    return [cluster.members for cluster in find_clusters(texts, texts.__getitem__)]


def groups(texts):
    """The texts of each cluster, whatever their order."""
    return {frozenset(texts[number] for number in members) for members in clusters_of(texts)}


def cut(text, first, last):
    return " ".join(text.split()[first:last])


def test_a_cut_reprint_wrapped_in_site_text_is_a_copy():
    origin = story(1)
    reprint = f"Join our channel! {cut(origin, 0, 110)} Read more: {story(2, 40)}"
    assert groups([story(3), origin, reprint, story(4)]) == {frozenset({origin, reprint})}


def test_signs_capitals_and_white_space_do_not_count():
    origin = story(1)
    assert len(clusters_of([origin, origin.upper().replace(" ", "\n – ")])) == 1


def test_one_paragraph_in_common_is_no_copy():
    common = story(9, 40)
    texts = [f"{common} {story(seed, 160)}" for seed in range(3)]
    assert clusters_of(texts) == []


def test_a_chain_of_near_copies_does_not_run_together():
    words = story(5, 1200).split()
    chain = [" ".join(words[begin : begin + 300]) for begin in range(0, 901, 150)]
    found = clusters_of(chain)
    assert all(len(members) <= 3 for members in found)
    assert len(found) >= 2


def test_the_share_is_of_the_shorter_text():
    origin = story(1)
    [cluster] = find_clusters(
        [cut(origin, 0, 100), origin], [cut(origin, 0, 100), origin].__getitem__
    )
    assert cluster.shared == (100, 100)


def test_chinese_texts_are_compared_by_characters():
    draw = random.Random(1)
    characters = [chr(code) for code in range(0x4E00, 0x4F00)]
    origin = "".join(draw.choice(characters) for _ in range(300))
    other = "".join(draw.choice(characters) for _ in range(300))
    assert groups([other, origin, origin[:150]]) == {frozenset({origin, origin[:150]})}


def test_texts_without_words_have_no_copies():
    assert clusters_of(["", "", "…", "—"]) == []


def test_equal_short_texts_are_copies():
    assert clusters_of(["Fire at mill.", "It rained.", "Fire at mill!"]) == [(0, 2)]


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_texts_does_not_matter(draw):
    origins = [story(seed, 60) for seed in range(4)]
    texts = [
        *origins,
        *(cut(text, 10, 50) for text in origins),
        cut(origins[0], 0, 30),
        story(99, 60),
    ]
    mixed = texts[:]
    draw.shuffle(mixed)
    assert groups(mixed) == groups(texts)


@given(st.lists(st.text(), max_size=6))
def test_no_text_is_too_odd(texts):
    for cluster in find_clusters(texts, texts.__getitem__):
        assert len(cluster.members) == len(cluster.shared) > 1
        assert all(0 <= share <= 100 for share in cluster.shared)


def test_a_story_that_all_have_takes_no_squared_time():
    def seconds(count):
        texts = [f"{story(1)} {number}" for number in range(count)]
        begun = time.process_time()
        [members] = clusters_of(texts)
        assert len(members) == count
        return time.process_time() - begun

    seconds(10)
    assert seconds(40) < 10 * max(seconds(10), 0.02)


def test_the_command_names_each_cluster_by_its_smallest_id(tmp_path, capsys):
    texts = [("b", story(1)), ("z", story(2)), ("a", cut(story(1), 0, 150))]
    path = tmp_path / "texts.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts))
    assert main(["duplicates", str(path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        {"id": "b", "cluster": "a"},
        {"id": "z", "cluster": None},
        {"id": "a", "cluster": "a"},
    ]


@pytest.mark.parametrize("content", ["no json\n", '{"id": 1}\n', None])
def test_a_file_that_holds_no_texts_is_said_so(tmp_path, capsys, content):
    path = tmp_path / "texts.jsonl"
    if content is not None:
        path.write_text(content)
    assert main(["duplicates", str(path)]) == 2
    assert str(path) in capsys.readouterr().err
