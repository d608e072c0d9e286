// Making an agenda: order by dragging or by Alt and an arrow, and start times while minutes are typed.
// Without this file the buttons and a saved form do the same.
"use strict";

// Order

const RAND = 60; // pixels from the edge of the window where dragging makes the page scroll
let sleep = null; // what is being dragged: its item, the order before, and where the pointer took hold

function volgorde(lijst) {
  return [...lijst.children].map((li) => li.dataset.punt).join(",");
}

function beginSlepen(event) {
  const greep = event.target.closest?.(".greep");
  if (!greep || event.button !== 0) return;
  event.preventDefault(); // no text selection; the focus must be set by hand then
  greep.focus();
  greep.setPointerCapture(event.pointerId);
  const li = greep.closest("li");
  sleep = { li, lijst: li.parentElement, was: [...li.parentElement.children], y: event.pageY };
  li.classList.add("gesleept");
}

// The neighbours step aside in the page itself; the dragged item follows the pointer by a shift.
function sleepVerder(event) {
  if (!sleep) return;
  const { li } = sleep;
  scrolMee(event.clientY);
  const [voor, na] = [li.previousElementSibling, li.nextElementSibling];
  const buur = voor && event.clientY < greepVan(voor) + 4 ? voor : na && event.clientY > greepVan(na) - 4 ? na : null;
  if (buur) {
    const top = li.offsetTop;
    buur === voor ? li.after(buur) : li.before(buur);
    sleep.y += li.offsetTop - top;
  }
  li.style.translate = `0 ${event.pageY - sleep.y}px`;
}

// The height at which the handle of an item is: dragged to there, the items change places.
function greepVan(li) {
  const vak = li.querySelector(".greep").getBoundingClientRect();
  return vak.top + vak.height / 2;
}

function scrolMee(y) {
  if (y < RAND) scrollBy(0, y - RAND);
  else if (y > innerHeight - RAND) scrollBy(0, y - innerHeight + RAND);
}

function laatLos(bewaren) {
  if (!sleep) return;
  const { li, lijst, was } = sleep;
  sleep = null;
  li.classList.remove("gesleept");
  // Gone altogether: htmx copies what is left of it, which the content policy refuses. Asking makes Chromium write it.
  if (li.hasAttribute("style")) li.removeAttribute("style");
  if (!bewaren) lijst.append(...was);
  else if (was.some((kind, i) => kind !== lijst.children[i])) stuurVolgorde(li);
}

function stuurVolgorde(li) {
  const formulier = document.getElementById("volgorde");
  formulier.elements.volgorde.value = volgorde(li.parentElement);
  formulier.elements.punt.value = li.dataset.punt;
  formulier.requestSubmit();
}

function verplaatsMetToets(event) {
  const li = event.target.closest?.("[data-punt]");
  const omhoog = event.key === "ArrowUp";
  if (!li || !event.altKey || !(omhoog || event.key === "ArrowDown")) return;
  event.preventDefault();
  const buur = omhoog ? li.previousElementSibling : li.nextElementSibling;
  if (!buur || document.getElementById("volgorde").ariaBusy) return;
  const van = document.activeElement;
  omhoog ? li.after(buur) : li.before(buur); // the item itself stays put, so that the focus does
  van.focus();
  stuurVolgorde(li);
}

document.addEventListener("pointerdown", beginSlepen);
document.addEventListener("pointermove", sleepVerder);
document.addEventListener("pointerup", () => laatLos(true));
document.addEventListener("pointercancel", () => laatLos(false));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") laatLos(false);
  verplaatsMetToets(event);
});

// Start times: the same sum as portal/tools/programmatijden.py, while minutes are being typed.

const klok = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });

function alsTijd(begin, minuten) {
  return klok.format(new Date(begin + minuten * 60000)).replace(":", ".");
}

function toon(element, minuten) {
  if (!element) return;
  element.hidden = !minuten;
  element.querySelector("span").textContent = minuten;
}

function reken(lijst) {
  const begin = Date.parse(lijst.dataset.begin);
  let nu = 0;
  for (const li of lijst.children) {
    const vast = li.dataset.vast === "" ? nu : Number(li.dataset.vast);
    const start = Math.max(nu, vast);
    li.querySelector(".programma-tijd").textContent = alsTijd(begin, start);
    toon(li.querySelector("[data-ruimte]"), start - nu);
    toon(li.querySelector("[data-te-laat]"), start - vast);
    nu = start + (Number.parseInt(li.querySelector("input").value, 10) || 0);
  }
  document.querySelector("[data-einde]").textContent = alsTijd(begin, nu);
  toon(document.querySelector("[data-uitloop]"), Math.max(nu - lijst.dataset.duur, 0));
}

let rust;
document.addEventListener("input", (event) => {
  const lijst = event.target.closest("[data-begin]");
  clearTimeout(rust);
  if (lijst) rust = setTimeout(reken, 150, lijst);
});
