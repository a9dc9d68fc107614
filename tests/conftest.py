"""What all tests need: the same examples at every run, nothing from the caller's environment."""

import os

from hypothesis import settings

# A failure is the change's, not the day's; other programs on the machine make nobody slow enough.
settings.register_profile("copydesk", derandomize=True, deadline=None, database=None)
settings.load_profile("copydesk")

# A developer's own Dagster instance and its settings must not be found by a test.
for name in [name for name in os.environ if name.startswith("DAGSTER_")]:
    del os.environ[name]
