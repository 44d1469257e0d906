"""The front matter of a card: YAML between two lines `---`, read as text only and checked strictly.

YAML would turn `NO` into false and `1.10` into a number, and aliases can grow a
few lines into gigabytes. So the events are read one by one: every value stays
the text that was written, and anchors, aliases, tags and depth are refused.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from explorer.anatomy.address import ID_PATTERN, Address, Kind, parse_address
from explorer.content.card import CardKind, Source, Urgency
from explorer.content.findings import Findings

MAX_CHARACTERS = 32_000
_FENCE = "---"
_DEEPEST = 4
_PLACES = (Kind.SITE, Kind.REGION, Kind.DISC)

_Tree = str | list["_Tree"] | dict[str, "_Tree"]
_Path = tuple[str | int, ...]


class _BadYamlError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def split(text: str) -> tuple[str, str, int] | None:
    """The YAML, the body and the body's first line number (from 1); None if there is no front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    if len(value) > 400 or "\n" in value:
        raise ValueError("must be one line of at most 400 characters")
    return value.strip()


def _id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        raise ValueError(f"{value[:80]!r} is not a bare id; write for instance tibial, not nerve:tibial")
    return value


def _place(value: object) -> Address:
    address = parse_address(str(value))
    if address.kind not in _PLACES:
        raise ValueError(f"'{address}' is no place in the drawing; use site:, region: or disc:")
    return address


def _matching(pattern: str, hint: str) -> BeforeValidator:
    def check(value: object) -> object:
        if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
            raise ValueError(f"{str(value)[:80]!r} will not do: {hint}")
        return value

    return BeforeValidator(check)


_Text = Annotated[str, AfterValidator(_text)]
_Id = Annotated[str, AfterValidator(_id)]
_Place = Annotated[Address, BeforeValidator(_place)]
_Date = Annotated[date, _matching(r"\d{4}-\d\d-\d\d", "write a date as 2026-01-31")]
_Year = Annotated[int, _matching(r"(19|20)\d\d", "write a year as 2026"), Field(ge=1900)]
_Bool = Annotated[bool, _matching("true|false", "write true or false")]
_Url = Annotated[str, _matching(r"https?://[^\s\"'<>]{3,300}", "write an address that starts with https://")]
_Icd10 = Annotated[str, _matching(r"[A-Z]\d\d(\.\d{1,2})?", "write an ICD-10 code as G57.5")]

_STRICT = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class _Source(BaseModel):
    model_config = _STRICT
    title: _Text
    publisher: _Text
    year: _Year
    url: _Url = ""


class _Fields(BaseModel):
    model_config = _STRICT
    title: _Text
    plain_title: _Text
    kind: CardKind
    summary: _Text
    nerves: tuple[_Id, ...]
    sites: tuple[_Place, ...]
    side_matters: _Bool
    urgency: Urgency
    synonyms: tuple[_Text, ...]
    icd10: _Icd10 = ""
    sources: tuple[_Source, ...] = Field(min_length=1)
    reviewed: _Date
    review_due: _Date

    @field_validator("review_due")
    @classmethod
    def _after_review(cls, due: date, info: ValidationInfo) -> date:
        if "reviewed" in info.data and due <= info.data["reviewed"]:
            raise ValueError("must be later than reviewed")
        return due


@dataclass(frozen=True)
class FrontMatter:
    """The checked front matter; `lines` gives the file line of each key."""

    title: str
    plain_title: str
    kind: CardKind
    summary: str
    nerves: tuple[str, ...]
    sites: tuple[Address, ...]
    side_matters: bool
    urgency: Urgency
    synonyms: tuple[str, ...]
    icd10: str
    sources: tuple[Source, ...]
    reviewed: date
    review_due: date
    lines: Mapping[str, int]


def read_front_matter(text: str, findings: Findings) -> FrontMatter | None:
    """The front matter written in `text` (YAML that starts on line 2 of its file).

    Returns None, with every fault as a fatal finding, if anything is wrong.
    """
    lines: dict[_Path, int] = {}
    try:
        tree = _read_yaml(text, lines)
    except _BadYamlError as error:
        findings.add_fatal(error.line, f"front matter: {error}")
        return None
    try:
        checked = _Fields.model_validate(tree)
    except ValidationError as error:
        for fault in error.errors(include_url=False)[:50]:
            findings.add_fatal(_line_of(fault["loc"], lines), _message(dict(fault)))
        return None
    values = {name: getattr(checked, name) for name in _Fields.model_fields}
    values["sources"] = tuple(Source(**source.model_dump()) for source in checked.sources)
    key_lines = {str(path[0]): line for path, line in lines.items() if len(path) == 1}
    return FrontMatter(**values, lines=key_lines)


def _line_of(path: tuple[int | str, ...], lines: Mapping[_Path, int]) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _message(fault: dict[str, Any]) -> str:
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in fault["loc"])
    match fault["type"]:
        case "missing":
            return f"front matter: the key '{where}' is missing"
        case "extra_forbidden":
            return f"front matter: the key '{where[:80]}' is not known; remove it or mend its spelling"
        case "enum":
            return f"front matter: {where}: use one of {fault['ctx']['expected']}"
        case "tuple_type":
            return f"front matter: {where}: write a list; an empty one is []"
        case _:
            message = str(fault["msg"]).removeprefix("Value error, ")
            return f"front matter: {where}: {message}" if where else f"front matter: {message}"


def _read_yaml(text: str, lines: dict[_Path, int]) -> _Tree:
    """`text` as dictionaries, lists and strings; fills in the file line of each key and item."""
    if len(text) > MAX_CHARACTERS:
        raise _BadYamlError(1, f"is longer than {MAX_CHARACTERS:,} characters")
    try:
        events = _allowed_events(text)
        first = next(events, None)
        if not isinstance(first, yaml.MappingStartEvent):
            raise _BadYamlError(2, "write keys and values, such as title: Sciatica")
        tree = _build(first, events, (), lines)
        if next(events, None) is not None:
            raise _BadYamlError(2, "holds more than one document")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 2
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
        raise _BadYamlError(line, f"is not valid YAML: {what}") from error
    return tree


def _allowed_events(text: str) -> Iterator[yaml.Event]:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = _line(event)
        if getattr(event, "anchor", None) is not None:
            raise _BadYamlError(line, "anchors (&) and aliases (*) are not allowed; quote the text")
        if getattr(event, "tag", None) is not None:
            raise _BadYamlError(line, "tags (!) are not allowed; quote the text")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _BadYamlError(line, "is nested too deeply")
        if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
            yield event


def _line(event: yaml.Event) -> int:
    """The file line of an event: the YAML starts on line 2."""
    return event.start_mark.line + 2 if event.start_mark else 2


def _build(event: yaml.Event, events: Iterator[yaml.Event], path: _Path, lines: dict[_Path, int]) -> _Tree:
    lines.setdefault(path, _line(event))
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[_Tree] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_build(item, events, (*path, len(items)), lines))
        return items
    if isinstance(event, yaml.MappingStartEvent):
        mapping: dict[str, _Tree] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            line = _line(key)
            if not isinstance(key, yaml.ScalarEvent):
                raise _BadYamlError(line, "a key must be a word")
            if key.value in mapping:
                raise _BadYamlError(line, f"the key '{key.value[:80]}' stands here twice")
            lines[(*path, key.value)] = line
            mapping[key.value] = _build(next(events), events, (*path, key.value), lines)
        return mapping
    assert isinstance(event, yaml.ScalarEvent)
    return str(event.value)
