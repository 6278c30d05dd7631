"""What Datasette shows about the SQLite database: meanings, names behind keys, facets, order and search."""

from warta.tables.meanings import TableMeaning, read_meanings
from warta.tables.rows import TABLES, columns

ARTICLE_TEXTS = "article_texts"
SEARCH = "articles_search"

# Who is named in most articles comes first, articles by an outlet itself aside.
FIRST = {"people": "articles", "organizations_all": "named_in", "places_all": "articles"}

SEARCH_QUERY = f"""
SELECT articles.article_id, articles.title, articles.published_day,
  snippet("{SEARCH}", 1, '[', ']', ' … ', 32) AS words
FROM "{SEARCH}" JOIN articles ON articles.rowid = "{SEARCH}".rowid
WHERE "{SEARCH}" MATCH escape_fts(:words)
ORDER BY "{SEARCH}".rank
LIMIT 100
""".strip()


def describe_database(name: str, searchable: bool) -> dict:
    """The content of Datasette's `metadata.json` for the database of that name.

    >>> about = describe_database("warta", searchable=True)["databases"]["warta"]["tables"]["mentions"]
    >>> about["facets"], about["columns"]["label"]
    (['label'], 'Type of the name: PER, ORG, LOC and others')
    """
    meanings = read_meanings()
    tables = {table: _describe_table(table, meanings[table]) for table in TABLES}
    tables[ARTICLE_TEXTS] = {"description": "The articles with their clean texts"}
    about: dict = {
        "description": "What was found in the articles of one run, each row traceable to its words",
        "tables": tables,
    }
    if searchable:
        for table in ("articles", ARTICLE_TEXTS):
            tables[table] |= {"fts_table": SEARCH, "fts_pk": "rowid"}
        about["queries"] = {
            "search": {
                "title": "Search the articles",
                "description": "The best hits in headlines and texts, with the words around them",
                "sql": SEARCH_QUERY,
            }
        }
    return {
        "title": "Warta",
        "description": "Tables of news articles: who is named, titles, dates, figures and quotations",
        "databases": {name: about},
    }


def _describe_table(table: str, meaning: TableMeaning) -> dict:
    about: dict = {"description": f"One row: {meaning.row[0].lower()}{meaning.row[1:]}", "columns": meaning.columns}
    if labels := [column.name for column in columns(table) if column.label]:
        about["label_column"] = labels[0]
    if facets := [column.name for column in columns(table) if column.closed]:
        about["facets"] = facets
    if table in FIRST:
        about["sort_desc"] = FIRST[table]
    return about
