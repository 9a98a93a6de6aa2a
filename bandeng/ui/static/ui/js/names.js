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

// `known` are the drawn shapes. The outermost place has no name of its own: the page says it.
export function names(map, known) {
  const at = new Map(known.map((shape) => [shape.feature.properties.code, shape]));
  const parent = (shape) => at.get(shape.feature.properties.parent || "none");
  const holders = new Set(known.map(parent));
  const crowded = new Set(); // places of which some part has no room for its name
  const fit = new Map(known.map((shape) => [shape, fits(map, shape, shape.feature.properties.name || "")]));
  for (const shape of known) if (!holders.has(shape) && !fit.get(shape)) crowded.add(parent(shape));
  for (const shape of known) {
    const { name } = shape.feature.properties;
    const above = parent(shape);
    const spokenFor = above && parent(above) && crowded.has(above);
    shape.unbindTooltip();
    if (!name || (holders.has(shape) && (!above || !crowded.has(shape)))) continue;
    shape.bindTooltip(words(name), { permanent: fit.get(shape) && !spokenFor, direction: "center" });
  }
}
