// An open menu closes when one taps beside it, presses Escape, or opens another.
const open = () => document.querySelectorAll("details.menu[open]");

addEventListener("click", ({ target }) => {
  for (const menu of open()) if (!menu.contains(target)) menu.open = false;
});
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// On a phone the rail is a strip: the page one is on is brought into sight.
const current = document.querySelector(".rail [aria-current]");
if (current && current.parentElement.scrollWidth > current.parentElement.clientWidth) {
  current.scrollIntoView({ inline: "center", block: "nearest" });
}
