// The questions of policy staff, asked on the page: the answer in sentences with its sources, copied,
// printed, linked, asked again as GraphQL, and told when there is none.

import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

/** Question, address, and what its answer says: figures and names from the shipped data. */
const ANSWERS: { question: string; address: string; says: RegExp[] }[] = [
  {
    question: "1 Via wie kan Febecoop Het Facilitair Bedrijf bereiken?",
    address: "/weg?van=febecoop&naar=facilitair-bedrijf",
    says: [/6 stappen/, /Coopkracht/, /Cera/, /DWSE/, /Vlaanderen Circulair/, /ProCirc/],
  },
  {
    question: "1 with the forum counted",
    address: "/weg?van=febecoop&naar=facilitair-bedrijf&context=ja",
    says: [/2 stappen/],
  },
  { question: "2 Herw!n bij VLAIO", address: "/weg?van=herwin&naar=vlaio", says: [/3 stappen/, /OVAM/, /Green Deal-werkgroep/, /2018/] },
  { question: "4 Trividend en DWSE", address: "/weg?van=trividend&naar=dwse", says: [/3 stappen/, /VLAIO/, /Green Deal-werkgroep/] },
  {
    question: "6 Wie werkt aan jobs en vaardigheden?",
    address: "/hefboom/vc-jobs",
    says: [/DWSE trekt/, /Agoria/, /Omgeving/, /Fedustria/, /KU Leuven/, /Confederatie Bouw/, /VDAB/, /niet bekend/],
  },
  {
    question: "15 In welke cluster zit Febecoop?",
    address: "/groep/febecoop",
    says: [/Cera/, /Coopkracht/, /Boerenbond/, /Kenniscentrum/, /Nationale Raad/, /FOD Economie/],
  },
  {
    question: "26 Wat verbindt VLAIO, Omgeving en Het Facilitair Bedrijf?",
    address: "/tussen?wie=vlaio,dep-omgeving,facilitair-bedrijf",
    says: [/geen rechtstreekse band/, /2 stappen/, /3 stappen/, /5 stappen/, /forum van 6 mei 2024/],
  },
];

for (const { question, address, says } of ANSWERS) {
  test(question, async ({ page }) => {
    await page.goto(address);
    const answer = page.locator("article.answer");
    await expect(answer.locator("[data-answer=sentence]")).toBeVisible();
    for (const words of says) await expect(answer).toContainText(words);
  });
}

test("16 which groups stand apart from government, and what the members of each share", async ({ page }) => {
  await page.goto("/groepen");
  await expect(page.locator("[data-answer=government]")).toContainText("elk van de negen groepen");
  await expect(page.locator("[data-answer=marks]").filter({ hasText: "8 van de 16 zijn fondsen en financiers" })).toHaveCount(1);
});

/** Everything that an actor's page lists, by the words before the other end. */
const LISTS: { question: string; address: string; names: string[] }[] = [
  { question: "19 Wie adviseert de Vlaamse Regering?", address: "/context/vlaamse-regering", names: ["SERV", "VARIO", "Febecoop", "Herw!n"] },
  { question: "20 Wie is lid van de SERV?", address: "/actor/serv", names: ["Voka", "Unizo", "Boerenbond", "Verso", "ACV", "ABVV", "ACLVB"] },
];

for (const { question, address, names } of LISTS) {
  test(question, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator("[data-relation]").first()).toBeVisible();
    for (const name of names) await expect(page.locator("[data-relation]").filter({ hasText: name }).first()).toBeVisible();
  });
}

test("21 the network the day before the forum and on the day", async ({ page }) => {
  await page.goto("/over?toestand=2024-05-05");
  await expect(page.locator("[data-answer=sentence]")).toContainText("180 relaties");
  await page.goto("/over?toestand=2024-05-06");
  await expect(page.locator("[data-answer=sentence]")).toContainText("208 relaties");
});

test("22 which relations rest on the report alone, one click from any of them", async ({ page }) => {
  await page.goto("/relatie/dwse.organises.forum-2024");
  await page.getByRole("link", { name: "wat steunt hierop?" }).first().click();
  await expect(page).toHaveURL(/\/bron\?adres=https/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sfeerverslag stakeholdersforum");
  await expect(page.locator("[data-answer=sentence]")).toContainText("28 relaties steunen alleen op deze bron");
  await expect(page.locator("[data-answer=source-alone] [data-relation]")).toHaveCount(28);
});

test("a way is asked by keyboard alone", async ({ page }) => {
  await page.goto("/weg");
  await page.getByRole("combobox", { name: "Van" }).focus();
  await page.keyboard.type("Herwin");
  await expect(page.getByRole("option", { name: /Herw!n/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/van=herwin/);
  await page.getByRole("combobox", { name: "Naar" }).focus();
  await page.keyboard.type("vlaio");
  await expect(page.getByRole("option", { name: /VLAIO/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/naar=vlaio/);
  await expect(page.locator("[data-answer=sentence]")).toContainText("3 stappen");
});

test("keys pressed before the suggestions are there find what was typed", async ({ page }) => {
  await page.route("**/graphql", async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await page.goto("/weg");
  await page.getByRole("combobox", { name: "Van" }).focus();
  await page.keyboard.type("herwin");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/van=herwin/);
  const to = page.getByRole("combobox", { name: "Naar" });
  await to.focus();
  await page.keyboard.type("vla");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.type("io");
  await page.keyboard.press("ArrowDown");
  await expect(to).toHaveAttribute("aria-activedescendant", /option/);
  await expect(page.getByRole("option", { name: /VLAIO/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/naar=/);
});

test("the start screen finds a name and leads to its page", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "Zoek een organisatie" }).fill("WEWIS");
  await page.getByRole("option", { name: /DWSE/ }).first().click();
  await expect(page).toHaveURL(/\/actor\/dwse/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("DWSE");
});

test("an answer is copied with numbered sources and full addresses", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/weg?van=herwin&naar=vlaio&zeker=middel");
  await page.getByRole("button", { name: "Kopieer met bronnen" }).click();
  await expect(page.getByText("Gekopieerd.")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain("Van Herw!n naar VLAIO");
  expect(text).toMatch(/\[1\] .*https:\/\/ovam\.vlaanderen\.be\/\S+/);
  expect(text).toMatch(/\[2\] .*7 september 2018\. https:\/\/www\.stichtingmilieunet\.nl\/\S+/);
  expect(text).not.toContain("[3]");
  expect(text).toContain("Meegeteld: zonder onzekere bronnen.");
  expect(text).toContain("/weg?van=herwin&naar=vlaio&zeker=middel");
});

test("on paper there is the answer with its sources and no controls", async ({ page }) => {
  await page.goto("/weg?van=herwin&naar=vlaio");
  await expect(page.locator("[data-answer=steps]")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-answer=sentence]")).toBeVisible();
  await expect(page.locator(".sources").first()).toBeVisible();
  for (const control of [".top", ".actions", ".view-panel", "form.question"]) {
    await expect(page.locator(control).first()).toBeHidden();
  }
  const address = await page.locator(".sources a").first().evaluate((a) => getComputedStyle(a, "::after").content);
  expect(address).toContain("https://");
});

test("back, forward and reload give the same screen", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Via wie kan Herw!n bij VLAIO terecht?" }).click();
  await expect(page.locator("[data-answer=steps]")).toBeVisible();
  const told = await page.locator("[data-answer=sentence]").textContent();
  await page.locator("[data-answer=alternatives] a").nth(1).click();
  await expect(page).toHaveURL(/nr=2/);
  await expect(page.locator("[data-answer=sentence]")).not.toHaveText(told ?? "");
  await page.goBack();
  await expect(page.locator("[data-answer=sentence]")).toHaveText(told ?? "");
  await page.goBack();
  await expect(page.locator("[data-answer=start]").first()).toBeVisible();
  await page.goForward();
  await page.reload();
  await expect(page.locator("[data-answer=sentence]")).toHaveText(told ?? "");
});

test("what is counted is told in words, with live counts, and goes into the address", async ({ page }) => {
  await page.goto("/weg?van=herwin&naar=vlaio");
  await page.locator(".view-panel > summary").click();
  await expect(page.locator(".view-panel [role=status]")).toContainText("234 relaties");
  await page.getByLabel("Tel het forum en de koepels mee").check();
  await expect(page).toHaveURL(/context=ja/);
  await expect(page.locator("[data-answer=sentence]")).toContainText("2 stappen");
  await page.getByLabel("Toestand op").fill("2024-05-05");
  await page.getByLabel("Toestand op").press("Enter");
  await expect(page).toHaveURL(/toestand=2024-05-05/);
  await expect(page.locator(".view-panel [role=status]")).toContainText("180 relaties");
});

test("a wrong date is told where it was typed", async ({ page }) => {
  await page.goto("/weg?van=herwin&naar=vlaio&toestand=gisteren");
  await page.locator(".view-panel > summary").click();
  await expect(page.getByText("Dit is geen datum.")).toBeVisible();
  await expect(page.getByRole("alert").first()).toContainText("klopt iets niet");
});

test("without the service the page says what to do, and goes on when it is back", async ({ page, complaints }) => {
  complaints.expected = [DRIVER_TALK, /Failed to load resource/];
  await page.goto("/");
  await expect(page.locator("[data-answer=start]").first()).toBeVisible();
  await page.route("**/graphql", (route) => route.abort());
  await page.getByRole("link", { name: "Hefbomen", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("niet bereikbaar");
  await page.unroute("**/graphql");
  await page.getByRole("button", { name: "Probeer opnieuw" }).click();
  await expect(page.locator("[data-lever]").first()).toBeVisible();
});

test("both languages say everything", async ({ page }) => {
  await page.goto("/weg?van=herwin&naar=vlaio");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Through whom");
  await expect(page.locator("[data-answer=sentence]")).toContainText("steps");
  await page.getByRole("link", { name: "Nederlands" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "nl-BE");
});

test("names and addresses in the data stay text", async ({ page }) => {
  let opened = false;
  page.on("dialog", () => (opened = true));
  await page.goto(`/zoek?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("<img");
  expect(opened).toBe(false);
});
