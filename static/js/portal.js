// Everything works without this file; it only makes waiting, counting and leaving kinder.
"use strict";

// A counter under every text that has a limit; it speaks up when the limit comes near.
function tel(veld) {
  const max = Number(veld.dataset.max);
  const teller = veld.nextElementSibling;
  const over = max - veld.value.length;
  teller.textContent = over < 0 ? `${-over} tekens te veel` : `Nog ${over} tekens`;
  teller.hidden = over > max / 5;
  teller.classList.toggle("teller--vol", over < 0);
}

function maakTellers(wortel) {
  for (const veld of wortel.querySelectorAll("[data-max]:not([data-geteld])")) {
    veld.dataset.geteld = "";
    veld.insertAdjacentHTML("afterend", '<p class="teller" role="status" hidden></p>');
    tel(veld);
  }
}

document.addEventListener("input", (event) => {
  if (event.target.dataset?.max) tel(event.target);
  const formulier = event.target.closest?.("form[data-bewaken]");
  if (formulier) formulier.dataset.gewijzigd = "";
});

// A long form asks before a closed tab throws the text away.
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-gewijzigd]")) event.preventDefault();
});

// A second click while the first is under way does nothing (the server would see through it too).
document.addEventListener("submit", (event) => {
  const formulier = event.target;
  if (event.defaultPrevented || formulier.method !== "post") return;
  if (formulier.hasAttribute("aria-busy")) return event.preventDefault();
  formulier.setAttribute("aria-busy", "true");
  delete formulier.dataset.gewijzigd;
});

function vrijgeven() {
  for (const formulier of document.querySelectorAll("form[aria-busy]")) formulier.removeAttribute("aria-busy");
}
window.addEventListener("pageshow", vrijgeven);
document.addEventListener("htmx:finally:request", vrijgeven);

// A PDF that takes longer than a second shows that it is being made.
async function haalOp(link) {
  const melding = setTimeout(() => link.setAttribute("aria-busy", "true"), 1000);
  try {
    const antwoord = await fetch(link.href);
    if (!antwoord.ok) throw new Error(antwoord.status);
    bewaar(await antwoord.blob(), link.dataset.download);
  } catch {
    location.assign(link.href); // the server's own page says what went wrong
  } finally {
    clearTimeout(melding);
    link.removeAttribute("aria-busy");
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
  const link = event.target.closest?.("a[data-download]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!link.hasAttribute("aria-busy")) haalOp(link);
});

// A request that failed changed nothing on the page: say so.
function meld(tekst) {
  const regel = document.createElement("p");
  regel.className = "melding melding--fout";
  regel.textContent = tekst;
  document.getElementById("meldingen").replaceChildren(regel);
}
document.addEventListener("htmx:error", () => meld("Geen verbinding. Wat je typte staat er nog; probeer het zo weer."));
document.addEventListener("htmx:response:error", (event) => {
  if (event.detail.ctx.response.status >= 500) meld("Er ging iets mis. Wat je typte staat er nog; probeer het zo weer.");
});

function begin(wortel) {
  maakTellers(wortel);
  wortel.querySelector(".foutoverzicht")?.focus();
}
document.addEventListener("htmx:after:swap", () => begin(document));
document.addEventListener("DOMContentLoaded", () => begin(document));
