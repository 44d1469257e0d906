"""The style of the kiosk: the window's own, with everything as large as fingers and tired eyes need."""

from explorer.ui.card.blocks import Look
from explorer.ui.kiosk.sizes import Sizes
from explorer.ui.style import style_sheet
from explorer.ui.theme import Theme


def text_scale(theme: Theme, sizes: Sizes) -> float:
    """By how much the kiosk's text is larger than a desktop's."""
    return sizes.text / theme.type.body


def card_look(theme: Theme, sizes: Sizes) -> Look:
    """Distances and colours of a card's blocks."""
    return Look(sizes.px(2), text_scale(theme, sizes), theme.colors.ink)


def kiosk_style(theme: Theme, sizes: Sizes) -> str:
    """The whole style sheet. Words that must be read are never smaller than `sizes.text`."""
    c = theme.colors
    text, target = sizes.text, sizes.target
    radius, pad = sizes.px(2.5), sizes.px(3)
    small = sizes.stepped(1.0).text
    return f"""
    {style_sheet(theme, text_scale(theme, sizes))}
    QWidget#kiosk, QWidget#sheet, QWidget#page, QScrollArea#sheet-scroll {{ background: {c.surface}; }}
    QWidget#kiosk-bar {{ background: {c.sunken}; border-top: 2px solid {c.line}; }}
    QLabel {{ font-size: {text}px; color: {c.ink}; }}
    QLabel#kiosk-title {{ font-size: {round(1.25 * text)}px; font-weight: 700; }}
    QLabel#care-heading {{ font-size: {round(1.05 * text)}px; }}
    QLabel#note, QLabel#label, QLabel#kicker {{ font-size: {text}px; color: {c.ink}; }}
    QLabel#begin {{ background: {c.accent}; color: {c.on_accent}; font-size: {round(1.5 * text)}px;
        font-weight: 700; border-radius: {radius}px; min-height: {round(1.6 * target)}px; }}
    QLabel#question {{ font-size: {round(1.6 * text)}px; font-weight: 700; }}
    QLabel#warning, QLabel#note[warning="true"] {{ color: {c.emergency}; font-weight: 700; }}
    QPushButton#large, QPushButton#choice {{ font-size: {text}px; min-height: {target}px; outline: 0;
        background: {c.surface}; color: {c.ink}; border: 3px solid {c.control};
        border-radius: {radius}px; padding: 0 {pad}px; }}
    QPushButton#large {{ font-weight: 700; }}
    QPushButton#large:hover, QPushButton#choice:hover {{ background: {c.surface};
        border-color: {c.control}; }}
    QPushButton#large:pressed, QPushButton#choice:pressed {{ background: {c.accent_soft};
        border: 3px solid {c.accent}; }}
    QPushButton#large:checked {{ background: {c.accent_soft}; border: 5px solid {c.accent}; }}
    QPushButton#large[sort="main"] {{ background: {c.accent}; color: {c.on_accent};
        border-color: {c.accent}; }}
    QPushButton#large[sort="main"]:pressed {{ background: {c.ink}; border-color: {c.ink}; }}
    QPushButton#large[sort="emergency"], QPushButton#bar[sort="emergency"] {{
        background: {c.emergency}; color: {c.on_accent}; border: 3px solid {c.emergency}; }}
    QPushButton#large[sort="emergency"]:pressed, QPushButton#bar[sort="emergency"]:pressed {{
        background: {c.ink}; border-color: {c.ink}; }}
    QPushButton#large:disabled {{ background: {c.sunken}; color: {c.ink_muted}; border-color: {c.line}; }}
    QPushButton#choice[urgency="emergency"] {{ background: {c.emergency_soft}; color: {c.emergency};
        border: 3px solid {c.emergency}; }}
    QPushButton#bar {{ font-size: {small}px; font-weight: 700; min-height: {target}px; outline: 0;
        background: {c.surface}; color: {c.ink}; border: 3px solid {c.control}; border-radius: {radius}px;
        padding: 0 {sizes.px(1)}px; }}
    QPushButton#bar:hover {{ background: {c.surface}; }}
    QPushButton#bar:pressed {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    QPushButton#bar:disabled {{ background: {c.sunken}; color: {c.ink_muted}; border-color: {c.line}; }}
    """
