// Shows the bar of bulk actions when rows are chosen and says how many.
for (const form of document.querySelectorAll("form[data-choose]")) {
  const bar = form.querySelector(".bulk");
  const number = bar.querySelector("[data-number]");
  const boxes = () => [...form.querySelectorAll("input[name=chosen]")];
  const show = () => {
    const chosen = boxes().filter((box) => box.checked);
    bar.hidden = chosen.length === 0;
    if (number) number.textContent = chosen.length;
    for (const box of boxes()) box.closest(".row")?.classList.toggle("picked", box.checked);
  };
  form.addEventListener("change", show);
  show();
}
