// Editing without a mouse: every way there and back by Tab, arrows, Enter and Space, and never a focus that
// cannot be seen. Each test on a program of its own.

import type { Locator, Page } from "@playwright/test";
import { ask, test } from "../support/editor.ts";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect } from "../support/test.ts";
import { apply } from "../support/two.ts";

test.describe.configure({ timeout: 60_000 });

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

/** More than any screen here has places to stop at. */
const STOPS_MAX = 250;

/** Goes to something by keys alone. */
async function goTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const has = () => target.evaluate((one) => one === document.activeElement);
  for (let stop = 0; stop < STOPS_MAX && !(await has()); stop += 1) await target.page().keyboard.press(key);
  await expect(target).toBeFocused();
  expect(await target.evaluate((one) => getComputedStyle(one).outlineStyle), "the focus is seen").not.toBe("none");
}

/** Goes to something and types. */
async function type(target: Locator, text: string): Promise<void> {
  await goTo(target);
  await target.page().keyboard.press("Control+a");
  await target.page().keyboard.type(text);
}

/** Goes to something and presses a key on it. */
async function press(target: Locator, key: "Enter" | "Space", by: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await goTo(target, by);
  await target.page().keyboard.press(key);
}

async function signInByKeys(page: Page, token: string): Promise<void> {
  await page.goto("/aanmelden");
  await type(page.getByLabel("Sleutel"), token);
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-answer=signed-in]")).toBeVisible();
}

const way = (page: Page, name: string) => page.locator(".desk nav").getByRole("link", { name, exact: true });
const reason = (page: Page) => page.getByLabel("Waarom?");

test("by keyboard alone one signs in and adds a party with its source", async ({ page, edited }) => {
  await signInByKeys(page, edited.token("Jo"));
  await press(way(page, "Nieuwe partij"), "Enter");
  await type(page.getByLabel("Naam *"), "De Wijsvinger vzw");
  const kind = page.locator("#field-kind");
  await goTo(kind);
  await page.keyboard.type("organisatie");
  await expect(kind).toHaveValue("organisatie");
  await type(page.locator("#field-evidence-0--source"), "https://example.org/proeftuin");
  await type(reason(page), "nieuw lid");
  await press(page.getByRole("button", { name: "Bewaar", exact: true }), "Space");
  await expect(page).toHaveURL(/\/actor\/de-wijsvinger-vzw$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("De Wijsvinger vzw");
  const query = '{ network { entity(id: "de-wijsvinger-vzw") { label kind { id } evidence { source } } } }';
  const made = { label: "De Wijsvinger vzw", kind: { id: "organisatie" }, evidence: [{ source: "https://example.org/proeftuin" }] };
  expect(await ask(edited.program.address, query)).toEqual({ network: { entity: made } });
});

test("by keyboard alone a party is edited, with a tag", async ({ page, edited }) => {
  const query = '{ network { entity(id: "ovam") { website tags { id } } } }';
  const before = (await ask(edited.program.address, query)).network as { entity: { tags: object[] } };
  await signInByKeys(page, edited.token("Jo"));
  await page.goto("/actor/ovam");
  await press(way(page, "Bewerk"), "Enter");
  await type(page.getByLabel("Website", { exact: true }), "https://example.org/ovam");
  await press(page.locator("#field-tags summary"), "Enter");
  const tag = page.locator("#field-tags input:not(:checked)").first();
  const label = await tag.locator("..").textContent();
  await press(tag, "Space");
  await expect(page.getByLabel(label ?? "", { exact: true })).toBeChecked();
  await type(reason(page), "nieuwe site");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/actor\/ovam$/);
  await expect(page.locator('.particulars a[href="https://example.org/ovam"]')).toBeVisible();
  const after = (await ask(edited.program.address, query)).network as { entity: { website: string; tags: object[] } };
  expect(after.entity.website).toBe("https://example.org/ovam");
  expect(after.entity.tags).toHaveLength(before.entity.tags.length + 1);
});

test("by keyboard alone a relation is said to be checked, and that is taken back", async ({ page, edited }) => {
  const query = '{ network { relation(id: "ovam.partners-with.herwin") { evidence { checked } } } }';
  const before = await ask(edited.program.address, query);
  await signInByKeys(page, edited.token("Jo"));
  await page.goto("/relatie/ovam.partners-with.herwin");
  const checked = page.getByRole("button", { name: "Nagekeken, klopt nog", exact: true }).first();
  await press(checked, "Enter");
  await expect(page.locator("[data-notice=edit-kept]")).toBeVisible();
  await expect(page.locator(".sources")).toContainText("Nagekeken op");
  await expect(checked).toBeFocused();
  const day = new Date().toISOString().slice(0, 10);
  expect(await ask(edited.program.address, query)).toEqual({ network: { relation: { evidence: [{ checked: day }] } } });
  await press(page.locator("[data-action=undo]"), "Space");
  await expect(page.locator("[data-notice=edit-undone]")).toBeVisible();
  expect(await ask(edited.program.address, query)).toEqual(before);
});

test("by keyboard alone an unnamed lever gets its name", async ({ page, edited }) => {
  await signInByKeys(page, edited.token("Jo"));
  await page.goto("/hefboom/hefbomen-2024-3");
  await press(way(page, "Bewerk"), "Enter");
  await type(page.getByLabel("Naam *"), "Sociaal aankopen");
  await type(reason(page), "de lijst is gepubliceerd");
  const named = page.getByLabel("De naam is bekend");
  await press(named, "Space", "Shift+Tab");
  await expect(named).toBeChecked();
  await press(page.getByRole("button", { name: "Bewaar", exact: true }), "Enter");
  await expect(page).toHaveURL(/\/hefboom\/hefbomen-2024-3$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sociaal aankopen");
  const query = '{ network { entity(id: "hefbomen-2024-3") { label ... on Lever { named } } } }';
  expect(await ask(edited.program.address, query)).toEqual({ network: { entity: { label: "Sociaal aankopen", named: true } } });
});

test("by keyboard alone a party is removed, with what goes along shown before", async ({ page, edited }) => {
  await signInByKeys(page, edited.token("Jo"));
  await page.goto("/actor/herwin");
  await press(way(page, "Verwijder"), "Enter");
  const gone = page.locator("[data-foreseen=REMOVED] li");
  await expect(gone.filter({ hasText: /^Herw!n$/ })).toHaveCount(1);
  const ids = await gone.evaluateAll((all) => all.map((one) => one.getAttribute("data-id")));
  const act = page.getByRole("button", { name: "Verwijder", exact: true });
  await press(act, "Enter");
  await expect(page.getByRole("alert")).toContainText("Schrijf waarom");
  await expect(reason(page)).toBeFocused();
  await page.keyboard.type("opgeheven");
  await press(act, "Enter");
  await expect(page.locator("[data-notice=edit-kept]")).toContainText("Verwijderd:");
  const query = '{ revisions(first: 1) { nodes { touched } } network { entity(id: "herwin") { id } } }';
  const touched = expect.arrayContaining(ids);
  expect(await ask(edited.program.address, query)).toEqual({ revisions: { nodes: [{ touched }] }, network: { entity: null } });
});

test("by keyboard alone two are merged, as it was shown", async ({ page, edited }) => {
  await signInByKeys(page, edited.token("Jo"));
  await page.goto("/actor/sst");
  await press(way(page, "Voeg samen"), "Enter");
  await type(page.locator("#merge-lose"), "Komosie");
  await expect(page.locator("#merge-lose-list [role=option]").first()).toContainText(/komosie/i);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-foreseen=REMOVED] [data-id=komosie]")).toBeVisible();
  await expect(page.locator("#merge-lose")).toBeFocused();
  await type(reason(page), "dezelfde");
  await press(page.getByRole("button", { name: "Voeg samen", exact: true }), "Enter");
  await expect(page).toHaveURL(/\/actor\/sst$/);
  await expect(page.locator(".particulars")).toContainText("KOMOSIE");
  const query = '{ network { kept: entity(id: "sst") { aliases { name } } lost: entity(id: "komosie") { id } } }';
  const { kept, lost } = (await ask(edited.program.address, query)).network as { kept: { aliases: { name: string }[] }; lost: null };
  expect(kept.aliases.map(({ name }) => name)).toContain("KOMOSIE");
  expect(lost).toBeNull();
});

test("by keyboard alone a change is taken back from the history", async ({ page, edited }) => {
  await apply(edited.program.address, edited.token("An"), '{remove: "voka"}');
  await signInByKeys(page, edited.token("Jo"));
  await press(page.getByRole("contentinfo").getByRole("link", { name: "Geschiedenis" }), "Enter");
  await press(page.locator('[data-revision="2"]').getByRole("link", { name: /Maak ongedaan/ }), "Enter");
  await expect(page).toHaveURL(/\/maak-ongedaan\/2$/);
  await expect(page.locator("[data-foreseen=ADDED] [data-id=voka]")).toBeVisible();
  await type(reason(page), "bestaat wel");
  await press(page.getByRole("button", { name: "Maak ongedaan", exact: true }), "Space");
  await expect(page).toHaveURL(/\/geschiedenis$/);
  await expect(page.locator("[data-revision]").first().locator("h2")).toHaveText("Wijziging 2 ongedaan gemaakt");
  const query = '{ revisions(first: 1) { nodes { number by undoes reason } } network { entity(id: "voka") { id } } }';
  const undone = { number: 3, by: "Jo", undoes: 2, reason: "bestaat wel" };
  expect(await ask(edited.program.address, query)).toEqual({ revisions: { nodes: [undone] }, network: { entity: { id: "voka" } } });
});

test("walking through the kinds by arrows leads past levers, which have more fields, with the focus kept", async ({ page, edited }) => {
  await signInByKeys(page, edited.token("Jo"));
  await press(way(page, "Nieuwe partij"), "Enter");
  await type(page.getByLabel("Naam *"), "De Wijsvinger vzw");
  const kind = page.locator("#field-kind");
  await goTo(kind);
  const seen: string[] = [];
  for (let step = 0; step < 60 && seen.at(-1) !== "organisatie"; step += 1) {
    await page.keyboard.press("ArrowDown");
    await expect(kind).toBeFocused();
    seen.push(await kind.inputValue());
  }
  expect(seen).toContain("hefboom");
  await expect(kind).toHaveValue("organisatie");
  await expect(page.getByLabel("Naam *")).toHaveValue("De Wijsvinger vzw");
  await expect(page.getByLabel("De naam is bekend")).toHaveCount(0);
});

test("a source taken away leaves the focus at the sources, and the others as they were", async ({ page, edited }) => {
  await signInByKeys(page, edited.token("Jo"));
  await page.goto("/bewerk/herwin.successor-of.sst");
  const sources = page.getByRole("textbox", { name: "Bron *", exact: true });
  await expect(sources).toHaveCount(2);
  const second = await sources.nth(1).inputValue();
  await press(page.getByRole("button", { name: "Haal weg Bron 1", exact: true }), "Enter");
  await expect(sources).toHaveCount(1);
  await expect(page.locator("#sources")).toBeFocused();
  await expect(sources).toHaveValue(second);
});
