"""JSON Lines for standard output: nothing that a page says acts on the terminal that shows them."""

import json
import re
from collections.abc import Mapping

_ACTING = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What JSON leaves as it is: controls, marks that turn the direction of writing, characters that
cannot be seen, and halves of pairs, which no encoding holds. The two joiners stay."""


def json_line(values: Mapping[str, object]) -> str:
    """The values as one line of JSON with its end; such characters are escaped, and read back."""
    return inert(json.dumps(values, ensure_ascii=False, separators=(",", ":"))) + "\n"


def inert(text: str) -> str:
    """The text with such characters escaped, as JSON and TOML escape them."""
    return _ACTING.sub(lambda match: json.dumps(match[0])[1:-1], text)
