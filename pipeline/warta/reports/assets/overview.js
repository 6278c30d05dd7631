// The overview: the whole run at a glance, from counts that were made when the report was.

const MOST_SERIES = 4; // languages with a colour of their own; the last one stands for all others
const OTHER_LANGUAGES = "";

/** Fill the view. */
async function showOverview(view) {
  const run = await island("overview");
  const width = Math.max(300, view.clientWidth - 48);
  view.replaceChildren(
    ...headline(run),
    make("div", { class: "cards" },
      daysCard(run, width),
      namedCard("people", run.people, "persons", "person_key"),
      namedCard("organizations", run.organizations, "organizations", "organization_key"),
      holdersCard(run),
      sourcesCard(run),
      moneyCard(run, width),
    ),
  );
}

function headline(run) {
  const span = run.days.length ? formatRange(run.days[0][0], run.days.at(-1)[0]) : null;
  const totals = Object.entries(run.totals);
  return [
    make("div", { class: "lead" },
      make("h1", {}, count("articles", run.articles)),
      span ? make("p", { class: "span" }, span) : null),
    make("ul", { class: "statuses", "aria-label": word("overview.statuses") },
      Object.entries(run.statuses).map(([status, number]) =>
        make("li", {}, make("a", { href: tableLink("articles", "status", status), class: `status ${status}` },
          `${choice(status)} `, make("b", {}, formatNumber(number)))))),
    make("ul", { class: "totals" },
      totals.map(([table, number]) =>
        make("li", {}, make("a", { href: tableLink(table) },
          make("b", {}, formatNumber(number)), make("span", {}, word(`total.${table}`)))))),
  ];
}

/** A part of the overview under its heading. */
function overviewCard(name, heading, ...content) {
  return make("section", { class: `part ${name}`, "aria-labelledby": `head-${name}` },
    make("h2", { id: `head-${name}` }, heading), ...content);
}

function note(text) {
  return make("p", { class: "note" }, text);
}

function languageTitle(code) {
  return code === OTHER_LANGUAGES ? "…" : languageName(code);
}

function daysCard(run, width) {
  if (!run.days.length) return overviewCard("days", word("overview.days"), note(word("overview.nothing")));
  const codes = Object.keys(run.languages);
  const series = codes.length > MOST_SERIES ? [...codes.slice(0, MOST_SERIES - 1), OTHER_LANGUAGES] : codes;
  const days = run.days.map(([day, code, number]) => [day, series.includes(code) ? code : OTHER_LANGUAGES, number]);
  const { unit, periods } = timePeriods(days);
  const peak = periods.reduce((most, period) => (period.total > most.total ? period : most));
  const said = word("overview.days_said", { peak: formatPeriod(peak.key), n: count("articles", peak.total) });
  const lead = (key) => tableLink("articles", "published_day", key);
  return overviewCard("days", word(`overview.${unit}`),
    make("ul", { class: "legend-line" },
      series.map((code, place) => make("li", { class: `series-${place}` }, languageTitle(code)))),
    make("figure", {}, drawBars(width, periods, series, said, lead),
      make("figcaption", { class: "note" }, word("overview.days_note"),
        run.undated ? ` ${word("overview.undated", { articles: count("articles", run.undated) })}` : "")),
    make("details", {}, make("summary", {}, word("overview.as_table")),
      plainTable([word("overview.when"), ...series.map(languageTitle)],
        periods.filter((period) => period.total).map((period) => [
          make("a", { href: lead(period.key) }, formatPeriod(period.key)),
          ...series.map((code) => formatNumber(period.counts.get(code) ?? 0)),
        ]))));
}

function plainTable(heads, rows) {
  return make("table", { class: "plain" },
    make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, rows.map(([first, ...cells]) =>
      make("tr", {}, make("th", { scope: "row" }, first), cells.map((cell) => make("td", {}, cell))))));
}

/** A ranking: links with bars as long as their numbers; `things` says what is counted, articles where it says nothing. */
function ranking(entries) {
  const most = Math.max(...entries.map((entry) => entry.number));
  return make("ol", { class: "ranking" }, entries.map((entry) => {
    const bar = make("span", { class: "length" }); // as wide as its share of the longest
    bar.style.width = `${(100 * entry.number) / most}%`;
    return make("li", {},
      make("a", { href: entry.href }, entry.name, entry.more ? make("small", {}, entry.more) : null),
      make("span", { class: "track", "aria-hidden": "true" }, bar),
      make("span", { class: "number" }, count(entry.things ?? "articles", entry.number)));
  }));
}

function namedCard(name, named, table, column) {
  const entries = named.map((entry) => ({
    name: entry.name,
    more: [entry.titles?.split("; ")[0], count("articles", entry.articles)].filter(Boolean).join(" · "),
    number: entry.mentions,
    things: "mentions",
    href: pageLink(entry.page, tableLink(table, column, entry.key)),
  }));
  return overviewCard(name, word(`overview.${name}`), entries.length ? ranking(entries) : note(word("overview.nothing")));
}

function holdersCard(run) {
  const rows = run.holders.map((holder) => [
    make("a", { href: placeLink(holder.place, "titles") }, holder.person),
    [holder.title, holder.status === "current" ? null : make("span", { class: "tag" }, choice(holder.status))],
    holder.organization ?? "–",
    formatNumber(holder.articles),
  ]);
  const heads = ["person", "holds", "where", "articles"].map((head) => word(`overview.${head}`));
  return overviewCard("holders", word("overview.holders"),
    rows.length ? plainTable(heads, rows) : note(word("overview.nothing")));
}

function sourcesCard(run) {
  const entries = run.sources.map(([source, number]) => ({
    name: source || word("overview.unknown_source"),
    number,
    href: tableLink("articles", null, null, source),
  }));
  const others = run.other_sources
    ? note(word("overview.other_sources", { articles: count("articles", run.other_sources) })) : null;
  return overviewCard("sources", word("overview.sources"),
    entries.length ? ranking(entries) : note(word("overview.nothing")), others);
}

function moneyCard(run, width) {
  const shown = run.money.filter((currency) => currency.dots.length);
  const days = shown.flatMap((currency) => currency.dots.map((dot) => dot.day)).sort();
  const others = run.other_currencies.map(([code, number]) => `${code} ${formatNumber(number)}`).join(", ");
  return overviewCard("money", word("overview.money"),
    shown.length ? note(word("overview.money_note")) : note(word("overview.nothing")),
    shown.map((currency) => moneyPanel(currency, width, days[0], days.at(-1), currency === shown.at(-1))),
    others ? note(word("overview.other_currencies", { list: others })) : null,
    shown.length ? make("p", {}, make("a", { href: tableLink("figures", "kind", "money") }, word("overview.money_table"))) : null);
}

/** One currency's dots; only the last panel has the days that all of them share. */
function moneyPanel(currency, width, from, to, isLast) {
  const values = currency.dots.map((dot) => dot.value);
  const label = (value) => formatMoney(value, currency.code);
  const said = word("overview.money_said", {
    figures: count("figures", currency.figures), currency: currency.code,
    low: label(Math.min(...values)), high: label(Math.max(...values)),
  });
  return make("figure", {},
    make("figcaption", {}, make("b", {}, currency.code), ` ${count("figures", currency.figures)}`),
    drawDots(width, currency.dots, { from, to, labelled: isLast }, said, label,
      (dot) => cardContent("figures", formatDay(dot.day), label(dot.value), dotFacts(dot)),
      (dot) => placeLink(dot.place, "figures")));
}

function dotFacts(dot) {
  return [
    [columnName("figures", "text"), dot.text],
    [columnName("figures", "measure"), dot.measure],
    [columnName("figures", "entity"), dot.entity],
    [tableName("figures"), dot.figures > 1 ? count("figures", dot.figures) : null],
  ].filter(([, value]) => value);
}
