// Draws our own shapes and the server's clusters with Leaflet; no tiles, no other host.
import { pick } from "./pick.js";

const L = window.L;
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function words(text) {
  const box = document.createElement("span"); // a name is text, never markup
  box.textContent = text;
  return box;
}

function shapes(map, collection) {
  const layer = L.geoJSON(collection, {
    style: { className: "shape", color: css("--accent"), weight: 1.25 },
    onEachFeature(feature, shape) {
      const { name, href } = feature.properties;
      const few = collection.features.length < 30;
      if (name) shape.bindTooltip(words(name), { permanent: few, direction: "center" });
      if (href && !map.options.picking) shape.on("click", () => location.assign(href));
    },
    filter: (feature) => feature.geometry.type.endsWith("Polygon"),
  }).addTo(map);
  map.fitBounds(layer.getBounds(), { padding: [8, 8] });
  map.setMaxBounds(layer.getBounds().pad(0.5));
}

function cluster(feature) {
  const { count, state, text, href } = feature.properties;
  const link = document.createElement("a");
  link.className = `cluster ${state || ""}`;
  link.textContent = count;
  link.title = text || "";
  link.setAttribute("aria-label", text || String(count));
  if (href) link.href = href;
  return L.divIcon({ html: link, className: "", iconSize: [44, 44] });
}

async function points(map, address, layer) {
  const box = map.getBounds().toBBoxString();
  const joint = address.includes("?") ? "&" : "?";
  const answer = await fetch(`${address}${joint}box=${box}&zoom=${map.getZoom()}`);
  if (!answer.ok) return;
  layer.clearLayers();
  L.geoJSON(await answer.json(), {
    pointToLayer: (feature, at) => L.marker(at, { icon: cluster(feature), keyboard: false }),
  }).addTo(layer);
}

async function draw(frame) {
  const answer = await fetch(frame.dataset.shapes);
  if (!answer.ok) return; // the list below stays
  frame.hidden = false;
  const picking = "pick" in frame.dataset;
  const map = L.map(frame, { attributionControl: false, zoomSnap: 0.5, picking });
  shapes(map, await answer.json());
  if (frame.dataset.points) {
    const layer = L.layerGroup().addTo(map);
    const again = () => points(map, frame.dataset.points, layer);
    map.on("moveend", again);
    await again();
  }
  if (picking) pick(map, frame.closest("figure"));
}

for (const frame of document.querySelectorAll(".map")) draw(frame);
