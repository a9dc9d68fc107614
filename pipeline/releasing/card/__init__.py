"""The data card: what a reader must know of one version, as one Markdown file.

Here belong counting what the card states and wording it. Here belong neither judging the data
(that is quality) nor writing files (that is the rest of releasing): `render` maps tables and check
results to text, the same text for the same input.
"""

from pipeline.releasing.card.document import render
from pipeline.releasing.card.inputs import CardInputs
from pipeline.releasing.card.licence import licence

__all__ = ["CardInputs", "licence", "render"]
