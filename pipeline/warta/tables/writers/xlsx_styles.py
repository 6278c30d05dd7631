"""How the workbook's cells look. Colours are told apart by people who see no red or green, and on paper."""

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from warta.tables.rows import Column

DOUBTFUL, WEAK = 0.5, 0.8  # chances below


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook. `chance_rules` colour a column of chances where they are low."""

    heading: Format
    header: Format
    table: Format
    wrapped: Format
    link: Format
    day: Format
    whole: Format
    fraction: Format
    extreme: Format
    chance: Format
    chance_rules: tuple[dict, ...]

    @classmethod
    def of(cls, book: Workbook) -> "Styles":
        """Make them in a workbook."""
        doubtful = book.add_format({"bg_color": "#E69F00", "font_color": "#000000", "bold": True})
        weak = book.add_format({"bg_color": "#FBE3B0", "font_color": "#000000"})
        return cls(
            heading=book.add_format({"bold": True, "font_size": 16, "font_color": "#1F4E79"}),
            header=book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79"}),
            table=book.add_format({"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "valign": "top"}),
            wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
            link=book.add_format({"bold": True, "bg_color": "#DCE6F1", "hyperlink": True, "valign": "top"}),
            day=book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            whole=book.add_format({"num_format": "#,##0"}),
            fraction=book.add_format({"num_format": "#,##0.0#####"}),
            extreme=book.add_format({"num_format": "0.0###E+00"}),
            chance=book.add_format({"num_format": "0.00"}),
            chance_rules=(
                {"type": "blanks", "stop_if_true": True},  # or they would count as 0
                {"type": "cell", "criteria": "<", "value": DOUBTFUL, "format": doubtful, "stop_if_true": True},
                {"type": "cell", "criteria": "<", "value": WEAK, "format": weak},
            ),
        )

    def number(self, column: Column, value: float) -> Format:
        """How to show a number: in full wherever it can be read so."""
        if column.chance:
            return self.chance
        if value and not 1e-6 <= abs(value) < 1e18:
            return self.extreme
        return self.whole if value == int(value) else self.fraction
