// Draws our own shapes and the server's clusters with Leaflet; no tiles, no other host.
import { pick } from "./pick.js";

const L = window.L;
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function words(text) {
  const box = document.createElement("span"); // a name is text, never markup
  box.textContent = text;
  return box;
}

// Names stand where they fit; elsewhere they come with the pointer. What holds other shapes has none.
function names(map, layer, parents) {
  layer.eachLayer((shape) => {
    const { code, name } = shape.feature.properties;
    if (!name || parents.has(code)) return;
    const box = shape.getBounds();
    const wide = map.latLngToLayerPoint(box.getNorthEast()).x - map.latLngToLayerPoint(box.getSouthWest()).x;
    shape.unbindTooltip().bindTooltip(words(name), { permanent: wide > name.length * 15, direction: "center" });
  });
}

function shapes(map, collection) {
  const parents = new Set(collection.features.map((feature) => feature.properties.parent));
  const layer = L.geoJSON(collection, {
    style: { className: "shape", color: css("--accent"), weight: 1.25 },
    onEachFeature(feature, shape) {
      const { code, href } = feature.properties;
      const leads = href || (code && `/places/${code}/`);
      if (leads && !map.options.picking) shape.on("click", () => location.assign(leads));
    },
    filter: (feature) => feature.geometry.type.endsWith("Polygon"),
  }).addTo(map);
  map.fitBounds(layer.getBounds(), { padding: [8, 8] });
  map.setMaxBounds(layer.getBounds().pad(0.5));
  const again = () => names(map, layer, parents);
  map.on("zoomend", again);
  again();
}

function cluster(feature) {
  const { count, state, text, href } = feature.properties;
  const link = document.createElement("a");
  link.className = `cluster ${state || ""}`;
  link.textContent = count;
  link.title = text ? `${count} · ${text}` : String(count);
  link.setAttribute("aria-label", link.title);
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
