"""The words' usual capitals: counted within sentences, read back as they were written."""

from pathlib import Path

from warta_models.recipe.capitals import count_forms, write_capitals
from warta_models.recipe.corpora import Sentence

from warta.components.engines.capitals import FILE, Capitals


def sentence(text: str) -> Sentence:
    words = tuple(text.split())
    return Sentence("text", "one", words, ("O",) * len(words))


def test_first_words_and_headlines_say_nothing_and_rare_words_are_left_out(tmp_path: Path) -> None:
    forms = count_forms(
        [
            sentence("Paris may grow , may it not ? It may ."),
            sentence("They say Paris likes Theresa May , and May likes Paris ."),
            sentence("How May Won Paris In A Day"),
            sentence("the iPhone is made here , the iPhone and the IPHONE too"),
        ]
    )
    write_capitals(forms, tmp_path / FILE)
    read = Capitals.read(tmp_path).forms
    assert read["may"] == ("May", 0.42)  # (2 + 0.5) / (5 + 1): three times small
    assert read["paris"] == ("Paris", 0.83)
    assert read["iphone"] == ("iPhone", 0.88)
    assert read["likes"] == ("Likes", 0.17)
    assert "theresa" not in read and "they" not in read and "won" not in read


def test_a_model_without_the_file_reads_once(tmp_path: Path) -> None:
    assert not list(Capitals.read(tmp_path).runs(sentence("four words in lower case").words, frozenset()))
