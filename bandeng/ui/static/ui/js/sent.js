// On every page: drafts that have arrived go, and so do those of whoever held this device before.
const { holder, sent } = document.body.dataset;
const arrived = (sent || "").split(" ").filter(Boolean);

const gone = (key, text) => {
  const parts = key.split(":"); // draft, holder, form
  if (arrived.includes("all") || parts.length < 3 || (holder && parts[1] !== holder)) return true;
  try {
    return arrived.includes(JSON.parse(text).command);
  } catch {
    return true;
  }
};

function sweep(store) {
  for (const key of Object.keys(store).filter((one) => one.startsWith("draft:"))) {
    if (gone(key, store.getItem(key))) store.removeItem(key);
  }
}

for (const name of ["localStorage", "sessionStorage"]) {
  try {
    sweep(window[name]);
  } catch {
    // A forbidden store holds no drafts.
  }
}
