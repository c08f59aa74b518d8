// Brokers, what comes apart when one leaves, and rankings: asked, read, followed and downloaded as a
// user does, with the figures of the shipped data.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { DRIVER_TALK } from "../support/picture.ts";
import type { Program } from "../support/program.ts";
import { expect, test } from "../support/test.ts";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

const SENTENCE = "[data-answer=sentence]";

/** The ids of a table's rows, as shown. */
function rows(page: Page, table: string): Promise<(string | null)[]> {
  return page.locator(`[data-table=${table}] tbody tr`).evaluateAll((all) => all.map((row) => row.getAttribute("data-row")));
}

/** A column of a table, by its place from 1. */
function column(page: Page, table: string, place: number): Promise<string[]> {
  return page.locator(`[data-table=${table}] tbody tr > :nth-child(${place})`).allInnerTexts();
}

/** The answer to the query that the screen shows. */
async function queried(page: Page, program: Program) {
  const query = await page.locator("[data-graphql=document]").textContent();
  const variables = JSON.parse((await page.locator("[data-graphql=variables]").textContent()) ?? "");
  const reply = await page.request.post(`${program.address}/graphql`, { data: { query, variables } });
  const answer = await reply.json();
  expect(answer.errors).toBeUndefined();
  return answer.data.network;
}

const idsOf = (list: { entity: { id: string } }[]) => list.map((one) => one.entity.id);

test("12 who ties others together: from the start screen, highest first, each explained", async ({ page, program }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Wie verbindt anderen met elkaar?" }).click();
  await expect(page).toHaveURL(/\/schakels$/);
  await expect(page.locator(SENTENCE)).toContainText("Over Vlaanderen Circulair loopt bij zo'n 32 op de 100 paren van anderen de kortste weg.");
  await expect(page.locator(SENTENCE)).toContainText("Gebruik dit cijfer als hint, niet als oordeel.");
  await expect(page.locator(".caution").first()).toContainText("Dit netwerk is klein");
  const shown = await rows(page, "schakels");
  expect(shown.slice(0, 5)).toEqual(["vlaanderen-circulair", "circulair-werkt", "verso", "sif", "dwse"]);
  expect((await column(page, "schakels", 2)).slice(0, 5)).toEqual(["0,321", "0,193", "0,181", "0,178", "0,151"]);
  await expect(page.getByText("Van 0 tot 1: voor welk deel van de paren van anderen")).toBeVisible();
  expect(idsOf((await queried(page, program)).brokers)).toEqual(shown);
  const second = page.locator("[data-broker=circulair-werkt]");
  await expect(second).toContainText("Zonder Circulair Werk(t)! is geen weg meer bekend van");
  await second.getByText(/^Waarop dit steunt/).click();
  await expect(second.locator("[data-relation]").first()).toBeVisible();
  await second.getByRole("link", { name: "Wat als deze partij wegvalt?" }).click();
  await expect(page).toHaveURL(/\/uitval\?wie=circulair-werkt/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Wat als Circulair Werk(t)! wegvalt?");
});

test("between two groups, chosen by keyboard, only ways between them count", async ({ page, program }) => {
  await page.goto("/schakels");
  const from = page.getByLabel("Wie verbindt", { exact: true });
  await from.focus();
  await page.keyboard.type("sociale economie");
  await expect(page).toHaveURL(/van=sociale-economie/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wie verbindt “sociale economie” met de rest?");
  await page.getByLabel("met", { exact: true }).selectOption("circulaire-economie");
  await expect(page).toHaveURL(/\/schakels\?van=sociale-economie&naar=circulaire-economie$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wie verbindt “sociale economie” met “circulaire economie”?");
  await expect(page.locator(SENTENCE)).toContainText("Over Circulair Werk(t)! loopt bij zo'n 50 op de 100 paren tussen de twee groepen de kortste weg.");
  await expect(page.getByText("voor welk deel van de paren tussen de twee groepen")).toBeVisible();
  const shown = await rows(page, "schakels");
  expect(shown.slice(0, 3)).toEqual(["circulair-werkt", "dwse", "serv"]);
  expect(idsOf((await queried(page, program)).brokers)).toEqual(shown);
  // Between two themes those of the whole network come first.
  await expect(page.locator(SENTENCE)).toContainText("In het hele netwerk: Over Vlaanderen Circulair loopt bij zo'n 32 op de 100 paren");
  const overall = page.locator("[data-overall]");
  expect(await overall.locator("summary").first().innerText()).toBe("Vlaanderen Circulair (0,321)");
  await overall.first().locator("> summary").click();
  await expect(overall.first()).toContainText("Zonder Vlaanderen Circulair is geen weg meer bekend");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wie verbindt “sociale economie” met de rest?");
});

test("12 the screen of the question in our own words shows what it is answered with, in its order", async ({ page, program }) => {
  const text = "Wie verbindt de sociale economie met de circulaire economie?";
  const query = `query($text: String!) { interpret(text: $text) { page query variables } }`;
  const reply = await page.request.post(`${program.address}/graphql`, { data: { query, variables: { text } } });
  const { data } = await reply.json();
  const { page: address, query: document, variables } = data.interpret[0];
  const asked = await page.request.post(`${program.address}/graphql`, { data: { query: document, variables: JSON.parse(variables) } });
  const { overall, between } = (await asked.json()).data.network;
  await page.goto(address);
  await expect(page.locator("[data-broker]").first()).toBeVisible();
  const shown = await page.locator("[data-overall]").evaluateAll((all) => all.map((one) => one.getAttribute("data-overall")));
  expect(shown).toEqual(idsOf(overall));
  expect(shown.slice(0, 5)).toEqual(["vlaanderen-circulair", "circulair-werkt", "verso", "sif", "dwse"]);
  expect(await rows(page, "schakels")).toEqual(idsOf(between));
});

test("a group may be a kind of government, a lever's actors or one party, and none may lie between", async ({ page, program }) => {
  const variables = async () => JSON.parse((await page.locator("[data-graphql=variables]").textContent()) ?? "");
  await page.goto("/schakels?van=overheden,vakbond&naar=vc-jobs");
  await expect(page.locator("[data-broker]").first()).toBeVisible();
  expect(await variables()).toMatchObject({
    from: { and: [{ or: [{ kinds: ["vakbond"] }, { categories: ["GOVERNMENT"] }] }] },
    to: { and: [{ lever: "vc-jobs" }] },
  });
  expect(idsOf((await queried(page, program)).brokers)).toEqual(await rows(page, "schakels"));
  await page.goto("/schakels?van=herwin&naar=vlaio");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wie verbindt “Herw!n” met “VLAIO”?");
  await expect(page.getByLabel("Wie verbindt", { exact: true }).locator("option:checked")).toHaveText("Herw!n");
  expect(await rows(page, "schakels")).toEqual(["green-deal-werkgroep", "ovam"]);
  await page.goto("/schakels?van=bewel&naar=bewel");
  await expect(page.locator(SENTENCE)).toContainText("Niemand");
});

test("what comes apart: from an entity's page, the pieces by name, what it rests on", async ({ page, program }) => {
  await page.goto("/actor/circulair-werkt");
  await page.getByRole("link", { name: "Wat als deze partij wegvalt?" }).click();
  await expect(page).toHaveURL(/\/uitval\?wie=circulair-werkt/);
  await expect(page.locator(SENTENCE)).toContainText("geen weg meer naar elkaar");
  await expect(page.locator(".caution")).toContainText("niet in onze bronnen");
  const answer = await queried(page, program);
  const pieces = page.locator("[data-answer=pieces] > li");
  const sizes = await pieces.evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-size"))));
  expect(sizes).toEqual(answer.dropOut.pieces.map((piece: { size: number }) => piece.size));
  expect(sizes.length).toBe(4);
  const legend = page.getByRole("list", { name: "Legende" });
  await expect(legend).toContainText("valt hier weg");
  await expect(legend).toContainText("stuk dat dan los komt van de rest");
  await expect(pieces.nth(1)).toContainText("Alternatief vzw");
  const shown = await page.locator("[data-relation]").evaluateAll((all) => all.map((one) => one.getAttribute("data-relation")));
  expect(shown).toEqual(answer.dropOut.basis.map((fact: { id: string }) => fact.id));
  await expect(page.getByText("791 paren die nu een weg naar elkaar hebben, hebben er dan geen meer.")).toBeVisible();
});

test("nothing comes apart, nobody is asked, nobody is known", async ({ page }) => {
  await page.goto("/uitval");
  const field = page.getByRole("combobox", { name: "Wie valt weg?" });
  await field.focus();
  await page.keyboard.type("bewel");
  await expect(page.getByRole("option", { name: /Bewel/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/wie=bewel/);
  await expect(page.locator(SENTENCE)).toBeVisible();
  await expect(page.locator("[data-answer=pieces]")).toHaveCount(0);
  await page.goto("/uitval?wie=dwsee");
  await expect(page.getByRole("alert")).toContainText("Dat is niet gevonden");
  await page.getByRole("alert").getByRole("link", { name: /\(DWSE\)/ }).first().click();
  await expect(page).toHaveURL(/wie=dwse$/);
  await expect(page.locator("[data-answer=pieces] > li")).toHaveCount(6);
});

test("rankings: each measure with its words, its limits and its paper, downloaded as shown", async ({ page, program }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Bekijk de ranglijsten" }).click();
  await expect(page).toHaveURL(/\/maten$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ranglijst: Aantal banden");
  const field = page.getByLabel("Toon een andere ranglijst");
  await expect(field.locator("option")).toHaveCount(7);
  await field.selectOption("betweenness");
  await expect(page).toHaveURL(/maat=betweenness/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ranglijst: Schakel tussen anderen");
  await expect(page.locator(SENTENCE)).toContainText("Eén ontbrekende bron kan het cijfer sterk veranderen.");
  await expect(page.locator(".particulars").first()).toContainText("0 tot 1: aandeel van de paren van anderen");
  await expect(page.locator(".particulars").first()).toContainText("Freeman (1977)");
  await expect(page.locator(".caution").first()).toContainText("als hint, niet als oordeel");
  const shown = await rows(page, "ranglijst");
  expect(shown.slice(0, 5)).toEqual(["vlaanderen-circulair", "circulair-werkt", "verso", "sif", "dwse"]);
  expect((await column(page, "ranglijst", 3)).slice(0, 2)).toEqual(["0,321", "0,193"]);
  expect(idsOf((await queried(page, program)).measure.values)).toEqual(shown);
  await page.getByLabel("Toon alleen rijen met").fill("verso");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download als CSV" }).click()]);
  expect(download.suggestedFilename()).toBe("schakel-ranglijst.csv");
  const lines = readFileSync((await download.path()) ?? "", "utf8").split("\r\n");
  expect(lines[0]).toBe("Partij,Plaats,Schakel tussen anderen,Soort");
  expect(lines.find((line) => line.startsWith("Verso –"))).toMatch(/^Verso –[^,]+,3,0\.181,.+$/);
});

test("a measure that does not exist is told", async ({ page }) => {
  await page.goto("/maten?maat=roem");
  await expect(page.getByRole("alert")).toContainText("Dat is niet gevonden");
  await page.goto("/maten?maat=betweennes");
  await page.getByRole("alert").getByRole("link").first().click();
  await expect(page).toHaveURL(/maat=betweenness$/);
});
