// Every screen: the query under "Toon als GraphQL", posted with its variables, returns exactly the ids
// that the screen shows, in their order.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

type Id = { id: string };
type Two = { a: Id; b: Id };
// The answer to any query: each row knows the part of it that its screen shows.
type Network = any;

interface Row {
  address: string;
  /** Elements that show an id each. */
  shown: string;
  /** The attribute that holds it; of an address, its last word counts. Empty for what it says. */
  by: string;
  /** The ids in the answer; `null` where the screen shows no query, since it asks none of the network. */
  ids: ((network: Network) => string[]) | null;
  /** What is done on the screen before. */
  first?: (page: Page) => Promise<void>;
}

const row = (address: string, shown: string, ids: Row["ids"], first?: Row["first"]): Row => ({
  address,
  shown,
  by: /\[(data-[a-z]+)\]$/.exec(shown)?.[1] ?? (shown.endsWith(" a") ? "href" : ""),
  ids,
  first,
});

const of = (list: Id[]) => list.map((one) => one.id);
const pairs = (list: Two[], by: string) => list.map(({ a, b }) => `${a.id}${by}${b.id}`);
const entities = (list: { entity: Id }[]) => list.map((one) => one.entity.id);
const actors = (list: { actor: Id }[]) => list.map((one) => one.actor.id);
const onWay = (way: { steps: { relations: Id[] }[] }) => way.steps.flatMap((step) => of(step.relations));
const ties = ({ entity }: Network) => of(entity.relations.nodes);
const more = async (page: Page) => {
  await page.getByRole("button", { name: "Toon er meer" }).click();
  await expect(page.locator("[data-row]")).toHaveCount(100);
  await page.getByRole("button", { name: "Toon er meer" }).click();
  await expect(page.locator("[data-row]")).toHaveCount(127);
};

const SOURCE = "https://www.socialeeconomie.be/nl/nieuws/sfeerverslag-stakeholdersforum-impactgericht-ondernemerschap-6-mei-2024";

const ROWS: Row[] = [
  row("/", "[data-answer=start]", null),
  row("/weg?van=trividend&naar=dwse", "[data-answer=steps] [data-relation]", ({ paths }) => onWay(paths.paths[0])),
  row("/tussen?wie=vlaio,dep-omgeving", "[data-answer=steps] [data-relation]", ({ known }) => onWay(known.pairs[0].path)),
  row("/tussen?wie=vlaio,dep-omgeving,facilitair-bedrijf", "[data-answer=ties] [data-relation]", (network) => of(network.ties.relations)),
  row("/groepen", "[data-group]", ({ clusters }) => of(clusters.clusters.filter(({ size }: { size: number }) => size > 1))),
  row("/groep/febecoop", "[data-row]", ({ clusters }) => entities(clusters.clusters.map(({ members }: Network) => members).find((members: { entity: Id }[]) => entities(members).includes("febecoop")))),
  row("/hefbomen", "[data-lever]", ({ levers }) => of(levers.filter(({ named }: { named: boolean }) => named))),
  row("/hefboom/vc-jobs", "[data-relation]", ({ entity }) => [...of(entity.actors.map(({ relation }: { relation: Id }) => relation)), ...of(entity.relations.nodes)]),
  row("/actor/serv", "[data-relation]", ties),
  row("/context/vlaamse-regering", "[data-relation]", ties),
  row("/relatie/ovam.partners-with.herwin", "dl[data-relation]", ({ fact }) => [fact.id]),
  row(`/bron?adres=${encodeURIComponent(SOURCE)}`, "[data-relation]", ({ alone, beside }) => [...of(alone.nodes), ...of(beside.nodes)]),
  row("/gaten", "[data-row]", ({ gaps }) => of(gaps.leversWithoutActor)),
  row("/gaten?deel=een-actor", "[data-row]", ({ gaps }) => of(gaps.leversWithOneActor)),
  row("/gaten?deel=zonder-overheid", "[data-row]", ({ gaps }) => of(gaps.leversWithoutGovernment)),
  row("/gaten?deel=naamloos", "[data-row]", ({ gaps }) => of(gaps.leversUnnamed)),
  row("/gaten?deel=zonder-hefboom", "[data-row]", ({ gaps }) => of(gaps.actorsWithoutLever)),
  row("/gaten?deel=ontmoetingen&wie=overheid", "[data-row]", ({ gaps }) => pairs(gaps.meetingPairs, ",")),
  row("/gaten?deel=verouderd&jaren=8", "[data-row]", ({ gaps }) => of(gaps.stale.relations)),
  row("/gaten?deel=ongebonden&onder=herwin,sif,verso", "[data-row]", ({ gaps }) => pairs(gaps.untied.pairs, ",")),
  row("/dekking", "[data-row]", ({ coverage }) => of(coverage.levers)),
  row("/dekking", "[data-column]", ({ coverage }) => of(coverage.actors)),
  row("/verschil?van=2024-05-05&tot=2024-05-06", "[data-row]", ({ changes }) => [...of(changes.added), ...of(changes.lost)]),
  row("/verschil?van=2024-05-05&tot=2024-05-06", "[data-answer=changes-undated] [data-relation]", ({ changes }) => of(changes.undatedRelations)),
  row("/partners?voor=sif", "[data-partner]", ({ partnerAdvice }) => actors(partnerAdvice.suggestions)),
  row("/partners?soort=onderneming&tags=kempen", "[data-partner]", ({ partnersFor }) => actors(partnersFor)),
  row("/contacten?onder=sif,febecoop,herwin,verso", "[data-contact]", ({ bestContacts }) => pairs(bestContacts, " ")),
  row("/tafel", "[data-invited]", ({ roundTable }) => roundTable.invited.map(({ name }: { name: Id }) => name.id)),
  row("/schakels", "[data-broker]", ({ brokers }) => entities(brokers)),
  row("/schakels?van=sociale-economie&naar=circulaire-economie", "[data-overall]", ({ overall }) => entities(overall)),
  row("/schakels?van=sociale-economie&naar=circulaire-economie", "[data-broker]", ({ brokers }) => entities(brokers)),
  row("/uitval?wie=dwse", "[data-answer=pieces] a", ({ dropOut }) => dropOut.pieces.flatMap((piece: { entities: Id[] }) => of(piece.entities))),
  row("/maten?maat=core", "[data-row]", ({ measure }) => entities(measure.values)),
  row("/bereik?van=herwin&stappen=3", "[data-row]", ({ reach }) => entities(reach.nodes)),
  row("/bereik?van=herwin&stappen=3&wie=overheden", "[data-row]", ({ reach }) => entities(reach.nodes)),
  row("/bereik?van=dwse&stappen=6", "[data-row]", ({ reach, page2, page3 }) => entities([...reach.nodes, ...page2.nodes, ...page3.nodes]), more),
  row("/bereik?van=trividend,hefboom,bewel&stappen=4&richting=in", "[data-row]", ({ to1, to2, to3 }) => entities([...to1.nodes, ...to2.nodes, ...to3.nodes])),
  // What changes is told in sentences: they are the same.
  row("/wat-als?doe=-dwse&van=herwin&naar=vlaio", "[data-answer=sentence], [data-answer=way-before], [data-answer=way-after]", ({ way, whatIf }) => [
    whatIf.sentence,
    way.paths[0].sentence,
    whatIf.network.way.paths[0].sentence,
  ]),
  row("/over", "[data-answer=sentence]", ({ stats }) => [
    `${stats.actors} actoren, ${stats.levers} hefbomen, ${stats.contexts} evenementen, koepels en teksten, en ${stats.relations} relaties uit ${stats.sources} bronnen.`,
  ]),
  row("/zoek?q=ovam", "main li a", null),
  row("/vraag?q=", "[data-answer=examples] a", null),
  // What happened is asked beside the network.
  row("/geschiedenis", "[data-revision]", ({ revisions }) => revisions.nodes.map(({ number }: { number: number }) => `${number}`)),
  row("/geschiedenis/ovam", "[data-revision]", ({ revisions }) => revisions.nodes.map(({ number }: { number: number }) => `${number}`)),
  // An earlier network, where the page is asked for one: the variables say which.
  row("/actor/serv?revisie=1", "[data-relation]", ties),
  // Editing asks for a record of its own, and first who edits.
  row("/aanmelden", "#token", null),
  row("/nieuw", "h1", null),
  row("/nieuwe-relatie", "h1", null),
  row("/bewerk/ovam", "h1", null),
  row("/verwijder/ovam", "h1", null),
  row("/voeg-samen?houd=ovam&weg=herwin", "h1", null),
  row("/maak-ongedaan/2", "h1", null),
];

for (const { address, shown, by, ids, first } of ROWS) {
  test(`the query shown returns the ids shown: ${address} ${shown}`, async ({ page, program, complaints }) => {
    complaints.expected = [DRIVER_TALK];
    await page.goto(address);
    await expect(page.locator(shown).first()).toBeAttached();
    await first?.(page);
    if (ids === null) {
      await expect(page.locator("[data-graphql]")).toHaveCount(0);
      return;
    }
    const seen = await page.locator(shown).evaluateAll((all, by) => all.map((one) => (by === "" ? one.textContent : one.getAttribute(by))), by);
    const words = seen.map((word) => (by === "href" ? decodeURIComponent((word ?? "").replace(/^.*\//, "")) : word));
    const query = await page.locator("[data-graphql=document]").textContent();
    const variables = JSON.parse((await page.locator("[data-graphql=variables]").textContent()) ?? "");
    const reply = await page.request.post(`${program.address}/graphql`, { data: { query, variables } });
    const { data, errors } = await reply.json();
    expect(errors).toBeUndefined();
    expect(ids("revisions" in data ? data : data.network)).toEqual(words);
  });
}

test("every screen is walked: there is a row for each first word of an address", () => {
  const source = readFileSync(new URL("../../../frontend/src/state/address.rs", import.meta.url), "utf8");
  const list = /FIRST_WORDS: \[&str; (\d+)\] = \[([^\]]+)\]/.exec(source);
  const words = [...(list?.[2] ?? "").matchAll(/"([^"]*)"/g)].map(([, word]) => word);
  expect(words).toHaveLength(Number(list?.[1]));
  // The picture has a test of its own, which reads what is drawn.
  const walked = new Set(["netwerk", ...ROWS.map(({ address }) => address.split(/[/?]/)[1])]);
  expect([...walked].sort()).toEqual([...words].sort());
});
