// Two who edit the same at once: what one is filling in stays, both versions are shown, and what is kept is
// what was chosen. And what one edits while the service is away. Each test on a program of its own.

import type { Page } from "@playwright/test";
import { ask } from "../support/editor.ts";
import { expect, expectAccessible } from "../support/test.ts";
import { apply, listen, test } from "../support/two.ts";

// Two or three browsers each.
test.describe.configure({ timeout: 90_000 });

const FORM = "/bewerk/ovam";
const NEWEST = "{ revisions(first: 20) { nodes { number by undoes } } network { entity(id: \"ovam\") { website description } } }";

interface Kept {
  revisions: { nodes: { number: number; by: string; undoes: number | null }[] };
  network: { entity: { website: string; description: string } };
}

async function kept(address: string): Promise<Kept> {
  return (await ask(address, NEWEST)) as unknown as Kept;
}

/** Changes a field of OVAM in the form and keeps it. */
async function save(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByLabel("Waarom?").fill("proef");
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
}

const MINE = "https://www.ovam.be/van-an";
const THEIRS = "https://www.ovam.be/van-jo";

for (const [choice, name, website, description] of [
  ["mine", "Werk verder met die van mij", MINE, "before"],
  ["theirs", "Neem die van de ander over", THEIRS, "theirs"],
  ["both", "Breng samen in het formulier", MINE, "theirs"],
] as const) {
  test(`what another keeps while one fills in the same form is shown beside it at once: ${choice}`, async ({ person, edited }) => {
    const { address } = edited.program;
    const before = await kept(address);
    const [jo, an] = [await person("Jo"), await person("An")];
    await listen(an.page, FORM);
    await listen(jo.page, FORM);
    const field = an.page.getByLabel("Website", { exact: true });
    await field.fill(MINE);
    const top = (await field.boundingBox())?.y ?? 0;
    await jo.page.getByLabel("Omschrijving", { exact: true }).fill("Beschreven door Jo.");
    await save(jo.page, "Website", THEIRS);
    const beside = an.page.locator(".meanwhile");
    await expect(beside).toContainText("Jo bewaarde dit in wijziging 2");
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(MINE);
    expect(Math.abs(((await field.boundingBox())?.y ?? 0) - top), "nothing moves").toBeLessThan(2);
    await expect(beside.locator("[data-differs=website] td")).toHaveText([THEIRS, MINE]);
    await expect(an.page.locator("[data-live]")).toHaveAttribute("data-live", "nothing");
    await expectAccessible(an.page);
    if (process.env.SHOTS) await an.page.screenshot({ path: `${process.env.SHOTS}/meanwhile-${choice}.png` });
    await beside.getByRole("button", { name }).focus();
    await an.page.keyboard.press("Enter");
    await expect(beside).toHaveCount(0);
    await expect(an.page.locator(":focus")).toHaveCount(1);
    await an.page.getByLabel("Waarom?").fill("proef");
    await an.page.keyboard.press("Control+Enter");
    if (choice === "theirs") {
      await expect(an.page.locator(".wrong, .failed, [data-notice]").first()).toBeVisible();
    } else {
      await expect(an.page).toHaveURL(/\/actor\/ovam$/);
    }
    const after = await kept(address);
    expect(after.network.entity.website).toBe(website);
    expect(after.network.entity.description).toBe(description === "theirs" ? "Beschreven door Jo." : before.network.entity.description);
  });
}

for (const [choice, name, website] of [
  ["theirs", "Laat die van de ander staan", THEIRS],
  ["mine", "Bewaar toch die van mij", MINE],
  ["both", "Breng samen in het formulier", MINE],
] as const) {
  test(`an edit of what another changed meanwhile is a conflict, decided by keyboard alone: ${choice}`, async ({ person, edited }) => {
    const { address } = edited.program;
    const [jo, an] = [await person("Jo"), await person("An")];
    // An hears nothing: only the service tells her, when she keeps the form.
    await an.page.routeWebSocket(/graphql$/, () => {});
    await an.page.goto(FORM);
    await an.page.getByLabel("Website", { exact: true }).fill(MINE);
    await jo.page.goto(FORM);
    await jo.page.getByLabel("Omschrijving", { exact: true }).fill("Beschreven door Jo.");
    await save(jo.page, "Website", THEIRS);
    await expect(jo.page).toHaveURL(/\/actor\/ovam$/);
    await an.page.getByLabel("Waarom?").fill("proef");
    await an.page.keyboard.press("Control+Enter");
    const conflict = an.page.locator("[data-conflict=ovam]");
    await expect(conflict.locator("[data-differs=website] td")).toHaveText([THEIRS, MINE]);
    await expectAccessible(an.page);
    if (process.env.SHOTS) await an.page.screenshot({ path: `${process.env.SHOTS}/conflict-${choice}.png`, fullPage: true });
    const button = an.page.getByRole("button", { name });
    for (let step = 0; step < 80 && !(await button.evaluate((one) => one === document.activeElement)); step += 1) {
      await an.page.keyboard.press("Shift+Tab");
    }
    await an.page.keyboard.press("Enter");
    if (choice === "both") {
      await expect(conflict).toHaveCount(0);
      await expect(an.page.getByLabel("Omschrijving", { exact: true })).toHaveValue("Beschreven door Jo.");
      await expect(an.page.getByLabel("Website", { exact: true })).toHaveValue(MINE);
      await an.page.keyboard.press("Control+Enter");
    }
    await expect(an.page).toHaveURL(/\/actor\/ovam$/);
    const after = await kept(address);
    expect(after.network.entity.website).toBe(website);
    expect(after.network.entity.description === "Beschreven door Jo.").toBe(choice !== "mine");
    expect(after.revisions.nodes[0]?.by).toBe(choice === "theirs" ? "Jo" : "An");
  });
}

/** The form, with who is at it. */
async function atForm(page: Page): Promise<void> {
  await page.goto(FORM);
  await expect(page.getByLabel("Waarom?")).toBeVisible();
  await expect(page.locator("[data-answer=caller]")).toBeVisible();
  await page.waitForLoadState("networkidle");
}

/**
 * Cuts this page alone off from the service: one that is closing still hears that the browser is back in a network,
 * and sends.
 */
async function cut(page: Page): Promise<void> {
  await page.route("**/graphql", (route) => route.abort("internetdisconnected"));
}

test("what is typed in an open form survives another's edit of something else", async ({ person, edited }) => {
  const an = await person("An");
  await listen(an.page, FORM);
  const field = an.page.getByLabel("Omschrijving", { exact: true });
  await field.fill("Half");
  await apply(edited.program.address, edited.token("Jo"), '{remove: "bewel"}');
  await expect(an.page.locator("[data-live=updated]")).toContainText("Jo");
  await expect(field).toBeFocused();
  await an.page.keyboard.press("End");
  await an.page.keyboard.type(" af");
  await expect(field).toHaveValue("Half af");
  await expect(an.page.locator(".meanwhile")).toHaveCount(0);
  await save(an.page, "Website", MINE);
  await expect(an.page).toHaveURL(/\/actor\/ovam$/);
});

test("a form in which nothing was filled in yet follows what another keeps", async ({ person, edited }) => {
  const an = await person("An");
  await listen(an.page, FORM);
  await an.page.getByLabel("Waarom?").fill("straks");
  await apply(edited.program.address, edited.token("Jo"), '{confirm: {id: "ovam"}}');
  await expect(an.page.locator("[data-live=updated]")).toBeVisible();
  await expect(an.page.locator(".meanwhile")).toHaveCount(0);
  await save(an.page, "Website", MINE);
  await expect(an.page).toHaveURL(/\/actor\/ovam$/);
  expect((await kept(edited.program.address)).revisions.nodes[0]?.by).toBe("An");
});

test("Ctrl+Z takes back what one just made, and the other sees it go", async ({ person, edited }) => {
  const [jo, an] = [await person("Jo"), await person("An")];
  const was = (await kept(edited.program.address)).network.entity.website;
  await listen(an.page, "/actor/ovam");
  await jo.page.goto(FORM);
  await save(jo.page, "Website", THEIRS);
  const site = an.page.locator(`.particulars a[href="${THEIRS}"]`);
  await expect(site).toHaveCount(1);
  await expect(jo.page.locator("[data-notice=edit-kept]")).toBeVisible();
  await jo.page.locator("h1").click();
  await jo.page.keyboard.press("Control+z");
  await expect(jo.page.locator("[data-notice=edit-undone]")).toBeVisible();
  await expect(site).toHaveCount(0);
  expect((await kept(edited.program.address)).network.entity.website).toBe(was);
});

test("an edit made while offline waits, survives a closed page, and is sent once the connection is back", async ({ person, edited }) => {
  const [jo, an] = [await person("Jo"), await person()];
  jo.complaints.expected.push(/ERR_INTERNET_DISCONNECTED/, /WebSocket connection/);
  await listen(an.page, "/actor/ovam");
  await atForm(jo.page);
  await cut(jo.page);
  await save(jo.page, "Website", MINE);
  await expect(jo.page.locator("[data-answer=waits]")).toBeVisible();
  await expect(jo.page.locator("[data-answer=wishes]")).toContainText("OVAM");
  await expectAccessible(jo.page);
  expect((await kept(edited.program.address)).revisions.nodes).toHaveLength(1);
  await jo.page.close();
  const again = await jo.context.newPage();
  // The token went with the tab; the edit did not.
  await again.goto("/actor/ovam");
  await expect(again.locator("[data-answer=wishes]")).toContainText("Wordt verstuurd als u aangemeld bent");
  await again.goto("/aanmelden");
  await again.getByLabel("Sleutel").fill(edited.token("Jo"));
  await again.getByRole("button", { name: "Aanmelden" }).click();
  await expect(again.locator("[data-notice=edit-kept]")).toBeVisible({ timeout: 10_000 });
  await expect(again.locator("[data-answer=wishes]")).toHaveCount(0);
  await expect(an.page.locator(`.particulars a[href="${MINE}"]`)).toHaveCount(1);
  expect((await kept(edited.program.address)).revisions.nodes).toHaveLength(2);
});

test("an edit made while offline goes out under the name of whoever made it, or by choice under another", async ({ person, edited }) => {
  const jo = await person("Jo");
  jo.complaints.expected.push(/ERR_INTERNET_DISCONNECTED/, /WebSocket connection/);
  await atForm(jo.page);
  await cut(jo.page);
  await save(jo.page, "Website", MINE);
  await expect(jo.page.locator("[data-answer=waits]")).toBeVisible();
  await jo.page.close();
  const shared = await jo.context.newPage();
  await shared.goto("/aanmelden");
  await shared.getByLabel("Sleutel").fill(edited.token("An"));
  await shared.getByRole("button", { name: "Aanmelden" }).click();
  await expect(shared.locator("[data-answer=of-another]")).toContainText("van Jo");
  await expectAccessible(shared);
  // Longer than until the next try.
  await shared.waitForTimeout(5_000);
  expect((await kept(edited.program.address)).revisions.nodes).toHaveLength(1);
  await shared.getByRole("button", { name: "Verstuur onder mijn naam" }).click();
  await expect(shared.locator("[data-answer=wishes]")).toHaveCount(0, { timeout: 10_000 });
  expect((await kept(edited.program.address)).revisions.nodes[0]?.by).toBe("An");
});

test("an edit made while offline is sent by itself when the browser is back in a network", async ({ person, edited }) => {
  const jo = await person("Jo");
  jo.complaints.expected.push(/ERR_INTERNET_DISCONNECTED/, /WebSocket connection/);
  await atForm(jo.page);
  await jo.context.setOffline(true);
  await save(jo.page, "Website", MINE);
  await expect(jo.page.locator("[data-answer=waits]")).toBeVisible();
  await jo.context.setOffline(false);
  await expect(jo.page.locator("[data-notice=edit-kept]")).toBeVisible({ timeout: 10_000 });
  expect((await kept(edited.program.address)).network.entity.website).toBe(MINE);
});

test("an edit whose answer got lost has one effect", async ({ person, edited }) => {
  const jo = await person("Jo");
  jo.complaints.expected.push(/ERR_FAILED/);
  await jo.page.goto(FORM);
  let lost = 0;
  await jo.page.route("**/graphql", async (route) => {
    if (lost > 0 || !route.request().postData()?.includes("mutation")) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await save(jo.page, "Website", MINE);
  await expect(jo.page.locator("[data-answer=waits]")).toBeVisible();
  await expect(jo.page.locator("[data-notice=edit-kept]")).toBeVisible({ timeout: 10_000 });
  expect(lost).toBe(1);
  const after = await kept(edited.program.address);
  expect(after.revisions.nodes).toHaveLength(2);
  expect(after.network.entity.website).toBe(MINE);
});
