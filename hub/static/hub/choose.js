/* Many boxes under headings: typing shows only those that fit, with their headings open. And Ctrl+Enter keeps a form. */
(() => {
  "use strict";
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  for (const field of document.querySelectorAll("[data-choose]")) {
    const search = field.querySelector("[data-choose-search]");
    const input = search.querySelector("input");
    const count = field.querySelector("[data-choose-count]");
    const groups = [...field.querySelectorAll("[data-choose-group]")].map((group) => ({
      group, open: group.open, name: plain(group.querySelector("summary").textContent), labels: [...group.querySelectorAll("label")],
    }));
    search.hidden = false;
    const show = () => {
      const typed = plain(input.value.trim());
      let seen = 0;
      for (const { group, open, name, labels } of groups) {
        let here = 0;
        for (const label of labels) {
          const fits = !typed || name.includes(typed) || plain(label.textContent).includes(typed);
          label.hidden = !fits;
          here += fits;
        }
        group.hidden = here === 0;
        group.open = typed ? here > 0 : open || labels.some((label) => label.querySelector("input").checked);
        seen += here;
      }
      count.textContent = typed ? count.dataset.words.replace("%s", seen) : "";
    };
    input.addEventListener("input", show);
    // Enter in a search field would keep the whole form.
    input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.ctrlKey) event.preventDefault(); });
  }
  for (const form of document.querySelectorAll("[data-save-keys]")) {
    const help = form.querySelector("[data-save-keys-help]");
    if (help) help.hidden = false;
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
  }
})();
