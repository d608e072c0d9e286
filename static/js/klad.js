// What is typed in a guarded form is also kept in this tab until it was sent or thrown away, so that a reload or Back
// brings it back. Never a key or a token, and only for whoever typed it: signing out clears it (as does the answer to it, by
// Clear-Site-Data), and so does another person.
"use strict";

const VOOR = "klad ";

function wie() {
  return document.body.dataset.wie;
}

function plek(formulier) {
  const adres = new URL(formulier.getAttribute("action") || location.href, location.href);
  return `${VOOR}${wie()} ${adres.pathname}${adres.search}`;
}

function kladden() {
  return Object.keys(sessionStorage).filter((sleutel) => sleutel.startsWith(VOOR));
}

// The portal changed its key since: what was kept under one's mark of before is still one's own.
function hernoem() {
  const eerder = document.body.dataset.wieEerder;
  if (!eerder) return;
  if (sessionStorage.getItem("wie") === eerder) sessionStorage.setItem("wie", wie());
  for (const sleutel of kladden().filter((sleutel) => sleutel.startsWith(`${VOOR}${eerder} `))) {
    const klad = { ...JSON.parse(sessionStorage.getItem(sleutel)), wie: wie() };
    sessionStorage.removeItem(sleutel);
    sessionStorage.setItem(sleutel.replace(eerder, wie()), JSON.stringify(klad));
  }
}

function leesKlad(formulier) {
  return JSON.parse(sessionStorage.getItem(plek(formulier)));
}

function vergeet(formulier) {
  sessionStorage.removeItem(plek(formulier));
}

// Each field with what the page first gave it, which after an error is no longer what the form begins with.
function bewaarKlad(formulier, versie = formulier.elements.versie?.value) {
  const eerder = leesKlad(formulier)?.velden ?? {};
  const inhoud = velden(formulier).map((veld) => [naam(veld), [eerder[naam(veld)]?.[0] ?? begin(veld), waarde(veld)]]);
  const klad = { wie: wie(), op: Date.now(), versie, velden: Object.fromEntries(inhoud) };
  try {
    sessionStorage.setItem(plek(formulier), JSON.stringify(klad));
  } catch {} // full or forbidden: then leaving the page still asks
}

function begin(veld) {
  if (isVinkje(veld)) return veld.defaultChecked;
  if (veld.type !== "select-one") return veld.defaultValue;
  return ([...veld.options].find((optie) => optie.defaultSelected) ?? veld.options[0])?.value;
}

for (const soort of ["input", "change"]) {
  document.addEventListener(soort, (event) => {
    const formulier = event.target.closest("form[data-bewaken]");
    if (formulier) bewaarKlad(formulier);
  });
}

// Only what was typed is put back: what a colleague changed elsewhere stays. With the version that the typing began from,
// so that the server sees what changed meanwhile, and says so.
function haalTerug(formulier) {
  const klad = leesKlad(formulier);
  formulier.dataset.hersteld = "";
  if (!klad) return;
  const anders = velden(formulier).filter((veld) => {
    const [toen, nu] = klad.velden[naam(veld)] ?? [];
    return nu !== undefined && nu !== toen && nu !== waarde(veld);
  });
  for (const veld of anders) zet(veld, klad.velden[naam(veld)][1]);
  if (!anders.length) return;
  const versie = formulier.elements.versie;
  const vers = versie?.value;
  if (versie && klad.versie != null) versie.value = klad.versie;
  anders.forEach(alsGetypt);
  formulier.closest("details")?.setAttribute("open", "");
  formulier.before(teruggehaald(formulier, vers));
}

function teruggehaald(formulier, versie) {
  const regel = document.createElement("p");
  regel.className = "melding melding--info";
  regel.textContent = "Wat je eerder typte, staat er weer. Het is nog niet verstuurd. ";
  const knop = document.createElement("button");
  Object.assign(knop, { type: "button", className: "knop knop--klein", textContent: "Gooi weg en begin opnieuw" });
  knop.addEventListener("click", () => {
    formulier.reset();
    if (versie !== undefined) formulier.elements.versie.value = versie;
    velden(formulier).forEach(alsGetypt); // counters, start times, and what shows with a tick
    vergeet(formulier);
    delete formulier.dataset.gewijzigd;
    regel.remove();
    velden(formulier)[0]?.focus();
  });
  regel.append(knop);
  return regel;
}

function haalAllesTerug() {
  for (const formulier of document.querySelectorAll("form[data-bewaken]:not([data-hersteld])")) haalTerug(formulier);
}

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  for (const deel of ctx.losgelaten ?? []) if (deel.matches("form")) vergeet(deel);
  haalAllesTerug();
});
document.addEventListener("click", (event) => {
  const formulier = event.target.closest("[data-annuleer]")?.closest("form[data-bewaken]");
  if (formulier) vergeet(formulier); // leaving still asks
});

// Filed: gone. Refused because somebody was first: whoever then opens the form again has seen what changed. What keeps
// itself would overwrite that without a word, so there the old version stays.
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const formulier = ctx.sourceElement;
  if (!formulier.matches("form[data-bewaken]")) return;
  if (ctx.response.status === 409 && formulier.dataset.vers === undefined) bewaarKlad(formulier, null);
  else if (ctx.response.raw.ok && formulier.dataset.gewijzigd === undefined) vergeet(formulier);
});

// Whose tab it is. A session that ended by itself leaves what was typed for the same person; signing out leaves nothing.
function ruimOp() {
  if (!wie() && sessionStorage.getItem("gaat weg")) localStorage.setItem("uitgelogd", Date.now());
  sessionStorage.removeItem("gaat weg");
  const uit = Number(localStorage.getItem("uitgelogd"));
  for (const sleutel of kladden()) {
    const klad = JSON.parse(sessionStorage.getItem(sleutel));
    if (klad.op < uit || (wie() && klad.wie !== wie())) sessionStorage.removeItem(sleutel);
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-uitloggen]")) sessionStorage.setItem("gaat weg", "ja");
});
window.addEventListener("storage", (event) => {
  if (event.key === "uitgelogd") kladden().forEach((sleutel) => sessionStorage.removeItem(sleutel));
});

// Back never shows the page of whoever used this tab before.
window.addEventListener("pageshow", (event) => {
  const terug = event.persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const vorige = sessionStorage.getItem("wie");
  sessionStorage.setItem("wie", wie());
  if (!terug || vorige === null || vorige === wie()) return;
  document.body.hidden = true;
  for (const formulier of document.forms) formulier.reset();
  location.reload();
});

document.addEventListener("DOMContentLoaded", () => {
  hernoem();
  ruimOp();
  haalAllesTerug();
});
