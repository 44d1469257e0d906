"""What a start painted of the unlit plate, kept in the user's cache folder: the next start copies it.

A file holds pictures of one size: a head (magic, version, checksum, their number, width and height), then
their pixels, premultiplied, packed together. Its name is made from all that the pixels depend on, which the
checksum covers too. A file that is missing, stale, damaged or of another version counts as none.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSize, qVersion
from PySide6.QtGui import QImage

from explorer import __version__
from explorer.files.own import read_own
from explorer.files.write import write_atomically

VERSION = 1
"""Raise this whenever the unlit plate is painted otherwise, or is kept in another form."""
SUFFIX = ".plate"
MOST_FILES = 6
"""So many pictures stay: of some themes and sizes of the window. The oldest go."""
MOST_PIXELS = 4_000_000
"""What has more is painted at each start: to unpack it takes as long."""
MOST_BYTES = 32 * 1024 * 1024
ROWS = 64
"""So many rows are packed at a time: a millisecond or two."""

_MAGIC = b"NERVEPIX"
_HEAD = struct.Struct("<8sI32sIII")
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_PIXEL = 4


class Shelf:
    """Keeps pictures of one drawing in `folder`; `drawing` tells it from all others."""

    def __init__(self, folder: Path, drawing: str) -> None:
        self._folder = folder
        self._drawing = drawing

    def take(self, about: str, size: QSize, number: int) -> list[QImage]:
        """So many pictures of that size, of what `about` says; none if there are no good ones."""
        each = size.width() * size.height()
        if each > MOST_PIXELS:
            return []
        try:
            data = read_own(self._path(about), MOST_BYTES)
        except OSError:
            return []
        if len(data) < _HEAD.size:
            return []
        packed = memoryview(data)[_HEAD.size :]
        said = (_MAGIC, VERSION, self._checksum(about, packed), number, size.width(), size.height())
        if _HEAD.unpack_from(data) != said:
            return []
        unpacker = zlib.decompressobj()
        try:
            pixels = unpacker.decompress(packed, number * each * _PIXEL + 1)
        except zlib.error:
            return []
        if len(pixels) != number * each * _PIXEL:
            return []
        parts = (pixels[at * each * _PIXEL : (at + 1) * each * _PIXEL] for at in range(number))
        wide = size.width() * _PIXEL
        return [QImage(part, size.width(), size.height(), wide, _FORMAT).copy() for part in parts]

    def put(self, about: str, pictures: Sequence[QImage]) -> Iterator[None]:
        """Keep `pictures`, all of one size, a little with each step; where that cannot be, do nothing."""
        width, height = pictures[0].width(), pictures[0].height()
        path = self._path(about)
        if width * height > MOST_PIXELS:
            return
        packer, packed = zlib.compressobj(1), bytearray()
        for picture in pictures:
            image = picture.convertToFormat(_FORMAT)
            line = image.bytesPerLine()  # of 32-bit pixels there is nothing between the lines
            for top in range(0, height, ROWS):
                packed += packer.compress(image.constBits()[top * line : min(height, top + ROWS) * line])
                yield
        packed += packer.flush()
        head = _HEAD.pack(_MAGIC, VERSION, self._checksum(about, packed), len(pictures), width, height)
        with suppress(OSError):
            write_atomically(path, head + packed)
            self._tidy()

    def _tidy(self) -> None:
        def age(path: Path) -> float:
            try:
                return -path.stat().st_mtime
            except OSError:  # another process has removed it
                return 0.0

        for old in sorted(self._folder.glob(f"*{SUFFIX}"), key=age)[MOST_FILES:]:
            old.unlink(missing_ok=True)

    def _path(self, about: str) -> Path:
        return self._folder / f"{hashlib.sha256(self._told(about)).hexdigest()[:32]}{SUFFIX}"

    def _told(self, about: str) -> bytes:
        return f"{VERSION} {__version__} {qVersion()} {self._drawing} {about}".encode()

    def _checksum(self, about: str, packed: bytes | bytearray | memoryview) -> bytes:
        digest = hashlib.sha256(self._told(about))
        digest.update(packed)
        return digest.digest()
