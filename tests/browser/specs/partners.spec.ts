// Partners: whom an actor, or an organisation that is not in the network, might work with, and why.

import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

const SENTENCE = "[data-answer=sentence]";
const PARTNER = "[data-partner]";

/** The ids of the suggestions, in the order shown. */
const ids = (all: Element[]) => all.map((one) => one.getAttribute("data-partner"));

test("from an actor's page to its partners, each with reasons that add up and sources", async ({ page }) => {
  await page.goto("/actor/sif");
  await page.getByRole("link", { name: "Stel partners voor" }).click();
  await expect(page).toHaveURL(/\/partners\?voor=sif$/);
  await expect(page.locator(SENTENCE)).toContainText("Trividend");
  await expect(page.locator(PARTNER)).toHaveCount(10);
  const first = page.locator(PARTNER).first();
  await expect(first).toHaveAttribute("data-partner", "trividend");
  await expect(first.locator(".shares li").first()).toContainText("1,632");
  for (const card of await page.locator(PARTNER).all()) {
    const shares = await card.locator("[data-share]").evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-share"))));
    const total = Number((await card.locator(".total .share").innerText()).replace(",", "."));
    expect(Math.abs(shares.reduce((a, b) => a + b, 0) - total)).toBeLessThan(0.0016);
  }
  await first.getByText("Zelfde contacten").focus();
  await page.keyboard.press("Enter");
  await expect(first.locator("[data-relation='triodos.founds.sif']").first()).toBeVisible();
  const source = first.locator("[data-relation='vlaio.promotes.trividend'] summary").first();
  await source.focus();
  await page.keyboard.press("Enter");
  await expect(first.locator("[data-relation='vlaio.promotes.trividend'] .sources a[href^=https]").first()).toBeVisible();
  await first.getByRole("link", { name: "2 stappen, met de bronnen" }).click();
  await expect(page).toHaveURL(/\/weg\?van=sif&naar=trividend/);
  await page.goBack();
  await page.locator(PARTNER).first().getByRole("link", { name: "Wat als zij samenwerkten?" }).click();
  await expect(page).toHaveURL(/\/wat-als\?doe=%2Bsif:partners-with:trividend&van=sif&naar=trividend$/);
  await expect(page.locator("[data-answer=way-after]")).toBeVisible();
});

test("around a lever only its actors, and where nobody is known other levers are offered", async ({ page }) => {
  await page.goto("/partners?voor=sif&hefboom=vc-aankopen");
  await expect(page.locator(PARTNER)).toHaveCount(1);
  await expect(page.locator(SENTENCE)).toContainText("Het Facilitair Bedrijf");
  await page.goto("/partners?voor=sif&hefboom=hefbomen-2024-3");
  await expect(page.locator(SENTENCE)).toContainText("is niet bekend");
  await expect(page.locator(PARTNER)).toHaveCount(0);
  await page.locator("[data-answer=other-levers]").getByRole("link", { name: /Circulair aankopen/ }).click();
  await expect(page).toHaveURL(/voor=sif&hefboom=vc-aankopen/);
  await expect(page.locator(SENTENCE)).toContainText("Het Facilitair Bedrijf");
  await page.getByRole("link", { name: "Zoek los van deze hefboom" }).click();
  await expect(page.locator(PARTNER)).toHaveCount(10);
});

test("from a lever to who fits there", async ({ page }) => {
  await page.goto("/hefboom/vc-jobs");
  await page.getByRole("link", { name: "Wie past hierbij?" }).click();
  await expect(page).toHaveURL(/\/partners\?hefboom=vc-jobs/);
  await expect(page.locator("[data-partner=dwse]")).toBeVisible();
  await page.getByRole("combobox", { name: "Voor wie zoekt u partners?" }).fill("sociale innovatief");
  await page.getByRole("option", { name: /Sociale InnovatieFabriek/ }).first().click();
  await expect(page).toHaveURL(/\/partners\?voor=sif&hefboom=vc-jobs/);
});

test("an organisation that is not in the network is described by keyboard alone", async ({ page }) => {
  await page.goto("/partners");
  await page.getByText("Staat uw organisatie er niet in?").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Met wie heeft ze al een band?" }).focus();
  await page.keyboard.type("hub kempen");
  await expect(page.getByRole("listbox", { name: "Met wie heeft ze al een band?" }).getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/banden=hub-kempen/);
  await expect(page.getByRole("combobox", { name: "Met wie heeft ze al een band?" })).toHaveValue("");
  await expect(page.locator(PARTNER).nth(4)).toBeVisible();
  const near = await page.locator(PARTNER).evaluateAll(ids);
  expect([...near.slice(0, 5)].sort()).toEqual(["blenders", "lidwina", "thomas-more", "unizo-antwerpen", "vito"]);
  await page.locator("[data-chosen=hub-kempen] button").focus();
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/banden/);
  await expect(page.getByRole("combobox", { name: "Met wie heeft ze al een band?" })).toBeFocused();
});

test("question 11: an enterprise in the Kempen, around the circular economy", async ({ page }) => {
  await page.goto("/partners");
  await page.getByText("Staat uw organisatie er niet in?").click();
  await page.getByLabel("Kempen").check();
  await page.getByLabel("circulaire economie").check();
  await expect(page).toHaveURL(/tags=kempen,circulaire-economie/);
  await expect(page.locator(SENTENCE)).toContainText("Het best passen");
  for (const id of ["blenders", "thomas-more", "unizo-antwerpen", "vito"]) {
    await expect(page.locator(`[data-partner=${id}]`)).toBeVisible();
  }
});

test("the table sorts by a reason, and says in English what it says in Dutch", async ({ page }) => {
  await page.goto("/partners?voor=sif&taal=en");
  await page.getByRole("columnheader", { name: "Complements" }).getByRole("button").click();
  await page.getByRole("columnheader", { name: "Complements" }).getByRole("button").click();
  await expect(page).toHaveURL(/orde=-aanvulling/);
  await expect(page.locator("[data-table=partners] tbody tr").first()).toContainText("0.400");
});

test("nobody found is an answer", async ({ page }) => {
  await page.goto("/partners?rond=hefbomen-2024-3");
  await expect(page.locator(SENTENCE)).toContainText("vonden we niemand");
});
