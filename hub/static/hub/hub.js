/* Small comforts. Every screen works without this file. */
(() => {
  "use strict";
  const all = (selector, root = document) => root.querySelectorAll(selector);

  // a second press on a button must not send the form twice
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("data-hx-post") || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    // after the browser has read which button was pressed
    setTimeout(() => all("button:not([type=button])", form).forEach((b) => b.setAttribute("aria-disabled", "true")));
  });
  // "back" shows the page from memory: the form must work again
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("[aria-disabled]", form).forEach((b) => b.removeAttribute("aria-disabled"));
    });
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-print], [data-copy], [data-dialog], [data-fill]");
    if (!target) return;
    if ("print" in target.dataset) print();
    if (target.dataset.copy) copy(target);
    if (target.dataset.dialog) document.getElementById(target.dataset.dialog)?.showModal();
    if (target.dataset.fill) fill(target);
  });

  async function copy(button) {
    const source = document.querySelector(button.dataset.copy);
    if (!source) return;
    await navigator.clipboard.writeText((source.value ?? source.href ?? source.textContent).trim());
    const before = button.textContent;
    button.textContent = button.dataset.copied || before;
    setTimeout(() => { button.textContent = before; }, 2500);
  }

  function fill(button) {
    const field = document.querySelector(button.dataset.fill);
    if (!field) return;
    field.value = (button.dataset.text || button.textContent).trim();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  function counter(line) {
    const field = document.getElementById(line.dataset.counter);
    if (!field || !field.hasAttribute("maxlength")) return; // started before: a part was swapped in elsewhere
    const most = Number(field.getAttribute("maxlength"));
    // say how much is too much instead of swallowing what is pasted
    field.removeAttribute("maxlength");
    const say = () => {
      const left = most - field.value.length;
      line.hidden = left > most / 4 && left > 50;
      line.textContent = (left < 0 ? line.dataset.over : line.dataset.left).replace("%s", Math.abs(left));
      line.classList.toggle("hub-counter--over", left < 0);
    };
    field.addEventListener("input", say);
    say();
  }

  function reveal(part) {
    const control = document.querySelector(part.dataset.reveal);
    if (!control) return;
    const box = control.matches("input") ? control : control.querySelector("input");
    const show = () => { part.hidden = !(box || control).checked; };
    // the other radios of the group do not tell when they lose their mark: listen to the form
    (control.form || document).addEventListener("change", show);
    show();
  }

  function start(root) {
    all("[data-print], [data-copy], [data-fill]", root).forEach((button) => { button.hidden = false; });
    all("[data-counter]", root).forEach(counter);
    all("[data-reveal]", root).forEach(reveal);
  }

  document.addEventListener("htmx:before:request", (event) => event.target.setAttribute?.("aria-busy", "true"));
  document.addEventListener("htmx:after:request", (event) => event.target.removeAttribute?.("aria-busy"));
  document.addEventListener("htmx:after:swap", (event) => start(event.target instanceof Element ? event.target : document));
  start(document);
  document.querySelector("[data-focus]")?.focus();
})();
