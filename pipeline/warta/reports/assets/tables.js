// The tables: every row, sorted and searched, each with a link to its words in the reader.

const ROWS_A_TIME = 50;
const CONTEXT = 48; // characters shown on either side of a row's words

// The column that leads to the words; other tables lead by their first column.
const LEADING = { articles: "title", titles: "title", dates: "text", figures: "text", quotes: "text", mentions: "text" };
const MEMBERS = { people: ["persons", "person_key"], organizations_all: ["organizations", "organization_key"] };

let tableAddress = null; // what the address says of the table shown

/** Fill the view with the table, the rows and the order that the address names. */
async function showTables(view, address) {
  const data = await tables();
  const name = TABLES.includes(address.get("table")) ? address.get("table") : "figures";
  tableAddress = address;
  const lines = new Lines(data, data[name]);
  const body = make("div", { class: "rows" });
  view.replaceChildren(
    tableList(data, name),
    make("div", { class: "table" },
      make("h1", {}, tableName(name)),
      searchBox(lines, body),
      body),
  );
  fillRows(lines, body);
}

function tableList(data, current) {
  return make("nav", { class: "table-list", "aria-label": word("tables.tables") },
    make("ul", {}, TABLES.map((name) => make("li", {},
      make("a", { href: tableLink(name), "aria-current": name === current ? "true" : null },
        `${tableName(name)} `, make("b", {}, formatNumber(data[name].length)))))));
}

function searchBox(lines, body) {
  const search = make("input", {
    type: "search", "aria-label": word("tables.search"), placeholder: word("tables.search"), value: tableAddress.get("q"),
  });
  search.addEventListener("input", () => {
    changeAddress({ q: search.value, page: null });
    fillRows(lines, body);
  });
  return make("div", { class: "search" }, search);
}

/** Change what the address says without a step in the browser's history. */
function changeAddress(changes) {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") tableAddress.delete(name);
    else tableAddress.set(name, value);
  }
  history.replaceState(null, "", `#${tableAddress}`);
}

/** A table's rows as they are shown: columns with cells worked out once, and their words for the search. */
class Lines {
  constructor(data, table) {
    this.data = data;
    this.table = table;
    const own = settings.columns[table.name];
    const leading = LEADING[table.name] ?? own[0].name;
    const first = own.find((column) => column.name === leading);
    const rest = own.filter((column) => column !== first);
    const used = rest.filter((column) => table.columns[column.name].some((value) => value !== null));
    this.columns = [first, ...used, ...(this.isFound ? [{ name: "article", type: "article" }] : [])];
    this.leading = first;
    this.cells = {};
  }

  /** Whether the rows were found in articles' texts, and not articles or people themselves. */
  get isFound() {
    return "article" in this.table.columns;
  }

  /** All cells of a column, raw. */
  values(name) {
    return (this.cells[name] ??= this.workOut(name));
  }

  workOut(name) {
    const { data, table } = this;
    const rows = Array.from({ length: table.length }, (_, row) => row);
    if (name === "article") return rows.map((row) => articleTitle(data, table.cell(row, "article")));
    if (name in table.columns) {
      // A page without its own headline goes by its source.
      return table.name === "articles" && name === "title" ? rows.map((row) => articleTitle(data, row)) : table.columns[name];
    }
    return rows.map((row) => evidence(data, table, row)); // words that only the text holds
  }

  /** What the search looks through, in small letters, by row. */
  get words() {
    if (this.wordsLanguage !== language) {
      this.wordsLanguage = language;
      this.allWords = Array.from({ length: this.table.length }, (_, row) =>
        this.columns.map((column) => searchable(column, this.values(column.name)[row])).join("\n").toLowerCase());
    }
    return this.allWords;
  }

  /** The numbers of the rows that the address asks for, in its order. */
  select(address) {
    let rows = Array.from({ length: this.table.length }, (_, row) => row);
    const where = address.get("where");
    if (where in this.table.columns) {
      const cells = this.table.columns[where];
      const is = address.get("is");
      const isDay = where.endsWith("day"); // a month is all days that begin with it
      rows = rows.filter((row) => (isDay ? cells[row]?.startsWith(is) : String(cells[row]) === is));
    }
    if (address.get("q")) {
      const matches = searcher(address.get("q"));
      rows = rows.filter((row) => matches(this.words[row]));
    }
    const sort = address.get("sort") ?? "";
    const name = sort.replace(/^-/, "");
    if (this.columns.some((column) => column.name === name)) rows.sort(byCell(this.values(name), sort.startsWith("-") ? -1 : 1));
    return rows;
  }
}

function searchable(column, value) {
  if (value === null) return "";
  return column.type === "choice" ? `${value} ${choice(value)}` : String(value);
}

/** Whether a text in small letters has all words of a query somewhere. */
function searcher(query) {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => wanted.every((each) => text.includes(each));
}

/** Numbers by size, texts by alphabet, unknown ones last in both directions. */
function byCell(cells, direction) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (one, other) => {
    const [a, b] = [cells[one], cells[other]];
    if (a === null || b === null) return (a === null) - (b === null) || one - other;
    return direction * (typeof a === "number" ? a - b : compare(a, b)) || one - other;
  };
}

/** The words around those of a row, and those themselves: [before, words, behind]. */
function surroundings(data, table, row) {
  const text = data.texts[table.cell(row, "article")] ?? "";
  const [start, end] = [table.cell(row, "start"), table.cell(row, "end")];
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  const oneLine = (words) => words.replace(/\s+/g, " ");
  // A word that is cut at the far end is left out.
  const before = oneLine(text.slice(from, start));
  const behind = oneLine(text.slice(end, to));
  return [
    from > 0 ? `…${before.replace(/^\S*/, "")}` : before,
    oneLine(text.slice(start, end)),
    to < text.length ? `${behind.replace(/\S*$/, "")}…` : behind,
  ];
}

function fillRows(lines, body) {
  const rows = lines.select(tableAddress);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_TIME));
  const page = Math.min(pages, Math.max(1, Number(tableAddress.get("page")) || 1));
  const shown = rows.slice((page - 1) * ROWS_A_TIME, page * ROWS_A_TIME);
  body.replaceChildren(
    make("div", { class: "matches" },
      make("p", { role: "status" }, word("tables.matches", { shown: formatNumber(rows.length), total: count("rows", lines.table.length) })),
      tableAddress.has("where") || tableAddress.has("q") ? make("a", { href: tableLink(lines.table.name) }, word("tables.clear")) : null,
      pages > 1 ? pager(lines, body, page, pages, rows.length) : null),
    shown.length ? rowsTable(lines, body, shown) : note(word("tables.nothing")),
  );
}

function pager(lines, body, page, pages, total) {
  const step = (to, name) => {
    const button = make("button", { type: "button", disabled: to < 1 || to > pages, class: name }, word(`tables.${name}`));
    button.addEventListener("click", () => {
      changeAddress({ page: String(to) });
      fillRows(lines, body);
      (body.querySelector(`.pager .${name}:enabled`) ?? body.querySelector(".pager button:enabled")).focus();
    });
    return button;
  };
  const [from, to] = [(page - 1) * ROWS_A_TIME + 1, Math.min(total, page * ROWS_A_TIME)];
  return make("div", { class: "pager" },
    step(page - 1, "previous"),
    make("span", {}, word("tables.lines", { from: formatNumber(from), to: formatNumber(to) })),
    step(page + 1, "next"));
}

function rowsTable(lines, body, rows) {
  const sort = tableAddress.get("sort") ?? "";
  const head = make("tr", {}, lines.columns.map((column) => {
    const direction = sort === column.name ? "ascending" : sort === `-${column.name}` ? "descending" : null;
    const button = make("button", {
      type: "button", "data-sort": column.name, title: columnMeaning(lines.table.name, column.name),
    }, columnName(lines.table.name, column.name));
    button.addEventListener("click", () => {
      changeAddress({ sort: direction === "ascending" ? `-${column.name}` : column.name, page: null });
      fillRows(lines, body);
      body.querySelector(`[data-sort="${column.name}"]`).focus();
    });
    return make("th", { scope: "col", "aria-sort": direction, class: `of-${column.type}` }, button);
  }));
  const name = word("tables.rows_of", { table: tableName(lines.table.name) });
  return make("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": name },
    make("table", {},
      make("thead", {}, head),
      make("tbody", {}, rows.map((row) => make("tr", {}, lines.columns.map((column) => cell(lines, column, row)))))));
}

function cell(lines, column, row) {
  const value = lines.values(column.name)[row];
  const content = column === lines.leading ? leadingLink(lines, row, value) : cellContent(lines, column, row, value);
  return make("td", { class: `of-${column.type}` }, content);
}

function cellContent(lines, column, row, value) {
  if (value === null) return null;
  if (column.type === "number") return formatNumber(value);
  if (column.type === "choice") return column.name === "language" ? languageName(value) : choice(value);
  if (column.type === "article") {
    const id = lines.data.articles.cell(lines.table.cell(row, "article"), "article_id");
    return make("a", { href: articleLink(id) }, value);
  }
  return column.name === "url" ? webLink(value) : value;
}

/** The cell that leads to the words of its row in the reader. */
function leadingLink(lines, row, value) {
  const href = wordsLink(lines.data, lines.table, row);
  const text = value || "–";
  if (!href) return text;
  const link = make("a", { href, title: word("tables.open") }, text);
  return lines.isFound && lines.table.name !== "quotes" ? [link, contextLine(lines, row)] : link;
}

/** The words of a row as they stand in the text. */
function contextLine(lines, row) {
  const [before, words, behind] = surroundings(lines.data, lines.table, row);
  const code = lines.data.articles.cell(lines.table.cell(row, "article"), "language");
  return make("small", { class: "context", lang: code }, before, make("b", {}, words), behind);
}

function wordsLink(data, table, row) {
  if (table.name === "articles") {
    return data.texts[row] === null ? null : articleLink(table.cell(row, "article_id"));
  }
  if (table.name in MEMBERS) {
    const [members, key] = MEMBERS[table.name];
    const [first] = data[members].find(key, table.cell(row, key));
    return first === undefined ? null : wordsLink(data, data[members], first);
  }
  const id = data.articles.cell(table.cell(row, "article"), "article_id");
  return spanLink(id, markKind(data, table, row), table.cell(row, "start"), table.cell(row, "end"));
}

/** The kind of the mark that a row has in the text: a name has that of what it names. */
function markKind(data, table, row) {
  if (table.name !== "mentions") return table.name;
  const [article, id] = [table.cell(row, "article"), table.cell(row, "entity_id")];
  const owns = ([kind, key]) => data[kind].find("article", article).some((each) => data[kind].cell(each, key) === id);
  return Object.entries(ENTITIES).find(owns)?.[0] ?? NAMES;
}
