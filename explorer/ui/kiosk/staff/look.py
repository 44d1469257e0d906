"""How large and in which colours the staff's pages are: by the screen's real millimetres."""

from dataclasses import dataclass

from explorer.ui.style import style_sheet
from explorer.ui.theme import Theme

TARGET_MM = 20.0
"""The least height of what one presses."""
KEY_MM = 15.0
"""The least height of a letter's key: there are many, and staff type on them once."""
CAPITAL_MM = 4.0
"""Capitals of the text: staff stand near and read on purpose."""
CAPITAL_SHARE = 0.7
"""A capital's height as a share of the type's."""
COLUMN_MM = 200.0
"""The widest that a page grows."""


@dataclass(frozen=True)
class StaffLook:
    """The theme, and how many pixels of the screen are a millimetre."""

    theme: Theme
    mm: float

    def px(self, mm: float) -> int:
        """So many millimetres in pixels."""
        return round(mm * self.mm)

    @property
    def scale(self) -> float:
        """The text's size, where 1 is the theme's own; never smaller than that."""
        return max(1.0, CAPITAL_MM * self.mm / CAPITAL_SHARE / self.theme.type.body)

    def style(self) -> str:
        """The style sheet of one page, whatever window it lies in."""
        colors, target, key = self.theme.colors, self.px(TARGET_MM) - 2, self.px(KEY_MM) - 2
        padding = round(6 * self.scale)
        button = f"min-height: {target}px; padding: 0 {padding}px;"
        return f"""
        {style_sheet(self.theme, self.scale)}
        QWidget#staff, QWidget#staff-inside, QScrollArea#staff-scroll {{
            background: {colors.page}; color: {colors.ink}; border: 0; }}
        QScrollBar:vertical {{ background: {colors.page}; }}
        QPushButton, QPushButton#segment, QPushButton#command, QPushButton#choice {{ {button} }}
        QPushButton:disabled {{ color: {colors.ink_muted}; border-color: {colors.line}; }}
        QPushButton#command:default:disabled {{ background: {colors.sunken}; color: {colors.ink_muted}; }}
        QPushButton#key {{ min-height: {key}px; min-width: 0; padding: 0 2px; }}
        QPushButton#digit {{ min-height: {target}px; min-width: {target}px; padding: 0;
            font-weight: 700; font-size: {round(self.theme.type.title * self.scale)}px; }}
        QPushButton#digit:disabled {{ color: {colors.line}; }}
        QPushButton#key:checked {{ background: {colors.accent}; color: {colors.on_accent}; }}
        QPushButton#choice:pressed, QPushButton#digit:pressed, QPushButton#key:pressed {{
            background: {colors.accent_soft}; border: 2px solid {colors.accent}; }}
        QLineEdit#answer {{ background: {colors.surface}; color: {colors.ink};
            border: 2px solid {colors.control}; border-radius: {self.theme.space.radius}px;
            min-height: {target}px; padding: 0 {padding}px; }}
        QLineEdit#answer:focus {{ border-color: {colors.accent}; }}
        QLabel#dots {{ font-size: {round(self.theme.type.title * self.scale)}px; font-weight: 700; }}
        QLabel#fault {{ color: {colors.emergency}; font-weight: 700; }}
        QLabel#name {{ color: {colors.ink_muted}; }}
        """
