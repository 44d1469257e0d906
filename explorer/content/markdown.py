"""Markdown to the small HTML that a card may hold.

Allowed: headings of levels 2 and 3, paragraphs, lists, tables, quotes, bold,
italics, links to things that can be chosen (`nerve:tibial`), and bundled
pictures, each in a paragraph of its own (`![What it shows](picture:some-id)`).
What comes out is h3, p, ul, ol, li, strong, em, a, br, table, tr, th, td,
blockquote and `<p><img src="picture:some-id" alt="What it shows"></p>`, with
all text escaped: nothing in a card can open a file or a connection.
Everything else is reported and left as plain text, or out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from explorer.anatomy.address import ID_PATTERN, Kind, parse_address
from explorer.content.card import Link, PictureUse
from explorer.content.findings import Findings
from explorer.content.reading_level import Passage

# Filled in by the program when the card is shown.
TOKENS = frozenset({"{emergency}"})

_TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "tr": "tr",
    "th": "th",
    "td": "td",
    "strong": "strong",
    "em": "em",
}
_SILENT = {"thead", "tbody"}
_NOT_ALLOWED = {
    "html_block": "HTML",
    "html_inline": "HTML",
    "code_inline": "code",
    "code_block": "code (is the text indented?)",
    "fence": "code",
    "hr": "a ruler",
    "s_open": "struck-out text",
}
_TOKEN = re.compile(r"\{[^{}\n]{0,80}\}")
_LOOSE_LINK = re.compile(r"\]\(|\b(?:" + "|".join(Kind) + r"):[a-z]")


@dataclass(frozen=True)
class ListItem:
    """One bullet of a list: its inner HTML and its line."""

    html: str
    line: int


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list, table or quote that stands by itself.

    `tag` is its HTML element (`h2`, `p`, `ul` …) and `line` its first line. `text`
    is a heading's text; `lead` is the bold text that a paragraph starts with
    (`How it works.`); `picture` is what a paragraph shows instead of text.
    `list_sizes` holds the line and length of every list inside.
    """

    tag: str
    line: int
    html: str
    text: str
    lead: str
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    picture: PictureUse | None
    items: tuple[ListItem, ...]
    list_sizes: tuple[tuple[int, int], ...]


def parse_blocks(text: str, first_line: int, findings: Findings) -> tuple[Block, ...]:
    """The blocks of `text`, whose first line is line `first_line` of the file; faults go to `findings`."""
    parser = MarkdownIt("js-default", {"html": True, "maxNesting": 20})
    parser.disable("reference")
    # Every link comes through as a link and is judged here, not by the parser.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    tokens = parser.parse(text)
    return tuple(_Writer(first_line, findings).block(run) for run in _top_level(tokens))


def _top_level(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for end, token in enumerate(tokens, start=1):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[start:end]
            start = end


@dataclass
class _Writer:
    """Writes one block."""

    first_line: int
    findings: Findings
    html: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    picture: PictureUse | None = None
    items: list[ListItem] = field(default_factory=list)
    sizes: list[tuple[int, int]] = field(default_factory=list)

    def block(self, tokens: Sequence[Token]) -> Block:
        first = tokens[0]
        line = self._line_of(first, self.first_line)
        tag = first.tag if first.type == "heading_open" else _TAGS.get(first.type.removesuffix("_open"), "p")
        here = line
        item_start = (0, 0)
        for token in tokens:
            here = self._line_of(token, here)
            if token.type == "inline":
                children = token.children or []
                if first.type == "paragraph_open" and [child.type for child in children] == ["image"]:
                    self._show_picture(children[0], here)
                else:
                    self._inline(children, here)
                continue
            if token.type == "list_item_close" and token.level == 1:
                start, item_line = item_start
                self.items.append(ListItem("".join(self.html[start:]), item_line))
            self._mark(token, here)
            if token.type == "list_item_open" and token.level == 1:
                item_start = (len(self.html), here)
        self._count_lists(tokens)
        html = "".join(self.html)
        text = self.passages[0].text if self.passages else ""
        inline = next((token for token in tokens if token.type == "inline"), None)
        return Block(
            tag=tag,
            line=line,
            html=html,
            text=text,
            lead=_lead(inline.children or []) if inline and tag == "p" else "",
            passages=tuple(self.passages),
            links=tuple(self.links),
            picture=self.picture,
            items=tuple(self.items),
            list_sizes=tuple(self.sizes),
        )

    def _line_of(self, token: Token, otherwise: int) -> int:
        return token.map[0] + self.first_line if token.map else otherwise

    def _count_lists(self, tokens: Sequence[Token]) -> None:
        open_lists: list[list[int]] = []
        for token in tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                open_lists.append([self._line_of(token, self.first_line), 0])
            elif token.type == "list_item_open":
                open_lists[-1][1] += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                line, size = open_lists.pop()
                self.sizes.append((line, size))

    def _mark(self, token: Token, line: int) -> None:
        """Writes the tag of a token that is no text."""
        name = token.type.removesuffix("_open").removesuffix("_close")
        slash = "/" if token.nesting < 0 else ""
        if token.hidden or name in _SILENT:
            return
        if name == "heading":
            if token.nesting > 0 and token.tag not in ("h2", "h3"):
                self.findings.add(line, "a heading must start with ## or ###")
            self.html.append(f"<{slash}h3>")
        elif name in _TAGS:
            self.html.append(f"<{slash}{_TAGS[name]}>")
        else:
            self._refuse(token, line)
            self.html.append(f"<p>{escape(token.content)}</p>" if token.content else "")

    def _refuse(self, token: Token, line: int) -> None:
        what = _NOT_ALLOWED.get(token.type)
        if what:
            self.findings.add(line, f"{what} cannot stand in a card; write plain Markdown")

    def _inline(self, children: Sequence[Token], line: int) -> None:
        text: list[str] = []
        link_stack: list[bool] = []
        here = line
        for child in children:
            match child.type:
                case "softbreak" | "hardbreak":
                    text.append("\n")
                    self.html.append("<br>" if child.type == "hardbreak" else " ")
                    here += 1
                case "link_open":
                    link_stack.append(self._open_link(str(child.attrs.get("href", "")), here))
                case "link_close":
                    if link_stack.pop():
                        self.html.append("</a>")
                case "image":
                    message = "a picture must stand in a paragraph of its own: an empty line before and after"
                    self.findings.add(here, message)
                    text.append(child.content)
                    self.html.append(escape(child.content))
                case "strong_open" | "strong_close" | "em_open" | "em_close":
                    self._mark(child, here)
                case _:
                    self._refuse(child, here)
                    text.append(child.content)
                    self.html.append(escape(child.content))
        passage = Passage("".join(text), line)
        self._check_text(passage)
        self.passages.append(passage)

    def _show_picture(self, image: Token, line: int) -> None:
        """Writes a bundled picture; any other image is reported, and its words are left as text."""
        scheme, _, picture = str(image.attrs.get("src", "")).partition(":")
        words = " ".join(image.content.split())
        if scheme != "picture" or not ID_PATTERN.fullmatch(picture) or "title" in image.attrs:
            self.findings.add(line, "an image must be bundled; write ![What it shows](picture:its-id)")
            self.html.append(escape(words))
        elif not words:
            self.findings.add(line, "a picture needs words that say what it shows: ![Words](picture:its-id)")
        else:
            self.picture = PictureUse(picture, line)
            self.html.append(f'<img src="picture:{picture}" alt="{escape(words)}">')
        passage = Passage(words, line)
        self._check_text(passage)
        self.passages.append(passage)

    def _open_link(self, target: str, line: int) -> bool:
        """Whether `target` may be linked to; if so, the tag is written."""
        if re.match(r"(?:[a-z]+:)?//|www\.|mailto:", target, re.IGNORECASE):
            self.findings.add(
                line, f"a web address ({target[:80]}) cannot be linked to; name it under sources instead"
            )
            return False
        try:
            address = parse_address(target)
        except ValueError as error:
            self.findings.add(line, f"link: {error}")
            return False
        self.links.append(Link(address, line))
        self.html.append(f'<a href="{escape(str(address))}">')
        return True

    def _check_text(self, passage: Passage) -> None:
        for number, text in enumerate(passage.text.split("\n"), start=passage.line):
            for token in _TOKEN.findall(text):
                if token not in TOKENS:
                    self.findings.add(number, f"{token} is not known; only {', '.join(sorted(TOKENS))} is")
            if match := _LOOSE_LINK.search(text):
                self.findings.add(
                    number,
                    f"a link is broken at {match[0]!r}; write [words](kind:id) without spaces between",
                )


def _lead(children: Sequence[Token]) -> str:
    """The bold text that a paragraph starts with, else nothing."""
    start = next((n for n, child in enumerate(children) if child.type != "text" or child.content), 0)
    if not children or children[start].type != "strong_open":
        return ""
    lead = []
    for child in children[start + 1 :]:
        if child.type == "strong_close":
            break
        lead.append(child.content)
    return "".join(lead)
