// New contacts and round tables: who should get to know whom, and whom to invite.

import { readFileSync } from "node:fs";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

const SENTENCE = "[data-answer=sentence]";
const CONTACT = "[data-contact]";
const INVITED = "[data-invited]";

/** What the elements are about. */
const about = (page: Page, name: string) => page.locator(`[data-${name}]`).evaluateAll((all, name) => all.map((one) => one.getAttribute(`data-${name}`)), name);

/** What the query shown returns. */
async function asked(page: Page, address: string) {
  const query = await page.locator("[data-graphql=document]").textContent();
  const variables = JSON.parse((await page.locator("[data-graphql=variables]").textContent()) ?? "");
  const reply = await page.request.post(`${address}/graphql`, { data: { query, variables } });
  const { data, errors } = await reply.json();
  expect(errors).toBeUndefined();
  return data.network;
}

test("the contact that brings all actors closest together comes first, and can be followed up", async ({ page, program }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Zoek nieuwe contacten" }).click();
  await expect(page.locator(CONTACT)).toHaveCount(10);
  await expect(page.locator(SENTENCE)).toContainText("Verso en Vlaanderen Circulair zou de gemiddelde afstand dalen van 4,45 naar 4,20");
  const first = page.locator(CONTACT).first();
  await expect(first).toContainText("gemiddeld 6 % korter");
  await expect(first).toContainText("Vlaanderen Circulair is geen partij met wie men zelf aan tafel zit");
  const network = await asked(page, program.address);
  const pairs = network.bestContacts.map((one: { a: { id: string }; b: { id: string } }) => `${one.a.id} ${one.b.id}`);
  expect(pairs).toEqual(await about(page, "contact"));
  await first.getByRole("link", { name: "Wat is nu bekend tussen deze twee?" }).click();
  await expect(page).toHaveURL(/\/tussen\?wie=verso,vlaanderen-circulair/);
});

test("a few parties are named and taken away by keyboard alone", async ({ page }) => {
  await page.goto("/contacten?onder=sif");
  await expect(page.getByText("Noem er nog minstens één.")).toBeVisible();
  const field = page.getByRole("combobox", { name: "Onder wie?" });
  for (const name of ["febecoop", "serv"]) {
    await field.focus();
    await page.keyboard.type(name);
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(field).toHaveValue("");
    await expect(page).toHaveURL(new RegExp(`onder=.*${name}`));
  }
  await expect(page.locator(CONTACT)).toHaveCount(3);
  await expect(page.locator(SENTENCE)).toContainText("van 3,67 naar 2,00 stappen");
  await page.locator("[data-chosen=serv] button").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/onder=sif,febecoop$/);
  await expect(field).toBeFocused();
  await expect(page.locator(CONTACT)).toHaveCount(1);
});

test("where all are tied already there is no new contact", async ({ page }) => {
  await page.goto("/contacten?onder=verso,sif");
  await expect(page.locator(SENTENCE)).toContainText("We vonden geen nieuw contact");
});

test("the smallest table hears each group, with the ties on which that rests", async ({ page, program }) => {
  await page.goto("/groepen");
  await page.getByRole("link", { name: "Wie zet u rond de tafel" }).click();
  await expect(page).toHaveURL(/\/tafel$/);
  await expect(page.locator(SENTENCE)).toContainText("een band met elk van de negen groepen");
  expect(await about(page, "invited")).toEqual(["boerenbond", "sif", "vlaanderen-circulair"]);
  const network = await asked(page, program.address);
  expect(network.roundTable.invited.map((one: { name: { id: string } }) => one.name.id)).toEqual(await about(page, "invited"));
  const first = page.locator(INVITED).first();
  await first.getByText("band waarop dit steunt").focus();
  await page.keyboard.press("Enter");
  await expect(first.locator("[data-relation='boerenbond.member-of.serv']")).toBeVisible();
});

test("who is invited already stays, and can be taken off the list again", async ({ page }) => {
  await page.goto("/tafel?hefboom=vc-jobs&met=verso");
  expect(await page.locator(INVITED).first().getAttribute("data-invited")).toBe("verso");
  await expect(page.locator(SENTENCE)).toContainText("Verso was al uitgenodigd");
  await expect(page.locator("[data-unheard]")).toHaveCount(2);
  await page.getByRole("link", { name: "Zet DWSE vast op de lijst" }).click();
  await expect(page).toHaveURL(/met=verso,dwse/);
  await page.getByRole("link", { name: "Haal Verso van de lijst" }).click();
  await expect(page).toHaveURL(/hefboom=vc-jobs&met=dwse$/);
  await page.getByRole("link", { name: "Zoek los van deze hefboom" }).click();
  await expect(page).toHaveURL(/\/tafel\?met=dwse$/);
});

test("a lever of which nobody is known is said, and nobody is invited", async ({ page }) => {
  await page.goto("/tafel?hefboom=hefbomen-2024-3");
  await expect(page.locator(SENTENCE)).toContainText("niet bekend");
  await expect(page.locator(INVITED)).toHaveCount(0);
});

test("the invitation list is printed without controls, and downloaded", async ({ page }) => {
  await page.goto("/tafel");
  await expect(page.locator("[data-table=tafel] tbody tr")).toHaveCount(3);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download als CSV" }).click()]);
  const lines = readFileSync((await download.path()) ?? "", "utf8").split("\r\n");
  expect(lines[0]).toBe("Wie,Uitnodiging,Brengt deze groepen in,Contact");
  expect(lines[1]).toContain("Boerenbond");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-table=tafel] table")).toBeVisible();
  for (const control of ["form.question", ".table-tools", ".actions"]) {
    await expect(page.locator(control).first()).toBeHidden();
  }
});

test("pairs without a tie lead to new contacts, and a contact to what it would change", async ({ page }) => {
  await page.goto("/gaten?deel=ongebonden&onder=herwin,sif,verso");
  await page.getByRole("link", { name: "Welke nieuwe contacten brengen hen het dichtst bij elkaar?" }).click();
  await expect(page).toHaveURL(/\/contacten\?onder=herwin,sif,verso$/);
  await page.getByRole("link", { name: "Wat als zij samenwerkten?" }).first().click();
  await expect(page).toHaveURL(/\/wat-als\?doe=%2B[a-z-]+:partners-with:[a-z-]+&van=/);
  await expect(page.locator("[data-answer=way-after]")).toBeVisible();
});
