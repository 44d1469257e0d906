"""Rows of the outline for Qt's views: read-only, and made only when someone looks below a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.anatomy.address import Address
from explorer.library.outline import Entry, Path, nearest_path, paths
from explorer.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the rows' painter asks for beside Qt's own roles."""

    ALSO = Qt.ItemDataRole.UserRole
    EMERGENCY = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2
    KEPT = Qt.ItemDataRole.UserRole + 3


@dataclass(slots=True)
class _Node:
    """A row that has been looked at; `children` are the numbers of its own rows, once someone asked."""

    entry: Entry
    parent: int
    row: int
    children: list[int] | None = field(default=None)


class OutlineModel(QAbstractItemModel):
    """Shows `entries`, which never change. A row is known by its number, given when it is first seen.

    `is_kept` says whether there is a bookmark of something.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        parent: QObject | None = None,
        is_kept: Callable[[Address], bool] = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self._is_kept = is_kept
        self._nodes = [_Node(Entry("", children=tuple(entries)), -1, 0)]

    @cached_property
    def _places(self) -> dict[Address, tuple[Path, ...]]:
        return dict(paths(self._nodes[0].entry.children))

    def holds(self, address: Address) -> bool:
        """Whether one of the rows stands for `address`."""
        return address in self._places

    def nearest(self, address: Address, to: Index) -> QModelIndex:
        """The row of `address` that lies nearest to another row; no row if there is none."""
        places = self._places.get(address)
        return self.at(nearest_path(places, self.path(to))) if places else QModelIndex()

    def entry(self, index: Index) -> Entry:
        """What a row says."""
        return self._nodes[self._number(index)].entry

    def path(self, index: Index) -> Path:
        """Where a row stands."""
        path: list[int] = []
        while index.isValid():
            path.insert(0, index.row())
            index = self.parent(index)
        return tuple(path)

    def at(self, path: Path) -> QModelIndex:
        """The row that stands there; no row if the way leads nowhere."""
        index = QModelIndex()
        for row in path:
            index = self.index(row, 0, index)
            if not index.isValid():
                break
        return index

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """One of the rows below `parent`."""
        children = self._children(self._number(parent))
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The row above; of the first level none."""
        above = self._nodes[self._number(index)].parent if index.isValid() else -1
        return self.createIndex(self._nodes[above].row, 0, above) if above > 0 else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows lie directly below `parent`."""
        return len(self._nodes[self._number(parent)].entry.children)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """One."""
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        """Whether anything lies below `parent`."""
        return self.rowCount(parent) > 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be opened, but not chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self.entry(index)
        flags = Qt.ItemFlag.ItemIsEnabled
        if entry.address is not None:
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags if entry.children else flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row; an emergency is told in words wherever its name is."""
        if not index.isValid():
            return None
        entry = self.entry(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._name(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                name = self._name(entry)
                return tr("{name}, bookmarked").format(name=name) if self._kept(entry) else name
            case Role.KEPT:
                return self._kept(entry)
            case Qt.ItemDataRole.AccessibleDescriptionRole | Role.ALSO:
                return entry.also
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (entry.text, entry.also, str(entry.address or ""))))
            case Role.EMERGENCY:
                return entry.emergency
            case Role.HEADING:
                return entry.address is None and bool(entry.children)
        return None

    def _name(self, entry: Entry) -> str:
        return tr("{name} (emergency)").format(name=entry.text) if entry.emergency else entry.text

    def _kept(self, entry: Entry) -> bool:
        return entry.address is not None and self._is_kept(entry.address)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A name for the one column: it is not shown, but screen readers tell it."""
        return tr("Contents") if role == Qt.ItemDataRole.DisplayRole else None

    def _number(self, index: Index) -> int:
        return index.internalId() if index.isValid() else 0

    def _children(self, number: int) -> list[int]:
        node = self._nodes[number]
        if node.children is None:
            first = len(self._nodes)
            self._nodes += [_Node(each, number, row) for row, each in enumerate(node.entry.children)]
            node.children = list(range(first, len(self._nodes)))
        return node.children
