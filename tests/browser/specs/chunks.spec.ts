// Screens that are fetched when first visited: the first network does without them, a direct visit
// fetches them beside the page, a chunk that cannot be had is told and asked again, and where none has changed nothing is noticed.

import { expect, expectAccessible, test } from "../support/test.ts";
import { DRIVER_TALK } from "../support/picture.ts";
import type { Page } from "@playwright/test";

/** The chunk that is fetched last while the browser has nothing else to do. */
const LAST = /split_english-/;
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

test("the network waits for no chunk, and chunks are fetched once it is drawn", async ({ page }) => {
  const addresses = asked(page);
  await page.goto("/netwerk");
  await expect.poll(() => addresses.filter((one) => CHUNKS.test(one)).length).toBeGreaterThanOrEqual(2);
  expect(addresses.indexOf("/graphql")).toBeLessThan(addresses.findIndex((one) => CHUNKS.test(one)));
  const [drawn, fetched] = await page.evaluate((pattern) => {
    const files = performance.getEntriesByType("resource").filter((one) => new RegExp(pattern).test(one.name));
    return [performance.getEntriesByName("picture")[0]?.startTime, Math.min(...files.map((one) => one.startTime))];
  }, CHUNKS.source);
  expect(fetched).toBeGreaterThan(drawn ?? Number.POSITIVE_INFINITY);
});

// The page itself is held back: what is asked for meanwhile is asked beside it.
for (const [address, chunk] of [
  ["/", "start"],
  ["/weg", "answers"],
  ["/actor/herwin", "records"],
  ["/netwerk?taal=en", "english"],
]) {
  test(`${address} fetches its chunk beside the page, once`, async ({ page }) => {
    const addresses = asked(page);
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    await page.route(/app_bg-/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address);
    const own = () => addresses.filter((one) => one.startsWith(`/assets/split_${chunk}-`));
    await expect.poll(own).toHaveLength(1);
    release();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(own()).toHaveLength(1);
  });
}

test("what is counted is fetched when its panel is opened", async ({ page }) => {
  await page.goto("/netwerk");
  await page.waitForLoadState("networkidle");
  const addresses = asked(page);
  const panel = page.locator(".view-panel");
  await expect(panel.getByRole("status")).toHaveCount(0);
  await panel.locator("summary").click();
  await expect(panel.getByRole("status")).toContainText("relaties");
  expect(addresses).toContain("/graphql");
});

test("without the words in English the page reads Dutch", async ({ page, complaints }) => {
  complaints.expected = [DRIVER_TALK, /Failed to load resource/, /Failed to fetch/];
  await page.route(/split_english-/, (route) => route.abort());
  await page.goto("/netwerk?taal=en");
  await expect(page.getByRole("link", { name: "Groepen" })).toBeVisible();
});

test("a screen of a chunk is fetched once, and going back and forth fetches nothing more", async ({ page }) => {
  const last = page.waitForResponse((reply) => LAST.test(reply.url()));
  await page.goto("/hefbomen");
  await (await last).finished();
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
