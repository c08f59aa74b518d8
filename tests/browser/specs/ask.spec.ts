// Typed questions: from the start screen to the screen that answers, asked back where they may mean
// more than one thing, and helped where they are not understood.

import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

/** Questions as users typed them, and where they lead. */
const QUESTIONS: [question: string, address: string][] = [
  ["Via wie kan Febecoop Het Facilitair Bedrijf bereiken?", "/weg?van=febecoop&naar=facilitair-bedrijf"],
  ["Via wie kan Herw!n bij VLAIO terecht, zonder het forum mee te tellen?", "/weg?van=herwin&naar=vlaio"],
  ["Welke verschillende wegen zijn er tussen Trividend en DWSE, en hoe sterk is elk bewijs?", "/weg?van=trividend&naar=dwse"],
  ["Wie werkt aan de hefboom jobs en vaardigheden?", "/hefboom/vc-jobs"],
  ["In welke cluster zit Febecoop, en met wie?", "/actor/febecoop"],
  ["Welke clusters staan los van de overheid?", "/groepen"],
  ["Wie adviseert de Vlaamse Regering over sociale economie?", "/context/vlaamse-regering"],
  ["Wie is lid van de SERV?", "/actor/serv"],
  ["Welke relaties steunen alleen op het sfeerverslag?", "/bron?adres="],
  ["Wat verbindt VLAIO, Omgeving en Het Facilitair Bedrijf, en op welke hefbomen?", "/tussen?wie=vlaio,dep-omgeving,facilitair-bedrijf"],
];

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

for (const [question, address] of QUESTIONS) {
  test(`typed: ${question}`, async ({ page }) => {
    await page.goto("/");
    await page.getByRole("textbox", { name: "Stel uw vraag" }).fill(question);
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-answer=understood]")).toContainText("Begrepen als: ");
    expect(page.url()).toContain(address);
    await expect(page.locator("h1")).toHaveCount(1);
    await page.goBack();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.locator("[data-answer=understood]")).toBeHidden();
  });
}

test("a question in English is answered on the English page", async ({ page }) => {
  await page.goto("/?taal=en");
  await page.getByRole("textbox", { name: "Ask your question" }).fill("Who is a member of the SERV?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.locator("[data-answer=understood]")).toContainText("Understood as: Who is a member of the SERV?");
  expect(page.url()).toContain("/actor/serv?taal=en");
});

test("a name that may be two is asked back", async ({ page }) => {
  await page.goto("/vraag?q=Wat%20is%20Hefboom%3F");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bedoelt u …?");
  const readings = page.locator("[data-answer=readings] a");
  expect(await readings.count()).toBeGreaterThan(1);
  await readings.first().click();
  await expect(page).toHaveURL(/\/(actor|hefboom)\//);
  await page.goBack();
  await expect(readings.first()).toBeVisible();
});

test("what is not understood is helped with examples that are", async ({ page }) => {
  await page.goto("/vraag?q=Wie%20bakt%20de%20lekkerste%20taart%3F");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze vraag begrijpen we niet");
  await expect(page.getByRole("textbox", { name: "Stel uw vraag" })).toHaveValue("Wie bakt de lekkerste taart?");
  await page.locator("[data-answer=examples] a").first().click();
  await expect(page.locator("[data-answer=understood]")).toBeVisible();
});

test("a text in the search field that is no name can be asked as a question", async ({ page }) => {
  await page.goto("/");
  const search = page.getByRole("combobox", { name: "Zoek een organisatie" });
  await search.fill("Wie is lid van de SERV?");
  await page.getByRole("option", { name: "Stel dit als vraag" }).click();
  await expect(page.locator("[data-answer=understood]")).toContainText("Wie is lid van de SERV?");
  await page.goto("/zoek?q=Wie%20is%20lid%20van%20Voka%3F");
  await page.getByRole("link", { name: "Stel dit als vraag" }).click();
  await expect(page).toHaveURL(/\/actor\/voka$/);
});
