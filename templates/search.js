// Search in the report. The index is in scripts (search/*.js) that hand their part to `sarabanSearch`, so that it works from a folder too.
"use strict";
(() => {
  const [form, query, count, results, contents] = ["search", "query", "count", "results", "contents"].map((id) => document.getElementById("x." + id));
  const folder = results.dataset.index;
  /** Results shown at most; in large reports no further texts are loaded when there are more. */
  const LIMIT = 100;
  /** Texts loaded at once. */
  const BATCH = 16;

  // ---- Letters

  const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;
  const isTone = (code) => code >= 0xe48 && code <= 0xe4b;

  // A text in which equal things look equal: small letters, Arabic digits, one way to write sara ae and sara am. A loose text has no
  // tone and other marks above. `map` gets, for each letter, its place in the text.
  function fold(text, isLoose, map) {
    let folded = "";
    for (let i = 0; i < text.length; i++) {
      const from = i;
      const code = text.charCodeAt(i);
      const next = text.charCodeAt(i + 1);
      let letter = text[i];
      if (code < 0xe00 || code > 0xe5b) {
        if (code === 32 && (next === 0xe46 || next === 0xe2f)) continue;
        if (code > 64) letter = letter.toLowerCase()[0];
      } else if (code >= 0xe50 && code <= 0xe59) letter = String.fromCharCode(code - 0xe20);
      else if (code >= 0xe47 && code <= 0xe4c) {
        if (isLoose) continue;
      } else if (code === 0xe40 && next === 0xe40) [letter, i] = ["\u0e41", i + 1];
      else if (code === 0xe4d && next === 0xe32) [letter, i] = ["\u0e33", i + 1];
      else if (code === 0xe4d && isTone(next) && text.charCodeAt(i + 2) === 0xe32) [letter, i] = [(isLoose ? "" : text[i + 1]) + "\u0e33", i + 2];
      folded += letter;
      if (map) for (let n = 0; n < letter.length; n++) map.push(from);
    }
    return folded;
  }

  const folds = (text) => [fold(text, false), fold(text, true)];

  // ---- The index

  const waiting = {};
  const loaded = {};

  /** What a file of the index holds; nothing when it is missing. */
  function load(name) {
    return (loaded[name] ??= new Promise((resolve) => {
      waiting[name] = resolve;
      const script = document.createElement("script");
      script.src = folder + name + ".js";
      script.onerror = () => resolve(null);
      document.head.append(script);
    }));
  }

  window.sarabanSearch = (name, ...parts) => waiting[parts.length > 1 ? name + "-" + parts[0] : name](parts.at(-1));

  let index;
  let entries = [];

  function prepare(data) {
    index = data;
    entries = data.entries.map(([kind, code, title, address, sections], order) => ({
      kind, code, title, address, order, titles: folds(code + " " + title), names: folds(title), ids: ids(data.kinds[kind][0], code),
      sections: sections.map(([heading = "", anchor = heading.replaceAll(" ", "-"), background = 0]) => ({ heading, anchor, background, headings: folds(heading), text: "", texts: ["", ""] })),
    }));
    index.isLoaded = data.shards.map(() => false);
  }

  /** The ways to write an id: `op7` and `op:7` for OP 7, `7.1.1-1` and `kpi:7.1.1-1`. */
  function ids(kind, code) {
    if (!code) return [];
    const folded = fold(code, false);
    const number = folded.split(" ").pop();
    return [folded.replaceAll(" ", ""), number, kind + number];
  }

  async function loadTexts(shard) {
    const texts = await load("text-" + shard);
    if (!texts || index.isLoaded[shard]) return;
    index.isLoaded[shard] = true;
    let next = 0;
    for (const entry of entriesOf(shard)) {
      for (const section of entry.sections) {
        section.text = texts[next++];
        section.texts = folds(section.text);
      }
    }
  }

  const entriesOf = (shard) => entries.slice(index.shards[shard - 1] ?? 0, index.shards[shard]);

  // ---- Which texts can hold a word: the same folding and counting as in GramTable.swift

  function gramRows(word) {
    const letters = [];
    for (const letter of word) {
      const code = letter.charCodeAt(0);
      if (/[a-z0-9\u0e01-\u0e2e\u0e30-\u0e32\u0e34-\u0e3a\u0e3f\u0e42-\u0e45]/.test(letter)) letters.push(code);
      else if (code === 0xe33) letters.push(0xe32);
      else if (code === 0xe40 || code === 0xe41) { if (letters.at(-1) !== 0xe40) letters.push(0xe40); }
      else if (code < 0xe47 || code > 0xe4d) letters.push(0);
    }
    const rows = [];
    const add = (at, length, count) => {
      const gram = letters.slice(at, at + length);
      for (let seed = 0; seed < count && gram.every(Boolean); seed++) {
        rows.push(Math.imul(gram.reduce((hash, code) => Math.imul(hash ^ code, 16777619), Math.imul(seed, 2654435761)), 2654435761) >>> 17);
      }
    };
    const count = letters.length;
    if (count === 2) add(0, 2, 3);
    // A longer word asks for what its beginning asked for already, and for little more, so that few files are read.
    for (let at = 0; at <= Math.min(count - 3, 5); at++) add(at, 3, 2);
    for (let at = 0; at <= Math.min(count - 8, 20); at += 2) add(at, 8, 1);
    return rows;
  }

  async function candidates(words) {
    let shards = index.shards.map((_, shard) => shard).filter((shard) => !index.isLoaded[shard]);
    const { rows, files } = index.grams;
    if (!rows || !shards.length) return shards;
    const width = Math.ceil(index.shards.length / 6);
    const wanted = [...new Set(words.flatMap(gramRows))].map((row) => [Math.floor((row * files) / rows), (row % (rows / files)) * width]);
    const pieces = await Promise.all(wanted.map(([file]) => load("grams-" + file)));
    wanted.forEach(([, start], i) => {
      const bits = (shard) => (pieces[i].charCodeAt(start + Math.floor(shard / 6)) - 48);
      if (pieces[i]) shards = shards.filter((shard) => (bits(shard) - (bits(shard) > 44 ? 1 : 0)) & (1 << (shard % 6)));
    });
    return shards;
  }

  // ---- Matching

  function parse(text) {
    const folded = fold(text.normalize("NFC").replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "").replace(/\s+/g, " ").trim(), false);
    const exact = folded.split(" ").filter(Boolean);
    // A word that only marks tell from a single letter is not loosened.
    const loose = exact.map((word) => fold(word, true)).map((word, i) => (word.length > 1 ? word : exact[i]));
    return { id: folded.replace(/[ :]/g, ""), words: [exact, loose], isShort: !exact.some((word) => word.length > 1) };
  }

  /** How well an entry fits: a small score is a good one; null when it does not. */
  function match(entry, asked) {
    if (entry.ids.includes(asked.id)) return { entry, score: 0, mode: 0 };
    if (asked.isShort) return null;
    if (/\d/.test(asked.id) && entry.ids.some((id) => id.startsWith(asked.id))) return { entry, score: 0.5, mode: 0 };
    return matchWords(entry, asked.words[0], 0) ?? matchWords(entry, asked.words[1], 1);
  }

  function matchWords(entry, words, mode) {
    const base = mode * 10;
    const title = entry.titles[mode];
    if (words.every((word) => title.includes(word))) {
      const [name, phrase] = [entry.names[mode], words.join(" ")];
      return { entry, mode, score: base + (name === phrase ? 1 : name.startsWith(phrase) ? 2 : 3) };
    }
    let best = null;
    for (const section of entry.sections) {
      const [heading, text] = [section.headings[mode], section.texts[mode]];
      let isHeading = true;
      const isHere = words.every((word) => {
        if (heading.includes(word)) return true;
        if (!title.includes(word)) {
          isHeading = false;
          return text.includes(word);
        }
        return true;
      });
      const score = base + (isHeading && !section.background ? 4 : section.background ? 6 : 5);
      if (isHere && (!best || score < best.score)) best = { entry, mode, score, section, more: 0 };
      else if (isHere) best.more++;
    }
    return best ?? (words.length > 1 ? matchPage(entry, words, mode) : null);
  }

  /** All words on the page, though in no one section. */
  function matchPage(entry, words, mode) {
    const isIn = (section, word) => section.headings[mode].includes(word) || section.texts[mode].includes(word);
    const isHere = words.every((word) => entry.titles[mode].includes(word) || entry.sections.some((section) => isIn(section, word)));
    const section = isHere && entry.sections.find((section) => words.some((word) => isIn(section, word)));
    return isHere ? { entry, mode, score: mode * 10 + 7, section, more: 0 } : null;
  }

  // ---- Showing

  const digits = (number) => String(number).replace(/\d/g, (digit) => index.words.digits[digit]);

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /** A text, or the part of it around the first of the words, with the words marked. */
  function marked(text, words, mode, isExcerpt) {
    const map = [];
    const folded = fold(text, mode === 1, map);
    map.push(text.length);
    const ranges = words.flatMap((word) => places(folded, word).map((at) => [before(text, map[at]), after(text, map[at + word.length])])).sort((a, b) => a[0] - b[0]);
    let [start, end] = [0, text.length];
    if (isExcerpt) {
      const first = ranges[0] ?? [0, 0];
      start = first[0] > 70 ? before(text, first[0] - 60) : 0;
      end = after(text, Math.min(text.length, first[1] + 120));
      const space = text.indexOf(" ", start);
      if (start && space >= 0 && space < first[0] - 20) start = space + 1;
    }
    // No line begins with Mai yamok or paiyannoi.
    text = text.replace(/ (?=[\u0e2f\u0e46])/g, "\u00a0");
    const parts = [start ? "…" : ""];
    let at = start;
    for (const [from, to] of ranges) {
      if (from < at || to > end) continue;
      parts.push(text.slice(at, from), element("mark", "", text.slice(from, to)));
      at = to;
    }
    return [...parts, text.slice(at, end), end < text.length ? "…" : ""];
  }

  function places(text, word) {
    const found = [];
    for (let at = text.indexOf(word); at >= 0 && found.length < 50; at = text.indexOf(word, at + word.length)) found.push(at);
    return found;
  }

  // No letter is parted from its marks.
  function before(text, at) {
    while (at > 0 && MARK.test(text[at] ?? "")) at--;
    return at;
  }
  function after(text, at) {
    while (at < text.length && MARK.test(text[at])) at++;
    return at;
  }

  function item({ entry, section, score, mode, more }, asked) {
    const words = score < 1 ? [] : asked.words[mode];
    const anchor = section?.anchor;
    const link = element("a", "", ...(entry.code ? [element("span", "code", ...marked(entry.code, words, mode)), " "] : []), ...marked(entry.title, words, mode));
    const address = entry.address.split("#");
    link.href = encodeURI(address[0]) + (anchor || address[1] ? "#" + encodeURIComponent(anchor || address[1]) : "");
    const made = element("li", "", link);
    if (section) {
      const name = section.heading ? [element("span", "section", ...marked(section.heading, words, mode)), " "] : [];
      const rest = more ? [" ", element("span", "more", index.words.searchMore.replace("{count}", digits(more)))] : [];
      made.append(element("p", "excerpt", ...name, ...marked(section.text, words, mode, true), ...rest));
    }
    return made;
  }

  function show(hits, asked, state) {
    hits.sort((a, b) => a.score - b.score || a.entry.order - b.entry.order);
    const groups = new Map();
    for (const hit of hits.slice(0, LIMIT)) groups.set(hit.entry.kind, [...(groups.get(hit.entry.kind) ?? []), hit]);
    results.replaceChildren(...[...groups].map(([kind, members]) =>
      element("section", "kind-" + index.kinds[kind][0], element("h2", "", index.kinds[kind][1], " ", element("span", "count", digits(members.length))),
        element("ol", "hits", ...members.map((hit) => item(hit, asked))))));
    contents.hidden = true;
    const words = index.words;
    if (state === "loading") count.textContent = words.searchLoading;
    else if (state === "more" || hits.length > LIMIT) count.textContent = words.searchMany.replace("{count}", digits(LIMIT));
    else if (hits.length) count.textContent = words.searchCount.replace("{count}", digits(hits.length));
    else count.textContent = asked.isShort ? words.searchShort : words.searchNone.replace("{query}", () => query.value.trim());
  }

  function showContents() {
    results.replaceChildren();
    count.textContent = "";
    contents.hidden = false;
  }

  // ---- A query, from key to results

  let turn = 0;

  async function run() {
    const mine = ++turn;
    const started = performance.now();
    remember();
    if (!query.value.trim() || !index) return showContents();
    const asked = parse(query.value);
    const found = new Map();
    const scan = (some) => {
      for (const entry of some) {
        const hit = match(entry, asked);
        if (hit) found.set(entry, hit);
      }
    };
    scan(entries);
    let shards = [];
    if (!asked.isShort && found.size <= LIMIT) {
      if (index.isLoaded.includes(false)) show([...found.values()], asked, "loading");
      shards = await candidates(asked.words[1]);
    }
    while (shards.length && found.size <= LIMIT && mine === turn) {
      const batch = shards.splice(0, BATCH);
      await Promise.all(batch.map(loadTexts));
      if (mine !== turn) return;
      batch.forEach((shard) => scan(entriesOf(shard)));
      if (shards.length && found.size) show([...found.values()], asked, "loading");
    }
    if (mine !== turn) return;
    show([...found.values()], asked, shards.length ? "more" : "");
    // For those who measure.
    results.dataset.milliseconds = Math.round(performance.now() - started);
  }

  /** The address keeps the query, so that it can be sent and come back to. */
  function remember() {
    const address = location.pathname + (query.value ? "?q=" + encodeURIComponent(query.value) : "");
    try { history.replaceState(null, "", address); } catch { /* some browsers forbid it in a folder */ }
  }

  function leave() {
    let from = null;
    try { from = sessionStorage.getItem("saraban.from"); } catch { /* nothing is kept */ }
    if (from) location.href = from; else query.blur();
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const stops = [query, ...results.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus();
    else if (event.key === "Enter" && at === 0) stops[1]?.click();
    else if (event.key === "Escape" && at > 0) query.focus();
    else if (event.key === "Escape" && query.value) [query.value] = ["", setTimeout(run)];
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });

  query.addEventListener("input", run);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  query.value = new URLSearchParams(location.search).get("q") ?? "";
  // Whoever came to search types at once; who opened the page begins at its top.
  if (location.hash || location.search) query.focus();
  load("index").then((data) => {
    if (!data) return;
    prepare(data);
    // Small reports are loaded at once, so that every key finds all texts there.
    if (!data.grams.rows) data.shards.forEach((_, shard) => loadTexts(shard));
    if (query.value) run();
  });
})();
