"""English normal forms of titles, and where a title ends."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.languages import load_pack
from warta.values.titles.roles import role_grammar, role_grammars, split

INDONESIAN = """
wakil presiden riset = Vice President of Research
Direktur Utama = President Director
Direktur Keuangan = Director of Finance
wakil direktur keuangan = Deputy Director of Finance
Ketua Umum = General Chairman
Wakil Ketua Umum = Deputy General Chairman
Wakil Ketua Komisi III = Deputy Chairman of Commission III
Menteri Luar Negeri = Minister of Foreign Affairs
Wakil Menteri Luar Negeri = Deputy Minister of Foreign Affairs
Menteri Kelautan dan Perikanan = Minister of Marine Affairs and Fisheries
Menteri Koordinator Bidang Perekonomian = Coordinating Minister for Economic Affairs
Menkeu = Minister of Finance
Kepala Biro Humas = Head of the Public Relations Bureau
Kepala Bidang Humas = Head of Public Relations
Kepala Seksi Pidana Khusus = Head of the Special Crimes Section
Kepala Pusat Studi Ekonomi = Head of the Economic Studies Center
Kasubag Kerja Sama Luar Negeri = Head of the Foreign Cooperation Subdivision
Kasat Reskrim = Head of the Criminal Investigation Unit
Koordinator Nasional = National Coordinator
juru bicara = Spokesperson
pengamat politik = Political Observer
pengamat ekonomi senior = Senior Economic Observer
kritikus industri AI = AI Industry Critic
pakar hukum pidana = Criminal Law Expert
Guru Besar Hukum Tata Negara = Professor of Constitutional Law
kepala ilmuwan = Chief Scientist
rekan pendiri = Co-Founder
pelatih nasional = National Coach
asisten pelatih = Assistant Coach
manajer pemasaran = Marketing Manager
penyanyi dangdut = Dangdut Singer
anggota = Member
AKP = Adjunct Police Commissioner
chief technology officer = Chief Technology Officer
CTO = Chief Technology Officer
Menteri Riset, Teknologi, dan Pendidikan Tinggi = Minister of Research, Technology and Higher Education
Kepala Seksi Urusan Umum dan Humas = Head of the General Affairs and Public Relations Section
Kepala Bagian Umum = Head of the General Division
Kepala Biro Hukum dan Humas = Head of the Legal and Public Relations Bureau
Wakil Presiden Komunikasi Korporat = Vice President of Corporate Communication
Kepala Staf Angkatan Darat = Army Chief of Staff
Dekan Fakultas Hukum = Dean of the Faculty of Law
Juru Bicara Presiden = Presidential Spokesperson
Analis pasar modal = Capital Market Analyst
pebulu tangkis ganda putra = Men's Doubles Badminton Player
"""

ENGLISH = """
vice president for research = Vice President of Research
Vice-President of Research = Vice President of Research
CTO = Chief Technology Officer
chief executive = Chief Executive Officer
chief commercial officer = Chief Commercial Officer
finance minister = Minister of Finance
Minister of Finance = Minister of Finance
Deputy Minister for Finance = Deputy Minister of Finance
deputy foreign minister = Deputy Minister of Foreign Affairs
Trade and Industry Minister = Minister of Trade and Industry
defence minister = Minister of Defense
prime minister = Prime Minister
chief minister = Chief Minister
Ranking Member on Finance = Ranking Member on Finance
Junior Assistant = Junior Assistant
committee member = Committee Member
general secretary = General Secretary
Secretary-General = Secretary General
spokeswoman = Spokesperson
co-founders = Co-Founder
senior market analyst = Senior Market Analyst
political analyst = Political Analyst
human rights lawyer = Human Rights Lawyer
associate professor of law = Associate Professor of Law
research director = Director of Research
director of public affairs = Director of Public Affairs
head of research = Head of Research
head coach = Head Coach
Environment, Forestry and Fisheries Minister = Minister of Environment, Forestry and Fisheries
Local Administration Minister = Minister of Local Administration
deputy commissioner general = Deputy Commissioner General
celebrity entrepreneurs = Celebrity Entrepreneur
glaciologist = Glaciologist
climatologists = Climatologist
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" = ")) for line in table.strip().splitlines()]


def normal_form(title: str, code: str) -> str | None:
    """The English form of a title that is all of a text; None where it is no role's."""
    texts = re.findall(r"[^\W_]+|,", title)
    lowers = [text.lower() for text in texts]
    read = (grammar.read(texts, lowers, 0) for grammar in role_grammars(load_pack(code)))
    return next((role.normalized for role in read if role and role.end == len(texts)), None)


@pytest.mark.parametrize(("title", "normalized"), rows(INDONESIAN))
def test_indonesian(title, normalized):
    assert normal_form(title, "id") == normalized


@pytest.mark.parametrize(("title", "normalized"), rows(ENGLISH))
def test_english(title, normalized):
    assert normal_form(title, "en") == normalized


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("wakil presiden riset", "vice president for research"),
        ("Menteri Pertahanan", "defence minister"),
        ("juru bicara", "spokesman"),
        ("presiden", "president"),
        ("Kolonel", "Col"),
        ("pemimpin redaksi", "editor-in-chief"),
        ("Sekretaris Jenderal", "secretary-general"),
        ("Jaksa Agung", "attorney general"),
    ],
)
def test_two_languages_one_form(indonesian, english):
    assert normal_form(indonesian, "id") == normal_form(english, "en")


@pytest.mark.parametrize(
    ("code", "text", "title"),
    [
        ("id", "wakil presiden riset mengatakan", "wakil presiden riset"),
        ("id", "Kepala Biro Humas yang baru", "Kepala Biro Humas"),
        ("id", "Menteri Energi Uni Emirat Arab", "Menteri Energi"),
        ("id", "pengamat menilai", "pengamat"),
        ("id", "Ketua dan anggota", "Ketua"),
        ("en", "minister for finance said", "minister for finance"),
        ("en", "head of the table", "head"),
        ("en", "chief executive of Lumen", "chief executive"),
    ],
)
def test_where_a_title_ends(code, text, title):
    words = text.split()
    role = role_grammar(load_pack(code)).read(words, [word.lower() for word in words], 0)
    assert role is not None
    assert words[role.start : role.end] == title.split()


@pytest.mark.parametrize(
    ("code", "text"), [("id", "saksi"), ("id", "tersangka"), ("id", "warga desa"), ("en", "witness")]
)
def test_no_role(code, text):
    words = text.split()
    assert role_grammar(load_pack(code)).read(words, words, 0) is None


@pytest.mark.parametrize("code", ["id", "en"])
def test_the_lexicon_is_broad_and_clean(code):
    words = load_pack(code).titles
    assert len(words.roles) >= 400
    for table in (words.roles, words.domains, words.attributes, words.units, words.fronts, words.prefixes):
        for phrase, english in table.items():
            assert phrase == phrase.lower() and split(phrase)
            assert english == english.strip() and english


@given(
    st.lists(
        st.sampled_from(
            ["wakil", "ketua", "Menteri", "dan", "komisi", "III", "riset", "", "sementara", "X", "of", "the"]
        ),
        max_size=12,
    )
)
def test_reading_never_fails_and_always_advances(words):
    lowers = [word.lower() for word in words]
    for code in ("id", "en"):
        for index in range(len(words)):
            role = role_grammar(load_pack(code)).read(words, lowers, index)
            assert role is None or (role.start == index and index < role.end <= len(words) and role.normalized)
