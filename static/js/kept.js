// On the page that offers a late form again: once it is sent, this tab need not offer the
// same text a second time (unsaved.js keeps it under person and address).

const form = document.querySelector("form[data-sends-again]");

form?.addEventListener("submit", () => {
  const place = `:${new URL(form.action).pathname}:`;
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith("typed:") && name.includes(place)) sessionStorage.removeItem(name);
  }
});
