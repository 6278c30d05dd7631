"""Numbers as each language says them, for the tests."""

ID_SMALL = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
EN_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def indonesian(number: int) -> str:
    """The number as Indonesian says it."""
    if number < 12:
        return ID_SMALL[number]
    if number < 20:
        return f"{ID_SMALL[number - 10]} belas"
    sizes = [(10**15, "kuadriliun"), (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu")]
    for size, word in [*sizes, (100, "ratus"), (10, "puluh")]:
        if number >= size:
            head = f"se{word}" if size in (100, 1000) and number < 2 * size else f"{indonesian(number // size)} {word}"
            return f"{head} {indonesian(number % size)}" if number % size else head
    raise AssertionError


def english(number: int) -> str:
    """The number as English says it."""
    if number < 20:
        return EN_SMALL[number]
    if number < 100:
        return EN_TENS[number // 10] + (f"-{EN_SMALL[number % 10]}" if number % 10 else "")
    sizes = [(10**15, "quadrillion"), (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")]
    for size, word in [*sizes, (100, "hundred")]:
        if number >= size:
            rest = number % size
            joint = " and " if size == 100 else " "
            return f"{english(number // size)} {word}" + (f"{joint}{english(rest)}" if rest else "")
    raise AssertionError
