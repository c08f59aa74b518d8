// Screens that are fetched when first visited: the first visit does without them, a chunk that
// cannot be had is told and asked again, and where none has changed nothing is noticed.

import { expect, expectAccessible, test } from "../support/test.ts";
import { DRIVER_TALK } from "../support/picture.ts";
import type { Page } from "@playwright/test";

const CHUNKS = /\/assets\/(chunk|split)_\w+-[0-9a-f]+\.wasm$/;

/** Notes what is fetched, in its order. */
function asked(page: Page): string[] {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(new URL(request.url()).pathname));
  return addresses;
}

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

for (const address of ["/", "/netwerk"]) {
  test(`${address} waits for no chunk, and fetches them when it is there`, async ({ page }) => {
    const addresses = asked(page);
    await page.goto(address);
    await expect.poll(() => addresses.filter((one) => CHUNKS.test(one)).length).toBeGreaterThanOrEqual(2);
    const chunk = addresses.findIndex((one) => CHUNKS.test(one));
    expect(addresses.indexOf("/graphql")).toBeLessThan(chunk);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test("a screen of a chunk is fetched once, and going back and forth fetches nothing more", async ({ page }) => {
  await page.goto("/hefbomen");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const addresses = asked(page);
  await page.getByRole("link", { name: "Groepen" }).click();
  await expect(page).toHaveURL(/\/groepen$/);
  await expect(page.locator("#inhoud")).toBeFocused();
  await page.getByRole("link", { name: "Over de gegevens" }).click();
  await expect(page).toHaveTitle(/^Over de gegevens/);
  await page.goBack();
  await expect(page).toHaveTitle(/^Groepen/);
  await page.goForward();
  await expect(page).toHaveTitle(/^Over de gegevens/);
  expect(addresses.filter((one) => CHUNKS.test(one))).toEqual([]);
});

test("a chunk that cannot be fetched is told, and can be tried again", async ({ page, complaints }) => {
  complaints.expected = [DRIVER_TALK, /Failed to load resource/, /Failed to fetch/];
  await page.route(CHUNKS, (route) => route.abort());
  await page.goto("/groepen");
  await expect(page.getByRole("alert")).toContainText("De dienst is niet bereikbaar");
  await expectAccessible(page);
  await page.unroute(CHUNKS);
  await page.getByRole("button", { name: "Probeer opnieuw" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Wie hoort bij wie?" })).toBeVisible();
});

test("a chunk that is served no more has the page loaded anew", async ({ page, complaints }) => {
  complaints.expected = [DRIVER_TALK, /Failed to load resource/, /TypeError/];
  await page.route(CHUNKS, (route) => route.fulfill({ status: 404 }));
  await page.goto("/onbekend");
  await expect(page.getByRole("alert")).toContainText("De dienst is niet bereikbaar");
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Probeer opnieuw" }).click();
  await loaded;
});
