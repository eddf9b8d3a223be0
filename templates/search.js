// Search in the report, with the helpers of site.js. The index is in scripts (search/*.js) that hand their part to `sarabanSearch`, so that it
// works from a folder too.
"use strict";
(() => {
  const [form, query, count, results, contents] = ["search", "query", "count", "results", "contents"].map((id) => document.getElementById("x." + id));
  const folder = results.dataset.index;
  /** Results shown at most; in large reports no further texts are loaded when there are more. */
  const LIMIT = 50;
  /** Files of texts loaded at once. */
  const BATCH = 24;

  // ---- Letters, as the index writes them: see SearchCode.swift

  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&'*+;<=>?@[]^_`{|}";
  const PRINTED = "“”–—…·•×≥";
  const COMMON = " .,-()/:%";
  const codes = {};
  const letters = {};

  function learn(isThai) {
    const add = (letter, code) => { codes[letter] = code; letters[code] = letter; };
    [...SIGNS].forEach((sign, i) => {
      const thai = String.fromCharCode(0xe01 + i + (i > 57 ? 4 : 0));
      add(isThai ? thai : sign, sign);
      add(isThai ? sign : thai, "~" + sign);
    });
    [...PRINTED].forEach((sign, i) => add(sign, "~" + COMMON[i]));
    for (let i = 0; i < 10; i++) add(String.fromCharCode(0xe50 + i), "~" + i);
    add("~", "~~");
  }

  const coded = (letter) => codes[letter] ?? letter;
  const decode = (text) => text.replace(/~?[^]/g, (code) => letters[code] ?? code);

  // What is asked for, in one way of writing: small letters, Arabic digits, sara ae and sara am as one letter each. Loose: without tone and
  // other marks above.
  function fold(text, isLoose) {
    const folded = text.toLowerCase().replace(/ (?=[\u0e2f\u0e46])/g, "").replace(/[\u0e50-\u0e59]/g, (digit) => digit.charCodeAt(0) - 0xe50)
      .replaceAll("\u0e40\u0e40", "\u0e41").replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33");
    return isLoose ? folded.replace(/[\u0e47-\u0e4c]/g, "") : folded;
  }

  // The regular expression that finds a folded word however it is written.
  function pattern(word, isLoose, code) {
    const any = (...ways) => "(?:" + [...new Set(ways)].map((way) => [...way].map(code).join("").replace(/[^\w ]/g, "\\$&")).join("|") + ")";
    const skipped = isLoose ? any("\u0e47", "\u0e48", "\u0e49", "\u0e4a", "\u0e4b", "\u0e4c") + "*" : "";
    return word.replace(/([\u0e48-\u0e4b])\u0e33|[^]/g, (letter, tone) => {
      if (tone) return any(letter, "\u0e4d" + tone + "\u0e32", tone + "\u0e4d\u0e32");
      if (letter === "\u0e33") return "(?:" + any(letter) + "|" + any("\u0e4d") + skipped + any("\u0e32") + ")" + skipped;
      const other = /\d/.test(letter) ? String.fromCharCode(0xe50 + +letter) : letter === "\u0e41" ? "\u0e40\u0e40" : letter.toUpperCase();
      return (/[\u0e2f\u0e46]/.test(letter) ? " ?" : "") + any(letter, other) + skipped;
    });
  }

  /** Looks in texts of the index; what stands behind `~` is no letter by itself. */
  const finder = (...patterns) => new RegExp("(?<!~)" + patterns.join(""));

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
  let shards = [];

  function prepare(data) {
    index = data;
    learn(data.isThai);
    let order = 0;
    // Entries are taken apart when something is found in their shard.
    shards = data.shards.map((heads, number) => {
      const first = order;
      const lines = heads.split("\n");
      order += lines.length;
      return { number, heads, texts: "", isLoaded: false, get entries() { return (this.made ??= lines.map((line, i) => entry(line, first + i))); } };
    });
  }

  function entry(line, order) {
    const [kind, code, title, address, ...sections] = line.split("\t");
    return {
      line, order, kind, code, title, address, titles: code + " " + title,
      sections: sections.map((section) => {
        const [heading, anchor, background] = section.split("\r");
        return { heading, anchor, background, text: "" };
      }),
    };
  }

  async function loadTexts(shard) {
    const texts = await load("text-" + shard.number);
    if (texts === null || shard.isLoaded) return;
    shard.isLoaded = true;
    shard.texts = texts;
    const lines = texts.split("\n");
    let next = 0;
    for (const { sections } of shard.entries) for (const section of sections) section.text = lines[next++];
  }

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
        rows.push(Math.imul(gram.reduce((hash, code) => Math.imul(hash ^ code, 16777619), Math.imul(seed, 2654435761)), 2654435761) >>> 15);
      }
    };
    const count = letters.length;
    if (count === 2) add(0, 2, 3);
    // A longer word asks for what its beginning asked for already, and for little more, so that few files are read.
    for (let at = 0; at <= Math.min(count - 3, 5); at++) add(at, 3, at ? 1 : 3);
    for (let at = 0; at <= Math.min(count - 8, 20); at += 2) add(at, 8, 1);
    return rows;
  }

  async function candidates(words) {
    let left = shards.filter((shard) => !shard.isLoaded);
    const { rows, files } = index;
    if (!rows || !left.length) return left;
    const width = Math.ceil(shards.length / 6);
    const wanted = [...new Set(words.flatMap(gramRows))].map((row) => [Math.floor((row * files) / rows), (row % (rows / files)) * width]);
    const pieces = await Promise.all(wanted.map(([file]) => load("grams-" + file)));
    wanted.forEach(([, start], i) => {
      const bits = (number) => pieces[i].charCodeAt(start + Math.floor(number / 6)) - 48;
      if (pieces[i]) left = left.filter(({ number }) => (bits(number) - (bits(number) > 44 ? 1 : 0)) & (1 << (number % 6)));
    });
    return left;
  }

  // ---- Matching

  function parse(text) {
    const folded = fold(text.normalize("NFC").replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "").replace(/\s+/g, " ").trim(), false);
    const exact = folded.split(" ").filter(Boolean);
    // A word that only marks tell from a single letter is not loosened.
    const loose = exact.map((word) => fold(word, true)).map((word, i) => (word.length > 1 ? word : exact[i]));
    const made = [exact, loose].map((words, mode) => words.map((word) => pattern(word, mode === 1, coded)));
    return {
      words: [exact, loose], id: idFinder(folded.replace(/[ :]/g, "")), isShort: !exact.some((word) => word.length > 1),
      finds: made.map((patterns) => patterns.map((one) => finder(one))),
      phrases: made.map((patterns) => new RegExp("^" + patterns.join(" ") + "($)?")),
    };
  }

  /** Finds the ways to write an id at the beginning of a line: `op7` and `op:7` for OP 7, `7.1.1-1` and `kpi:7.1.1-1`; the group tells that it is whole. */
  function idFinder(id) {
    const spaced = (text) => "\\t(?:[^\\t]* )?" + [...text].map((letter) => pattern(letter, false, coded)).join(" ?");
    const kinds = index.kinds.map(([kind], i) => [kind, i]).filter(([kind]) => id.startsWith(kind) && id !== kind);
    const ways = ["\\d+" + spaced(id), ...kinds.map(([kind, i]) => i + spaced(id.slice(kind.length)))];
    return new RegExp("^(?:" + ways.join("|") + ")(\\t)" + (/\d/.test(id) ? "?" : ""), "m");
  }

  /** All that fits in a shard, so far as its texts are loaded. */
  function scan(shard, asked, found) {
    const isIn = (find) => find.test(shard.heads) || find.test(shard.texts);
    const modes = asked.isShort ? [] : [0, 1].filter((mode) => asked.finds[mode].every(isIn));
    if (!modes.length && !asked.id.test(shard.heads)) return;
    for (const entry of shard.entries) {
      const hit = match(entry, asked, modes);
      if (hit) found.set(entry, hit);
    }
  }

  /** How well an entry fits: a small score is a good one; nothing when it does not. */
  function match(entry, asked, modes) {
    const id = asked.id.exec(entry.line);
    if (id && (id[1] || !asked.isShort)) return { entry, score: id[1] ? 0 : 0.5, mode: 0 };
    for (const mode of modes) {
      const hit = matchWords(entry, asked, mode);
      if (hit) return hit;
    }
  }

  function matchWords(entry, asked, mode) {
    const base = mode * 10;
    const finds = asked.finds[mode];
    const isInTitle = finds.map((find) => find.test(entry.titles));
    if (isInTitle.every(Boolean)) {
      const start = asked.phrases[mode].exec(entry.title);
      return { entry, mode, score: base + (!start ? 3 : start[1] === undefined ? 2 : 1) };
    }
    let best = null;
    for (const section of entry.sections) {
      let isHeading = true;
      const isHere = finds.every((find, i) => {
        if (isInTitle[i] || find.test(section.heading)) return true;
        isHeading = false;
        return find.test(section.text);
      });
      const score = base + (isHeading && !section.background ? 4 : section.background ? 6 : 5);
      if (isHere && (!best || score < best.score)) best = { entry, mode, score, section, more: 0 };
      else if (isHere) best.more++;
    }
    return best ?? (finds.length > 1 ? matchPage(entry, finds, isInTitle, mode) : null);
  }

  /** All words on the page, though in no one section. */
  function matchPage(entry, finds, isInTitle, mode) {
    const isIn = (section, find) => find.test(section.heading) || find.test(section.text);
    const isHere = finds.every((find, i) => isInTitle[i] || entry.sections.some((section) => isIn(section, find)));
    const section = isHere && entry.sections.find((section) => finds.some((find) => isIn(section, find)));
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

  /** A text of the index, or the part of it around the first of the words, with the words marked. */
  function marked(written, words, mode, isExcerpt) {
    // No line begins with Mai yamok or paiyannoi.
    const text = decode(written).replace(/ (?=[\u0e2f\u0e46])/g, "\u00a0");
    const ranges = words.flatMap((word) => places(text, pattern(word, mode === 1, (letter) => letter).replaceAll(" ?", "\\s?"))).sort((a, b) => a[0] - b[0]);
    let [start, end] = [0, text.length];
    if (isExcerpt) {
      const first = ranges[0] ?? [0, 0];
      start = first[0] > 70 ? before(text, first[0] - 60) : 0;
      end = after(text, Math.min(text.length, first[1] + 120));
      const space = text.indexOf(" ", start);
      if (start && space >= 0 && space < first[0] - 20) start = space + 1;
    }
    const parts = [start ? "…" : ""];
    let at = start;
    for (const [from, to] of ranges) {
      if (from < at || to > end) continue;
      parts.push(text.slice(at, from), element("mark", "", text.slice(from, to)));
      at = to;
    }
    return [...parts, text.slice(at, end), end < text.length ? "…" : ""];
  }

  const places = (text, pattern) =>
    [...text.matchAll(new RegExp(pattern, "g"))].map(({ 0: { length }, index }) => [before(text, index), after(text, index + length)]);

  // No letter is parted from its marks.
  const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;
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
    const anchor = section && (section.anchor === undefined ? decode(section.heading).replaceAll(" ", "-") : decode(section.anchor));
    const link = element("a", "", ...(entry.code ? [element("span", "code", ...marked(entry.code, words, mode)), " "] : []), ...marked(entry.title, words, mode));
    const address = decode(entry.address).split("#");
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
    for (const shard of shards) scan(shard, asked, found);
    let left = [];
    if (!asked.isShort && found.size <= LIMIT) {
      const said = setTimeout(() => show([...found.values()], asked, "loading"), 150);
      left = await candidates(asked.words[1]);
      while (left.length && found.size <= LIMIT && mine === turn) {
        const batch = left.splice(0, BATCH);
        await Promise.all(batch.map(loadTexts));
        for (const shard of batch) scan(shard, asked, found);
      }
      clearTimeout(said);
    }
    if (mine !== turn) return;
    show([...found.values()], asked, left.length ? "more" : "");
    // For those who measure.
    results.dataset.milliseconds = Math.round(performance.now() - started);
  }

  /** The address keeps the query, so that it can be sent and come back to. */
  function remember() {
    const address = location.pathname + (query.value ? "?q=" + encodeURIComponent(query.value) : "");
    // Some browsers forbid it in a folder.
    try { history.replaceState(null, "", address); } catch {}
  }

  function leave() {
    const from = kept("sessionStorage", "saraban.from");
    if (from) location.href = from; else query.blur();
  }

  on("keydown", (event) => {
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
    if (!data.rows) shards.forEach(loadTexts);
    if (query.value) run();
  });
})();
