// Keeps what is typed in a form with data-draft on this device until the form has been sent.
// A draft belongs to one report (data-of, the id of its submission): begun anew, nothing old comes back.
// It belongs to one account (data-holder of the page), too; of whoever is not signed in it ends with the tab.
const AGE = 3 * 24 * 3600 * 1000; // a draft older than three days is not brought back
const SECRET = /password|token|code/i;

const PIN = ["lon", "lat"]; // of the hidden fields only the pin is the person's own

const fields = (form) =>
  [...form.elements].filter(
    (f) => f.name && f.type !== "file" && !SECRET.test(f.name) && (f.type !== "hidden" || PIN.includes(f.name)),
  );

const of = (form) => form.dataset.of || "";

const holder = document.body.dataset.holder || "";
const keyOf = (name) => `draft:${holder}:${name}`;
const store = () => (holder ? localStorage : sessionStorage);

function read(form, key) {
  try {
    const kept = JSON.parse(store().getItem(key));
    if (kept && Date.now() - kept.at < AGE && kept.of === of(form)) return kept.values;
    store().removeItem(key);
    return null;
  } catch {
    return null;
  }
}

function restore(form, values) {
  for (const field of fields(form)) {
    const kept = values[field.name];
    if (kept === undefined) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = kept.includes(field.value);
    else if (!field.value) field.value = kept[0];
  }
}

function keep(form, key) {
  const values = {};
  for (const field of fields(form)) {
    const off = (field.type === "radio" || field.type === "checkbox") && !field.checked;
    if (!off && field.value) (values[field.name] ||= []).push(field.value);
  }
  try {
    const command = form.elements.command?.value; // the page after it says that this very one has arrived
    store().setItem(key, JSON.stringify({ at: Date.now(), of: of(form), command, values }));
  } catch {
    // A full or forbidden store: the page works without drafts.
  }
}

// In a form for ever other persons what was left comes back only when asked for; whoever writes on leaves it.
function offer(form, key, values, ask) {
  const close = () => (ask.hidden = true);
  const on = (name, act) => ask.querySelector(name).addEventListener("click", () => (act(), close()));
  ask.hidden = false;
  on("[data-resume]", () => (restore(form, values), form.dispatchEvent(new Event("restored"))));
  on("[data-clear]", () => store().removeItem(key));
  form.addEventListener("input", close, { once: true });
}
for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = keyOf(form.dataset.draft);
  const wrong = form.querySelector("[aria-invalid]");
  const kept = read(form, key);
  const ask = form.querySelector("[data-draft-ask]");
  if (kept && !wrong) ask ? offer(form, key, kept, ask) : restore(form, kept);
  form.addEventListener("input", () => keep(form, key));
  form.addEventListener("submit", () => keep(form, key));
  form.dispatchEvent(new Event("restored"));
}
// The page after the last step says which drafts have arrived; the phone may be lent to the next person.
for (const done of document.querySelectorAll("[data-draft-sent]")) {
  for (const name of done.dataset.draftSent.split(" ")) {
    store().removeItem(keyOf(name));
    sessionStorage.removeItem(`draft::${name}`); // begun before she signed in
  }
}
