"""What is taken from langdetect: its language profiles, and what it does to characters.

All that touches the library's inner parts stands here; how they are used belongs to ``detector``.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from langdetect.detector import Detector
from langdetect.detector_factory import PROFILES_DIRECTORY
from langdetect.utils.ngram import NGram

URL = Detector.URL_RE
MAIL = Detector.MAIL_RE
TRIALS = 7
"""Random trials whose mean is the answer; langdetect sets it where a detector is made."""


@dataclass(frozen=True)
class Profiles:
    """How often each n-gram of one to three characters stands in each language.

    ``probabilities`` has a row for each n-gram, whose number ``rows`` gives, and a column for each
    of ``languages``.
    """

    languages: Sequence[str]
    rows: dict[str, int]
    probabilities: npt.NDArray[np.float64]


@cache
def profiles() -> Profiles:
    """All profiles, by name of the language: in the order of a folder sums would be rounded as the
    file system likes.
    """
    parsed = []
    for name in sorted(os.listdir(PROFILES_DIRECTORY)):
        with open(os.path.join(PROFILES_DIRECTORY, name), encoding="utf-8") as file:
            parsed.append(json.load(file))
    rows: dict[str, int] = {}
    for profile in parsed:
        for gram in profile["freq"]:
            rows.setdefault(gram, len(rows))
    probabilities = np.zeros((len(rows), len(parsed)))
    for column, profile in enumerate(parsed):
        totals, counts = profile["n_words"], profile["freq"]
        shares = [count / totals[len(gram) - 1] for gram, count in counts.items()]
        probabilities[[rows[gram] for gram in counts], column] = shares
    return Profiles([profile["name"] for profile in parsed], rows, probabilities)


class _Normalized(dict[int, str]):
    """What each character counts as, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        counts_as: str = NGram.normalize(chr(code))
        self[code] = counts_as
        return counts_as


_NORMALIZED = _Normalized()


def normalize(text: str) -> str:
    """``text`` as its n-grams are counted: signs are blanks, some letters stand for others."""
    return text.translate(_NORMALIZED)


def compose_vietnamese(text: str) -> str:
    """``text`` with the letters of Vietnamese and the marks behind them as single characters."""
    return text if text.isascii() else str(NGram.normalize_vi(text))
