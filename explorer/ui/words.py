"""The interface's words in the reader's language, by Qt's translation.

Every word that the window itself says goes through `tr`. Words in tables made when a
module is read are only marked, with `mark`, and go through `tr` where they are shown.
"""

from PySide6.QtCore import QCoreApplication

CONTEXT = "explorer"
"""The one context of all the program's words in a translation file."""


def tr(text: str) -> str:
    """`text` in the reader's language; placeholders such as `{name}` stay and are filled by the caller."""
    return QCoreApplication.translate(CONTEXT, text)


def mark(text: str) -> str:
    """`text` itself, marked as a word to translate where it is shown."""
    return text
