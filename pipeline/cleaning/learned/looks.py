"""What each line of a page looks like, in whole numbers: lengths, capitals, signs, repetition.

No word of any language is known here; how a line stands to its neighbours belongs to ``context``.
"""

import numpy as np

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
from pipeline.cleaning.learned.words import Ints, PageWords, line_sums

Features = dict[str, Ints]

LONG_WORD = 4
"""Letters of words that carry a topic, in scripts with spaces."""

LONG_LINE = 15
"""Words of a line that is running text as a rule."""


def share(part: Ints, whole: Ints | int) -> Ints:
    """``part`` of ``whole`` in per mille; 0 of nothing."""
    result: Ints = part * 1000 // np.maximum(whole, 1)
    return result


def look_at(page: PageWords) -> Features:
    """The features of every line."""
    count = len(page.line_ends)
    characters = page.line_ends - page.line_starts
    cells = page.classes.astype(np.int64) * count + page.line_of
    kinds = np.bincount(cells, minlength=count * CLASSES).reshape(CLASSES, count)
    letters = kinds[SMALL] + kinds[CAPITAL] + kinds[LETTER] + kinds[UNSPACED]
    inked = characters - kinds[SPACE]
    lengths = page.ends - page.starts
    first = page.classes[page.starts]
    of = page.word_line
    small = first == SMALL
    begins = np.array([first != UNSPACED, first == CAPITAL, small, small & (lengths <= 3)])
    spaced, capitalized, small_words, short_words = line_sums(begins, of, count)
    words = spaced + kinds[UNSPACED] // 2
    features: Features = {
        "characters": characters,
        "words": words,
        "mean_word": share(inked, words),
        "longest_word": _longest(lengths, of, count),
        "capitalized": share(capitalized, spaced),
        "small_words": small_words,
        "short_words": share(short_words, spaced),
        "capitals": share(kinds[CAPITAL], letters),
        "digits": share(kinds[DIGIT], inked),
        "commas": kinds[COMMA],
        "commas_a_word": share(kinds[COMMA], words),
        "ends_inside": kinds[END],
        "colons": kinds[COLON],
        "quotes": kinds[QUOTE],
        "brackets": kinds[OPENING] + kinds[CLOSING],
        "dashes": kinds[DASH],
        "dividers": kinds[DIVIDER],
        "signs": kinds[SIGN],
        "uncased": share(kinds[LETTER] + kinds[UNSPACED], letters),
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
    ends = np.flatnonzero(kind[:-2] == END)
    behind, then = kind[ends + 1], kind[ends + 2]
    full = (behind == SPACE) & (then != SMALL) & (then != BREAK)
    wide = (page.codes[ends] > 0x3000) & (behind != BREAK)
    return np.bincount(page.line_of[ends[full | wide]], minlength=len(page.line_ends))


def _last_sign(page: PageWords) -> Ints:
    """The class of the line's last character that is no closing quote or bracket."""
    kind = page.classes
    open_end = (kind != QUOTE) & (kind != CLOSING) & (kind != SPACE) & (kind != BREAK)
    # The page's first character stands for what it begins without.
    open_end[0] = True
    ends = np.flatnonzero(open_end)
    last = ends[np.searchsorted(ends, page.line_ends) - 1]
    result: Ints = np.where(last >= page.line_starts, kind[last], QUOTE).astype(np.int64)
    return result
