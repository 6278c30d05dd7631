"""Currencies: ISO 4217 codes from symbols, codes and words, and what settles the ambiguous ones.

Names come from the language pack first and from CLDR (through babel) for the rest of the world's currencies.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from warta.languages import LanguagePack
from warta.values.figures.phrases import SYMBOLS, Phrases, Word, phrase_key
from warta.values.numbers import alternatives, word_start

# A symbol that several currencies write: the usual one first.
SHARED_SYMBOLS = {
    "$": ("USD",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "₨": ("PKR", "INR", "LKR", "NPR"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "Sh": ("KES", "TZS", "UGX", "SOS"),
    "R": ("ZAR",),
    "N": ("NGN",),
    "P": ("PHP", "BWP"),
    "K": ("ZMW", "PGK", "MWK"),
    "D": ("GMD",),
    "M": ("LSL",),
    "E": ("SZL",),
}
OWN_SYMBOLS = {
    **{
        "Rp": "IDR",
        "RP": "IDR",
        "rp": "IDR",
        "RM": "MYR",
        "US$": "USD",
        "U.S.$": "USD",
        "USD$": "USD",
        "$US": "USD",
        "S$": "SGD",
        "SG$": "SGD",
    },
    **{"A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "HK$": "HKD", "NZ$": "NZD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD"},
    **{"NT$": "TWD", "R$": "BRL", "B$": "BND", "J$": "JMD", "N$": "NAD", "TT$": "TTD", "EC$": "XCD", "G$": "GYD"},
    **{"FJ$": "FJD", "F$": "FJD", "Z$": "ZWL", "BZ$": "BZD", "L$": "LRD", "SI$": "SBD", "Bds$": "BBD", "T$": "TOP"},
    **{
        "MX$": "MXN",
        "Mex$": "MXN",
        "AR$": "ARS",
        "Arg$": "ARS",
        "CLP$": "CLP",
        "COL$": "COP",
        "COP$": "COP",
        "UY$": "UYU",
    },
    **{"€": "EUR", "₩": "KRW", "₹": "INR", "฿": "THB", "₱": "PHP", "Php": "PHP", "₫": "VND", "₦": "NGN", "₵": "GHS"},
    **{
        "GH₵": "GHS",
        "GH¢": "GHS",
        "GHC": "GHS",
        "₡": "CRC",
        "₪": "ILS",
        "₽": "RUB",
        "₺": "TRY",
        "₴": "UAH",
        "₸": "KZT",
    },
    **{"₭": "LAK", "₮": "MNT", "৳": "BDT", "Tk": "BDT", "KSh": "KES", "Ksh": "KES", "KShs": "KES", "Kshs": "KES"},
    **{"Sh.": "KES", "USh": "UGX", "Ush": "UGX", "Shs": "UGX", "TSh": "TZS", "Tsh": "TZS", "Dh": "AED", "Dhs": "AED"},
    **{"CN¥": "CNY", "RMB": "CNY", "CFA": "XOF", "FCFA": "XAF", "Frw": "RWF", "FRw": "RWF", "Rf": "MVR", "MVR": "MVR"},
    **{
        "LE": "EGP",
        "SR": "SAR",
        "QR": "QAR",
        "OMR": "OMR",
        "BD": "BHD",
        "KD": "KWD",
        "Nu": "BTN",
        "Afs": "AFN",
        "zł": "PLN",
    },
    **{
        "SFr": "CHF",
        "Fr": "CHF",
        "K¢": "CZK",
        "Kč": "CZK",
        "Ft": "HUF",
        "Nrs": "NPR",
        "NRs": "NPR",
        "PRs": "PKR",
        "MK": "MWK",
    },
    **{"Le": "SLE", "Birr": "ETB", "Rs.": "INR", "IRs": "INR", "PGK": "PGK", "VT": "VUV", "WS$": "WST", "K.Sh": "KES"},
}
# Single letters are money only glued to an amount of a thousand or more (`R5 million`).
LETTER_SYMBOLS = frozenset("RNPKDME")
# Codes that are also words of headlines, laws or events; before a number they prove nothing.
WORDLIKE_CODES = frozenset(
    (
        *(
            "ALL",
            "AMD",
            "ANG",
            "ARS",
            "BAM",
            "BND",
            "BOB",
            "COP",
            "CUP",
            "GEL",
            "LAK",
            "MAD",
            "MOP",
            "PEN",
            "RON",
            "SLE",
        ),
        *("SOS", "SRD", "STD", "TOP", "TRY", "XAF"),
    )
)
PREFIX = re.compile(
    rf"(?:^|(?<=[\s(\[\"'“”‘’/–—−+±:=~-]))((?:[A-Za-z]\.){{1,2}}[{SYMBOLS}]|[A-Za-z]{{0,4}}[{SYMBOLS}](?:US)?|[A-Za-zł]{{1,5}}\.?)[^\S\n]{{0,2}}$"
)
# How often a country must be named before its own dollar is meant by a bare `$`.
DOMINANT = 3


@cache
def current_codes() -> frozenset[str]:
    """The ISO 4217 codes that are legal tender somewhere today."""
    return frozenset(
        code for territory in get_global("territory_currencies") for code in get_territory_currencies(territory)
    )


@cache
def _english_heads() -> dict[str, tuple[str, ...]]:
    """English kind of money (`dollar`) -> the codes of that kind."""
    heads: dict[str, list[str]] = defaultdict(list)
    for code in sorted(current_codes()):
        heads[get_currency_name(code, count=1, locale="en").casefold().split()[-1]].append(code)
    return {head: tuple(codes) for head, codes in heads.items()}


@cache
def _family(usual: str) -> tuple[str, ...]:
    """The codes that share a currency's kind, the usual one first."""
    kind = get_currency_name(usual, count=1, locale="en").casefold().split()[-1]
    return (usual, *(code for code in _english_heads().get(kind, ()) if code != usual))


@cache
def currency_words(pack: LanguagePack) -> Phrases[tuple[str, ...]]:
    """Words and codes that name a currency behind an amount; several codes where they share it."""
    words = pack.figures
    names: dict[str, set[str]] = defaultdict(set)
    for code in current_codes():
        for count in (None, 1, 2):
            name = get_currency_name(code, count=count, locale=pack.code).casefold()
            names[name].add(code)
            parts = name.split()
            names[parts[0] if words.currency_head_first else parts[-1]].add(code)
    table = {name: tuple(codes) for name, codes in names.items() if len(codes) == 1 and len(name) > 2}
    for word in words.no_currencies:
        table.pop(word, None)
    table |= {code.casefold(): (code,) for code in current_codes() - WORDLIKE_CODES}
    table |= {word: _family(code) for word, code in words.currency_families.items()}
    table |= {word: (code,) for word, code in words.currencies.items()}
    table |= {symbol: _candidates(symbol) for symbol in SYMBOLS if _candidates(symbol)}
    return Phrases(table)


class Misspelt:
    """Kinds of money with one letter wrong, which only the country beside them gives away: `dlolar AS`."""

    def __init__(self, pack: LanguagePack) -> None:
        self.table = currency_words(pack).values
        self.head_first = pack.figures.currency_head_first
        pairs = [
            phrase.split(" ", 1) if self.head_first else phrase.rsplit(" ", 1)[::-1]
            for phrase in self.table
            if " " in phrase
        ]
        self.heads: dict[str, list[str]] = defaultdict(list)  # by country
        for head, country in pairs:
            if len(head) > 3 and country.isascii():
                self.heads[country].append(head)
        self.most = max((len(country.split()) for country in self.heads), default=0)

    def ahead(self, words: Sequence[Word]) -> tuple[tuple[str, ...], int] | None:
        """The codes that the words begin with, and how many words that takes; None where nothing is misspelt."""
        for taken in range(min(self.most, len(words) - 1), 0, -1):
            named = [word.text for word in words[: taken + 1]]
            written, country = (named[0], named[1:]) if self.head_first else (named[-1], named[:-1])
            for head in self.heads.get(" ".join(country), ()):
                if _one_off(written, head):
                    beside = " ".join(country)
                    return self.table[f"{head} {beside}" if self.head_first else f"{beside} {head}"], taken + 1
        return None


@cache
def misspelt_currencies(pack: LanguagePack) -> Misspelt:
    """The pack's currencies to be known with a letter wrong, made once."""
    return Misspelt(pack)


def _one_off(written: str, word: str) -> bool:
    """Whether one letter added, left out, changed or swapped with the next parts two words."""
    if abs(len(written) - len(word)) > 1 or written == word:
        return False
    same = next((i for i, (one, other) in enumerate(zip(written, word, strict=False)) if one != other), len(word))
    one, other = written[same:], word[same:]
    return one[1:] in (other, other[1:]) or one == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])


def _candidates(symbol: str) -> tuple[str, ...]:
    if symbol == "$":
        return _family("USD")
    return SHARED_SYMBOLS.get(symbol) or ((OWN_SYMBOLS[symbol],) if symbol in OWN_SYMBOLS else ())


def currency_before(text: str, position: int) -> tuple[tuple[str, ...], int, bool] | None:
    """The currency symbol or code that ends at `position`: its codes, where it begins, and whether it is doubtful.

    A doubtful symbol (`R`, `N`) names money only before an amount of a thousand or more.
    """
    match = PREFIX.search(text, max(0, position - 12), position)
    if match is None:
        return None
    written = match.group(1)
    bare = written.rstrip(".")
    attached = match.end(1) == position
    if bare in LETTER_SYMBOLS:
        return (SHARED_SYMBOLS[bare], match.start(1), True) if attached and bare == written else None
    codes = _candidates(written) or _candidates(bare)
    if not codes and bare.upper() in current_codes() - WORDLIKE_CODES and (bare.isupper() or bare.istitle()):
        codes = (bare.upper(),)
    return (codes, match.start(1), False) if codes else None


class MoneyContext:
    """What a text says about which country's money it means; read when first asked, for all its figures."""

    def __init__(self, text: str, pack: LanguagePack) -> None:
        self.text, self.pack = text, pack
        self.whole = text.strip()
        self._named: Counter[str] | None = None
        self._written: Counter[str] | None = None

    def named(self) -> Counter[str]:
        """The currencies of the countries that the text names, by how often it does."""
        if self._named is None:
            pattern, currencies = _territories(self.pack.code)
            self._named = Counter(currencies[match.group().casefold()] for match in pattern.finditer(self.text))
        return self._named

    def written(self) -> Counter[str]:
        """The currencies that the text writes out, by how often it does."""
        if self._written is None:
            pattern, codes = _written_currencies(self.pack)
            self._written = Counter(codes[phrase_key(match.group())] for match in pattern.finditer(self.text))
        return self._written

    def settle(self, codes: tuple[str, ...]) -> str:
        """The code meant by an ambiguous symbol or word: one that the text writes out, or its country's."""
        usual = codes[0]
        if len(codes) == 1:
            return usual
        written = [(count, code) for code, count in self.written().items() if code in codes]
        if written:
            return max(written)[1]
        named = self.named()
        best = max(codes, key=lambda code: (named[code], code == usual))
        dominant = named[best] >= DOMINANT and 2 * named[best] >= named.total()
        return best if dominant or (usual != "USD" and named[best] > named[usual]) else usual

    def means(self, code: str) -> bool:
        """Whether the text writes this currency or names a country of it."""
        return code in self.written() or code in self.named()

    def home(self) -> str | None:
        """The currency that the text writes most, or its country's where it is mostly about one; else None."""
        for counts in (self.written(), self.named()):
            if counts:
                return counts.most_common(1)[0][0]
        return None


@cache
def _written_currencies(pack: LanguagePack) -> tuple[re.Pattern[str], dict[str, str]]:
    """Words and symbols that leave no doubt about their currency, and its code."""
    words = currency_words(pack).values.items()
    codes = {phrase: codes[0] for phrase, codes in words if len(codes) == 1 and len(phrase) > 3}
    for doubtful in (*pack.figures.doubtful_currencies, *pack.figures.weights):
        codes.pop(doubtful, None)
    named = rf"{word_start(codes)}(?:{alternatives(codes)})\b"
    own = OWN_SYMBOLS | {symbol: codes[0] for symbol, codes in SHARED_SYMBOLS.items() if len(_candidates(symbol)) == 1}
    signs = {symbol: code for symbol, code in own.items() if symbol == "Rp" or set(symbol) & set(SYMBOLS)}
    symbols = {phrase_key(symbol): code for symbol, code in signs.items()}
    return re.compile(rf"(?:{named}|(?<!\w)(?:{alternatives(symbols)}))", re.IGNORECASE), codes | symbols


@cache
def _territories(code: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Names of countries in a language, and the currency of each."""
    known = get_global("territory_currencies")
    currencies: dict[str, str] = {}
    for territory, name in Locale(code).territories.items():
        tender = get_territory_currencies(territory) if territory in known else []
        if tender and len(name) > 3:
            currencies[phrase_key(name)] = tender[0]
    longest = sorted(currencies, key=len, reverse=True)
    named = rf"{word_start(currencies)}(?:{'|'.join(map(re.escape, longest))})\b"
    return re.compile(named, re.IGNORECASE), currencies
