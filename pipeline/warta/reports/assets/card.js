// The card beside a mark or a dot: one for the page, shown on hover and on keyboard focus, kept while the pointer is on
// it, closed by Esc.

const CARD_GAP = 8;
const CARD_DELAY = 180; // milliseconds to get from a mark to its card

const card = document.getElementById("card");
let cardOwner = null;
let cardTimer = 0;

card.addEventListener("pointerenter", () => clearTimeout(cardTimer));
card.addEventListener("pointerleave", () => hideCardSoon());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hideCard();
});
document.addEventListener("scroll", placeCard, { passive: true, capture: true });

/** Show the card with this content at an element, above or below it, wherever there is room. */
function showCard(owner, ...content) {
  hideCard();
  cardOwner = owner;
  card.replaceChildren(...content.flat());
  card.hidden = false;
  owner.setAttribute("aria-describedby", "card");
  placeCard();
}

function placeCard() {
  if (!cardOwner) return;
  const at = cardOwner.getClientRects()[0] ?? cardOwner.getBoundingClientRect();
  if (at.bottom < 0 || at.top > window.innerHeight) {
    hideCard();
    return;
  }
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.min(Math.max(CARD_GAP, at.left), document.documentElement.clientWidth - width - CARD_GAP);
  const above = at.top - height - CARD_GAP;
  const below = at.bottom + CARD_GAP;
  card.style.left = `${left}px`;
  card.style.top = `${below + height > window.innerHeight && above > 0 ? above : below}px`;
}

function hideCard() {
  clearTimeout(cardTimer);
  cardOwner?.removeAttribute("aria-describedby");
  cardOwner = null;
  card.hidden = true;
}

function hideCardSoon() {
  clearTimeout(cardTimer);
  cardTimer = setTimeout(hideCard, CARD_DELAY);
}

/** The content of a card: a head with the kind's colour, what it is, and facts as [name, value]. */
function cardContent(kind, head, title, facts) {
  return [
    make("p", { class: `card-kind kind-${kind}` }, head),
    make("p", { class: "card-title" }, title),
    facts.length ? make("dl", {}, facts.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])) : null,
  ].filter(Boolean);
}
