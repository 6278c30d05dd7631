"""Whom a subject means, in text order: the last person spoken of, the holder of a title, an organization."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from warta.languages import LanguagePack
from warta.records import Named
from warta.values.quotes.phrases import phrases_of
from warta.values.quotes.subjects import Means, Subject

# How many people back a pronoun of the other gender may reach.
REACH = 4
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Role:
    """A title in the text: where it stands, its words, lower-cased, its holder's and its body's key."""

    start: int
    words: frozenset[str]
    person: str
    body: str | None


def role_words(title: str) -> frozenset[str]:
    """The words by which a title is known again.

    >>> sorted(role_words("Menteri Keuangan"))
    ['keuangan', 'menteri']
    """
    return frozenset(word for word in WORD.findall(title.lower()) if len(word) > 2)


@dataclass(slots=True)
class Speakers:
    """Who has been spoken of so far; `people` and `bodies` hold keys, the last one first."""

    named: dict[str, Named]
    genders: dict[str, str]
    roles: Sequence[Role]
    people: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    voice: str | None = None  # the organization that spoke last

    def note(self, named: Named | None, *, speaks: bool = False) -> None:
        """Remembers that the text is now about a person or an organization."""
        if named is None:
            return
        keys = self.people if named.label == "PER" else self.bodies
        if named.key in keys:
            keys.remove(named.key)
        keys.insert(0, named.key)
        if speaks and named.label == "ORG":
            self.voice = named.key

    def mention(self, named: Named) -> None:
        """Remembers somebody of whom the text also speaks, behind whom it is about."""
        if named.label == "PER" and named.key not in self.people[:1]:
            if named.key in self.people:
                self.people.remove(named.key)
            self.people.insert(1, named.key)

    def resolve(self, subject: Subject, position: int, pack: LanguagePack) -> Named | None:
        """The person or organization that a subject at `position` means, if the text tells."""
        match subject.means:
            case Means.NAME:
                return subject.named
            case Means.PRONOUN:
                return self._by_pronoun(subject.words[0])
            case Means.DESCRIPTION:
                return self._by_description(subject, position, pack)
        return None

    def _by_pronoun(self, meant: str) -> Named | None:
        if meant == "body":
            key = self.voice or next(iter(self.bodies), None)
            return self.named[key] if key else None
        if meant not in {"person", "m", "f"}:
            return None
        for key in self.people[:REACH]:
            if meant == "person" or self.genders.get(key, meant) == meant:
                return self.named[key]
        return None

    def _by_description(self, subject: Subject, position: int, pack: LanguagePack) -> Named | None:
        known = phrases_of(pack)
        if holder := self._holder(subject, position):
            return self.named[holder]
        words = [word for word in subject.words if word not in known.function_words]
        if any(word in known.bodies or word in known.voices for word in words):
            if subject.body:
                return subject.body if any(word in known.voices for word in words) else None
            if not subject.definite:
                return None
            own = next((key for key in self.bodies if set(words) & role_words(self.named[key].name)), None)
            return self.named[own] if own else self._by_pronoun("body")
        if subject.definite:
            return self._by_pronoun("person")
        return self._by_word(words)

    def _holder(self, subject: Subject, position: int) -> str | None:
        """The person whose title the description repeats, the one spoken of last among equals."""
        words = set(subject.words)
        best: tuple[int, int, int] | None = None
        holder: str | None = None
        for role in self.roles:
            shared = len(words & role.words)
            if not shared or role.start > position or role.person not in self.named:
                continue
            recent = -self.people.index(role.person) if role.person in self.people else -len(self.people) - 1
            same_body = int(subject.body is not None and subject.body.key == role.body)
            rank = (shared + same_body, recent, role.start)
            if best is None or rank > best:
                best, holder = rank, role.person
        return holder

    def _by_word(self, words: Sequence[str]) -> Named | None:
        """The person of whose name these words are part, where the name was not recognised in this place."""
        for key in self.people:
            if words and set(words) <= set(WORD.findall(self.named[key].name.lower())):
                return self.named[key]
        return None
