// Gaps: every kind of gap on the shipped data, asked by mouse, keyboard and address.

import type { Page } from "@playwright/test";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

/** The organisations that prepared the forum. */
const SIX = "herwin,groep-maatwerk,febecoop,trividend,verso,sif";

function rows(page: Page) {
  return page.locator("[data-table=gaten] tbody tr");
}

test("7 the start screen leads to the levers of which nobody is known", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Waar zitten de gaten?" }).last().click();
  await expect(page).toHaveURL(/\/gaten$/);
  await expect(page.getByRole("heading", { level: 1, name: "Waar zitten de gaten?" })).toBeVisible();
  await expect(page.locator("[data-answer=sentence]")).toContainText("vijf van de zeven hefbomen of thema’s van Vlaanderen Circulair");
  await expect(rows(page)).toHaveCount(10);
  await expect(rows(page).filter({ hasText: "Vlaanderen Circulair" })).toHaveCount(5);
  await expect(rows(page).first().locator("td").nth(1)).toHaveText("niet bekend");
});

/** Kinds of gaps by their links, and how many rows each has. */
const KINDS: { link: string; part: string; rows: number; says: RegExp }[] = [
  { link: "Hefbomen met één actor", part: "een-actor", rows: 3, says: /Het Facilitair Bedrijf/ },
  { link: "Hefbomen zonder overheid", part: "zonder-overheid", rows: 13, says: /impactmeting/ },
  { link: "Hefbomen zonder gepubliceerde naam", part: "naamloos", rows: 8, says: /geen gaten/ },
  { link: "Partijen zonder hefboom", part: "zonder-hefboom", rows: 96, says: /96 van de 110 actoren/ },
];

for (const { link, part, rows: count, says } of KINDS) {
  test(`${link}`, async ({ page }) => {
    await page.goto("/gaten");
    await page.getByRole("link", { name: link }).click();
    await expect(page).toHaveURL(new RegExp(`deel=${part}$`));
    await expect(page.getByRole("link", { name: link })).toHaveAttribute("aria-current", "page");
    await expect(rows(page)).toHaveCount(count);
    await expect(page.locator("article.answer")).toContainText(says);
  });
}

test("8 who of the six has no direct tie, and one more chosen by keyboard", async ({ page }) => {
  await page.goto(`/gaten?deel=ongebonden&onder=${SIX}`);
  await expect(page.locator("[data-answer=sentence]")).toContainText("zijn er 13 waartussen");
  await expect(rows(page)).toHaveCount(13);
  await expect(page.locator("[data-answer=sentence]")).toContainText("Groep Maatwerk is partner van Verso (onzeker");
  await page.locator("form.question input[role=combobox]").focus();
  await page.keyboard.type("vlaio");
  await expect(page.getByRole("option", { name: /VLAIO/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/onder=.*vlaio/);
  await expect(rows(page).filter({ hasText: "VLAIO" }).first()).toBeVisible();
});

test("nobody chosen yet is said, and no answer is made up", async ({ page }) => {
  await page.goto("/gaten?deel=ongebonden");
  await expect(page.getByText("Kies minstens twee partijen.")).toBeVisible();
  await expect(page.locator("[data-answer=sentence]")).toHaveCount(0);
});

test("23 ties that nobody confirmed: the years and the day are chosen", async ({ page }) => {
  await page.goto("/gaten?deel=verouderd&vanaf=2026-11-24");
  await expect(page.locator("[data-answer=sentence]")).toContainText("Van 77 banden");
  await expect(page.locator("[data-answer=counted]")).toContainText("5 jaar, gerekend vanaf 24 november 2026");
  await expect(rows(page)).toHaveCount(77);
  await expect(page.locator("[data-row='vmm.participates-in.green-deal-werkgroep']")).toContainText("7 september 2018");
  await page.getByLabel("Ouder dan zoveel jaar").fill("20");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/jaren=20/);
  await expect(page.locator("[data-answer=counted]")).toContainText("20 jaar");
  expect(await rows(page).count()).toBeLessThan(77);
});

test("years and days that cannot be are told where they were typed", async ({ page }) => {
  await page.goto("/gaten?deel=verouderd");
  await page.getByLabel("Ouder dan zoveel jaar").fill("veel");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Schrijf een heel getal van 0 tot 1000.")).toBeVisible();
  await expect(page.getByLabel("Ouder dan zoveel jaar")).toHaveAttribute("aria-invalid", "true");
  await page.goto("/gaten?deel=verouderd&vanaf=gisteren");
  await expect(page.getByText("Dit is geen datum.").first()).toBeVisible();
  await expect(page.locator("[data-answer=sentence]")).toHaveCount(0);
});

test("pairs that meet, of everybody and within government", async ({ page }) => {
  await page.goto("/gaten?deel=ontmoetingen");
  await expect(rows(page)).toHaveCount(100);
  await expect(page.locator("[data-answer=sentence]")).toContainText("de eerste 100");
  await page.getByRole("link", { name: "Toon alleen overheden onder elkaar" }).click();
  await expect(page).toHaveURL(/wie=overheid/);
  const pair = page.locator("[data-row='dep-omgeving,vlaio']");
  await pair.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(pair).toContainText("Dat ze met elkaar samenwerken, vonden we in geen bron.");
  await pair.getByRole("link", { name: "Wat is wel bekend?" }).click();
  await expect(page).toHaveURL(/\/tussen\?wie=dep-omgeving,vlaio/);
});

test("who meets without a tie leads to the new contacts among them", async ({ page }) => {
  await page.goto("/gaten?deel=ontmoetingen&wie=overheid");
  await expect(rows(page)).not.toHaveCount(0);
  const met = await rows(page).evaluateAll((all) => all.flatMap((row) => row.dataset["row"]!.split(",")));
  await page.getByRole("link", { name: "Welke nieuwe contacten brengen hen het dichtst bij elkaar?" }).click();
  await expect(page).toHaveURL(/\/contacten\?onder=/);
  const among = new URL(page.url()).searchParams.get("onder")!.split(",");
  expect(among.toSorted()).toEqual([...new Set(met)].toSorted());
  await expect(page.locator("[data-contact]")).toHaveCount(10);
  const ends = await page.locator("[data-contact]").evaluateAll((all) => all.flatMap((one) => one.dataset["contact"]!.split(" ")));
  expect(among).toEqual(expect.arrayContaining(ends));
});
