// Looks something up in a long list without leaving the form: its own page answers, only the list is drawn anew.
async function look(form, button) {
  const body = new FormData(form);
  for (const field of form.querySelectorAll("input[type=file]")) body.delete(field.name);
  body.append(button.name, button.value);
  const answer = await fetch(form.getAttribute("action") || location.href, { method: "POST", body });
  const id = `c-${button.dataset.find}`;
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
  if (!answer.ok || !drawn) throw new Error(answer.status);
  document.getElementById(id).replaceWith(drawn);
  document.getElementById(`f-${button.dataset.find}`).focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-find]");
  if (!button?.form) return;
  event.preventDefault();
  look(button.form, button).catch(() => {
    delete button.dataset.find; // the next try goes the way without script
    button.click();
  });
});

// Enter looks up in a search box, and sends the form everywhere else, though the search comes first in it.
document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.key !== "Enter" || event.isComposing || target.tagName !== "INPUT") return;
  if (!target.form?.querySelector(".chooser .lookup")) return;
  event.preventDefault();
  const lookup = target.closest(".lookup");
  if (lookup) lookup.querySelector("button").click();
  else target.form.requestSubmit();
});
