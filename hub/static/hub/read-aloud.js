/* Reads a part of the page aloud, only with a voice that lives on the device itself: no text leaves it. */
(() => {
  "use strict";
  if (!("speechSynthesis" in window) || window.hubReads) return;
  window.hubReads = true;
  const language = document.documentElement.lang.slice(0, 2);
  const voice = () => speechSynthesis.getVoices().find((v) => v.localService && v.lang.slice(0, 2) === language);

  function words(root) {
    const copy = root.cloneNode(true);
    copy.querySelectorAll("[hidden], [aria-hidden=true], script, nav, form, button, .hub-no-read").forEach((e) => e.remove());
    return copy.textContent.replace(/\s+/g, " ").match(/[^.!?]+[.!?]*/g) || [];
  }

  function set(button, reads) {
    const word = button.querySelector("[data-read-word]");
    button.dataset.start ||= word.textContent;
    word.textContent = reads ? button.dataset.stop : button.dataset.start;
    button.setAttribute("aria-pressed", String(reads));
  }

  function toggle(button) {
    const busy = button.getAttribute("aria-pressed") === "true";
    speechSynthesis.cancel();
    document.querySelectorAll("[data-read]").forEach((other) => set(other, false));
    const root = document.querySelector(button.dataset.read);
    if (busy || !root) return;
    const parts = words(root);
    set(button, true);
    // sentence by sentence: some devices fall silent after fifteen seconds of one text
    parts.forEach((part, n) => {
      const speech = new SpeechSynthesisUtterance(part);
      speech.voice = voice();
      speech.lang = document.documentElement.lang;
      speech.rate = 0.95;
      if (n === parts.length - 1) speech.onend = () => set(button, false);
      speechSynthesis.speak(speech);
    });
  }

  function show() {
    if (!voice()) return;
    document.querySelectorAll("[data-read]").forEach((button) => {
      if (!button.hidden) return;
      button.hidden = false;
      button.addEventListener("click", () => toggle(button));
    });
  }
  speechSynthesis.addEventListener("voiceschanged", show);
  addEventListener("pagehide", () => speechSynthesis.cancel());
  show();
})();
