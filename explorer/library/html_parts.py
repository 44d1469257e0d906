"""The small HTML of the cards, taken apart: the pieces that stand by themselves, and its plain words.

And what the head of a file of our own says of its language.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

from explorer.content.direction import is_right_to_left

_TAG = re.compile(r"<(/?)([a-z0-9]+)\b[^>]*>")
_VOID = frozenset({"br", "img"})
_BREAK = re.compile(r"<br>|</(?:p|li|h3|td|th|tr)>")
_ANCHOR = re.compile(r"</?a\b[^>]*>")
"""A link within the program, which leads nowhere outside it; its words stay."""


def language_attributes(code: str) -> str:
    """What `<html>` says of a file in this language: `lang="ar" dir="rtl"`."""
    return f'lang="{escape(code)}" dir="{"rtl" if is_right_to_left(code) else "ltr"}"'


def without_links(html: str) -> str:
    """`html` with the words of its links and no links."""
    return _ANCHOR.sub("", html)


def elements(html: str) -> tuple[str, ...]:
    """The paragraphs, lists, tables and headings of `html`, each whole, in their order."""
    found: list[str] = []
    depth, start = 0, 0
    for tag in _TAG.finditer(html):
        closing, name = tag.groups()
        if name in _VOID:
            continue
        depth += -1 if closing else 1
        if depth == 0:
            found.append(html[start : tag.end()].strip())
            start = tag.end()
    rest = html[start:].strip()
    return tuple(each for each in (*found, rest) if each)


def pieces(html: str) -> tuple[str, ...]:
    """The elements of `html`, those that lead to the next one together with it.

    That is so of a heading, of a sentence that ends in a colon, and of a paragraph that is only a bold
    label, so that none of them is ever left alone.
    """
    made: list[str] = []
    waiting = ""
    for each in elements(html):
        waiting += each
        if not _leads_on(each):
            made.append(waiting)
            waiting = ""
    return (*made, waiting) if waiting else tuple(made)


def _leads_on(element: str) -> bool:
    words = re.sub(r"</?(?:p|a|em)\b[^>]*>", "", element).strip()
    label = re.fullmatch(r"<strong>[^<]*</strong>", words) is not None
    return element.startswith("<h3") or (element.startswith("<p") and (label or words.endswith(":")))


def by_heading(html: str) -> tuple[str, ...]:
    """`html` cut before each `<h3>`."""
    return tuple(each for each in re.split(r"(?=<h3>)", html) if each.strip())


def plain_lines(html: str) -> Iterator[str]:
    """The words of `html` without marks, one paragraph or bullet at a time."""
    for line in _BREAK.split(html):
        words = " ".join(unescape(_TAG.sub("", line)).split())
        if words:
            yield words
