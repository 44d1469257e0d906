"""The interface's words in the reader's language, by Qt's translation.

Every word that the window itself says goes through `tr`. Words in tables made when a
module is read are only marked, with `mark`, and go through `tr` where they are shown.
"""

from PySide6.QtCore import QCoreApplication

from explorer.library.say import mark

__all__ = ["mark", "tr"]

CONTEXT = ""
"""Of all the program's words in a translation file: the one that Qt's own lupdate gives them."""


def tr(text: str) -> str:
    """`text` in the reader's language; placeholders such as `{name}` stay and are filled by the caller."""
    return QCoreApplication.translate(CONTEXT, text)
