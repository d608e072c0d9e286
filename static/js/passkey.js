// Passkeys: the form that bears data-passkey holds what the browser must be asked, and takes its answer in a hidden field.
// Also the button that shows a password while it is typed. Everything else of signing in works without this file.
"use strict";

const PASSKEY_MIS = "Het is niet gelukt. Probeer het nog een keer.";

function naarBytes(tekst) {
  const gewoon = tekst.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(gewoon), (teken) => teken.charCodeAt(0));
}

function naarTekst(buffer) {
  const tekens = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(tekens).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function lijst(sleutels) {
  return (sleutels ?? []).map((sleutel) => ({ ...sleutel, id: naarBytes(sleutel.id) }));
}

async function vraagPasskey(opties) {
  const publicKey = { ...opties, challenge: naarBytes(opties.challenge) };
  if (!opties.user) {
    return navigator.credentials.get({ publicKey: { ...publicKey, allowCredentials: lijst(opties.allowCredentials) } });
  }
  const user = { ...opties.user, id: naarBytes(opties.user.id) };
  const excludeCredentials = lijst(opties.excludeCredentials);
  return navigator.credentials.create({ publicKey: { ...publicKey, user, excludeCredentials } });
}

function alsJson({ id, rawId, type, response }) {
  const delen = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const gegeven = delen.filter((deel) => response[deel]).map((deel) => [deel, naarTekst(response[deel])]);
  return JSON.stringify({ id, rawId: naarTekst(rawId), type, response: Object.fromEntries(gegeven) });
}

async function gebruikPasskey(formulier) {
  const fout = formulier.querySelector("[data-passkey-fout]");
  fout.hidden = true;
  try {
    const antwoord = await vraagPasskey(JSON.parse(formulier.dataset.passkey));
    formulier.querySelector("input[name$=passkey]").value = alsJson(antwoord);
    formulier.requestSubmit();
  } catch {
    fout.textContent = PASSKEY_MIS;
    fout.hidden = false;
  }
}

document.addEventListener("click", (event) => {
  const knop = event.target.closest("[data-passkey-knop]");
  if (knop) gebruikPasskey(knop.form);
});

function maakToonknop(veld) {
  veld.dataset.toon = "ja";
  const knop = document.createElement("button");
  Object.assign(knop, { type: "button", className: "knop knop--klein", textContent: "Toon", ariaPressed: "false" });
  knop.ariaLabel = "Toon wat je typt";
  knop.addEventListener("click", () => {
    const zien = veld.type === "password";
    veld.type = zien ? "text" : "password";
    knop.textContent = zien ? "Verberg" : "Toon";
    knop.ariaPressed = String(zien);
  });
  veld.after(knop);
}

function kleedAan() {
  const kan = Boolean(window.PublicKeyCredential);
  for (const deel of document.querySelectorAll("[data-met-passkey]")) deel.hidden = !kan;
  for (const deel of document.querySelectorAll("[data-zonder-passkey]")) deel.hidden = kan;
  for (const veld of document.querySelectorAll("input[type=password]:not([data-toon=ja])")) maakToonknop(veld);
}
document.addEventListener("DOMContentLoaded", kleedAan);
document.addEventListener("htmx:after:swap", kleedAan);
