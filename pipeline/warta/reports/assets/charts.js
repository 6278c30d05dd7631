// Two charts drawn as SVG, in the width that is there: stacked bars over time, and dots on a log scale over time.

const CHART_HEIGHT = 190;
const PANEL_HEIGHT = 140; // of one currency, without the labels below
const MARGIN = { top: 14, right: 40, bottom: 26, left: 64 };
const TICKS_APART = 84; // pixels that a label on the time axis needs
const MOST_DAYS = 370; // bars by day up to here, then by month, then by year
const MOST_MONTHS = 240;
const MS_A_DAY = 86400000;

/** The days as periods in order, gaps included: {key, counts: Map of language to articles, total}, and their unit. */
function timePeriods(days) {
  const [first, last] = [days[0][0], days.at(-1)[0]];
  const span = (dayDate(last) - dayDate(first)) / MS_A_DAY + 1;
  const unit = span <= MOST_DAYS ? "days" : span / 30.4 <= MOST_MONTHS ? "months" : "years";
  const cut = { days: 10, months: 7, years: 4 }[unit];
  const periods = new Map();
  let key = first.slice(0, cut);
  periods.set(key, { key, counts: new Map(), total: 0 });
  while (key !== last.slice(0, cut)) {
    key = nextPeriod(key);
    periods.set(key, { key, counts: new Map(), total: 0 });
  }
  for (const [day, code, articles] of days) {
    const period = periods.get(day.slice(0, cut));
    period.counts.set(code, (period.counts.get(code) ?? 0) + articles);
    period.total += articles;
  }
  return { unit, periods: [...periods.values()] };
}

/** The day, month or year behind one. */
function nextPeriod(key) {
  if (key.length === 4) return String(Number(key) + 1).padStart(4, "0");
  const date = dayDate(key.length === 7 ? `${key}-01` : key);
  if (key.length === 7) date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, key.length);
}

/** A day, a month or a year in words. */
function formatPeriod(key) {
  if (key.length === 4) return key;
  return key.length === 7 ? formatDay(`${key}-01`, { month: "long", year: "numeric" }) : formatDay(key);
}

/** Bars over time, stacked by series in the given order; `lead(key)` is where a bar leads. */
function drawBars(width, periods, series, said, lead) {
  const inner = { width: width - MARGIN.left - MARGIN.right, height: CHART_HEIGHT - MARGIN.top - MARGIN.bottom };
  const most = Math.max(...periods.map((period) => period.total));
  const step = inner.width / periods.length;
  const thick = Math.min(48, Math.max(3, step * 0.78));
  const y = (articles) => MARGIN.top + inner.height * (1 - articles / most);
  const middle = (number) => MARGIN.left + step * (number + 0.5);
  const chart = drawing(width, CHART_HEIGHT, said);
  for (const tick of evenTicks(most)) chart.append(...gridLine(width, y(tick), formatNumber(tick)));
  periods.forEach((period, number) => {
    let below = 0;
    for (const [place, code] of series.entries()) {
      const articles = period.counts.get(code) ?? 0;
      if (!articles) continue;
      const bar = draw("rect", {
        class: `bar series-${Math.min(place, 3)}`, x: middle(number) - thick / 2, width: thick,
        y: y(below + articles), height: y(below) - y(below + articles), rx: 1,
      });
      bar.addEventListener("pointerenter", () =>
        showCard(bar, cardContent("", formatPeriod(period.key), count("articles", period.total),
          series.filter((each) => period.counts.get(each))
            .map((each) => [languageTitle(each), formatNumber(period.counts.get(each))]))));
      bar.addEventListener("pointerleave", hideCardSoon);
      bar.addEventListener("click", () => { location.hash = lead(period.key); });
      chart.append(bar);
      below += articles;
    }
  });
  const every = Math.ceil(TICKS_APART / step);
  periods.forEach((period, number) => {
    if (number % every === 0) chart.append(timeLabel(middle(number), CHART_HEIGHT, period.key));
  });
  return chart;
}

/** Dots over `time`, from one day to another, on a log scale; `describe(dot)` is what its card holds, `lead(dot)` where
 * it leads, `label(value)` a number on the scale. */
function drawDots(width, dots, time, said, label, describe, lead) {
  const { from, to } = time;
  const height = PANEL_HEIGHT + (time.labelled ? MARGIN.bottom : MARGIN.top);
  const inner = { width: width - MARGIN.left - MARGIN.right, height: PANEL_HEIGHT - MARGIN.top };
  const powers = dots.map((dot) => Math.log10(dot.value));
  const low = Math.floor(Math.min(...powers));
  const high = Math.max(low + 1, Math.ceil(Math.max(...powers)));
  const y = (power) => MARGIN.top + inner.height * (1 - (power - low) / (high - low));
  const span = Math.max(1, dayDate(to) - dayDate(from));
  const x = (day) => MARGIN.left + 8 + (inner.width - 16) * (from === to ? 0.5 : (dayDate(day) - dayDate(from)) / span);
  const chart = drawing(width, height, said);
  const every = Math.ceil((high - low) / 5);
  for (let power = low; power <= high; power += every) chart.append(...gridLine(width, y(power), label(10 ** power)));
  for (const [number, dot] of dots.entries()) {
    const spot = draw("circle", {
      class: "dot", cx: x(dot.day), cy: y(powers[number]), r: Math.min(14, 3.5 + 1.5 * Math.sqrt(dot.figures)),
    });
    spot.addEventListener("pointerenter", () => showCard(spot, describe(dot)));
    spot.addEventListener("pointerleave", hideCardSoon);
    spot.addEventListener("click", () => { location.href = lead(dot); });
    chart.append(spot);
  }
  const labels = Math.max(1, Math.min(8, Math.floor(inner.width / (TICKS_APART * 1.4))));
  if (time.labelled) chart.append(...evenDays(from, to, labels).map((day) => timeLabel(x(day), height, day)));
  return chart;
}

/** An empty chart; what it shows is said in words for those who do not see it. */
function drawing(width, height, said) {
  return draw("svg", { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": said });
}

function gridLine(width, y, text) {
  return [
    draw("line", { class: "grid", x1: MARGIN.left, x2: width - MARGIN.right, y1: y, y2: y }),
    draw("text", { class: "tick", x: MARGIN.left - 8, y: y + 4, "text-anchor": "end" }, text),
  ];
}

function timeLabel(x, height, key) {
  const parts = key.length === 10 ? { day: "numeric", month: "short", year: "2-digit" } : { month: "short", year: "numeric" };
  const text = key.length === 4 ? key : formatDay(key.length === 7 ? `${key}-01` : key, parts);
  return draw("text", { class: "tick", x, y: height - 8, "text-anchor": "middle" }, text);
}

/** From nothing to the most in steps of 1, 2 or 5 times a power of ten, five lines at most. */
function evenTicks(most) {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, number) => number * step);
}

/** So many days from the first to the last, evenly apart. */
function evenDays(from, to, wanted) {
  const days = Math.round((dayDate(to) - dayDate(from)) / MS_A_DAY);
  const parts = Math.max(1, Math.min(wanted, days));
  const at = (part) => new Date(dayDate(from).getTime() + Math.round((days * part) / parts) * MS_A_DAY);
  return [...new Set(Array.from({ length: parts + 1 }, (_, part) => at(part).toISOString().slice(0, 10)))];
}
