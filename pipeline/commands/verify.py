"""``copydesk verify``: whether what is published still is, and can be made again."""

import sys
from dataclasses import replace
from pathlib import Path

from pipeline.project import Project
from pipeline.releasing.rebuild import verify_rebuild
from pipeline.releasing.release import Candidate
from pipeline.releasing.verify import verify


def run(project: Project, rebuild: bool = False) -> int:
    """Check the published versions of a project, and with ``rebuild`` make the newest one again.

    The exit status: 0 where all holds, 1 where a file or a row differs. Raises CopydeskError where
    nothing is published, or where only other code could make the same bytes.
    """
    problems = [str(problem) for problem in verify(project.out)]
    _print(problems or [f"{project.out}: every file is as it was published."])
    if not rebuild:
        return 1 if problems else 0
    rebuilt = verify_rebuild(project, lambda scratch: _rebuild(project, scratch))
    differences = [str(difference) for difference in rebuilt.differences]
    if differences:
        _print([f"{rebuilt.version} differs from its rebuild (published → rebuilt):", *differences])
    else:
        _print([f"{rebuilt.version} was built again from {project.raw}: the same bytes."])
    if rebuilt.moved:
        _print([f"Moved on since it was published: {', '.join(rebuilt.moved)}."])
    return 1 if problems or differences else 0


def _rebuild(project: Project, scratch: Path) -> Candidate:
    # Checks need Great Expectations, which takes seconds to import; sums do not.
    from pipeline.assets.steps import rebuild

    return rebuild(replace(project, out=scratch / "dataset", work=scratch, card=None))


def _print(lines: list[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()
