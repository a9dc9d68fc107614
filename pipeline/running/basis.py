"""What all shards depend on besides their files: the code with its data, settings, libraries."""

import hashlib
import json
import platform
from dataclasses import asdict
from functools import cache
from importlib import metadata
from pathlib import Path

from pipeline.project import Settings
from pipeline.releasing.provenance import LIBRARIES

PACKAGE = Path(__file__).parent.parent


def basis(settings: Settings) -> str:
    """One hash over the whole package, the deciding libraries and the settings."""
    text = json.dumps([_code(), _libraries(), asdict(settings)], default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes()
            digest.update(f"{path.relative_to(PACKAGE).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _libraries() -> dict[str, str]:
    versions = {name: metadata.version(name) for name in LIBRARIES}
    return {**versions, "python": platform.python_version()}
