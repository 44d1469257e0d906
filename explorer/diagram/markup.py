"""Reading XML from strangers: bounded, without document types, entities or instructions.

Every element keeps the line that it begins on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from explorer.diagram.folder import MAX_FIGURE_BYTES

MAX_DEPTH = 12
MAX_ELEMENTS = 10_000


class MarkupError(Exception):
    """The text is not XML that is safe to use; `line` is where that shows (0: the whole)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Node:
    """An element: its namespace and name, its line, and what it holds. `text` leaves out its children's."""

    space: str | None
    tag: str
    line: int
    attributes: dict[tuple[str | None, str], str]
    children: list["Node"] = field(default_factory=list)
    text: str = ""

    def child_text(self, tag: str) -> str:
        """The text of the first child called `tag`, with blanks tidied; empty without one."""
        found = next((child.text for child in self.children if child.tag == tag), "")
        return " ".join(found.split())

    def walk(self) -> Iterator["Node"]:
        """This element and all within it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse(text: str) -> Node:
    """The root element of `text`.

    Raises MarkupError if the text is too large, not well-formed, too deep, has too many
    elements, or has a document type, entities or processing instructions.
    """
    if len(text.encode()) > MAX_FIGURE_BYTES:
        raise MarkupError(0, f"is larger than {MAX_FIGURE_BYTES:,} bytes; simplify the drawing")
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)
    builder = _Builder(parser)
    parser.setContentHandler(builder)
    try:
        parser.feed(text)
        parser.close()
    except DefusedXmlException:
        message = "a document type or entities are not allowed; delete the <!DOCTYPE>"
        raise MarkupError(parser.getLineNumber() or 0, message) from None
    except SAXParseException as error:
        message = f"is not well-formed XML: {error.getMessage()}"
        raise MarkupError(error.getLineNumber() or 0, message) from None
    return builder.root


class _Builder(ContentHandler):
    """Builds nodes from what the parser calls out."""

    root: Node

    def __init__(self, place: Locator) -> None:
        super().__init__()
        self._place = place
        self._open: list[Node] = []
        self._texts: list[list[str]] = []
        self._count = 0

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802, ARG002
        raise self._refused(f"the instruction <?{target[:24]}?> is not allowed; delete it")

    def startElementNS(  # noqa: N802
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
        attrs: Any,
    ) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise self._refused(f"has more than {MAX_ELEMENTS:,} elements; simplify the drawing")
        if len(self._open) >= MAX_DEPTH:
            raise self._refused(f"elements lie more than {MAX_DEPTH} deep; ungroup some")
        node = Node(*name, self._line(), dict(attrs.items()))
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._texts.append([])

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802, ARG002
        self._open.pop().text = "".join(self._texts.pop())

    def characters(self, content: str) -> None:
        self._texts[-1].append(content)

    def _line(self) -> int:
        return self._place.getLineNumber() or 0

    def _refused(self, message: str) -> MarkupError:
        return MarkupError(self._line(), message)
