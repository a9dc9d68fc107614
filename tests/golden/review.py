"""Shows where the labelled pages are not read as they are labelled; ``--accept`` writes it down.

Run by ``make golden``. Labels are never changed by it: they say what is right.
"""

import json
import sys

from pages import HERE, all_golden, compared


def main(accept: bool) -> None:
    """Print every miss, and a line that counts them."""
    comparisons = [compared(golden) for golden in all_golden("pages")]
    wrong = {c.golden.name: c for c in comparisons if c.wrong_lines() or c.wrong_facts()}
    for comparison in wrong.values():
        print(comparison.report(), end="\n\n")
    lines = sum(len(c.golden.lines) for c in comparisons)
    wrong_lines = sum(c.wrong_lines() for c in comparisons)
    wrong_facts = sum(len(c.wrong_facts()) for c in comparisons)
    print(
        f"{len(comparisons)} pages, {len(comparisons) - len(wrong)} without a miss; "
        f"{lines - wrong_lines} of {lines} lines and "
        f"{8 * len(comparisons) - wrong_facts} of {8 * len(comparisons)} facts as labelled"
    )
    if accept:
        misses = {name: comparison.misses() for name, comparison in wrong.items()}
        text = json.dumps(misses, indent=1, ensure_ascii=False) + "\n"
        (HERE / "misses.json").write_text(text, "utf-8")
        print("written to tests/golden/misses.json")


if __name__ == "__main__":
    main(accept="--accept" in sys.argv[1:])
