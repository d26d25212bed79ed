"""Files, folders, globs and standard input into documents.

One module a format; `formats` says which reads which suffix.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from crimefacts.document import Document
from crimefacts.errors import ReadError
from crimefacts.readers.formats import read_file, read_stream
from crimefacts.readers.sources import STDIN, expand

__all__ = ["read"]


def read(
    source: str | os.PathLike[str],
    *more: str | os.PathLike[str],
    on_error: Callable[[ReadError], object] | None = None,
) -> Iterator[Document]:
    """Read documents, one after the other: no more than one of them is held in memory.

    `.txt` and `.md` files are a document each, taken as they are; so are `.html` and `.htm` pages,
    of which the main text is taken (extra `html`), with title, language and publication date where
    the page states them; `.jsonl` files hold a document a line, `{"id", "text", "language"?,
    "published"?, "title"?, "country"?, …}`, and what other keys they have travels as metadata. All
    are UTF-8, pages may declare another encoding. Line ends stay as they are.

    Args:
        source: A file, a folder (read with its subfolders in the order of the names, hidden files
            and other suffixes left out), a glob such as `"2021/*.txt"`, or `"-"` for standard
            input: JSON Lines if its first line is a JSON object, a page if it begins like one, else
            a text.
        *more: Further sources.
        on_error: Called with the error of each input that cannot be read; reading goes on with the
            next. None raises the first one.

    Yields:
        Documents. Their id is the file's path within the given folder, or as given; in JSON Lines
        the line's own id, else `file:line`.

    Raises:
        ReadError: Under `on_error=None`, if an input cannot be read.
        MissingExtraError: If there is a page to read and the extra `html` is not installed.
    """
    for one in (source, *more):
        for found in expand(one):
            if isinstance(found, ReadError):
                results: Iterator[Document | ReadError] = iter((found,))
            elif found.path == STDIN:
                results = read_stream(found)
            else:
                results = read_file(found)
            for result in results:
                if isinstance(result, Document):
                    yield result
                elif on_error is None:
                    raise result
                else:
                    on_error(result)
