// What was found, in words: for the cards beside the marks and for the list beside the text.

/** A finding as {title, facts}: what it stands for, and [name, value] pairs that say more. */
function describe(data, span) {
  const table = data[span.kind === NAMES ? "mentions" : span.kind];
  const about = DESCRIBERS[span.kind](data, table, (column) => table.cell(span.row, column), span);
  return { title: about.title, facts: about.facts.filter(([, value]) => value) };
}

const DESCRIBERS = {
  persons: (data, table, cell, span) => ({
    title: cell("name"),
    facts: [
      ...titlesOf(data, cell("article"), cell("person_id")).map((title) => [word("one.titles"), title]),
      ...acrossArticles(data.people, "person_key", cell("person_key")),
    ],
  }),
  organizations: (data, table, cell) => ({
    title: cell("name"),
    facts: [
      [columnName("organizations", "role"), cell("role") && choice(cell("role"))],
      ...acrossArticles(data.organizations_all, "organization_key", cell("organization_key")),
    ],
  }),
  locations: (data, table, cell) => ({ title: cell("name"), facts: [[columnName("locations", "mentions"), formatNumber(cell("mentions"))]] }),
  titles: (data, table, cell) => ({
    title: cell("title_normalized"),
    facts: [
      [columnName("titles", "person"), cell("person")],
      [columnName("titles", "organization"), cell("organization")],
      [columnName("titles", "status"), choice(cell("status"))],
    ],
  }),
  dates: (data, table, cell) => ({
    title: cell("value"),
    facts: [
      [word("fact.range"), cell("earliest") && formatRange(cell("earliest"), cell("latest") ?? cell("earliest"))],
      [columnName("dates", "type"), choice(cell("type"))],
      [columnName("dates", "granularity"), cell("granularity") && choice(cell("granularity"))],
    ],
  }),
  figures: (data, table, cell) => ({
    title: formatFigure(cell),
    facts: [
      [word("fact.exactly"), cell("kind") === "money" ? `${formatNumber(cell("value"))} ${cell("currency") ?? ""}` : null],
      [columnName("figures", "qualifier"), cell("qualifier") === "exact" ? null : choice(cell("qualifier"))],
      [columnName("figures", "measure"), cell("measure")],
      [columnName("figures", "entity"), cell("entity")],
      [columnName("figures", "kind"), choice(cell("kind"))],
    ],
  }),
  quotes: (data, table, cell) => ({
    title: cell("speaker") ?? "–",
    facts: [
      [columnName("quotes", "verb"), cell("verb")],
      [columnName("quotes", "kind"), choice(cell("kind"))],
      [columnName("quotes", "published"), cell("published")],
    ],
  }),
  names: (data, table, cell, span) => ({
    title: evidence(data, table, span.row),
    facts: [[columnName("mentions", "label"), choice(cell("label"))]],
  }),
};

/** The titles that a person has in an article: English form, organization, and status unless current. */
function titlesOf(data, article, person) {
  const { titles } = data;
  return titles.find("article", article)
    .filter((row) => titles.cell(row, "person_id") === person)
    .map((row) => {
      const status = titles.cell(row, "status");
      const title = [titles.cell(row, "title_normalized"), titles.cell(row, "organization")].filter(Boolean).join(", ");
      return status === "current" ? title : `${title} (${choice(status)})`;
    });
}

/** In how many articles of the run someone is named, and by what other names. */
function acrossArticles(table, column, key) {
  const [row] = key === null ? [] : table.find(column, key);
  if (row === undefined) return [];
  return [
    [word("fact.named_in"), count("articles", table.cell(row, "articles"))],
    [word("fact.also"), table.cell(row, "other_names")],
  ];
}

/** A figure's value with its currency or unit, `–` between the ends of a range. */
function formatFigure(cell) {
  const per = cell("per") ? ` / ${cell("per")}` : "";
  const ends = [cell("value"), cell("value_max")].filter((value) => value !== null);
  if (cell("kind") === "money") return ends.map((value) => formatMoney(value, cell("currency"))).join(" – ") + per;
  const sign = { percent: "%", multiple: "×" }[cell("kind")];
  const unit = cell("unit") ? ` ${cell("unit")}` : sign ?? "";
  return ends.map(formatNumber).join(" – ") + unit + per;
}
