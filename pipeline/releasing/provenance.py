"""What made a release and may move on without any effect on the data.

A rebuild that changes nothing else is no new release, so these are compared apart from all else.
What decides the data by its content (raw files, settings) does not belong here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from pipeline.errors import CopydeskError

LIBRARIES = ("langdetect", "numpy", "py3langid", "pyarrow", "selectolax", "tzdata")
"""The libraries that decide published values and bytes: HTML, languages, time zones, Parquet.

Their versions stand in the manifest instead of a hash of requirements.lock: the lock is no part of
the installed package, and most of what it pins decides nothing."""


@dataclass(frozen=True)
class Provenance:
    """The versions of the code and the knowledge that a release was made with."""

    copydesk: str
    registry_sha256: str
    libraries: Mapping[str, str]

    def moved(self, now: "Provenance") -> list[str]:
        """What is different in ``now``, in words; empty where nothing is."""
        words = []
        if self.copydesk != now.copydesk:
            words.append(f"Copydesk {self.copydesk} → {now.copydesk}")
        if self.registry_sha256 != now.registry_sha256:
            words.append("the registry")
        for name in sorted({*self.libraries, *now.libraries}):
            old, new = self.libraries.get(name, "none"), now.libraries.get(name, "none")
            if old != new:
                words.append(f"{name} {old} → {new}")
        return words


def current(registry_sha256: str) -> Provenance:
    """The provenance of what this process would publish.

    Raises CopydeskError where Copydesk runs without having been installed.
    """
    try:
        ours = version("copydesk")
    except PackageNotFoundError as error:
        raise CopydeskError(
            "Copydesk is not installed, so it cannot say which version publishes. Run make, or "
            "pip install --editable ."
        ) from error
    return Provenance(ours, registry_sha256, {name: version(name) for name in LIBRARIES})
