// Keeps what is being typed into a form (form[data-keep]) in this tab until it is sent, so
// that an ended session, a crash or a wrong click loses nothing. Kept under person and
// address; passwords, files and hidden fields are never kept. session.js keeps the session
// alive meanwhile.

const SENT = ":sent";
const SKIPPED = new Set(["password", "file", "hidden", "submit", "button", "search"]);

export function keepWhatIsTyped(root) {
  const person = root.body.dataset.person;
  settleWhatWasSent(Boolean(person));
  if (!person) return;
  root.querySelectorAll("form[data-keep]").forEach((form, number) => {
    keep(form, `typed:${person}:${location.pathname}:${number}`);
  });
}

// A form that was sent has arrived when the next page is a signed-in page without an error.
// A sign-in page or an error page means that it has not, and its words are kept.
function settleWhatWasSent(isSignedIn) {
  const status = performance.getEntriesByType("navigation")[0]?.responseStatus || 200;
  for (const sent of Object.keys(sessionStorage).filter((name) => name.endsWith(SENT))) {
    if (isSignedIn && status < 400) sessionStorage.removeItem(sent.slice(0, -SENT.length));
    sessionStorage.removeItem(sent);
  }
}

function keep(form, key) {
  const atFirst = JSON.stringify(typedIn(form));
  const kept = sessionStorage.getItem(key);
  if (kept && kept !== atFirst) offer(form, key, JSON.parse(kept));
  form.addEventListener("input", () => {
    const typed = JSON.stringify(typedIn(form));
    if (typed === atFirst) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, typed);
  });
  form.addEventListener("submit", () => sessionStorage.setItem(key + SENT, "1"));
}

function boxesOf(form) {
  return [...form.elements].filter((box) => box.name && !SKIPPED.has(box.type));
}

function typedIn(form) {
  return boxesOf(form).map((box) => [
    box.name,
    box.type === "checkbox" || box.type === "radio" ? [box.value, box.checked] : box.value,
  ]);
}

function offer(form, key, kept) {
  const notice = document.createElement("div");
  notice.className = "app-kept";
  notice.setAttribute("role", "status");
  const words = document.createElement("span");
  words.textContent = "You typed something here before and did not send it.";
  notice.append(words, choice("Bring it back", () => {
    restore(form, kept);
    notice.remove();
  }), choice("Forget it", () => {
    sessionStorage.removeItem(key);
    notice.remove();
  }));
  form.prepend(notice);
}

function choice(label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "app-link-button";
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
}

function restore(form, kept) {
  const boxes = boxesOf(form);
  kept.forEach(([name, value], place) => {
    const box = boxes[place]?.name === name ? boxes[place] : boxes.find((b) => b.name === name);
    if (!box) return;
    if (Array.isArray(value)) box.checked = value[1];
    else box.value = value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
