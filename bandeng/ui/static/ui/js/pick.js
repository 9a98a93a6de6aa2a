// A pin on the map fills the hidden fields lon and lat (WGS-84, six decimals: about ten centimetres).
const L = window.L;
const SPRITE = document.querySelector("use").getAttribute("href").split("#")[0];

function pin() {
  const box = document.createElement("span");
  box.className = "pin";
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.classList.add("icon");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${SPRITE}#map-pin`);
  svg.append(use);
  box.append(svg);
  return L.divIcon({ html: box, className: "", iconSize: [44, 44], iconAnchor: [22, 42] });
}

// Where the pin lies, in the words of the address in data-where; `closer` draws what is inside that community.
async function tell(at, said, closer) {
  const asked = `${said.dataset.where}?lon=${at.lng.toFixed(6)}&lat=${at.lat.toFixed(6)}`;
  const answer = await fetch(asked).catch(() => null);
  const found = answer && (await answer.json().catch(() => null));
  if (!found) return;
  said.textContent = answer.ok ? `${found.label} · ${said.dataset.some}` : found.sentence;
  said.classList.toggle("error", !answer.ok);
  const community = found.ancestors?.find((place) => place.kind === "community");
  if (community) closer(community.code);
}

export function pick(map, figure, closer) {
  const lon = figure.querySelector("[name=lon]");
  const lat = figure.querySelector("[name=lat]");
  const said = figure.querySelector(".picked");
  let marker = null;

  function put(at) {
    marker ||= L.marker(at, { icon: pin(), draggable: true, keyboard: true }).addTo(map);
    marker.setLatLng(at);
    marker.off("dragend").on("dragend", () => put(marker.getLatLng()));
    lon.value = at.lng.toFixed(6);
    lat.value = at.lat.toFixed(6);
    said.textContent = said.dataset.some;
    if (said.dataset.where) tell(at, said, closer);
    lon.dispatchEvent(new Event("input", { bubbles: true }));
  }

  said.textContent = said.dataset.none;
  if (lon.value && lat.value) put(L.latLng(lat.value, lon.value));
  map.on("click", (event) => put(event.latlng));
  const here = figure.querySelector("[data-locate]");
  if (!("geolocation" in navigator)) return;
  here.hidden = false;
  here.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const at = L.latLng(coords.latitude, coords.longitude);
      put(at);
      map.setView(at, 17);
    }),
  );
}
