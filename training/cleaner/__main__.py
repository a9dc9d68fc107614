"""Learns the cleaner's weights: from all pages what ships, or without the publishers of each fold
what is measured.

    python -m training.cleaner folder --out pipeline/registry/weights
    python -m training.cleaner folder --out folds --fold 0 --fold 1 --fold 2 --fold 3 --fold 4

The same pages give the same files with the packages of ``training/requirements.txt``.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.folder import FolderError, opened
from pipeline.cleaning.clean import Cleaner
from pipeline.registry import load
from training.cleaner.learn import Learner
from training.cleaner.pages import foreign, read_pages


def main() -> int:
    """Learn as the arguments say."""
    given = _arguments()
    try:
        with opened(given.folder, given.pages) as folder:
            pages = read_pages(folder, Cleaner(load()))
    except FolderError as error:
        print(error, file=sys.stderr)
        return 2
    learner = Learner([*pages, *foreign(pages)])
    for fold, weights in learner.learn(given.fold or (None,)).items():
        out = given.out if fold is None else given.out / str(fold)
        out.mkdir(parents=True, exist_ok=True)
        for name, content in weights.files().items():
            (out / name).write_bytes(content)
        print(out, file=sys.stderr)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.cleaner", description=__doc__)
    parser.add_argument("folder", type=Path, help="laid out like the benchmark")
    parser.add_argument("--pages", type=Path, help="its unpacked pages, if they lie elsewhere")
    parser.add_argument("--out", type=Path, required=True, help="the folder that gets the files")
    parser.add_argument("--fold", type=int, action="append", help="without its publishers")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
