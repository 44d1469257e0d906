import pytest
from cards import FRONT
from hypothesis import given
from hypothesis import strategies as st

from explorer.content.findings import Findings
from explorer.content.front_matter import FrontMatter, read_front_matter, split

YAML = FRONT.removeprefix("---\n").removesuffix("---\n")


def read(text: str) -> tuple[FrontMatter | None, list[str]]:
    findings = Findings("a.md")
    front = read_front_matter(text, findings)
    assert findings.fatal == (front is None)
    return front, [str(problem) for problem in findings.problems]


def changed(old: str, new: str) -> str:
    assert YAML.count(old) == 1, old
    return YAML.replace(old, new)


def line_of(part: str) -> int:
    """The line of the file, whose first line is the fence."""
    return YAML[: YAML.index(part)].count("\n") + 2


def test_good_front_matter_is_read() -> None:
    front, problems = read(YAML)
    assert problems == []
    assert front is not None
    assert front.icd10 == "G57.5"
    assert front.lines["summary"] == line_of("summary")


def test_values_stay_the_text_that_was_written() -> None:
    text = YAML.replace('"Tarsal tunnel syndrome"', "NO").replace('"burning sole"', "1.10")
    front, _ = read(text)
    assert front is not None
    assert front.title == "NO"
    assert front.synonyms == ("1.10",)


def test_lists_may_be_empty_and_the_icd_code_absent() -> None:
    front, problems = read(changed('icd10: "G57.5"\n', "").replace('\n  - "burning sole"', " []"))
    assert problems == []
    assert front is not None
    assert (front.icd10, front.synonyms) == ("", ())


@pytest.mark.parametrize(
    ("old", "new", "line_at", "message"),
    [
        ("side_matters: true\n", "", "", "the key 'side_matters' is missing"),
        ("kind: condition", "kind: condition\nart: x", "summary", "'art' is not known"),
        ("side_matters: true", "side_matters: yes", "side_matters", "write true or false"),
        ("kind: condition", "kind: song", "kind", "use one of 'condition', 'mimic'"),
        ("urgency: see-clinician", "urgency: soon", "urgency", "use one of 'self-care'"),
        ("  - medial-plantar", "  - nerve:tibial", "  - medial-plantar", "is not a bare id"),
        ('"region:sole"', '"nerve:tibial"', '  - "region:sole"', "is no place in the drawing"),
        ('"region:sole"', '"sole"', '  - "region:sole"', "is not an address"),
        ('"region:sole"', "[a]", '  - "region:sole"', "is not an address"),
        ("year: 2022", "year: 22", "    year: 2022", "write a year as 2026"),
        ("year: 2022", "year: '2022 '", "    year: 2022", "write a year as 2026"),
        ("https://example.org/review", "file:///etc/passwd", "    url", "starts with https://"),
        ("https://example.org/review", "javascript:alert(1)", "    url", "starts with https://"),
        ('"G57.5"', '"G575"', "icd10", "ICD-10"),
        ("reviewed: 2026-11-21", "reviewed: 21.11.2026", "reviewed:", "write a date as"),
        ("reviewed: 2026-11-21", "reviewed: 2026-02-30", "reviewed:", "reviewed"),
        ("review_due: 2028-11-21", "review_due: 2026-11-21", "review_due", "must be later than reviewed"),
        (
            '    publisher: "A House"\n',
            "",
            '  - title: "Another"',
            "the key 'sources.2.publisher' is missing",
        ),
        ('plain_title: "Pinched nerve inside the ankle"', 'plain_title: " "', "plain_title", "empty"),
        ('\n  - "burning sole"', " burning sole", "synonyms", "write a list"),
    ],
)
def test_a_fault_is_reported_at_its_line(old: str, new: str, line_at: str, message: str) -> None:
    front, problems = read(changed(old, new))
    assert front is None
    assert len(problems) == 1
    assert message in problems[0]
    assert problems[0].startswith(f"a.md:{line_of(line_at) if line_at else 2}: front matter")


def test_a_card_needs_a_source() -> None:
    start, end = YAML.index("sources:"), YAML.index("reviewed:")
    front, problems = read(YAML[:start] + "sources: []\n" + YAML[end:])
    assert front is None
    assert problems[0].startswith(f"a.md:{line_of('sources:')}:")


def test_all_faults_are_reported_together() -> None:
    _, problems = read(changed("year: 2022", "year: 22").replace("kind: condition", "kind: song"))
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x [1]\nb: *x", "anchors"),
        ("a: *x", "anchors"),
        ("a: !!python/object/apply:os.system [ls]", "tags"),
        ("a: !x b", "tags"),
        ("a: 1\na: 2", "stands here twice"),
        ("a: [[[[[[[[1]]]]]]]]", "nested too deeply"),
        ("[" * 20_000, "keys and values"),
        ("a: " + "[" * 20_000, "nested too deeply"),
        ("a: [b", "not valid YAML"),
        ("a: \x00", "not valid YAML"),
        ("\ta: b", "not valid YAML"),
        ("? [a]\n: b", "a key must be a word"),
        ("a: b\n--- \nc: d", "more than one document"),
        ("", "keys and values"),
        ("- a", "keys and values"),
        ("a: " + "b" * 40_000, "longer than"),
    ],
)
def test_hostile_or_broken_yaml_is_refused(text: str, message: str) -> None:
    front, problems = read(text)
    assert front is None
    assert message in problems[0]


def test_broken_yaml_names_its_line() -> None:
    _, problems = read("a:\n  - b\n - c")
    assert problems[0].startswith("a.md:4:")


def test_splitting_gives_the_yaml_the_body_and_its_first_line() -> None:
    assert split("---\na: b\n--- \nbody\nmore") == ("a: b", "body\nmore", 4)


@pytest.mark.parametrize("text", ["", "a: b", "---\na: b", "\n---\na: b\n---\n"])
def test_without_two_fences_there_is_no_front_matter(text: str) -> None:
    assert split(text) is None


@given(st.text(max_size=300) | st.text(alphabet="a:-[]{}&*!?|>'\"# \n\t", max_size=200))
def test_any_text_is_read_or_reported(text: str) -> None:
    front, problems = read(text)
    assert front is None
    assert problems
