// Keeps what is typed in a form with data-draft on this device until the form has been sent.
// A draft belongs to one report (data-of, the id of its submission): begun anew, nothing old comes back.
const AGE = 3 * 24 * 3600 * 1000; // a draft older than three days is not brought back
const SECRET = /password|token|code/i;

const PIN = ["lon", "lat"]; // of the hidden fields only the pin is the person's own

const fields = (form) =>
  [...form.elements].filter(
    (f) => f.name && f.type !== "file" && !SECRET.test(f.name) && (f.type !== "hidden" || PIN.includes(f.name)),
  );

const of = (form) => form.dataset.of || "";

function read(form, key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    if (kept && Date.now() - kept.at < AGE && kept.of === of(form)) return kept.values;
    localStorage.removeItem(key);
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
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), of: of(form), values }));
  } catch {
    // A full or forbidden store: the page works without drafts.
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = `draft:${form.dataset.draft}`;
  const wrong = form.querySelector("[aria-invalid]");
  const kept = read(form, key);
  if (kept && !wrong) restore(form, kept);
  form.addEventListener("input", () => keep(form, key));
  form.dispatchEvent(new Event("restored"));
}
// The page after the last step says which drafts have arrived; the phone may be lent to the next person.
for (const done of document.querySelectorAll("[data-draft-sent]")) {
  for (const name of done.dataset.draftSent.split(" ")) localStorage.removeItem(`draft:${name}`);
}
