"""Signatures on a megabyte each: time grows with the text and no faster."""

import json
import subprocess
import sys

from tests.proofs import builds
from tests.safety.test_regular_expressions import too_slow


def test_no_signature_takes_more_time_than_its_text_is_long():
    found = subprocess.run(
        [sys.executable, "-m", "tests.safety.expressions"],
        cwd=builds.ROOT,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr
    ours = [one for one in json.loads(found.stdout) if "signature" in one[3]]
    assert len(ours) > 100
    slow = too_slow(ours, lambda place: True)
    assert not slow, f"\n{slow}"
