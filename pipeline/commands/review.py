"""``copydesk review``: pages for the browser that show raw beside clean, from the last build."""

import sys
from collections.abc import Sequence

from pipeline.assets.steps import review
from pipeline.commands.correct import find_document
from pipeline.errors import CopydeskError
from pipeline.project import Project


def run(project: Project, docs: Sequence[str]) -> int:
    """Write the review and print where it is: of each document that is named, else the index."""
    asked = {find_document(project.raw, doc).doc_id: doc for doc in docs}
    _, made = review(project, asked)
    for doc_id, doc in asked.items():
        if doc_id not in made.pages:
            raise CopydeskError(f"{doc}: no article of the last build; build again, or see rejects")
        sys.stdout.write(f"{made.pages[doc_id]}\n")
    if not asked:
        sys.stdout.write(f"{made.index}\n")
    return 0
