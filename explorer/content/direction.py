"""Which languages are read from right to left."""

RIGHT_TO_LEFT = frozenset(
    {
        "ar",
        "bal",
        "bgn",
        "ckb",
        "dv",
        "fa",
        "he",
        "iw",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "ps",
        "sd",
        "sdh",
        "syr",
        "trw",
        "ug",
        "ur",
        "yi",
    }
)
SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})


def is_right_to_left(code: str) -> bool:
    """Whether a language, such as de, ar or az-Arab, is read from right to left.

    A script that the code names decides, else the language's usual one.
    """
    language, *more = code.replace("_", "-").split("-")
    script = next((each.title() for each in more if len(each) == 4 and each.isalpha()), "")
    return script in SCRIPTS if script else language.lower() in RIGHT_TO_LEFT
