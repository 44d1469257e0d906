"""A hand-out as one HTML file that needs nothing else: no network, no script, its fonts inside."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from explorer.content.card import Source
from explorer.library.handout import Handout, Part, Passage
from explorer.library.html_parts import language_attributes
from explorer.library.page import Care, Picture
from explorer.library.say import Say, as_written

FONT = "Handout"
"""The family name within the file, so that it never meets a font of the same name outside."""


@dataclass(frozen=True)
class View:
    """One figure of the drawing with the lit path: PNG bytes, its caption, and what it shows in words."""

    png: bytes
    caption: str
    words: str


def handout_html(
    handout: Handout,
    views: Iterable[View] = (),
    fonts: Mapping[tuple[int, str], bytes] | None = None,
    say: Say = as_written,
) -> str:
    """The whole file. `fonts` maps weight and style (`400`, `normal`) to WOFF2 bytes."""
    return (
        f'<!DOCTYPE html>\n<html {language_attributes(handout.language)}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(handout.title)}</title>\n"
        f'<meta name="description" content="{escape(handout.lead)}">\n'
        f'<meta name="keywords" content="{escape(", ".join(handout.keywords))}">\n'
        f"<style>\n{_faces(fonts or {})}{_STYLE}</style>\n</head>\n<body>\n"
        f"{_header(handout)}\n<main>\n{_main(handout, views, say)}\n</main>\n{_footer(handout, say)}\n"
        "</body>\n</html>\n"
    )


def _faces(fonts: Mapping[tuple[int, str], bytes]) -> str:
    return "".join(
        f'@font-face {{font-family: "{FONT}"; font-weight: {weight}; font-style: {style}; '
        f"src: url(data:font/woff2;base64,{b64encode(data).decode()}) format('woff2')}}\n"
        for (weight, style), data in fonts.items()
    )


def _header(handout: Handout) -> str:
    parts = [_p(handout.kicker, "kicker"), f"<h1>{escape(handout.title)}</h1>"]
    parts += [_p(handout.subtitle, "subtitle"), _p(handout.lead, "lead"), _p(handout.place, "place")]
    parts.append(_p(handout.warning, "warning"))
    return f"<header>\n{_join(parts)}\n</header>"


def _main(handout: Handout, views: Iterable[View], say: Say) -> str:
    parts = [*(_care(each) for each in handout.care), _drawing(handout, views, say)]
    parts += [_passage(each) for each in handout.passages]
    if handout.questions:
        asked = "".join(f"<li>{escape(each)}</li>" for each in handout.questions)
        parts.append(
            f'<section class="questions"><h2>{escape(say("Questions to ask"))}</h2><ul>{asked}</ul></section>'
        )
    parts += [_passage(each, "clinical") for each in handout.clinical]
    if handout.sources:
        rows = "".join(
            f"<li>{escape(source_words(each))}{f'<br>{escape(each.url)}' if each.url else ''}</li>"
            for each in handout.sources
        )
        parts.append(f'<section class="sources"><h2>{escape(say("Sources"))}</h2><ul>{rows}</ul></section>')
    return _join(parts)


def source_words(source: Source) -> str:
    """A source as one line: title, publisher, year; the last two where they are known."""
    known = ", ".join(filter(None, (source.publisher, str(source.year) if source.year else "")))
    return f"{source.title.rstrip('.')}. {known}." if known else source.title


def _care(care: Care) -> str:
    bullets = "".join(f"<li>{each}</li>" for each in care.bullets)
    return (
        f'<section class="care {escape(care.urgency)}"><h2>{_SIGNS.get(care.urgency, "")}'
        f"<span>{escape(care.heading)}</span></h2><ul>{bullets}</ul>{care.note}</section>"
    )


def _drawing(handout: Handout, views: Iterable[View], say: Say) -> str:
    figures = "".join(
        f'<figure><img src="data:image/png;base64,{b64encode(each.png).decode()}" '
        f'alt="{escape(each.words)}"><figcaption>{escape(each.caption)}</figcaption></figure>'
        for each in views
    )
    if not figures:
        return ""
    path = (
        say("The bright line is the nerve’s path: {path}").format(path=handout.path) if handout.path else ""
    )
    return f'<section class="drawing"><div>{figures}</div>{_p(path, "quiet")}</section>'


def _passage(passage: Passage, kind: str = "") -> str:
    heading = f"<h2>{escape(passage.heading)}</h2>" if passage.heading else ""
    name = f' class="{kind}"' if kind else ""
    return f"<section{name}>{heading}{''.join(_part(each) for each in passage.parts)}</section>"


def _part(part: Part) -> str:
    if isinstance(part, Picture):
        data = b64encode(part.svg.encode()).decode()
        return (
            f'<figure class="picture"><img src="data:image/svg+xml;base64,{data}" alt="{escape(part.words)}">'
            f"<figcaption>{escape(part.words)}</figcaption></figure>"
        )
    return part.replace("<table", '<div class="table"><table').replace("</table>", "</table></div>")


def _footer(handout: Handout, say: Say) -> str:
    address = say("Nerve Explorer, {address}").format(address=handout.address) if handout.address else ""
    dates = ". ".join(filter(None, (handout.reviewed, handout.printed)))
    return f"<footer>{_p(handout.education, 'education')}{_p(dates)}{_p(address)}</footer>"


def _p(text: str, name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f"<p{kind}>{escape(text)}</p>" if text else ""


def _join(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))


_SIGN = '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">{}</svg>'
_SIGNS = {
    "emergency": _SIGN.format(
        '<path fill="currentColor" d="M8 1h8l7 7v8l-7 7H8l-7-7V8z"/>'
        '<path class="cut" d="M10.5 5h3l-.5 9h-2zM10.5 16h3v3h-3z"/>'
    ),
    "urgent": _SIGN.format(
        '<path fill="currentColor" d="M12 1l11.5 21H.5z"/>'
        '<path class="cut" d="M10.7 8h2.6l-.4 7h-1.8zM10.7 17h2.6v2.6h-2.6z"/>'
    ),
    "see-clinician": _SIGN.format(
        '<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2.4"/>'
        '<path fill="currentColor" d="M10.7 10.5h2.6V18h-2.6zM10.7 6h2.6v2.7h-2.6z"/>'
    ),
}
"""Shapes that differ without colour: an octagon, a triangle, a ring."""

_STYLE = f"""
:root {{
  --paper: #fff; --ink: #23211e; --quiet: #5f5950; --line: #cfc6b8; --panel: #f6f3ee;
  --emergency: #a81e22; --emergency-soft: #fcebe9; --urgent: #8a4b00; --urgent-soft: #fdf1dd;
  --see: #0b5c66; --see-soft: #e4f2f2;
}}
@media screen and (prefers-color-scheme: dark) {{
  :root {{
    --paper: #1b1d1f; --ink: #f2efe9; --quiet: #b9b3a8; --line: #4a4d50; --panel: #26292c;
    --emergency: #ff9c96; --emergency-soft: #3d1f20; --urgent: #f3bd6b; --urgent-soft: #3a2c16;
    --see: #86cfd8; --see-soft: #18343a;
  }}
}}
* {{box-sizing: border-box}}
body {{
  margin: 0 auto; max-width: 44rem; padding: 1.25rem 1rem 2rem; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.5 "{FONT}", "Atkinson Hyperlegible", Verdana, sans-serif;
}}
h1 {{font-size: 1.9rem; line-height: 1.15; margin: 0 0 .25rem}}
h2 {{font-size: 1.3rem; line-height: 1.25; margin: 1.75rem 0 .4rem; break-after: avoid}}
h3 {{font-size: 1.125rem; margin: 1.1rem 0 .2rem; break-after: avoid}}
p, ul, ol {{margin: .4rem 0}}
ul, ol {{padding-inline-start: 1.3rem}}
li {{margin: .2rem 0}}
.kicker {{color: var(--quiet); font-weight: 700; font-size: 1rem; margin: 0}}
.subtitle, .quiet, figcaption {{color: var(--quiet)}}
.subtitle {{margin: 0}}
.lead {{font-size: 1.25rem; line-height: 1.4; margin: .8rem 0}}
.place, .warning {{font-weight: 700}}
.warning {{border: 2px solid var(--urgent); padding: .5rem .75rem}}
.care {{
  margin: 1rem 0; padding: .75rem 1rem; break-inside: avoid;
  border: 1.5px solid; border-inline-start-width: 8px; border-radius: 4px;
}}
.care h2 {{display: flex; gap: .6rem; align-items: center; margin: 0 0 .25rem}}
.care svg {{flex: none; width: 1.6rem; height: 1.6rem}}
.care > ul, .care > p {{color: var(--ink)}}
.emergency {{
  color: var(--emergency); background: var(--emergency-soft);
  border-width: 3px; border-inline-start-width: 12px;
}}
.urgent {{color: var(--urgent); background: var(--urgent-soft)}}
.see-clinician {{
  color: var(--see); background: var(--see-soft); border-width: 1px; border-inline-start-width: 6px;
}}
.cut {{fill: var(--paper)}}
.drawing > div {{
  display: flex; flex-wrap: wrap; gap: 1rem; justify-content: center; margin: 1.5rem 0 .5rem; padding: 1rem;
  background: #fff; color: #23211e; border: 1px solid var(--line); border-radius: 4px;
}}
.drawing figcaption {{color: #5f5950}}
figure {{margin: 0; text-align: center; break-inside: avoid}}
.drawing img {{display: block; margin: 0 auto .3rem; max-width: 100%; max-height: 30rem}}
.picture img {{width: 100%; max-width: 34rem; background: #fbf9f6; border-radius: 4px}}
.questions {{border: 1.5px solid var(--ink); border-radius: 4px; padding: .75rem 1rem; margin: 1.75rem 0}}
.questions h2 {{margin-top: 0}}
.questions ul {{list-style: none; padding: 0}}
.questions li {{padding-inline-start: 1.9rem; position: relative; margin: .5rem 0; break-inside: avoid}}
.questions li::before {{
  content: ""; position: absolute; inset-inline-start: 0; top: .2em; width: 1em; height: 1em;
  border: 1.5px solid var(--ink);
}}
.table {{overflow-x: auto}}
table {{border-collapse: collapse; margin: .6rem 0; font-size: 1rem}}
th, td {{border: 1px solid var(--line); padding: .3rem .5rem; text-align: start; vertical-align: top}}
th {{background: var(--panel)}}
.sources, footer {{font-size: 1rem; overflow-wrap: anywhere}}
.sources h2 {{font-size: 1.125rem}}
footer {{border-top: 1.5px solid var(--line); margin-top: 2rem; padding-top: .75rem; color: var(--quiet)}}
.education {{color: var(--ink); font-weight: 700}}
@page {{margin: 16mm}}
@media print {{
  body {{max-width: none; padding: 0; font-size: 11pt; background: #fff}}
  .drawing img {{max-height: 9cm}}
  .care, .drawing > div {{print-color-adjust: exact; -webkit-print-color-adjust: exact}}
  section {{orphans: 3; widows: 3}}
}}
"""
