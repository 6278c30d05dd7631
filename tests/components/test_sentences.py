import pytest
import spacy
from spacy.tokens import Doc

from warta.components.pipeline import load

# One case a line: the sentences of a text, joined by " | ". The text is the line without the bars.
INDONESIAN = [
    "PT. Maju Jaya Tbk. membukukan laba Rp. 50 miliar. | Angka itu naik dua kali lipat.",
    "H. Ahmad Ridwan tiba di Jl. Merdeka No. 5 pada pukul 07.30 WIB. | Ia disambut warga.",
    "Surat itu ditandatangani a.n. Kepala Dinas. | Isinya belum diumumkan.",
    "Ketua RT, Dr. Siti Aminah, S.H., M.Hum., menolak hadir. | Namun warga tetap menunggu.",
    "Harga beras, gula, minyak, dll. | Namun harga cabai turun.",
    '"Kami sudah siap. | Semua kapal diperiksa," kata Rudi. | Kapal berangkat pagi itu.',
    '"Siapa yang bertanggung jawab?" tanya hakim. | Terdakwa diam.',
    "“Tidak ada korban.” | Petugas lalu meninggalkan lokasi.",
    "Kurs berada di Rp15.500 per dolar AS. | Bank sentral tidak cemas.",
    "Laman berita contoh.com memuat kabar itu. | Redaksinya di Solo.",
    "Gempa terjadi pada tahun 1980-an. | Warga masih ingat.",
    "Nilainya 6.5 juta atau 1.250.000 rupiah. | Uang itu kembali.",
    "J. Simatupang menang. | Lawannya mundur...",
    "Polisi menyita 3,5 kg sabu! | Pelaku lari ke Bekasi.",
]
ENGLISH = [
    "Mr. Adeyemi met Gen. Okoro at 5 p.m. on Tuesday. | The talks lasted an hour.",
    "The U.S. Senate voted. | It was close.",
    "Shares of Harbour Inc. fell 3.5 percent. | Analysts shrugged.",
    "The bill passed at 11 p.m. | He left at once.",
    "“We are ready,” said J. P. Moran. | “Nobody will wait.”",
    "Prices rose to $1.5 billion. | Is that enough? | Nobody knows!",
    "See Fig. 3 and vol. 12 of the report. | That is where it stands.",
    "Officials, e.g. Dr. Lim, disagreed. | Others did not.",
]


@pytest.mark.parametrize(("language", "case"), [("id", c) for c in INDONESIAN] + [("en", c) for c in ENGLISH])
def test_sentences(language: str, case: str) -> None:
    doc = split(language, case.replace(" | ", " "))
    assert [sent.text for sent in doc.sents] == case.split(" | ")


def split(language: str, text: str) -> Doc:
    nlp = load(language)
    with nlp.select_pipes(enable=["warta_sentences"]):
        return nlp(text)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Rapat ditutup Rabu (18/11/2015).Namun warga tetap tinggal.", ["Rapat", "Namun"]),
        ("Pemilih memilih Benyamin.KPU akan mengumumkan hasilnya.", ["Pemilih", "KPU"]),
        ('Pemilu bisa batal."Kami sudah lapor," kata Masy.', ["Pemilu", '"']),
    ],
)
def test_a_stop_without_a_space_ends_a_sentence(text: str, starts: list[str]) -> None:
    assert [sent[0].text for sent in split("id", text).sents] == starts


def test_headings_and_paragraphs_are_sentences_of_their_own() -> None:
    doc = split("id", "Harga Naik\nHarga cabai naik di Bogor\n\nPedagang mengeluh. Pembeli juga.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Harga Naik",
        "Harga cabai naik di Bogor",
        "Pedagang mengeluh.",
        "Pembeli juga.",
    ]


def test_words_split_by_someone_else_and_documents_without_text() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("warta_sentences")
    doc = nlp(Doc(nlp.vocab, words=["Dr.", "Ani", "pulang", ".", "Dia", "lelah", "."]))
    assert [sent.text for sent in doc.sents] == ["Dr. Ani pulang .", "Dia lelah ."]
    assert len(nlp("")) == 0
    assert [s.text for s in nlp("...").sents] == ["..."]


def test_a_language_without_a_pack_still_gets_its_lines() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("warta_sentences")
    assert len(list(nlp("Een zin. Nog een.\nDrie.").sents)) == 2
