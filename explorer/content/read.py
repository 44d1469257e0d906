"""Reading cards from their files, with every problem in them."""

import re
from datetime import date
from pathlib import Path

from explorer.anatomy.address import ID_PATTERN, Address
from explorer.content import rules, style
from explorer.content.card import Card
from explorer.content.findings import Findings
from explorer.content.front_matter import FrontMatter, read_front_matter, split
from explorer.content.layout import ENGLISH, FOLDERS, Layout
from explorer.content.markdown import parse_blocks
from explorer.content.reading_level import Passage
from explorer.content.sections import Body, read_body
from explorer.files.problem import CANNOT_BE_LISTED, BadFileError, Problem, shown_path
from explorer.files.read import read_text

MAX_BYTES = 100_000
LONGEST = 5_000
"""Characters without an empty line between; the parser's time grows with the square of some of them."""
_SUFFIX = ".md"


def read_cards(
    folder: Path, root: Path, today: date, layout: Layout = ENGLISH
) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """All cards of one language's `folder` (`content/en`), by folder and id, and every problem.

    `root` is the content folder; no file outside it is read. A card with a fatal
    fault is left out. Dates still to come are judged by `today`.
    """
    cards: list[Card] = []
    problems: list[Problem] = []
    for kind_folder in _children(folder, root, problems):
        if not kind_folder.is_dir():
            if kind_folder.suffix == _SUFFIX:
                message = f"a card must lie in one of the folders {', '.join(FOLDERS)}"
                problems.append(Problem(shown_path(kind_folder, root), 0, message))
            continue
        if kind_folder.name not in FOLDERS:
            message = f"is not a folder of cards; these are {', '.join(FOLDERS)}"
            problems.append(Problem(shown_path(kind_folder, root), 0, message))
            continue
        for path in _children(kind_folder, root, problems):
            card, found = read_card(path, root, today, layout)
            problems += found
            if card is not None:
                cards.append(card)
    return tuple(cards), tuple(problems)


def read_card(
    path: Path, root: Path, today: date, layout: Layout = ENGLISH
) -> tuple[Card | None, tuple[Problem, ...]]:
    """The card at `path`, or None if it cannot be used, and its problems in the order of their lines.

    The file's name is the card's id and its folder says which kind it is.
    Unreadable files, wrong names, wrong front matter and missing sections are
    fatal; style, wording and links are reported and the card is kept.
    """
    findings = Findings(shown_path(path, root))
    card = _read(path, root, today, layout, findings)
    return (None if findings.fatal else card), tuple(sorted(findings.problems))


def _children(folder: Path, root: Path, problems: list[Problem]) -> list[Path]:
    """What lies in `folder`, by name, without hidden files."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        problems.append(Problem(shown_path(folder, root), 0, f"{CANNOT_BE_LISTED}{error.strerror}"))
        return []


def _read(path: Path, root: Path, today: date, layout: Layout, findings: Findings) -> Card | None:
    address = _address_of(path, findings)
    if address is None:
        return None
    try:
        text = read_text(path, root, MAX_BYTES).replace("\r", "\n")
    except BadFileError as error:
        findings.add_fatal(error.problem.line, error.problem.message)
        return None
    halves = split(text)
    if halves is None:
        findings.add_fatal(1, "a card starts with front matter between two lines of ---")
        return None
    yaml_text, body_text, body_line = halves
    front = read_front_matter(yaml_text, findings)
    if front is None:
        return None
    allowed = FOLDERS[path.parent.name][1]
    if front.kind not in allowed:
        kinds = " or ".join(sorted(allowed))
        findings.add_fatal(front.lines["kind"], f"kind is {front.kind}, but this folder holds {kinds}")
        return None
    line = body_line
    for run in re.split(r"(\n[ \t]*\n)", body_text):
        if len(run) > LONGEST:
            findings.add_fatal(line, f"more than {LONGEST:,} characters without an empty line; divide them")
            return None
        line += run.count("\n")
    try:
        blocks = parse_blocks(body_text, body_line, findings)
    except RecursionError:
        findings.add_fatal(body_line, "the Markdown is nested too deeply")
        return None
    body = read_body(blocks, front.kind, layout, findings)
    _check(front, body, today, layout, findings)
    return _card(address, front, body, findings.path, layout.language)


def _address_of(path: Path, findings: Findings) -> Address | None:
    if path.suffix != _SUFFIX:
        findings.add_fatal(0, f"is not a card; a card's name ends in {_SUFFIX}")
        return None
    if path.parent.name not in FOLDERS:
        findings.add_fatal(0, f"must lie in one of the folders {', '.join(FOLDERS)}")
        return None
    if not ID_PATTERN.fullmatch(path.stem):
        findings.add_fatal(0, "the file's name is the card's id: use a-z, 0-9 and hyphens only")
        return None
    return Address(FOLDERS[path.parent.name][0], path.stem)


def _check(front: FrontMatter, body: Body, today: date, layout: Layout, findings: Findings) -> None:
    style.check_front_matter(front, today, findings)
    style.check_urgency(front, body, findings)
    style.check_lists(body, findings)
    if not layout.english:
        return
    style.check_summary(front, findings)
    style.check_style(body, findings)
    names = ("title", "plain_title", "summary")
    head = [Passage(getattr(front, name), front.lines.get(name, 0)) for name in names]
    passages = (*head, *body.passages)
    rules.check_text(passages, findings)
    rules.check_fibular_naming(passages, findings)


def _card(address: Address, front: FrontMatter, body: Body, path: str, language: str) -> Card:
    return Card(
        address=address,
        title=front.title,
        plain_title=front.plain_title,
        kind=front.kind,
        summary=front.summary,
        nerves=front.nerves,
        sites=front.sites,
        side_matters=front.side_matters,
        urgency=front.urgency,
        synonyms=front.synonyms,
        icd10=front.icd10,
        sources=front.sources,
        reviewed=front.reviewed,
        review_due=front.review_due,
        care=body.care,
        sections=body.sections,
        clinical=body.clinical,
        links=body.links,
        pictures=body.pictures,
        path=path,
        plain_text="\n".join(" ".join(passage.text.split()) for passage in body.plain),
        language=language,
    )
