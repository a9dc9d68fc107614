"""How to cite a version: only from what the settings say, no names that nobody gave."""

from pipeline.project import Settings
from pipeline.releasing.card.inert import Markdown, bibtex, inert
from pipeline.releasing.card.wording import listed


def sentence(settings: Settings, version: str) -> Markdown:
    """Return the citation in words."""
    who = f"{listed(settings.authors, 20)}: " if settings.authors else ""
    when = f", {settings.as_of.year}" if settings.as_of else ""
    return Markdown(f"{who}{inert(settings.title)}. Version {version}. Data set{when}.")


def entry(settings: Settings, version: str) -> Markdown:
    """Return the citation as a BibTeX entry, fit for a fenced block."""
    name = "".join(c for c in settings.name if c.isascii() and (c.isalnum() or c == "-"))
    fields = {"title": bibtex(settings.title), "version": bibtex(version)}
    if settings.authors:
        fields = {"author": bibtex(" and ".join(settings.authors)), **fields}
    if settings.as_of:
        fields["year"] = bibtex(str(settings.as_of.year))
    fields["note"] = bibtex("Data set")
    lines = [f"  {field:<7} = {value}," for field, value in fields.items()]
    return Markdown("\n".join([f"@misc{{{name or 'dataset'}-{version},", *lines, "}"]))
