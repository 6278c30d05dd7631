import pytest

from warta.article import Article
from warta.languages import codes, load_pack
from warta.languages.detection import detect, label_language, paragraph_languages

INDONESIAN = [
    "Hujan deras semalam menyebabkan banjir di sejumlah kawasan. Warga di dekat sungai diungsikan ke balai desa, kata camat.",  # noqa: E501
    "Bank sentral menahan suku bunga acuan pada level 5,75 persen karena inflasi masih terkendali.",
    "Google, Microsoft, dan Amazon Web Services mengumumkan Cloud Security Alliance Summit di Singapore Expo bersama CEO mereka.",  # noqa: E501
    "CEO OpenAI Sam Altman meluncurkan Deep Research dan Operator untuk pelanggan ChatGPT Pro di San Francisco, Rabu.",
    "Manchester United menang 3-1 atas West Ham United lewat gol Bruno Fernandes dan Marcus Rashford di Old Trafford.",
    "MENTERI KEUANGAN MENYATAKAN ANGGARAN TAHUN DEPAN NAIK LIMA PERSEN UNTUK PENDIDIKAN DAN KESEHATAN.",
    "Polisi tangkap pelaku pencurian di Bekasi",
    "Harga beras naik lagi",
    "gue ga tau kenapa harga cabe naik terus, padahal panen lagi banyak banget di kampung",
    "Kerajaan Inggris dan Pemerintah Malaysia menandatangani kerja sama pendidikan, kata perdana menteri di London.",
    "Pesawat dari Kuala Lumpur menuju Johor Bahru itu mengangkut 40 penumpang warga Malaysia dan dua pilot.",
    "Perusahaan asuransi menerbitkan 3.000 polis baru sepanjang Januari, naik 12 persen dibanding tahun lalu.",
    "Ketua PBNU mengatakan warga NU diminta tenang. TI dan KA tetap beroperasi, ujar humas NU, NU, NU.",
    "Sri Sultan menyampaikan sabda tama dalam bahasa Jawa di keraton, disaksikan ribuan warga Yogyakarta.",
]
ENGLISH = [
    "Heavy rain flooded parts of the city overnight and hundreds of people were moved to shelters.",
    "PRIME MINISTER SAYS BUDGET WILL RISE NEXT YEAR",
    "Prabowo Subianto and Joko Widodo met Sri Mulyani Indrawati at Istana Bogor with Airlangga Hartarto on Tuesday.",
    "PT Bank Mandiri (Persero) Tbk said its net profit rose 12 percent in the first half.",
    "Rice prices rose again.",
    "Floods recede after a week of rain",
]
MALAY = [
    "Hujan lebat malam tadi menyebabkan banjir kilat di beberapa kawasan di Kuala Lumpur. Penduduk dipindahkan ke pusat sementara, "  # noqa: E501
    "kata ketua kampung, dan sekurang-kurangnya lima puluh buah rumah ditenggelami air. Kerajaan menghantar bekalan makanan kepada mangsa.",  # noqa: E501
    "Kerajaan akan memperuntukkan dua bilion ringgit untuk membaiki jalan raya di Sabah dan Sarawak mulai tahun hadapan.",  # noqa: E501
    "Polis menahan tiga lelaki yang disyaki terlibat dalam kes pecah rumah di Johor Bahru pada hari Isnin.",
    "Beliau berkata pihak syarikat perlu memaklumkan kepada pekerja kerana perkara itu melibatkan wang caruman mereka.",
]
JAVANESE = [
    "Wingi bengi udan deres ing Semarang nganti dalan-dalan padha kebanjiran. Warga padha ngungsi menyang mesjid lan sekolahan.",  # noqa: E501
    "Bupati Klaten ngendika yen pambangunan dalan anyar bakal diwiwiti taun ngarep.",
    "Bocah-bocah sekolah dhasar ing Solo melu lomba maca geguritan ing dina Kemis.",
    "Aku ora ngerti kenapa rega lombok mundhak terus, kamangka panene lagi akeh.",
]
SUNDANESE = [
    "Kamari peuting hujan gedé di Bandung nepi ka jalan-jalan kakeueum cai. Warga ngungsi ka masjid jeung sakola.",
    "Bupati Garut nyebutkeun yén pangwangunan jalan anyar bakal dimimitian taun hareup, ceuk anjeunna.",
    "Barudak sakola dasar di Ciamis ngilu pasanggiri maca sajak basa Sunda dina poé Kemis.",
    "Abdi henteu terang naha harga cabé teh naék wae, padahal panénna keur loba pisan.",
]
OTHERS = {
    "nl": "De regering heeft gisteren besloten dat de belastingen volgend jaar omhoog gaan, zei de minister in Den Haag.",  # noqa: E501
    "tl": "Sinabi ng pangulo na magpapadala ang pamahalaan ng tulong sa mga biktima ng baha sa Maynila.",
    "zh": "政府周二宣布，明年将增加对基础设施的投资，以支持经济增长。",
    "ja": "政府は火曜日、来年の予算を増やすと発表した。",
    "ar": "أعلنت الحكومة يوم الثلاثاء زيادة ميزانية التعليم في العام المقبل.",
    "vi": "Chính phủ hôm thứ Ba công bố sẽ tăng ngân sách giáo dục vào năm tới.",
    "es": "El gobierno anunció el martes que aumentará el presupuesto de educación el próximo año.",
    "de": "Die Regierung hat am Dienstag mitgeteilt, dass der Haushalt im nächsten Jahr steigt.",
    "pt": "O governo anunciou na terça-feira que vai aumentar o orçamento da educação no próximo ano.",
}
CASES = [
    *(("id", text) for text in INDONESIAN),
    *(("en", text) for text in ENGLISH),
    *(("ms", text) for text in MALAY),
    *(("jv", text) for text in JAVANESE),
    *(("su", text) for text in SUNDANESE),
    *OTHERS.items(),
]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_languages(language, text):
    found, score = detect(text)
    assert found == language
    assert 0 < score <= 1


@pytest.mark.parametrize(("language", "text"), [case for case in CASES if case[0] in ("id", "en", "ms")])
def test_upper_case_changes_nothing(language, text):
    assert detect(text.upper())[0] == language


def test_traditional_chinese_is_chinese():
    assert detect("政府週二宣布，明年將增加對基礎設施的投資，以支持經濟發展。")[0] == "zh"


def test_the_same_text_gives_the_same_answer():
    assert len({detect(text) for text in [INDONESIAN[2]] * 5}) == 1


@pytest.mark.parametrize("text", ["", " \n", "12.345 (67%)", "—", "👍👍", "https://example.org/a"])
def test_no_letters_no_language(text):
    assert detect(text) is None
    article = label_language(Article("a", "a.txt", "0", text=text))
    assert (article.language, article.language_score, article.paragraphs) == (None, None, ())


def test_a_long_line_is_no_burden():
    assert detect("kata" * 500_000) is not None
    assert detect("@" * 1_000_000) is None


def test_a_given_language_is_taken():
    article = label_language(Article("a", "a.txt", "0", text=f"{ENGLISH[0]}\n\n{INDONESIAN[0]}"), "id")
    assert (article.language, article.language_score) == ("id", None)
    assert [paragraph.language for paragraph in article.paragraphs] == ["id", "id"]


MIXED = [
    (
        "id",
        "en",
        "“We are not for sale, and that is the end of it,” she told the committee in a letter that was made public.",
    ),
    ("id", "en", "The ministry said in a statement that it had not been told about the change before it was made."),
    ("id", "id", "Acara “The Art of the Deal” dan “Lord of the Rings” tayang di saluran itu pada Senin malam."),
    ("id", "id", "Manchester United, Bank of America, The New York Times, House of Representatives"),
    ("id", "id", "“It is over,” kata Altman."),
    (
        "id",
        "id",
        "Sam Altman, CEO of OpenAI, dan Satya Nadella dari Microsoft bertemu di San Francisco untuk membahas rencana itu.",  # noqa: E501
    ),
    ("id", "id", "READ MORE"),
    (
        "en",
        "id",
        "“Kami tidak akan menjual perusahaan ini kepada siapa pun, dan itu sudah menjadi keputusan kami,” tulisnya.",
    ),
    ("en", "en", "Prabowo Subianto, Gibran Rakabuming Raka, Sri Mulyani and Menteri Pertahanan attended the event."),
    ("en", "en", "Partai Demokrasi Indonesia Perjuangan and Dewan Perwakilan Rakyat are in Jakarta."),
    ("en", "en", "“Terima kasih,” he said."),
    ("ms", "ms", "The ministry said in a statement that it had not been told about the change before it was made."),
]


@pytest.mark.parametrize(("article", "language", "line"), MIXED)
def test_paragraph_languages(article, language, line):
    (paragraph,) = paragraph_languages(line, article)
    assert paragraph.language == language


def test_paragraphs_are_the_lines_that_are_not_blank():
    text = "Satu.\n\n  Dua. \nTiga."
    assert [text[span.start : span.end] for span in paragraph_languages(text, "id")] == ["Satu.", "  Dua.", "Tiga."]


@pytest.mark.parametrize("code", codes())
def test_tells_tell(code):
    tells = load_pack(code).tells
    assert set(tells.relatives) == set(tells.lookalikes)
    for words in tells.relatives.values():
        assert not set(words) & set(tells.own_words)
    for other in codes():
        if other != code:
            assert not set(tells.function_words) & set(load_pack(other).tells.function_words)
