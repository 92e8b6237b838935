// Says in words what went wrong when the browser could not use a passkey.

const WORDS = {
  NotAllowedError: "The passkey was not used: you stopped it, or it took too long. Try again.",
  InvalidStateError: "This passkey is already yours. You can use it to sign in.",
  SecurityError: "This browser does not allow passkeys at this address.",
};

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const place = document.getElementById("passkey-problem");
  const name = event.detail.exception?.name;
  place.textContent = WORDS[name] || "The passkey could not be used here. Try again, or use another way.";
});
