// Where something was found in an article: spans of its text, nested into marks.

// A mark's kind is the table of what it stands for; a name that stands for nothing else is one of `names`.
const NAMES = "names";
const ENTITIES = { persons: "person_id", organizations: "organization_id", locations: "location_id" };

/** A span by the place of a row's words; `kind` and `about` say what it is, for a name its person and that one's row. */
function spanOf(table, row, kind = table.name, about = row) {
  return { kind, row: about, start: table.cell(row, "start"), end: table.cell(row, "end") };
}

/** Everything found in an article, each name as the person, organization or place that it names. */
function findSpans(data, article) {
  const rowsOf = (table) => table.find("article", article);
  const owners = new Map();
  for (const [kind, id] of Object.entries(ENTITIES)) {
    for (const row of rowsOf(data[kind])) owners.set(data[kind].cell(row, id), { kind, row });
  }
  const names = rowsOf(data.mentions).map((row) => {
    const owner = owners.get(data.mentions.cell(row, "entity_id"));
    return spanOf(data.mentions, row, owner?.kind ?? NAMES, owner?.row);
  });
  const others = ["titles", "dates", "figures", "quotes"].map((kind) => data[kind])
    .flatMap((table) => rowsOf(table).map((row) => spanOf(table, row)));
  return [...names, ...others];
}

/** The paragraphs of a text, its lines that are not blank, as {start, end}. */
function findParagraphs(text) {
  const paragraphs = [];
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf("\n", start);
    const end = stop < 0 ? text.length : stop;
    if (text.slice(start, end).trim()) paragraphs.push({ start, end });
    start = end + 1;
  }
  return paragraphs;
}

/** The spans' parts that lie in a paragraph; what begins before it is a `rest`. */
function clipSpans(spans, paragraph) {
  return spans
    .filter((span) => span.start < paragraph.end && span.end > paragraph.start)
    .map((span) => ({
      span,
      start: Math.max(span.start, paragraph.start),
      end: Math.min(span.end, paragraph.end),
      rest: span.start < paragraph.start,
      inside: [],
    }));
}

/** Parts put into the parts that hold them; one that begins in another and ends behind it is cut in two there. */
function nestParts(parts) {
  const queue = [...parts].sort(byPlace);
  const roots = [];
  const open = [];
  while (queue.length) {
    const part = queue.shift();
    while (open.length && open.at(-1).end <= part.start) open.pop();
    const around = open.at(-1);
    if (around && part.end > around.end) {
      queue.push({ ...part, start: around.end, rest: true, inside: [] });
      queue.sort(byPlace);
      part.end = around.end;
    }
    (around ? around.inside : roots).push(part);
    open.push(part);
  }
  return roots;
}

/** Earlier words first; of parts that begin together the longer one, which holds the others. */
function byPlace(one, other) {
  return one.start - other.start || other.end - one.end;
}
