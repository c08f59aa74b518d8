// What comes up while others edit too, or while the service is away, in English and in every look: both
// versions beside each other, what waits, and what others change. Each test on a program of its own.

import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { ask, type Edited } from "../support/editor.ts";
import { PROGRAM } from "../support/program.ts";
import { expect, expectAccessible, LOOKS, wear } from "../support/test.ts";
import { apply, listen, test } from "../support/two.ts";

test.describe.configure({ timeout: 90_000 });

const MINE = "https://www.ovam.be/mine";
const THEIRS = "https://www.ovam.be/theirs";

/** Another gives OVAM a website of their own. */
async function anotherEdits(edited: Edited, name: string): Promise<void> {
  const known = await ask(edited.program.address, '{ network { entity(id: "ovam") { label kind { id } } } }');
  const { label, kind } = (known.network as { entity: { label: string; kind: { id: string } } }).entity;
  const entity = `id: "ovam", kind: "${kind.id}", label: "${label}", website: "${THEIRS}", evidence: []`;
  await apply(edited.program.address, edited.token(name), `{putEntity: {${entity}}}`);
}

/** Nothing that axe objects to, nothing wider than the screen, one title, and said to be in English. */
async function holds(page: Page, name: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("h1")).toHaveCount(1);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider, "nothing is wider than the screen").toBeLessThanOrEqual(0);
  await expectAccessible(page);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name.replace(/\W+/g, "_")}.png`, fullPage: true });
}

async function save(page: Page): Promise<void> {
  await page.getByLabel("Why?").fill("trial");
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

for (const look of LOOKS) {
  test(`a conflict, in English: ${look.name}`, async ({ person, edited }) => {
    const { page } = await person("An");
    await wear(page, look);
    await page.routeWebSocket(/graphql$/, () => {});
    await page.goto("/bewerk/ovam?taal=en");
    await page.getByLabel("Website", { exact: true }).fill(MINE);
    await anotherEdits(edited, "Jo");
    await save(page);
    const conflict = page.getByRole("alert", { name: "Somebody else changed this meanwhile" });
    await expect(conflict).toContainText("Jo saved this in change 2, after you began.");
    await expect(conflict.getByRole("columnheader")).toHaveText(["Field", "By Jo", "By you"]);
    await expect(conflict.getByRole("row", { name: /^Website/ }).getByRole("cell")).toHaveText([THEIRS, MINE]);
    await expect(conflict.getByRole("button")).toHaveText(["Leave theirs", "Save mine after all", "Bring both together in the form"]);
    await holds(page, `conflict ${look.name}`);
    await conflict.getByRole("button", { name: "Save mine after all" }).click();
    await expect(page.locator("[data-notice=edit-kept]")).toContainText("Saved.");
    expect(await ask(edited.program.address, '{ network { entity(id: "ovam") { website } } }')).toEqual({ network: { entity: { website: MINE } } });
  });

  test(`what another makes of what one is filling in, in English: ${look.name}`, async ({ person, edited }) => {
    const { page } = await person("An");
    await wear(page, look);
    await listen(page, "/bewerk/ovam?taal=en");
    const field = page.getByLabel("Website", { exact: true });
    await field.fill(MINE);
    await anotherEdits(edited, "Jo");
    const beside = page.locator(".meanwhile");
    await expect(beside.getByRole("heading")).toHaveText("Somebody else changed this meanwhile");
    await expect(beside).toContainText("Jo saved this in change 2, after you began.");
    await expect(beside.getByRole("button")).toHaveText(["Take over theirs", "Go on with mine", "Bring both together in the form"]);
    await holds(page, `meanwhile ${look.name}`);
    await apply(edited.program.address, edited.token("Mia"), '{remove: "ovam"}');
    await expect(beside).toContainText("Mia removed this in change 3.");
    await expect(beside.getByRole("button")).toHaveCount(0);
    await expect(field).toHaveValue(MINE);
    await holds(page, `gone ${look.name}`);
  });

  test(`an edit that waits, in English: ${look.name}`, async ({ person, edited }) => {
    const { page, context, complaints } = await person("Jo");
    complaints.expected.push(/ERR_INTERNET_DISCONNECTED/, /WebSocket connection/);
    await wear(page, look);
    await page.goto("/bewerk/ovam?taal=en");
    await page.getByLabel("Website", { exact: true }).fill(MINE);
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await save(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not sent yet");
    await expect(page.locator("[data-notice=edit-waits]")).toContainText("is sent as soon as possible: OVAM");
    const wishes = page.getByRole("region", { name: "1 change is not with the service yet" });
    await expect(wishes).toContainText("Is sent as soon as the service answers.");
    await expect(wishes.getByRole("button")).toHaveText(["Send now", "Drop it"]);
    await holds(page, `waits ${look.name}`);
    await wishes.getByRole("button", { name: "Drop it" }).click();
    await expect(wishes).toContainText("Then this change is gone.");
    await expect(wishes.getByRole("button")).toHaveText(["Send now", "Drop it", "Keep it"]);
    await holds(page, `drops ${look.name}`);
    await wishes.getByRole("button", { name: "Keep it" }).click();
    await anotherEdits(edited, "An");
    await context.setOffline(false);
    await expect(wishes).toContainText("An saved this in change 2, after you began.", { timeout: 15_000 });
    await expect(wishes.getByRole("button")).toHaveText(["Save mine after all", "Bring both together in the form", "Drop it"]);
    await holds(page, `refused ${look.name}`);
    await wishes.getByRole("button", { name: "Save mine after all" }).click();
    await expect(page.locator("[data-notice=edit-kept]")).toContainText("Saved.");
    expect(await ask(edited.program.address, '{ network { entity(id: "ovam") { website } } }')).toEqual({ network: { entity: { website: MINE } } });
  });

  test(`what others change, and that nothing is told any more, in English: ${look.name}`, async ({ person, edited }) => {
    const { page } = await person("Jo");
    await wear(page, look);
    await listen(page, "/actor/ovam?taal=en");
    await anotherEdits(edited, "An");
    const told = page.getByRole("region", { name: "What others change" });
    await expect(told.getByRole("status")).toContainText(/^Updated by An\. Changed: OVAM/);
    await expect(page.locator(`.particulars a[href="${THEIRS}"]`)).toBeVisible();
    await holds(page, `live ${look.name}`);
    await told.getByRole("button", { name: "Close" }).click();
    await expect(told).toHaveCount(0);
    const list = execFileSync(PROGRAM, ["token", "list", "--data", edited.program.data]).toString();
    const number = /^\s*(\d+)\b.*\bJo\b/m.exec(list)?.[1];
    execFileSync(PROGRAM, ["token", "revoke", String(number), "--data", edited.program.data]);
    await expect(told.getByRole("status")).toHaveText("This token no longer counts. What you see is no longer updated; sign in again.");
    await expect(told.getByRole("link", { name: "Sign in" })).toBeVisible();
    await holds(page, `over ${look.name}`);
  });
}
