"""Marks words of the glossary in the HTML of a page, as links that carry their meaning."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from itertools import pairwise
from urllib.parse import quote, unquote

from explorer.content.glossary import WORD, Term, words_in
from explorer.library.html_parts import without_links

SCHEME = "word:"
"""Before the meaning that a marked word carries in its address."""

_TAG = re.compile(r"(<[^>]*>)")
_UNMARKED = re.compile(r"<(/?)(?:a|h[1-6])\b")
"""Within links and headings no word is marked."""
_WORD_LINK = re.compile(r'<a href="word:[^"]*">[^<]*</a>')


class WordMarks:
    """Marks each of `terms` where it is first used in a section."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._forms: dict[str, list[tuple[list[str], bool, Term]]] = {}
        for term in terms:
            for form in term.forms:
                parts = words_in(form)
                self._forms.setdefault(parts[0].lower(), []).append((parts, form.islower(), term))
        for candidates in self._forms.values():
            candidates.sort(key=lambda each: -len(each[0]))  # "nerve root" before "nerve"

    def section(self, *parts: str) -> tuple[str, ...]:
        """The `parts` of one section, as HTML, with their words marked; the text shown stays as it is."""
        if not self._forms:
            return parts
        done: set[Term] = set()
        return tuple(self._marked(part, done) for part in parts)

    def _marked(self, html: str, done: set[Term]) -> str:
        pieces = _TAG.split(html)
        within = 0
        for at, piece in enumerate(pieces):
            if at % 2:
                tag = _UNMARKED.match(piece)
                within += 0 if tag is None else -1 if tag[1] else 1
            elif not within and piece:
                pieces[at] = self._marked_text(piece, done)
        return "".join(pieces)

    def _marked_text(self, piece: str, done: set[Term]) -> str:
        text = unescape(piece)
        made: list[str] = []
        end = 0
        for start, stop, term in self._found(text):
            if term not in done:
                done.add(term)
                made.append(escape(text[end:start]))
                made.append(f'<a href="{SCHEME}{quote(term.meaning)}">{escape(text[start:stop])}</a>')
                end = stop
        return "".join((*made, escape(text[end:]))) if made else piece

    def _found(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Where terms stand in `text`, none within another."""
        words = list(WORD.finditer(text))
        free = 0
        for at, word in enumerate(words):
            if at < free:
                continue
            for parts, any_case, term in self._forms.get(word[0].lower(), ()):
                run = words[at : at + len(parts)]
                said = [each[0].lower() if any_case else each[0] for each in run]
                gaps = (text[one.end() : other.start()] for one, other in pairwise(run))
                if said == parts and all(map(str.isspace, gaps)):
                    free = at + len(parts)
                    yield run[0].start(), run[-1].end(), term
                    break


def meaning_in(address: str) -> str | None:
    """The meaning that the address of a marked word carries; None if it is another link's."""
    return unquote(address.removeprefix(SCHEME)) if address.startswith(SCHEME) else None


def only_words(html: str) -> str:
    """`html` without its links but those of marked words."""
    kept: list[str] = []
    end = 0
    for link in _WORD_LINK.finditer(html):
        kept += [without_links(html[end : link.start()]), link[0]]
        end = link.end()
    return "".join((*kept, without_links(html[end:])))
