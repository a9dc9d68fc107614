"""Measure accuracy and speed on a benchmark folder, beside the peers, and write the report.

    make benchmark BENCH=folder

README.md beside this file says what each figure is. Exit status: 0 measured; 1 a figure fell below
its floor; 2 the folder cannot be used.
"""

import argparse
import platform
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import floors, layers, ours, pages, report  # noqa: E402
from benchmarks.folder import Folder, FolderError, opened, sha256  # noqa: E402
from pipeline.releasing.code_hashes import code_hashes  # noqa: E402

FLOORS = Path(__file__).with_name("floors.toml")
CARD = ROOT / "pipeline" / "releasing" / "accuracy.json"
"""What the data card prints: data of the package, for the card is made where no benchmark is."""


def main() -> int:
    """Measure as the arguments say."""
    given = _arguments()
    try:
        with opened(given.folder, given.pages) as folder:
            made = measure(folder, given.peers, given.weights)
    except FolderError as error:
        print(error, file=sys.stderr)
        return 2
    print(report.render(made))
    if given.peers:
        report.write(made, Path(__file__).parent, CARD)
    return judge(FLOORS, made, given.accept, given.lower)


def judge(path: Path, made: dict[str, Any], accept: bool, reason: str | None) -> int:
    """Compare a report with the floors in a file, or make it the floors; the exit status."""
    found = floors.read(path)
    if accept:
        try:
            floors.write(path, floors.accept(found, made, reason))
        except floors.LoweredError as error:
            _tell(str(error))
            return 1
        return 0
    for data in floors.other_data(found, made):
        _tell(f"the floors of {data} are of other data or another scorer: not compared")
    fallen = floors.below(found, made)
    for words in fallen:
        _tell(f"BELOW ITS FLOOR: {words}")
    return 1 if fallen else 0


def measure(folder: Folder, peers_python: Path | None, fold_weights: Path | None) -> dict[str, Any]:
    """The whole report."""
    measured = dict(code_hashes())
    on_pages, peers = pages.measure(
        folder, ours.systems(fold_weights), peers_python, fold_weights, _tell
    )
    sets = [name for kind in ("quotes", "times", "duplicates") for name in folder.sets(kind)]
    on_texts = layers.measure(folder, _tell)
    if measured != code_hashes():
        raise RuntimeError("the code changed while it was measured: measure again")
    return {
        "measured": measured,
        "out_of_fold": fold_weights is not None,
        "in_sample": ours.in_sample(fold_weights),
        "data": {
            "pages": folder.pages_sha256(),
            "scorer": folder.scorer_sha256,
            **{name: sha256(folder.root / f"{name}.jsonl") for name in sets},
            **({"citations": sha256(layers.CITATIONS)} if layers.CITATIONS.is_file() else {}),
            **({"names": sha256(layers.NAMES)} if layers.NAMES.is_file() else {}),
        },
        "peers": peers,
        "machine": {
            "python": platform.python_version(),
            "system": platform.system(),
            "processor": platform.machine(),
        },
        "pages": on_pages,
        "texts": on_texts,
    }


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure accuracy and speed.")
    parser.add_argument("folder", type=Path, help="laid out like the benchmark")
    parser.add_argument("--pages", type=Path, help="its unpacked pages, if they lie elsewhere")
    parser.add_argument("--peers", type=Path, help="the Python that has the peers installed")
    parser.add_argument("--weights", type=Path, help="learned without each fold, by its number")
    parser.add_argument("--accept", action="store_true", help="make the figures the new floors")
    parser.add_argument("--lower", metavar="REASON", help="why a floor may be lowered")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
