// What if something changes: a tie more or less, a party less, each undone again, nothing stored.

import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

async function name(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).focus();
  await page.keyboard.type(text);
  await expect(page.locator("li[role=option]").first()).toBeVisible();
  await page.keyboard.press("Enter");
}

/** The figures of a row: as they are, and as they would be. */
function figures(page: Page, row: string) {
  return page.locator("[data-answer=figures] tr").filter({ hasText: row }).locator("td");
}

test("a tie is added by keyboard, told with its figures and its way, and undone", async ({ page }) => {
  await page.goto("/wat-als");
  await name(page, "Wie", "vlaio");
  await expect(page).toHaveURL(/van=vlaio/);
  await name(page, "Met wie", "herwin");
  await expect(page).toHaveURL(/van=vlaio&naar=herwin/);
  await page.getByRole("button", { name: "Voeg deze band toe" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/doe=%2Bvlaio:partners-with:herwin/);
  await expect(page.locator("[data-answer=sentence]")).toContainText("Stel dat VLAIO en Herw!n samenwerken");
  await expect(page.locator("[data-answer=changes] li")).toHaveText([/VLAIO is partner van Herw!n/]);
  await expect(figures(page, "Stappen tussen")).toHaveText(["4,19", "4,16"]);
  await expect(page.locator("[data-answer=way-before]")).toContainText("3 stappen");
  await expect(page.locator("[data-answer=way-after]")).toContainText("rechtstreekse band");
  await expect(page.locator("article.answer")).toContainText("er is niets bewaard");
  await page.getByRole("link", { name: "Maak ongedaan" }).click();
  await expect(page).toHaveURL(/\/wat-als\?van=vlaio&naar=herwin$/);
  await expect(page.locator("[data-answer=figures]")).toBeHidden();
});

test("changes count together, are in the address, and each is undone by itself", async ({ page }) => {
  await page.goto("/wat-als?doe=%2Bvlaio:partners-with:herwin");
  await name(page, "Van wie", "dwse");
  await page.getByRole("link", { name: /^Laat .*DWSE.* helemaal weg$/ }).click();
  await expect(page).toHaveURL(/doe=%2Bvlaio:partners-with:herwin,-dwse/);
  await expect(figures(page, "Delen van het netwerk")).toHaveText(["16", "21"]);
  await expect(figures(page, "Paren die elkaar")).toHaveText(["7021", "6217"]);
  await expect(figures(page, "Hefbomen waarbij niemand")).toHaveText(["10", "11"]);
  await page.reload();
  await expect(page.locator("[data-answer=changes] li")).toHaveCount(2);
  await page.locator("[data-answer=changes] li").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/wat-als\?doe=-dwse/);
  await page.getByRole("link", { name: "Begin opnieuw, zonder veranderingen" }).click();
  await expect(page).toHaveURL(/\/wat-als$/);
});

test("a relation's page asks what if it were not there", async ({ page }) => {
  await page.goto("/relatie/ovam.partners-with.herwin");
  await page.getByRole("link", { name: "Wat als deze band er niet was?" }).click();
  await expect(page).toHaveURL(/doe=-ovam\.partners-with\.herwin&van=ovam&naar=herwin/);
  await expect(page.locator("[data-answer=sentence]")).toContainText("Stel dat deze band wegvalt: OVAM is partner van Herw!n");
  await expect(page.locator("[data-answer=changes] li")).toContainText("OVAM is partner van Herw!n");
  await expect(page.locator("[data-answer=way-after]")).toContainText("kringloopcentra");
});

test("an entity's page leads to a change with it", async ({ page }) => {
  await page.goto("/actor/herwin");
  await page.getByRole("link", { name: "Probeer een verandering" }).click();
  await expect(page.getByRole("combobox", { name: "Wie", exact: true })).toHaveValue(/Herw!n/);
});

test("a change that cannot be is told, and can be undone", async ({ page }) => {
  await page.goto("/wat-als?doe=%2Bovam:partners-with:herwin");
  await expect(page.getByRole("alert")).toContainText("klopt iets niet");
  await page.getByRole("link", { name: "Maak ongedaan" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("the query shown returns the figures shown", async ({ page, program }) => {
  await page.goto("/wat-als?doe=-dwse,%2Bvlaio:partners-with:herwin");
  await expect(page.locator("[data-answer=figures]")).toBeVisible();
  const query = await page.locator("[data-graphql=document]").textContent();
  const variables = JSON.parse((await page.locator("[data-graphql=variables]").textContent()) ?? "");
  const reply = await page.request.post(`${program.address}/graphql`, { data: { query, variables } });
  const { errors, data } = await reply.json();
  expect(errors).toBeUndefined();
  const { before, after, sentence } = data.network.whatIf;
  await expect(page.locator("[data-answer=sentence]")).toHaveText(sentence);
  await expect(figures(page, "Paren die elkaar")).toHaveText([`${before.reachablePairs}`, `${after.reachablePairs}`]);
});
