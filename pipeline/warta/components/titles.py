"""`warta_titles`: the job, office, rank or role that the text gives to a named person."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from warta.components.doc import PackedParagraph, named, paragraphs, view
from warta.components.text import text_of
from warta.languages import LanguagePack, has_pack, load_pack
from warta.languages.titles import TitleWords
from warta.records import Entity, Named, Title
from warta.values.countries import country_names
from warta.values.titles.links import Holding, title_linker, to_units
from warta.values.titles.phrases import Body, Item, TitlePhrase, phrase_reader, read_items

DATELINE = "-–—"  # marks behind the medium in front of a text
SHORT = 8  # letters of an abbreviation, at most
LIST = 240  # items behind a title in which its holder's bracket is looked for
OFFICE = 20  # characters in front of a place in which an office's last word but one is looked for
RARE = 2  # a country named less than the so many'th part of another's times is only mentioned
LEAST = 3  # times that an article names its main body, at least
BESIDE = 6  # holdings on either side that may share a body
LATELY = 2  # sentences without a person's name across which a definite title may still mean the one before them
OPENING = 3  # items in front of a definite title that still opens a sentence: `Setelah itu`, `Hanya saja,`
TOLD = 4  # words between a title and what makes it definite: `berusia 63 tahun`
JOINED = 5  # words between the body that someone entered and the post
WORDS_TO = 20  # characters in front of a country that may tell who goes there
CLEAR = 1.5  # an article's main body is named so many times as often as the next


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole article tells about titles: its names in order, its main body, its places, its main country."""

    names: tuple[Named, ...]
    starts: tuple[int, ...]
    body: Body | None
    places: dict[str, Entity]
    countries: dict[str, int]
    country: str | None
    bodies: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A title as a sentence gives it, and the body that the rest of the text suggests for it."""

    title: Title
    phrase: TitlePhrase
    inherited: Body | None


def find_titles(doc: Doc) -> list[Title]:
    """The document's titles, one per distinct (person, title, organization), at the first occurrence, in text order."""
    text = text_of(doc)
    context = _read_context(doc, text)
    inside = frozenset(
        name.start + space.start()
        for name in context.names
        for space in re.finditer(r"(?<=\.)\s", text[name.start : name.end])
    )
    found: list[Found] = []
    topic: Entity | None = None
    persons: set[str] = set()
    before: tuple[Named, ...] = ()
    lately: tuple[Entity, ...] = ()  # whom the last sentence with names of persons named
    since = 0  # sentences since then
    for paragraph in paragraphs(doc):
        for start, end in _whole_sentences(doc, paragraph, text, inside):
            names = context.names[bisect_left(context.starts, start) : bisect_right(context.starts, end - 1)]
            names = tuple(name for name in names if name.end <= end)
            people = [name.entity for name in names if name.entity.label == "PER"]
            if not people and topic is None:
                before = names
                continue
            reader = phrase_reader(paragraph.pack)
            items = read_items(text, start, end, names, reader.abbreviations)
            phrases = reader.find(items)
            if phrases:
                holdings = title_linker(paragraph.pack).link(to_units(items, phrases), topic)
                if not people and topic:
                    holdings += _referred(phrases, items, found, topic, paragraph.pack)
                    if persons == {topic.key}:
                        holdings += _described(phrases, items, holdings, topic, paragraph.pack)
                if since < LATELY:
                    holdings += _resumed(phrases, items, holdings, found, lately, paragraph.pack)
                for number, holding in enumerate(holdings):
                    beside = holdings[max(0, number - BESIDE) : number + BESIDE]
                    title = _title(text, holding, items, beside, paragraph.pack, context)
                    inherited = _inherited_body(holding, items, before, beside, paragraph.pack, context)
                    found.append(Found(title, holding.phrase, inherited))
            topic = people[0] if people else topic
            lately, since = (tuple(dict.fromkeys(people)), 0) if people else (lately, since + 1)
            persons.update(person.key for person in people)
            before = names
    found = _settled(found, context)
    return sorted(_distinct(found), key=lambda title: (title.start, title.end))


def _read_context(doc: Doc, text: str) -> Context:
    words = load_pack(doc.lang_).titles if has_pack(doc.lang_) else TitleWords(modifiers_follow=False)
    places = (_without_office(name, text, words) for name in named(doc))
    names = [name for name in places if text[name.start : name.end].lower() not in words.regions]  # `Kota`
    countries = _countries(doc, text)
    main = _main_body(doc._.organizations)
    return Context(
        names=tuple(names),
        starts=tuple(name.start for name in names),
        body=Body(main.name, main.key) if main else None,
        places={mention.text.lower(): entity for entity in doc._.locations for mention in entity.mentions},
        countries=countries,
        country=_governed(doc) or _about(_clear_country(countries), countries, doc, text),
        bodies=doc._.organizations,
    )


def _without_office(name: Named, text: str, words: TitleWords) -> Named:
    """A place without its first word where that ends an office before it: `Kepala` + `Desa Lumbung`."""
    kind, _, rest = text[name.start : name.end].lower().partition(" ")
    before = text[max(0, name.start - OFFICE) : name.start].lower().split()
    place = rest and name.entity.label == "LOC" and kind in words.regions
    if place and before and f"{before[-1]} {kind}" in words.roles:
        return replace(name, start=name.start + len(kind) + 1)
    return name


def _countries(doc: Doc, text: str) -> dict[str, int]:
    """How often the article names each country, by its name or its adjective, the most frequent first."""
    if not has_pack(doc.lang_):
        return {}
    states = load_pack(doc.lang_).titles.demonyms
    known = country_names(doc.lang_)
    counts: Counter[str] = Counter()
    for place in doc._.locations:
        names = [known[mention.text.lower()] for mention in place.mentions if mention.text.lower() in known]
        if names:
            name = place.name if place.name.lower() in known else names[0]
            counts[name] += len(place.mentions)
    pattern = _adjectives(doc.lang_)
    for found in pattern.findall(text) if pattern else ():
        counts[states[found.lower()]] += 1
    home = load_pack(doc.lang_).titles.home_country
    if home and home not in counts and _names_outside(home, doc, text):
        counts[home] += 1
    return dict(counts.most_common())


def _about(country: str | None, countries: dict[str, int], doc: Doc, text: str) -> str | None:
    """The country where it is still named most without the places where someone goes (`migration to the US`)."""
    if country is None or not has_pack(doc.lang_) or not load_pack(doc.lang_).titles.directions:
        return country
    counts = Counter(countries)
    for place in doc._.locations:
        if place.name in counts:
            counts[place.name] -= sum(_gone_to(mention.start, doc.lang_, text) for mention in place.mentions)
    return country if counts[country] == max(counts.values()) else None


def _gone_to(start: int, language: str, text: str) -> bool:
    """Whether the text names a place as where someone goes (`to the US`): no sign that the article is about it."""
    pattern = _direction(language)
    return bool(pattern and pattern.search(text, max(0, start - WORDS_TO), start))


@cache
def _direction(language: str) -> re.Pattern[str] | None:
    """What ends in front of a place where someone goes."""
    words = sorted(load_pack(language).titles.directions, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\s$", re.IGNORECASE) if words else None


def _governed(doc: Doc) -> str | None:
    """The country whose government alone an article begins with: `The Government of Nicaragua said`."""
    if not has_pack(doc.lang_):
        return None
    words = load_pack(doc.lang_).titles
    states = {**country_names(doc.lang_), **words.demonyms}
    governed: list[str] = []
    first = ""
    for body in sorted(doc._.organizations, key=lambda entity: entity.mentions[0].start):
        name = body.name.lower().removeprefix("the ")
        rests = [name.removeprefix(word).strip() for word in words.governments if name.startswith(f"{word} ")]
        rests += [name.removesuffix(word).strip() for word in words.governments if name.endswith(f" {word}")]
        state = next((states[rest] for rest in rests if rest in states), "")
        first = first or state or "-"
        governed += [state] if state else []
    return first if set(governed) == {first} else None


def _names_outside(country: str, doc: Doc, text: str) -> bool:
    """Whether the text names a country where no organization's name does: recognisers miss some."""
    inside = sorted((mention.start, mention.end) for body in doc._.organizations for mention in body.mentions)
    for found in re.finditer(rf"\b{re.escape(country)}\b", text):
        before = bisect_right(inside, (found.start(), len(text))) - 1
        if before < 0 or inside[before][1] <= found.start():
            return True
    return False


@cache
def _adjectives(language: str) -> re.Pattern[str] | None:
    """The adjectives of countries in a language, as they are written; None where a country's name is its adjective."""
    words = load_pack(language).titles
    if words.modifiers_follow:
        return None
    written = sorted((word.title() for word in words.demonyms if len(word) > 3), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, written))})\b") if written else None


def _clear_country(counts: dict[str, int]) -> str | None:
    """The most frequent country where it stands out."""
    ranked = [*counts.items(), ("", 0)]
    return ranked[0][0] if ranked[0][1] and ranked[0][1] >= CLEAR * ranked[1][1] else None


def _clear(ranked: Sequence[Entity], *, least: int = 1) -> Entity | None:
    """The first of the entities, most often named first, where it stands out."""
    if not ranked or len(ranked[0].mentions) < least:
        return None
    if len(ranked) > 1 and len(ranked[0].mentions) < CLEAR * len(ranked[1].mentions):
        return None
    return ranked[0]


def _main_body(bodies: Sequence[Entity]) -> Entity | None:
    """The organization that an article is about: the one named most, by far or from the beginning."""
    ranked = sorted(bodies, key=lambda entity: -len(entity.mentions))
    if main := _clear(ranked, least=LEAST):
        return main
    opening = min(bodies, key=lambda entity: entity.mentions[0].start, default=None)
    if opening is None or len(ranked) < 2 or len(opening.mentions) < LEAST:
        return None
    return opening if len(opening.mentions) == len(ranked[0].mentions) else None


def _sentences(doc: Doc, paragraph: PackedParagraph) -> Iterator[tuple[int, int]]:
    """Character ranges of the paragraph's sentences; the paragraph itself where nobody set sentences."""
    span = doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
    if span is None or not doc.has_annotation("SENT_START"):
        yield paragraph.start, paragraph.end
        return
    for sentence in span.sents:  # type: ignore[attr-defined]
        start, end = max(sentence.start_char, paragraph.start), min(sentence.end_char, paragraph.end)
        if start < end:
            yield start, end


def _whole_sentences(
    doc: Doc, paragraph: PackedParagraph, text: str, inside: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """The paragraph's sentences, put together where a name or an abbreviation in front of one was cut.

    `inside` are the places where a name's word ends that is not its last (`T.R. Ilangovan`).
    """
    short = _abbreviation(paragraph.pack)
    held: tuple[int, int] | None = None
    for start, end in _sentences(doc, paragraph):
        start = held[0] if held else start
        shown = text[start:end].rstrip()
        if start + len(shown) in inside or short.search(shown[-SHORT:]):
            held = (start, end)
            continue
        held = None
        yield start, end
    if held:
        yield held


@cache
def _abbreviation(pack: LanguagePack) -> re.Pattern[str]:
    """What a sentence does not end with: an honorific's or a rank's abbreviation in front of a name."""
    words = (*pack.titles.abbreviations, *pack.names.honorifics)
    known = sorted({word for word in words if word.isalpha() and len(word) < SHORT}, key=len, reverse=True)
    return re.compile(rf"\b(?i:{'|'.join(map(re.escape, known)) or '(?!)'})\.$")


def _title(
    text: str,
    holding: Holding,
    items: Sequence[Item],
    holdings: Sequence[Holding],
    pack: LanguagePack,
    context: Context,
) -> Title:
    phrase = holding.phrase
    body = (
        phrase.body
        or _represented_body(phrase, items, pack)
        or _body_behind(holding, items, pack)
        or _commanded_body(holding, holdings, items, pack, context)
        or _shared_body(holding, holdings, items)
        or _body_before(phrase, items, pack)
        or _joined_body(phrase, items, pack)
    )
    if body and body.key is None:
        body = _led_body(body, phrase, pack, context) or body
    if body and body.key is None and phrase.territorial:
        body = Body(_without_kind(body.name, phrase.head, pack))
    return Title(
        text=text[phrase.start : phrase.end],
        start=phrase.start,
        end=phrase.end,
        person=holding.person.name,
        person_key=holding.person.key,
        normalized=phrase.normalized,
        status=holding.status,
        organization=body.name if body else None,
        organization_key=body.key if body else None,
    )


def _without_kind(place: str, office: str, pack: LanguagePack) -> str:
    """The place without its kind, where the office has that already: `Wali Kota` of `Kota Bogor` is Bogor's."""
    kind, _, rest = place.partition(" ")
    return rest if rest and kind.lower() in pack.titles.regions and office.endswith(f" {kind.lower()}") else place


def _led_body(place: Body, phrase: TitlePhrase, pack: LanguagePack, context: Context) -> Body | None:
    """The article's body that an office leads in a place (`Kapolres Ngawi`: `Polres Ngawi`), else the place itself."""
    if kind := pack.titles.offices_of.get(phrase.head):
        led = f"{kind} {place.name}".lower()
        for body in context.bodies:
            if any(mention.text.lower() == led for mention in body.mentions):
                return Body(body.name, body.key)
    name = place.name.lower()
    if not phrase.territorial:
        for context_body in context.bodies:
            if any(mention.text.lower() == name for mention in context_body.mentions):
                return Body(context_body.name, context_body.key)
    full = {f"{realm}{article} {name}" for realm in pack.titles.realms for article in ("", " the")}
    longer = {
        entity.name for surface, entity in context.places.items() if surface.startswith(f"{name} ") or surface in full
    }
    if found := context.places.get(name):
        return Body(found.name)
    return Body(longer.pop()) if len(longer) == 1 else None


def _body_behind(holding: Holding, items: Sequence[Item], pack: LanguagePack) -> Body | None:
    """The body behind the name or the names that share the title: `Judges A and B of the High Court`."""
    phrase, joiners = holding.phrase, pack.titles.joiners
    at = phrase.last
    for index in range(at, min(at + LIST, len(items) - 3)):
        inside = items[index + 2]
        if items[index].entity is holding.person and items[index + 1].text == "(" and items[index + 3].text == ")":
            if inside.kind == "ORG" and inside.entity and not phrase.territorial:
                return Body(inside.entity.name, inside.entity.key)  # `goalkeepers A (Rovers), B (United)`
            break
    while at < len(items) and (items[at].kind == "PER" or items[at].text == "," or items[at].lower in joiners):
        at += 1
    if at == phrase.last or items[at - 1].kind != "PER" or items[phrase.last].kind != "PER":
        return None
    for length in (2, 1):
        link = " ".join(item.lower for item in items[at : at + length])
        if link in pack.titles.person_links and at + length < len(items):
            body = items[at + length]
            if body.entity and (body.kind == "ORG" or (body.kind == "LOC" and phrase.territorial)):
                return Body(body.entity.name, body.entity.key if body.kind == "ORG" else None)
    return None


def _body_before(phrase: TitlePhrase, items: Sequence[Item], pack: LanguagePack) -> Body | None:
    """The body that opens the sentence, parted from the title by a comma: `Lumen Bureau of Trade, head A, said`."""
    opening = items[0].entity
    if phrase.first < 2 or items[0].kind != "ORG" or opening is None or phrase.territorial or phrase.national:
        return None
    unit = items[1 : phrase.first - 1]
    apart = items[phrase.first - 1].text == "," and phrase.last < len(items) and items[phrase.last].kind == "PER"
    small = {*pack.titles.joiners, *pack.titles.articles, *pack.titles.domain_links}
    named = all(item.kind == "word" and (item.text[:1].isupper() or item.text in small) for item in unit)
    return Body(opening.name, opening.key) if apart and named and not phrase.determined else None


def _joined_body(phrase: TitlePhrase, items: Sequence[Item], pack: LanguagePack) -> Body | None:
    """The body that the clause says someone entered: `joined Lumen in 2010 as editor`."""
    words = pack.titles
    if phrase.first < 3 or items[phrase.first - 1].lower not in words.joined_as:
        return None
    if phrase.territorial or phrase.national:
        return None
    for at in range(phrase.first - 2, max(0, phrase.first - 2 - JOINED), -1):
        entered = at - 1 - (items[at - 1].lower in words.articles)
        if items[at].kind == "ORG" and (body := items[at].entity):
            return Body(body.name, body.key) if entered >= 0 and items[entered].lower in words.entering else None
        if items[at].kind != "word":
            return None
    return None


def _represented_body(phrase: TitlePhrase, items: Sequence[Item], pack: LanguagePack) -> Body | None:
    """The body for which the holder stands: `IRRI diwakili peneliti A`, `the team led by captain B`."""
    for length in (2, 1):
        at = phrase.first - length
        link = " ".join(item.lower for item in items[max(0, at) : phrase.first])
        if at > 1 and link in pack.titles.represented and items[at - 1].text == ",":
            at -= 1
        if at > 0 and link in pack.titles.represented and items[at - 1].kind == "ORG":
            body = items[at - 1].entity
            return Body(body.name, body.key) if body and not phrase.territorial else None
    return None


def _commanded_body(
    holding: Holding, holdings: Sequence[Holding], items: Sequence[Item], pack: LanguagePack, context: Context
) -> Body | None:
    """The body that the office beside a rank leads, where the article names it: `Kapolres Ngawi AKBP`."""
    for other in holdings:
        office = other.phrase
        left, right = sorted((holding.phrase, office), key=lambda each: each.first)
        beside = all(item.text == "," for item in items[left.last : right.first])
        if other.person is holding.person and beside and office.body and office.head in pack.titles.offices_of:
            led = _led_body(office.body, office, pack, context) if office.body.key is None else office.body
            if led and led.key:
                return led
    return None


def _shared_body(holding: Holding, holdings: Sequence[Holding], items: Sequence[Item]) -> Body | None:
    """The body of the title that is joined to this one: `CEO dan pendiri Lumen`."""
    phrase = holding.phrase
    for other in holdings:
        body, between = other.phrase.body, (phrase, other.phrase)
        left, right = sorted(between, key=lambda each: each.first)
        apart = items[left.last : right.first]
        if body is None or len(apart) > 2 or any(item.kind == "PER" for item in apart):
            continue
        if all(item.text == "," for item in apart) and other.person is not holding.person:
            continue  # `the founder of Lumen, players A and B`
        same = other.phrase.territorial == phrase.territorial or (body.key and not phrase.territorial)
        if phrase.trade and other.phrase.first < phrase.first:
            continue  # `dosen Universitas A dan pengamat`
        if other.phrase is not phrase and (same or not phrase.capital):
            return body
    return None


def _inherited_body(
    holding: Holding,
    items: Sequence[Item],
    before: Sequence[Named],
    holdings: Sequence[Holding],
    pack: LanguagePack,
    context: Context,
) -> Body | None:
    """The body that the rest tells: its noun, the one last named in the sentence, the article's, a state's country.

    `before` are the names of the sentence before; in the bodies of a person's other `holdings` he holds no second post.
    """
    phrase = holding.phrase
    if phrase.head in pack.titles.states or phrase.head in pack.titles.realms_of:
        return _known_owner(phrase, pack, context)
    if phrase.royal and pack.titles.home_country:
        return None  # a republic's news tells of foreign houses alone
    if phrase.homeland or (phrase.national and not phrase.own_body and (phrase.capital or not phrase.corporate)):
        home = pack.titles.home_country
        country = context.country if home is None else next((name for name in context.countries if name == home), None)
        if phrase.homeland and home is None and context.countries:
            country = next(iter(context.countries))
        return Body(country) if country and not phrase.posting.endswith(country) else None
    if phrase.national and not phrase.own_body:
        return context.body
    named = [item.entity for item in items if item.kind == "ORG" and item.entity]
    if words := pack.titles.seats.get(phrase.head):
        return _one_of(named, words.split()) or _one_of(context.bodies, words.split())
    if phrase.own_body and (body := _one_of(context.bodies, phrase.own_body.split()[:1])):
        return body
    if phrase.own_body in pack.titles.named_nouns:
        return None
    if phrase.sportive:
        clubs = {
            item.entity.key: item.entity
            for item, after in pairwise(items[: phrase.first])
            if item.kind == "ORG" and item.entity and after.text not in DATELINE
        }
        club = next(iter(clubs.values())) if len(clubs) == 1 else None
        return Body(club.name, club.key) if club else None
    if phrase.bodied:
        owners = [item.entity for item in items[: phrase.first] if item.kind == "ORG" and item.entity][-1:]
        owners = owners or [name.entity for name in before if name.entity.label == "ORG"][:1]
        return Body(owners[0].name, owners[0].key) if owners else None
    if not (phrase.own_body or phrase.corporate):
        return None
    if holding.status == "incoming" and (offering := _offering(phrase, items, pack)):
        return offering
    person, others = holding.person, (each for each in holdings if each.phrase.body)
    other = {each.phrase.body.key for each in others if each.person is person and each.phrase.body}
    if context.body and any(entity.key == context.body.key for entity in named):
        return context.body
    for item in reversed(items[: phrase.first]):
        if item.kind == "ORG" and item.entity and not (context.body and item.entity.key in other):
            return Body(item.entity.name, item.entity.key)
    return context.body


def _known_owner(phrase: TitlePhrase, pack: LanguagePack, context: Context) -> Body | None:
    """Whose an office can only be, where the article names it: one state's, or one of those that have it."""
    words = pack.titles
    if state := words.states.get(phrase.head):
        places = (words.demonyms.get(place) for place in context.places)  # `the US`
        named = (state in context.countries or state in places) and phrase.normalized.lower().endswith(phrase.head)
        return Body(state) if named else None
    named_realms = {realm for realm in words.realms_of[phrase.head] if realm.lower() in context.places}
    return Body(named_realms.pop()) if len(named_realms) == 1 else None


def _offering(phrase: TitlePhrase, items: Sequence[Item], pack: LanguagePack) -> Body | None:
    """The first body that may offer a post: one in front of it, or the clause's agent (`ditawari oleh Lumen`)."""
    for number, item in enumerate(items):
        agent = number > 0 and items[number - 1].lower in pack.titles.agents
        if item.kind == "ORG" and item.entity and (agent or item.end <= phrase.start):
            return Body(item.entity.name, item.entity.key)
    return None


def _one_of(bodies: Sequence[Entity], nouns: Sequence[str]) -> Body | None:
    """The one body whose name has one of the nouns, or begins a word with it: `airline` in `Tavora Airlines`."""
    found = {
        body.key: Body(body.name, body.key)
        for body in bodies
        if any(word == noun or word == f"{noun}s" for word in body.name.lower().split() for noun in nouns)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _referred(
    phrases: Sequence[TitlePhrase],
    items: Sequence[Item],
    found: Sequence[Found],
    topic: Entity,
    pack: LanguagePack,
) -> list[Holding]:
    """A definite title (`the Greens leader`) of the person last named, who alone is known to hold one in that body."""
    definite = pack.titles.definite
    holdings = []
    for phrase in phrases:
        marked = items[phrase.first].lower in definite or any(
            item.lower in definite for item in items[phrase.last : phrase.last + 1]
        )
        if not marked or phrase.plural or phrase.status or phrase.body is None or phrase.body.key is None:
            continue
        holders = {each.title.person_key for each in found if each.title.organization_key == phrase.body.key}
        if holders == {topic.key}:
            holdings.append(Holding(topic, phrase, "current"))
    return holdings


def _described(
    phrases: Sequence[TitlePhrase],
    items: Sequence[Item],
    holdings: Sequence[Holding],
    topic: Entity,
    pack: LanguagePack,
) -> list[Holding]:
    """What a sentence's subject tells of the one person of the article: `The former footballer said`."""
    words = pack.titles
    subject = next((phrase for phrase in phrases if phrase.first == 0), None)
    if subject is None or not subject.definite or subject.plural or any(each.phrase is subject for each in holdings):
        return []
    if subject.national or subject.territorial or subject.corporate or subject.relational or subject.body:
        return []
    behind = [item.lower for item in items[subject.last : subject.last + 2]]
    clause = behind[:1] == [","] and behind[-1] in words.relatives
    said = behind[:1] and behind[0] in words.speech
    return [Holding(topic, subject, subject.status or "current")] if clause or said else []


def _resumed(
    phrases: Sequence[TitlePhrase],
    items: Sequence[Item],
    holdings: Sequence[Holding],
    found: Sequence[Found],
    lately: Sequence[Entity],
    pack: LanguagePack,
) -> list[Holding]:
    """What a subject or speaker, told by a definite title, adds to whom the text has just named.

    `Petani kopi berusia 63 tahun itu menolak`, `ucap mantan tenaga ahli X tersebut`. A title that repeats a known one
    adds nothing, and of several persons only one who has none yet can be meant.
    """
    first = next((index for index, item in enumerate(items) if item.kind == "PER"), len(items))
    tied = [holding.phrase for holding in holdings]
    resumed = []
    for phrase in phrases:
        opens = phrase.first <= OPENING or items[phrase.first - 1].lower in pack.titles.speech
        if phrase.first > first or phrase.plural or phrase in tied or not opens:
            continue
        if _tells(phrase, pack) and _is_definite(phrase, items, pack) and (person := _meant(phrase, found, lately)):
            resumed.append(Holding(person, phrase, phrase.status or "current"))
    return resumed


def _is_definite(phrase: TitlePhrase, items: Sequence[Item], pack: LanguagePack) -> bool:
    """Whether a title means someone known, by the word in front of it or, a few words on, behind it."""
    if not pack.titles.modifiers_follow:
        return phrase.definite
    for number, item in enumerate(items[phrase.last : phrase.last + TOLD + 1], phrase.last):
        if item.lower in pack.titles.definite:
            return items[number - 1].lower not in pack.titles.moments
        if item.lower in pack.titles.demonstratives:
            return number == phrase.last
        if not (item.kind == "LOC" or (item.kind == "word" and item.text.islower()) or item.text.isdigit()):
            break
    return False


def _tells(phrase: TitlePhrase, pack: LanguagePack) -> bool:
    """Whether a definite title says more than that someone has it: `the former footballer`, `petani kopi itu`."""
    if phrase.incomplete and not phrase.body and not (pack.titles.modifiers_follow and phrase.words > 1):
        return False
    if not pack.titles.modifiers_follow:
        return phrase.status == "former" or (phrase.trade and not phrase.body)  # `the new president` may be anyone
    office = phrase.territorial or phrase.national or phrase.corporate
    return phrase.status is not None or phrase.body is not None or not office


def _meant(phrase: TitlePhrase, found: Sequence[Found], lately: Sequence[Entity]) -> Entity | None:
    """Which of the persons lately named a definite title can mean, where nobody is known to have it."""
    titled = {each.title.person_key for each in found}
    fresh = [person for person in lately if person.key not in titled]
    meant = lately if len(lately) == 1 else fresh
    if len(meant) != 1 or (phrase.words == 1 and not (phrase.body or phrase.status or fresh)):
        return None
    words = set(phrase.normalized.lower().split())
    for each in found:
        own = each.title.person_key == meant[0].key and words <= set(each.title.normalized.lower().split())
        taken = phrase.body and each.title.organization_key == phrase.body.key and each.phrase.head == phrase.head
        if own or taken:
            return None
    return meant[0]


def _settled(found: Sequence[Found], context: Context) -> list[Found]:
    """Titles without a body get the one that the text suggests, unless it names another for the same office."""
    told = {_office(each.title) for each in found if each.title.organization}
    club, house, states = _club(found, context), _house(found), _states(found)
    realm = _realm(found)
    held = (each for each in found if each.title.status == "current")
    officials = {each.title.person_key for each in held if each.phrase.national and not each.phrase.corporate}
    settled = []
    for each in found:
        title = each.title
        firm = each.phrase.corporate and not (each.phrase.territorial or each.phrase.national)
        if firm and not each.phrase.own_body and title.person_key in officials:
            settled.append(each)  # a minister or a judge leads no firm that the article is about
            continue
        body = (
            _own_country(each, states, context)
            or each.inherited
            or (house if firm else None)
            or (realm if each.phrase.royal else None)
            or (club if each.phrase.team and title.status == "current" else None)
        )
        if body and title.organization is None and _office(title) not in told:
            title = replace(title, organization=body.name, organization_key=body.key)
        settled.append(replace(each, title=title))
    return settled


def _house(found: Sequence[Found]) -> Body | None:
    """The one body in which an article gives posts such as a firm has."""
    held = {
        (each.title.organization, each.title.organization_key)
        for each in found
        if each.phrase.corporate and each.title.organization_key and not each.phrase.territorial
    }
    return Body(*next(iter(held))) if len(held) == 1 else None  # type: ignore[arg-type]


def _realm(found: Sequence[Found]) -> Body | None:
    """The one country whose reigning house the article names."""
    realms = {
        each.title.organization
        for each in found
        if each.phrase.royal and each.title.organization and each.title.organization_key is None
    }
    return Body(next(iter(realms))) if len(realms) == 1 else None


def _states(found: Sequence[Found]) -> dict[str, set[str]]:
    """The countries whose offices the text itself gives, with the keys of the persons who hold them."""
    states: dict[str, set[str]] = {}
    for each in found:
        if each.phrase.national and each.title.organization:
            states.setdefault(each.title.organization, set()).add(each.title.person_key)
    return states


def _own_country(each: Found, states: dict[str, set[str]], context: Context) -> Body | None:
    """The country of a state's office where the one that the article names most is told of others' alone.

    News names the country of foreign officials (`the Lebanese minister`) and takes that of its own for granted.
    """
    if not each.phrase.national or each.inherited is None or each.inherited.key is not None or each.phrase.homeland:
        return None
    others = {name for name, holders in states.items() if holders - {each.title.person_key}}
    if others != {each.inherited.name}:
        return None
    country = _clear_country({name: count for name, count in context.countries.items() if name not in others})
    if country is None or context.countries[country] < 2:
        return None
    rare = RARE * context.countries[country] < context.countries.get(each.inherited.name, 0)
    return Body(country) if not rare else None


def _office(title: Title) -> tuple[str, str, str]:
    return title.person_key, title.normalized, title.status


def _club(found: Sequence[Found], context: Context) -> Body | None:
    """The body of which an article speaks, where it also speaks of one coach and gives him no other."""
    coaching = [each for each in found if each.phrase.team]
    named = any(each.title.organization for each in coaching)
    fuller = any(each.phrase.words > len(each.phrase.head.split()) for each in coaching)
    one = len({each.title.person_key for each in coaching}) == 1
    return context.body if one and not named and not fuller else None


def _distinct(found: Sequence[Found]) -> list[Title]:
    """One title per (person, normal form, organization), at its first place.

    Who is called elected and holds the office elsewhere holds it. A title without organization yields to the same one
    with it, a bare role to the fuller title that it repeats (`menteri` after `Menteri Keuangan`).
    """
    kept: dict[tuple[str, str, str | None], Title] = {}
    heads: dict[tuple[str, str], int] = {}
    for each in sorted(found, key=lambda each: each.title.start):
        title, phrase = each.title, each.phrase
        exact = (title.person_key, title.normalized, title.organization)
        bare = (title.person_key, title.normalized, None)
        fuller = heads.get((title.person_key, phrase.head), 0) > phrase.words
        known = any(key[:2] == exact[:2] and kept[key].status == title.status for key in kept)
        known = known or (title.status == "current" and any(key[:2] == exact[:2] for key in kept))
        before = exact if exact in kept else bare
        if before in kept and kept[before].status == "incoming" and title.status == "current":
            kept[before] = replace(kept[before], status="current")
        if exact in kept or (title.organization is None and (known or fuller)):
            continue
        if bare in kept and kept[bare].status == title.status:
            kept[exact] = replace(
                kept.pop(bare), organization=title.organization, organization_key=title.organization_key
            )
        else:
            kept[exact] = title
        heads[title.person_key, phrase.head] = max(phrase.words, heads.get((title.person_key, phrase.head), 0))
    return list(kept.values())


@Language.factory("warta_titles", assigns=["doc._.titles"])
def create_titles(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that sets `doc._.titles` from the persons, organizations and places of the document."""

    def annotate(doc: Doc) -> Doc:
        titles = tuple(find_titles(doc))
        doc._.titles = titles
        view(doc, "titles", "TITLE", titles)
        return doc

    return annotate
