"""A theme turned into Qt's fonts, palette and style sheet."""

from pathlib import Path

from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from explorer.ui.theme import Theme

FONT = "Atkinson Hyperlegible"


def load_fonts(assets: Path) -> None:
    """Make the bundled font known to Qt; raises FileNotFoundError if a file cannot be used."""
    for path in sorted((assets / "fonts").glob("*.woff2")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(f"{path} is not a font that can be used; install the program again.")


def style_anew(widget: QWidget) -> None:
    """Let a property that the style sheet asks for take effect."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def palette(theme: Theme) -> QPalette:
    """The theme's colours for what no style sheet reaches: links and selected text."""
    made = QPalette()
    colors = theme.colors
    for role, color in (
        (QPalette.ColorRole.Window, colors.page),
        (QPalette.ColorRole.Base, colors.surface),
        (QPalette.ColorRole.WindowText, colors.ink),
        (QPalette.ColorRole.Text, colors.ink),
        (QPalette.ColorRole.Button, colors.sunken),
        (QPalette.ColorRole.ButtonText, colors.ink),
        (QPalette.ColorRole.Link, colors.accent),
        (QPalette.ColorRole.LinkVisited, colors.accent),
        (QPalette.ColorRole.PlaceholderText, colors.ink_muted),
        (QPalette.ColorRole.Highlight, colors.accent),
        (QPalette.ColorRole.HighlightedText, colors.on_accent),
    ):
        made.setColor(role, QColor(color))
    return made


def style_sheet(theme: Theme, scale: float) -> str:
    """The whole window's style at `scale` (1.0 is 100 % text), for the direction in which one reads."""
    start, end = ("right", "left") if QGuiApplication.isRightToLeft() else ("left", "right")

    def px(size: float, share: float = 1.0) -> str:
        """`size` grown with the text, or by a share of that growth: large words need to grow less."""
        return f"{round(size * (1 + (scale - 1) * share))}px"

    c, t, s = theme.colors, theme.type, theme.space
    target = f"{s.target - 4}px"
    radius = f"{s.radius}px"
    care = "".join(
        f"""
        QFrame#care[urgency="{name}"] {{ background: {soft}; border: 0; border-left: 6px solid {strong}; }}
        QFrame#care[urgency="{name}"][leftwards="true"] {{ border-left: 0;
            border-right: 6px solid {strong}; }}
        QLabel#care-heading[urgency="{name}"] {{ color: {strong}; }}
        """
        for name, strong, soft in (
            ("emergency", c.emergency, c.emergency_soft),
            ("urgent", c.urgent, c.urgent_soft),
            ("see-clinician", c.clinician, c.clinician_soft),
        )
    )
    return f"""
    QWidget {{ font-family: "{FONT}"; font-size: {px(t.body)}; }}
    QMainWindow, QWidget#plate {{ background: {c.page}; }}
    QWidget#bar {{ background: {c.surface}; border-bottom: 1px solid {c.line}; }}
    QWidget#crumbs {{ background: {c.page}; }}
    QScrollArea#card, QWidget#page {{ background: {c.surface}; }}
    QScrollArea#card {{ border: 2px solid {c.surface}; }}
    QScrollArea#card:focus {{ border-color: {c.accent}; }}
    QSplitter::handle {{ background: {c.line}; }}
    QLabel {{ background: transparent; }}
    QLabel#app-name {{ font-size: {px(t.lead, 0.5)}; font-weight: 700; }}
    QLabel#kicker {{ font-size: {px(t.small)}; color: {c.ink_muted}; font-weight: 700; }}
    QLabel#title {{ font-size: {px(t.title, 0.6)}; font-weight: 700; }}
    QLabel#subtitle {{ font-size: {px(t.body)}; color: {c.ink_muted}; }}
    QLabel#lead {{ font-size: {px(t.lead, 0.9)}; }}
    QLabel#place {{ color: {c.accent}; font-weight: 700; }}
    QLabel#heading {{ font-size: {px(t.heading)}; font-weight: 700; }}
    QLabel#label {{ font-size: {px(t.small)}; color: {c.ink_muted}; font-weight: 700; }}
    QLabel#note {{ font-size: {px(t.small)}; color: {c.ink_muted}; }}
    QLabel#note[warning="true"] {{ color: {c.warning}; font-weight: 700; }}
    QLabel#keys {{ font-weight: 700; color: {c.accent}; }}
    QLabel#hint {{ color: {c.ink_muted}; }}
    QLabel#care-heading {{ font-size: {px(t.lead)}; font-weight: 700; }}
    {care}
    QLabel#pointed {{ background: {c.ink}; color: {c.surface}; border-radius: 6px;
        padding: {px(5)} {px(9)}; font-size: {px(t.body)}; }}
    QPushButton {{ background: {c.sunken}; color: {c.ink}; border: 1px solid {c.control};
        border-radius: {radius}; min-height: {target}; padding: 0 {px(16)}; }}
    QPushButton:hover {{ background: {c.accent_soft}; }}
    QPushButton#choice {{ background: {c.sunken}; border: 1px solid {c.control}; border-radius: {radius};
        min-height: {s.target - 2}px; text-align: left; }}
    QPushButton#choice:hover {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    QPushButton#choice:pressed {{ background: {c.accent_soft}; border: 2px solid {c.accent}; }}
    QPushButton#choice:checked {{ background: {c.accent_soft}; border: 2px solid {c.accent};
        font-weight: 700; }}
    QFrame#side-panel {{ background: {c.surface}; border: 0; border-right: 1px solid {c.line}; }}
    QFrame#notice {{ background: {c.surface}; border: 1px solid {c.control}; border-radius: {radius}; }}
    QSlider::groove:horizontal {{ height: 6px; background: {c.control}; border-radius: 3px; }}
    QSlider::handle:horizontal {{ width: {px(24, 0.5)}; margin: -9px 0; background: {c.accent};
        border: 2px solid {c.surface}; border-radius: 12px; }}
    QSlider::handle:horizontal:focus {{ border-color: {c.ink}; }}
    QSlider {{ min-height: {s.target}px; }}
    QPushButton#choice[urgency="emergency"], QPushButton#fold[urgency="emergency"] {{
        background: {c.emergency_soft}; border: 1px solid {c.emergency}; color: {c.emergency};
        font-weight: 700; }}
    QPushButton#segment {{ background: {c.surface}; border: 1px solid {c.control}; border-radius: 0;
        min-height: {target}; min-width: 56px; padding: {px(2)} {px(8)}; font-weight: 700; }}
    QPushButton#segment[place="middle"] {{ border-left: 0; border-right: 0; }}
    QPushButton#segment[place="first"] {{
        border-top-left-radius: {radius}; border-bottom-left-radius: {radius}; }}
    QPushButton#segment[place="last"] {{
        border-top-right-radius: {radius}; border-bottom-right-radius: {radius}; }}
    QPushButton#segment:checked {{ background: {c.accent}; color: {c.on_accent}; }}
    QPushButton#command {{ background: {c.sunken}; border: 1px solid {c.control}; border-radius: {radius};
        min-height: {s.target}px; padding: {px(4)} 14px; font-weight: 700; }}
    QPushButton#command:hover {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    QPushButton#command:default {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
    QPushButton#command:default:focus {{ border: 2px solid {c.ink}; }}
    QPushButton#fold {{ background: {c.sunken}; border: 1px solid {c.control}; border-radius: {radius};
        min-height: {s.target}px; padding: {px(4)} 14px; text-align: left; font-weight: 700; }}
    QPushButton#fold:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    QPushButton#fold[urgency="emergency"]:checked {{ background: {c.emergency_soft};
        border: 2px solid {c.emergency}; }}
    QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {radius};
        min-height: {target}; min-width: {target}; padding: 0 4px; }}
    QToolButton:hover {{ background: {c.sunken}; }}
    QToolButton:pressed {{ background: {c.accent_soft}; }}
    QToolButton:disabled {{ color: {c.line}; }}
    QToolButton#emergency {{ color: {c.emergency}; background: {c.emergency_soft};
        border: 1px solid {c.emergency}; font-weight: 700; padding: 0 10px; }}
    QToolButton#more {{ font-size: {px(t.heading)}; font-weight: 700; }}
    QToolButton#more::menu-indicator {{ image: none; }}
    QToolButton#zoom {{ background: {c.surface}; border: 1px solid {c.control}; }}
    QToolButton#zoom:hover {{ background: {c.accent_soft}; }}
    QToolButton#crumb {{ color: {c.accent}; font-weight: 700; padding: 0 5px; min-width: 0; }}
    QToolButton#crumb[here="true"] {{ color: {c.on_accent}; background: {c.accent}; padding: 0 10px; }}
    QToolButton#more-crumbs {{ background: {c.page}; color: {c.ink_muted}; font-weight: 700;
        border-radius: 0; min-width: 0; min-height: 0; padding: 0 6px; }}
    QToolButton#more-crumbs:hover {{ color: {c.accent}; }}
    QLineEdit#search {{ background: {c.page}; color: {c.ink}; border: 1px solid {c.control};
        border-radius: {radius}; min-height: {target}; padding: 0 6px; }}
    QLineEdit#search:focus {{ background: {c.surface}; border: 2px solid {c.accent}; }}
    QLineEdit#search QToolButton {{ border: 0; padding: 0; min-width: 0; min-height: 0; }}
    QFrame#results {{ background: {c.surface}; border: 1px solid {c.control}; border-radius: {radius}; }}
    QListView#hits {{ background: {c.surface}; border: 0; }}
    QLabel#found-note {{ color: {c.ink}; padding: {px(10)} 14px; }}
    QLabel#found-count {{ color: {c.ink_muted}; font-size: {px(t.small)}; padding: {px(6)} 14px;
        border-top: 1px solid {c.line}; }}
    QPushButton, QToolButton {{ outline: 0; }}
    QPushButton:focus, QToolButton:focus, QPushButton#choice:focus, QPushButton#fold:focus,
    QPushButton#segment:focus, QPushButton#command:focus, QPushButton#undo:focus,
    QToolButton#zoom:focus, QToolButton#tool:focus, QToolButton#crumb:focus,
    QToolButton#emergency:focus {{ border: 3px solid {c.accent}; }}
    QPushButton#segment:checked:focus {{ border: 3px solid {c.ink}; outline: 2px solid {c.on_accent}; }}
    QToolButton#crumb[here="true"]:focus {{
        background: {c.page}; color: {c.accent}; border: 5px double {c.accent}; }}
    QLabel {{ border: 0; }}
    QLabel#prose:focus, QLabel#note:focus {{ border: 2px solid {c.accent}; border-radius: 4px; }}
    QScrollBar:vertical {{ background: {c.surface}; width: 14px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c.control}; border-radius: 4px;
        min-height: 40px; margin: 2px 3px; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
    QMenu {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.control}; padding: {px(6)}; }}
    QMenu::item {{ padding: {px(9)}; padding-{start}: {px(30)}; padding-{end}: {px(26)};
        border-radius: 6px; }}
    QMenu::item:selected {{ background: {c.accent_soft}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(6)} {px(4)}; }}
    QDialog {{ background: {c.surface}; }}
    QWidget#contents {{ background: {c.surface}; }}
    QWidget#edge {{ background: {c.surface}; border-right: 3px solid {c.line}; }}
    QWidget#edge:hover {{ border-right: 3px solid {c.accent}; }}
    QTreeView#outline {{ background: {c.surface}; color: {c.ink}; border: 0;
        selection-background-color: transparent; }}
    QComboBox {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.control};
        border-radius: {radius}; min-height: {target}; padding: 0 10px; }}
    QComboBox::drop-down {{ border: 0; width: 28px; }}
    QComboBox:focus {{ border: 2px solid {c.accent}; }}
    QComboBox QAbstractItemView {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.control};
        selection-background-color: {c.accent_soft}; selection-color: {c.ink}; outline: 0; }}
    QPlainTextEdit#note-edit {{ background: {c.sunken}; color: {c.ink}; border: 1px solid {c.control};
        border-radius: 6px; padding: 2px; }}
    QPlainTextEdit#note-edit:focus {{ border: 2px solid {c.accent}; }}
    QPushButton#undo {{ background: {c.sunken}; color: {c.ink}; border: 1px solid {c.control};
        border-radius: {radius}; min-height: {target}; padding: 0 12px; text-align: left; }}
    QToolButton:checked {{ background: {c.accent_soft}; }}
    QLabel#passing {{ background: {c.ink}; color: {c.surface}; border-radius: 6px;
        padding: {px(8)} {px(14)}; }}
    QLabel#meaning {{ background: {c.surface}; color: {c.ink}; border: 2px solid {c.accent};
        border-radius: 6px; padding: {px(8)} {px(12)}; }}
    QDialog QPushButton, QDialog QComboBox, QDialog QSpinBox, QDialog QLineEdit {{ background: {c.sunken};
        color: {c.ink}; border: 1px solid {c.control}; border-radius: 6px; padding: 2px {px(8)}; }}
    QDialog QPushButton:focus, QDialog QComboBox:focus, QDialog QSpinBox:focus, QDialog QLineEdit:focus {{
        border: 2px solid {c.accent}; }}
    QDialog QPushButton:default {{ background: {c.accent}; color: {c.on_accent}; font-weight: 700; }}
    QDialog QPushButton:default:focus {{ border: 2px solid {c.ink}; }}
    QToolTip {{ background: {c.ink}; color: {c.surface}; border: 0; padding: {px(5)}; }}
    """
