// A ballot that was closed is not read again with "back": a page the browser kept alive is asked for anew.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
