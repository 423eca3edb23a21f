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

  function popup(place) {
    const box = document.createElement("div");
    const name = Object.assign(document.createElement(place.url ? "a" : "strong"), { textContent: place.name });
    if (place.url) name.href = place.url;
    box.append(name);
    if (place.note) box.append(document.createElement("br"), place.note);
    return box;
  }

  async function show(section) {
    const failed = section.querySelector("[data-map-failed]");
    const places = JSON.parse(document.getElementById(section.dataset.data).textContent).filter((p) => p.lat && p.lon);
    try { await load(section); } catch { failed.hidden = false; return; }
    const canvas = Object.assign(document.createElement("div"), { className: "hub-map__canvas", tabIndex: 0 });
    section.querySelector("[data-map-ground]").replaceWith(canvas);
    const map = L.map(canvas, { minZoom: 8, maxZoom: 19, scrollWheelZoom: false });
    let missed = 0;
    L.tileLayer(TILES, { attribution: SOURCE, minZoom: 6, maxZoom: 19 })
      .on("tileerror", () => { if (++missed > 3) failed.hidden = false; }).addTo(map);
    const icon = L.divIcon({ html: PIN, className: "hub-pin", iconSize: [36, 44], iconAnchor: [18, 42], popupAnchor: [0, -38] });
    const pins = places.map((p) => L.marker([p.lat, p.lon], { icon, title: p.name, alt: p.name }).addTo(map).bindPopup(popup(p)));
    if (pins.length) map.fitBounds(L.featureGroup(pins).getBounds().pad(0.2), { maxZoom: 16 });
    else map.setView([52.1, 5.3], 8);
    canvas.focus();
  }

  document.querySelectorAll("[data-map]").forEach((section) => {
    section.querySelectorAll("[data-map-show], [data-map-note]").forEach((part) => { part.hidden = false; });
    section.querySelector("[data-map-without]").hidden = true;
    section.querySelector("[data-map-show]").addEventListener("click", () => show(section));
  });
})();
