// Who is near whom: whoever is within so many steps of a party, and what joins several parties.

import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

/** The ids of a table's rows, in the order shown. */
const ROWS = "[data-table=bereik] tbody tr";

test("whoever is near is asked by keyboard alone, nearest first, and leads to the way there", async ({ page }) => {
  await page.goto("/bereik");
  await page.getByRole("combobox", { name: "Bij wie" }).focus();
  await page.keyboard.type("Herwin");
  await expect(page.getByRole("option", { name: /Herw!n/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/bereik\?van=herwin$/);
  await expect(page.locator("[data-answer=sentence]")).toContainText("11 anderen, in hoogstens 2 stappen");
  await expect(page.locator(ROWS)).toHaveCount(11);
  const steps = await page.locator(`${ROWS} td.number`).allInnerTexts();
  expect(steps).toEqual([...steps].sort());
  await page.getByLabel("In hoogstens").focus();
  await page.keyboard.press("ArrowUp");
  await expect(page).toHaveURL(/stappen=1/);
  await expect(page.locator("[data-answer=sentence]")).toContainText("in hoogstens 1 stap");
  await page.locator(`${ROWS}[data-row=ovam] td a`).click();
  await expect(page).toHaveURL(/\/weg\?van=herwin&naar=ovam/);
  await expect(page.locator("[data-answer=steps]")).toContainText("OVAM");
});

test("the governments within reach, as typed in our own words", async ({ page, program }) => {
  const query = `query($text: String!) { interpret(text: $text) { page query variables } }`;
  const text = "Welke overheden liggen binnen twee stappen van Herw!n?";
  const reply = await page.request.post(`${program.address}/graphql`, { data: { query, variables: { text } } });
  const [reading] = (await reply.json()).data.interpret;
  const asked = await page.request.post(`${program.address}/graphql`, { data: { query: reading.query, variables: JSON.parse(reading.variables) } });
  const { nodes } = (await asked.json()).data.network.reach;
  await page.goto(reading.page);
  await expect(page).toHaveURL(/\/bereik\?van=herwin.*wie=overheden/);
  await expect(page.locator(ROWS).first()).toBeVisible();
  const ids = await page.locator(ROWS).evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  expect(ids).toEqual(nodes.map((node: { entity: { id: string } }) => node.entity.id));
  expect(ids.length).toBeLessThan(11);
  await expect(page.locator("[data-answer=sentence]")).toContainText("Het gaat alleen om “alle overheden”; de weg mag over anderen lopen.");
  await page.getByLabel("Alleen wie hoort bij").selectOption("");
  await expect(page).toHaveURL(/\/bereik\?van=herwin$/);
  await expect(page.locator(ROWS)).toHaveCount(11);
});

test("17 who finances the coöperation Hefboom, and through whom", async ({ page }) => {
  await page.goto("/bereik?van=hefboom&stappen=4&richting=in");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Wie financiert");
  await expect(page.locator(ROWS)).toHaveCount(8);
  await expect(page.locator(`${ROWS}[data-row=eif]`)).toContainText("Eur. Investeringsfonds");
  await expect(page.locator(`${ROWS}[data-row=pmv]`)).toContainText("SIFO → PMV");
  await page.goto("/bereik?van=trividend&stappen=4&richting=in&relaties=funds,shareholder-of,manages");
  await expect(page.locator(`${ROWS}[data-row=sifo]`)).toBeVisible();
  await expect(page.locator(`${ROWS}[data-row=pmv]`)).toBeVisible();
});

test("17 who finances the social economy: the page tells of each taker what the typed question is answered", async ({ page, program }) => {
  const query = `query($text: String!) { interpret(text: $text) { page query variables } }`;
  const text = "Wie financiert de sociale economie, en langs welke keten?";
  const reply = await page.request.post(`${program.address}/graphql`, { data: { query, variables: { text } } });
  const [reading] = (await reply.json()).data.interpret;
  const asked = await page.request.post(`${program.address}/graphql`, { data: { query: reading.query, variables: JSON.parse(reading.variables) } });
  const { network } = (await asked.json()).data;
  const told = [network.to1, network.to2, network.to3, network.to4].flatMap(({ nodes }) => nodes.map((node: { entity: { id: string } }) => node.entity.id));
  expect(told.length).toBeGreaterThan(4);
  await page.goto("/");
  await page.getByRole("textbox", { name: "Stel uw vraag" }).fill(text);
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-answer=understood]")).toContainText("Begrepen als: ");
  expect(page.url()).toContain(reading.page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Wie financiert");
  for (const name of ["Trividend", "Circulair Werk(t)!", "Circular Hub Brugge", "Hefboom"]) {
    await expect(page.locator("[data-answer=sentence]")).toContainText(name);
  }
  const ids = await page.locator(ROWS).evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  expect(ids).toEqual(told);
  await expect(page.locator(".answer canvas")).toHaveCount(1);
  const doubled = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((one) => one.id).filter((id, at, all) => all.indexOf(id) !== at));
  expect(doubled).toEqual([]);
});

test("starts are added and taken away by keyboard, and the table and its download tell whose each is", async ({ page }) => {
  await page.goto("/bereik?van=hefboom&stappen=4&richting=in");
  await expect(page.locator(ROWS)).toHaveCount(8);
  await expect(page.getByRole("columnheader")).toHaveText(["Partij", "Soort", "Stappen", "De beste weg"]);
  const more = page.getByRole("combobox", { name: "Ook bij" });
  await more.focus();
  await page.keyboard.type("trividend");
  await expect(page.getByRole("option", { name: /Trividend/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/bereik\?van=hefboom,trividend&stappen=4&richting=in$/);
  await expect(page.getByRole("columnheader")).toHaveText(["Partij", "Voor", "Soort", "Stappen", "De beste weg"]);
  await expect(page.locator(`${ROWS} td:nth-of-type(1)`).first()).toHaveText("Hefboom (coöperatie)");
  await expect(page.locator(`${ROWS} td:nth-of-type(1)`).last()).toHaveText("Trividend");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download als CSV" }).click();
  const stream = await (await downloading).createReadStream();
  const csv = (await stream.toArray()).join("");
  const rows = await page.locator(ROWS).count();
  expect(csv.trim().split("\r\n")).toHaveLength(rows + 1);
  expect(csv).toContain("Partij,Voor,Soort");
  const away = page.locator("[data-chosen=hefboom]").getByRole("button");
  await away.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/bereik\?van=trividend&stappen=4&richting=in$/);
  await expect(more).toBeFocused();
  await expect(page.getByRole("columnheader")).toHaveCount(4);
  await expect(page.getByRole("combobox", { name: "Bij wie" })).toHaveValue(/Trividend/);
});

test("of several the nearest are shown, with a link to all of one", async ({ page }) => {
  await page.goto("/bereik?van=dwse,ovam,dwse&stappen=6");
  await expect(page.locator(ROWS)).toHaveCount(100);
  await page.getByRole("link", { name: "Bekijk alle 127 van DWSE" }).click();
  await expect(page).toHaveURL(/\/bereik\?van=dwse&stappen=6$/);
  await expect(page.locator(ROWS)).toHaveCount(50);
});

test("more are fetched behind those shown", async ({ page }) => {
  await page.goto("/bereik?van=dwse&stappen=6");
  await expect(page.locator("[data-answer=sentence]")).toContainText("127 anderen");
  await expect(page.locator(ROWS)).toHaveCount(50);
  await page.getByRole("button", { name: "Toon er meer" }).click();
  await expect(page.locator(ROWS)).toHaveCount(100);
  await page.getByRole("button", { name: "Toon er meer" }).click();
  await expect(page.locator(ROWS)).toHaveCount(127);
  await expect(page.getByRole("button", { name: "Toon er meer" })).toBeHidden();
  const ids = await page.locator(ROWS).evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  expect(new Set(ids).size).toBe(127);
});

test("an entity's page leads to who is near it", async ({ page }) => {
  await page.goto("/actor/trividend");
  await page.getByRole("link", { name: "Wie zit dicht bij deze partij?" }).click();
  await expect(page).toHaveURL(/\/bereik\?van=trividend$/);
  await expect(page.locator(ROWS).first()).toBeVisible();
});

test("what joins several is asked party by party, and each can be taken away again", async ({ page }) => {
  await page.goto("/tussen");
  const field = page.getByRole("combobox", { name: "Voeg iemand toe" });
  for (const name of ["vlaio", "departement omgeving", "facilitair"]) {
    await field.focus();
    await page.keyboard.type(name);
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(field).toHaveValue("");
  }
  await expect(page).toHaveURL(/\/tussen\?wie=vlaio,dep-omgeving,facilitair-bedrijf$/);
  const ties = page.locator("[data-answer=ties]");
  await expect(ties).toContainText("verbonden door vijf banden");
  await expect(ties).toContainText("Met minder banden kan het zeker niet.");
  await expect(ties.locator("[data-relation]")).toHaveCount(6);
  await page.getByRole("link", { name: "Haal VLAIO weg" }).click();
  await expect(page).toHaveURL(/\/tussen\?wie=dep-omgeving,facilitair-bedrijf$/);
  await expect(page.locator("[data-answer=sentence]")).toContainText("3 stappen");
  await expect(ties).toBeHidden();
});

test("the start screen asks what is known between all government bodies", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Wat is bekend tussen de overheden?" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("deze 17 partijen");
  await expect(page.locator("[data-answer=sentence]")).toContainText("verbonden door 29 banden");
  await expect(page.locator("[data-answer=ties]")).toContainText("Misschien kan het met minder banden");
});

test("who cannot be joined is named", async ({ page }) => {
  await page.goto("/tussen?wie=vlaio,dep-omgeving,bewel&zeker=hoog");
  await expect(page.locator("[data-answer=unreached]")).toContainText("Bewel");
});
