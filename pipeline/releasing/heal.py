"""Clears away what an interrupted build left behind.

Only two kinds of things are ours to remove: what has our unfinished names, and folders named like
versions that ``versions.json`` does not list. Everything else in the output folder is not touched.
"""

import os
from pathlib import Path

from pipeline.errors import CopydeskError
from pipeline.releasing import files, semver
from pipeline.releasing.versions import VERSIONS_FILE, Versions


def heal(out: Path, versions: Versions | None, card: Path | None) -> list[str]:
    """Remove leftovers in ``out`` and beside ``card``; says in words what was removed.

    ``versions`` is what ``versions.json`` says, None where it is missing. Raises CopydeskError
    where it is missing although there are versions: publishing writes it before the first version
    gets its name, so it was lost, and with it the knowledge of which folders are published.
    """
    listed = versions.entries if versions else ()
    published = {entry.folder for entry in listed if entry.yanked is None}
    notes = []
    for name in sorted(os.listdir(out)):
        path = out / name
        if name.startswith(files.PREFIX):
            remove(path)
        elif semver.is_folder_name(name) and name not in published and _is_folder(path):
            if versions is None:
                raise CopydeskError(
                    f"{out}: {name} lies here, but {VERSIONS_FILE}, which says what is published, "
                    "is missing. Restore it, or remove the folders of all versions to begin anew."
                )
            remove(path)
            notes.append(f"Removed {name}: {VERSIONS_FILE} does not list it as published.")
    if card:
        files.remove_file(card.with_name(files.PREFIX + card.name))
    return notes


def remove(path: Path) -> None:
    """Remove a folder, file or link, whatever it is; never what a link leads to."""
    if _is_folder(path):
        files.remove_folder(path)
    else:
        files.remove_file(path)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
