// Addresses inside the report. All that a view shows is in the address, so that Back works and a place can be kept:
// #view=reader&article=ID&at=START-END&kind=KIND and #view=tables&table=NAME&where=COLUMN&is=VALUE&q=WORDS&sort=-COLUMN

function viewLink(values) {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return `#${new URLSearchParams(given)}`;
}

/** A table, where wanted only the rows with a value in a column, or those with some words. */
function tableLink(table, where = null, is = null, q = null) {
  return viewLink({ view: "tables", table, where, is, q });
}

function articleLink(id) {
  return viewLink({ view: "reader", article: id });
}

/** Words of an article; `kind` is that of their mark. */
function spanLink(id, kind, start, end) {
  return viewLink({ view: "reader", article: id, at: `${start}-${end}`, kind });
}

/** A place of the overview, which may lie on another page. */
function placeLink(place, kind) {
  return pageLink(place.page, spanLink(place.article, kind, place.start, place.end));
}

/** The same address on the page of that number. */
function pageLink(page, address) {
  return page === settings.page ? address : `${encodeURIComponent(settings.files[page - 1])}${address}`;
}
