// Puts a text ready to paste on the clipboard; without permission it is chosen, to be copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = button.parentElement.querySelector("[data-copy-text]");
  const word = button.querySelector("span");
  const before = word.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      getSelection().selectAllChildren(text);
      if (!document.execCommand("copy")) return;
    }
    word.textContent = button.dataset.done;
    setTimeout(() => (word.textContent = before), 2500);
  });
}
