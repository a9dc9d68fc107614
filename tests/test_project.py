"""The project's own files agree with each other: locks, versions, data in the package, set-up."""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import pipeline

ROOT = Path(__file__).parents[1]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
BUILD = PYPROJECT["dependency-groups"]["build"]
RUN_TIME = [*PROJECT["dependencies"], *BUILD]
DEV = PROJECT["optional-dependencies"]["dev"]


def locked(lock: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Each pin of a lock with its hashes."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line and not line.lstrip().startswith("#"):
            pin, *hashes = line.split("--hash=")
            yield Requirement(pin.strip()), [found.strip() for found in hashes]


def versions(lock: str) -> dict[str, list[Version]]:
    """The locked versions of each package, of all its markers."""
    found: dict[str, list[Version]] = {}
    for pin, _ in locked(lock):
        (specifier,) = pin.specifier
        assert specifier.operator == "==", f"{lock}: {pin} is not pinned to one version"
        found.setdefault(canonicalize_name(pin.name), []).append(Version(specifier.version))
    return found


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [("requirements.lock", RUN_TIME), ("requirements-dev.lock", [*RUN_TIME, *DEV])],
)
def test_lock_satisfies_pyproject(lock: str, wanted: list[str]) -> None:
    have = versions(lock)
    drifted = [
        text
        for text in wanted
        if (requirement := Requirement(text))
        and not (
            (found := have.get(canonicalize_name(requirement.name)))
            and all(version in requirement.specifier for version in found)
        )
    ]
    assert not drifted, f"{lock} does not satisfy {drifted}: run make lock"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_lock_has_hashes_and_no_hosts(lock: str) -> None:
    without = [str(pin) for pin, hashes in locked(lock) if not hashes]
    assert not without, f"{lock}: pip would refuse these, which have no hash: {without}"
    assert "://" not in (ROOT / lock).read_text("utf-8"), f"{lock} names a host"


def test_tests_run_on_what_users_run_on() -> None:
    run_time = {str(pin): hashes for pin, hashes in locked("requirements.lock")}
    dev = {str(pin): hashes for pin, hashes in locked("requirements-dev.lock")}
    assert {pin for pin in run_time if run_time[pin] != dev.get(pin)} == set()


def test_dagster_and_its_webserver_are_of_one_version() -> None:
    have = versions("requirements.lock")
    assert have["dagster"] == have["dagster-webserver"]


def test_one_version_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert pipeline.__version__ == citation["version"] == PROJECT["version"]
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_data_file_is_packaged() -> None:
    patterns = PYPROJECT["tool"]["setuptools"]["package-data"]["*"]
    left_out = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "pipeline").rglob("*")
        if path.is_file()
        and path.suffix not in {".py", ".pyc"}
        and not any(fnmatch(path.name, pattern) for pattern in patterns)
    ]
    assert not left_out, f"not in [tool.setuptools.package-data]: {left_out}"


def test_ui_sends_nothing_and_asks_nothing() -> None:
    instance = yaml.safe_load((ROOT / ".dagster" / "dagster.yaml").read_text("utf-8"))
    assert instance["telemetry"] == {"enabled": False}
    assert instance["nux"] == {"enabled": False}


def test_every_workflow_states_its_permissions_and_pins_its_actions() -> None:
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        workflow = yaml.safe_load(path.read_text("utf-8"))
        assert workflow["permissions"] == {"contents": "read"}, path.name
        used = [
            step["uses"]
            for job in workflow["jobs"].values()
            for step in job["steps"]
            if "uses" in step
        ]
        loose = [action for action in used if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+", action)]
        assert not loose, f"{path.name}: no major version: {loose}"


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_set_up_names_the_pythons_it_needs(tmp_path: Path) -> None:
    stranger = tmp_path / "python"
    stranger.write_text("#!/bin/sh\necho Python 3.10 >&2\nexit 1\n")
    stranger.chmod(0o755)
    made = subprocess.run(
        ["make", "dataset", f"VENV={tmp_path / 'venv'}", f"PYTHON={stranger}"],
        cwd=ROOT,
        # The settings of a make that runs these tests are not those of this one.
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode != 0
    assert made.stderr.startswith("Copydesk needs Python 3.11, 3.12 or 3.13. Tried")
    assert "Python 3.10" in made.stderr
    assert not (tmp_path / "venv").exists()
