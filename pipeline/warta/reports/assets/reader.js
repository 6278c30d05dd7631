// The reader: any article with everything that was found in it, in place.

let shownKinds = null; // the kinds whose marks are shown: all at first
let readerArticle = null; // the number of the article that is shown

/** Fill the view with the article that the address names, or the first that has a text. */
async function showReader(view, address) {
  const data = await tables();
  const readable = data.texts.flatMap((text, number) => (text === null ? [] : [number]));
  if (!readable.length) {
    view.replaceChildren(note(word("reader.none")));
    return;
  }
  const wanted = address.get("article");
  const [number] = wanted === null ? [readerArticle ?? readable[0]] : data.articles.find("article_id", wanted);
  if (number === undefined || data.texts[number] === null) {
    view.replaceChildren(note(word("reader.elsewhere")));
    return;
  }
  shownKinds ??= new Set(Object.keys(settings.kinds));
  const at = readPlace(address);
  if (at) shownKinds.add(at.kind);
  if (!view.querySelector(".reading") || view.dataset.language !== language) buildReader(view, data, readable);
  readerArticle = number;
  showArticle(view, data, number);
  if (at) flash(view, at);
}

/** The words that an address points at: {start, end, kind}. */
function readPlace(address) {
  const at = /^(\d+)-(\d+)$/.exec(address.get("at") ?? "");
  const kind = address.get("kind");
  return at && kind in settings.kinds ? { start: Number(at[1]), end: Number(at[2]), kind } : null;
}

function buildReader(view, data, readable) {
  view.dataset.language = language;
  view.replaceChildren(
    articleList(data, readable),
    make("div", { class: "reading" }),
    make("aside", { class: "findings", "aria-labelledby": "head-findings" }),
  );
}

function articleList(data, readable) {
  const { articles } = data;
  const list = make("ol", { class: "list" }, readable.map((number) => {
    const about = [articles.cell(number, "published_day"), articles.cell(number, "language")].filter(Boolean);
    return make("li", { "data-number": number },
      make("a", { href: articleLink(articles.cell(number, "article_id")) },
        make("span", { class: "headline", lang: articles.cell(number, "language") }, articleTitle(data, number)),
        make("small", {}, about.join(" · "))));
  }));
  const nothing = make("p", { class: "note", hidden: true }, word("reader.no_match"));
  const search = make("input", { type: "search", "aria-label": word("reader.search"), placeholder: word("reader.search") });
  search.addEventListener("input", () => {
    const matches = searcher(search.value);
    for (const item of list.children) item.hidden = !matches(item.textContent.toLowerCase());
    nothing.hidden = [...list.children].some((item) => !item.hidden);
  });
  return make("nav", { class: "articles", "aria-label": word("reader.articles") },
    make("div", { class: "search" }, search, nothing), list);
}

function articleTitle(data, number) {
  return data.articles.cell(number, "title") ?? data.articles.cell(number, "source");
}

function showArticle(view, data, number) {
  const spans = findSpans(data, number);
  for (const link of view.querySelectorAll(".list a")) {
    const current = link.parentElement.dataset.number === String(number);
    link.ariaCurrent = current ? "true" : null;
    if (current) showInList(link);
  }
  const text = articleText(data, number, spans);
  view.querySelector(".reading").replaceChildren(
    articleHead(data, number),
    legend(spans, () => showArticle(view, data, number)),
    text,
  );
  view.querySelector(".findings").replaceChildren(...findings(data, number, spans));
}

/** Scroll the list, and nothing around it, until it shows the link. */
function showInList(link) {
  const list = link.closest("nav");
  const [inner, outer] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top - outer.height / 3;
}

function articleHead(data, number) {
  const { articles } = data;
  const day = articles.cell(number, "published_day");
  const code = articles.cell(number, "language");
  const url = articles.cell(number, "url");
  const about = [
    articles.cell(number, "site_name"), articles.cell(number, "byline"), day && formatDay(day),
    code && languageName(code), url && webLink(url, url),
  ];
  return make("header", { class: "article-head" },
    make("h1", { lang: code }, articleTitle(data, number)),
    make("ul", { class: "about" }, about.filter(Boolean).map((fact) => make("li", {}, fact))),
    articles.cell(number, "message") ? note(articles.cell(number, "message")) : null,
    nearDuplicate(data, articles.cell(number, "near_duplicate_of")));
}

/** A link to the earlier article that has nearly the same text, where this page holds it. */
function nearDuplicate(data, id) {
  const [earlier] = id === null ? [] : data.articles.find("article_id", id);
  if (earlier === undefined) return null;
  return make("p", { class: "note" }, word("reader.near_duplicate"), " ",
    make("a", { href: articleLink(id) }, articleTitle(data, earlier)));
}

/** A button for each kind that the article has, which shows and hides its marks; and all of them at once. */
function legend(spans, redraw) {
  const counts = new Map();
  for (const { kind } of spans) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = Object.keys(settings.kinds).filter((kind) => counts.has(kind));
  const press = (name, change) => {
    change();
    redraw();
    document.querySelector(`.legend [data-press="${name}"]`).focus();
  };
  const button = (name, pressed, change, ...content) => {
    const made = make("button", { type: "button", "data-press": name, "aria-pressed": pressed }, ...content);
    made.addEventListener("click", () => press(name, change));
    return made;
  };
  const all = kinds.every((kind) => shownKinds.has(kind));
  return make("div", { class: "legend", role: "group", "aria-label": word("reader.legend") },
    kinds.map((kind) => button(kind, String(shownKinds.has(kind)),
      () => (shownKinds.delete(kind) ? null : shownKinds.add(kind)),
      make("span", { class: `swatch kind-${kind}`, "aria-hidden": "true" }),
      `${kindName(kind)} `, make("b", {}, formatNumber(counts.get(kind))))),
    kinds.length
      ? button("all", null, () => kinds.forEach((kind) => (all ? shownKinds.delete(kind) : shownKinds.add(kind))),
        word(all ? "reader.no_kind" : "reader.all")) : null);
}

/** The text with its marks. One of them is a tab stop; arrow keys move on from there. */
function articleText(data, number, spans) {
  const text = data.texts[number];
  const shown = spans.filter((span) => shownKinds.has(span.kind));
  const body = make("div", { class: "text", lang: data.articles.cell(number, "language") });
  for (const paragraph of findParagraphs(text)) {
    const parts = nestParts(clipSpans(shown, paragraph));
    body.append(make("p", {}, renderParts(data, text, paragraph.start, paragraph.end, parts)));
  }
  body.querySelector("mark[tabindex]")?.setAttribute("tabindex", "0");
  body.addEventListener("keydown", (event) => stepThroughMarks(body, event));
  return make("div", { class: "text-frame" },
    make("p", { class: "hint note", id: "hint" }, word("reader.hint")),
    body);
}

/** Text and marks from `start` to `end`. */
function renderParts(data, text, start, end, parts) {
  const nodes = [];
  let done = start;
  for (const part of parts) {
    nodes.push(text.slice(done, part.start), renderMark(data, text, part));
    done = part.end;
  }
  nodes.push(text.slice(done, end));
  return nodes;
}

function renderMark(data, text, part) {
  const { span } = part;
  const mark = make("mark", {
    class: `kind-${span.kind}${part.rest ? " rest" : ""}`,
    "data-kind": span.kind, "data-start": span.start, "data-end": span.end, tabindex: part.rest ? null : "-1",
  }, renderParts(data, text, part.start, part.end, part.inside));
  mark.addEventListener("pointerover", (event) => {
    event.stopPropagation();
    showCard(mark, spanCard(data, span, mark));
  });
  mark.addEventListener("pointerout", hideCardSoon);
  mark.addEventListener("focus", () => showCard(mark, spanCard(data, span, mark)));
  mark.addEventListener("blur", hideCard);
  mark.spanOf = span;
  return mark;
}

/** The card of a mark; what is around it is named below. */
function spanCard(data, span, mark) {
  const { title, facts } = describe(data, span);
  const outer = [];
  for (let around = mark.parentElement.closest("mark"); around; around = around.parentElement.closest("mark")) {
    outer.push([word("fact.inside"), `${word(`one.${around.spanOf.kind}`)}: ${describe(data, around.spanOf).title}`]);
  }
  return cardContent(span.kind, word(`one.${span.kind}`), title, [...facts, ...outer]);
}

function stepThroughMarks(body, event) {
  const marks = [...body.querySelectorAll("mark[tabindex]")];
  const here = marks.indexOf(document.activeElement);
  const goals = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: marks.length - 1 };
  const goal = marks[goals[event.key]];
  if (here < 0 || !goal) return;
  event.preventDefault();
  moveTo(body, goal);
}

/** Make a mark the text's tab stop and give it the focus. */
function moveTo(body, mark) {
  body.querySelector('mark[tabindex="0"]')?.setAttribute("tabindex", "-1");
  mark.setAttribute("tabindex", "0");
  mark.scrollIntoView({ block: "nearest" });
  mark.focus({ preventScroll: true });
}

/** Scroll to the words at a place and light them up. */
function flash(view, at) {
  const body = view.querySelector(".text");
  const places = `[data-kind="${at.kind}"][data-start="${at.start}"]`;
  const marks = [...body.querySelectorAll(`mark${places}[data-end="${at.end}"]`)];
  if (!marks.length) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  moveTo(body, marks[0]);
  marks[0].scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  for (const mark of marks) mark.classList.add("flash");
}

/** What was found, by kind; each leads to its words. */
function findings(data, number, spans) {
  const id = data.articles.cell(number, "article_id");
  const lists = Object.keys(settings.kinds).map((kind) => {
    const seen = new Set(); // of a person named ten times, the first
    const own = spans.filter((span) => span.kind === kind && !seen.has(span.row) && seen.add(span.row))
      .sort((one, other) => one.start - other.start);
    if (!own.length) return null;
    return make("details", { open: ["persons", "figures"].includes(kind) },
      make("summary", { class: `kind-${kind}` }, `${kindName(kind)} `, make("b", {}, formatNumber(own.length))),
      make("ul", {}, own.map((span) => make("li", {},
        make("a", { href: spanLink(id, span.kind, span.start, span.end) }, findingTitle(data, number, span)),
        make("small", {}, findingMore(data, span))))));
  });
  const nothing = lists.some(Boolean) ? null : note(word("reader.nothing"));
  return [make("h2", { id: "head-findings" }, word("reader.found")), ...lists.filter(Boolean), nothing].filter(Boolean);
}

const SHOWN_IN_WORDS = ["dates", "figures", "titles", "quotes"]; // other kinds go by the name they stand for

function findingTitle(data, number, span) {
  if (!SHOWN_IN_WORDS.includes(span.kind)) return describe(data, span).title;
  return data.texts[number].slice(span.start, span.end).replace(/\s+/g, " ");
}

function findingMore(data, span) {
  const { title, facts } = describe(data, span);
  const more = span.kind === "quotes" ? [] : facts.slice(0, 1).map(([, value]) => value);
  return (SHOWN_IN_WORDS.includes(span.kind) ? [title, ...more] : more).join(" · ");
}
