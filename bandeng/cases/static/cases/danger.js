// Words of danger show the emergency number while they are typed. Without script the next page shows it.
const form = document.querySelector("form[data-danger]");
const words = form?.querySelector("textarea[name=words]");
const shown = form?.querySelector(".danger-words");
let waiting = 0;

async function ask() {
  const sent = new FormData();
  sent.set("words", words.value);
  sent.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(form.dataset.danger, { method: "POST", body: sent });
  if (answer.ok) shown.innerHTML = await answer.text();
}

words?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask().catch(() => {}), 600);
});
