"""Langdetect's algorithm over arrays: the same answers in a tenth of the time.

Naive Bayes over n-grams of one to three characters (Nakatani Shuyo, 2010): a trial draws n-grams of
the text at random until one language is nearly certain; the answer is the mean of several trials.
N-grams are found word by word, and words come again; sums are added up in one order, where
langdetect's depend on the version of Python in their last bits.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from random import Random

import numpy as np
import numpy.typing as npt
from langdetect.detector import Detector

from pipeline.annotating.profiles import (
    MAIL,
    TRIALS,
    URL,
    Profiles,
    compose_vietnamese,
    normalize,
    profiles,
)

SEED = 0
"""Langdetect draws at random; without a seed its answers change from run to run."""

CHECKED_EVERY = 5
"""Draws between two looks at how certain a trial is by now."""

WORDS_REMEMBERED = 1 << 14
"""Their n-grams take some 5 MB and are most of the words of all pages of a language or two."""

LONGEST_REMEMBERED = 16
"""Characters; what is longer comes seldom again, as the sentences of scripts without blanks."""

_LATIN = re.compile("[A-z]")
_NOT_LATIN = re.compile("[\u0300-\U0010ffff]")


def detect(text: str) -> tuple[str, float] | None:
    """The most likely language, as langdetect names it, and its probability.

    None where no n-gram of the text is in any profile, or no language reaches the least
    probability that langdetect tells of.
    """
    model = profiles()
    grams = _grams(_cleaned(text))
    if not grams:
        return None
    random = Random(SEED)
    mean = np.zeros(len(model.languages))
    for _ in range(TRIALS):
        mean += _trial(model, grams, random) / TRIALS
    best = int(mean.argmax())
    probability = float(mean[best])
    return (model.languages[best], probability) if probability > Detector.PROB_THRESHOLD else None


def _trial(model: Profiles, grams: list[int], random: Random) -> npt.NDArray[np.float64]:
    """The probability of each language by one series of draws."""
    count = len(model.languages)
    likely = np.full(count, 1.0 / count)
    alpha = Detector.ALPHA_DEFAULT + random.gauss(0.0, 1.0) * Detector.ALPHA_WIDTH
    weight = alpha / Detector.BASE_FREQ
    drawn = 0
    # The first look comes after one draw, the next ones after five each.
    draws = 1
    while True:
        factors = model.probabilities[_draw(grams, draws, random)] + weight
        # The same products in the same order as with one factor after the other.
        factors[0] *= likely
        np.multiply.reduce(factors, axis=0, out=likely)
        # `accumulate` adds one after the other; `sum` as numpy or Python like it in a version.
        likely /= np.add.accumulate(likely)[-1]
        if np.maximum.reduce(likely) > Detector.CONV_THRESHOLD or drawn >= Detector.ITERATION_LIMIT:
            return likely
        draws = CHECKED_EVERY
        drawn += draws


def _draw(grams: list[int], draws: int, random: Random) -> list[int]:
    """So many of ``grams``, as ``random.choice`` draws them on all versions of Python."""
    size = len(grams)
    bits = size.bit_length()
    getrandbits = random.getrandbits
    drawn: list[int] = []
    while len(drawn) < draws:
        number = getrandbits(bits)
        if number < size:
            drawn.append(grams[number])
    return drawn


def _cleaned(text: str) -> str:
    """The text without addresses, and in another script also without what is Latin in it."""
    text = MAIL.sub(" ", URL.sub(" ", text)) if "@" in text else URL.sub(" ", text)
    text = compose_vietnamese(text)
    if not text.isascii() and 2 * len(_LATIN.findall(text)) < len(_NOT_LATIN.findall(text)):
        text = _LATIN.sub("", text)
    return normalize(text)


def _grams(text: str) -> list[int]:
    """The known n-grams of the text, in its order, by their rows in the profiles."""
    *words, last = text.split(" ")
    found: list[int] = []
    for word in words:
        if word:
            found += _grams_of_word(word + " ")
    if last:
        found += _grams_of_word(last)
    return found


def _grams_of_word(word: str) -> Sequence[int]:
    return _remembered(word) if len(word) <= LONGEST_REMEMBERED else _found(word)


def _found(word: str) -> list[int]:
    """The known n-grams that end within the word or at the blank behind it.

    Behind two capitals none are counted until the word goes on in small letters: abbreviations
    tell of no language.
    """
    known = profiles().rows.get
    # No gram has a NUL, so none begins before the blank in front of the word.
    padded = f"\0 {word}"
    rows = [
        known(gram)
        for end in range(2, len(padded))
        if not (padded[end].isupper() and padded[end - 1].isupper())
        for gram in (padded[end], padded[end - 1 : end + 1], padded[end - 2 : end + 1])
    ]
    return [row for row in rows if row is not None]


@lru_cache(WORDS_REMEMBERED)
def _remembered(word: str) -> tuple[int, ...]:
    return tuple(_found(word))
