"""Langdetect's algorithm over arrays: the same answers in a fraction of the time.

Naive Bayes over n-grams of one to three characters (Nakatani Shuyo, 2010): a trial draws n-grams of
the text at random until one language is nearly certain; the answer is the mean of several trials.
N-grams are found word by word, and words come again; many draws are weighed at once, and what was
drawn in vain is drawn again by the next trial. Sums are added up in one order, where langdetect's
depend on the version of Python in their last bits.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from langdetect.detector import Detector

from pipeline.annotating.draws import Draws
from pipeline.annotating.profiles import (
    MAIL,
    TRIALS,
    URL,
    Profiles,
    compose_vietnamese,
    normalize,
    profiles,
)

CHECKED_EVERY = 5
"""Draws between two looks at how certain a trial is by now."""

LOOKS = 8
"""Looks at once: most trials need five to nine, and langdetect gives up after 200. The product of
forty factors is never too small for a float."""

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
    draws = Draws(grams)
    mean = np.zeros(len(model.languages))
    for _ in range(TRIALS):
        mean += _trial(model, draws) / TRIALS
    best = int(mean.argmax())
    probability = float(mean[best])
    return (model.languages[best], probability) if probability > Detector.PROB_THRESHOLD else None


def _trial(model: Profiles, draws: Draws) -> npt.NDArray[np.float64]:
    """The probability of each language by one series of draws."""
    weight = (Detector.ALPHA_DEFAULT + draws.gauss() * Detector.ALPHA_WIDTH) / Detector.BASE_FREQ
    # Langdetect looks after the first draw, too: one n-gram is never enough.
    likely: npt.NDArray[np.float64] = model.probabilities[draws.next(1)[0]] + weight
    for _ in range(0, Detector.ITERATION_LIMIT, CHECKED_EVERY * LOOKS):
        factors = model.probabilities.take(draws.next(CHECKED_EVERY * LOOKS), axis=0)
        factors += weight
        products = np.multiply.reduce(factors.reshape(LOOKS, CHECKED_EVERY, -1), axis=1)
        products[0] *= likely
        looks = np.multiply.accumulate(products, axis=0)
        # `accumulate` adds one after the other; `sum` as numpy or Python like it in a version.
        looks /= np.add.accumulate(looks, axis=1)[:, -1:]
        certain = np.maximum.reduce(looks, axis=1) > Detector.CONV_THRESHOLD
        look = int(certain.argmax())
        if certain[look]:
            draws.give_back(CHECKED_EVERY * (LOOKS - 1 - look))
            likely = looks[look]
            break
        likely = looks[-1]
    return likely


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
