"""The list of what is wrong with the files, for whoever looks after them."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from explorer.files.problem import Problem
from explorer.ui.words import tr


class ProblemsDialog(QDialog):
    """Every problem on a line of its own, to be read and copied."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Problems in the files"))
        self.resize(760, 420)
        layout = QVBoxLayout(self)
        found = tr("{number} found. What they concern was left out or may look odd; everything else works.")
        intro = QLabel(found.format(number=QLocale().toString(len(problems))))
        intro.setWordWrap(True)
        layout.addWidget(intro)
        self.text = QPlainTextEdit("\n".join(str(problem) for problem in problems))
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        layout.addWidget(self.text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
