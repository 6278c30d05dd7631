"""Cues of measures: where phrases stand, and what is told of them for a figure."""

from warta.languages import codes, load_pack
from warta.reading.cues import Cue, CueTable, cue_features
from warta.reading.heads import MEASURES
from warta.reading.words import Words

TABLE = CueTable({"profit": ("profit", "net profit"), "loss": ("loss",), "deaths": ("death toll",)}, MEASURES, ("nya",))
PROFIT, LOSS, DEATHS = (MEASURES.index(measure) for measure in ("profit", "loss", "deaths"))


def words_of(text: str) -> Words:
    texts = text.split()
    firsts = [0, *(i + 1 for i, word in enumerate(texts[:-1]) if word == ".")]
    starts = [sum(len(word) + 1 for word in texts[:i]) for i in range(len(texts))]
    return Words.of(texts, starts, firsts, [])


def test_the_longest_phrase_counts_and_clitics_are_taken_off() -> None:
    words = words_of("Net profit naik , lossnya turun ; death-toll . The death toll rose")
    assert TABLE.find(words, 0, len(words)) == [Cue(0, 2, PROFIT), Cue(4, 5, LOSS), Cue(10, 12, DEATHS)]


def test_features_tell_near_and_far_and_other_sentences() -> None:
    words = words_of("The loss was big . Its profit rose to 5 million after a loss")
    cues = TABLE.find(words, 0, len(words))
    told = cue_features(9, 11, cues, words, len(MEASURES))
    assert told[PROFIT].tolist() == [0, 1, 1, 0, 0, 1, 0]
    assert told[LOSS].tolist() == [0, 0, 0, 1, 1, 1, 1]


def test_cues_of_every_language_are_of_the_closed_list_and_in_lower_case() -> None:
    for code in codes():
        cues = load_pack(code).measures.cues
        assert set(cues) <= set(MEASURES)
        for measure, phrases in cues.items():
            assert len(set(phrases)) == len(phrases), (code, measure)
            assert all(phrase == phrase.lower().strip() and phrase for phrase in phrases), (code, measure)
