// The data of the page: each table is an island of deflated JSON in base64, unpacked when first asked for.

const islands = new Map();

/** A promise of the value in an island. */
function island(name) {
  if (!islands.has(name)) islands.set(name, unpack(document.getElementById(`island-${name}`).textContent));
  return islands.get(name);
}

async function unpack(packed) {
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let place = 0; place < binary.length; place += 1) bytes[place] = binary.charCodeAt(place);
  const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(json).json();
}

/** A table in columns; a row is its number from 0 on. */
class Table {
  constructor(name, columns) {
    this.name = name;
    this.columns = columns;
    this.length = Object.values(columns)[0].length;
  }

  cell(row, column) {
    return this.columns[column]?.[row] ?? null;
  }

  /** The numbers of the rows that hold the value in a column. */
  find(column, value) {
    this.indexes ??= {};
    const index = (this.indexes[column] ??= indexColumn(this.columns[column]));
    return index.get(value) ?? [];
  }
}

function indexColumn(cells) {
  const rows = new Map();
  cells.forEach((cell, row) => {
    if (!rows.has(cell)) rows.set(cell, []);
    rows.get(cell).push(row);
  });
  return rows;
}

const TABLES = [
  "articles", "persons", "titles", "organizations", "locations", "dates", "figures", "quotes", "mentions",
  "people", "organizations_all",
];

let unpackedTables = null;

/** A promise of all tables by name, and of `texts`, the articles' texts in the order of `articles`. */
function tables() {
  unpackedTables ??= unpackTables();
  return unpackedTables;
}

async function unpackTables() {
  const texts = island("texts");
  const columns = await Promise.all(TABLES.map(island));
  const all = Object.fromEntries(TABLES.map((name, number) => [name, new Table(name, columns[number])]));
  return { ...all, texts: (await texts).text };
}

/** The words of the text that a row stands on. */
function evidence(data, table, row) {
  const text = data.texts[table.cell(row, "article")];
  return (text ?? "").slice(table.cell(row, "start"), table.cell(row, "end"));
}
