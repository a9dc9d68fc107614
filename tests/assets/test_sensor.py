import os

import dagster as dg
import pytest

from pipeline.assets import sensor
from pipeline.definitions import JOB, build_defs
from tests.assets.projects import NAMES


@pytest.fixture
def tick(project, monkeypatch):
    """Evaluate the sensor as Dagster does, from tick to tick; the run key or why there is none."""
    monkeypatch.setattr(sensor, "wait", lambda seconds: None)
    watching = build_defs(project).resolve_sensor_def("raw_folder")
    cursor = None

    def evaluate() -> str:
        nonlocal cursor
        with dg.DagsterInstance.ephemeral() as instance:
            context = dg.build_sensor_context(instance, cursor=cursor)
            result = watching.evaluate_tick(context)
            cursor = result.cursor
        if result.run_requests:
            (request,) = result.run_requests
            return request.run_key
        return result.skip_message

    return evaluate


def test_it_is_off_until_somebody_switches_it_on(project):
    watching = build_defs(project).resolve_sensor_def("raw_folder")
    assert watching.default_status is dg.DefaultSensorStatus.STOPPED
    assert watching.job_name == JOB


def test_files_that_come_change_or_go_start_one_run_each(project, tick):
    keys = [tick()]
    assert tick() == "Nothing came, changed or went."
    came = project.raw / "more" / "new.txt"
    came.parent.mkdir()
    for change in (
        lambda: came.write_text("A new page"),
        lambda: came.write_text("A newer page"),
        lambda: os.utime(came, ns=(1, 1)),
        lambda: came.rename(came.with_name("old.txt")),
        lambda: came.with_name("old.txt").unlink(),
        lambda: (project.raw / "corrections.toml").write_text(""),
    ):
        change()
        keys.append(tick())
        assert tick() == "Nothing came, changed or went."
    assert len(set(keys)) == len(keys) == 7
    assert all(key.split()[0] == str(number) for number, key in enumerate(keys, 1))


def test_a_folder_as_it_once_was_starts_a_run_again(project, tick):
    first = tick()
    (project.raw / "new.txt").write_text("A new page")
    tick()
    (project.raw / "new.txt").unlink()
    again = tick()
    assert again != first
    assert again.split()[1] == first.split()[1]


def test_a_file_that_still_grows_is_waited_for(project, tick, monkeypatch):
    def grow(seconds):
        with (project.raw / NAMES[0]).open("a") as file:
            file.write("more")

    monkeypatch.setattr(sensor, "wait", grow)
    assert "still changing" in tick()
    monkeypatch.setattr(sensor, "wait", lambda seconds: None)
    assert tick().startswith("1 ")


def test_without_a_folder_it_says_so(project, tick):
    for path in project.raw.iterdir():
        path.unlink()
    project.raw.rmdir()
    assert "no such folder" in tick()
