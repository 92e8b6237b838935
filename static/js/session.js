// A session ends after half an hour without use. This module keeps it alive while somebody
// types, warns two minutes before its end, and afterwards asks for a new sign-in without
// leaving the page, so that the text stays where it was typed. Without it the server keeps
// a form that comes too late (docs/decisions/kept-text.md).

const ALIVE = "/account/alive/";
const SIGN_IN = "/account/login/?next=/account/back/";
const WARN_SECONDS = 120;
const STEP_MS = 60_000;

const page = { person: "", endsAt: 0, usedAt: 0, timer: 0, ended: false, dialog: null };

export function watchSession(root) {
  page.person = root.body.dataset.person;
  if (!page.person) return;
  page.usedAt = Date.now();
  expectEndIn(Number(root.body.dataset.sessionLeft) || 29 * 60);
  root.addEventListener("input", noteUse);
  root.addEventListener("submit", holdBack, { capture: true });
  root.addEventListener("visibilitychange", () => root.hidden || lookAgain());
  root.addEventListener("session:ended", askToSignIn);
  root.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) askToSignIn();
  });
}

// What the server says: {left, person, token}, or null when nobody is signed in any more.
async function ask(method) {
  const headers = method === "POST" ? { "X-CSRFToken": token() } : {};
  const answer = await fetch(ALIVE, { method, headers, credentials: "same-origin", cache: "no-store" });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`alive: ${answer.status}`);
  const of = (name) => answer.headers.get(name);
  return { left: Number(of("X-Session-Left")), person: of("X-Person"), token: of("X-CSRF-Token") };
}

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value || "";
}

function expectEndIn(seconds) {
  page.endsAt = Date.now() + seconds * 1000;
  clearTimeout(page.timer);
  page.timer = setTimeout(lookAgain, Math.max(1, seconds - WARN_SECONDS) * 1000);
}

function noteUse() {
  if (page.ended || Date.now() - page.usedAt < STEP_MS) return;
  page.usedAt = Date.now();
  ask("POST").then(settle, () => {});
}

// The network may be away for a moment: then nothing is known, and the next look decides.
async function lookAgain() {
  try {
    settle(await ask("GET"));
  } catch {
    expectEndIn(WARN_SECONDS + 30);
  }
}

function settle(state) {
  if (state === null) return askToSignIn();
  if (state.person !== page.person) return warnOfAnother();
  const wasEnded = page.ended;
  page.ended = false;
  if (wasEnded) takeToken(state.token);
  if (state.left > WARN_SECONDS) {
    close();
    expectEndIn(state.left);
  } else {
    warn(state.left);
  }
}

// A form's token dies with the sign-in it was made in.
function takeToken(fresh) {
  for (const box of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) box.value = fresh;
}

// A form sent after the end would leave the page it was typed in.
function holdBack(event) {
  if (event.target.method === "dialog" || (!page.ended && Date.now() < page.endsAt)) return;
  event.preventDefault();
  event.stopPropagation();
  lookAgain().then(() => {
    if (!page.ended && Date.now() < page.endsAt) event.target.requestSubmit(event.submitter);
  });
}

function warn(left) {
  clearTimeout(page.timer);
  page.endsAt = Date.now() + left * 1000;
  page.timer = setTimeout(lookAgain, (left + 1) * 1000);
  const minutes = Math.max(1, Math.round(left / 60));
  show("You will soon be signed out", [
    `In about ${minutes === 1 ? "a minute" : `${minutes} minutes`} this sign-in ends. What you typed stays on the page.`,
  ], button("Stay signed in", async () => {
    const before = page.endsAt;
    try {
      settle(await ask("POST"));
    } finally {
      // Twelve hours are twelve hours: nothing can be added to them.
      if (page.endsAt - before < STEP_MS) close();
    }
  }));
}

function askToSignIn() {
  clearTimeout(page.timer);
  page.ended = true;
  const link = document.createElement("a");
  Object.assign(link, { href: SIGN_IN, target: "_blank", className: "govuk-button", textContent: "Sign in in a new tab" });
  show("You have been signed out", [
    "What you typed is still on this page. Sign in in a new tab, then come back here and go on.",
  ], link, button("I have signed in", lookAgain), button("Close", close));
}

function warnOfAnother() {
  page.ended = true;
  show("Somebody else is signed in now", [
    "This page belongs to another sign-in. Copy what you typed before you leave it; it cannot be sent from here.",
  ], button("Close", close));
}

function show(heading, sentences, ...choices) {
  close();
  const dialog = document.createElement("dialog");
  dialog.className = "app-session";
  dialog.setAttribute("aria-labelledby", "session-heading");
  dialog.append(element("h2", "govuk-heading-m", heading, "session-heading"));
  for (const words of sentences) dialog.append(element("p", "govuk-body", words));
  const row = element("div", "govuk-button-group");
  row.append(...choices);
  dialog.append(row);
  document.body.append(dialog);
  dialog.showModal();
  page.dialog = dialog;
}

function close() {
  page.dialog?.remove();
  page.dialog = null;
}

function button(label, act) {
  const made = element("button", "govuk-button govuk-button--secondary", label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function element(name, className, text = "", id = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  if (id) made.id = id;
  return made;
}
