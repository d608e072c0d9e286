// Two minutes before a sign-in ends it says so, and somebody who is still there can stay. Without this file nothing typed is
// lost: a form that comes too late is shown again by the server.
"use strict";
{
  const VOORAF = 120;
  const { over, nog } = document.body.dataset;
  let klok;
  let dan = Infinity;
  // Below everything, wherever the page is scrolled; made before its words come, or nobody hears them.
  const balk = document.createElement("div");
  balk.className = "sessiebalk";
  balk.role = "alert";
  document.body.append(balk);

  function wacht(seconden) {
    clearTimeout(klok);
    dan = Date.now() + (seconden - VOORAF) * 1000;
    klok = setTimeout(kijk, Math.max(0, dan - Date.now()));
  }

  // How long it still lasts: another tab may have kept it going. POST is staying, GET is asking.
  async function vraag(method) {
    const headers = JSON.parse(document.body.getAttribute("hx-headers:inherited"));
    const antwoord = await fetch(nog, { method, headers, redirect: "manual" });
    if (!antwoord.ok) throw new Error(antwoord.statusText);
    return antwoord.json();
  }

  async function kijk(method = "GET") {
    dan = Infinity;
    try {
      const stand = await vraag(method);
      toon("");
      if (stand.over > VOORAF) wacht(stand.over);
      else waarschuw(stand);
    } catch {
      toon("Je bent uitgelogd. Wat je hebt getypt staat er nog. Log in een nieuw venster in, en verstuur het dan.");
    }
  }

  function waarschuw(stand) {
    const minuten = Math.max(1, Math.round(stand.over / 60));
    const over = `Je wordt over ${minuten === 1 ? "een minuut" : `${minuten} minuten`} uitgelogd.`;
    toon(stand.langer ? over : `${over} Je bent dan twaalf uur ingelogd. Verstuur wat je typt, en log daarna opnieuw in.`, stand.langer);
    klok = setTimeout(kijk, (stand.over + 1) * 1000);
  }

  function toon(tekst, knop = false) {
    balk.replaceChildren();
    if (tekst) {
      const regel = document.createElement("p");
      regel.textContent = tekst;
      balk.append(regel, ...(knop ? [blijfknop()] : []));
    }
    maakRuimte();
  }

  // Nothing lies under the bar for good, and what somebody is typing in not for a moment.
  function maakRuimte() {
    const hoogte = balk.offsetHeight;
    document.body.style.paddingBottom = hoogte ? `${hoogte}px` : "";
    document.documentElement.style.scrollPaddingBottom = hoogte ? `${hoogte + 24}px` : "";
    const veld = document.activeElement;
    const bedekt = hoogte && veld !== document.body && !balk.contains(veld) && veld.getBoundingClientRect().bottom > innerHeight - hoogte;
    if (bedekt) veld.scrollIntoView({ block: "nearest" });
  }

  function blijfknop() {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.className = "knop knop--klein";
    knop.textContent = "Blijf ingelogd";
    knop.addEventListener("click", () => kijk("POST"));
    return knop;
  }

  window.addEventListener("resize", maakRuimte);
  if (over) wacht(Number(over));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() > dan) kijk(); // the machine slept
  });
}
