"""The `mentions` of a person, organization or place are its rows in `mentions`, in articles and over the corpus."""

from collections import Counter
from pathlib import Path

import pytest

import warta
from warta.runs.tables import Tables

# By table of an article's persons, organizations or places: its id, its key, and the table of the corpus.
KINDS = {
    "persons": ("person_id", "person_key", "people"),
    "organizations": ("organization_id", "organization_key", "organizations_all"),
    "locations": ("location_id", "place_key", "places_all"),
}

# Whatever parts a name in the text from the one recognised: honorifics, degrees and roles; a name in several pieces;
# a bracketed short form; two persons in one; a name that is missed where it is repeated, or has another type there.
ARTICLES = {
    "menteri.txt": """
JAKARTA, LUMBUNG.CO.ID - Menteri Pertanian Dr. Ir. Hj. Ratna Wulandari, M.Si. meninjau Kabupaten Lembah Arau, Senin.
Ratna Wulandari datang bersama Kepala Dinas Pertanian Kabupaten Lembah Arau Bambang Sutejo.

Badan Meteorologi, Klimatologi, dan Geofisika (BMKG) meramalkan hujan. BMKG meminta warga waspada, kata Ratna. “Kami
siap,” kata Bu Ratna kepada Lumbung.co.id, Senin. Pemerintah Kabupaten Lembah Arau menyiapkan pompa.
""",
    "merger.txt": """
LONDON (Reuters) - Dame Alice Thornbury's Wellbridge Holdings Plc (LSE: WBH) will buy Tavora Airlines, its chief
executive Sir Edmund Crane said on Tuesday. Wellbridge has 700 employees in northern Norway.

“We are delighted,” Crane told Reuters. Tavora’s pilots, the Tavora Pilots Union said, were not. Alice Thornbury and
Edmund Crane will fly to Oslo, Norway, on Friday. WBH shares fell.
""",
    "dua-bahasa.txt": """
Wali Kota Tanjung Selasih, H. Rahmat Hidayat, S.H., M.H., bertemu Airin-Benyamin di Kota Tanjung Selasih.

“I met Mayor Rahmat Hidayat and the Tanjung Selasih City Council yesterday,” Professor Judith Orme of Wellbridge
University said in a statement that was released in English.

RAHMAT HIDAYAT TAK HADIR. DPRD Kota Tanjung Selasih dan DPRD Tanjung Selasih menunggu Rahmat.
""",
}


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return warta.extract(folder)


@pytest.fixture(scope="module")
def of_sample(sample: Path) -> Tables:
    return warta.extract(sample)


@pytest.fixture(params=["made_up", "of_sample"])
def tables(request: pytest.FixtureRequest) -> Tables:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("table", KINDS)
def test_mentions_are_the_rows_of_mentions(tables: Tables, table: str) -> None:
    own_id, _, _ = KINDS[table]
    rows = Counter(row.entity_id for row in tables.rows["mentions"])
    said = {getattr(row, own_id): row.mentions for row in tables.rows[table]}
    assert said and said == {entity_id: rows[entity_id] for entity_id in said}


def test_every_mention_leads_to_somebody_or_is_nobodys(tables: Tables) -> None:
    known = {getattr(row, own_id) for table, (own_id, _, _) in KINDS.items() for row in tables.rows[table]}
    assert {row.entity_id for row in tables.rows["mentions"] if row.entity_id} == known


@pytest.mark.parametrize("table", KINDS)
def test_so_they_are_over_the_corpus(tables: Tables, table: str) -> None:
    _, key, corpus = KINDS[table]
    rows: Counter[str] = Counter()
    for row in tables.rows[table]:
        rows[getattr(row, key)] += row.mentions
    assert {getattr(row, key): row.mentions for row in tables.rows[corpus]} == rows


def test_first_mentions_are_rows_too(tables: Tables) -> None:
    firsts: dict[str | None, tuple[int, int]] = {}
    for row in tables.rows["mentions"]:
        firsts.setdefault(row.entity_id, (row.start, row.end))
    for table, (own_id, _, _) in KINDS.items():
        for row in tables.rows[table]:
            assert firsts[getattr(row, own_id)] == (row.start, row.end)


def test_no_words_are_mentioned_twice(tables: Tables) -> None:
    ends: dict[str, int] = {}
    for row in tables.rows["mentions"]:
        assert row.start >= ends.get(row.article_id, 0), row
        ends[row.article_id] = row.end


def test_mentions_are_named_as_their_persons_are(made_up: Tables) -> None:
    assert _mentions(made_up, "menteri.txt", "Ratna Wulandari") == [
        "Ratna Wulandari",
        "Ratna Wulandari",
        "Ratna",
        "Ratna",
    ]
    assert _mentions(made_up, "merger.txt", "Edmund Crane") == ["Edmund Crane", "Crane", "Edmund Crane"]


def test_outlets_keep_their_rows(made_up: Tables) -> None:
    """`LUMBUNG.CO.ID -` and `(Reuters) -` begin two of the articles."""
    roles = {row.name.casefold(): row.role for row in made_up.rows["organizations"]}
    assert (roles["lumbung.co.id"], roles["reuters"]) == ("outlet", "outlet")
    assert [name for name, role in roles.items() if role] == ["lumbung.co.id", "reuters"]
    named_in = {row.name.casefold(): (row.articles, row.named_in) for row in made_up.rows["organizations_all"]}
    assert (named_in["lumbung.co.id"], named_in["reuters"], named_in["tavora airlines"]) == ((1, 0), (1, 0), (1, 1))


def _mentions(tables: Tables, source: str, name: str) -> list[str]:
    """The words that name a person in an article."""
    (article,) = (row.article_id for row in tables.rows["articles"] if row.source == source)
    (person,) = (row.person_id for row in tables.rows["persons"] if (row.article_id, row.name) == (article, name))
    return [row.text for row in tables.rows["mentions"] if row.entity_id == person]
