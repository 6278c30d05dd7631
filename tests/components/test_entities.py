# ruff: noqa: E501 (one line per case)
"""`warta_entities` on hand-built documents: `[PER Rina Sari] memimpin [ORG PT Sinar Laut].`"""

import re

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from warta.records import Entity, Mention

MARK = re.compile(r"\[([A-Z]+) ([^\]]+)\]")


@pytest.fixture(scope="module", name="pipelines")
def made_pipelines() -> dict[str, Language]:
    pipelines = {}
    for language in ("id", "en", "fr"):
        pipelines[language] = spacy.blank(language)
        pipelines[language].add_pipe("warta_entities")
    return pipelines


def marked_doc(nlp: Language, marked: str) -> Doc:
    """A document with the names that brackets mark in the text: `[LABEL name]`."""
    text, names, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        names.append(Mention(mark.group(1), mark.group(2), len(text), len(text) + len(mark.group(2)), 0.9))
        text += mark.group(2)
        last = mark.end()
    doc = nlp.make_doc(text + marked[last:])
    doc._.names = tuple(names)
    return doc


def listed(entities: tuple[Entity, ...]) -> dict[str, list[str]]:
    return {entity.name: [mention.text for mention in entity.mentions] for entity in entities}


PEOPLE = [
    # honorifics, roles, ranks and degrees are no part of the name
    ("id", "[PER Pak Budi] datang.", {"Budi": ["Budi"]}),
    ("id", "Lurah [PER Kebonarum], [PER Mujiyanto], hadir. Kapolres [PER Lumbung], AKBP [PER Udin Sari], pulang.", {"Mujiyanto": ["Mujiyanto"], "Udin Sari": ["Udin Sari"]}),
    ("id", "Wali Nagari [PER Tigo Koto Arum], [PER Syafril], hadir. Kepala Dinas [PER Suwarsih] [PER Endah] [PER Lestari] pulang.", {"Syafril": ["Syafril"], "Suwarsih Endah Lestari": ["Suwarsih Endah Lestari"]}),
    ("id", "Menurut Kapolres [PER Andi Surya], [PER Budi Noor], seorang nelayan, selamat.", {"Andi Surya": ["Andi Surya"], "Budi Noor": ["Budi Noor"]}),
    ("id", "Bupati [PER Hengky], [PER Andi], dan [PER Budi] hadir.", {"Hengky": ["Hengky"], "Andi": ["Andi"], "Budi": ["Budi"]}),
    ("id", "Kata Kepala BNL Brigjen Pol [ORG Poltak] [PER Marbun]. Direktur Jenderal [ORG Pajak] [PER Budi] hadir.", {"Poltak Marbun": ["Poltak Marbun"], "Budi": ["Budi"]}),
    ("id", "Kata Anak Agung Istri [PER Prami] dan [PER Arh Yudi Putra].", {"Anak Agung Istri Prami": ["Anak Agung Istri Prami"], "Yudi Putra": ["Yudi Putra"]}),
    ("id", "[PER Zulkarna] alias [PER Pak Uncu] hadir.", {"Zulkarna": ["Zulkarna", "Pak Uncu"]}),
    ("en", "Former Rep. [PER Angelina “][PER Baby” Cruz] met [PER Ann “] and [PER Bob” Lee].", {"Angelina “Baby” Cruz": ["Angelina “Baby” Cruz"], "Ann": ["Ann"], "Bob” Lee": ["Bob” Lee"]}),
    ("en", "Fr. [PER G.J.] [PER Anthony] met [PER Datin Rani Devi] and [PER Sr. Comr.] [PER Ali Noor].", {"G.J. Anthony": ["G.J. Anthony"], "Rani Devi": ["Rani Devi"], "Ali Noor": ["Ali Noor"]}),
    ("id", "[PER Ibu Rina Sari] datang.", {"Rina Sari": ["Rina Sari"]}),
    ("id", "[PER Presiden Joko Widodo] tiba.", {"Joko Widodo": ["Joko Widodo"]}),
    ("id", "[PER Menteri Luar Negeri Rina Sari] tiba.", {"Rina Sari": ["Rina Sari"]}),
    ("id", "[PER Dr. Ani Lestari, M.Si.] meneliti.", {"Ani Lestari": ["Ani Lestari"]}),
    ("id", "[PER Prof. Dr. Ir. Bagus Wirawan] mengajar.", {"Bagus Wirawan": ["Bagus Wirawan"]}),
    ("id", "[PER H. Lukman Hadi, S.H., M.H.] hadir.", {"Lukman Hadi": ["Lukman Hadi"]}),
    ("id", "[PER Hj. Siti Rohmah] dan [PER KH Mansur Alwi] hadir.", {"Siti Rohmah": ["Siti Rohmah"], "Mansur Alwi": ["Mansur Alwi"]}),
    ("id", "[PER Kombes Pol Arif Setiadi] bicara.", {"Arif Setiadi": ["Arif Setiadi"]}),
    ("id", "[PER mantan Gubernur Danang Prakoso] bebas.", {"Danang Prakoso": ["Danang Prakoso"]}),
    ("en", "[PER Mr. Tan] spoke.", {"Tan": ["Tan"]}),
    ("en", "[PER Prime Minister Rania Odeh]'s aide left.", {"Rania Odeh": ["Rania Odeh"]}),
    ("en", "[PER Lt. Gen. Oscar Brand] retired.", {"Oscar Brand": ["Oscar Brand"]}),
    ("en", "[PER Dr Mina Patel, Ph.D.] won.", {"Mina Patel": ["Mina Patel"]}),
    ("en", "[PER Rania Odeh’s] car.", {"Rania Odeh": ["Rania Odeh"]}),
    # words that only look like them stay
    ("id", "[PER Irma Prawira] dan [PER Bupyo Hara].", {"Irma Prawira": ["Irma Prawira"], "Bupyo Hara": ["Bupyo Hara"]}),
    ("id", "[PER Putri Anggraini] menari.", {"Putri Anggraini": ["Putri Anggraini"]}),
    ("id", "[PER Haji Bolot] tertawa.", {"Haji Bolot": ["Haji Bolot"]}),
    ("en", "[PER Robert Downs Jr.] sang.", {"Robert Downs Jr.": ["Robert Downs Jr."]}),
    # an honorific that may be a name goes where the article also does without it
    ("id", "[PER Lukman Hadi] tiba. [PER Haji Lukman] tersenyum.", {"Lukman Hadi": ["Lukman Hadi", "Lukman"]}),
    ("id", "[PER Datuk Amir Hasan] tiba. [PER Amir Hasan] pulang.", {"Amir Hasan": ["Amir Hasan", "Amir Hasan"]}),
    # small words of names of all the world, what a slash and a hyphen tie, first names cut short
    ("id", "[PER Ursula von der Berg] dan [PER Erik ten Haar] tiba. [PER Von der Berg] pulang.", {"Ursula von der Berg": ["Ursula von der Berg", "Von der Berg"], "Erik ten Haar": ["Erik ten Haar"]}),
    ("en", "[PER Joseph arap Lang] and [PER Gopal s/o Ramal] spoke.", {"Joseph arap Lang": ["Joseph arap Lang"], "Gopal s/o Ramal": ["Gopal s/o Ramal"]}),
    ("en", "Spokeswoman [PER Kelly]-[PER Ann O'Reilly] denied it.", {"Kelly-Ann O'Reilly": ["Kelly-Ann O'Reilly"]}),
    ("en", "[PER Ma]. [PER Corazon Tan] met [PER Li]. [PER Bo Han] left.", {"Ma. Corazon Tan": ["Ma. Corazon Tan"], "Li": ["Li"], "Bo Han": ["Bo Han"]}),
    ("id", "Ketua adat I [PER Ketut Wisna] dan Komisi I [PER Budi Karsa] hadir.", {"I Ketut Wisna": ["I Ketut Wisna"], "Budi Karsa": ["Budi Karsa"]}),
    ("en", "[PER Sheikh Hasna] met [PER Sheikh Omar Khalid] and [PER Alhaji Musa].", {"Sheikh Hasna": ["Sheikh Hasna"], "Omar Khalid": ["Omar Khalid"], "Musa": ["Musa"]}),
    # who came on for whom is nobody's other name
    ("id", "[PER Varel] ([PER Evan] 46), lalu [PER Kasim]. [PER Varel] cedera.", {"Varel": ["Varel", "Varel"], "Evan": ["Evan"], "Kasim": ["Kasim"]}),
    ("id", "Hujan turun.\nPewarta: [ORG Lintang Arum]\nEditor: [ORG Tavora]", {"Lintang Arum": ["Lintang Arum"]}),
    # nobility and religious offices are titles, but not where a name has grown around the word
    ("id", "[PER Pangeran Faris] dan [PER Nabi Musa] dikenang.", {"Faris": ["Faris"], "Musa": ["Musa"]}),
    ("id", "[PER Sultan Agung] dan [PER Putri Marina] dikenang.", {"Sultan Agung": ["Sultan Agung"], "Putri Marina": ["Putri Marina"]}),
    ("en", "[PER H.E. Adel Hadi] and [PER H E Bo Lee] met [PER YB Lim Ah].", {"Adel Hadi": ["Adel Hadi"], "Bo Lee": ["Bo Lee"], "Lim Ah": ["Lim Ah"]}),
    ("en", "[PER He Jian] left.", {"He Jian": ["He Jian"]}),
    # surname, first name, several words of a name
    ("id", "[PER Rina Wulandari] hadir. Menurut [PER Rina], [PER Wulandari] lupa.", {"Rina Wulandari": ["Rina Wulandari", "Rina", "Wulandari"]}),
    ("id", "[PER Raden Tjahja Purwanto] tiba. [PER Tjahja Purwanto] pulang.", {"Raden Tjahja Purwanto": ["Raden Tjahja Purwanto", "Tjahja Purwanto"]}),
    ("en", "[PER Odeh] smiled. [PER Rania Odeh] left.", {"Rania Odeh": ["Odeh", "Rania Odeh"]}),
    ("en", "[PER Kofi Mensah-Boateng] left. [PER Mensah-Boateng] lost.", {"Kofi Mensah-Boateng": ["Kofi Mensah-Boateng", "Mensah-Boateng"]}),
    ("en", "[PER Pieter van Dalen] met [PER Van Dalen]'s son.", {"Pieter van Dalen": ["Pieter van Dalen", "Van Dalen"]}),
    # initials, spellings, typing errors
    ("en", "[PER John W. Carver] and [PER John Carver].", {"John W. Carver": ["John W. Carver", "John Carver"]}),
    ("id", "[PER Bambang PS Nugraha] tiba. [PER Bambang Nugraha] pulang.", {"Bambang PS Nugraha": ["Bambang PS Nugraha", "Bambang Nugraha"]}),
    ("id", "[PER M. Yusuf Anwar] dan [PER Muhammad Yusuf Anwar].", {"Muhammad Yusuf Anwar": ["M. Yusuf Anwar", "Muhammad Yusuf Anwar"]}),
    ("id", "[PER Andy Sommara] tiba. Kata [PER Andi], ya.", {"Andy Sommara": ["Andy Sommara", "Andi"]}),
    ("id", "[PER Roosdiana Marpaung] dan [PER Rosdiana Marpaung].", {"Roosdiana Marpaung": ["Roosdiana Marpaung", "Rosdiana Marpaung"]}),
    ("en", "[PER Mira Kovalenko] said. [PER Kovalenco] left.", {"Mira Kovalenko": ["Mira Kovalenko", "Kovalenco"]}),
    ("en", "[PER Samuel Aldren] won. [PER Sam Aldren] smiled.", {"Samuel Aldren": ["Samuel Aldren", "Sam Aldren"]}),
    ("id", "[PER Gatot Puja Nugraha] disebut [PER GPN].", {"Gatot Puja Nugraha": ["Gatot Puja Nugraha", "GPN"]}),
    ("id", "[PER Rudianto Rimba] tiba. Kata [PER Rudi], ya.", {"Rudianto Rimba": ["Rudianto Rimba", "Rudi"]}),
    # other names that the text declares
    ("id", "[PER Joko Widodo] ([PER Jokowi]) pergi. [PER Jokowi] pulang.", {"Joko Widodo": ["Joko Widodo", "Jokowi", "Jokowi"]}),
    ("id", "[PER Ucok] tiba. [PER Basri Harahap] ([PER Ucok]) pulang.", {"Basri Harahap": ["Ucok", "Basri Harahap", "Ucok"]}),
    ("id", "[PER Dadang] alias [PER Kang Ujo Permana] ditangkap.", {"Kang Ujo Permana": ["Dadang", "Kang Ujo Permana"]}),
    ("id", "[PER Basri Harahap] yang akrab disapa [PER Ucok] tiba.", {"Basri Harahap": ["Basri Harahap", "Ucok"]}),
    ("en", "[PER Calvin Broad], better known as [PER Snap], sang. [PER Snap] left.", {"Calvin Broad": ["Calvin Broad", "Snap", "Snap"]}),
    ("id", "[PER Hasan] (37) alias [PER Ujang] ditahan. [PER Ujang] diam. [PER Ujang] pulang.", {"Hasan": ["Hasan", "Ujang", "Ujang", "Ujang"]}),
    ("en", "[PER Neil Harper], also known as [PER Red Fox], fled. [PER Red Fox] hid.", {"Neil Harper": ["Neil Harper", "Red Fox", "Red Fox"]}),
    # two people with one surname stay two
    ("en", "[PER Amir Khan] met [PER Sara Khan]. [PER Khan] left.", {"Amir Khan": ["Amir Khan"], "Sara Khan": ["Sara Khan", "Khan"]}),
    ("en", "[PER Mr Amir Khan] met [PER Ms Sara Khan]. [PER Mr Khan] left.", {"Amir Khan": ["Amir Khan", "Khan"], "Sara Khan": ["Sara Khan"]}),
    ("en", "[PER Mr Amir Khan] met Ms [PER Sara Khan]. Mr [PER Khan] left.", {"Amir Khan": ["Amir Khan", "Khan"], "Sara Khan": ["Sara Khan"]}),
    ("id", "[PER Ibu Ani Santosa] dan [PER Pak Budi Santosa]. [PER Bu Santosa] pulang.", {"Ani Santosa": ["Ani Santosa", "Santosa"], "Budi Santosa": ["Budi Santosa"]}),
    ("en", "[PER George W. Marsh] and [PER George H. Marsh].", {"George W. Marsh": ["George W. Marsh"], "George H. Marsh": ["George H. Marsh"]}),
    ("id", "[PER Budi Hartono] dan [PER Robert Hartono].", {"Budi Hartono": ["Budi Hartono"], "Robert Hartono": ["Robert Hartono"]}),
    ("id", "[PER Yudi] dan [PER Yadi] bertemu.", {"Yudi": ["Yudi"], "Yadi": ["Yadi"]}),
    # a father's name is not the son's
    ("en", "[PER Omar bin Rashid] left. [PER bin Rashid] spoke. King [PER Rashid] listened.", {"Omar bin Rashid": ["Omar bin Rashid", "bin Rashid"], "Rashid": ["Rashid"]}),
    # several persons in one span, one person in two
    ("id", "[PER Airlangga Jati Wiguna-Bagas Mahendra] unggul.", {"Airlangga Jati Wiguna": ["Airlangga Jati Wiguna"], "Bagas Mahendra": ["Bagas Mahendra"]}),
    ("id", "[PER Rina Sari dan Bagus Wirawan] hadir.", {"Rina Sari": ["Rina Sari"], "Bagus Wirawan": ["Bagus Wirawan"]}),
    ("id", "[PER Rina lantik Bagus] kemarin.", {"Rina": ["Rina"], "Bagus": ["Bagus"]}),
    ("en", "[PER Jean-Luc Moret] left.", {"Jean-Luc Moret": ["Jean-Luc Moret"]}),
    ("en", "[PER Ngozi] [PER Adeyemi] left.", {"Ngozi Adeyemi": ["Ngozi Adeyemi"]}),
    # hyphens inside one name, whole, torn or unseen
    ("en", "[PER Han Ji-soo] left. [PER Han] spoke.", {"Han Ji-soo": ["Han Ji-soo", "Han"]}),
    ("en", "[PER Han Ji]-soo left.", {"Han Ji-soo": ["Han Ji-soo"]}),
    ("id", "[PER Han Ji]-[PER soo] pulang.", {"Han Ji-soo": ["Han Ji-soo"]}),
    ("id", "[PER Yusuf Abu]-[PER Karim] pulang.", {"Yusuf Abu-Karim": ["Yusuf Abu-Karim"]}),
    ("en", "[PER Yusuf Abu]-Karim left.", {"Yusuf Abu-Karim": ["Yusuf Abu-Karim"]}),
    ("en", "[PER Nasser Al-Hamad Al-Jasim Al-Badr] left.", {"Nasser Al-Hamad Al-Jasim Al-Badr": ["Nasser Al-Hamad Al-Jasim Al-Badr"]}),
    ("id", "[PER Nasser Al-Hamad Al-Jasim Al-Badr] pulang.", {"Nasser Al-Hamad Al-Jasim Al-Badr": ["Nasser Al-Hamad Al-Jasim Al-Badr"]}),
    ("en", "[PER Nasser Al]-[PER Hamad Al]-[PER Badr] left.", {"Nasser Al-Hamad Al-Badr": ["Nasser Al-Hamad Al-Badr"]}),
    ("en", "[PER Rose Anne-Marie Cole] left.", {"Rose Anne-Marie Cole": ["Rose Anne-Marie Cole"]}),
    # ... and between two persons, or a name and a common word
    ("id", "[PER Surya-Lestari] unggul. Kata [PER Surya], [PER Lestari] pulang.", {"Surya": ["Surya", "Surya"], "Lestari": ["Lestari", "Lestari"]}),
    ("en", "[PER Marcus Webber-Helena Frost] won.", {"Marcus Webber": ["Marcus Webber"], "Helena Frost": ["Helena Frost"]}),
    ("id", "[PER Bagas Mahendra]-[PER Rina Wulandari] unggul.", {"Bagas Mahendra": ["Bagas Mahendra"], "Rina Wulandari": ["Rina Wulandari"]}),
    ("en", "The [PER Lowe]-led party won.", {"Lowe": ["Lowe"]}),
    ("id", "Kata [PER Budi]-nya begitu.", {"Budi": ["Budi"]}),
    # aliases behind an age, of several words, unseen
    ("id", "[PER Hasan Basri] (37) alias [PER Ujang] ditahan. [PER Ujang] diam.", {"Hasan Basri": ["Hasan Basri", "Ujang", "Ujang"]}),
    ("en", "[PER Neil Harper] (52) alias [PER Red] fled. [PER Red] hid.", {"Neil Harper": ["Neil Harper", "Red", "Red"]}),
    ("id", "[PER Hasan Basri alias Ujang Perkasa] lari. [PER Ujang Perkasa] sembunyi.", {"Hasan Basri": ["Hasan Basri", "Ujang Perkasa", "Ujang Perkasa"]}),
    ("en", "[PER Neil Harper], also known as [PER Red Fox], fled. [PER Fox] hid.", {"Neil Harper": ["Neil Harper", "Red Fox", "Fox"]}),
    ("id", "[PER Hasan Basri] (37) alias Ujang ditahan.", {"Hasan Basri": ["Hasan Basri", "Ujang"]}),
    ("en", "[PER Neil Harper] alias Red fled.", {"Neil Harper": ["Neil Harper", "Red"]}),
    ("id", "[PER Hasan Basri (37)] pulang.", {"Hasan Basri": ["Hasan Basri"]}),
    # the dead
    ("id", "[PER Jenazah Dewi Anjani] tiba.", {"Dewi Anjani": ["Dewi Anjani"]}),
    ("id", "[PER almarhumah Dewi Anjani] dan [PER Mendiang Surya].", {"Dewi Anjani": ["Dewi Anjani"], "Surya": ["Surya"]}),
    ("en", "[PER late Neil Harper] and [PER the late Ada Quill].", {"Neil Harper": ["Neil Harper"], "Ada Quill": ["Ada Quill"]}),
    ("en", "[PER Charles Howe] III left. [PER Howe] won.", {"Charles Howe III": ["Charles Howe III", "Howe"]}),
    ("en", "Datuk [PER Seri Ahmad Zani] spoke.", {"Ahmad Zani": ["Ahmad Zani"]}),
    ("id", "Kiper [PER Portugal Ricardo Sena] gemilang.", {"Ricardo Sena": ["Ricardo Sena"]}),
    ("id", "Petenis [PER Ceko], [PER Lucia Safar], menang.", {"Lucia Safar": ["Lucia Safar"]}),
    ("en", "[PER Jordan Peel] left. [PER Jordan] smiled.", {"Jordan Peel": ["Jordan Peel", "Jordan"]}),
    # what is no name
    ("id", "Kata [PER dia] kepada [PER Bapak] dan [PER almarhum].", {}),
    ("id", "Hujan turun. ([PER nov]/[PER nwk])", {}),
    ("en", "[PER She] asked the [PER President].", {}),
    ("id", "Penulis: [PER Rina Sari]", {"Rina Sari": ["Rina Sari"]}),
    # names that the recogniser missed in another sentence
    ("id", "[PER Rina Wulandari] tiba. Kata Wulandari, ia bersama Rina Wulandari.", {"Rina Wulandari": ["Rina Wulandari", "Wulandari", "Rina Wulandari"]}),
    ("en", "[PER Rania Odeh] left. Then CEO Odeh spoke.", {"Rania Odeh": ["Rania Odeh", "Odeh"]}),
    ("id", "[PER Surya Indah] tiba. Surya bersinar. Tenaga surya murah.", {"Surya Indah": ["Surya Indah"]}),
    ("en", "[PER Rania Odeh] left. The Odeh Foundation and Odeh-Miller closed.", {"Rania Odeh": ["Rania Odeh"]}),
    # one label for one name
    ("id", "[PER Asri Rizal] tiba. [ORG Asri] pulang, [PER Asri] sakit.", {"Asri Rizal": ["Asri Rizal", "Asri", "Asri"]}),
    ("id", "[PER Ratna Ayu] tiba. [PER Ratna] wafat. [PER Keluarga Ratna] berduka; keluarga lain tidak.", {"Ratna Ayu": ["Ratna Ayu", "Ratna", "Ratna"]}),
    # a place or a body and the person who governs it, run together
    ("id", "[ORG PT Lumbung Raya] untung. Direktur PT [PER Lumbung Raya Yan Sitorus] tiba.", {"Yan Sitorus": ["Yan Sitorus"]}),
    ("id", "[ORG Lumbung] untung. Direktur [PER Lumbung Yan Sitorus] tiba. [PER Yan Sitorus] pulang.", {"Yan Sitorus": ["Yan Sitorus", "Yan Sitorus"]}),
    ("id", "[ORG Lumbung] untung. VP Pemasaran dan Niaga [PER Lumbung Sitorus] tiba. [PER Sitorus] pulang.", {"Sitorus": ["Sitorus", "Sitorus"]}),
    ("id", "[ORG Lumbung] untung. Kemarin sopir [PER Lumbung Sitorus] tiba. [PER Sitorus] pulang.", {"Lumbung Sitorus": ["Lumbung Sitorus", "Sitorus"]}),
    ("id", "[ORG Lumbung] untung. Direktur [PER Lumbung Sitorus] tiba.", {"Lumbung Sitorus": ["Lumbung Sitorus"]}),
    ("id", "Bupati [PER Sukabaru Danang Prakoso] tiba. Danang pulang.", {"Danang Prakoso": ["Danang Prakoso", "Danang"]}),
    ("id", "Bupati [PER Lembah Suji Mahyudin] tiba.", {"Mahyudin": ["Mahyudin"]}),
    ("id", "Warga Lembah Suji resah. Bupati [LOC Lembah] [PER Suji Mahyudin] tiba.", {"Mahyudin": ["Mahyudin"]}),
    ("id", "Bupati [LOC Lampung] [PER Suji Mahyudin] tiba. Kata Bupati [LOC Lampung] [PER Suji], ia pulang.", {"Suji Mahyudin": ["Suji Mahyudin", "Suji"]}),
    ("id", "Bupati [LOC Lampung] [PER Suji Mahyudin] tiba. Gubernur [LOC Lampung] [PER Suji Mahyudin] pulang.", {"Suji Mahyudin": ["Suji Mahyudin", "Suji Mahyudin"]}),
    ("id", "Bupati [PER Ogan Tala Selatan Iskandar Rozi] tiba.", {"Iskandar Rozi": ["Iskandar Rozi"]}),
    ("id", "Wali Kota [PER Sukaraya Danang] tiba di [LOC Sukaraya].", {"Danang": ["Danang"]}),
    ("id", "Gubernur [PER Basri Tala Purnama] tiba. Kata [PER Basri], ya.", {"Basri Tala Purnama": ["Basri Tala Purnama", "Basri"]}),
    ("id", "Presiden [PER Wira Adi Guna] tiba.", {"Wira Adi Guna": ["Wira Adi Guna"]}),
    ("en", "CEO of [ORG Orbit Tara Daboul] spoke. [ORG Orbit Metals] grew. [ORG Orbit] rose.", {"Tara Daboul": ["Tara Daboul"]}),
    ("id", "Direktur [ORG Institut Tambang Pri] [PER Agus Rama] hadir. Kata [PER Pri], ya.", {"Pri Agus Rama": ["Pri Agus Rama", "Pri"]}),
    ("id", "Pasangan [ORG Surya-Lestari] menang. [PER Surya Bakti] dan [PER Lestari Ayu] hadir.", {"Surya Bakti": ["Surya", "Surya Bakti"], "Lestari Ayu": ["Lestari", "Lestari Ayu"]}),
    ("id", "Menteri [PER Bamba] [PER PS Nugraha] hadir.", {"Bamba PS Nugraha": ["Bamba PS Nugraha"]}),
    ("en", "“Speaker, [PER I wo]n’t pay.”", {}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked", "expected"), PEOPLE)
def test_people(pipelines: dict[str, Language], language: str, marked: str, expected: dict[str, list[str]]) -> None:
    doc = pipelines[language](marked_doc(pipelines[language], marked))
    assert listed(doc._.people) == expected


ORGANIZATIONS = [
    ("id", "Panitia Pengurus Pemilihan Kepala Desa (Panurkades) Sukamaju rapat.", {"Panitia Pengurus Pemilihan Kepala Desa Sukamaju": ["Panitia Pengurus Pemilihan Kepala Desa (Panurkades) Sukamaju"]}),
    # acronyms: declared in both orders, recognised or not, by initials, by contraction
    ("id", "[ORG Badan Pengawas Pemilu] (Bawaslu) rapat. [ORG Bawaslu] diam.", {"Badan Pengawas Pemilu": ["Badan Pengawas Pemilu", "Bawaslu", "Bawaslu"]}),
    ("id", "[ORG BPBD (Badan Penanggulangan Bencana Daerah)] siaga.", {"Badan Penanggulangan Bencana Daerah": ["BPBD", "Badan Penanggulangan Bencana Daerah"]}),
    ("id", "[ORG Komisi Pemberantasan Korupsi] tiba. [ORG KPK] pulang.", {"Komisi Pemberantasan Korupsi": ["Komisi Pemberantasan Korupsi", "KPK"]}),
    ("id", "[ORG Kemenkeu] rapat. [ORG Kementerian Keuangan] setuju.", {"Kementerian Keuangan": ["Kemenkeu", "Kementerian Keuangan"]}),
    ("id", "[ORG Polri] dan [ORG Kepolisian Negara Republik Indonesia].", {"Kepolisian Negara Republik Indonesia": ["Polri", "Kepolisian Negara Republik Indonesia"]}),
    ("id", "Badan [ORG Tanah], Hutan, dan Laut ([ORG BTHL]) rapat.", {"Badan Tanah, Hutan, dan Laut": ["Badan Tanah, Hutan, dan Laut", "BTHL"]}),
    ("id", "Jaringan Petani untuk Pangan ([ORG JPP]) protes.", {"Jaringan Petani untuk Pangan": ["Jaringan Petani untuk Pangan", "JPP"]}),
    ("en", "The [ORG United Nations] met. The [ORG U.N.] agreed.", {"United Nations": ["United Nations", "U.N."]}),
    ("en", "[ORG Anti Fraud Bureau] (AFB) and [ORG AFB].", {"Anti Fraud Bureau": ["Anti Fraud Bureau", "AFB", "AFB"]}),
    ("en", "[ORG Scanda Intel Plc] ([ORG SCN]) rose.", {"Scanda Intel Plc": ["Scanda Intel Plc", "SCN"]}),
    ("en", "[ORG Bank of Tavoria] said [ORG BoT] will act.", {"Bank of Tavoria": ["Bank of Tavoria", "BoT"]}),
    ("id", "[ORG KPK] dan [ORG BPK] rapat.", {"KPK": ["KPK"], "BPK": ["BPK"]}),
    # legal forms, kinds, activities
    ("id", "[ORG PT Sinar Laut (Persero)] untung. [ORG Sinar Laut] naik.", {"PT Sinar Laut (Persero)": ["PT Sinar Laut (Persero)", "Sinar Laut"]}),
    ("id", "PT [ORG Sinar Laut] (Persero) Tbk untung.", {"PT Sinar Laut (Persero) Tbk": ["PT Sinar Laut (Persero) Tbk"]}),
    ("id", "Direktur [ORG Humas PT Sinar Laut] hadir.", {"PT Sinar Laut": ["PT Sinar Laut"]}),
    ("id", "[ORG Partai Melati] kalah. [ORG Melati] menggugat.", {"Partai Melati": ["Partai Melati", "Melati"]}),
    ("en", "[ORG Orvel Inc.] hired. [ORG Orvel] grew.", {"Orvel Inc.": ["Orvel Inc.", "Orvel"]}),
    ("en", "[ORG Millbrook Steel] and [ORG Millbrook].", {"Millbrook Steel": ["Millbrook Steel", "Millbrook"]}),
    ("id", "[ORG Bank Indonesia] dan [ORG Universitas Indonesia].", {"Bank Indonesia": ["Bank Indonesia"], "Universitas Indonesia": ["Universitas Indonesia"]}),
    # subsidiaries and inner units stay apart
    ("en", "[ORG Google] sued [ORG Google Indonesia].", {"Google": ["Google"], "Google Indonesia": ["Google Indonesia"]}),
    ("id", "[ORG Google Indonesia] dan [ORG Google].", {"Google Indonesia": ["Google Indonesia"], "Google": ["Google"]}),
    ("en", "[ORG Microsoft] and [ORG Microsoft Gaming].", {"Microsoft": ["Microsoft"], "Microsoft Gaming": ["Microsoft Gaming"]}),
    ("id", "[ORG Fraksi Melati] beda dengan [ORG Partai Melati].", {"Fraksi Melati": ["Fraksi Melati"], "Partai Melati": ["Partai Melati"]}),
    ("id", "[ORG KPU] menegur [ORG KPU Kota Depok].", {"KPU": ["KPU"], "KPU Kota Depok": ["KPU Kota Depok"]}),
    # local bodies, with and without their place
    ("id", "[ORG Dinas Kesehatan Kota Bogor] tutup. [ORG Dinas Kesehatan] buka.", {"Dinas Kesehatan Kota Bogor": ["Dinas Kesehatan Kota Bogor", "Dinas Kesehatan"]}),
    ("id", "[ORG DPRD] [LOC Jawa Barat] rapat. [ORG DPRD Jabar] bubar.", {"DPRD Jawa Barat": ["DPRD Jawa Barat", "DPRD Jabar"]}),
    ("id", "[ORG Pemerintah Provinsi Sumatera Utara] dan Pemprov [LOC Sumut].", {"Pemerintah Provinsi Sumatera Utara": ["Pemerintah Provinsi Sumatera Utara", "Pemprov Sumut"]}),
    ("id", "Kata [ORG Pemkot Depok], [ORG Pemkot] siap.", {"Pemkot Depok": ["Pemkot Depok", "Pemkot"]}),
    ("id", "Rumah Sakit Umum Daerah (RSUD) Melating penuh. [LOC RSUD Melating] tutup.", {"Rumah Sakit Umum Daerah Melating": ["Rumah Sakit Umum Daerah (RSUD) Melating", "RSUD Melating"]}),
    ("id", "[ORG Badan Penanggulangan Bencana Daerah] ([ORG BPBD]) Kabupaten Lumbung siaga.", {"Badan Penanggulangan Bencana Daerah Kabupaten Lumbung": ["Badan Penanggulangan Bencana Daerah (BPBD) Kabupaten Lumbung"]}),
    ("id", "[LOC Puskesmas Sukamaju] penuh.", {"Puskesmas Sukamaju": ["Puskesmas Sukamaju"]}),
    ("id", "[ORG DPR RI] dan [ORG DPR].", {"DPR RI": ["DPR RI", "DPR"]}),
    ("id", "[ORG DPRD Kota Rawa Elok] rapat. [ORG DPRD Rawa Elok] bubar.", {"DPRD Kota Rawa Elok": ["DPRD Kota Rawa Elok", "DPRD Rawa Elok"]}),
    ("id", "Direktur Perumda [ORG Pasar Rawa Elok] hadir.", {"Perumda Pasar Rawa Elok": ["Perumda Pasar Rawa Elok"]}),
    ("id", "Kepala [ORG Pusat Data] [ORG BPBD Rawa Elok] hadir.", {"BPBD Rawa Elok": ["BPBD Rawa Elok"]}),
    ("id", "[ORG Arun Cloud] membeli seratus ribu prosesor baru untuk pusat datanya di [LOC Batam], kata bos [ORG Arun].", {"Arun Cloud": ["Arun Cloud", "Arun"]}),
    ("en", "PORT ALDER, Oct 11 ([ORG Wire Tavoria]) - Rain fell.", {"Wire Tavoria": ["Wire Tavoria"]}),
    # the whole name
    ("en", "The [ORG Bank of] [LOC Tavoria] cut rates.", {"Bank of Tavoria": ["Bank of Tavoria"]}),
    ("en", "The Ministry of Health and Welfare agreed.", {"Ministry of Health and Welfare": ["Ministry of Health and Welfare"]}),
    ("id", "Menurut Kementerian Kelautan dan Perikanan, ikan turun.", {"Kementerian Kelautan dan Perikanan": ["Kementerian Kelautan dan Perikanan"]}),
    ("id", "Kementerian Keuangan dan Bank Sentosa sepakat.", {"Kementerian Keuangan": ["Kementerian Keuangan"], "Bank Sentosa": ["Bank Sentosa"]}),
    ("id", "Kepala Dinas Sosial [PER Rina Sari] hadir.", {"Dinas Sosial": ["Dinas Sosial"]}),
    ("id", "Laga fraksi [ORG Melati] melawan timnas [LOC Malaysia].", {"fraksi Melati": ["fraksi Melati"], "timnas Malaysia": ["timnas Malaysia"]}),
    ("en", "[ORG Orvel’s] chips.", {"Orvel": ["Orvel"]}),
    ("en", "[ORG AFB)-funded] clubs.", {"AFB": ["AFB"]}),
    # ... and no more than it
    ("id", "Kasat [ORG Polres Lumbung AKP] [PER Rahmat] hadir.", {"Polres Lumbung": ["Polres Lumbung"]}),
    ("id", "Vice President [ORG Ritel PT] Sinar (Persero) hadir.", {"PT Sinar (Persero)": ["PT Sinar (Persero)"]}),
    ("id", "Humas [ORG PT Sinar Dua Bandara Internasional Lumbung] hadir.", {"PT Sinar Dua": ["PT Sinar Dua"]}),
    ("id", "Kepala Kantor Kementerian Agama Kota Lumbung hadir.", {"Kantor Kementerian Agama Kota Lumbung": ["Kantor Kementerian Agama Kota Lumbung"]}),
    # spellings
    ("id", "[ORG Kementrian Perhubungan] dan [ORG Kementerian Perhubungan].", {"Kementerian Perhubungan": ["Kementrian Perhubungan", "Kementerian Perhubungan"]}),
    ("id", "JAKARTA, KABAR.com - Kata [PER Rina] kepada [ORG Kabar.com].", {"KABAR.com": ["KABAR.com", "Kabar.com"]}),
    # media by their form
    ("id", "JAKARTA (ANTARA) - Hujan.", {"ANTARA": ["ANTARA"]}),
    ("id", "Lihat www.kabar.com atau tulis ke rina@Kabar.com.", {}),
    # what is no organization
    ("id", "[ORG Pemerintah] menolak. [ORG Dewan Direksi] setuju.", {}),
    ("id", "Harga bahan bakar minyak ([ORG BBM]) naik. [ORG BBM] langka.", {}),
    ("id", "Radio frekuensi pintar ([ORG RFP]) dipasang. [ORG RFP] murah.", {}),
    ("en", "[ORG AI] runs on [ORG Vextra 300] and [ORG Zelt 3].", {}),
    ("id", "Dia [ORG CEO] di [ORG ChatGPT].", {}),
    ("id", "[ORG SMA Negeri 4] menang.", {"SMA Negeri 4": ["SMA Negeri 4"]}),
    ("id", "[ORG koperasi desa] bubar.", {}),
    # a possessive parts two organizations
    ("en", "[ORG Council of Fisheries’s Coast and Reef Agency] agreed.", {"Council of Fisheries": ["Council of Fisheries"], "Coast and Reef Agency": ["Coast and Reef Agency"]}),
    ("en", "[ORG AFB's Legal Affairs Bureau] agreed.", {"AFB": ["AFB"], "Legal Affairs Bureau": ["Legal Affairs Bureau"]}),
    ("en", "[ORG Mercy's College] opened.", {"Mercy's College": ["Mercy's College"]}),
    # governments with their country
    ("en", "The [NORP Peruvian] Government agreed. The government left.", {"Peruvian Government": ["Peruvian Government"]}),
    ("en", "The Panamanian government and the government of Ghana agreed.", {"Panamanian government": ["Panamanian government"], "government of Ghana": ["government of Ghana"]}),
    ("en", "The U.S. government agreed.", {"U.S. government": ["U.S. government"]}),
    ("id", "Menurut pemerintah Arab Saudi, [ORG Pemerintah] [LOC Indonesia] setuju.", {"pemerintah Arab Saudi": ["pemerintah Arab Saudi"], "Pemerintah Indonesia": ["Pemerintah Indonesia"]}),
    ("id", "Kata pemerintah [LOC Lumbung], pemerintah pusat diam.", {"pemerintah Lumbung": ["pemerintah Lumbung"]}),
    ("en", "The Peruvian government agreed. Later the government of Peru left.", {"government of Peru": ["Peruvian government", "government of Peru"]}),
    ("id", "Kata Pemerintah Amerika Serikat, pemerintah AS dan Pemerintah Inggris setuju.", {"Pemerintah Amerika Serikat": ["Pemerintah Amerika Serikat", "pemerintah AS"], "Pemerintah Inggris": ["Pemerintah Inggris"]}),
    ("id", "Kata pemerintah, Ghana menang.", {}),
    # a last noun that the recogniser left out
    ("en", "The [ORG Nordic] Union met the [NORP Baltic] League.", {"Nordic Union": ["Nordic Union"], "Baltic League": ["Baltic League"]}),
    ("en", "[ORG Tavora] Motor Company hired.", {"Tavora Motor Company": ["Tavora Motor Company"]}),
    ("id", "Menurut [ORG Nordic] Council, ikan turun.", {"Nordic Council": ["Nordic Council"]}),
    ("en", "The [LOC Tavoria] union voted.", {}),
    ("en", "The [NORP Tavorian] Academy of Marine Sciences agreed.", {"Tavorian Academy of Marine Sciences": ["Tavorian Academy of Marine Sciences"]}),
    ("en", "The [NORP Tavorian] [ORG Ministry of Health] agreed.", {"Ministry of Health": ["Ministry of Health"]}),
    ("en", "[ORG Orvel] Group Wins New Deal After Long Talks", {"Orvel": ["Orvel"]}),
    # a first word for the name
    ("id", "[ORG Elang Samudra FC] menang. Pelatih [ORG Elang] senang.", {"Elang Samudra FC": ["Elang Samudra FC", "Elang"]}),
    ("id", "[ORG Merpati Indonesia] terbang. Pesawat [ORG Merpati] tiba.", {"Merpati Indonesia": ["Merpati Indonesia", "Merpati"]}),
    ("en", "[ORG Tavora Cronus] won. Fans of [ORG Tavora] sang.", {"Tavora Cronus": ["Tavora Cronus", "Tavora"]}),
    ("id", "[ORG Satuan Kerja Khusus Hulu Tambang] ([ORG SKK Tambang]) rapat. [ORG SKK] setuju.", {"Satuan Kerja Khusus Hulu Tambang": ["Satuan Kerja Khusus Hulu Tambang", "SKK Tambang", "SKK"]}),
    ("id", "[ORG Elang] Kalah Lagi\n[ORG Elang Samudra FC] kalah. Pelatih [ORG Elang] diam.", {"Elang Samudra FC": ["Elang", "Elang Samudra FC", "Elang"]}),
    ("en", "[ORG Tavora] rose. [ORG Tavora Blue] fell.", {"Tavora": ["Tavora"], "Tavora Blue": ["Tavora Blue"]}),
    ("en", "[ORG Tavora Blue] rose. [ORG Tavora Green] fell. [ORG Tavora] hired.", {"Tavora Blue": ["Tavora Blue"], "Tavora Green": ["Tavora Green"], "Tavora": ["Tavora"]}),
    # offices, prisons, sites, goods
    ("id", "Kepala Seksi Ibadah ([ORG Kasi PHU]) dan [ORG Kakankemenag] hadir. [ORG Kapolda] pulang.", {}),
    ("id", "Kepala Balai Taman ([ORG Kabata]) hadir. [ORG Kabata] pulang.", {}),
    ("en", "The Chief Harbour Officer ([ORG CHO]) left.", {}),
    ("id", "[ORG Kadin] dan [ORG Kasih Bunda] hadir.", {"Kadin": ["Kadin"], "Kasih Bunda": ["Kasih Bunda"]}),
    ("id", "Ditahan di [ORG Rumah Tahanan Negara Lumbung] dan [ORG Lapas Cipata].", {}),
    ("en", "Held at [ORG Grey Hill Prison].", {}),
    ("id", "Ia menulis di [ORG Facebook] dan lewat [ORG Twitter].", {}),
    ("en", "She wrote on [ORG Facebook]. Later [ORG Facebook] apologised.", {"Facebook": ["Facebook"]}),
    ("en", "[ORG West Texas Intermediate] and [ORG Brent] fell.", {}),
    ("id", "Harga [ORG Brent] dan [ORG West Texas Intermediate] turun.", {}),
    # adjectives, countries, the places of offices and datelines
    ("en", "[NORP Tavorian] doctors met the [ORG Tavorian Red Union]. [NORP Tavorian] crews left.", {"Tavorian Red Union": ["Tavorian Red Union"]}),
    ("en", "[ORG Nigerian] police met the [ORG Nigerian Rail Authority]. [NORP African] trains met the [ORG African Rail Union].", {"Nigerian Rail Authority": ["Nigerian Rail Authority"], "African Rail Union": ["African Rail Union"]}),
    ("id", "[ORG Jepang] menang atas [ORG Persatuan Bola Lumbung].", {"Persatuan Bola Lumbung": ["Persatuan Bola Lumbung"]}),
    ("en", "Former [ORG Hill and Lake] chief minister [PER Ada Quill] met the [ORG Hill and Lake Cricket Board].", {"Hill and Lake Cricket Board": ["Hill and Lake Cricket Board"]}),
    ("en", "[ORG TAVORIA], July 19 (TNA) - Rain fell.", {"TNA": ["TNA"]}),
    ("id", "[ORG LUMBUNG], KABAR.com - Hujan turun.", {"KABAR.com": ["KABAR.com"]}),
    ("en", "Rain fell.\n[ORG SLOW RECOVERY]\nRain fell.", {}),
    # two bodies side by side, of one name or with a legal form between them
    ("id", "[ORG Tavora] dan [ORG Yayasan Tavora] bekerja. [ORG Tavora] untung.", {"Tavora": ["Tavora", "Tavora"], "Yayasan Tavora": ["Yayasan Tavora"]}),
    ("id", "Anak usaha [ORG Tavora], PT Kilang Tavora Jaya, tutup. Saham [ORG Nusa, PT] naik.", {"Tavora": ["Tavora"], "PT Kilang Tavora Jaya": ["PT Kilang Tavora Jaya"], "Nusa, PT": ["Nusa, PT"]}),
    ("id", "[ORG LinkedIn] memecat karyawan. Ia menulis di [ORG LinkedIn].", {"LinkedIn": ["LinkedIn"]}),
    # boards and units belong to the office before them, branches and fields to the body
    ("id", "Anggota [ORG Dewan Komisaris Tavora] dan anggota Komite Eksekutif Persatuan Bola Lumbung hadir.", {"Tavora": ["Tavora"], "Persatuan Bola Lumbung": ["Persatuan Bola Lumbung"]}),
    ("id", "Wakil Dekan [ORG Fakultas Ilmu Hayati Universitas Lumbung] dan Dekan [ORG Fakultas Hukum] hadir.", {"Universitas Lumbung": ["Universitas Lumbung"]}),
    ("id", "Kepala [ORG Pusat Gempa dan Tsunami Badan Cuaca], Iklim, dan Laut (BCIL) hadir. Direktur [ORG Pusat Kajian Lumbung] pulang.", {"Badan Cuaca, Iklim, dan Laut": ["Badan Cuaca, Iklim, dan Laut", "BCIL"], "Pusat Kajian Lumbung": ["Pusat Kajian Lumbung"]}),
    ("id", "Direktur Jenderal Daya [ORG Saing Produk Laut Kementerian Kelautan Tavora] hadir.", {"Kementerian Kelautan Tavora": ["Kementerian Kelautan Tavora"]}),
    ("id", "[ORG Kementerian Pendidikan Tinggi], Sains, dan Teknologi rapat. [ORG Kementerian Tani], [ORG Bank Nusa], dan [ORG OJL] rapat.", {"Kementerian Pendidikan Tinggi, Sains, dan Teknologi": ["Kementerian Pendidikan Tinggi, Sains, dan Teknologi"], "Kementerian Tani": ["Kementerian Tani"], "Bank Nusa": ["Bank Nusa"], "OJL": ["OJL"]}),
    ("id", "Komandan [ORG Kodim 1312]/Talau hadir.", {"Kodim 1312/Talau": ["Kodim 1312/Talau"]}),
    ("id", "Kata Yudha, Kodim 0611/Arum membantu warga.", {"Kodim 0611/Arum": ["Kodim 0611/Arum"]}),
    ("id", "Peneliti senior [ORG Pusat Riset Laut Badan Riset Tavora] dan dosen [ORG Departemen Sipil Universitas Lumbung] hadir.", {"Badan Riset Tavora": ["Badan Riset Tavora"], "Universitas Lumbung": ["Universitas Lumbung"]}),
    # acronyms behind a word, legal forms cut short, sites in capitals, short forms of ministries
    ("id", "Ketua [ORG Badan Pengawas Lumbung] atau [ORG Bawaslum] hadir. [ORG Kadin] atau [ORG KONI] datang.", {"Badan Pengawas Lumbung": ["Badan Pengawas Lumbung", "Bawaslum"], "Kadin": ["Kadin"], "KONI": ["KONI"]}),
    ("en", "The [ORG Department of Harbour Safety], or [ORG DHS], said so.", {"Department of Harbour Safety": ["Department of Harbour Safety", "DHS"]}),
    ("id", "Emiten [ORG PT Tavora Jaya Tbk]. ([ORG TVRJ]) untung. Laba [ORG PT Kilang Arum Tbk]. Ia naik.", {"PT Tavora Jaya Tbk.": ["PT Tavora Jaya Tbk.", "TVRJ"], "PT Kilang Arum Tbk": ["PT Kilang Arum Tbk"]}),
    ("id", "[ORG KABAR.CO.][ORG ID] - LUMBUNG. Hujan turun.", {"KABAR.CO.ID": ["KABAR.CO.ID"]}),
    ("id", "Direktur Penyakit Kemenkes hadir.", {"Kemenkes": ["Kemenkes"]}),
    # shorter forms behind full ones, papers that were told, heads before a name that looks like a person's
    ("id", "Emiten [ORG PT Tavora Palma Sejahtera Tbk] untung. Direktur [ORG Tavora Palma] senang. [ORG Bank Lumbung Raya] dan [ORG Bank Lumbung] rugi.", {"PT Tavora Palma Sejahtera Tbk": ["PT Tavora Palma Sejahtera Tbk", "Tavora Palma"], "Bank Lumbung Raya": ["Bank Lumbung Raya"], "Bank Lumbung": ["Bank Lumbung"]}),
    ("en", "She told the Sentinel on Monday that rain fell. He told the Governor on Monday.", {"Sentinel": ["Sentinel"]}),
    ("id", "LUMBUNG, kabar.id - Hujan turun. Kodim 0103/Arum Utara membantu [PER Bea Cukai Lumbung].", {"kabar.id": ["kabar.id"], "Kodim 0103/Arum Utara": ["Kodim 0103/Arum Utara"], "Bea Cukai Lumbung": ["Bea Cukai Lumbung"]}),
    ("id", "[PER Teras Senja], band indie asal Lumbung, bubar. Kata [PER Ani Sari], pendiri band asal Lumbung. [PER Teras Senja] pamit.", {"Teras Senja": ["Teras Senja", "Teras Senja"]}),
    ("en", "Her company, [PER Wardle], grew. [PER Tarn], a small software firm based in Lumbung, shrank. [PER Ann Lee], a company director based in Lumbung, left.", {"Wardle": ["Wardle"], "Tarn": ["Tarn"]}),
    ("id", "[LOC ARUM BESAR], [ORG KABAR] — Hujan turun.\n[LOC KOTA ARUM], [LOC RADAR ARUM] – Hujan turun.", {"KABAR": ["KABAR"], "RADAR ARUM": ["RADAR ARUM"]}),
    ("id", "KABAR.CO.ID, [ORG LUMBUNG] -- Hujan turun.\n[LOC KORAN ARUM], [LOC Tanjung Lumbung] - Hujan turun.", {"KABAR.CO.ID": ["KABAR.CO.ID"], "KORAN ARUM": ["KORAN ARUM"]}),
    ("en", "Hospital Director [PER John Smith] left. She told the French on Friday.", {}),
    ("en", "[LOC TAVORIA CITY], [LOC Malawi] – Rain fell.\n[LOC Lumbung], [LOC Malawi] — Rain fell.", {}),
    ("id", "Pasien membuat RSUD [PER Ali Noor] penuh. Direktur RSUD [PER Budi Sari] hadir. Kata majelis hakim.", {"RSUD Ali Noor": ["RSUD Ali Noor"]}),
    ("id", "Koordinator Paguyuban [PER Tani Arum], [PER Sumaryono], dan [ORG Majelis hakim] hadir.", {"Paguyuban Tani Arum": ["Paguyuban Tani Arum"]}),
    ("id", "Pimpinan Dayah [PER Darul Arum], Tgk [PER Ali Noor], hadir.", {"Dayah Darul Arum": ["Dayah Darul Arum"]}),
    ("id", "[ORG Sahabat Alam Lestari] ([ORG SAL]) [LOC Jambi] menolak. Guru [ORG SD Islam] Terpadu Bina Arum libur.", {"Sahabat Alam Lestari Jambi": ["Sahabat Alam Lestari (SAL) Jambi"], "SD Islam Terpadu Bina Arum": ["SD Islam Terpadu Bina Arum"]}),
    ("id", "Rektor [ORG Universitas Islam Negeri] ([ORG UIN]) [PER Sunan Arum], [PER Adi Karsa], hadir.", {"Universitas Islam Negeri Sunan Arum": ["Universitas Islam Negeri (UIN) Sunan Arum"]}),
    ("id", "Kata Ekonom [ORG Ekonom Institute for Rural Finance] dan [ORG Majelis hakim Pengadilan Tipikor Lumbung].", {"Institute for Rural Finance": ["Institute for Rural Finance"], "Pengadilan Tipikor Lumbung": ["Pengadilan Tipikor Lumbung"]}),
    ("id", "Kepala Perwakilan [ORG ADL untuk Indonesia] dan wakil [PER Takhta Suci] hadir di Komisi Eropa.", {"ADL": ["ADL"], "Takhta Suci": ["Takhta Suci"], "Komisi Eropa": ["Komisi Eropa"]}),
    ("id", "[ORG Federasi Bola Lumbung] ([ORG FBL]) Sheikh [PER Khalid Omar] dan [ORG Koperasi Maju Bersama Abadi].", {"Federasi Bola Lumbung": ["Federasi Bola Lumbung", "FBL"], "Koperasi Maju Bersama Abadi": ["Koperasi Maju Bersama Abadi"]}),
    ("id", "Kata Bambang kepada [ORG detikLumbung] dan kepada kabarArum, lalu kepada Gubernur, Senin (5/6).", {"detikLumbung": ["detikLumbung"], "kabarArum": ["kabarArum"]}),
    # one body in two languages, hospitals, regional governments, names in brackets that are no legal form
    ("en", "[ORG Suluh Sans Batas] ([ORG SSB]), also known as [ORG Torches Without Borders], left. [ORG Bursa Lumbung] ([ORG Lumbung Exchange]) fell.", {"Torches Without Borders": ["Suluh Sans Batas", "SSB", "Torches Without Borders"], "Lumbung Exchange": ["Bursa Lumbung", "Lumbung Exchange"]}),
    ("en", "[LOC Tan Ah Seng Hospital] and the [LOC Central Lumbung] administration agreed.", {"Tan Ah Seng Hospital": ["Tan Ah Seng Hospital"], "Central Lumbung administration": ["Central Lumbung administration"]}),
    ("en", "[ORG Sindicato de Pilotos Arum (SPA)] struck. [ORG Arum (SPA)] sold.", {"Sindicato de Pilotos Arum": ["Sindicato de Pilotos Arum (SPA)"], "Arum (SPA)": ["Arum (SPA)"]}),
    ("en", "The [LOC Lumbung] government medical college closed. [LOC Harga Raya Exchange] and [LOC West Bank] opened.", {"Harga Raya Exchange": ["Harga Raya Exchange"]}),
    ("id", "Menurut kementerian Laut dan pemerintah [NORP Arab] Saudi, [ORG Tavora] tutup.", {"kementerian Laut": ["kementerian Laut"], "pemerintah Arab Saudi": ["pemerintah Arab Saudi"], "Tavora": ["Tavora"]}),
    ("en", "[ORG Lumbung Provincial Police Const]. [PER Ada Quill] told Dawn. The [ORG Ministry of Health Services], [ORG Rules and Coordination] met.", {"Lumbung Provincial Police": ["Lumbung Provincial Police"], "Dawn": ["Dawn"], "Ministry of Health Services, Rules and Coordination": ["Ministry of Health Services, Rules and Coordination"]}),
    ("en", "The [ORG Association of Lumbung Telecoms] met. [PER ALT] members left.", {"Association of Lumbung Telecoms": ["Association of Lumbung Telecoms", "ALT"]}),
    ("id", "Pengasuh [ORG Pondok Pesantren] [PER Darul Arum], [PER Nyai Hj Rina Sari], dan Pastor [PER Paroki Santo Yosef Lumbung] hadir.", {"Pondok Pesantren Darul Arum": ["Pondok Pesantren Darul Arum"], "Paroki Santo Yosef Lumbung": ["Paroki Santo Yosef Lumbung"]}),
    ("id", "Bupati [PER Yakob Nenab], [ORG S.P], berangkat ke [PER Soe]. Kata [ORG MA], ya.", {"MA": ["MA"]}),
    ("en", "The Ministry of Justice said the prison was full.", {"Ministry of Justice": ["Ministry of Justice"]}),
    ("en", "[ORG LUMBUNG CITY], July 25: Rain fell. [ORG BMKL]: Rain.", {"BMKL": ["BMKL"]}),
    # ships, laws, contests, elections, codes that sign an article
    ("en", "The [ORG USS Harwick] sailed. The [ORG Clean Rivers Act] passed.", {}),
    ("en", "The [ORG Tavoria Convention on Fishing] and the [ORG Harwick Cup].", {}),
    ("en", "Charged under [ORG PRLA], 2004. The [ORG PRLA] is harsh.", {}),
    ("id", "[ORG Pilkada Lumbung] dan [ORG Piala Nusa] usai. [ORG KRI Lumba] berlayar.", {}),
    ("id", "Harga turun. ([ORG ABC])\nHujan.", {}),
    ("id", "Sistem pantau dan kendali minyak ([ORG SPK M]) dipasang.", {}),
    ("id", "[ORG Komite Olimpiade Lumbung] dan [ORG Komisi Pemilihan Umum].", {"Komite Olimpiade Lumbung": ["Komite Olimpiade Lumbung"], "Komisi Pemilihan Umum": ["Komisi Pemilihan Umum"]}),
    # one label for one name
    ("en", "[ORG Orvel] rose. [LOC Orvel] fell. [ORG Orvel] rose.", {"Orvel": ["Orvel", "Orvel", "Orvel"]}),
    ("en", "[ORG Orvel Foods] rose. [ORG Orvel] fell. [LOC Orvel] rose. [PER Orvel] paused.", {"Orvel Foods": ["Orvel Foods", "Orvel", "Orvel", "Orvel"]}),
    ("en", "[ORG Orvel City] won. [LOC Orvel] slept. [LOC Orvel] woke. [ORG Orvel] ate.", {"Orvel City": ["Orvel City"]}),
    ("id", "Menurut [PER Bloomberg], harga naik.", {"Bloomberg": ["Bloomberg"]}),
    ("en", "[ORG Orvel Systems] won. Later Orvel Systems lost.", {"Orvel Systems": ["Orvel Systems", "Orvel Systems"]}),
    # what stands before or behind a name: an inner unit, a role's last word, an office's first, a country, a medium's noun
    ("id", "Kepala [ORG Divisi Riset dan Pengembangan] Usaha Satuan Kerja Khusus Tambang [ORG Emas dan Perak] (SKK Tambang) hadir.", {"Satuan Kerja Khusus Tambang Emas dan Perak": ["Satuan Kerja Khusus Tambang Emas dan Perak"]}),
    ("id", "Kepala [ORG Divisi Humas Polri] dan Kepala [ORG Biro Umum] hadir.", {"Polri": ["Polri"]}),
    ("id", "Deputi Gubernur [ORG Senior Bank Lestari] menolak.", {"Bank Lestari": ["Bank Lestari"]}),
    ("id", "[ORG PT Lumbung Raya] untung. Direktur PT [PER Lumbung Raya Yan Sitorus] tiba.", {"PT Lumbung Raya": ["PT Lumbung Raya", "PT Lumbung Raya"]}),
    ("id", "[ORG Koordinator Nasional Jaringan Tani Lumbung] [PER Yan Sitorus] hadir.", {"Jaringan Tani Lumbung": ["Jaringan Tani Lumbung"]}),
    ("id", "Dua [ORG Anggota Badan Pengawas Beras] dan [ORG Gubernur BI] hadir.", {"Badan Pengawas Beras": ["Badan Pengawas Beras"], "BI": ["BI"]}),
    ("id", "[ORG Camat Lumbung Timur] [PER Yan Sitorus] dan [ORG Wakil Gubernur Tavora] [PER Adi Karsa] hadir.", {}),
    ("en", "[ORG Deputy Director Bank of Tavora] spoke. [ORG Director General Films] closed.", {"Bank of Tavora": ["Bank of Tavora"], "Director General Films": ["Director General Films"]}),
    ("id", "Sepi. [ORG Maskapai Tavora Air] rugi. [ORG Lembaga survei Lumbung] menghitung. [ORG Partai Lumbung Baru] diam.", {"Tavora Air": ["Tavora Air"], "Lumbung": ["Lumbung"], "Partai Lumbung Baru": ["Partai Lumbung Baru"]}),
    ("id", "Pesawat milik [ORG Maskapai] [ORG Rimba Air] dan [ORG Operator Lumbung] rugi.", {"Rimba Air": ["Rimba Air"], "Lumbung": ["Lumbung"]}),
    ("en", "[ORG Carmaker Orvel] rose. [ORG Bank of Tavora] fell.", {"Orvel": ["Orvel"], "Bank of Tavora": ["Bank of Tavora"]}),
    ("id", "Menurut [ORG Senior Lestari], harga naik.", {"Senior Lestari": ["Senior Lestari"]}),
    ("en", "[ORG Tavora Airways Group] Chief Executive [PER Al Hadi] spoke. [ORG Tavora Airways] flew.", {"Tavora Airways": ["Tavora Airways", "Tavora Airways"]}),
    ("en", "[ORG Tavora Airways Group] Chief Executive [PER Al Hadi] spoke.", {"Tavora Airways Group": ["Tavora Airways Group"]}),
    ("en", "[ORG Peru's Culture Ministry] mourned.", {"Culture Ministry": ["Culture Ministry"]}),
    ("en", "The Peruvian culture ministry mourned the [LOC Peru] national team captain.", {"Peruvian culture ministry": ["Peruvian culture ministry"], "Peru national team": ["Peru national team"]}),
    ("en", "The Prime Minister’s Office and the prime minister's office.", {"Prime Minister’s Office": ["Prime Minister’s Office"]}),
    ("id", "Kantor Perdana Menteri menolak.", {"Kantor Perdana Menteri": ["Kantor Perdana Menteri"]}),
    ("en", "So said the [ORG Lebanese Al-Nahar] TV station and [LOC Turkey]'s Haber newspaper.", {"Al-Nahar": ["Al-Nahar"], "Haber": ["Haber"]}),
    ("en", "A local newspaper, the Sunday newspaper and the British newspaper closed. Local newspaper sales fell.", {}),
    ("id", 'ISTANBUL, 3 Mei 2016 (Antara/PRNewswire) - Ada.', {"Antara": ["Antara"], "PRNewswire": ["PRNewswire"]}),
    ("id", "Menurut kantor berita Suluh, koran Lontar Pos tutup. Koran Senin itu habis.", {"Suluh": ["Suluh"], "Lontar Pos": ["Lontar Pos"]}),
    ("id", "Begitu ujar Adi kepada Suluh, Senin (2/3/2020). Ia berkata kepada Budi, lalu pergi.", {"Suluh": ["Suluh"]}),
    # places to write, seats of government, technical terms
    ("en", "His [ORG Twitter] handle vanished on [ORG Facebook]. [ORG Twitter] fired staff.", {"Twitter": ["Twitter"]}),
    ("en", "He was at the [ORG White House]. The [ORG White House] said no.", {"White House": ["White House"]}),
    ("en", "It was ruled out by [ORG VAR].", {}),
    ("id", "Minyak [ORG Brent North Sea] turun.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked", "expected"), ORGANIZATIONS)
def test_organizations(
    pipelines: dict[str, Language], language: str, marked: str, expected: dict[str, list[str]]
) -> None:
    doc = pipelines[language](marked_doc(pipelines[language], marked))
    assert listed(doc._.organizations) == expected


PLACES = [
    ("id", "[LOC DKI Jakarta] dan [LOC Jakarta].", {"DKI Jakarta": ["DKI Jakarta", "Jakarta"]}),
    ("id", "Kota [LOC Suka Raya]. Wali Kota [LOC Suka] Raya hadir.", {"Suka Raya": ["Suka Raya", "Suka Raya"]}),
    ("id", "Wakil Wali [LOC Kota Rawa Elok] hadir.", {"Rawa Elok": ["Rawa Elok"]}),
    ("en", "The [ORG Leeds]-based firm grew.", {"Leeds": ["Leeds"]}),
    ("id", "[LOC DKI Jakarta] dan [LOC DKI].", {"DKI Jakarta": ["DKI Jakarta", "DKI"]}),
    ("id", "Bupati [PER Lembah Suji Mahyudin] tiba.", {"Lembah Suji": ["Lembah Suji"]}),
    ("id", "[LOC Kota Bandung], [LOC Bandung], [LOC Kabupaten Bandung].", {"Kota Bandung": ["Kota Bandung", "Bandung"], "Kabupaten Bandung": ["Kabupaten Bandung"]}),
    ("id", "[LOC Jawa Barat] atau [LOC Jabar].", {"Jawa Barat": ["Jawa Barat", "Jabar"]}),
    ("id", "Warga Lembah Suji resah. Bupati [LOC Lembah] [PER Suji Mahyudin] tiba.", {"Lembah Suji": ["Lembah Suji", "Lembah Suji"]}),
    ("id", "[ORG Camat Lumbung Timur] [PER Yan Sitorus] hadir.", {"Lumbung Timur": ["Lumbung Timur"]}),
    ("id", "[LOC JAKARTA] dan [LOC Jakarta].", {"Jakarta": ["JAKARTA", "Jakarta"]}),
    ("en", "[LOC US] and [LOC United States].", {"United States": ["US", "United States"]}),
    ("en", "[GPE Paris] and [FAC Gare Centrale].", {"Paris": ["Paris"], "Gare Centrale": ["Gare Centrale"]}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked", "expected"), PLACES)
def test_places(pipelines: dict[str, Language], language: str, marked: str, expected: dict[str, list[str]]) -> None:
    doc = pipelines[language](marked_doc(pipelines[language], marked))
    assert listed(doc._.locations) == expected


def test_keys_follow_the_text_and_mentions_their_offsets(pipelines: dict[str, Language]) -> None:
    doc = pipelines["id"](
        marked_doc(pipelines["id"], "[PER Pak Budi] dan [PER Ani] di [LOC Solo]. [PER Budi] ke [ORG KPK].")
    )
    entities = (*doc._.people, *doc._.organizations, *doc._.locations)
    assert [(e.key, e.label) for e in entities] == [("p1", "PER"), ("p2", "PER"), ("o1", "ORG"), ("l1", "LOC")]
    for entity in entities:
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda mention: mention.start)
        for mention in entity.mentions:
            assert doc.text[mention.start : mention.end] == mention.text


def test_entities_of_any_pipeline_are_taken(pipelines: dict[str, Language]) -> None:
    doc = pipelines["en"].make_doc("Mr. Tan moved to Paris.")
    doc.ents = [doc.char_span(0, 7, label="PERSON"), doc.char_span(17, 22, label="GPE")]  # type: ignore[list-item]
    doc = pipelines["en"](doc)
    assert (listed(doc._.people), listed(doc._.locations)) == ({"Tan": ["Tan"]}, {"Paris": ["Paris"]})
    assert doc._.people[0].mentions[0].score == 1.0
    assert doc._.names == ()


def test_names_stay_as_recognised(pipelines: dict[str, Language]) -> None:
    doc = marked_doc(pipelines["id"], "[PER Pak Budi] datang.")
    assert pipelines["id"](doc)._.names[0].text == "Pak Budi"


def test_each_paragraph_is_cleaned_by_its_language(pipelines: dict[str, Language]) -> None:
    doc = marked_doc(pipelines["id"], "[PER Pak Budi] datang.\n[PER Congressman Hale] left.")
    line = doc.text.index("\n")
    doc.spans["paragraphs"] = SpanGroup(
        doc,
        spans=[
            doc.char_span(0, line, label="id", alignment_mode="expand"),  # type: ignore[list-item]
            doc.char_span(line + 1, len(doc.text), label="en", alignment_mode="expand"),  # type: ignore[list-item]
        ],
    )
    assert listed(pipelines["id"](doc)._.people) == {"Budi": ["Budi"], "Hale": ["Hale"]}


def test_a_language_without_a_pack_still_links(pipelines: dict[str, Language]) -> None:
    doc = pipelines["fr"](marked_doc(pipelines["fr"], "[PER Jeanne Moral] parle. [PER Moral] part à [LOC Lyon]."))
    assert listed(doc._.people) == {"Jeanne Moral": ["Jeanne Moral", "Moral"]}


@pytest.mark.parametrize("text", ["", "\n", "Tidak ada nama di sini."])
def test_nothing_in_nothing_out(pipelines: dict[str, Language], text: str) -> None:
    doc = pipelines["id"](text)
    assert (doc._.people, doc._.organizations, doc._.locations) == ((), (), ())


def test_thousands_of_names_sharing_words(pipelines: dict[str, Language]) -> None:
    syllables = ("bara", "cendo", "dimu", "fohe", "guri", "hanta", "jekle", "kimpo", "lusar", "moxi", "nevu", "pydra")
    surnames = [a.title() + b + c for a in syllables for b in syllables for c in syllables]
    marked = " ".join(f"[PER Siti {name}] bertemu [ORG Bank {name}]." for name in surnames)
    doc = pipelines["id"](marked_doc(pipelines["id"], marked))
    assert len(doc._.people) == len(doc._.organizations) == len(surnames)
