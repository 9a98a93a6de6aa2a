// Signing in in another window makes this page's token an old one: it is fetched anew when one comes back here.
const form = document.querySelector("form[data-fresh]");

async function freshen() {
  const answer = await fetch(form.dataset.fresh);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("[name=csrfmiddlewaretoken]");
  if (token) form.querySelector("[name=csrfmiddlewaretoken]").value = token.value;
}

if (form) addEventListener("focus", () => freshen().catch(() => {}));
