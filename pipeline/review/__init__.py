"""The review: for each article a page that shows raw beside clean, with roles, rules and evidence.

For people who work on a dataset, in their browser, from files: no part of a release. Read from the
tables alone; nothing is judged here.
"""

from pipeline.review.write import INDEX, MOST_PAGES, Review, page_name, write_review

__all__ = ["INDEX", "MOST_PAGES", "Review", "page_name", "write_review"]
