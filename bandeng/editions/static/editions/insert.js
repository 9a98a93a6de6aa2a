// Puts a figure where the cursor is, and says its value before that. Without script one types the name.
const box = document.querySelector("[data-insert]");
const area = document.getElementById("f-text");
const name = document.getElementById("f-figure");
const how = document.getElementById("f-function");
const said = box.querySelector("[data-said]");
const call = () => (name.value.trim() ? `${how.value}("${name.value.trim()}")` : "");

async function say() {
  const asked = call();
  said.textContent = "";
  if (!asked) return;
  const answer = await fetch(`${box.dataset.insert}?call=${encodeURIComponent(asked)}`, { headers: { Accept: "application/json" } });
  if (!answer.ok || asked !== call()) return;
  const { said: words, trouble } = await answer.json();
  said.textContent = words || trouble;
}

box.hidden = false;
name.addEventListener("change", say);
how.addEventListener("change", say);
box.querySelector("button").addEventListener("click", () => {
  if (!call()) return name.focus();
  area.setRangeText(`{{ ${call()} }}`, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
});
