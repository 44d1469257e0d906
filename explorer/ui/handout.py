"""Hand-outs on paper and as files: the drawing with the lit path, and the card's plain part."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, QUrl
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QPixmap,
    QTextDocument,
)

from explorer.library.handout import handout_html
from explorer.library.page import Page
from explorer.ui.style import FONT

MARGIN_MM = 14.0
PICTURE_NAME = "drawing.png"
PICTURE_SHARE = 0.62
"""How much of the text's width the drawing takes on paper."""

HTML_WIDTH = "70%"
"""How much of the text's width the drawing takes in an HTML file."""

DPI = 300
PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


def save_pdf(out: Path, page: Page, picture: QPixmap, paper: str) -> None:
    """Save the hand-out of `page` as a PDF with searchable text and its fonts inside.

    `paper` is one of PAPERS. Raises OSError if the file cannot be written.
    """
    _writable(out)
    writer = QPdfWriter(str(out))
    writer.setResolution(DPI)
    writer.setTitle(page.title)
    writer.setCreator("Nerve Explorer")
    writer.setPageSize(QPageSize(PAPERS[paper]))
    print_page(writer, page, picture)


def print_page(device: QPagedPaintDevice, page: Page, picture: QPixmap) -> None:
    """Lay the hand-out of `page` out for `device`, a printer or a PDF, and print it."""
    device.setPageMargins(QMarginsF(*[MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDocumentMargin(0)
    area = device.pageLayout().paintRect(QPageLayout.Unit.Point)
    width = str(round(area.width() * PICTURE_SHARE))
    document.addResource(
        QTextDocument.ResourceType.ImageResource.value, QUrl(PICTURE_NAME), picture.toImage()
    )
    document.setHtml(handout_html(page, PICTURE_NAME, FONT, picture_width=width))
    document.setPageSize(QSizeF(area.width(), area.height()))
    document.print_(device)


def save_html(out: Path, page: Page, picture: QPixmap) -> None:
    """Save the hand-out of `page` as one HTML file with the drawing in it; raises OSError."""
    source = f"data:image/png;base64,{_base64(picture.toImage())}"
    out.write_text(handout_html(page, source, FONT, picture_width=HTML_WIDTH), encoding="utf-8")


def _base64(image: QImage) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().toBase64().data()).decode()


def _writable(out: Path) -> None:
    """Raises OSError where QPdfWriter would fail silently."""
    with out.open("ab"):
        pass
