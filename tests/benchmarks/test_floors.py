"""Floors: what holds them up, and what it takes to lower one."""

import pytest

from benchmarks import floors
from benchmarks.accuracy import judge


def report(f1=0.9, kept=0.1, data="d1", scorer="s", right=None):
    figures = {"shingle_f1": [f1, 0.8, 1.0, 10], "boilerplate_kept": [kept, 0.0, 0.2, 10]}
    texts = {} if right is None else {"quotes_dev": {"all": {"speaker_right": [right, 0, 1, 9]}}}
    return {
        "data": {"pages": data, "scorer": scorer, "quotes_dev": "q"},
        "pages": {"page.txt": {"copydesk": {"all": figures}}},
        "texts": texts,
    }


FLOORS = floors.accept({}, report())


def test_the_same_figures_hold():
    assert floors.below(FLOORS, report()) == []
    assert floors.below({}, report()) == []


def test_better_ones_hold_and_worse_ones_are_named():
    assert floors.below(FLOORS, report(f1=0.95, kept=0.05)) == []
    fallen = floors.below(FLOORS, report(f1=0.89, kept=0.11))
    assert fallen == [
        "pages: page.txt shingle_f1 is 0.89, its floor 0.9",
        "pages: page.txt boilerplate_kept is 0.11, its floor 0.1",
    ]


def test_rounding_is_no_fall():
    assert floors.below(FLOORS, report(f1=0.8999, kept=0.1001)) == []


@pytest.mark.parametrize("other", [{"data": "d2"}, {"scorer": "t"}])
def test_other_data_or_another_scorer_is_not_compared(other):
    assert floors.below(FLOORS, report(f1=0.1, **other)) == []
    assert floors.other_data(FLOORS, report(**other)) == ["pages"]
    assert floors.other_data(FLOORS, report()) == []


def test_a_figure_that_is_gone_has_fallen():
    made = report()
    del made["pages"]["page.txt"]["copydesk"]["all"]["shingle_f1"]
    assert floors.below(FLOORS, made) == ["pages: page.txt shingle_f1 is not measured any more"]


def test_floors_rise_freely():
    risen = floors.accept(FLOORS, report(f1=0.95, kept=0.05))
    assert floors.below(risen, report())
    assert risen["lowered"] == []


@pytest.mark.parametrize("worse", [{"f1": 0.8}, {"kept": 0.2}, {"f1": 0.8, "data": "d2"}])
def test_lowering_needs_a_reason_also_with_other_data(worse):
    with pytest.raises(floors.LoweredError, match="LOWER="):
        floors.accept(FLOORS, report(**worse))


def test_the_reason_stays():
    lowered = floors.accept(FLOORS, report(f1=0.8), "the labels were mended")
    assert lowered["lowered"] == [
        {
            "data": "pages",
            "figure": "page.txt shingle_f1",
            "from": 0.9,
            "to": 0.8,
            "reason": "the labels were mended",
        }
    ]
    again = floors.accept(lowered, report(f1=0.85))
    assert again["lowered"] == lowered["lowered"]


def test_what_was_not_measured_keeps_its_floor():
    both = floors.accept({}, report(right=0.9))
    kept = floors.accept(both, report(f1=0.95))
    assert kept["floors"]["quotes_dev"] == both["floors"]["quotes_dev"]
    assert floors.below(both, report()) == ["quotes_dev: speaker_right is not measured any more"]


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "floors.toml"
    made = floors.accept(FLOORS, report(f1=0.8), "because")
    floors.write(path, made)
    assert floors.read(path) == made
    assert floors.read(tmp_path / "none.toml") == {}


def test_the_command_fails_below_a_floor_and_where_lowering_has_no_reason(tmp_path, capsys):
    path = tmp_path / "floors.toml"
    assert judge(path, report(), accept=True, reason=None) == 0
    assert judge(path, report(), accept=False, reason=None) == 0
    assert judge(path, report(f1=0.8), accept=False, reason=None) == 1
    assert "BELOW ITS FLOOR: pages: page.txt shingle_f1 is 0.8" in capsys.readouterr().err
    assert judge(path, report(f1=0.8), accept=True, reason=None) == 1
    assert floors.read(path) == FLOORS
    assert judge(path, report(f1=0.8), accept=True, reason="mended labels") == 0
    assert judge(path, report(f1=0.8), accept=False, reason=None) == 0
    assert judge(path, report(f1=0.1, data="d2"), accept=False, reason=None) == 0
    assert "not compared" in capsys.readouterr().err
