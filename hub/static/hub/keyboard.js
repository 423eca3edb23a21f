/* Keys for people who handle many lines a day: / j k x n ? (docs/LOOK.md, 5). Never while typing. */
(() => {
  "use strict";
  const titles = () => [...document.querySelectorAll("[data-key-list] .hub-line__title")];
  const step = (by) => {
    const lines = titles();
    if (!lines.length) return;
    const at = lines.findIndex((line) => line.closest(".hub-line").contains(document.activeElement));
    const to = at < 0 ? (by > 0 ? 0 : lines.length - 1) : Math.min(Math.max(at + by, 0), lines.length - 1);
    lines[to].focus();
    lines[to].scrollIntoView({ block: "nearest" });
  };
  const keys = {
    "/": () => { const field = document.querySelector("main [data-key-search]") || document.querySelector("[data-key-search]"); field?.focus(); field?.select?.(); },
    j: () => step(1),
    k: () => step(-1),
    x: () => document.activeElement.closest(".hub-line")?.querySelector(".hub-line__pick input")?.click(),
    n: () => document.querySelector("[data-key-new]")?.click(),
    "?": () => document.getElementById("toetsen")?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable], dialog")) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
