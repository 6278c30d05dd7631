import datetime

import pytest

from warta.tables.rows import TABLES, columns

TYPES = {str: "", int: "i", float: "f", datetime.date: "d"}

# The contract: names, order and types as users know them (i integer, f float, d day).
CONTRACT = {
    "articles": "article_id source url title byline site_name published language language_score:f characters:i sha256 "
    "status message published_day:d published_source near_duplicate_of crawled",
    "texts": "article_id text",
    "persons": "article_id person_id name mentions:i start:i end:i person_key",
    "titles": "article_id person_id person title title_normalized organization status start:i end:i organization_id "
    "context score:f person_key organization_key",
    "organizations": "article_id organization_id name mentions:i start:i end:i organization_key role",
    "locations": "article_id location_id name mentions:i start:i end:i place_key",
    "dates": "article_id text type value earliest:d latest:d granularity start:i end:i context",
    "figures": "article_id text kind value:f value_max:f qualifier currency unit measure entity start:i end:i per "
    "entity_id context measure_text as_of change modality source source_id score:f entity_key source_key",
    "quotes": "article_id speaker_id speaker text verb start:i end:i kind published score:f speaker_key context",
    "mentions": "article_id label text entity_id score:f start:i end:i",
    "people": "person_key name articles:i mentions:i first_seen:d last_seen:d titles organizations joined_by "
    "other_names",
    "organizations_all": "organization_key name articles:i mentions:i first_seen:d last_seen:d titles people joined_by "
    "other_names named_in:i",
    "places_all": "place_key name articles:i mentions:i first_seen:d last_seen:d joined_by other_names",
    "facts": "day:d entity measure kind value:f value_max:f currency unit per qualifier change as_of modality source "
    "published_day:d headline site_name url text context entity_key entity_kind source_key language article_id start:i "
    "end:i score:f fact_key stated_by:i agrees",
    "statements": "day:d speaker title organization text kind headline site_name url verb context speaker_key "
    "organization_key language article_id start:i end:i score:f",
    "positions": "person title organization status first_seen:d last_seen:d articles:i person_key organization_key",
    "conflicts": "fact_key entity measure kind day:d published_day:d value:f qualifier value_max:f currency unit per "
    "sources articles:i context article_id",
}


@pytest.mark.parametrize("table", CONTRACT)
def test_columns_keep_their_names_order_and_types(table: str) -> None:
    written = [f"{column.name}:{TYPES[column.type]}".rstrip(":") for column in columns(table)]
    assert written == CONTRACT[table].split()


def test_every_table_is_in_the_contract() -> None:
    assert list(TABLES) == list(CONTRACT)


@pytest.mark.parametrize("table", TABLES)
def test_references_lead_to_tables_with_a_key(table: str) -> None:
    for column in columns(table):
        if column.references:
            assert any(target.key for target in columns(column.references))
