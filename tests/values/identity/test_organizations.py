"""Which organizations of two articles are one, and by what evidence."""

from collections.abc import Callable

import pytest

from warta.values.identity.identify import identify
from warta.values.identity.records import ArticleNames, Identity

Tell = Callable[..., ArticleNames]

# The organization of one article, that of another (`en:` before it: of an English one), whether they are one.
NAMES = [
    # one name, whatever stands around it
    ("Forum Sagara", "Forum Sagara", True),
    ("Forum Sagara", "FORUM SAGARA", True),
    ("Forum Sagara", "en:Forum Sagara", True),
    ("PT Nusa Layar Tbk", "Nusa Layar", True),
    ("PT Nusa Layar (Persero) Tbk", "Nusa Layar Tbk", True),
    ("en:Larkfield Foods Inc.", "en:Larkfield Foods", True),
    ("en:The Larkfield Post", "en:Larkfield Post", True),
    ("Dewan Perwakilan Rakyat RI", "Dewan Perwakilan Rakyat", True),
    ("Polres Malika", "Kepolisian Resor Malika", True),
    ("Badan Pengawas Pemilu (Bawaslu)", "Bawaslu", True),
    ("Badan Pusat Statistik", "BPS", True),
    ("en:FBI", "en:Federal Bureau of Investigation", True),
    ("Badan Rawa Nusa (Baranus)", "Badan Rawa Nusa", True),
    ("Kementerian Keuangan", "Kementerian Keuangan", True),
    ("Mahkamah Konstitusi", "Mahkamah Konstitusi", True),
    # other bodies
    ("Nusa Layar", "Nusa Layar Energi", False),
    ("PT Nusa Layar Tbk", "PT Nusa Layar Finance", False),
    ("Nusa Layar Group", "Nusa Layar", False),
    ("Polres Malika", "Polres Malika Kota", False),
    ("Bank Sagara", "Hotel Sagara", False),
    ("Bank Sagara", "Sagara", False),
    ("SMA Negeri 1 Malika", "SMA Negeri 2 Malika", False),
    # what every place has
    ("Polres", "Polres", False),
    ("DPRD", "DPRD", False),
    ("Komisi III", "Komisi III", False),
    ("Kementerian", "Kementerian", False),
    ("Dinas Kesehatan", "Dinas Kesehatan", False),
    ("SMA Negeri 1", "SMA Negeri 1", False),
    ("Pengadilan Negeri", "Pengadilan Negeri", False),
    ("en:Ministry of Finance", "en:Ministry of Finance", False),
    ("en:Supreme Court", "en:Supreme Court", False),
    ("en:police", "en:police", False),
    ("en:Democratic Party", "en:Democratic Party", False),
    ("en:Tavorian Democratic Party", "en:Tavorian Democratic Party", True),
    ("Dinas Kesehatan Malika", "Dinas Kesehatan Malika", True),
    ("en:Tavorian Ministry of Finance", "en:Tavorian Ministry of Finance", True),
    # acronyms and short names, stated in the first article
    ("Badan Rawa Nusa [Baranus]", "Baranus", True),
    ("Badan Rawa Nusa (Baranus)", "Baranus", True),
    ("Badan Rawa Nusa", "Baranus", False),
    ("Komite Olah Padi [KOP]", "KOP", True),
    ("en:Larkfield Rowing Trust [LRT]", "en:LRT", True),
    ("Partai Sagara [Sagara]", "Sagara", True),
    ("Nusa Layar Energi [Nusa]", "Nusa", False),
    ("Dinas Kesehatan [Dinkes]", "Dinkes", False),
    ("Organisasi Petani Dunia [WFO]", "WFO", True),
    ("Serikat Serikat Nelayan [FUX]", "Serikat Nelayan [FUX]", True),
    ("Serikat Nelayan [FUX]", "Serikat Nelayan Malika [FUX]", False),
    # two spellings of one word
    ("en:Larkfield Labour Organisation", "en:Larkfield Labor Organization", True),
    ("Kementrian Rawa Nusa", "Kementerian Rawa Nusa", True),
    # others need more than the name
    ("Himpunan Rawa Nusa", "Himpunam Rawa Nusa", False),
]


def told(tell: Tell, body: str, *people: str) -> ArticleNames:
    language, _, name = body.rpartition(":")
    return tell(*people, bodies=[name], language=language or "id")


def organizations(*articles: ArticleNames) -> list[Identity]:
    """The identity of each article's first organization."""
    found = identify(articles)
    of = {member: body for body in found.organizations for member in body.members}
    return [of[article.organizations[0].id] for article in articles]


@pytest.mark.parametrize(("one", "other", "same"), NAMES)
def test_names(one: str, other: str, same: bool, tell: Tell) -> None:
    a, b = organizations(told(tell, one), told(tell, other))
    assert (a is b) is same
    b, a = organizations(told(tell, other), told(tell, one))
    assert (a is b) is same


HOLDER = "Ratri Kalvari | Head @ {}"
COMPANY = ("Ratri Kalvari", "Omar Halimun")

EVIDENCE = [
    ("Dinas Kesehatan", "Dinas Kesehatan", (HOLDER,), "name; people: Ratri Kalvari; title: Head"),
    ("Dinas Kesehatan", "Dinas Kesehatan", COMPANY, None),
    (
        "Himpunam Rawa Nusa",
        "Himpunan Rawa Nusa",
        COMPANY,
        "spelling: Himpunan Rawa Nusa; people: Ratri Kalvari, Omar Halimun",
    ),
    ("Himpunam Rawa Nusa", "Himpunan Rawa Nusa", COMPANY[:1], None),
    ("Kementerian Rawa Nusa", "Kementerian Riwa Nusa", COMPANY, None),
    ("Badan Rawa Nusa [Baranus]", "Baranus", (), "short name: Baranus"),
    (
        "Komite Padi Dunia [WPC]",
        "en:World Paddy Committee [WPC]",
        COMPANY,
        "short name: WPC; people: Ratri Kalvari, Omar Halimun",
    ),
    (
        "Komite Olah Padi [KOP]",
        "en:Kernel Oat Panel [KOP]",
        COMPANY,
        "short name: KOP; people: Ratri Kalvari, Omar Halimun",
    ),
    ("Komite Olah Padi [KOP]", "Koperasi Orang Pulau [KOP]", COMPANY, None),
    ("Komite Olah Padi [KOP]", "en:Kernel Oat Panel [KOP]", (), None),
]


@pytest.mark.parametrize(("one", "other", "people", "evidence"), EVIDENCE)
def test_evidence_is_told(one: str, other: str, people: tuple[str, ...], evidence: str | None, tell: Tell) -> None:
    a, b = organizations(
        told(tell, one, *(text.format(one) for text in people)),
        told(tell, other, *(text.format(other) for text in people)),
    )
    assert (a is b) is (evidence is not None)
    assert "; ".join(b.joined_by) == (evidence or "")


def test_an_acronym_of_two_organizations_is_neithers(tell: Tell) -> None:
    one, other, acronym = organizations(
        told(tell, "Komite Olah Padi [KOP]"), told(tell, "Koperasi Orang Pulau [KOP]"), told(tell, "KOP")
    )
    assert len({one.key, other.key, acronym.key}) == 3


def test_an_acronym_is_whose_nearly_all_articles_say(tell: Tell) -> None:
    *_, odd, acronym = organizations(
        *(told(tell, "Komite Olah Padi [KOP]") for _ in range(3)),
        told(tell, "Koperasi Orang Pulau [KOP]"),
        told(tell, "KOP"),
    )
    assert (acronym.name, acronym.articles, odd.articles) == ("Komite Olah Padi", 4, 1)


def test_who_names_a_short_name_beside_the_full_one_means_another(tell: Tell) -> None:
    found = identify([tell(bodies=["Partai Sagara [Sagara]"]), tell(bodies=["Partai Sagara", "Sagara"])])
    assert [body.name for body in found.organizations] == ["Partai Sagara", "Sagara"]


def test_what_an_organization_is_told_with(tell: Tell) -> None:
    articles = [
        tell("Kalvari | Head @ Baranus", bodies=["Baranus"], day="2024-03-02"),
        tell("Ratri Kalvari | Head @ Badan Rawa Nusa", bodies=["Badan Rawa Nusa [Baranus]"], day="2023-11-30"),
        tell("Omar Halimun | Member @ Badan Rawa Nusa", bodies=["Badan Rawa Nusa"]),
    ]
    (body,) = identify(articles).organizations
    assert (body.name, body.articles, body.mentions) == ("Badan Rawa Nusa", 3, 3)
    assert (str(body.first_seen), str(body.last_seen)) == ("2023-11-30", "2024-03-02")
    assert (body.titles, body.partners) == (("Head", "Member"), ("Ratri Kalvari", "Omar Halimun"))
    assert body.joined_by == ("name", "short name: Baranus", "title: Head", "people: Ratri Kalvari")
    assert body.other_names == ("Baranus",)


def test_a_telling_name_keeps_its_key_whatever_is_added(tell: Tell) -> None:
    late = tell(bodies=["PT Nusa Layar Tbk"])
    (alone,) = organizations(late)
    assert organizations(tell(bodies=["Nusa Layar"]), tell(bodies=["Polres"]), late)[-1].key == alone.key


def test_languages_without_a_pack_have_names_too(tell: Tell) -> None:
    one, other = organizations(tell(bodies=["Nordisk Sagara"], language="da"), tell(bodies=["Nordisk Sagara"]))
    assert one is other


@pytest.mark.parametrize("name", ["?", "…", "Forum (?)", "( )", "الجزيرة", "新华社"])
def test_names_of_any_signs(name: str, tell: Tell) -> None:
    found = identify([tell(name, bodies=[f"{name} [?, ( )]"]), tell(name, bodies=[name])])
    assert sum(len(body.members) for body in found.organizations) == 2
