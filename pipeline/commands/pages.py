"""The pages of a folder as the desk edits them, for commands that learn from many."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.desk import Desk, Edited
from pipeline.errors import CopydeskError
from pipeline.project import load_settings
from pipeline.reading import Reject, discover, load_sources, read_file


def edited_pages(folder: Path) -> Iterator[tuple[str, Edited]]:
    """Each article in the folder with the path of its file below it, in the order of the paths.

    What holds no article is passed over. Raises CopydeskError where there is no such folder.
    """
    if not folder.is_dir():
        raise CopydeskError(f"{folder}: there is no such folder")
    desk, sources = Desk(load_settings(folder)), load_sources(folder)
    for file in sorted(discover(folder), key=lambda file: file.raw_path):
        document = read_file(file, sources.get(file.raw_path))
        edited = document if isinstance(document, Reject) else desk.edit(document)
        if not isinstance(edited, Reject):
            yield file.raw_path, edited
