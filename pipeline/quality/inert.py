r"""Raw text made harmless for terminals and reports: nothing in it can act or hide.

Control characters, marks that turn the direction of writing, invisible characters and line breaks
are shown as escapes such as ``\u202e``. The ranges are written out, since what a Python version
holds to be printable depends on its Unicode tables.
"""

import re

_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def inert(text: str, longest: int = 160) -> str:
    """``text`` with such characters escaped and cut to ``longest`` characters."""
    shown = _ACTING.sub(_escape, text[: longest + 1])
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
