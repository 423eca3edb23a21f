/* A map beside a list. Nothing is fetched before somebody asks for it; the list is the real content. */
(() => {
  "use strict";
  if (window.hubMaps) return;
  window.hubMaps = true;
  const TILES = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857/{z}/{x}/{y}.png";
  const SOURCE = 'Kaartgegevens: <a href="https://www.kadaster.nl">Kadaster</a> (CC BY 4.0)';
  const PIN = '<svg viewBox="0 0 36 44" aria-hidden="true"><path d="M18 42S4 27.500 4 16.500a14 14 0 0 1 28 0C32 27.500 18 42 18 42z" fill="#1d3f96" stroke="#fffefa" stroke-width="2"/><circle cx="18" cy="16.500" r="5" fill="#fffefa"/></svg>';

  function load(section) {
    if (window.L) return Promise.resolve();
    const css = Object.assign(document.createElement("link"), { rel: "stylesheet", href: section.dataset.css });
    document.head.append(css);
    return new Promise((done, failed) => {
      document.head.append(Object.assign(document.createElement("script"), { src: section.dataset.js, onload: done, onerror: failed }));
    });
  }

  function popup(here) {
    const box = document.createElement("div");
    if (here[0].note) box.append(here[0].note, document.createElement("br"));
    here.forEach((place, n) => {
      if (n) box.append(document.createElement("br"));
      const name = Object.assign(document.createElement(place.url ? "a" : "strong"), { textContent: place.name });
      if (place.url) name.href = place.url;
      box.append(name);
    });
    return box;
  }

  // what is in one building has one pin: those underneath could not be tapped
  function byPlace(places) {
    const found = new Map();
    places.forEach((p) => {
      const at = `${p.lat} ${p.lon}`;
      found.set(at, [...(found.get(at) || []), p]);
    });
    return [...found.values()];
  }

  const opened = new WeakMap();
  const placesOf = (section) => JSON.parse(document.getElementById(section.dataset.data)?.textContent || "[]").filter((p) => p.lat && p.lon);

  async function show(section) {
    const failed = section.querySelector("[data-map-failed]");
    try { await load(section); } catch { failed.hidden = false; return; }
    const canvas = Object.assign(document.createElement("div"), { className: "hub-map__canvas", tabIndex: 0 });
    section.querySelector("[data-map-ground]").replaceWith(canvas);
    const map = L.map(canvas, { minZoom: 8, maxZoom: 19, scrollWheelZoom: false });
    let missed = 0;
    L.tileLayer(TILES, { attribution: SOURCE, minZoom: 6, maxZoom: 19 })
      .on("tileerror", () => { if (++missed > 3) failed.hidden = false; }).addTo(map);
    // htmx leaves it alone when the list beside it changes; only the pins are put anew
    section.setAttribute("hx-morph-skip", "");
    opened.set(section, { map, pins: L.featureGroup().addTo(map), said: "" });
    pin(section);
    canvas.focus();
  }

  function pin(section) {
    const one = opened.get(section), places = placesOf(section), said = JSON.stringify(places);
    if (said === one.said) return;
    one.said = said;
    one.pins.clearLayers();
    const icon = L.divIcon({ html: PIN, className: "hub-pin", iconSize: [36, 44], iconAnchor: [18, 42], popupAnchor: [0, -38] });
    byPlace(places).forEach((here) => {
      const names = here.map((p) => p.name).join(", ");
      L.marker([here[0].lat, here[0].lon], { icon, title: names, alt: names }).bindPopup(popup(here)).addTo(one.pins);
    });
    if (places.length) one.map.fitBounds(one.pins.getBounds().pad(0.2), { maxZoom: 16 });
    else one.map.setView([52.1, 5.3], 8);
  }

  function start() {
    document.querySelectorAll("[data-map]").forEach((section) => {
      if (opened.has(section)) { pin(section); return; }
      section.querySelectorAll("[data-map-show], [data-map-note]").forEach((part) => { part.hidden = false; });
      section.querySelector("[data-map-without]").hidden = true;
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-map-show]");
    if (button) show(button.closest("[data-map]"));
  });
  document.addEventListener("htmx:after:swap", start);
  start();
})();
