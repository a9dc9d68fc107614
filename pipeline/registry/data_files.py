"""Read the registry's TOML files and say precisely where an entry is wrong.

Here belong finding, hashing and parsing the data files and taking typed values out of an entry.
What the values mean belongs to the module of each kind of entry.
"""

import hashlib
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

PACKAGE = "pipeline.registry"


class RegistryError(ValueError):
    """A data file of the registry is wrong; the message names file, entry, key and remedy."""


def data_files() -> dict[str, bytes]:
    """Return the bytes of every data file by its path below the registry, sorted by that path."""
    return data_files_in(files(PACKAGE))


def data_files_in(folder: Traversable) -> dict[str, bytes]:
    """The same of a registry in another folder, such as one that is being edited."""
    found: dict[str, bytes] = {}
    _collect(folder, "", found)
    return dict(sorted(found.items()))


def _collect(folder: Traversable, prefix: str, found: dict[str, bytes]) -> None:
    for item in folder.iterdir():
        if item.name.endswith(".toml") and item.is_file():
            found[prefix + item.name] = item.read_bytes()
        elif item.is_dir() and not item.name.startswith(("_", ".")):
            _collect(item, f"{prefix}{item.name}/", found)


def digest(contents: dict[str, bytes]) -> str:
    """Return one SHA-256 (hex) over names and bytes of all files, in the order of the names.

    Lengths are hashed too, so that no two different sets of files give the same input.
    """
    total = hashlib.sha256()
    for name, content in sorted(contents.items()):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def parse(contents: dict[str, bytes], name: str) -> dict[str, Any]:
    """Parse one data file; raise RegistryError where it is missing or no valid TOML."""
    try:
        return tomllib.loads(contents[name].decode("utf-8"))
    except KeyError:
        raise RegistryError(
            f"{PACKAGE}: {name} is missing; was the package data left out?"
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegistryError(f"{name}: not valid TOML in UTF-8: {error}") from error


class Entry:
    """One table of a data file, from which each key is taken once, with its type checked."""

    def __init__(self, where: str, values: dict[str, Any]) -> None:
        """Wrap `values`; `where` names file and entry for messages."""
        self._where = where
        self._values = dict(values)

    def text(self, key: str, default: str | None = None) -> str:
        """Take a string; without a default it must be there and not be empty."""
        value = self._values.pop(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise RegistryError(f"{self._where}: `{key}` must be a non-empty string")
        return value

    def optional(self, key: str) -> str | None:
        """Take a string, or None where the key is absent."""
        return self.text(key) if key in self._values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of strings; empty where the key is absent."""
        value = self._values.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise RegistryError(f"{self._where}: `{key}` must be a list of strings")
        return tuple(value)

    def joined(self, key: str) -> str:
        """Take a string, or a list of its pieces, joined; empty where the key is absent."""
        if isinstance(self._values.get(key), list):
            return "".join(self.texts(key))
        return self.text(key, "")

    def flag(self, key: str) -> bool:
        """Take a boolean; false where the key is absent."""
        value = self._values.pop(key, False)
        if not isinstance(value, bool):
            raise RegistryError(f"{self._where}: `{key}` must be true or false")
        return value

    def table(self, key: str) -> dict[str, str]:
        """Take a table of strings; empty where the key is absent."""
        value = self._values.pop(key, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise RegistryError(f"{self._where}: `{key}` must be a table of strings")
        return dict(value)

    def number(self, key: str, default: int) -> int:
        """Take an integer, or the default."""
        value = self._values.pop(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise RegistryError(f"{self._where}: `{key}` must be a whole number")
        return value

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """Take a string that must be one of `allowed`."""
        value = self.text(key)
        if value not in allowed:
            raise RegistryError(f"{self._where}: `{key}` is {value!r}; use one of {allowed}")
        return value

    def done(self) -> None:
        """Raise RegistryError for keys that nobody took: most likely misspelt."""
        if self._values:
            names = ", ".join(sorted(self._values))
            raise RegistryError(f"{self._where}: unknown keys: {names}; misspelt?")
