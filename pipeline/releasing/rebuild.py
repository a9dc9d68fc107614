"""Whether the newest release can be made again, byte for byte."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import CopydeskError
from pipeline.project import Project
from pipeline.releasing.accuracy import standing
from pipeline.releasing.compare import Difference, compare
from pipeline.releasing.release import Candidate, stage
from pipeline.releasing.versions import VERSIONS_FILE, read_versions


@dataclass(frozen=True)
class Rebuilt:
    """The version that was rebuilt, where it differs, and what moved on since it was published."""

    version: str
    differences: tuple[Difference, ...]
    moved: tuple[str, ...]


def verify_rebuild(project: Project, rebuild: Callable[[Path], Candidate]) -> Rebuilt:
    """Compare the newest version with a rebuild of it.

    ``rebuild`` gets an empty scratch folder and builds there, from the project's raw folder and
    without any cache. Raises CopydeskError where there is nothing to compare with, and where the
    rebuild differs but the version was published by other code, naming the code that it needs.
    """
    versions = read_versions(project.out)
    newest = versions.newest if versions else None
    if newest is None:
        raise CopydeskError(f"{project.out / VERSIONS_FILE}: lists no version. Build first.")
    folder = project.out / newest.folder
    if not folder.is_dir():
        raise CopydeskError(f"{folder}: is missing, so there is nothing to compare with.")
    with TemporaryDirectory(prefix="copydesk-") as scratch:
        candidate = rebuild(Path(scratch))
        staged = Path(scratch) / "rebuilt-release"
        accuracy = standing(candidate.accuracy, folder)
        stage(candidate, newest.version, newest.provenance, accuracy, staged)
        differences = tuple(compare(folder, staged))
    needed, ours = newest.provenance.copydesk, candidate.provenance.copydesk
    if differences and needed != ours:
        raise CopydeskError(
            f"{newest.folder} was published by Copydesk {needed} and this is {ours}, which makes "
            f"other bytes (first: {differences[0]}). To rebuild it, install Copydesk {needed}."
        )
    return Rebuilt(
        newest.version, differences, tuple(newest.provenance.moved(candidate.provenance))
    )
