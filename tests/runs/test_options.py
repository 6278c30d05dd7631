import pytest

from warta.errors import UsageError
from warta.runs.options import Options, parse_formats


@pytest.mark.parametrize(
    ("wrong", "cure"),
    [
        ({"formats": ("csv", "ods")}, "'ods': choose from csv, xlsx, parquet, sqlite"),
        ({"formats": ()}, "choose from csv"),
        ({"csv_dialect": "excel-fr"}, "choose from excel, excel-id"),
        ({"published": "26/9/2024"}, "write it as 2024-09-26"),
        ({"published": "2024-02-30"}, "write it as 2024-09-26"),
        ({"published": ""}, "write it as 2024-09-26"),
        ({"language": "xx"}, "choose from en, id"),
        ({"language": ".."}, "choose from en, id"),
        ({"limit": 0}, "give 1 or more"),
        ({"jobs": -1}, "give 1 or more"),
        ({"without": ("pages",)}, "'pages' to leave out: choose from names, dates, titles, figures, quotes"),
        ({"timeout": 0}, "give more"),
        ({"timeout": float("nan")}, "give more"),
        ({"max_size": -1}, "give more"),
        ({"executor": "there"}, "choose from here, local"),
    ],
)
def test_wrong_values_name_their_cure(wrong: dict, cure: str) -> None:
    with pytest.raises(UsageError) as caught:
        Options(**wrong)
    assert cure in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("names", "formats"),
    [
        ("csv", ("csv",)),
        ("sqlite,csv", ("csv", "sqlite")),
        (" CSV , xlsx ,", ("csv", "xlsx")),
        (["parquet", "parquet"], ("parquet",)),
        ("", ()),
        ("ods", ("ods",)),
    ],
)
def test_formats_by_name(names: str | list[str], formats: tuple[str, ...]) -> None:
    assert parse_formats(names) == formats
