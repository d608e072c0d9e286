// What somebody typed stays until it was sent, or until they say that it may go: no swap, error or lost network drops it.
// A guarded form bears data-bewaken; data-gewijzigd says that what it holds is kept nowhere yet. The server says so of a
// form that comes back with errors.
"use strict";

const WEG = "Je hebt tekst getypt die nog niet is verstuurd. Wil je die tekst weggooien?";
const STIL = ["hidden", "submit", "button", "reset", "file", "password", "fieldset", "output"];

// The fields of a form that somebody fills in, and what they hold: a tick is known by its value too.
function velden(formulier) {
  return [...(formulier.elements ?? [])].filter((veld) => veld.name && !STIL.includes(veld.type) && !veld.matches("[data-geheim]"));
}

function naam(veld) {
  return isVinkje(veld) ? `${veld.name}=${veld.value}` : veld.name;
}

function isVinkje(veld) {
  return veld.type === "checkbox" || veld.type === "radio";
}

function waarde(veld) {
  return isVinkje(veld) ? veld.checked : veld.value;
}

function zet(veld, nieuw) {
  if (isVinkje(veld)) veld.checked = nieuw;
  else veld.value = nieuw;
}

function stand(formulier) {
  return Object.fromEntries(velden(formulier).map((veld) => [naam(veld), waarde(veld)]));
}

function zelfdeStand(een, ander) {
  return JSON.stringify(een) === JSON.stringify(ander);
}

for (const soort of ["input", "change"]) {
  document.addEventListener(soort, (event) => {
    const formulier = event.target.closest("form[data-bewaken]");
    if (formulier) formulier.dataset.gewijzigd = "";
  });
}

// Leaving the page asks, whatever leads away from it.
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-gewijzigd]")) event.preventDefault();
});

// A second click while the first is under way does nothing (the server would see through it too). What was typed is sent
// without leaving the page: errors come back into it, and without a network it is still there.
document.addEventListener("submit", (event) => {
  const formulier = event.target;
  if (event.defaultPrevented || formulier.method !== "post") return;
  if (formulier.ariaBusy) return event.preventDefault();
  formulier.ariaBusy = "true";
  if (!formulier.matches("[data-bewaken]") || !window.htmx) return laatGaan(formulier);
  event.preventDefault();
  const adres = formulier.getAttribute("action") || location.pathname + location.search;
  const heen = { target: "main", select: "main", swap: "outerMorph", headers: { "HX-Boosted": "true" } };
  htmx.ajax("POST", adres, { source: formulier, event, ...heen });
});

// As a browser sends it by itself: the page goes, and with it what it held.
function laatGaan(formulier) {
  delete formulier.dataset.gewijzigd;
  setTimeout(vrijgeven, 10000);
}

function vrijgeven() {
  for (const formulier of document.querySelectorAll("form[aria-busy]")) formulier.ariaBusy = null;
}
window.addEventListener("pageshow", vrijgeven);
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (!ctx.hx?.redirect) ctx.sourceElement.ariaBusy = null;
});

// What leads to another thing asks before it goes; what only changes this one keeps what is typed beside it.
document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  ctx.verstuurd = stand(ctx.sourceElement);
  if (ctx.request.method !== "GET" && !ctx.sourceElement.matches("[data-verlaat]")) return;
  const weg = verdwijnt(ctx.target, ctx.swap).filter((deel) => deel.getAttribute("action") !== ctx.request.action);
  if (!magWeg(ctx, weg)) event.preventDefault();
});

// Sent and accepted, and nothing was typed since.
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const formulier = ctx.sourceElement;
  if (!ctx.response.raw.ok || !zelfdeStand(ctx.verstuurd, stand(formulier))) return;
  delete formulier.dataset.gewijzigd;
});

document.addEventListener("htmx:before:swap", (event) => {
  const { ctx, tasks } = event.detail;
  const weg = tasks.flatMap(({ target, swapSpec, fragment }) =>
    verdwijnt(target, swapSpec.style).filter((deel) => !neemMee(deel, fragment, ctx)));
  if (magWeg(ctx, weg)) return;
  event.preventDefault();
  meld("Je tekst staat er nog. Bewaar die eerst; de rest van dit scherm is nog niet bijgewerkt.", "fout");
});

// As if typed there: counted, kept, and sent by a form that keeps itself.
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  ctx.meegenomen?.forEach(alsGetypt);
});

function alsGetypt(veld) {
  veld.dispatchEvent(new Event(isVinkje(veld) ? "change" : "input", { bubbles: true }));
}

// What is typed and not kept in the part of the page that a swap replaces.
function verdwijnt(doel, stijl) {
  if (!doel?.querySelectorAll || !/^(inner|outer|delete|textContent)/.test(stijl)) return [];
  const binnen = [...doel.querySelectorAll("[data-gewijzigd]")];
  return !/^(inner|text)/.test(stijl) && doel.matches("[data-gewijzigd]") ? [doel, ...binnen] : binnen;
}

function magWeg(ctx, delen) {
  ctx.losgelaten ??= new Set();
  const nieuw = delen.filter((deel) => !ctx.losgelaten.has(deel));
  if (nieuw.length && !confirm(WEG)) return false;
  for (const deel of nieuw) ctx.losgelaten.add(deel);
  return true;
}

// Put what is typed in the same form of the answer; of the form that was sent only what was typed since.
function neemMee(deel, fragment, ctx) {
  const verstuurd = deel === ctx.sourceElement ? ctx.verstuurd : null;
  if (verstuurd && zelfdeStand(verstuurd, stand(deel))) return true;
  const zelfde = [...fragment.querySelectorAll("form")].find((f) => f.getAttribute("action") === deel.getAttribute("action"));
  if (!zelfde || deel.tagName !== "FORM") return false;
  const gelukt = ctx.response.raw.ok;
  for (const veld of velden(deel)) {
    const nieuw = velden(zelfde).find((ander) => naam(ander) === naam(veld));
    const sinds = getyptSinds(veld, verstuurd, gelukt);
    if (!nieuw || sinds === undefined) continue;
    zet(nieuw, sinds);
    (ctx.meegenomen ??= []).push(nieuw);
  }
  if (!verstuurd && deel.elements.versie && zelfde.elements.versie) zelfde.elements.versie.value = deel.elements.versie.value;
  zelfde.dataset.gewijzigd = "";
  zelfde.closest("details")?.setAttribute("open", "");
  return true;
}

// What a field must keep, or undefined. When what was sent is kept, only what was typed behind it goes on.
function getyptSinds(veld, verstuurd, gelukt) {
  const nu = waarde(veld);
  const toen = verstuurd?.[naam(veld)];
  if (!verstuurd) return nu;
  if (nu === toen) return undefined;
  return gelukt && toen && String(nu).startsWith(toen) ? nu.slice(toen.length) : nu;
}
