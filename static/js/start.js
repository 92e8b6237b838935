// Starts the parts of GOV.UK Frontend that pages use, then our own. Every page works
// without any of this; nothing here may be the only way to do a thing.

import {
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner,
  PasswordInput, Radios, SkipLink, createAll,
} from "../built/govuk-frontend.min.js";
import { watchSession } from "./session.js";
import { nameTableParts } from "./tables.js";
import { keepWhatIsTyped } from "./unsaved.js";

// What answered a form is kept nowhere, so a browser that comes Back to it could only show an
// error of its own. From here on it asks for the address anew, without sending the form again.
history.replaceState(history.state, "", location.href);

document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const part of [
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner,
  PasswordInput, Radios, SkipLink,
]) {
  createAll(part);
}

// On a phone the rooms are one line; the one that one is in is drawn into sight.
const room = document.querySelector(".app-rooms [aria-current]");
if (room) {
  const line = room.closest("ul");
  line.scrollLeft = room.offsetLeft - line.offsetLeft - line.clientWidth / 3;
}

nameTableParts(document);
keepWhatIsTyped(document);
watchSession(document);
