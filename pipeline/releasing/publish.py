"""Publishes what a build made, if it is anything new.

A release appears whole or not at all. It is made in a folder with an unfinished name, gets its
own name, and is published by the replacement of ``versions.json``. Wherever the machine stops, the
old or the new release stands, and the next build clears away the rest and writes the cards, which
are derived, once more.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import BlockedError, CopydeskError
from pipeline.releasing import files
from pipeline.releasing.accuracy import Accuracy, standing
from pipeline.releasing.diff import ReleaseDiff, diff_releases, first_release
from pipeline.releasing.heal import heal, remove
from pipeline.releasing.lock import only_one
from pipeline.releasing.release import CARD_FILE, LICENCE_FILE, Candidate, Staging
from pipeline.releasing.semver import Level, folder_name
from pipeline.releasing.verify import Problem, verify_folder
from pipeline.releasing.versions import (
    Entry,
    TableState,
    Versions,
    commit,
    read_versions,
)

_STAGING = files.PREFIX + "release"


@dataclass(frozen=True)
class Outcome:
    """What publishing did. ``level`` is None where nothing new was published.

    ``notes`` tell people in words what changed, what was mended, and what moved on.
    """

    status: Literal["published", "unchanged"]
    version: str
    level: Level | None
    notes: tuple[str, ...]


def publish(candidate: Candidate) -> Outcome:
    """Publish ``candidate`` to its project's output folder, unless it is what stands there.

    Raises BlockedError where a critical check failed, and CopydeskError where the folder is
    locked, damaged or cannot be written; the release that was published then still is.
    """
    failed = [r for r in candidate.results if r.severity == "critical" and r.status == "failed"]
    if failed:
        names = ", ".join(f"{result.table}.{result.name}" for result in failed)
        raise BlockedError(f"Nothing was published: critical checks failed: {names}.")
    out = candidate.project.out
    with files.plain_errors(f"publishing to {out}"):
        files.make_folder(out)
        with only_one(out):
            try:
                return _publish(candidate, out)
            except Exception:
                # A full disk must not stay full of what was not published.
                with suppress(OSError):
                    files.remove_folder(out / _STAGING)
                raise


def _publish(candidate: Candidate, out: Path) -> Outcome:
    versions = read_versions(out)
    notes = heal(out, versions, candidate.project.card)
    if versions is None and (out / CARD_FILE).exists():
        raise CopydeskError(
            f"{out / CARD_FILE}: stands where the data card would, but nothing was ever published "
            "here. Publish to another folder, or move that file away."
        )
    files.make_folder(out / _STAGING)
    staging = Staging(candidate, out / _STAGING)
    newest = versions.newest if versions else None
    accuracy = candidate.accuracy
    if newest:
        accuracy = standing(accuracy, out / newest.folder)
    if newest and _is_same(staging, newest, accuracy):
        notes += _keep(out, newest, staging.folder)
        moved = newest.provenance.moved(candidate.provenance)
        if moved:
            notes.append(f"Moved on without effect on the data: {', '.join(moved)}.")
        outcome = Outcome("unchanged", newest.version, None, tuple(notes))
    else:
        diff = _diff(out, newest, staging)
        accuracy = candidate.accuracy
        version = _add(out, versions, staging, diff)
        outcome = Outcome("published", version, diff.level, (*notes, *diff.changes))
    with files.plain_errors(f"writing the data card of {outcome.version}, which is published"):
        _write_cards(candidate, outcome.version, accuracy)
    return outcome


def _is_same(staging: Staging, newest: Entry, accuracy: Accuracy) -> bool:
    """Whether the build is the newest release, byte for byte, apart from what may move on.

    The manifest names every file with its hash, so its own hash tells.
    """
    made = staging.write_documents(newest.version, newest.provenance, accuracy)
    return made == newest.manifest_sha256


def _keep(out: Path, newest: Entry, staged: Path) -> list[str]:
    """Leave the published folder as it is, or put the same bytes in the place of a damaged one."""
    problem = _problem(out, newest)
    if problem is None:
        files.remove_folder(staged)
        return []
    folder = out / newest.folder
    if os.path.lexists(folder):
        remove(folder)
    files.rename(staged, folder)
    files.sync_folder(out)
    return [f"Restored {newest.folder} as it was published ({problem})."]


def _problem(out: Path, entry: Entry) -> Problem | None:
    """What is wrong with a version's folder, if anything."""
    folder = out / entry.folder
    if not folder.is_dir():
        return Problem(entry.folder, "is missing")
    return next(iter(verify_folder(folder, entry)), None)


def _diff(out: Path, newest: Entry | None, staging: Staging) -> ReleaseDiff:
    if newest is None:
        return first_release(staging.table_files)
    problem = _problem(out, newest)
    if problem:
        raise CopydeskError(
            f"{out}: {problem}. This build differs from {newest.version}, and without that version "
            "nobody can say in what. Restore its folder as it was published, for example from "
            "version control, then build again."
        )
    return diff_releases(out / newest.folder, staging.folder)


def _add(out: Path, versions: Versions | None, staging: Staging, diff: ReleaseDiff) -> str:
    """Publish what is staged as a new version; returns its number."""
    if versions is None:
        # From here on a folder that the file does not list is known to be unpublished.
        versions = Versions()
        commit(out, versions)
    version = versions.next(diff.level)
    made = staging.candidate
    entry = Entry(
        version,
        diff.level,
        staging.write_documents(version, made.provenance, made.accuracy),
        made.provenance,
        {file.name: TableState(file.rows, file.content_sha256) for file in staging.table_files},
        diff.changes,
    )
    folder = out / entry.folder
    if os.path.lexists(folder):
        raise CopydeskError(f"{folder}: is in the way of the new version. Move it away.")
    files.rename(staging.folder, folder)
    files.sync_folder(out)
    commit(out, versions.with_entry(entry))
    return version


def _write_cards(candidate: Candidate, version: str, accuracy: Accuracy) -> None:
    """Write the cards that are not part of the release, and the licence that the card links to,
    where they are not right already.
    """
    out, card = candidate.project.out, candidate.project.card
    places = {out / CARD_FILE: ""}
    if card:
        base = os.path.relpath(out, card.parent)
        places[card] = "" if base == "." else Path(base).as_posix() + "/"
    made = {
        path: candidate.card(version, folder_name(version), link_base, accuracy)
        for path, link_base in places.items()
    }
    if LICENCE_FILE in candidate.others:
        made[out / LICENCE_FILE] = candidate.others[LICENCE_FILE].encode()
    for path, content in made.items():
        if not path.is_file() or path.read_bytes() != content:
            files.replace_file(path, content)
