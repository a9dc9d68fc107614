"""Every regular expression on a megabyte: time grows with the text and no faster."""

import json
import subprocess
import sys

from tests.proofs import builds
from tests.proofs.test_expression_growth import too_slow


def test_no_expression_takes_more_time_than_its_text_is_long():
    found = subprocess.run(
        [sys.executable, "-m", "tests.safety.expressions"],
        cwd=builds.ROOT,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr
    slow = too_slow(json.loads(found.stdout), a_megabyte=True)
    assert not slow, "\n".join(["", *slow])
