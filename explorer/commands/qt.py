"""The way from a command to Qt, with one clear sentence where Qt cannot run."""

import os
import sys
from importlib import import_module
from typing import Any

from explorer.commands.asked import UsageError


def the_app() -> Any:
    """The module with the window. Its import fails where Qt's system libraries are missing."""
    try:
        return import_module("explorer.app")
    except ImportError as error:
        raise UsageError(
            f"the window cannot open because a library is missing ({error}). On Debian or Ubuntu run: "
            "apt-get install libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 "
            "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
        ) from error


def unseen() -> Any:
    """The module that saves what a window would show, with no screen; raises UsageError as `the_app` does."""
    refuse_impossible_pair()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    the_app()
    return import_module("explorer.saving")


def refuse_impossible_pair() -> None:
    """Raise UsageError for a PySide6 that is known to crash this Python."""
    try:
        version = str(import_module("PySide6").__version__)
    except ModuleNotFoundError as error:
        raise UsageError("PySide6-Essentials is not installed; run: pip install nerve-explorer") from error
    except ImportError:
        return  # `the_app` says which library is missing
    release = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    if release >= (6, 12) and sys.version_info < (3, 12):
        raise UsageError(
            f"PySide6 {version} crashes Python {sys.version_info[0]}.{sys.version_info[1]}. "
            "Run: pip install 'PySide6-Essentials>=6.10.2,<6.11'"
        )


def need_a_screen() -> None:
    """Raise UsageError where there is no screen to open a window on."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise UsageError(
            "there is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "For a picture without a screen run: nerve-explorer screenshot OUT.png"
        )
