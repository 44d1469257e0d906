"""The search index kept in a file of the cache folder, so that the next start need not build it.

A head (magic, version, key, checksum), then the database as SQLite writes it. The key is made from all
that was indexed. A file that is missing, stale, damaged or of another version counts as none.
"""

import hashlib
import sqlite3
import struct
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from explorer.files.own import read_own
from explorer.files.write import write_atomically
from explorer.library.search.documents import Document

VERSION = 2
"""Raise this whenever what is indexed, or how, changes."""
SUFFIX = ".index"
MOST_BYTES = 512 * 1024 * 1024

_MAGIC = b"NERVEIDX"
_HEAD = struct.Struct("<8sI32s32s")


def key_of(documents: Iterable[Document], skip: Iterable[str]) -> bytes:
    """What tells the index of these documents from any other: 32 bytes."""
    digest = hashlib.sha256(f"{VERSION} {sqlite3.sqlite_version} {sorted(skip)}".encode())
    for each in documents:
        words = (str(each.address), *each.names, each.summary, each.symptoms, each.rest)
        digest.update(f"{[len(word) for word in words]}{''.join(words)}".encode(errors="surrogateescape"))
    return digest.digest()


def path_of(folder: Path, language: str, key: bytes) -> Path:
    """Where the index with this key is kept."""
    return folder / f"{language}-{key.hex()[:32]}{SUFFIX}"


def read(path: Path, key: bytes) -> sqlite3.Connection | None:
    """The index kept at `path`, in memory; None if there is no good one with this key."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        data = read_own(path, MOST_BYTES)
    except OSError:
        return None
    if len(data) < _HEAD.size:
        return None
    kept = memoryview(data)[_HEAD.size :]
    if _HEAD.unpack_from(data) != (_MAGIC, VERSION, key, hashlib.sha256(kept).digest()):
        return None
    database = sqlite3.connect(":memory:")
    try:
        database.deserialize(kept)
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        database.close()
        return None
    return database


def write(path: Path, key: bytes, database: sqlite3.Connection) -> None:
    """Keep `database` at `path`, and no older one of the same language; where that cannot be, do nothing."""
    data = database.serialize()
    with suppress(OSError):
        head = _HEAD.pack(_MAGIC, VERSION, key, hashlib.sha256(data).digest())
        write_atomically(path, head + data)
        language = path.name.rpartition("-")[0]
        for old in path.parent.glob(f"{language}-*{SUFFIX}"):
            if old != path:
                old.unlink()
