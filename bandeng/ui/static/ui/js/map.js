// Draws our own shapes and the server's clusters with Leaflet; no tiles, no other host.
import { names } from "./names.js";
import { pick } from "./pick.js";

const L = window.L;
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function shapes(map, collection) {
  const { known } = map.options; // the shapes that are drawn
  const first = known.length === 0;
  const drawn = new Set(known.map((shape) => shape.feature.properties.code));
  const layer = L.geoJSON(collection, {
    style: { className: "shape", color: css("--accent"), weight: 1.25 },
    onEachFeature(feature, shape) {
      const { code, href } = feature.properties;
      const leads = href || (code && `/places/${code}/`);
      if (leads && !map.options.picking) shape.on("click", () => location.assign(leads));
      known.push(shape);
    },
    filter: ({ geometry, properties }) => geometry.type.endsWith("Polygon") && !(properties.code && drawn.has(properties.code)),
  }).addTo(map);
  const again = () => names(map, known);
  if (first) {
    map.fitBounds(layer.getBounds(), { padding: [8, 8] });
    map.setMaxBounds(layer.getBounds().pad(0.5));
    map.on("zoomend", again);
  }
  again();
}

// The grids of a community, once somebody points at it.
async function closer(map, code) {
  const answer = await fetch(`/places/${code}/shapes.json?depth=1`);
  if (answer.ok) shapes(map, await answer.json());
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
  const map = L.map(frame, { attributionControl: false, zoomSnap: 0.5, picking, known: [] });
  shapes(map, await answer.json());
  if (frame.dataset.points) {
    const layer = L.layerGroup().addTo(map);
    const again = () => points(map, frame.dataset.points, layer);
    map.on("moveend", again);
    await again();
  }
  if (picking) pick(map, frame.closest("figure"), (code) => closer(map, code));
}

for (const frame of document.querySelectorAll(".map")) draw(frame);
