// What a page of a preview can do where scripts run: show itself anew when it has changed, and copy where a text stands in its file.
"use strict";

(() => {
  const own = document.currentScript;
  const { page, stamp } = own.dataset;
  const [copyWord, copiedWord] = own.dataset.words.split("|");
  const strip = document.getElementById("x.preview");

  // Of site.js, which a report's own templates may leave out: then nothing is kept or copied.
  const { kept: keep = () => null, copy } = window;

  // Where the reader was before the page was loaded anew.
  const folds = () => [...document.querySelectorAll("main details")];
  const place = "saraban.place";
  function leave() {
    keep("sessionStorage", place, JSON.stringify({ page, x: scrollX, y: scrollY, open: folds().map((fold) => fold.open) }));
    location.reload();
  }
  function comeBack() {
    const kept = JSON.parse(keep("sessionStorage", place) || "null");
    if (!kept) return;
    keep("sessionStorage", place, "");
    if (kept.page !== page) return;
    const now = folds();
    if (now.length === kept.open.length) now.forEach((fold, index) => { fold.open = kept.open[index]; });
    history.scrollRestoration = "manual";
    const back = () => window.scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    back();
    // Pictures and fonts move what is below them.
    window.addEventListener("load", back);
  }
  comeBack();

  // A web server is asked often. A folder may be far away.
  const pause = location.protocol === "file:" ? 2000 : 250;
  const root = own.getAttribute("src").replace(/theme\/preview\.js$/, "");
  let asked = 0;
  window.saraban = {
    live({ counts, pages }) {
      const all = strip?.querySelector(".preview-all a");
      if (all && counts) all.textContent = counts;
      if (Object.hasOwn(pages, page) && pages[page] !== stamp) leave();
    },
  };
  function ask() {
    if (document.hidden) return setTimeout(ask, pause);
    const script = document.createElement("script");
    script.onload = script.onerror = () => {
      script.remove();
      setTimeout(ask, pause);
    };
    asked += 1;
    script.src = root + "_live.js?" + encodeURIComponent(page) + "&" + Date.now().toString(36) + asked;
    document.head.append(script);
  }
  // A page that was put aside and is looked at again may be old.
  window.addEventListener("pageshow", (event) => { if (event.persisted) leave(); });
  ask();

  if (!strip) return;
  // Over the page, at its foot: where scripts do not run it stays a block at the end.
  strip.classList.add("is-live");
  const fold = strip.querySelector("details");
  if (fold) {
    fold.open = keep("localStorage", "saraban.problems") === "open";
    fold.addEventListener("toggle", () => keep("localStorage", "saraban.problems", fold.open ? "open" : "closed"));
  }

  const said = document.createElement("p");
  said.className = "vh";
  said.setAttribute("role", "status");
  strip.append(said);
  if (!copy) return;
  for (const source of document.querySelectorAll(".in-file")) {
    const code = source.querySelector("code");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "⧉";
    button.title = button.ariaLabel = copyWord + " " + code.textContent;
    button.onclick = async () => {
      if (!await copy(code.textContent)) return;
      said.textContent = copiedWord;
      button.textContent = "✓";
      setTimeout(() => { button.textContent = "⧉"; said.textContent = ""; }, 1500);
    };
    source.append(" ", button);
  }
})();
