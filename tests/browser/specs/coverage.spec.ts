// Who works on what: the table of levers by actors, its cells with what they rest on, and its download.

import { readFileSync } from "node:fs";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect, LOOKS, test, wear } from "../support/test.ts";

const SET = "/dekking?set=vlaanderen-circulair";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

test("levers without an actor come first, and only actors with a filled cell have a column", async ({ page }) => {
  await page.goto(SET);
  const rows = page.locator("[data-table=dekking] tbody tr");
  await expect(rows).toHaveCount(7);
  const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-row")));
  expect(ids).toEqual(["vc-beleid", "vc-communicatie", "vc-financiering", "vc-innoveren", "vc-onderzoek", "vc-aankopen", "vc-jobs"]);
  const columns = await page.locator("[data-column]").evaluateAll((all) => all.map((one) => one.getAttribute("data-column")));
  expect(columns).toEqual(["agoria", "dep-omgeving", "dwse", "facilitair-bedrijf", "fedustria", "ku-leuven", "vcb", "vdab"]);
  await expect(page.locator("[data-cell='vc-jobs,dwse']")).toHaveText("trekt");
  await expect(page.locator("[data-cell='vc-jobs,vdab']")).toHaveText("wil meewerken");
  await expect(page.locator("[data-cell='vc-aankopen,facilitair-bedrijf']")).toHaveText("werkt aan");
  await expect(page.locator("td.unknown")).toHaveCount(7 * 8 - 8);
  await expect(page.locator("[data-lever=vc-jobs]")).toContainText("of dat ook gebeurt, is niet bekend");
});

test("an empty cell reads as not known, and shows it where one looks", async ({ page }) => {
  await page.goto(SET);
  const row = page.locator("[data-row=vc-beleid]");
  const cell = row.getByRole("cell", { name: "niet bekend" }).first();
  const width = () => cell.locator("span").evaluate((span) => span.getBoundingClientRect().width);
  expect(await width()).toBeLessThanOrEqual(1);
  await row.getByRole("link").focus();
  expect(await width()).toBeGreaterThan(40);
});

test("a cell opens what it rests on, by keyboard, and the address keeps it", async ({ page }) => {
  await page.goto(SET);
  const cell = page.locator("[data-cell='vc-jobs,dwse']");
  await cell.focus();
  await page.keyboard.press("Enter");
  await expect(cell).toHaveAttribute("aria-expanded", "true");
  await expect(cell).toBeFocused();
  const evidence = page.locator("#cell-evidence");
  await expect(evidence.getByRole("status")).toContainText("Jobs en vaardigheden");
  await expect(evidence.locator(".sources a[href^=http]").first()).toBeVisible();
  await expect(page).toHaveURL(/vak=vc-jobs,dwse/);
  await page.reload();
  await expect(evidence.locator("[data-relation]").first()).toBeVisible();
  await cell.press("Enter");
  await expect(evidence.locator("[data-relation]")).toHaveCount(0);
});

test("who is merely named gets a column when asked", async ({ page }) => {
  await page.goto(SET);
  await page.getByLabel("Toon ook wie alleen genoemd wordt").check();
  await expect(page).toHaveURL(/genoemd=ja/);
  await expect(page.locator("[data-column]")).toHaveCount(17);
  await expect(page.locator("[data-cell='vc-aankopen,vito']")).toHaveText("genoemd");
});

test("what is shown is what is downloaded", async ({ page }) => {
  await page.goto(SET);
  const text = async (button: string) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
    expect(download.suggestedFilename()).toBe("schakel-dekking.csv");
    return readFileSync((await download.path()) ?? "", "utf8");
  };
  await expect(page.locator("[data-column]")).toHaveCount(8);
  const shown = await page.locator("[data-table=dekking] tr").evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")));
  const plain = (await text("Download als CSV")).trimEnd().split("\r\n");
  expect(plain.map((line) => line.split(","))).toEqual(shown);
  const excel = await text("Download voor Excel");
  expect(excel.startsWith("\uFEFFHefboom;Agoria;")).toBe(true);
  expect(excel.replace("\uFEFF", "").trimEnd().split("\r\n").map((line) => line.split(";"))).toEqual(shown);
});

test("another set is chosen, and the levers page leads to its table", async ({ page }) => {
  await page.goto("/hefbomen");
  await page.getByRole("link", { name: "Toon als tabel" }).first().click();
  await expect(page).toHaveURL(/\/dekking\?set=/);
  await page.getByLabel("Reeks", { exact: true }).selectOption("vlaanderen-circulair");
  await expect(page).toHaveURL(/set=vlaanderen-circulair$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Vlaanderen Circulair");
});

test("on a phone the table scrolls by itself, its headings in view", async ({ page }) => {
  const phone = LOOKS.find((look) => look.width === 390);
  if (phone !== undefined) await wear(page, phone);
  await page.goto(SET);
  const region = page.getByRole("region", { name: "Hefbomen en wie eraan werkt" });
  await region.evaluate((element) => element.scrollTo(400, 0));
  const heading = page.locator("[data-row=vc-jobs] th");
  const [inside, left] = [await region.boundingBox(), await heading.boundingBox()];
  expect(Math.abs((left?.x ?? 0) - (inside?.x ?? 0))).toBeLessThan(3);
});
