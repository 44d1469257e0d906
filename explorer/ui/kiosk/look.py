"""The style of the kiosk: few rules, and everything as large as fingers and tired eyes need."""

from PySide6.QtGui import QGuiApplication

from explorer.ui.card.blocks import Look
from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.style import FONT
from explorer.ui.theme import Theme

WORD_REACH_MM = 10
"""A finger is meant for a marked word if it comes down so near it: words are smaller than fingers."""


def text_scale(theme: Theme, sizes: Sizes) -> float:
    """By how much the kiosk's text is larger than a desktop's."""
    return sizes.text / theme.type.body


def card_look(theme: Theme, sizes: Sizes) -> Look:
    """Distances and colours of a card's blocks."""
    return Look(sizes.px(2), text_scale(theme, sizes), theme.colors.ink, reach=sizes.px(WORD_REACH_MM))


def kiosk_style(theme: Theme, sizes: Sizes) -> str:
    """The whole style sheet. Words that must be read are never smaller than `sizes.text`.

    It does not rest on the window's own sheet: a page is made with each touch, and each rule costs.
    """
    c = theme.colors
    text, target = sizes.text, sizes.target
    radius, pad = sizes.px(2.5), sizes.px(3)
    small = sizes.stepped(1.0).text
    start = "right" if QGuiApplication.isRightToLeft() else "left"
    care = "".join(
        f"""
        QFrame#care[urgency="{name}"] {{ background: {soft}; border: 0;
            border-{start}: {sizes.px(1.5)}px solid {strong}; }}
        QLabel#care-heading[urgency="{name}"] {{ color: {strong}; }}
        """
        for name, strong, soft in (
            ("emergency", c.emergency, c.emergency_soft),
            ("urgent", c.urgent, c.urgent_soft),
            ("see-clinician", c.clinician, c.clinician_soft),
        )
    )
    return f"""
    QWidget {{ font-family: "{FONT}"; font-size: {text}px; color: {c.ink}; }}
    QWidget#kiosk, QWidget#sheet, QWidget#page, QScrollArea#sheet-scroll {{ background: {c.surface}; }}
    QWidget#kiosk-bar {{ background: {c.sunken}; border-top: 2px solid {c.line}; }}
    QLabel {{ background: transparent; border: 0; }}
    QLabel#kiosk-title {{ font-size: {round(1.25 * text)}px; font-weight: 700; }}
    QLabel#tool-title {{ font-size: {round(1.25 * small)}px; font-weight: 700; }}
    QLabel#heading, QLabel#label, QLabel#keys {{ font-weight: 700; }}
    QLabel#care-heading {{ font-size: {round(1.05 * text)}px; font-weight: 700; }}
    {care}
    QLabel#begin {{ background: {c.accent}; color: {c.on_accent}; font-size: {round(1.5 * text)}px;
        font-weight: 700; border-radius: {radius}px; min-height: {round(1.6 * target)}px; }}
    QLabel#told {{ font-size: {round(1.25 * text)}px; }}
    QLabel#question {{ font-size: {round(1.5 * text)}px; font-weight: 700; }}
    QLabel#warning, QLabel#note[warning="true"] {{ color: {c.emergency}; font-weight: 700; }}
    QLabel#meaning {{ background: {c.surface}; border: 4px solid {c.accent}; border-radius: {radius}px;
        padding: {sizes.px(2)}px {pad}px; }}
    QPushButton {{ min-height: {target}px; outline: 0; background: {c.surface};
        border: 3px solid {c.control}; border-radius: {radius}px; padding: 0 {pad}px; }}
    QPushButton#choice {{ text-align: left; font-weight: 700; }}
    QPushButton#large, QPushButton#tool, QPushButton#bar {{ font-weight: 700; }}
    QPushButton#tool, QPushButton#bar {{ font-size: {small}px; padding: 0 {sizes.px(1)}px; }}
    QPushButton:pressed {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    QPushButton:checked {{ background: {c.accent_soft}; border: 5px solid {c.accent}; }}
    QPushButton[sort="main"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
    QPushButton[sort="emergency"] {{ background: {c.emergency}; color: {c.on_accent};
        border-color: {c.emergency}; }}
    QPushButton[sort="main"]:pressed, QPushButton[sort="emergency"]:pressed {{
        background: {c.ink}; border-color: {c.ink}; }}
    QPushButton:disabled {{ background: {c.sunken}; color: {c.ink_muted}; border-color: {c.line}; }}
    QPushButton[urgency="emergency"] {{ background: {c.emergency_soft}; color: {c.emergency};
        border-color: {c.emergency}; font-weight: 700; }}
    """
