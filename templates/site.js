// What every page can do where scripts run. Each page is complete without.
"use strict";

// The key / opens search, also where a Thai keyboard has another letter on that key.
document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
  if (!isSlash || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const query = document.getElementById("x.query");
  const link = document.querySelector("a[rel=search]");
  if (!query && !link) return;
  event.preventDefault();
  if (query) return query.select();
  // Where Escape leads back to. Browsers may forbid to keep anything.
  try { sessionStorage.setItem("saraban.from", location.href); } catch { /* then it leads nowhere */ }
  location.href = link.href;
});
