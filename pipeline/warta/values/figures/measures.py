"""Units of measurement: the symbols that are the same in every language, and rates that have a symbol of their own."""

# Symbols as written; a unit is recorded under its canonical symbol.
SYMBOLS = {
    **{unit: unit for unit in ("km", "cm", "mm", "kg", "mg", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "kV")},
    **{unit: unit for unit in ("MB", "GB", "TB", "PB", "kB", "Mbps", "Gbps", "Mbit", "Hz", "kHz", "MHz", "GHz", "ha")},
    **{
        unit: unit
        for unit in ("mL", "kL", "hL", "kcal", "kJ", "MJ", "GJ", "dB", "hp", "kPa", "hPa", "MPa", "mAh", "nm", "µm")
    },
    **{
        unit: unit
        for unit in ("m²", "km²", "cm²", "m³", "km³", "cm³", "km/h", "mph", "°C", "°F", "°", "VA", "kVA", "MVA")
    },
    **{
        "km2": "km²",
        "m2": "m²",
        "cm2": "cm²",
        "m3": "m³",
        "km3": "km³",
        "cm3": "cm³",
        "KM": "km",
        "Km": "km",
        "KG": "kg",
    },
    **{"Kg": "kg", "kgs": "kg", "KW": "kW", "Mw": "MW", "mw": "MW", "KWh": "kWh", "KWH": "kWh", "Ha": "ha", "HA": "ha"},
    **{"Mb": "Mbit", "ml": "mL", "ML": "mL", "kl": "kL", "KL": "kL", "KB": "kB", "gb": "GB", "Gb": "GB", "mb": "MB"},
    **{
        "kmh": "km/h",
        "kph": "km/h",
        "KPH": "km/h",
        "cc": "cc",
        "lb": "lb",
        "lbs": "lb",
        "oz": "oz",
        "ft": "ft",
        "sqm": "m²",
    },
    **{
        "MT": "t",
        "mt": "t",
        "Mt": "Mt",
        "kt": "kt",
        "bpd": "bpd",
        "°c": "°C",
        "°f": "°F",
        "gr": "g",
        "grm": "g",
        "yd": "yd",
    },
}
# Trade units of energy and shipping, however they are cased.
TRADE = {
    **{unit.casefold(): unit for unit in ("BOPD", "BOEPD", "MBOPD", "MBOEPD", "BOE", "MBOE", "MMBOE", "MMBO", "MMBTU")},
    **{unit.casefold(): unit for unit in ("BBTU", "BBTUD", "MMSCF", "MMSCFD", "MMCFD", "BSCF", "BCF", "TCF", "MTPA")},
    **{unit.casefold(): unit for unit in ("TEU", "DWT", "GRT", "kWp", "MWp", "GWp", "Mbpd", "ppm", "ppb")},
    **{"teus": "TEU", "mmbtus": "MMBTU"},
}
CAPITAL_UNITS = {"GT": "GT"}
# What is so heavy, and what holds so much.
WEIGHTS = frozenset(("t", "kg", "g", "mg", "lb", "oz", "q", "kt", "Mt", "ct"))
VOLUMES = frozenset(("L", "mL", "kL", "hL", "m³", "ft³", "bbl", "gal", "bu"))
# Single letters mean a unit only in these forms.
LETTERS = {"m": "m", "g": "g", "t": "t", "l": "L", "L": "L"}
ATTACHED_LETTERS = {"W": "W", "V": "V", "K": "K"}
RATES = {
    ("km", "hour"): "km/h",
    ("km", "h"): "km/h",
    ("m", "second"): "m/s",
    ("m", "s"): "m/s",
    ("mi", "hour"): "mph",
    ("km", "second"): "km/s",
    ("Mbit", "second"): "Mbps",
    ("Mbit", "s"): "Mbps",
}


def symbol_of(raw: str, attached: bool) -> str | None:
    """The canonical symbol of a unit symbol as written behind a number, or None.

    >>> symbol_of("km2", False), symbol_of("MW", True), symbol_of("V", False)
    ('km²', 'MW', None)
    """
    usual = SYMBOLS.get(raw) or LETTERS.get(raw) or (ATTACHED_LETTERS.get(raw) if attached else None)
    return usual or CAPITAL_UNITS.get(raw) or TRADE.get(raw.casefold())


def rate_symbol(unit: str, per: str) -> str | None:
    """The symbol of a rate that has one of its own: kilometres per hour are `km/h`."""
    return RATES.get((unit, per))
