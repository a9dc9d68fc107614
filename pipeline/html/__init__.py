"""Pages of our own for browsers: one layout and style, no scripts, nothing from elsewhere.

What pages say belongs to those who make them. Here belongs what all need: that every value is
escaped, that nothing hidden in raw text hides or acts, and that a page looks like the others.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.releasing.card.inert import visible
from pipeline.releasing.card.wording import counted

LONGEST = 4000
"""Characters shown of one value: several paragraphs; a page may be one line of megabytes."""


def environment(folder: Path) -> Environment:
    """The environment of the templates in ``folder``, which extend ``page.html.j2``.

    Every value is escaped; undefined names are errors. The filter ``shown`` is for raw text.
    """
    made = Environment(
        loader=FileSystemLoader([folder, Path(__file__).parent], encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["shown"] = shown
    made.filters["counted"] = counted
    made.filters["number"] = lambda value: f"{value:,}"
    return made


def shown(value: object, longest: int = LONGEST) -> str:
    """A value as text to read, line by line: shortened, with the unseen made visible.

    It is still to be escaped, as templates do with every value.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    values = value if isinstance(value, list) else ["–" if value is None else value]
    text = ", ".join(map(str, values))
    lines = "\n".join(visible(line) for line in text[:longest].splitlines())
    more = len(text) - longest
    return f"{lines}… and {more:,} more characters" if more > 0 else lines
