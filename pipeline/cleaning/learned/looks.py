"""What each line of a page looks like, in whole numbers: lengths, capitals, signs, repetition.

No word of any language is known here; how a line stands to its neighbours belongs to ``context``.
"""

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.learned.characters import (
    BREAK,
    CAPITAL,
    CLASSES,
    CLOSING,
    COLON,
    COMMA,
    DASH,
    DIGIT,
    DIVIDER,
    END,
    LETTER,
    OPENING,
    QUOTE,
    SIGN,
    SMALL,
    SPACE,
    UNSPACED,
)
from pipeline.cleaning.learned.words import Ints, PageWords

Features = dict[str, Ints]

LONG_WORD = 4
"""Letters of words that carry a topic, in scripts with spaces."""

LONG_LINE = 15
"""Words of a line that is running text as a rule."""


def line_sums(values: NDArray[np.generic], of: Ints, lines: int) -> Ints:
    """The sum of ``values`` in each line; ``of`` names the line of each. Floats add them up, which
    are exact below 2**53.
    """
    return np.bincount(of, values, lines).astype(np.int64)


def share(part: Ints, whole: Ints | int) -> Ints:
    """``part`` of ``whole`` in per mille; 0 of nothing."""
    result: Ints = part * 1000 // np.maximum(whole, 1)
    return result


def look_at(page: PageWords) -> Features:
    """The features of every line."""
    count = len(page.line_ends)
    kinds = np.bincount(page.line_of * CLASSES + page.classes, minlength=count * CLASSES).reshape(
        count, CLASSES
    )
    kinds = kinds.astype(np.int64)
    letters = kinds[:, SMALL] + kinds[:, CAPITAL] + kinds[:, LETTER] + kinds[:, UNSPACED]
    characters = page.line_ends - page.line_starts
    inked = characters - kinds[:, SPACE]
    lengths = page.ends - page.starts
    first = page.classes[page.starts]
    of = page.word_line
    spaced = line_sums(first != UNSPACED, of, count)
    words = spaced + kinds[:, UNSPACED] // 2
    capital = first == CAPITAL
    begins_small = first == SMALL
    features: Features = {
        "characters": characters,
        "words": words,
        "mean_word": share(inked, words),
        "longest_word": _longest(lengths, of, count),
        "capitalized": share(line_sums(capital, of, count), spaced),
        "small_words": line_sums(begins_small, of, count),
        "short_words": share(line_sums(begins_small & (lengths <= 3), of, count), spaced),
        "capitals": share(kinds[:, CAPITAL], letters),
        "digits": share(kinds[:, DIGIT], inked),
        "commas": kinds[:, COMMA],
        "commas_a_word": share(kinds[:, COMMA], words),
        "ends_inside": kinds[:, END],
        "colons": kinds[:, COLON],
        "quotes": kinds[:, QUOTE],
        "brackets": kinds[:, OPENING] + kinds[:, CLOSING],
        "dashes": kinds[:, DASH],
        "dividers": kinds[:, DIVIDER],
        "signs": kinds[:, SIGN],
        "uncased": share(kinds[:, LETTER] + kinds[:, UNSPACED], letters),
    }
    features["sentences"] = _sentences(page)
    features["first"] = page.classes[page.line_starts].astype(np.int64)
    features["last"] = _last_sign(page)
    return features


def _longest(lengths: Ints, of: Ints, count: int) -> Ints:
    longest = np.zeros(count, np.int64)
    np.maximum.at(longest, of, lengths)
    return longest


def _sentences(page: PageWords) -> Ints:
    """Sentence ends followed by white space and no small letter, within the line."""
    kind = page.classes
    ends = kind[:-2] == END
    behind = kind[1:-1] == SPACE
    goes_on = (kind[2:] != SMALL) & (kind[2:] != BREAK)
    full = ends & behind & goes_on
    wide = (kind[:-2] == END) & (page.codes[:-2] > 0x3000) & (kind[1:-1] != BREAK)
    return np.bincount(page.line_of[:-2][full | wide], minlength=len(page.line_ends))


def _last_sign(page: PageWords) -> Ints:
    """The class of the line's last character that is no closing quote or bracket."""
    kind = page.classes
    open_end = (kind != QUOTE) & (kind != CLOSING) & (kind != SPACE) & (kind != BREAK)
    index = np.where(open_end, np.arange(len(kind)), 0)
    last = np.maximum.accumulate(index)[page.line_ends - 1]
    result: Ints = np.where(last >= page.line_starts, kind[last], QUOTE).astype(np.int64)
    return result
