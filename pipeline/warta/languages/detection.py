"""Which language a text is in, and which each of its paragraphs.

Two detectors and the packs' function words vote: langdetect (after Nakatani), py3langid (after Lui and Baldwin).
langdetect knows no Malay, Javanese or Sundanese and calls all three Indonesian with certainty, so a language with close
relatives is confirmed by py3langid, which knows most of them, and by words that only one of the relatives has.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from langdetect.detector_factory import PROFILES_DIRECTORY
from langdetect.lang_detect_exception import LangDetectException
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from warta.article import Article, Paragraph
from warta.languages.detector import QuickDetector
from warta.languages.pack import LanguagePack, codes, has_pack, load_pack
from warta.languages.profiles import PatientFactory

# The beginning of a text is enough to know it by, and the detectors' time grows with its length.
SAMPLE = 1000
# The share of langdetect's prior that the languages with a pack take together, and their weight in py3langid's answer.
PRIOR = 0.9
WEIGHT = 10.0
# Below so many letters langdetect, which draws its n-grams by lot, is sure of itself without reason.
FEW_LETTERS = 150
# What one function word of a language is worth against none, and how many are counted.
WORD_WORTH = 2.0
MOST_WORDS = 12
# A relative has to be likelier than the language itself by this much, as a logarithm.
RELATIVE_MARGIN = 1.5
# A paragraph leaves the article's language with so many function words of another, and so few of the article's.
PARAGRAPH_WORDS = 4
PARAGRAPH_RATIO = 4
# With fewer it does so if the second detector is as sure as this among the languages with a pack, from so many words in
# lower case on.
SURE = 0.95
LOWER_WORDS = 4

NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LETTER = re.compile(r"[^\W\d_]")


def detect(text: str) -> tuple[str, float] | None:
    """The text's language (ISO 639-1 where there is such a code) and how likely it is, in [0, 1]; None without letters.

    >>> [detect(text)[0] for text in ("Harga beras naik lagi pekan ini.", "Rice prices rose again this week.")]
    ['id', 'en']
    >>> detect("Kerajaan akan membaiki jalan raya kerana rakyat memerlukannya, kata beliau pada hari Khamis.")[0]
    'ms'
    """
    sample = NOT_WORDS.sub(" ", text[: 2 * SAMPLE])[:SAMPLE]
    letters = LETTER.findall(sample)
    if not letters:
        return None
    if 2 * sum(map(str.isupper, letters)) > len(letters):
        sample = sample.lower()
    votes = _votes(sample, len(letters))
    best = max(sorted(votes), key=votes.__getitem__)
    share = votes[best] / sum(votes.values())
    return _confirm(best, share, sample) if has_pack(best) else (best, share)


def label_language(article: Article, language: str | None = None) -> Article:
    """The article with its language, how likely it is, and its paragraphs; a `language` given is theirs too."""
    if language:
        spans = tuple(Paragraph(start, end, language) for start, end in _lines(article.text))
        return replace(article, language=language, language_score=None, paragraphs=spans)
    code, score = detect(article.text) or (None, None)
    if code is None or score is None:
        return article
    spans = tuple(paragraph_languages(article.text, code))
    return replace(article, language=code, language_score=round(score, 4), paragraphs=spans)


def paragraph_languages(text: str, language: str) -> Iterator[Paragraph]:
    """The lines of the text that are not blank, with their languages.

    A line long enough to be sure has its own language, if that has a pack; every other line has the article's.

    >>> text = 'Pertemuan itu gagal.\\n"We were ready to sign, but they had asked for more than that."'
    >>> [(span.start, span.end, span.language) for span in paragraph_languages(text, "id")]
    [(0, 20, 'id'), (21, 84, 'en')]
    """
    for start, end in _lines(text):
        yield Paragraph(start, end, _line_language(text[start:end], language))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the lines that are not blank."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line) + 1


def _line_language(line: str, language: str) -> str:
    """The line's own language, where it has many function words of it and hardly one of the article's.

    Where it has only a few, the second detector has to agree, and is asked about the words in lower case: a row of
    foreign names is no foreign sentence.
    """
    if not has_pack(language):
        return language
    hits = _function_words(line[:SAMPLE])
    best = max(sorted(hits), key=hits.__getitem__)
    if best == language or hits[best] < max(1, PARAGRAPH_RATIO * hits[language]):
        return language
    if hits[best] >= PARAGRAPH_WORDS:
        return best
    words = [word for word in WORD.findall(line[:SAMPLE]) if word.islower()]
    if len(words) < LOWER_WORDS:
        return language
    likely = dict(_identifier().rank(" ".join(words)))
    return best if likely[best] >= SURE * sum(likely[pack.code] for pack in _packs()) else language


def _votes(sample: str, letters: int) -> dict[str, float]:
    """How much speaks for each language; close relatives count for the language with a pack, to be told apart later."""
    votes: defaultdict[str, float] = defaultdict(float)
    for name, share in _identifier().rank(sample):
        code = _kin().get(name, name)
        votes[code] += share * WEIGHT if has_pack(code) else share
    total = sum(votes.values())
    trust = min(1.0, letters / FEW_LETTERS) * total
    for code, share in _first(sample).items():
        votes[code] += trust * share
    for code, hits in _function_words(sample).items():
        votes[code] *= WORD_WORTH ** min(hits, MOST_WORDS)
    return votes


def _first(sample: str) -> dict[str, float]:
    """langdetect's answer; nothing where it finds none of its n-grams."""
    detector = QuickDetector(_factory())
    detector.set_max_text_length(SAMPLE)
    detector.set_prior_map(_prior())
    detector.append(sample)
    try:
        return {answer.lang.split("-")[0]: answer.prob for answer in detector.get_probabilities()}
    except LangDetectException:
        return {}


def _confirm(code: str, share: float, sample: str) -> tuple[str, float]:
    """The language itself, or the relative that py3langid and the words that only one of them has speak for.

    Words with a capital don't count: names of Malaysian places make no article Malay.
    """
    tells = load_pack(code).tells
    if not tells.relatives:
        return code, share
    words = [word for word in WORD.findall(sample) if word.islower()] or [sample]
    likely = dict(_identifier().rank(" ".join(words)))
    counts = Counter(words)
    evidence = {code: _evidence(counts, tells.own_words, likely.get(code, 0.0))}
    for relative, telling in tells.relatives.items():
        likelihood = sum(likely.get(name, 0.0) for name in (relative, *tells.lookalikes[relative]))
        evidence[relative] = _evidence(counts, telling, likelihood) - RELATIVE_MARGIN
    best = max(evidence, key=evidence.__getitem__)
    return best, share / sum(math.exp(value - evidence[best]) for value in evidence.values())


def _evidence(words: Counter[str], telling: tuple[str, ...], likelihood: float) -> float:
    """The logarithm of what speaks for one of several relatives."""
    return math.log(likelihood + 0.01) + math.log(WORD_WORTH) * min(sum(words[word] for word in telling), MOST_WORDS)


def _function_words(text: str) -> dict[str, int]:
    """How many function words of each pack's language the text has."""
    words = [word.lower() for word in WORD.findall(text)]
    return {code: sum(map(known.__contains__, words)) for code, known in _telling().items()}


@cache
def _telling() -> dict[str, frozenset[str]]:
    """By language with a pack, its function words."""
    return {pack.code: frozenset(pack.tells.function_words) for pack in _packs()}


@cache
def _kin() -> dict[str, str]:
    """By the detectors' code for a close relative, the language with a pack that it is close to."""
    return {
        name: pack.code
        for pack in _packs()
        for relative in pack.tells.relatives
        for name in (relative, *pack.tells.lookalikes[relative])
    }


@cache
def _packs() -> tuple[LanguagePack, ...]:
    return tuple(load_pack(code) for code in codes())


@cache
def _factory() -> PatientFactory:
    factory = PatientFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory


@cache
def _prior() -> dict[str, float]:
    known = _factory().get_lang_list()
    own = [code for code in known if has_pack(code)]
    rest = (1 - PRIOR) / (len(known) - len(own))
    return {code: PRIOR / len(own) if code in own else rest for code in known}


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
