// Two browsers: one edits what the other removed meanwhile, or the same relation as the other. What the other
// did is told, and what is kept is what was chosen. Each test on a program of its own.

import type { Page } from "@playwright/test";
import { ask } from "../support/editor.ts";
import { expect, expectAccessible } from "../support/test.ts";
import { apply, listen, type Person, test } from "../support/two.ts";

test.describe.configure({ timeout: 90_000 });

const OVAM = "/bewerk/ovam";
const MINE = "https://www.ovam.be/van-an";
const KNOWN = '{ revisions(first: 1) { nodes { number by } } network { entity(id: "ovam") { label website } } }';

const RELATION = "ovam.partners-with.herwin";
const TIED = `{ revisions(first: 1) { nodes { number by } } network { relation(id: "${RELATION}") { validTo evidence { title } } } }`;

/** Why, and that it is to be kept. */
async function save(page: Page): Promise<void> {
  await page.getByLabel("Waarom?").fill("proef");
  await page.keyboard.press("Control+Enter");
}

/** Somebody at a form who hears nothing: only the service tells, when the form is kept. */
async function deafAt(person: (name: string) => Promise<Person>, address: string): Promise<Page> {
  const { page } = await person("An");
  await page.routeWebSocket(/graphql$/, () => {});
  await page.goto(address);
  return page;
}

for (const [choice, name] of [
  ["theirs", "Laat die van de ander staan"],
  ["mine", "Bewaar toch die van mij"],
  ["both", "Breng samen in het formulier"],
] as const) {
  test(`an edit of what another removed meanwhile is a conflict: ${choice}`, async ({ person, edited }) => {
    const an = await deafAt(person, OVAM);
    await an.getByLabel("Website", { exact: true }).fill(MINE);
    const { page: jo } = await person("Jo");
    await jo.goto("/verwijder/ovam");
    await jo.getByLabel("Waarom?").fill("opgeheven");
    await jo.getByRole("button", { name: "Verwijder", exact: true }).click();
    await expect(jo.locator("[data-notice=edit-kept]")).toContainText("Verwijderd:");
    await save(an);
    const conflict = an.locator("[data-conflict]");
    await expect(conflict).toHaveText("Jo verwijderde dit in wijziging 2.");
    await expect(conflict).toHaveAttribute("data-conflict", "ovam");
    await expectAccessible(an);
    await an.getByRole("button", { name, exact: true }).click();
    if (choice === "both") {
      await expect(conflict).toHaveCount(0);
      await expect(an.getByLabel("Website", { exact: true })).toHaveValue(MINE);
      await expect(an.getByLabel("Waarom?")).toHaveValue("proef");
      await an.keyboard.press("Control+Enter");
    }
    await expect(an).toHaveURL(/\/actor\/ovam$/);
    if (choice === "theirs") {
      await expect(an.locator(".failed")).toContainText("“ovam” staat niet in wat nu meetelt.");
      expect(await ask(edited.program.address, KNOWN)).toEqual({ revisions: { nodes: [{ number: 2, by: "Jo" }] }, network: { entity: null } });
    } else {
      await expect(an.locator(`.particulars a[href="${MINE}"]`)).toBeVisible();
      const kept = { label: "OVAM", website: MINE };
      expect(await ask(edited.program.address, KNOWN)).toEqual({ revisions: { nodes: [{ number: 3, by: "An" }] }, network: { entity: kept } });
    }
  });
}

test("that another removed what one is filling in is told at once, and what is filled in stays", async ({ person, edited }) => {
  const { page } = await person("An");
  await listen(page, OVAM);
  const field = page.getByLabel("Website", { exact: true });
  await field.fill(MINE);
  await apply(edited.program.address, edited.token("Jo"), '{remove: "ovam"}');
  await expect(page.locator(".meanwhile")).toContainText("Jo verwijderde dit in wijziging 2.");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(MINE);
  await expectAccessible(page);
  await save(page);
  await page.getByRole("button", { name: "Bewaar toch die van mij", exact: true }).click();
  await expect(page).toHaveURL(/\/actor\/ovam$/);
  expect(await ask(edited.program.address, KNOWN)).toMatchObject({ network: { entity: { website: MINE } } });
});

/** Changes the end of the relation in its form, and the title of its source where one is given. */
async function fillIn(page: Page, end: string, title?: string): Promise<void> {
  await page.locator("#field-validTo").fill(end);
  if (title !== undefined) await page.locator("#field-evidence-0--title").fill(title);
}

const TITLE = "Kringloopcentra zorgen voor hergebruik";

for (const [choice, name, validTo, title, by] of [
  ["theirs", "Laat die van de ander staan", "2031", "Van Jo", "Jo"],
  ["mine", "Bewaar toch die van mij", "2032", TITLE, "An"],
  ["both", "Breng samen in het formulier", "2032", "Van Jo", "An"],
] as const) {
  test(`two who give a relation another end are in conflict: ${choice}`, async ({ person, edited }) => {
    const an = await deafAt(person, `/bewerk/${RELATION}`);
    await fillIn(an, "2032");
    const { page: jo } = await person("Jo");
    await jo.goto(`/bewerk/${RELATION}`);
    await fillIn(jo, "2031", "Van Jo");
    await save(jo);
    await expect(jo.locator(".particulars")).toContainText("tot 2031");
    await save(an);
    const conflict = an.locator(`[data-conflict="${RELATION}"]`);
    await expect(conflict).toContainText("Jo bewaarde dit in wijziging 2, nadat u begon.");
    await expect(conflict.locator("[data-differs=validTo] th")).toHaveText("Tot");
    await expect(conflict.locator("[data-differs=validTo] td")).toHaveText(["2031", "2032"]);
    await expect(conflict.locator('[data-differs="evidence[0].title"] td')).toHaveText(["Van Jo", TITLE]);
    await expect(conflict.locator("[data-differs]")).toHaveCount(2);
    await expectAccessible(an);
    await an.getByRole("button", { name, exact: true }).click();
    if (choice === "both") {
      await expect(conflict).toHaveCount(0);
      await expect(an.locator("#field-validTo")).toBeFocused();
      await expect(an.locator("#field-evidence-0--title")).toHaveValue("Van Jo");
      await an.keyboard.press("Control+Enter");
    }
    await expect(an).toHaveURL(new RegExp(`/relatie/${RELATION}$`));
    await expect(an.locator(".particulars")).toContainText(`tot ${validTo}`);
    await expect(an.locator(".sources")).toContainText(title);
    const number = by === "Jo" ? 2 : 3;
    const relation = { validTo, evidence: [{ title }] };
    expect(await ask(edited.program.address, TIED)).toEqual({ revisions: { nodes: [{ number, by }] }, network: { relation } });
  });
}

test("another's end of a relation is shown beside the form at once, and can be brought together with one's own", async ({ person, edited }) => {
  const [jo, an] = [await person("Jo"), await person("An")];
  await listen(an.page, `/bewerk/${RELATION}`);
  await fillIn(an.page, "2032");
  await jo.page.goto(`/bewerk/${RELATION}`);
  await fillIn(jo.page, "2031", "Van Jo");
  await save(jo.page);
  const beside = an.page.locator(".meanwhile");
  await expect(beside.locator("[data-differs=validTo] td")).toHaveText(["2031", "2032"]);
  await beside.getByRole("button", { name: "Breng samen in het formulier" }).click();
  await expect(beside).toHaveCount(0);
  await save(an.page);
  await expect(an.page.locator(".particulars")).toContainText("tot 2032");
  expect(await ask(edited.program.address, TIED)).toMatchObject({ network: { relation: { validTo: "2032", evidence: [{ title: "Van Jo" }] } } });
});
