import pickle

from spacy.lang.id import Indonesian
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

from warta.components.tokenizer import PatientTokenizer, create_tokenizer

TEXTS = (
    "Anak-anak dan ibu-ibu, juga (bapak-bapak), berlari-lari ke rumah-rumah penduduk.",
    "ANAK-ANAK IBU-IBU Undang-Undang undang-undang Undang-undang",
    "anak-anak/ibu-ibu anak-anaknya anak-anak-nya ber-anak-anak anak-anak-ibu 2anak-anak anak - anak",
    'Oleh-oleh.Oleh-oleh "mudah-mudahan"... sama-sama2 _lagi-lagi_ e-m1 :-) Dr.-Ing Jan. Rp5-anak',
    "Kata-kata itu:Kata-kata; tiba-tiba—tiba-tiba, hati-hati!Hati-hati 'kupu-kupu' kupu-kupu-ku",
)


def words(tokenizer: Tokenizer, text: str) -> list[str]:
    return [token.text for token in tokenizer(text)]


def indonesian() -> PatientTokenizer:
    return Indonesian(create_tokenizer=create_tokenizer).tokenizer


def test_the_tokens_are_those_of_all_rules():
    patient = indonesian()
    eager = Tokenizer(
        patient.vocab,
        Indonesian.Defaults.tokenizer_exceptions,
        prefix_search=patient.prefix_search,
        suffix_search=patient.suffix_search,
        infix_finditer=patient.infix_finditer,
        url_match=patient.url_match,
    )
    assert len(eager.rules) > 10 * len(patient.rules)
    for text in TEXTS:
        assert words(patient, text) == words(eager, text)


def test_a_tokenizer_that_travels_takes_all_rules_along():
    rules = {word: [{"ORTH": word}] for word in ("anak-anak", "lauk-pauk", "e-m1")}
    plain = Tokenizer(Vocab()).from_bytes(PatientTokenizer(Vocab(), rules).to_bytes())
    assert plain.rules.keys() == rules.keys()
    assert pickle.loads(pickle.dumps(PatientTokenizer(Vocab(), rules)))("lauk-pauk")[0].text == "lauk-pauk"


def test_a_word_of_many_hyphens_is_read_in_passing():
    assert len(indonesian()("a-" * 2_000 + "a")) > 2_000


def test_a_chunk_without_blanks_is_read_in_pieces_with_nothing_lost():
    for chunk in ("-" * 3_000, '"' * 3_000, "Rp" * 2_000, "a1" * 2_000, "😀" * 900, "(a)," * 700):
        text = f"Kata  itu:\n{chunk} anak-anak"
        doc = indonesian()(text)
        assert doc.text == text
        assert [token.text for token in doc][-1] == "anak-anak"


def test_a_long_address_is_one_token():
    address = "https://contoh.id/" + "berita-" * 40 + "1"
    assert words(indonesian(), f"Lihat {address} sekarang") == ["Lihat", address, "sekarang"]
