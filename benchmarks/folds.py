"""Folds: which publishers are held out together when accuracy is measured out of fold.

A page belongs to the fold of its publisher, so that no page of a publisher helps to judge another.
The fold follows from the publisher's key alone: adding pages moves no other page, and whoever
trains (`training/`) and whoever measures (`make benchmark`) agree without a list.

    for fold in range(FOLDS):
        weights = train([page for page in pages if fold_of(page.publisher_key) != fold])
        measure(weights, [page for page in pages if fold_of(page.publisher_key) == fold])
"""

import hashlib

FOLDS = 5
"""Five: each model still learns from four fifths of the pages, and five trainings are bearable."""


def fold_of(publisher_key: str, folds: int = FOLDS) -> int:
    """The fold, from 0, of all pages of the publisher with this key (``publisher_key`` of
    gold.json): the first eight bytes of its SHA-256 modulo ``folds``.
    """
    digest = hashlib.sha256(publisher_key.encode("utf-8")).digest()
    return int.from_bytes(digest[:8], "big") % folds
