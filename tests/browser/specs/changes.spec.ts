// What changed between two dates: the forum's day beside the day before, and dates that cannot be.

import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

const ROWS = "[data-table=verschil] tbody tr";

test("21 what the forum added, asked by keyboard", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Wat veranderde er tussen twee dagen?" }).click();
  await expect(page.getByText("Vul twee dagen in.")).toBeVisible();
  await page.getByLabel("Van", { exact: true }).fill("2024-05-05");
  await page.keyboard.press("Enter");
  await page.getByLabel("Tot en met").fill("2024-05-06");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/verschil\?van=2024-05-05&tot=2024-05-06$/);
  await expect(page.locator("[data-answer=sentence]")).toContainText("er kwamen 28 bij en geen enkele verdween");
  await expect(page.locator(ROWS)).toHaveCount(28);
  for (const row of await page.locator(`${ROWS} td:nth-child(2)`).allInnerTexts()) expect(row).toBe("nieuw");
  await expect(page.locator("[data-row='dienst-ondersteuning.part-of.dwse']")).toBeVisible();
  await expect(page.locator("[data-answer=changes-new-names]")).toContainText("Forum 6 mei 2024");
  await expect(page.locator("[data-answer=changes-lost-names]")).toHaveCount(0);
});

test("ties without a date are a group of their own", async ({ page }) => {
  await page.goto("/verschil?van=2024-05-05&tot=2024-05-06");
  const undated = page.locator("[data-answer=changes-undated]");
  await expect(undated).toContainText("94 banden zonder datum");
  await undated.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  await expect(undated.locator("[data-relation]")).toHaveCount(94);
});

test("what went and what changed is told beside what came", async ({ page }) => {
  await page.goto("/verschil?van=2016&tot=2021");
  await expect(page.locator(ROWS).filter({ hasText: "verdwenen" }).first()).toBeVisible();
  await expect(page.locator(ROWS).filter({ hasText: "nieuw" }).first()).toBeVisible();
});

test("a wrong date and dates that run backwards are told where they were typed", async ({ page }) => {
  await page.goto("/verschil?van=mei&tot=2024-05-06");
  await expect(page.getByText("Dit is geen datum.").first()).toBeVisible();
  await expect(page.getByLabel("Van", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("[data-answer=sentence]")).toHaveCount(0);
  await page.goto("/verschil?van=2024-05-06&tot=2023");
  await expect(page.getByText("Dit valt vóór 6 mei 2024.")).toBeVisible();
  await expect(page.getByLabel("Tot en met")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Tot en met").fill("2025");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-answer=sentence]")).toBeVisible();
});

test("the date of what counts leads to what changed since", async ({ page }) => {
  await page.goto("/hefbomen?toestand=2024-05-05");
  await page.locator(".view-panel > summary").click();
  await page.getByRole("link", { name: "Vergelijk met een andere dag" }).click();
  await expect(page).toHaveURL(/\/verschil\?van=2024-05-05&tot=\d{4}-\d\d-\d\d$/);
  await expect(page.locator("[data-answer=sentence]")).toContainText("bij");
});
