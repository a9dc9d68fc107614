"""A process that runs one system, page by page, as it is told on standard input.

Each system has a process of its own, so that none warms another's caches, and the peers' one may
run on other packages than ours. Standard library alone, beside the system itself.

    python benchmarks/worker.py SYSTEM
    in:   {"path": …, "language": …, "fold": …, "weights": …, "domains": […], "names": […]}
          a line a page; the last four are for Copydesk out of fold
    out:  {"prediction": {…}, "seconds": …} or {"prediction": {}, "seconds": …, "error": …}
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))


def load(system: str) -> tuple[Any, str]:
    """The system's function and its version."""
    if system.startswith("copydesk"):
        from benchmarks import ours

        return ours.reader(system), ours.version()
    from benchmarks import peers

    return _by_page(peers.PEERS[system][1]()), peers.version(system)


def _by_page(read: Any) -> Any:
    return lambda path, page, told: read(page, told["language"])


def main() -> None:
    """Serve until standard input ends."""
    answers = sys.stdout
    sys.stdout = sys.stderr  # What a library prints must not stand between the answers.
    try:
        read, version = load(sys.argv[1])
    except ImportError as error:
        print(json.dumps({"missing": str(error)}), file=answers, flush=True)
        return
    print(json.dumps({"version": version}), file=answers, flush=True)
    for line in sys.stdin:
        told = json.loads(line)
        page = Path(told["path"]).read_bytes()
        start = time.process_time()
        answer: dict[str, Any] = {}
        try:
            answer["prediction"] = read(told["path"], page, told)
        except Exception as error:  # A tool that fails on a page has found nothing there.
            answer |= {"prediction": {}, "error": f"{type(error).__name__}: {error}"[:200]}
        answer["seconds"] = time.process_time() - start
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
