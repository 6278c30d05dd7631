"use strict";

// Elements are made from texts and never from markup: whatever an article says stays text.

/** An element with attributes (those that are null are left out) and children (elements or texts). */
function make(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** The same for drawings. */
function draw(name, attributes = {}, ...children) {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** A link to an address of the web, or only its text where it is anything else (a script, a local file). */
function webLink(address, text = address) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    // no address at all
  }
  if (!url || !["http:", "https:"].includes(url.protocol)) return document.createTextNode(text);
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}
