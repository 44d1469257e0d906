"""The pictures of a section: taken out of its HTML, so that only what was checked is ever shown."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from explorer.library.page import Picture, Text

# As the Markdown reader writes it, and no other.
_PICTURE = re.compile(r'<p><img src="picture:([a-z0-9-]+)" alt="([^"<>]*)"></p>')


def passages(heading: str, html: str, pictures: Mapping[str, str]) -> Iterator[Text | Picture]:
    """A section as running text and pictures, in their order; the heading goes with the first.

    `pictures` holds the checked ones, by id. Of a picture that is not among them, the words are left.
    """
    text, *rest = _PICTURE.split(html)
    yield Text(heading, text)
    for picture, words, after in zip(rest[0::3], rest[1::3], rest[2::3], strict=True):
        svg = pictures.get(picture)
        yield Picture(unescape(words), svg) if svg else Text("", f"<p><em>{words}</em></p>")
        if after:
            yield Text("", after)
