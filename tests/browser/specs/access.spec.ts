// Every screen and state, in every look: nothing that axe objects to, nothing wider than the screen,
// one heading of the first level, a title, and no field that was made anew while the screen came.

import { expectFieldsKept, watchFields } from "../support/fields.ts";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect, expectAccessible, LOOKS, test, wear } from "../support/test.ts";

/** What is on a screen once it has been answered. */
const SCREENS: { name: string; address: string; ready: string }[] = [
  { name: "start", address: "/", ready: "[data-answer=start]" },
  { name: "a way", address: "/weg?van=herwin&naar=vlaio", ready: "[data-answer=steps]" },
  { name: "a way in English", address: "/weg?van=herwin&naar=vlaio&taal=en", ready: "[data-answer=steps]" },
  { name: "no way", address: "/weg?van=bewel&naar=vlaio&zeker=hoog", ready: "[data-answer=islands]" },
  { name: "a way not filled in", address: "/weg", ready: "#way-from" },
  { name: "between", address: "/tussen?wie=vlaio,dep-omgeving,facilitair-bedrijf", ready: ".pair" },
  { name: "brokers", address: "/schakels", ready: "[data-broker]" },
  { name: "brokers between two groups, in English", address: "/schakels?van=sociale-economie&naar=circulaire-economie&taal=en", ready: "[data-broker]" },
  { name: "no broker", address: "/schakels?van=bewel&naar=bewel", ready: "[data-answer=sentence]" },
  { name: "what comes apart", address: "/uitval?wie=dwse", ready: "[data-answer=pieces]" },
  { name: "nothing comes apart", address: "/uitval?wie=bewel", ready: "[data-answer=sentence]" },
  { name: "nobody named to leave", address: "/uitval", ready: "#drop-out" },
  { name: "nobody known to leave", address: "/uitval?wie=niemand", ready: "[role=alert]" },
  { name: "a ranking", address: "/maten?maat=betweenness", ready: "[data-table=ranglijst]" },
  { name: "an unknown ranking", address: "/maten?maat=roem", ready: "[role=alert]" },
  { name: "between many", address: "/tussen?wie=vlaio,dep-omgeving,facilitair-bedrijf,ovam,dwse,vdab,bewel&zeker=hoog", ready: "[data-answer=unreached]" },
  { name: "between not filled in", address: "/tussen", ready: "#chosen-add" },
  { name: "reach", address: "/bereik?van=hefboom&stappen=4&richting=in", ready: "[data-table=bereik]" },
  { name: "reach of governments", address: "/bereik?van=herwin&wie=overheden&taal=en", ready: "[data-table=bereik]" },
  { name: "reach of several", address: "/bereik?van=trividend,hefboom&stappen=4&richting=in", ready: "[data-table=bereik]" },
  { name: "reach of nobody", address: "/bereik?van=bewel&zeker=hoog&richting=uit", ready: "[data-answer=sentence]" },
  { name: "reach not filled in", address: "/bereik", ready: "#reach-from" },
  { name: "reach refused", address: "/bereik?van=niemand", ready: "[role=alert]" },
  { name: "what if", address: "/wat-als?doe=%2Bvlaio:partners-with:herwin,-dwse,-ovam.partners-with.herwin", ready: "[data-answer=way-after]" },
  { name: "what if not filled in", address: "/wat-als", ready: "#add-from" },
  { name: "what if refused", address: "/wat-als?doe=%2Bovam:partners-with:herwin", ready: "[role=alert]" },
  { name: "groups", address: "/groepen", ready: "[data-group]" },
  { name: "a group", address: "/groep/cera", ready: "table" },
  { name: "levers", address: "/hefbomen", ready: "[data-lever]" },
  { name: "a lever", address: "/hefboom/vc-jobs", ready: "[data-relation]" },
  { name: "an unnamed lever", address: "/hefboom/hefbomen-2024-3", ready: "[data-answer=sentence]" },
  { name: "an actor", address: "/actor/dwse", ready: "[data-relation]" },
  { name: "a context", address: "/context/forum-2024", ready: "[data-relation]" },
  { name: "a relation", address: "/relatie/herwin.successor-of.sst", ready: ".sources" },
  { name: "a source", address: "/bron?adres=https:%2F%2Fwww.socialeeconomie.be%2Fnl%2Fnieuws%2Fsfeerverslag-stakeholdersforum-impactgericht-ondernemerschap-6-mei-2024", ready: "[data-answer=source-alone]" },
  { name: "a source that nothing rests on", address: "/bron?adres=https:%2F%2Fexample.be", ready: "[data-answer=sentence]" },
  { name: "partners", address: "/partners?voor=sif", ready: "[data-partner]" },
  { name: "partners in English", address: "/partners?voor=sif&hefboom=vc-aankopen&taal=en", ready: "[data-partner]" },
  { name: "partners around a lever that nobody is known of", address: "/partners?voor=sif&hefboom=hefbomen-2024-3", ready: "[data-answer=other-levers]" },
  { name: "partners for a profile", address: "/partners?soort=onderneming&rond=vc-jobs&tags=kempen,circulaire-economie&banden=hub-kempen", ready: "[data-partner]" },
  { name: "partners for a profile that nobody fits", address: "/partners?rond=hefbomen-2024-3", ready: "[data-answer=sentence]" },
  { name: "partners not filled in", address: "/partners", ready: "#partners-of" },
  { name: "partners of who is no actor", address: "/partners?voor=forum-2024", ready: "[role=alert]" },
  { name: "new contacts", address: "/contacten", ready: "[data-contact]" },
  { name: "new contacts among a few", address: "/contacten?onder=sif,febecoop,serv&taal=en", ready: "[data-contact]" },
  { name: "new contacts among one", address: "/contacten?onder=sif", ready: "#contacts-among" },
  { name: "no new contact", address: "/contacten?onder=verso,sif", ready: "[data-answer=sentence]" },
  { name: "new contacts among who is not there", address: "/contacten?onder=sif,niemand", ready: "[role=alert]" },
  { name: "a round table", address: "/tafel", ready: "[data-invited]" },
  { name: "a round table around a lever", address: "/tafel?hefboom=vc-jobs&met=verso&taal=en", ready: "[data-unheard]" },
  { name: "a round table with nobody known", address: "/tafel?hefboom=hefbomen-2024-3", ready: "[data-answer=sentence]" },
  { name: "a round table with who is no actor", address: "/tafel?met=vc-jobs", ready: "[role=alert]" },
  { name: "a question to type", address: "/vraag", ready: "[data-answer=examples]" },
  { name: "a question that is not understood", address: "/vraag?q=Wie%20bakt%20taart%3F", ready: "[data-answer=examples]" },
  { name: "a question out of bounds", address: "/vraag?q=Via%20wie%20kan%20Herw%21n%20bij%20VLAIO%20terecht%20in%2025%20stappen%3F", ready: "[data-answer=problem]" },
  { name: "a question asked back", address: "/vraag?q=Wat%20is%20Hefboom%3F", ready: "[data-answer=readings]" },
  { name: "a question led on", address: "/vraag?q=Wie%20is%20lid%20van%20Voka%3F", ready: "[data-answer=understood]" },
  { name: "search", address: "/zoek?q=hefboom", ready: "[data-answer=hits]" },
  { name: "nothing found", address: "/zoek?q=zzzzqqqq", ready: "#inhoud > [role=status]" },
  { name: "about", address: "/over", ready: "[data-answer=sentence]" },
  { name: "gaps", address: "/gaten", ready: "table" },
  { name: "gaps of which something is known", address: "/gaten?deel=zonder-overheid", ready: "[data-relation]" },
  { name: "parties without a lever", address: "/gaten?deel=zonder-hefboom", ready: "table" },
  { name: "pairs that meet", address: "/gaten?deel=ontmoetingen&wie=overheid", ready: "table" },
  { name: "ties not confirmed", address: "/gaten?deel=verouderd&vanaf=2026-11-24", ready: "table" },
  { name: "ties not confirmed, years that cannot be", address: "/gaten?deel=verouderd&jaren=veel&vanaf=gisteren", ready: "p.wrong" },
  { name: "pairs without a tie", address: "/gaten?deel=ongebonden&onder=herwin,groep-maatwerk,febecoop", ready: "table" },
  { name: "pairs without a tie, nobody chosen", address: "/gaten?deel=ongebonden", ready: "#chosen-add" },
  { name: "pairs without a tie, somebody unknown", address: "/gaten?deel=ongebonden&onder=herwin,niemand", ready: "[role=alert]" },
  { name: "who works on what", address: "/dekking", ready: "table" },
  { name: "who works on what, a cell open", address: "/dekking?set=vlaanderen-circulair&genoemd=ja&vak=vc-jobs,dwse", ready: "#cell-evidence [data-relation]" },
  { name: "who works on what of an unknown set", address: "/dekking?set=niemand", ready: "[role=alert]" },
  { name: "changes", address: "/verschil?van=2016&tot=2021", ready: "table" },
  { name: "changes, none", address: "/verschil?van=2024-05-06&tot=2024-05-06", ready: "[data-answer=sentence]" },
  { name: "changes, dates that run backwards", address: "/verschil?van=2024-05-06&tot=2023", ready: "p.wrong" },
  { name: "what happened, nothing yet", address: "/geschiedenis", ready: "[data-revision]" },
  { name: "what happened to one, in English", address: "/geschiedenis/ovam?taal=en", ready: "[data-revision]" },
  { name: "what happened to nobody", address: "/geschiedenis/niemand", ready: ".failed" },
  { name: "an earlier network", address: "/actor/ovam?revisie=1", ready: "[data-answer=past] time" },
  { name: "an earlier network that is not there", address: "/actor/ovam?revisie=9", ready: "[role=alert]" },
  { name: "signing in", address: "/aanmelden", ready: "#token" },
  { name: "signing in, in English", address: "/aanmelden?taal=en", ready: "#token" },
  { name: "editing while nobody is signed in", address: "/bewerk/ovam", ready: "#inhoud h1" },
  { name: "an unknown address", address: "/nergens", ready: "#inhoud h1" },
  { name: "an unknown actor", address: "/actor/niemand", ready: ".failed" },
  { name: "a refused question", address: "/weg?van=herwin&naar=herwin", ready: "[role=alert]" },
];

for (const look of LOOKS) {
  for (const { name, address, ready } of SCREENS) {
    test(`${name}: ${look.name}`, async ({ page, complaints }) => {
      complaints.expected = [DRIVER_TALK];
      await wear(page, look);
      await watchFields(page);
      await page.goto(address);
      await expect(page.locator(ready).first()).toBeVisible();
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page).toHaveTitle(/Schakel/);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider, "nothing is wider than the screen").toBeLessThanOrEqual(0);
      await expectAccessible(page);
      await expectFieldsKept(page);
    });
  }
}
