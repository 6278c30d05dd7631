"""The thing counted: its words behind a number, and its English singular."""

from dataclasses import dataclass, replace
from functools import cache

from warta.languages import LanguagePack
from warta.languages.figures import FigureWords
from warta.languages.numbers import NumberWords
from warta.values.figures.phrases import Phrases, Word, phrase_key

# A noun of fewer letters that no table lists is more likely an abbreviation or a particle.
SHORTEST = 4
# An abbreviation that is counted (`50 CJH`) has at least so many letters.
SHORTEST_CAPITALS = 3
PERSON = "person"
PIECE = "piece"


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun: its English singular, how many of the words ahead it takes, and whether a table lists it."""

    unit: str
    words: int
    known: bool


class NounTable:
    """The counted nouns of a language."""

    def __init__(self, words: FigureWords, numbers: NumberWords) -> None:
        self.words = words
        self.nouns = Phrases(words.nouns)
        self.classifiers = Phrases(words.classifiers)
        singular = {unit: unit for unit in (*words.nouns.values(), *words.singulars)} if words.plural_endings else {}
        self.singulars = Phrases(singular)
        self.joints = frozenset(numbers.joints)
        self.strengths = {word: Counted(unit, 1, True) for word, unit in words.strengths.items()}
        halves = (word.partition("-") for word in words.not_nouns)
        doubled = (half for half, _, other in halves if half == other)
        counting = (
            *doubled,
            *numbers.units,
            *numbers.magnitudes,
            *numbers.vague,
            *numbers.fractions,
            *numbers.contractions,
        )
        self.blocked = frozenset(phrase_key(word) for word in (*words.not_nouns, *words.time_units, *counting))

    def counted(self, ahead: list[Word], alone: bool = False, spelled: bool = True) -> Counted | None:
        """The noun that the words behind a number begin with: `orang karyawan`, `unit mobil`, `new phases`.

        Behind `one` (`alone`) and in `10-member` only a listed noun in the singular counts; behind `1`, which is not
        `spelled` out, it stands right there.
        """
        if not ahead:
            return None
        if self.words.plural_endings and ahead[0].glue == "-":
            return self.strengths.get(ahead[0].text) or self.single(ahead, known=True)
        ahead = [self._bare(ahead[0]), *ahead[1:]]
        if alone:
            return self.single(ahead, known=True) or (self._headed(ahead) if spelled else None)
        classifier = self.classifiers.ahead(ahead)
        noun = self.nouns.ahead(ahead)
        if classifier and (noun is None or noun[1] <= classifier[1]):
            return self._classified(ahead, *classifier)
        if noun:
            return Counted(noun[0], noun[1], True)
        if self.words.plural_endings:
            return self._plural(ahead) or self._attributive(ahead) or self._capitals(ahead)
        return Counted(ahead[0].text, 1, False) if self.plausible(ahead[0]) else self._capitals(ahead)

    def several(self, ahead: list[Word]) -> Counted | None:
        """The plural that words begin with, behind up to two adjectives; any counted noun where there are none."""
        return self._plural(ahead) if self.words.plural_endings else self.counted(ahead)

    def subject(self, ahead: list[Word]) -> Counted | None:
        """An unlisted noun behind the `one` that opens a sentence; with plural endings any verb looks like one."""
        plain = not self.words.plural_endings and ahead and self.plausible(ahead[0])
        return Counted(ahead[0].text, 1, False) if plain else None

    def _bare(self, word: Word) -> Word:
        """A word without its enclitic where only so it is listed: `orangnya`."""
        if word.text in self.nouns.values or word.text in self.classifiers.values:
            return word
        for enclitic in self.words.enclitics:
            text = word.text.removesuffix(enclitic)
            if text != word.text and (text in self.nouns.values or text in self.classifiers.values):
                return replace(word, text=text)
        return word

    def single(self, ahead: list[Word], known: bool = False) -> Counted | None:
        """The noun that words begin with, in the singular (`per karyawan`, `a share`); only a listed one if `known`."""
        if not ahead or ahead[0].text in self.blocked:
            return None
        listed = self.nouns.ahead(ahead) or self.singulars.ahead(ahead)
        classifier = self.classifiers.ahead(ahead)
        if classifier and (listed is None or listed[1] <= classifier[1]):
            return self._classified(ahead, *classifier)
        if listed:
            return Counted(listed[0], listed[1], True)
        return Counted(ahead[0].text, 1, False) if not known and self.plausible(ahead[0]) else None

    def _classified(self, ahead: list[Word], own: str, taken: int) -> Counted | None:
        """A classifier with its noun where one follows, else by its own meaning."""
        rest = ahead[taken:]
        noun = self.nouns.ahead(rest)
        # In `12 orang luka` people are counted; the word behind them says how they are.
        state = own == PERSON and noun and noun[1] == 1 and rest[0].text in self.blocked
        if noun and not state:
            return Counted(noun[0], taken + noun[1], True)
        if own != PERSON and rest and self.plausible(rest[0]):
            return Counted(rest[0].text, taken + 1, True)
        return Counted(own or PIECE, taken, True)

    def _plural(self, ahead: list[Word]) -> Counted | None:
        """The first plural behind up to two adjectives, which stay outside the span (no word is taken).

        A compound with hyphens is one adjective, as are two joined (`30 bilateral and multilateral lenders`).
        """
        adjectives = 0
        for index, word in enumerate(ahead):
            listed = self.nouns.ahead(ahead[index:])
            if listed:
                return Counted(listed[0], listed[1] if index == 0 else 0, True)
            if (singular := self.singular(word.text)) and word.raw.islower() and word.text not in self.blocked:
                return Counted(singular, 1 if index == 0 else 0, True)
            compound = [word.glue, *(follower.glue for follower in ahead[index + 1 : index + 2])]
            joint = index > 0 and word.text in self.joints
            if word.text in self.blocked and "-" not in compound and not joint:
                return None
            adjectives += not joint and word.glue != "-"
            if adjectives > 2 + joint:
                return None
        return None

    def _attributive(self, ahead: list[Word]) -> Counted | None:
        """A singular that is part of a compound: `a five set victory`."""
        found = self.single(ahead, known=True)
        rest = ahead[found.words :] if found else []
        whole = rest and rest[0].raw.islower() and rest[0].text not in self.blocked and rest[0].glue == " "
        return found if whole else None

    def _headed(self, ahead: list[Word]) -> Counted | None:
        """The last listed singular of a short phrase behind `one`: `one league win`. It stays outside the span."""
        found = None
        for index, word in enumerate(ahead[:3]):
            if word.text in self.blocked:
                break
            found = (self.single(ahead[index:], known=True) if self.words.plural_endings else None) or found
        return found and Counted(found.unit, 0, True)

    def _capitals(self, ahead: list[Word]) -> Counted | None:
        """An abbreviation that no table lists, where no name goes on behind it: `50 CJH`."""
        word, rest = ahead[0], ahead[1:2]
        if (
            word.glue in ("", "-")
            or len(word.raw) < SHORTEST_CAPITALS
            or not (word.raw.isalpha() and self._singular_capitals(word.raw).isupper())
        ):
            return None
        if word.text in self.blocked or (rest and (rest[0].glue == "-" or not rest[0].raw.islower())):
            return None
        if self.words.plural_endings and rest and rest[0].text not in self.blocked:
            return None  # `18 NATO staff`
        return Counted(self._singular_capitals(word.raw), 1, False)

    def _singular_capitals(self, word: str) -> str:
        """`ATMs` is `ATM`."""
        return word.removesuffix("s") if self.words.plural_endings else word

    def leads_to_time(self, ahead: list[Word]) -> bool:
        """Whether a length of time is counted behind adjectives: `two more years`."""
        if not self.words.plural_endings or self.nouns.ahead(ahead) or self.singular(ahead[0].text):
            return False
        if ahead[0].text in self.blocked:
            return False  # `1,500 last year`
        for word, follower in zip(ahead[1:3], [*ahead[2:3], None], strict=False):
            if word.text in self.words.time_units:
                return "-" not in (word.glue, follower.glue if follower else "")
            if word.text in self.blocked or self.singular(word.text):
                break
        return False

    def singular(self, word: str) -> str | None:
        """The singular of a regular plural, or None when the word is no plural."""
        if len(word) < SHORTEST or not word.isalpha() or word.endswith(self.words.no_plural_endings):
            return None
        for ending, instead in self.words.plural_endings.items():
            if word.endswith(ending):
                return word[: -len(ending)] + instead
        return None

    def plausible(self, word: Word) -> bool:
        """Whether an unlisted word can be a counted noun: lower case, no function word, no verb by its form."""
        text = word.text
        return (
            word.raw.islower()
            and word.raw.isalpha()
            and len(text) >= SHORTEST
            and text not in self.blocked
            and not (len(text) > SHORTEST and text.startswith(self.words.verb_prefixes))
        )


@cache
def noun_table(pack: LanguagePack) -> NounTable:
    """The pack's counted nouns, made once."""
    return NounTable(pack.figures, pack.numbers)
