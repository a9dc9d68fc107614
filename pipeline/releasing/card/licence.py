"""The licence note that stands beside a published dataset, where hubs look for it."""

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.project import Settings
from pipeline.releasing.card.inert import inert


def licence(settings: Settings, articles: pa.Table) -> str:
    """Return the note as Markdown, for a file named `LICENSE.md` in the output folder.

    It lists each statement of rights that the articles have.
    """
    statements = sorted(pc.unique(articles["rights"]).to_pylist())
    rights = "\n".join(f"- {inert(statement)}" for statement in statements)
    return f"""\
# Licence of {inert(settings.title)}

**The texts** (documents.text, articles.text and whatever repeats words of a page) belong to their
publishers. No licence to them is given here.

{rights or f"- {inert(settings.default_rights)}"}

**The annotations** (all other columns) and the data card are licensed under the Creative Commons
Attribution 4.0 International licence, https://creativecommons.org/licenses/by/4.0/.
"""
