"""Whose a figure is: the country of a currency and a dateline's place and medium own nothing."""

import pytest

from warta.languages import load_pack
from warta.records import Entity, Named
from warta.values.figures.holders import holder_of
from warta.values.figures.measured import measure_of
from warta.values.figures.quantities import find_quantities


@pytest.mark.parametrize(
    ("code", "text", "named", "label", "holder"),
    [
        ("id", "Harga dalam dollar AS turun 5 persen.", "AS", "LOC", None),
        ("id", "AS menjual 5 kapal.", "AS", "LOC", "AS"),
        ("en", "The Singapore dollar fell 5 percent.", "Singapore", "LOC", None),
        ("en", "Singapore sold 5 ships.", "Singapore", "LOC", "Singapore"),
        ("id", "JAKARTA, Polisi menyita 5 kapal.", "JAKARTA", "LOC", None),
        ("en", "Leeds (Wire) - Police seized 5 ships.", "Leeds", "LOC", None),
        ("en", "Leeds bought 5 ships.", "Leeds", "LOC", "Leeds"),
        ("id", "SOLO, Harian Contoh - Polisi menyita 5 kapal.", "Harian Contoh", "ORG", None),
        ("id", "Harian Contoh menjual 5 kapal.", "Harian Contoh", "ORG", "Harian Contoh"),
    ],
)
def test_a_currency_or_dateline_is_no_holder(code: str, text: str, named: str, label: str, holder: str | None) -> None:
    pack = load_pack(code)
    (figure,) = find_quantities(text, pack)
    start = text.index(named)
    names = [Named(start, start + len(named), Entity(named, label, named, ()))]
    found = holder_of(text, figure, measure_of(text, figure, 0, pack), (0, len(text)), names, pack)
    assert (found.name if found else None) == holder
