"""The usual English name of a title, from its words alone."""

from warta.languages import LanguagePack
from warta.values.titles.phrases import phrase_reader, read_items


def english_title(title: str, pack: LanguagePack) -> str:
    """The title in English, title case, without an organization; as it is where no role is known in it.

    >>> from warta.languages import load_pack
    >>> english_title("wakil menteri keuangan", load_pack("id"))
    'Deputy Minister of Finance'
    """
    reader = phrase_reader(pack)
    phrases = reader.find(read_items(title, 0, len(title), (), reader.abbreviations))
    longest = max(phrases, key=lambda phrase: (phrase.end - phrase.start, -phrase.start), default=None)
    if longest is None or not longest.normalized:
        return " ".join(word[:1].upper() + word[1:] for word in title.split())
    return longest.normalized
