"""Titles of named persons: how they are written in Indonesian and English news, and what is no title."""

import re
from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from warta.components.titles import create_titles
from warta.records import Entity, Mention

MARK = re.compile(r"\[(PER|ORG|LOC) ([^\]=]+)(?:=([^\]]+))?\]")


@cache
def pipeline(language: str) -> Language:
    """Sentences alone; the titles are asked for once the names are set."""
    nlp = spacy.blank(language)
    nlp.add_pipe("warta_sentences")
    return nlp


def marked_doc(marked: str, language: str, *, sentences: bool = True) -> Doc:
    """A Doc from marked-up text: `[ORG KPK=Komisi Pemberantasan Korupsi]` is a mention and its entity's full name."""
    text, at, found = "", 0, []
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        label, surface, name = match[1], match[2], match[3] or match[2]
        found.append((name, Mention(label, surface, len(text), len(text) + len(surface), 1.0)))
        text += surface
        at = match.end()
    text += marked[at:]
    nlp = pipeline(language)
    doc = nlp(text) if sentences else nlp.make_doc(text)
    for label, place in (("PER", "people"), ("ORG", "organizations"), ("LOC", "locations")):
        names = dict.fromkeys(name for name, mention in found if mention.label == label)
        entities = [
            Entity(
                f"{label[0].lower()}{n}",
                label,
                name,
                tuple(m for other, m in found if m.label == label and other == name),
            )
            for n, name in enumerate(names, 1)
        ]
        setattr(doc._, place, tuple(entities))
    return create_titles(nlp, "warta_titles")(doc)


def titles(marked: str, language: str) -> list[str]:
    """`person | title | normal form | organization | status` of every title, `-` for no organization."""
    doc = marked_doc(marked, language)
    for title in doc._.titles:
        assert doc.text[title.start : title.end] == title.text
    return [
        f"{title.person} | {title.text} | {title.normalized} | {title.organization or '-'} | {title.status}"
        for title in doc._.titles
    ]


INDONESIAN = [
    # before the name
    ("CEO [ORG Samudra] [PER Tia Lubis] mundur.", "Tia Lubis | CEO | Chief Executive Officer | Samudra | current"),
    (
        "Direktur Utama [ORG PT Garam Jaya (Persero)] [PER Nining Sari] hadir.",
        "Nining Sari | Direktur Utama | President Director | PT Garam Jaya (Persero) | current",
    ),
    (
        "Ketua Umum [ORG Partai Lontar] [PER Oka Wijaya] menolak.",
        "Oka Wijaya | Ketua Umum | General Chairman | Partai Lontar | current",
    ),
    (
        "Ketua Umum [ORG DPP Partai Lontar] [PER Oka Wijaya] menolak.",
        "Oka Wijaya | Ketua Umum | General Chairman | DPP Partai Lontar | current",
    ),
    (
        "Wakil Menteri Luar Negeri [PER Anita Rahman] terbang ke [LOC Doha].",
        "Anita Rahman | Wakil Menteri Luar Negeri | Deputy Minister of Foreign Affairs | - | current",
    ),
    (
        "Menteri Keuangan [LOC Jepang] [PER Kenji Mori] menilai yen lemah.",
        "Kenji Mori | Menteri Keuangan | Minister of Finance | Jepang | current",
    ),
    (
        "Menteri Pertahanan Australia [PER Ian Cole] tiba.",
        "Ian Cole | Menteri Pertahanan | Minister of Defense | Australia | current",
    ),
    (
        "Menteri Pertahanan RI [PER Bram Sitorus] tiba.",
        "Bram Sitorus | Menteri Pertahanan | Minister of Defense | Indonesia | current",
    ),
    (
        "Menko Perekonomian [PER Budi Arta] mengatakan hal itu.",
        "Budi Arta | Menko Perekonomian | Coordinating Minister for Economic Affairs | - | current",
    ),
    (
        "Gubernur [LOC Jawa Tengah] [PER Gilang Putra] meninjau banjir.",
        "Gilang Putra | Gubernur | Governor | Jawa Tengah | current",
    ),
    ("Wali Kota [LOC Bogor] [PER Rina Dewi] bersepeda.", "Rina Dewi | Wali Kota | Mayor | Bogor | current"),
    (
        "Wakil Bupati [LOC Garut] [PER Heri Salim] bersepeda.",
        "Heri Salim | Wakil Bupati | Deputy Regent | Garut | current",
    ),
    (
        "Camat [LOC Tebet] [PER Dodi Arman] menertibkan pedagang.",
        "Dodi Arman | Camat | Subdistrict Head | Tebet | current",
    ),
    (
        "Kasat Reskrim [ORG Polres Ngawi] AKP [PER Slamet] menangkap pelaku.",
        "Slamet | Kasat Reskrim | Head of the Criminal Investigation Unit | Polres Ngawi | current",
        "Slamet | AKP | Police Adjunct Commissioner | Polres Ngawi | current",
    ),
    (
        "Kabid Humas [ORG Polda Riau] Kombes Pol [PER Anton Raja] membenarkan.",
        "Anton Raja | Kabid Humas | Head of the Public Relations Division | Polda Riau | current",
        "Anton Raja | Kombes Pol | Police Grand Commissioner | Polda Riau | current",
    ),
    (
        "Kapolda [LOC Bali] Irjen Pol [PER Ketut Sura] hadir.",
        "Ketut Sura | Kapolda | Regional Police Chief | Bali | current",
        "Ketut Sura | Irjen Pol | Police Inspector General | - | current",
    ),
    (
        "Panglima TNI Jenderal [PER Wahyu Tanto] melantik perwira.",
        "Wahyu Tanto | Panglima TNI | Commander | - | current",
        "Wahyu Tanto | Jenderal | General | - | current",
    ),
    (
        "Kepala Biro Humas [ORG KPK] [PER Yani Laras] membantah.",
        "Yani Laras | Kepala Biro Humas | Head of the Public Relations Bureau | KPK | current",
    ),
    (
        "Kepala [ORG Badan Meteorologi] ([ORG BMKG=Badan Meteorologi]) [PER Dwi Rana] memperkirakan hujan.",
        "Dwi Rana | Kepala | Head | Badan Meteorologi | current",
    ),
    (
        "Wakil Ketua Komisi III [ORG DPR] dari [ORG Fraksi Lontar] [PER Beni Kara] heran.",
        "Beni Kara | Wakil Ketua Komisi III | Deputy Chairman of Commission III | DPR | current",
    ),
    (
        "anggota [ORG DPR RI] asal [ORG Fraksi Lontar] periode 2014-2019 [PER Rosa Manu] diperiksa.",
        "Rosa Manu | anggota | Member | DPR RI | current",
    ),
    (
        "Pengamat politik dari [ORG Universitas Sriwijaya], [PER Karta Adi], menilai langkah itu tepat.",
        "Karta Adi | Pengamat politik | Political Observer | Universitas Sriwijaya | current",
    ),
    (
        "pengamat terorisme [ORG Universitas Nusa] [PER Ridwan Saleh] menduga",
        "Ridwan Saleh | pengamat terorisme | Terrorism Observer | Universitas Nusa | current",
    ),
    (
        "Guru Besar Hukum Tata Negara [ORG UGM] Prof. [PER Zaini Amir] berpendapat lain.",
        "Zaini Amir | Guru Besar Hukum Tata Negara | Professor of Constitutional Law | UGM | current",
    ),
    (
        "Juru bicara [ORG Kementerian Agama], [PER Malik Hasan], belum menjawab.",
        "Malik Hasan | Juru bicara | Spokesperson | Kementerian Agama | current",
    ),
    (
        "Menurut juru bicara [ORG Badan Antariksa], [PER Alan Reed], roket itu aman.",
        "Alan Reed | juru bicara | Spokesperson | Badan Antariksa | current",
    ),
    (
        "Kuasa hukum tersangka, [PER Poltak Nababan], keberatan.",
        "Poltak Nababan | Kuasa hukum | Legal Counsel | - | current",
    ),
    ("pengacara [PER Hotma Lubis] datang.", "Hotma Lubis | pengacara | Lawyer | - | current"),
    ("Pelatih [ORG Persiba] [PER Jaka Umbara] kecewa.", "Jaka Umbara | Pelatih | Coach | Persiba | current"),
    ("penyanyi dangdut [PER Inul Sari] tampil.", "Inul Sari | penyanyi dangdut | Dangdut Singer | - | current"),
    (
        "Aktor [PER Reza Bima] dan aktris [PER Dian Puspa] menikah.",
        "Reza Bima | Aktor | Actor | - | current",
        "Dian Puspa | aktris | Actress | - | current",
    ),
    (
        "chief research officer, [PER Bob Carver] – yang mundur",
        "Bob Carver | chief research officer | Chief Research Officer | - | current",
    ),
    (
        "Vice President Corporate Communication [ORG PT Minyak] [PER Ali Sakti] menjawab.",
        "Ali Sakti | Vice President Corporate Communication | Vice President of Corporate Communication | PT Minyak | current",
    ),
    (
        "wakil presiden riset [PER Barry Zane] keluar dari [ORG Nalar AI].",
        "Barry Zane | wakil presiden riset | Vice President of Research | - | current",
    ),
    (
        "Direktur Eksekutif [ORG Indo Riset] [PER Hamdi Muluk] merilis survei.",
        "Hamdi Muluk | Direktur Eksekutif | Executive Director | Indo Riset | current",
    ),
    (
        "Kepala Bidang Penerangan Masyarakat [ORG Polda Aceh] AKBP [PER Teuku Jafar] membenarkan.",
        "Teuku Jafar | Kepala Bidang Penerangan Masyarakat | Head of Public Information | Polda Aceh | current",
        "Teuku Jafar | AKBP | Police Adjunct Grand Commissioner | Polda Aceh | current",
    ),
    (
        "mahasiswi [ORG Universitas Airlangga] [PER Putri Ayu] hilang.",
        "Putri Ayu | mahasiswi | Student | Universitas Airlangga | current",
    ),
    (
        "Sekjen [ORG Kementerian Perhubungan] yang datang melayat, [PER Sugi Harto], menegaskan hal itu.",
        "Sugi Harto | Sekjen | Secretary General | Kementerian Perhubungan | current",
    ),
    ("Ketua [ORG RT] 05 bernama [PER Asep] melapor.",),
    ("seorang dokter bernama [PER Maya Sinta] menolong.", "Maya Sinta | dokter | Doctor | - | current"),
    (
        "Presiden direktur perusahaan itu, yakni [PER Leo Tan], hadir.",
        "Leo Tan | Presiden direktur | President Director | - | current",
    ),
    (
        "Duta Besar [LOC Inggris] untuk [LOC Indonesia], [PER Mark Hill], berkunjung.",
        "Mark Hill | Duta Besar | Ambassador | Inggris | current",
    ),
    (
        "Wakil Menteri Keuangan (Wamenkeu) [PER Bima Broto] mengimbau warga.",
        "Bima Broto | Wakil Menteri Keuangan | Deputy Minister of Finance | - | current",
    ),
    (
        "Menteri BUMN [PER Rini Laksmi] hadir.",
        "Rini Laksmi | Menteri BUMN | Minister of State-Owned Enterprises | - | current",
    ),
    (
        "Dirjen Perhubungan Udara [ORG Kemenhub] [PER Suprapto Eko] mencabut izin.",
        "Suprapto Eko | Dirjen Perhubungan Udara | Director General of Civil Aviation | Kemenhub | current",
    ),
    ("Kapten [PER Iriyanto Adi] menerbangkan pesawat itu.", "Iriyanto Adi | Kapten | Captain | - | current"),
    # status
    (
        "mantan Menteri Pertanian [PER Anton Luhut] divonis.",
        "Anton Luhut | Menteri Pertanian | Minister of Agriculture | - | former",
    ),
    ("eks kiper [ORG Persita] [PER Ade Suryo] bergabung.", "Ade Suryo | kiper | Goalkeeper | Persita | former"),
    (
        "Plt. Gubernur [LOC Banten] [PER Rana Kasih] melantik pejabat.",
        "Rana Kasih | Gubernur | Governor | Banten | acting",
    ),
    ("Pelaksana tugas Ketua [ORG KPK] [PER Taufik Ruki] hadir.", "Taufik Ruki | Ketua | Chairman | KPK | acting"),
    (
        "[PER Edo Shir], CEO sementara [ORG Nalar AI], menyapa staf.",
        "Edo Shir | CEO | Chief Executive Officer | Nalar AI | acting",
    ),
    ("CEO baru sementara, [PER Edo Shir].", "Edo Shir | CEO | Chief Executive Officer | - | acting"),
    (
        "Presiden terpilih [LOC Argentina] [PER Mauro Makri] menang.",
        "Mauro Makri | Presiden | President | Argentina | incoming",
    ),
    (
        "calon wali kota [LOC Medan] [PER Rama Effendi] berkampanye.",
        "Rama Effendi | wali kota | Mayor | Medan | incoming",
    ),
    ("Gubernur nonaktif [LOC Riau] [PER Anas Maamun] diperiksa.", "Anas Maamun | Gubernur | Governor | Riau | current"),
    ("Letjen TNI (Purn) [PER Suryo Prabu] wafat.", "Suryo Prabu | Letjen TNI | Lieutenant General | - | former"),
    # behind the name
    (
        "[PER Sita Dewi], CEO [ORG Kopi Senja], menolak.",
        "Sita Dewi | CEO | Chief Executive Officer | Kopi Senja | current",
    ),
    ("[PER Abraham Sani] (Ketua [ORG KPK]) datang.", "Abraham Sani | Ketua | Chairman | KPK | current"),
    (
        "[PER Usman Ali] (52), peneliti senior [ORG LIPI], menduga hal lain.",
        "Usman Ali | peneliti senior | Senior Researcher | LIPI | current",
    ),
    (
        '"Harga turun," kata [PER Jim Weller], analis energi di [ORG WTR Economics] menanggapi pasar.',
        "Jim Weller | analis energi | Energy Analyst | WTR Economics | current",
    ),
    (
        "[PER Suhail Amin], Menteri Energi [LOC Uni Emirat Arab] mengatakan pasar pulih.",
        "Suhail Amin | Menteri Energi | Minister of Energy | Uni Emirat Arab | current",
    ),
    (
        "[PER Lala Karmela] yang juga Ketua [ORG Ikatan Guru] setuju.",
        "Lala Karmela | Ketua | Chairman | Ikatan Guru | current",
    ),
    (
        "[PER Dewi Lestari] selaku Kepala Sekolah [ORG SMA 3] meminta maaf.",
        "Dewi Lestari | Kepala Sekolah | Principal | SMA 3 | current",
    ),
    (
        "[PER Bambang S], direktur dan pendiri [ORG Rumah Film], tersenyum.",
        "Bambang S | direktur | Director | Rumah Film | current",
        "Bambang S | pendiri | Founder | Rumah Film | current",
    ),
    # clauses
    (
        "[PER Tio Hartono] yang menjabat sebagai Direktur Keuangan [ORG Bank Sagu] sejak 2019 membantah.",
        "Tio Hartono | Direktur Keuangan | Director of Finance | Bank Sagu | current",
    ),
    (
        "[PER Murni Tati] ditunjuk menjadi Kepala [ORG Bulog] pekan lalu.",
        "Murni Tati | Kepala | Head | Bulog | current",
    ),
    (
        "[PER Edo Shir] ditunjuk sebagai CEO sementara [ORG Nalar AI].",
        "Edo Shir | CEO | Chief Executive Officer | Nalar AI | acting",
    ),
    (
        "[PER Yusril M] diangkat sebagai Menteri Hukum dan HAM.",
        "Yusril M | Menteri Hukum dan HAM | Minister of Law and Human Rights | - | current",
    ),
    (
        "[PER Made Sukarta] mundur dari jabatannya sebagai Direktur Utama [ORG Bank Padi].",
        "Made Sukarta | Direktur Utama | President Director | Bank Padi | former",
    ),
    (
        "[PER Made Sukarta] mengumumkan akan mundur dari jabatannya sebagai Direktur Utama [ORG Bank Padi].",
        "Made Sukarta | Direktur Utama | President Director | Bank Padi | current",
    ),
    ("[PER Rano K] adalah direktur [ORG Teater Api].", "Rano K | direktur | Director | Teater Api | current"),
    (
        "Kasus pemecatan [PER Tia Lubis] dari kursi CEO [ORG Samudra] belum usai.",
        "Tia Lubis | CEO | Chief Executive Officer | Samudra | former",
    ),
    ("[PER Tia Lubis] ditawari gelar CEO.", "Tia Lubis | CEO | Chief Executive Officer | - | incoming"),
    (
        "[PER Budi Karsa] menunjuk mantan Wali Kota [LOC Blora] [PER Jarot Saiful] menjadi Wakil Gubernur [LOC Jambi].",
        "Jarot Saiful | Wali Kota | Mayor | Blora | former",
        "Jarot Saiful | Wakil Gubernur | Deputy Governor | Jambi | current",
    ),
    (
        "[PER Ani Rosa] menggantikan [PER Wawan Setia] sebagai Ketua [ORG PSSI].",
        "Wawan Setia | Ketua | Chairman | PSSI | former",
        "Ani Rosa | Ketua | Chairman | PSSI | current",
    ),
    ("[PER Joni Ali] pernah menjadi pelatih [ORG Persik].", "Joni Ali | pelatih | Coach | Persik | former"),
    ("Pendiri perusahaan itu adalah [PER Wira Guna].", "Wira Guna | Pendiri | Founder | - | current"),
    (
        "[PER Sari Amalia] lahir di [LOC Solo]. Ia menjadi dosen di [ORG Universitas Sebelas].",
        "Sari Amalia | dosen | Lecturer | Universitas Sebelas | current",
    ),
    (
        "Ilmuwan utama [PER Ilham Suseno], yang menyesali perannya, meninggalkan perusahaan pada Mei.",
        "Ilham Suseno | Ilmuwan utama | Chief Scientist | - | former",
    ),
    # several
    (
        "presiden dan wakil presiden, [PER Arman Ali] dan [PER Bima Sena], dilantik.",
        "Arman Ali | presiden | President | - | current",
        "Bima Sena | wakil presiden | Vice President | - | current",
    ),
    (
        "mantan CEO dan salah satu pendiri [ORG Siar] [PER Edo Shir] datang.",
        "Edo Shir | CEO | Chief Executive Officer | Siar | former",
        "Edo Shir | pendiri | Founder | Siar | current",
    ),
    (
        "para pemain seperti [PER Herman S], [PER Didi D], dan [PER Rully N] hadir.",
        "Herman S | pemain | Player | - | current",
        "Didi D | pemain | Player | - | current",
        "Rully N | pemain | Player | - | current",
    ),
    (
        "Presiden [PER Jaka Wibawa] dan Menteri Agama [PER Lukman Arif] bertemu.",
        "Jaka Wibawa | Presiden | President | - | current",
        "Lukman Arif | Menteri Agama | Minister of Religious Affairs | - | current",
    ),
    (
        "Penyanyi sekaligus aktris [PER Maudi Ay] tampil.",
        "Maudi Ay | Penyanyi | Singer | - | current",
        "Maudi Ay | aktris | Actress | - | current",
    ),
    # bylines
    (
        "Penulis: [PER Nina Hart]\nEditor : [PER Robi Salim]",
        "Nina Hart | Penulis | Writer | - | current",
        "Robi Salim | Editor | Editor | - | current",
    ),
    # no titles
    ("saksi [PER Udin] dan tersangka [PER Tono] diperiksa.",),
    ("Warga Desa Suka, [PER Rusdi], melihat buaya.",),
    ("Korban [PER Sinta] dibawa ke rumah sakit.",),
    ("Istri [PER Usman Ali], [PER Dyah Utami], wafat.",),
    ("Penumpang bernama [PER Joko] selamat.",),
    ("Pemilihan presiden digelar Juli. [PER Budi Karsa] ikut memilih.",),
    ("[PER Andi Noya] berlibur ke [LOC Raja Ampat].",),
    ("Menurut [PER Andi Noya], presiden akan datang besok.",),
    ("[PER Andi Noya] menemui menteri itu kemarin.",),
    ("Film Kapten Laut dibintangi [PER Reza Bima].",),
    ("[PER Budi Karsa] bukan direktur [ORG Bank Padi].",),
    ("Ibu [PER Rita] dan Pak [PER Doni] bertetangga.",),
    ("Dr. [PER Farid Anwar] dan Ir. [PER Hasan Basri] hadir.",),
    ("Kepala [PER Udin] terluka.",),
    ("Ketua mengatakan rapat selesai.",),
]

ENGLISH = [
    # before the name
    ("[ORG Lumen] CEO [PER Ann Walker] resigned.", "Ann Walker | CEO | Chief Executive Officer | Lumen | current"),
    (
        "Egyptian Foreign Minister [PER Samir Fadel] arrived.",
        "Samir Fadel | Foreign Minister | Minister of Foreign Affairs | Egypt | current",
    ),
    (
        "[LOC Japan]’s finance minister [PER Kenji Mori] said so.",
        "Kenji Mori | finance minister | Minister of Finance | Japan | current",
    ),
    (
        "Finance Minister [PER Ken Ansah] presented the budget of [LOC Ghana].",
        "Ken Ansah | Finance Minister | Minister of Finance | Ghana | current",
    ),
    (
        "British Prime Minister [PER Tom Hale] flew home.",
        "Tom Hale | Prime Minister | Prime Minister | United Kingdom | current",
    ),
    (
        "[LOC Delhi] chief minister [PER Arun Kaul] lashed out.",
        "Arun Kaul | chief minister | Chief Minister | Delhi | current",
    ),
    (
        "Deputy Foreign Minister [PER Lena Orlova] spoke.",
        "Lena Orlova | Deputy Foreign Minister | Deputy Minister of Foreign Affairs | - | current",
    ),
    ("[LOC Bangkok] governor [PER Chai Siri] answered.", "Chai Siri | governor | Governor | Bangkok | current"),
    ("Lieutenant Governor [PER Vik Sax] agreed.", "Vik Sax | Lieutenant Governor | Lieutenant Governor | - | current"),
    (
        "the company’s founder [PER Ida Berg] left the room at [ORG Lumen].",
        "Ida Berg | founder | Founder | - | current",
    ),
    (
        "[ORG Lumen] said the company’s founder [PER Ida Berg] would stay.",
        "Ida Berg | founder | Founder | Lumen | current",
    ),
    (
        "[ORG Oak Group] Chief Executive Officer Dr. [PER Adel Ezz] and [ORG Sky Air] Chief Commercial Officer [PER Ron Jagg] signed.",
        "Adel Ezz | Chief Executive Officer | Chief Executive Officer | Oak Group | current",
        "Ron Jagg | Chief Commercial Officer | Chief Commercial Officer | Sky Air | current",
    ),
    ("activist [PER Zaki Hann] was arrested.", "Zaki Hann | activist | Activist | - | current"),
    ("Kenyan boxer [PER Joe Kip] won.", "Joe Kip | boxer | Boxer | - | current"),
    (
        "human rights lawyer [PER Amal Noor] appeared.",
        "Amal Noor | human rights lawyer | Human Rights Lawyer | - | current",
    ),
    ("political analyst [PER Ben Otieno] said.", "Ben Otieno | political analyst | Political Analyst | - | current"),
    ("Captain [PER Maria Ruiz] landed the plane.", "Maria Ruiz | Captain | Captain | - | current"),
    ("Lt. Gen. [PER Paul Okello] took over.", "Paul Okello | Lt. Gen | Lieutenant General | - | current"),
    (
        "Crown Prince [PER Hamad Ali] of [LOC Bahrain] met King [PER Faris].",
        "Hamad Ali | Crown Prince | Crown Prince | Bahrain | current",
        "Faris | King | King | Bahrain | current",
    ),
    ("Station head coach [PER Luis Prado] resigned.", "Luis Prado | head coach | Head Coach | - | current"),
    ("tycoon [PER Gus Fine] paid.", "Gus Fine | tycoon | Tycoon | - | current"),
    (
        "Opposition leader [PER Rita Moss] walked out.",
        "Rita Moss | Opposition leader | Opposition Leader | - | current",
    ),
    ("Greens leader [PER Ada Bell] spoke.", "Ada Bell | leader | Leader | - | current"),
    ("[ORG Greens] leader [PER Ada Bell] spoke.", "Ada Bell | leader | Leader | Greens | current"),
    ("UN Secretary-General [PER Jon Silva] warned.", "Jon Silva | Secretary-General | Secretary General | - | current"),
    ("Senator [PER Ray Cole] voted.", "Ray Cole | Senator | Senator | - | current"),
    (
        "the [ORG National Front] ([ORG NF=National Front]) president and former [LOC Kashmir] chief minister [PER Omar Dar] spoke.",
        "Omar Dar | president | President | National Front | current",
        "Omar Dar | chief minister | Chief Minister | Kashmir | former",
    ),
    ("TV presenter [PER Joy Ade] laughed.", "Joy Ade | TV presenter | TV Presenter | - | current"),
    ("a student named [PER Li Wei] won.", "Li Wei | student | Student | - | current"),
    (
        "The company’s chief scientist, [PER Ida Berg], disagreed.",
        "Ida Berg | chief scientist | Chief Scientist | - | current",
    ),
    (
        "Police commissioner [PER Jim Gord] resigned.",
        "Jim Gord | Police commissioner | Police Commissioner | - | current",
    ),
    # status
    ("former president [PER Jon Zuma] appealed.", "Jon Zuma | president | President | - | former"),
    ("ex-minister [PER Al Dunn] was jailed.", "Al Dunn | minister | Minister | - | former"),
    ("interim CEO [PER Ann Walker] spoke.", "Ann Walker | CEO | Chief Executive Officer | - | acting"),
    (
        "[ORG Lumen]'s acting chief financial officer, [PER Sue Park], left.",
        "Sue Park | chief financial officer | Chief Financial Officer | Lumen | acting",
    ),
    ("South Korean President-elect [PER Yoon Sik] won.", "Yoon Sik | President | President | South Korea | incoming"),
    (
        "presidential candidate [PER Bob Wine] lost.",
        "Bob Wine | presidential candidate | Presidential Candidate | - | current",
    ),
    ("Retired General [PER Hal Moor] died.", "Hal Moor | General | General | - | former"),
    ("then-mayor [PER Ed Koch] agreed.", "Ed Koch | mayor | Mayor | - | former"),
    # behind the name
    ("[PER Ann Walker], CEO of [ORG Lumen], resigned.", "Ann Walker | CEO | Chief Executive Officer | Lumen | current"),
    (
        "[PER Ann Walker], the chief executive officer of [ORG Lumen], resigned.",
        "Ann Walker | chief executive officer | Chief Executive Officer | Lumen | current",
    ),
    (
        "Dr [PER John Kumi], Deputy Minister for Finance, rejected the claim.",
        "John Kumi | Deputy Minister for Finance | Deputy Minister of Finance | - | current",
    ),
    (
        "[PER Omar Said], the minister of finance of [LOC Jordan], said no.",
        "Omar Said | minister of finance | Minister of Finance | Jordan | current",
    ),
    (
        "said [PER Pravit Hor], a committee member of the [ORG Steel Producers Association].",
        "Pravit Hor | committee member | Committee Member | Steel Producers Association | current",
    ),
    (
        "said [PER Littee Kit], managing director of [ORG Scan Plc].",
        "Littee Kit | managing director | Managing Director | Scan Plc | current",
    ),
    (
        "said Mr [PER Pravit Hor], who is also chief executive of [ORG Millcon].",
        "Pravit Hor | chief executive | Chief Executive Officer | Millcon | current",
    ),
    (
        "[PER Eva Lind], 52, a senior researcher at [ORG Oslo University], agreed.",
        "Eva Lind | senior researcher | Senior Researcher | Oslo University | current",
    ),
    (
        "[PER Eva Lind] (52), a senior researcher at [ORG Oslo University], agreed.",
        "Eva Lind | senior researcher | Senior Researcher | Oslo University | current",
    ),
    (
        "[PER Dom Kop], an associate professor at the [ORG University of Lodz] in [LOC Poland], said",
        "Dom Kop | associate professor | Associate Professor | University of Lodz | current",
    ),
    (
        "[PER Lou Renco], a former defence minister and freedom fighter, ran.",
        "Lou Renco | defence minister | Minister of Defense | - | former",
    ),
    (
        "[PER Abdul Shah], president of the [ORG UN General Assembly], recalled it.",
        "Abdul Shah | president | President | UN General Assembly | current",
    ),
    (
        "[PER Rolando Dam], [ORG Avia]’s director of sales for North America, said",
        "Rolando Dam | director of sales | Director of Sales | Avia | current",
    ),
    (
        "Dr [PER Ato Fors], Ranking Member on Finance has stated this.",
        "Ato Fors | Ranking Member on Finance | Ranking Member on Finance | - | current",
    ),
    (
        "[PER Ann Walker], chairman and CEO of [ORG Lumen], spoke.",
        "Ann Walker | chairman | Chairman | Lumen | current",
        "Ann Walker | CEO | Chief Executive Officer | Lumen | current",
    ),
    ("[PER Barney Xulu], the lawyer, said", "Barney Xulu | lawyer | Lawyer | - | current"),
    # clauses
    (
        "[PER Ann Walker] was named chief executive of [ORG Lumen] on Monday.",
        "Ann Walker | chief executive | Chief Executive Officer | Lumen | current",
    ),
    ("[PER Mira Murad], who stepped down as CTO, spoke.", "Mira Murad | CTO | Chief Technology Officer | - | former"),
    (
        "[PER Mira Murad] will step down as CTO of [ORG Lumen].",
        "Mira Murad | CTO | Chief Technology Officer | Lumen | current",
    ),
    (
        "[PER Al Dunn], who served as interior minister, died.",
        "Al Dunn | interior minister | Minister of Interior | - | former",
    ),
    (
        "[PER Sue Park] was appointed as director of research at [ORG Acme].",
        "Sue Park | director of research | Director of Research | Acme | current",
    ),
    (
        "[PER Ray Cole] is a lecturer at [ORG Makerere University].",
        "Ray Cole | lecturer | Lecturer | Makerere University | current",
    ),
    (
        "[PER Jo Lou] replaced [PER Jose Dos] as president of [LOC Angola] in 2017.",
        "Jose Dos | president | President | Angola | former",
        "Jo Lou | president | President | Angola | current",
    ),
    ("[PER Ann Walker] became head of [ORG Interpol] last year.", "Ann Walker | head | Head | Interpol | current"),
    (
        "[PER Ida Berg] was born in [LOC Oslo]. She is a professor of law at [ORG Oslo University].",
        "Ida Berg | professor of law | Professor of Law | Oslo University | current",
    ),
    (
        "[PER Ben Hur] was nominated as ambassador to [LOC Japan].",
        "Ben Hur | ambassador | Ambassador | Japan | incoming",
    ),
    ("The company’s founder is [PER Wes Ray].", "Wes Ray | founder | Founder | - | current"),
    ("[PER Ann Walker] was elected president by the board.", "Ann Walker | president | President | - | current"),
    # several
    (
        "co-founders [PER Al Mond] and [PER Bo Derk] left.",
        "Al Mond | co-founders | Co-Founder | - | current",
        "Bo Derk | co-founders | Co-Founder | - | current",
    ),
    (
        "President [PER Al Sis] and King [PER Saleh] met.",
        "Al Sis | President | President | - | current",
        "Saleh | King | King | - | current",
    ),
    (
        "midfielders [PER Al Mond], [PER Bo Derk] and [PER Cy Coop] trained.",
        "Al Mond | midfielders | Midfielder | - | current",
        "Bo Derk | midfielders | Midfielder | - | current",
        "Cy Coop | midfielders | Midfielder | - | current",
    ),
    (
        "singer and actor [PER Seo Guk] returned.",
        "Seo Guk | singer | Singer | - | current",
        "Seo Guk | actor | Actor | - | current",
    ),
    # bylines
    ("Editor: [PER Nina Hart]", "Nina Hart | Editor | Editor | - | current"),
    # no titles
    ("witness [PER Ann Lee] and suspect [PER Bob Day] met.",),
    ("The victim, [PER Ann Lee], was a resident of [LOC Kent].",),
    ("his son [PER Tim] and her sister [PER Pam] came.",),
    ("One of the officials [PER Tebb] met resigned.",),
    ("[PER Ida Sants], the ex-president’s eldest daughter, fled.",),
    ("President Street is near [PER Bob Day]'s home.",),
    ("According to [PER Bob Day], president and staff will leave.",),
    ("[PER Bob Day] met the minister on Monday.",),
    ("[PER Bob Day] is not a director of [ORG Lumen].",),
    ("The film Captain Fog stars [PER Bob Day].",),
    ("Mr [PER Day] and Mrs [PER Lee] married.",),
    ("Dr. [PER Farid Dar] and Sir [PER Hugh Lam] came.",),
    ("Elections for president were held. [PER Bob Day] voted.",),
    ("[PER Bob Day] went to King’s Cross.",),
    ("[PER Bob Day], his lawyer said, would appeal.",),
]


@pytest.mark.parametrize("case", INDONESIAN, ids=lambda case: case[0][:60])
def test_indonesian(case):
    assert titles(case[0], "id") == list(case[1:])


@pytest.mark.parametrize("case", ENGLISH, ids=lambda case: case[0][:60])
def test_english(case):
    assert titles(case[0], "en") == list(case[1:])
