#!/usr/bin/env bash
# Make the README's pictures from the sample: docs/pictures.sh PYTHON [FOLDER]
# Needs the extra `browser`, and Debian's chromium, libreoffice-calc, poppler-utils, fonts-crosextra-carlito.
set -euo pipefail
python=$1
folder=${2:-docs}
cd "$(dirname "$0")/.."
tables=$(mktemp -d)
trap 'rm -rf "$tables"' EXIT
"$python" -m warta extract corpora/sample --out "$tables"
"$python" docs/picture.py "$tables" "$folder/tables.svg"
"$python" docs/terminal_picture.py corpora/sample "$folder/terminal.svg"
"$python" docs/report_pictures.py "$tables" "$folder"
"$python" docs/workbook_picture.py "$tables" "$folder/workbook.png"
