"""Reading HTML: from the bytes of a page to its visible text and to what its markup says.

How bytes are decoded, which characters are visible, and which statements the markup makes belong
here; what any of it means for the article does not.
"""

from pipeline.reading.html.encoding import decode_html
from pipeline.reading.html.page import HtmlPage, is_html, read_html
from pipeline.reading.html.visible import TEXT_RULE

__all__ = ["TEXT_RULE", "HtmlPage", "decode_html", "is_html", "read_html"]
