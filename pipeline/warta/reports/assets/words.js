// The words of the interface in the chosen language, and numbers and days as that language writes them.

const STORED_LANGUAGE = "warta.report.language";

let settings = null; // the island `settings`
let language = "en";

/** Take the language that the user chose before, else the report's, else the browser's first that there are words for. */
function beginWords(given) {
  settings = given;
  const wanted = [storedLanguage(), settings.language, ...navigator.languages.map((tag) => tag.split("-")[0])];
  language = wanted.find((code) => code in settings.words) ?? "en";
}

function storedLanguage() {
  try {
    return localStorage.getItem(STORED_LANGUAGE);
  } catch {
    return null; // a browser that keeps nothing for files
  }
}

function chooseLanguage(code) {
  language = code;
  try {
    localStorage.setItem(STORED_LANGUAGE, code);
  } catch {
    // then it holds for this page
  }
}

function lookUp(path) {
  return path.split(".").reduce((found, key) => found?.[key], settings.words[language]);
}

/** The words at `path`, with values filled in for {names}. */
function word(path, values = {}) {
  return (lookUp(path) ?? path).replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

/** A number of things, in the plural form that the language asks for. */
function count(things, number) {
  const forms = lookUp(`count.${things}`);
  const form = forms[new Intl.PluralRules(language).select(number)] ?? forms.other;
  return form.replace("{n}", formatNumber(number));
}

/** A word from a closed list, or the word itself where the interface has none for it. */
function choice(value) {
  return lookUp("choice")[value] ?? value;
}

function columnName(table, column) {
  return lookUp("columns_of")[table]?.[column] ?? lookUp("column")[column] ?? column;
}

/** What the cells of a column mean. */
function columnMeaning(table, column) {
  return settings.meanings[language][table]?.[column] ?? null;
}

/** The name of a kind of marks, and of the table that it goes by. */
function kindName(kind) {
  const { label } = settings.kinds[kind];
  return label[language] ?? label.en;
}

function tableName(table) {
  return table in settings.kinds ? kindName(table) : word(`table.${table}`);
}

function languageName(code) {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(code);
  } catch {
    return code;
  }
}

function formatNumber(number) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(number);
}

/** An amount in few signs, such as Rp3,4 T or $150B. */
function formatMoney(value, currency) {
  const short = { notation: "compact", maximumFractionDigits: 2 };
  try {
    return new Intl.NumberFormat(language, { ...short, style: "currency", currency }).format(value);
  } catch {
    return `${new Intl.NumberFormat(language, short).format(value)} ${currency ?? ""}`.trim();
  }
}

const DAY = { day: "numeric", month: "short", year: "numeric" };

/** A day written YYYY-MM-DD in the language's way; `parts` are Intl's options. */
function formatDay(day, parts = DAY) {
  const date = dayDate(day);
  return Number.isNaN(date.getTime()) ? day : new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" }).format(date);
}

/** The first and the last day of a range in words; one day alone where they are the same. */
function formatRange(from, to) {
  return from === to ? formatDay(from) : word("tables.between", { from: formatDay(from), to: formatDay(to) });
}

function dayDate(day) {
  return new Date(`${day}T00:00:00Z`);
}
