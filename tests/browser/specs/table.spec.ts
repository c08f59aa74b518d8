// Tables: sorted, filtered and downloaded exactly as shown, with the choice in the address.

import { readFileSync } from "node:fs";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

/** The first cell of each row. */
const NAMES = "[data-table=groep] tbody th";

test("a heading sorts, the other way round when pressed again, and the address keeps it", async ({ page }) => {
  await page.goto("/groep/febecoop");
  const heading = page.getByRole("columnheader", { name: "Partij" });
  await heading.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  const up = await page.locator(NAMES).allInnerTexts();
  expect(up).toEqual([...up].sort((a, b) => a.localeCompare(b, "nl")));
  await page.keyboard.press("Enter");
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/orde=-naam/);
  await page.reload();
  await expect(page.locator(NAMES).first()).toHaveText(up.at(-1) ?? "");
  expect(await page.locator(NAMES).allInnerTexts()).toEqual([...up].reverse());
});

test("what is shown is what is downloaded, for programs and for Excel", async ({ page }) => {
  await page.goto("/groep/febecoop");
  await page.getByLabel("Toon alleen rijen met").fill("COÖP");
  await expect(page).toHaveURL(/filter=/);
  const names = await page.locator(NAMES).allInnerTexts();
  expect(names.length).toBeGreaterThan(0);
  await expect(page.locator(".table-tools")).toContainText(`${names.length} van 7 rijen`);
  const text = async (button: string) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
    expect(download.suggestedFilename()).toBe("schakel-groep.csv");
    return readFileSync((await download.path()) ?? "", "utf8");
  };
  const plain = (await text("Download als CSV")).split("\r\n");
  expect(plain[0]).toBe("Partij,Soort,Banden binnen de groep");
  expect(plain.length).toBe(names.length + 2);
  for (const [row, name] of names.entries()) expect(plain[row + 1]).toContain(name);
  const excel = await text("Download voor Excel");
  expect(excel.startsWith("\uFEFFPartij;Soort;Banden binnen de groep\r\n")).toBe(true);
  expect(excel).toMatch(/;[01],\d\d\r\n/);
});
