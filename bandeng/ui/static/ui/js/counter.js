// Says how many characters are left in a textarea with data-limit.
const english = document.documentElement.lang === "en";

function say(area, place) {
  const left = Number(area.dataset.limit) - [...area.value].length;
  place.classList.toggle("over", left < 0);
  if (left >= 0) place.textContent = english ? `${left} characters left` : `还可写 ${left} 字`;
  else place.textContent = english ? `${-left} characters too many` : `多了 ${-left} 字`;
}

for (const place of document.querySelectorAll("[data-counter]")) {
  const area = document.getElementById(place.dataset.counter);
  place.setAttribute("aria-live", "polite");
  for (const event of ["input", "change"]) area.addEventListener(event, () => say(area, place));
  area.form?.addEventListener("restored", () => say(area, place));
  say(area, place);
}
