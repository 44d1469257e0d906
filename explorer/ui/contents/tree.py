"""The tree itself: arrows walk, Enter or a press chooses, and what is chosen elsewhere is marked."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from explorer.anatomy.address import Address
from explorer.ui.contents.model import OutlineModel
from explorer.ui.contents.rows import RowLook, RowPainter
from explorer.ui.touch import scroll_by_finger

LEAST_INDENT = 24
"""Pixels: the arrow that opens a row stands in there, to be pressed."""


class OutlineTree(QTreeView):
    """`wanted` carries what was pressed.

    The filled row is what is chosen; it is told so by `mark` and never decides it. The framed
    row is where the keyboard is.
    """

    wanted = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.rows = RowPainter(self)
        self.setItemDelegate(self.rows)
        self._twice = False
        self.clicked.connect(self._pressed)
        scroll_by_finger(self)

    def show_model(self, model: OutlineModel) -> None:
        """Show other rows."""
        self.setModel(model)
        used = (self.selectionModel(), self.header().selectionModel())
        for marks in self.findChildren(QItemSelectionModel):  # the header has some, too
            if marks not in used:
                marks.deleteLater()  # Qt leaves it to us

    def outline(self) -> OutlineModel:
        """What it shows. Only asked once there is something."""
        model = self.model()
        assert isinstance(model, OutlineModel)
        return model

    def set_look(self, look: RowLook) -> None:
        """Take other sizes and colours."""
        self.rows.look = look
        self.setIndentation(max(LEAST_INDENT, round(look.body * 0.9)))
        self.scheduleDelayedItemsLayout()

    def rows_changed(self) -> None:
        """What the rows say of their things is another now."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def mark(self, address: Address | None) -> bool:
        """Show that `address` is chosen: its row is opened to, filled, and scrolled to. False if it has none.

        Neither takes the keyboard nor chooses anything.
        """
        model = self.outline()
        index = model.nearest(address, self.currentIndex()) if address else QModelIndex()
        if not index.isValid():
            self.selectionModel().clearSelection()
            return False
        if index not in self.selectionModel().selectedIndexes():
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)  # opens what it lies in
        return True

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Neither keys nor presses decide what is chosen."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def event(self, event: QEvent) -> bool:
        """Letters, digits and Home belong to the tree while it has the keyboard, not to shortcuts."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            own = event.text().isalnum() or event.key() == Qt.Key.Key_Home
            if held == Qt.KeyboardModifier.NoModifier and own:
                event.accept()
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need at the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """An arrow that grows with the text where a row can be opened, and nothing else."""
        look = self.rows.look
        if look is None or not self.model().hasChildren(index):
            return
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        half, reach = self.indentation() / 2, look.body / 4
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.left() + half if mirrored else rect.right() - half, rect.center().y())
        painter.rotate(90 if self.isExpanded(index) else 180 if mirrored else 0)
        painter.setPen(QPen(QColor(look.muted), max(2.0, look.body / 9)))
        painter.drawPolyline([QPointF(-reach / 2, -reach), QPointF(reach / 2, 0), QPointF(-reach / 2, reach)])
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, or opens and closes a heading."""
        index = self.currentIndex()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not index.isValid():
            super().keyPressEvent(event)
        elif self.outline().entry(index).address is None:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.wanted.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press at once, of a trembling hand perhaps, is no press of its own."""
        self._twice = True
        event.accept()

    def _pressed(self, index: QModelIndex) -> None:
        """A press chooses and opens; on what is chosen already, or on a heading, it opens or closes."""
        if self._twice:
            self._twice = False
        elif self.outline().entry(index).address is None or self.selectionModel().isSelected(index):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.expand(index)
            self.wanted.emit(index)
