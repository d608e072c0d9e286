// Everything works without this file; it only makes waiting, counting and leaving kinder.
"use strict";

// A counter under every text with a limit. It shows in the last fifth and speaks when typing pauses.
function tel(veld, hardop = false) {
  const teller = veld.nextElementSibling;
  const over = veld.dataset.max - veld.value.length;
  teller.textContent = over < 0 ? `${-over} tekens te veel` : `Nog ${over} tekens`;
  teller.hidden = over > veld.dataset.max / 5;
  teller.classList.toggle("teller--vol", over < 0);
  if (hardop) document.getElementById("geteld").textContent = teller.hidden ? "" : over < 0 ? `Te lang: ${-over}` : `Over: ${over}`;
}

function maakTellers() {
  for (const veld of document.querySelectorAll("[data-max]:not([data-geteld])")) {
    veld.dataset.geteld = "";
    veld.insertAdjacentHTML("afterend", '<p class="teller" hidden></p>');
    tel(veld);
  }
}

let pauze;
document.addEventListener("input", (event) => {
  const veld = event.target;
  clearTimeout(pauze);
  if (veld.dataset.geteld === "") pauze = setTimeout(tel, 400, veld, true);
});

// What belongs to a tick shows once it is there. What was typed stays in sight, so that nothing is sent unseen or lost.
function toonBijVink() {
  for (const deel of document.querySelectorAll("[data-als]")) {
    const vink = deel.closest("form").elements[deel.dataset.als];
    const veld = deel.matches("input, textarea") ? deel : deel.querySelector("input, textarea");
    (deel.closest(".veld") ?? deel).hidden = !vink.checked && !veld.value;
  }
}
document.addEventListener("change", toonBijVink);
window.addEventListener("pageshow", toonBijVink);

// One line where the page keeps its messages; an empty text clears it.
function meld(tekst, soort) {
  const regel = document.createElement("p");
  regel.className = `melding melding--${soort}`;
  regel.textContent = tekst;
  document.getElementById("meldingen").replaceChildren(...(tekst ? [regel] : []));
}

// A PDF that takes longer than a second shows that it is being made.
async function haalOp(link) {
  link.ariaBusy = "true";
  const traag = setTimeout(meld, 1000, "Het document wordt gemaakt …", "info");
  try {
    const antwoord = await fetch(link.href);
    if (!antwoord.ok) throw new Error(antwoord.statusText);
    bewaar(await antwoord.blob(), link.dataset.download);
    meld("");
  } catch {
    location.assign(link.href); // the server's own page says what went wrong
  } finally {
    clearTimeout(traag);
    link.ariaBusy = null;
  }
}

function bewaar(blob, naam) {
  const anker = document.createElement("a");
  anker.href = URL.createObjectURL(blob);
  anker.download = naam;
  anker.click();
  setTimeout(() => URL.revokeObjectURL(anker.href), 60000);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-download]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!link.ariaBusy) haalOp(link);
});

// What is shown once can go onto paper.
function toonPrintknop() {
  for (const knop of document.querySelectorAll("[data-print]")) knop.hidden = false;
}
document.addEventListener("DOMContentLoaded", toonPrintknop);
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});

// The clock of an item, counted from the server's moment: a page that slept or came late is not behind.
function tik() {
  for (const klok of document.querySelectorAll("[data-klok]")) {
    klok.dataset.verschil ??= Date.parse(klok.dataset.nu) - Date.now();
    const seconden = Math.max(0, (Date.now() + Number(klok.dataset.verschil) - Date.parse(klok.dataset.begin)) / 1000);
    toonKlok(klok, Math.floor(seconden), Number(klok.dataset.minuten));
  }
}

function toonKlok(klok, seconden, gepland) {
  const rest = Math.ceil(gepland - seconden / 60);
  const over = Math.ceil(seconden / 60) - gepland;
  const minuten = (aantal) => `${aantal} ${aantal === 1 ? "minuut" : "minuten"}`;
  klok.querySelector(".klok-cijfers").textContent = `${Math.floor(seconden / 60)}:${String(seconden % 60).padStart(2, "0")}`;
  klok.querySelector(".klok-woorden").textContent = over > 0 ? `${minuten(over)} over tijd` : `nog ${minuten(Math.max(rest, 0))} van de ${gepland}`;
  klok.classList.toggle("klok--over", over > 0);
}
setInterval(tik, 1000);

// Notes that waited for an earlier answer go out with the version that answer brought.
document.addEventListener("htmx:before:request", (event) => {
  const { sourceElement: formulier, request } = event.detail.ctx;
  if (formulier.matches?.("form[data-vers]")) request.body.set("versie", formulier.elements.versie.value);
});

// A request that failed changed nothing on the page: say so.
const MIS = "Wat je typte staat er nog; probeer het zo weer.";
document.addEventListener("htmx:error", () => meld(`Geen verbinding. ${MIS}`, "fout"));
document.addEventListener("htmx:response:error", (event) => {
  if (event.detail.ctx.response.status >= 500) meld(`Er ging iets mis. ${MIS}`, "fout");
});

// What arrives by HTMX gets the same care; a fresh page moves the focus by `autofocus`.
document.addEventListener("DOMContentLoaded", maakTellers);
document.addEventListener("htmx:after:swap", (event) => {
  maakTellers();
  toonBijVink();
  event.target.querySelector?.(".foutoverzicht")?.focus();
});
