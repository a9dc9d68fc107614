"""What was measured of the accuracy of the code that makes a release, and whether it still holds.

`accuracy.json` beside this module is written by ``make benchmark``, which names what it measured by
hashes; the same file goes into a release whose code it is of. Measuring belongs to `benchmarks/`,
showing to the card.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import CopydeskError
from pipeline.releasing.code_hashes import code_hashes

ACCURACY_FILE = "accuracy.json"
_OURS = Path(__file__).with_name(ACCURACY_FILE)


@dataclass(frozen=True)
class Accuracy:
    """What is known of the accuracy of a release.

    ``state`` is `measured` where the figures in ``report`` are of the code, weights and registry
    that made it, `moved` where those that were measured are others, `none` where nothing was.
    """

    state: Literal["measured", "moved", "none"] = "none"
    report: Mapping[str, Any] = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        """The content of ``accuracy.json``."""
        return (json.dumps(self.report, ensure_ascii=False, indent=1) + "\n").encode()


UNKNOWN = Accuracy()


def current(path: Path = _OURS, hashes: Mapping[str, str] | None = None) -> Accuracy:
    """What is known of the code that runs; ``hashes`` are those of `code_hashes`."""
    report = _read(path)
    if report is None:
        return UNKNOWN
    same = report["measured"] == dict(hashes or code_hashes())
    return Accuracy("measured", report) if same else Accuracy("moved")


def standing(now: Accuracy, folder: Path) -> Accuracy:
    """What holds of the release in ``folder`` if the data that are built now are the same.

    It was published with what was measured then, and code that moved on without any effect on the
    data takes nothing from that; new figures do.
    """
    published = _read(folder / ACCURACY_FILE)
    if now.state == "measured" or published is None:
        return now
    return Accuracy("measured", published)


def _read(path: Path) -> Mapping[str, Any] | None:
    if not path.is_file():
        return None
    try:
        report: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CopydeskError(f"{path}: cannot be read as measured accuracy: {error}") from error
    return report
