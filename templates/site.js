// What every page can do where scripts run. Each page is complete without.
"use strict";
const root = document.documentElement;
const first = (selector) => document.querySelector(selector);
const on = (event, act) => document.addEventListener(event, act);

// Browsers may forbid to keep anything: then it is forgotten.
function kept(store, key, value) {
  try { return value === undefined ? window[store].getItem(key) : window[store].setItem(key, value); } catch { return null; }
}

const make = (name, more, ...inside) => {
  const made = Object.assign(document.createElement(name), more);
  made.append(...inside);
  return made;
};

// Whether that went well.
async function copy(text) {
  // Without encryption, as on an intranet, there is only the old way.
  try { return await navigator.clipboard.writeText(text), true; } catch {}
  const area = make("textarea", { value: text });
  area.style.position = "fixed";
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  return isCopied;
}

// Before the page is drawn, so that no light flashes up in the dark.
const COLOURS = ["", "light", "dark"];
const colour = (name) => name ? root.dataset.theme = name : delete root.dataset.theme;
colour(kept("localStorage", "saraban.colours"));

// A key that is one sign may be in the way of those who speak to their computer: it can be turned off on the search and help pages.
const slash = (isOn) => root.toggleAttribute("data-slash", isOn);
slash(kept("localStorage", "saraban.slash") !== "off");

// The key / opens search, also where a Thai keyboard has another letter on that key.
on("keydown", (event) => {
  const isSlash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
  if (!isSlash || !("slash" in root.dataset) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
  const query = document.getElementById("x.query");
  const link = first("a[rel=search]");
  if (!query && !link) return;
  event.preventDefault();
  if (query) return query.select();
  // Where Escape leads back to.
  kept("sessionStorage", "saraban.from", location.href);
  location.href = link.href;
});

on("DOMContentLoaded", () => {
  const words = document.body.dataset.words.split("|");

  const place = first(".find");
  if (place) {
    const button = make("button", { type: "button", className: "colours" });
    const at = () => COLOURS.indexOf(root.dataset.theme ?? "");
    const show = () => {
      const word = words[1 + at()];
      button.textContent = "◐☀☾"[at()] + "\ufe0e";
      button.title = button.ariaLabel = words[0] + ": " + word;
    };
    button.onclick = () => {
      const next = COLOURS[(at() + 1) % 3];
      colour(next);
      kept("localStorage", "saraban.colours", next);
      show();
    };
    show();
    place.append(button);
  }

  const choice = document.getElementById("x.slash");
  if (choice) {
    let isOn = "slash" in root.dataset;
    const button = make("button", { type: "button", role: "switch", ariaChecked: isOn, textContent: choice.dataset.name });
    button.onclick = () => {
      button.ariaChecked = isOn = slash(!isOn);
      kept("localStorage", "saraban.slash", isOn ? "on" : "off");
    };
    choice.append(button);
  }

  // Links to headings
  const said = make("p", { className: "vh", role: "status" });
  document.body.append(said);
  for (const heading of document.querySelectorAll("main :is(h2, h3, h4)[id]")) {
    const button = make("button", { type: "button", className: "copy", textContent: "#", ariaLabel: words[4], title: words[4] });
    button.onclick = async () => {
      const link = new URL("#" + heading.id, location).href;
      if (!await copy(link)) location.href = link;
      button.classList.add("done");
      button.textContent = "✓";
      said.textContent = words[5];
      button.focus();
      setTimeout(() => { button.classList.remove("done"); button.textContent = "#"; said.textContent = ""; }, 2500);
    };
    heading.append(" ", button);
  }

  // The names of what links lead to: by pointer, by keyboard, and by the first of two touches
  const tip = make("div", { className: "tip", id: "x.tip", role: "tooltip", hidden: true });
  document.body.append(tip);
  let [shown, timer, isTouch, isFirst] = [];
  const hide = () => {
    shown?.removeAttribute("aria-describedby");
    shown = undefined;
    tip.hidden = true;
  };
  const later = () => { clearTimeout(timer); if (!isTouch) timer = setTimeout(hide, 250); };
  const show = (event) => {
    const link = event.target.closest?.("a[data-name]");
    if (link || event.target === tip) clearTimeout(timer);
    if (!link || link === shown) return;
    hide();
    shown = link;
    tip.textContent = link.dataset.name;
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    const box = link.getClientRects()[0];
    tip.style.left = Math.max(8, Math.min(box.left, root.clientWidth - tip.offsetWidth - 8)) + scrollX + "px";
    tip.style.top = box.bottom + scrollY + 4 + "px";
  };
  on("pointerdown", (event) => {
    const link = event.target.closest("a[data-name]");
    isTouch = event.pointerType === "touch";
    isFirst = isTouch && link !== shown;
    if (isTouch && !link && event.target !== tip) hide();
  });
  on("click", (event) => { if (isFirst && event.target.closest("a[data-name]")) event.preventDefault(); });
  on("mouseover", show);
  on("focusin", show);
  on("mouseout", later);
  on("focusout", hide);
  on("keydown", (event) => { if (event.key === "Escape") hide(); });

  // Only one level of an item
  const levels = [...document.querySelectorAll(".page-item section.level")];
  if (levels.length > 1) {
    const choose = (id) => levels.forEach((level) => { level.hidden = id && level.firstElementChild.id !== id; });
    const choice = (id, name) => make("label", {}, make("input", { type: "radio", name: "x.only", checked: !id, onchange: () => choose(id) }), " ", name);
    const all = choice("", words[7]);
    const choices = levels.map((level) => choice(level.firstElementChild.id, level.querySelector(".level-name").textContent));
    first("nav.levels").after(make("fieldset", { className: "only" }, make("legend", { textContent: words[6] }), all, ...choices));
    // What a link on the page leads to is shown.
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest("section.level[hidden]")) return;
      all.firstChild.click();
      target.scrollIntoView();
    });
  }
});
