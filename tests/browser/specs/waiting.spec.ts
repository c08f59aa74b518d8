// Edits that were kept while offline, and that the service refuses once they are sent: nothing goes but by
// choice, and each choice does what it says. Each test on a program of its own.

import type { Page } from "@playwright/test";
import { ask, type Edited } from "../support/editor.ts";
import { expect, expectAccessible } from "../support/test.ts";
import { apply, test, type Person } from "../support/two.ts";

test.describe.configure({ timeout: 90_000 });

const MINE = "https://www.ovam.be/van-jo";
const THEIRS = "https://www.ovam.be/van-an";
const OVAM = '{ revisions(first: 20) { nodes { number by undoes } } network { entity(id: "ovam") { label kind { id } website description } } }';

interface Known {
  revisions: { nodes: { number: number; by: string; undoes: number | null }[] };
  network: { entity: { label: string; kind: { id: string }; website: string; description: string } };
}

async function known(edited: Edited): Promise<Known> {
  return (await ask(edited.program.address, OVAM)) as unknown as Known;
}

/** Another gives OVAM a website and a description of their own. */
async function anEdits(edited: Edited): Promise<void> {
  const { label, kind } = (await known(edited)).network.entity;
  const entity = `id: "ovam", kind: "${kind.id}", label: "${label}", website: "${THEIRS}", descriptionNl: "Van An.", evidence: []`;
  await apply(edited.program.address, edited.token("An"), `{putEntity: {${entity}}}`);
}

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/waiting-${name}.png`, fullPage: true });
}

/** Somebody at a form, whose browser then is in no network. */
async function offlineAt(person: (name: string) => Promise<Person>, address: string): Promise<Person> {
  const jo = await person("Jo");
  jo.complaints.expected.push(/ERR_INTERNET_DISCONNECTED/, /WebSocket connection/);
  await jo.page.goto(address);
  // The form, and who is at it.
  await expect(jo.page.getByLabel("Waarom?")).toBeVisible();
  await expect(jo.page.locator("[data-answer=caller]")).toBeVisible();
  await jo.page.waitForLoadState("networkidle");
  await jo.context.setOffline(true);
  return jo;
}

async function save(page: Page): Promise<void> {
  await page.getByLabel("Waarom?").fill("proef");
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
}

/** An edit of OVAM made while offline, which another's stands in the way of by the time that it is sent. */
async function inConflict(person: (name: string) => Promise<Person>, edited: Edited): Promise<Page> {
  const { page, context } = await offlineAt(person, "/bewerk/ovam");
  await page.getByLabel("Website", { exact: true }).fill(MINE);
  await save(page);
  await expect(page.locator("[data-answer=waits]")).toBeVisible();
  await anEdits(edited);
  await context.setOffline(false);
  const wish = page.locator("[data-wish]");
  await expect(wish).toContainText("An bewaarde dit in wijziging 2", { timeout: 15_000 });
  await expect(wish.locator("[data-differs=website] td")).toHaveText([THEIRS, MINE]);
  // The service did answer.
  await expect(page.locator("[data-notice=edit-waits]")).toHaveCount(0);
  await expectAccessible(page);
  return page;
}

test("an edit in the way of which another's stands is shown beside it, and dropped only once that is sure", async ({ person, edited }) => {
  const page = await inConflict(person, edited);
  await shot(page, "conflict");
  const wish = page.locator("[data-wish]");
  await wish.getByRole("button", { name: "Laat vallen" }).click();
  await expect(wish).toContainText("Deze wijziging is dan weg.");
  await expectAccessible(page);
  await wish.getByRole("button", { name: "Houd ze" }).click();
  await expect(wish.locator("[data-action=drop-sure]")).toHaveCount(0);
  await page.reload();
  await expect(wish.locator("[data-differs=website] td")).toHaveText([THEIRS, MINE]);
  await wish.getByRole("button", { name: "Laat vallen" }).click();
  await wish.locator("[data-action=drop-sure]").click();
  await expect(page.locator("[data-answer=wishes]")).toHaveCount(0);
  const after = await known(edited);
  expect(after.revisions.nodes).toHaveLength(2);
  expect(after.network.entity.website).toBe(THEIRS);
});

test("an edit in the way of which another's stands is kept after all", async ({ person, edited }) => {
  const page = await inConflict(person, edited);
  await page.locator("[data-wish]").getByRole("button", { name: "Bewaar toch die van mij" }).click();
  await expect(page.locator("[data-notice=edit-kept]")).toBeVisible();
  await expect(page.locator("[data-answer=wishes]")).toHaveCount(0);
  const after = await known(edited);
  expect(after.revisions.nodes.map((one) => one.by)).toEqual(["Jo", "An", expect.any(String)]);
  expect(after.network.entity.website).toBe(MINE);
});

test("an edit in the way of which another's stands is brought together with it in the form", async ({ person, edited }) => {
  const page = await inConflict(person, edited);
  await page.locator("[data-wish]").getByRole("button", { name: "Breng samen in het formulier" }).click();
  await expect(page).toHaveURL(/\/bewerk\/ovam$/);
  await expect(page.getByLabel("Website", { exact: true })).toHaveValue(MINE);
  await expect(page.getByLabel("Omschrijving", { exact: true })).toHaveValue("Van An.");
  await expect(page.getByLabel("Waarom?")).toHaveValue("proef");
  await expect(page.locator("[data-answer=wishes]")).toHaveCount(0);
  await save(page);
  await expect(page).toHaveURL(/\/actor\/ovam$/);
  const { website, description } = (await known(edited)).network.entity;
  expect([website, description]).toEqual([MINE, "Van An."]);
});

/** A party added while offline that another adds too, so that it is refused. */
async function refused(person: (name: string) => Promise<Person>, edited: Edited): Promise<Page> {
  const { page, context } = await offlineAt(person, "/nieuw");
  await page.locator("#field-label").fill("De Proef");
  await page.locator("#field-kind").selectOption("organisatie");
  await save(page);
  await expect(page.locator("[data-answer=waits]")).toBeVisible();
  const theirs = '{putEntity: {id: "de-proef", kind: "organisatie", label: "De Proef", evidence: []}}';
  await apply(edited.program.address, edited.token("An"), theirs);
  await context.setOffline(false);
  const wrong = page.locator("[data-wish] .complaint");
  await expect(wrong).toHaveText("“De Proef” bestaat al. Bewerk die, of geef deze een andere naam.", { timeout: 15_000 });
  await expectAccessible(page);
  return page;
}

test("an edit that is refused is tried again as often as one likes", async ({ person, edited }) => {
  const page = await refused(person, edited);
  await shot(page, "refused");
  const again = page.locator("[data-wish]").getByRole("button", { name: "Probeer opnieuw" });
  const asked = page.waitForResponse((reply) => reply.request().postData()?.includes("mutation") ?? false);
  await again.click();
  await asked;
  await expect(page.locator("[data-wish] .complaint")).toContainText("bestaat al");
  await apply(edited.program.address, edited.token("An"), '{remove: "de-proef"}');
  await again.click();
  await expect(page.locator("[data-notice=edit-kept]")).toContainText("Toegevoegd: De Proef.");
  await expect(page.locator("[data-answer=wishes]")).toHaveCount(0);
  expect((await known(edited)).revisions.nodes[0]?.by).toBe("Jo");
});

test("an edit that is refused opens in its form again, and is kept once it is right", async ({ person, edited }) => {
  const page = await refused(person, edited);
  await page.locator("[data-wish]").getByRole("button", { name: "Pas aan in het formulier" }).click();
  await expect(page.locator("#field-label")).toHaveValue("De Proef");
  await expect(page.locator("[data-answer=wishes]")).toHaveCount(0);
  await page.locator("#field-label").fill("De Andere Proef");
  await save(page);
  await expect(page).toHaveURL(/\/actor\/de-andere-proef$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("De Andere Proef");
});

test("taking back what others built on offers those, not to keep one's own", async ({ person, edited }) => {
  const was = (await known(edited)).network.entity.website;
  const jo = await person("Jo");
  const { page, context } = jo;
  jo.complaints.expected.push(/ERR_INTERNET_DISCONNECTED/, /WebSocket connection/);
  await page.goto("/bewerk/ovam");
  await page.getByLabel("Website", { exact: true }).fill(MINE);
  await save(page);
  await expect(page.locator("[data-notice=edit-kept]")).toBeVisible();
  await expect(page.locator(`.particulars a[href="${MINE}"]`)).toHaveCount(1);
  await context.setOffline(true);
  await page.locator("[data-action=undo]").click();
  const wish = page.locator("[data-wish]");
  await expect(wish).toHaveCount(1);
  await anEdits(edited);
  await context.setOffline(false);
  await expect(wish).toContainText("Er bouwen latere wijzigingen op voort", { timeout: 15_000 });
  await expect(wish.locator("[data-later]")).toHaveCount(1);
  await expect(wish.locator("[data-later='3']")).toContainText("Wijziging 3 van An.");
  await expect(wish.getByRole("button")).toHaveText(["Probeer opnieuw", "Laat vallen"]);
  await expectAccessible(page);
  await shot(page, "undo");
  await wish.getByRole("link", { name: "Maak wijziging 3 ongedaan" }).click();
  await page.locator("#field-reason").fill("eerst deze");
  await page.locator("[data-action=do]").click();
  await expect(page.locator("[data-notice=edit-undone]")).toBeVisible();
  await wish.getByRole("button", { name: "Probeer opnieuw" }).click();
  await expect(page.locator("[data-answer=wishes]")).toHaveCount(0);
  const after = await known(edited);
  expect(after.network.entity.website).toBe(was);
  expect(after.revisions.nodes.map((one) => one.undoes)).toEqual([2, 3, null, null, null]);
});
