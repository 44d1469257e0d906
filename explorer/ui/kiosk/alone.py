"""One kiosk at a time for each user of a computer."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

NAME = "kiosk.lock"


@dataclass
class Place:
    """Whether this process may be the kiosk. It holds its place for as long as the object lives.

    `taken_by` is the process that is the kiosk already (0: none that is known); `fault` says why nobody
    can tell, as on a full disk: a kiosk that perhaps is a second one serves better than none.
    """

    free: bool
    taken_by: int = 0
    fault: str = ""
    lock: QLockFile | None = None


def take_place(folder: Path) -> Place:
    """Take the one place there is; a lock left behind by a process that died counts for nothing."""
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return Place(True, fault=f"{path} cannot be made: {error.strerror or error}")
    lock = QLockFile(str(path))
    # A lock is never too old: a kiosk runs for months. Whether its process still lives is asked all the same.
    lock.setStaleLockTime(0)
    # Of a damaged one, or one from before the computer was renamed, Qt cannot tell. The system can: it lets
    # nobody remove what a living process holds.
    if lock.tryLock(0) or (lock.removeStaleLockFile() and lock.tryLock(0)):
        return Place(True, lock=lock)
    if lock.error() is not QLockFile.LockError.LockFailedError:
        return Place(True, fault=f"{path} cannot be made: {lock.error().name}")
    return Place(False, taken_by=lock.getLockInfo()[0])
