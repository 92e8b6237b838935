// Keeps the part of a page that says how far long work is up to date. Without JavaScript the
// page reloads itself; here only the part changes, so a screen reader hears its status alone.

const part = document.querySelector("[data-follow]");

async function look() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) {
    location.reload();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById(part.id);
  if (!now || !now.dataset.follow) {
    location.reload();
    return;
  }
  const bar = part.querySelector("progress");
  if (bar && now.querySelector("progress")) {
    bar.value = now.querySelector("progress").value;
    part.querySelector("[role=status]").textContent =
      now.querySelector("[role=status]").textContent;
  } else {
    part.replaceChildren(...now.childNodes);
  }
  later();
}

function later() {
  setTimeout(() => look().catch(later), Number(part.dataset.follow) * 1000);
}

if (part) {
  later();
}
