"""The sensor on the raw folder: a run of the whole way when files come, change or go.

Off until somebody switches it on. Which files there are, and what becomes of them, is found out by
the run itself.
"""

import hashlib
import json
from pathlib import Path
from threading import Event

import dagster as dg

from pipeline.errors import CopydeskError
from pipeline.project import SETTINGS_FILES
from pipeline.reading import discover

SECONDS_BETWEEN = 30
"""Looking at names and dates of thousands of files takes a fraction of a second."""

SECONDS_AT_REST = 2.0
"""How long the folder must stay as it is before a run: a file that is being copied grows."""


def raw_folder_sensor(raw: Path, job_name: str) -> dg.SensorDefinition:
    """The sensor that watches ``raw`` and runs the job; its cursor is what it last saw."""

    @dg.sensor(
        name="raw_folder",
        job_name=job_name,
        description=f"Starts {job_name} when files in the raw folder come, change or go.",
        minimum_interval_seconds=SECONDS_BETWEEN,
        default_status=dg.DefaultSensorStatus.STOPPED,
    )
    def raw_folder(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        number, _, seen = (context.cursor or "0 ").partition(" ")
        try:
            now = fingerprint(raw)
            if now == seen:
                return dg.SkipReason("Nothing came, changed or went.")
            wait(SECONDS_AT_REST)
            if fingerprint(raw) != now:
                return dg.SkipReason("The folder is still changing; it is looked at again.")
        except CopydeskError as error:
            return dg.SkipReason(str(error))
        # The number lets a folder that is again as it once was start a run, too.
        key = f"{int(number) + 1} {now}"
        context.update_cursor(key)
        return dg.RunRequest(run_key=key)

    return raw_folder


def fingerprint(raw: Path) -> str:
    """A hash of names, sizes and times of change of all that a build reads, settings included.

    Raises CopydeskError where the folder is not there or cannot be listed.
    """
    if not raw.is_dir():
        raise CopydeskError(f"{raw}: there is no such folder")
    paths = [file.path for file in discover(raw)]
    paths += [raw / name for name in sorted(SETTINGS_FILES)]
    states = [[str(path.relative_to(raw)), *_state(path)] for path in paths]
    return hashlib.sha256(json.dumps(states).encode()).hexdigest()


def wait(seconds: float) -> None:
    """Let time pass."""
    Event().wait(seconds)


def _state(path: Path) -> tuple[int, ...]:
    try:
        found = path.lstat()
    except OSError:
        return ()  # Gone, or never there: that is a state, too.
    return found.st_size, found.st_mtime_ns, found.st_ino
