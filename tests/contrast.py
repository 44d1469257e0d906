"""Contrast as WCAG 2 reckons it, for tests."""


def luminance(color: str) -> float:
    """Relative luminance of a colour written #RRGGBB, from 0 to 1."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (none) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(color: str, share: float, ground: str) -> str:
    """What `share` (0 to 1) of a colour looks like upon another."""
    mixed = [
        round(int(color[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{each:02X}" for each in mixed)
