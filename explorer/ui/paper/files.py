"""Hand-outs as files: a PDF with its fonts and searchable text, or one HTML file with all in it."""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from explorer.files.write import write_out
from explorer.library.handout import Handout
from explorer.library.handout_html import View, handout_html
from explorer.ui.paper.drawing import DPI, FigurePicture
from explorer.ui.paper.sheets import PAPERS, Sheets
from explorer.ui.words import tr

AUTHOR = "Nerve Explorer"

_FONT_FILE = re.compile(r"-(\d{3})-(normal|italic)$")


def save_pdf(out: Path, sheets: Sheets, paper: str) -> None:
    """Save a laid-out hand-out as PDF; `paper` is the one it was laid out for. Raises OSError."""
    handout = sheets.handout
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(handout.title)
    writer.setAuthor(AUTHOR)
    writer.setCreator(AUTHOR)
    writer.setDocumentXmpMetadata(QByteArray(_metadata(handout).encode()))
    writer.setPageSize(QPageSize(PAPERS[paper]))
    print_sheets(writer, sheets)
    write_out(out, bytes(buffer.data().data()))


def print_sheets(device: QPagedPaintDevice, sheets: Sheets) -> None:
    """Paint every page on `device`, a printer or a PDF, whose paper is the one that was laid out for.

    Raises OSError if the device takes none.
    """
    device.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(tr("the printer does not answer"))
    for number in range(len(sheets.pages)):
        if number:
            device.newPage()
        full = device.pageLayout().fullRectPixels(device.logicalDpiX())
        within = device.pageLayout().paintRectPixels(device.logicalDpiX())
        painter.save()
        # A printer that cannot reach the paper's edge starts further in.
        painter.translate(full.topLeft() - within.topLeft())
        sheets.paint(painter, number, device.logicalDpiX() / 72)
        painter.restore()
    painter.end()


def save_html(out: Path, handout: Handout, pictures: Sequence[FigurePicture], assets: Path) -> None:
    """Save a hand-out as one HTML file, with the drawing and the fonts of `assets` in it. Raises OSError."""
    words = tr("{figure}: the nerve’s path {path}")
    views = [
        View(each.png(), each.caption, words.format(figure=each.caption, path=handout.path))
        for each in pictures
    ]
    write_out(out, handout_html(handout, views, _fonts(assets), tr).encode())


def _fonts(assets: Path) -> dict[tuple[int, str], bytes]:
    found = {}
    for path in sorted((assets / "fonts").glob("*.woff2")):
        if match := _FONT_FILE.search(path.stem):
            found[int(match[1]), match[2]] = path.read_bytes()
    return found


def _metadata(handout: Handout) -> str:
    """Title, author, language and keywords as PDF readers and search engines look for them."""
    title, words = escape(handout.title), [escape(each) for each in handout.keywords]
    items = "".join(f"<rdf:li>{each}</rdf:li>" for each in words)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{AUTHOR}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{handout.language}</rdf:li></rdf:Bag></dc:language>"
        f"<dc:subject><rdf:Bag>{items}</rdf:Bag></dc:subject>"
        f"<pdf:Keywords>{', '.join(words)}</pdf:Keywords>"
        f"<xmp:CreatorTool>{AUTHOR}</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
