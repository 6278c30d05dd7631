// The page: which view is shown, by the address, and in which language.

const VIEWS = { overview: showOverview, reader: showReader, tables: showTables };

async function showPage() {
  const address = new URLSearchParams(location.hash.slice(1));
  const name = address.get("view") in VIEWS ? address.get("view") : "overview";
  hideCard();
  for (const other of Object.keys(VIEWS)) document.getElementById(other).hidden = other !== name;
  for (const link of document.querySelectorAll("[data-view]")) {
    link.ariaCurrent = link.dataset.view === name ? "page" : null;
  }
  await VIEWS[name](document.getElementById(name), address);
  document.body.dataset.shown = name;
}

let redrawTimer = 0;

/** Charts are drawn in the width that there is; a little after it has changed they are drawn anew. */
function redrawCharts() {
  clearTimeout(redrawTimer);
  redrawTimer = setTimeout(() => document.getElementById("overview").hidden || showPage(), 150);
}

/** Put the chosen language's words where the page holds them. */
function translatePage() {
  document.documentElement.lang = language;
  document.title = word("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = word(element.dataset.label);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.ariaPressed = String(button.dataset.language === language);
  }
  document.getElementById("made-by").textContent = word("made_by", { version: settings.version });
}

/** Where the report has several pages: which articles this one holds, and links to the others. */
async function showPages() {
  const { files, page, first } = settings;
  const pages = document.getElementById("pages");
  pages.hidden = files.length < 2;
  if (pages.hidden) return;
  const [all, own] = [await island("overview"), await island("articles")];
  const last = first + own.article_id.length - 1;
  pages.replaceChildren(
    make("p", {}, word("page_of", { from: formatNumber(first), to: formatNumber(last), total: formatNumber(all.articles) })),
    make("ol", {}, files.map((file, number) => make("li", {},
      make("a", { href: encodeURIComponent(file), "aria-current": number + 1 === page ? "page" : null },
        word("page", { n: number + 1 }))))));
}

async function start() {
  if (!("DecompressionStream" in window)) {
    document.getElementById("too-old").hidden = false;
    return;
  }
  beginWords(await island("settings"));
  translatePage();
  await showPages();
  await showPage();
  window.addEventListener("hashchange", showPage);
  window.addEventListener("resize", redrawCharts);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", async () => {
      chooseLanguage(button.dataset.language);
      translatePage();
      await showPages();
      await showPage();
    });
  }
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address says which view is shown
    document.getElementById("main").focus();
  });
}

start();
