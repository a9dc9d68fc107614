"""Measured accuracy: what it is of, when it holds, and what the card then says."""

import dataclasses
import json
import shutil

import pytest

from pipeline.errors import CopydeskError
from pipeline.releasing import accuracy, code_hashes
from pipeline.releasing.accuracy import UNKNOWN, Accuracy
from pipeline.releasing.card import render
from pipeline.releasing.publish import publish
from pipeline.releasing.rebuild import verify_rebuild
from tests.releasing.candidates import candidate, project_at
from tests.releasing.test_card import inputs, section
from tests.releasing.test_publish import changed

HASHES = {"rules": "1" * 64, "weights": "2" * 64, "registry": "3" * 64}


def row(what, on, value, data="pages", **more):
    return {"data": data, "what": what, "on": on, "value": value, "interval": [value - 9, 1000]} | {
        "n": 1234,
        **more,
    }


REPORT = {
    "measured": HASHES,
    "how": "by rules",
    "data": {"pages": "4" * 64},
    "figures": [
        row("Title right", "HTML", 905),
        row("Title right", "visible text", 777),
        row("Outlet right", "HTML", 9),
        row("Speaker right", "news articles", 881, data="quotes_dev"),
    ],
    "tiers": [row("title", "HTML", 610, tier="low"), row("title", "HTML", 950, tier="high")],
}
MEASURED = Accuracy("measured", REPORT)
MOVED = Accuracy("moved")


def written(tmp_path, report=REPORT):
    path = tmp_path / "accuracy.json"
    path.write_text(json.dumps(report))
    return path


def card_of(known) -> str:
    return section(render(inputs(accuracy=known)), "Measured accuracy")


def test_a_report_holds_for_the_code_that_it_measured_alone(tmp_path):
    path = written(tmp_path)
    assert accuracy.current(path, HASHES) == MEASURED
    for kind in HASHES:
        assert accuracy.current(path, HASHES | {kind: "0" * 64}) == MOVED
    assert accuracy.current(tmp_path / "none.json", HASHES) == UNKNOWN


def test_a_broken_report_is_told(tmp_path):
    path = tmp_path / "accuracy.json"
    path.write_text("{")
    with pytest.raises(CopydeskError, match=r"accuracy\.json"):
        accuracy.current(path)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    copy = tmp_path_factory.mktemp("package") / "pipeline"
    shutil.copytree(code_hashes.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [
        ("cleaning/page.py", {"rules"}),
        ("reading/legacy.toml", {"rules"}),
        ("registry/outlets.py", {"rules"}),
        ("registry/outlets.toml", {"registry"}),
        ("registry/vocabulary/dates.toml", {"registry"}),
        ("registry/weights/new.json", {"weights"}),
        ("annotating/weights.json", {"weights"}),
        ("registry/README.md", set()),
        ("releasing/accuracy.json", set()),
        ("releasing/publish.py", set()),
        ("cli.py", set()),
    ],
)
def test_what_is_read_off_a_page_depends_on_the_pure_packages_alone(package, changed, kinds):
    before = code_hashes.code_hashes(package)
    path = package / changed
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
    after = code_hashes.code_hashes(package)
    assert {kind for kind in before if before[kind] != after[kind]} == kinds


def test_the_card_prints_figures_with_intervals_and_what_they_are_of():
    card = card_of(MEASURED)
    assert "| Title right | 90.5 % (89.6–100.0) | 77.7 % (76.8–100.0) | 1,234 |" in card
    assert "| Outlet right | 0.9 % (0.0–100.0) | – | 1,234 |" in card
    assert "| Speaker right | news articles | 88.1 % (87.2–100.0) | 1,234 |" in card
    assert "| title | HTML | 95.0 % of 1,234 | 61.0 % of 1,234 |" in card
    assert "by rules." in card
    for value in (*HASHES.values(), "4" * 64):
        assert f"`{value[:12]}`" in card


def test_the_card_says_that_other_code_was_measured_or_none():
    assert card_of(MOVED).strip().startswith("Not measured for this version: its rules, weights")
    assert card_of(UNKNOWN).strip().startswith("Not measured for this version.")


def test_figures_alone_leave_out_what_was_not_measured():
    few = Accuracy("measured", REPORT | {"figures": REPORT["figures"][:1], "tiers": []})
    assert "tier" not in card_of(few)
    assert "\n\n\n" not in render(inputs(accuracy=few))


def render_with_accuracy(given):
    return f"{given.version}: {given.accuracy.state} {json.dumps(given.accuracy.report)}\n"


def made(root, known, **given):
    return dataclasses.replace(
        candidate(root, render_card=render_with_accuracy, **given), accuracy=known
    )


@pytest.fixture
def published(tmp_path):
    publish(made(tmp_path, MEASURED))
    return project_at(tmp_path)


def test_a_release_holds_what_was_measured_and_its_manifest_names_it(published):
    folder = published.out / "v0.1.0"
    assert json.loads((folder / "accuracy.json").read_text()) == REPORT
    manifest = json.loads((folder / "manifest.json").read_text())
    assert "accuracy.json" in {item["file"] for item in manifest["files"]}


def test_code_that_moved_on_without_effect_on_the_data_makes_no_new_version(tmp_path, published):
    before = published.card.read_bytes()
    for known in (MOVED, UNKNOWN):
        assert publish(made(tmp_path, known)).status == "unchanged"
    assert published.card.read_bytes() == before
    assert b"measured" in before


def test_new_figures_are_a_patch(tmp_path, published):
    newer = Accuracy("measured", REPORT | {"how": "out of fold"})
    outcome = publish(made(tmp_path, newer))
    assert (outcome.version, outcome.level) == ("0.1.1", "patch")
    assert "The measured accuracy changed." in outcome.notes


def test_data_of_code_that_was_not_measured_say_so(tmp_path, published):
    outcome = publish(made(tmp_path, MOVED, tables=changed()))
    folder = published.out / f"v{outcome.version}"
    assert outcome.status == "published"
    assert not (folder / "accuracy.json").exists()
    assert (folder / "README.md").read_text().startswith(f"{outcome.version}: moved")
    assert published.card.read_text().startswith(f"{outcome.version}: moved")


def test_a_rebuild_by_code_that_moved_on_gives_the_same_bytes(published):
    assert verify_rebuild(published, lambda scratch: made(scratch, MOVED)).differences == ()
