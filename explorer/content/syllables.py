"""Counting the syllables of English words by spelling rules, with a short list of exceptions.

The reading-level formulas need it, and no word list with sounds holds every
medical word. Groups of vowels make syllables; some neighbouring vowels are
spoken apart; some letters `e` are silent. Words that the rules miscount and
that cards use stand in `_EXCEPTIONS`.
"""

import re
import unicodedata
from functools import lru_cache

# By number of syllables.
_EXCEPTIONS = {
    1: "ache",
    2: "barefoot every herpes maybe people pipeline platelet unclear",
    3: "achilles behaviour forever idea likelihood linear nuclear obliquely recipe syncope wherever",
    4: "cuneiform diabetes",
}
_COUNTS = {word: count for count, words in _EXCEPTIONS.items() for word in words.split()}

# Written as vowels, spoken as consonants. In order; `w` and `j` only stand for "a consonant".
_CONSONANTS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"qu", "qw"),
        (r"gu(?=[aei])", "gw"),  # guide, language, fatigue
        (r"(?<=[aeiou])y(?=[aeiou])", "w"),  # beyond, layer, played
        (r"^y(?=[aeiou])", "j"),
        (r"(?<!^s)[ct]i(?=on|ous|an|al|enc|ent)", "j"),  # injection, special, patient
        (r"sh?i(?=on|an|al)|[gx]i(?=on|ous)|(?<=l)li(?=on)|ni(?=on)", "j"),  # region, million, onion
        (r"ge(?=on|ous)", "j"),  # surgeon
        (r"ically$", "icly"),
    )
]

# Two neighbouring vowels in two syllables: a hyphen is put between them.
_BREAKS = [
    re.compile(pattern)
    for pattern in (
        r"(?<=[aeiouy])(?=ing)",  # doing, seeing, trying
        r"(?<=[^aeiou]y)(?=[aou]|e[^sd]|e[sd].)",  # myelin, myopathy
        r"(?<=i)(?=a(?!ge)|o|u)",  # sciatica, biology, medium
        r"(?<=i)(?=et|en[ct])",  # diet, ingredient
        r"(?<=e)(?=o|um$|us$)",  # osteophyte, gluteus
        r"(?<=u)(?=a|o|en[ct]|el|id|in|it[iy])",  # usual, influence, fluid
        r"(?<=oe)(?=a$)|(?<=po)(?=e[mt])|(?<=e-o)(?=a)|(?<=a)(?=o)",  # diarrhoea, poem, osteoarthritis
        r"(?<=^co)(?=o[rp]|ex|in|eff)",  # coordinate
        r"(?<=^re)(?=act|ali|as[su]|app|in|or|open|us|eval|exam)",  # reaction, reassure
    )
]
# The same, where an earlier vowel must show that the word does not end there (earlier, but pier).
_LATE_BREAK = re.compile(
    r"(?<=[aeiouy])([^aeiouy]+)(?:(i)(?=ers?$|est$)|(e)(?=as?$)|(?<=[nrtg])(e)(?=al(?:ly)?$))"
)

_COMPOUND = re.compile(
    r"(some|fore|home|life|side|care|where|there|whole|base|bone|nerve|take|make|time|every|wide|bare)"
    r"(?=[^aeiouy].*[aeiouy])(.+)"
)
_SILENT_E_INSIDE = re.compile(
    r"(?!ele)(.*[aeiouy].*[^aeiouy]e)"
    r"(ments?|ful|fulness|fully|less|ness|ly|some|ty)"
)
_SILENT_ENDING = re.compile(
    r"(?<=[^aeiouy])(?<![^aeiouylr][lr])"  # muscle, fibres, tingled keep theirs
    r"(?:e|(?<!c)(?<!g)(?<!s)(?<!x)(?<!z)(?<!ch)(?<!sh)es|(?<!t)(?<!d)ed)$"
)
_SPOKEN_WITHOUT_VOWEL = re.compile(r"(?:s|th)ms?$|(?<=[sd])n't$")  # spasm, rhythm, didn't
_LONGEST = 60
_VOWELS = re.compile(r"[aeiouy]+")


def count_syllables(word: str) -> int:
    """The syllables of one English word; at least 1.

    A word in capitals is spelt out (`MRI` 3, `L5` 2), a number counts one syllable
    a digit, and the parts of a hyphenated word add up. Only the first 60 letters count.
    """
    parts = [part for part in re.split(r"[^\w'’]+|_", word[:_LONGEST]) if part]
    return max(1, sum(_count_part(part) for part in parts))


def _count_part(part: str) -> int:
    if part.isdigit():
        return len(part)
    if any(letter.isdigit() for letter in part) or (part.isupper() and 1 < len(part) <= 5):
        return sum(3 if letter == "W" else 1 for letter in part if letter.isalnum())
    spoken = part.lower().replace("’", "'").replace("é", "ey")
    plain = unicodedata.normalize("NFKD", spoken)
    return _count_word("".join(letter for letter in plain if letter.isascii()))


@lru_cache(maxsize=20_000)
def _count_word(word: str) -> int:
    word = re.sub(r"'(?:ll|ve|re|d|m)$", "", word)
    if word.endswith("'s"):
        word = word[:-2] + "s"
    for form in (word, word.removesuffix("s")):
        if form in _COUNTS:
            return _COUNTS[form]
    if match := _COMPOUND.fullmatch(word) or _SILENT_E_INSIDE.fullmatch(word):
        return _count_word(match[1]) + _count_word(match[2])
    extra = 1 if _SPOKEN_WITHOUT_VOWEL.search(word) else 0
    for pattern, replacement in _CONSONANTS:
        word = pattern.sub(replacement, word)
    word = _LATE_BREAK.sub(lambda match: match[0] + "-", word)
    for pattern in _BREAKS:
        word = pattern.sub("-", word)
    word = _SILENT_ENDING.sub("", word)
    return max(1, len(_VOWELS.findall(word)) + extra)
