// Names stand where they fit: a place's own until those of the places inside it do. Elsewhere the pointer brings them.
function words(text) {
  const box = document.createElement("span"); // a name is text, never markup
  box.textContent = text;
  return box;
}

function fits(map, shape, name) {
  const box = shape.getBounds();
  const wide = map.latLngToLayerPoint(box.getNorthEast()).x - map.latLngToLayerPoint(box.getSouthWest()).x;
  return wide > name.length * 15;
}

export function names(map, known) {
  const holders = new Set();
  const crowded = new Set(); // places of which some part has no room for its name
  for (const { feature } of known) holders.add(feature.properties.parent);
  const fit = new Map(known.map((shape) => [shape, fits(map, shape, shape.feature.properties.name || "")]));
  for (const shape of known) {
    const { code, parent } = shape.feature.properties;
    if (!holders.has(code) && !fit.get(shape)) crowded.add(parent);
  }
  for (const shape of known) {
    const { code, name, parent } = shape.feature.properties;
    shape.unbindTooltip();
    const top = !known.some((other) => other.feature.properties.code === parent) && holders.has(code);
    const hidden = holders.has(code) ? !crowded.has(code) : crowded.has(parent);
    if (!name || (top && known.length > 1)) continue;
    if (holders.has(code) && hidden) continue;
    shape.bindTooltip(words(name), { permanent: fit.get(shape) && !hidden, direction: "center" });
  }
}
