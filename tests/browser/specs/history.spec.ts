// What happened: told after real edits, compared word by word, asked again as it was, taken back.

import type { Page } from "@playwright/test";
import { ask, signIn, test } from "../support/editor.ts";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect, expectAccessible, LOOKS, wear } from "../support/test.ts";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

const FIRST = "Openbare afvalstoffenmaatschappij, die het materialenbeleid voert.";
const SECOND = "Openbare afvalstoffenmaatschappij, die het Vlaamse materialenbeleid voert.";

/** Edits without the page: who does not sign in does not read the forms. */
async function apply(address: string, token: string, edits: string, reason: string): Promise<void> {
  const query = `mutation { apply(edits: ${edits}, reason: ${JSON.stringify(reason)}, operationId: ${JSON.stringify(`${reason} ${Math.random()}`)}) { number } }`;
  const reply = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await reply.json()) as { errors?: unknown };
  expect(errors).toBeUndefined();
}

/** Describes OVAM on its form. */
async function describe(page: Page, text: string, reason: string): Promise<void> {
  await page.goto("/bewerk/ovam");
  await page.locator("#field-descriptionNl").fill(text);
  await page.locator("#field-reason").fill(reason);
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page).toHaveURL(/\/actor\/ovam$/);
}

const revision = (page: Page, number: number) => page.locator(`[data-revision="${number}"]`);

test("who changed what, when and why, word by word; then as it was, and taken back", async ({ page, edited }) => {
  await page.goto("/geschiedenis");
  await expect(page.locator(".lead")).toContainText("nog niets veranderd");
  await signIn(page, edited.token("Jo"));
  await describe(page, FIRST, "van hun site");
  await describe(page, SECOND, "preciezer");

  await page.getByRole("contentinfo").getByRole("link", { name: "Geschiedenis" }).click();
  await expect(page.locator("[data-revision]")).toHaveCount(3);
  const newest = page.locator("[data-revision]").first();
  await expect(newest).toContainText("Wijziging 3 ·");
  await expect(newest).toContainText("door Jo");
  await expect(newest).toContainText("Reden: preciezer");
  const moment = await newest.locator("time").getAttribute("datetime");
  expect(Math.abs(Date.now() - Date.parse(moment ?? ""))).toBeLessThan(60_000);
  const local = await page.evaluate((at) => new Date(at).toLocaleTimeString("nl-BE", { hour: "numeric", minute: "2-digit" }).replace(/^0(?=\d)/, ""), moment ?? "");
  await expect(newest.locator("time")).toContainText(` om ${local}`);

  await newest.locator("[data-touched=ovam] a").click();
  await expect(page).toHaveURL(/\/geschiedenis\/ovam$/);
  const difference = revision(page, 3).locator("[data-differs=descriptionNl]");
  await expect(difference.locator("ins")).toHaveText(/Vlaamse/);
  await expect(difference.locator("del")).toHaveCount(0);
  await expect(difference.locator("ins")).toHaveCount(1);
  await expect(difference.locator(".unseen").first()).toHaveText(/nieuw:/);
  await expect(revision(page, 1)).toContainText("Begin van het netwerk");
  await expectAccessible(page);

  // The network as it was after the first of both.
  await revision(page, 2).getByRole("link", { name: /zoals het toen was/ }).click();
  await expect(page).toHaveURL(/\/actor\/ovam\?revisie=2$/);
  const banner = page.locator("[data-answer=past]");
  await expect(banner).toContainText(/^Dit is het netwerk na wijziging 2 van .+ om .+ door Jo\. Naar nu$/);
  await expect(page.locator("[data-answer=sentence]")).toContainText(FIRST);
  await expect(page.locator(".desk nav")).toHaveCount(0);
  await expect(page).toHaveTitle(/na wijziging 2/);
  await expect(page.locator("[data-graphql=variables]").first()).toHaveText(/"revision":2/);
  await page.getByRole("navigation", { name: "Hoofdmenu" }).or(page.locator("header nav")).first().getByRole("link", { name: "Groepen" }).click();
  await expect(page).toHaveURL(/\/groepen\?revisie=2$/);
  await expect(banner).toContainText("na wijziging 2");
  await page.goBack();
  await page.goto("/bewerk/ovam?revisie=2");
  await expect(page.locator("form.edit")).toHaveCount(0);
  await page.locator("main").getByRole("link", { name: "Naar nu" }).click();
  await expect(page.locator("#field-descriptionNl")).toHaveValue(SECOND);
  await expect(banner).toHaveCount(0);

  // What later changes stand on is not taken back alone.
  await page.goto("/geschiedenis");
  await revision(page, 2).getByRole("link", { name: /Maak ongedaan/ }).click();
  await expect(page).toHaveURL(/\/maak-ongedaan\/2$/);
  await expect(page.locator("[data-foreseen=CHANGED]")).toContainText("omschrijving");
  await page.locator("[data-action=do]").click();
  await expect(page.getByRole("alert")).toHaveText("Schrijf waarom u dit wijzigt.");
  await page.locator("#field-reason").fill("toch niet");
  await page.locator("[data-action=do]").click();
  await expect(page.locator("[data-later]")).toContainText("Wijziging 3 van Jo");
  await expectAccessible(page);
  await page.locator("[data-later]").getByRole("link", { name: "Maak wijziging 3 ongedaan" }).click();
  await page.locator("#field-reason").fill("stond er al");
  await page.locator("[data-action=do]").click();
  await expect(page).toHaveURL(/\/geschiedenis$/);
  const undoing = page.locator("[data-revision]").first();
  await expect(undoing.locator("h2")).toHaveText("Wijziging 3 ongedaan gemaakt");
  await expect(undoing).toContainText("Reden: stond er al");
  await expect(revision(page, 3)).toContainText("Ongedaan gemaakt door wijziging 4.");
  await expect(revision(page, 3).getByRole("link", { name: /Maak ongedaan/ })).toHaveCount(0);
  const told = await ask(edited.program.address, '{ network { entity(id: "ovam") { description } } }');
  expect(told).toMatchObject({ network: { entity: { description: FIRST } } });
});

test("what was removed or merged is still asked; readers are offered no undo", async ({ page, edited }) => {
  const token = edited.token("Mia");
  const { address } = edited.program;
  await apply(address, token, '[{ remove: "voka" }]', "bestaat niet");
  await apply(address, token, '[{ merge: { keep: "sst", lose: "komosie" } }]', "één organisatie");
  await page.goto("/geschiedenis/voka");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Voka");
  await expect(page.locator(".lead")).toContainText("niet meer in het netwerk van nu");
  await expect(revision(page, 2).locator("h2")).toHaveText("verwijderd");
  await expect(revision(page, 2).locator("[data-differs=label] del")).toContainText("Voka");
  await page.goto("/geschiedenis/komosie");
  await expect(revision(page, 3)).toContainText("één organisatie");
  await page.goto("/geschiedenis");
  await expect(revision(page, 3)).toContainText("door Mia");
  await expect(page.getByRole("link", { name: /Maak ongedaan/ })).toHaveCount(0);
  await revision(page, 2).getByRole("link", { name: /zoals het toen was/ }).click();
  await expect(page).toHaveURL(/\/netwerk\?revisie=2$/);
  await expect(page.locator("[data-answer=past]")).toContainText("door Mia");
  await page.goto("/actor/voka?revisie=1");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Voka");
});

test("a source that was checked is told field by field", async ({ page, edited }) => {
  await apply(edited.program.address, edited.token("Jo"), '[{ confirm: { id: "ovam.partners-with.herwin" } }]', "nagekeken");
  await page.goto("/relatie/ovam.partners-with.herwin");
  await page.getByRole("link", { name: /Geschiedenis: wie wijzigde wat/ }).click();
  await expect(page).toHaveURL(/\/geschiedenis\/ovam\.partners-with\.herwin$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Geschiedenis van OVAM – Herw!n");
  const checked = revision(page, 2).locator("dl.difference");
  await expect(checked).toContainText("Bron 1: Laatst nagekeken");
  await expect(checked.locator("ins")).toContainText(String(new Date().getFullYear()));
});

test("a typed question, a link and a form keep the earlier network; what never was is told", async ({ page, edited }) => {
  const { address } = edited.program;
  await apply(address, edited.token("Jo"), '[{ remove: "ovam" }]', "even weg");
  await page.goto("/vraag?q=Wie%20werkt%20samen%20met%20Herw%21n%3F&revisie=1");
  await expect(page.locator("[data-answer=understood]")).toBeVisible();
  await expect(page).toHaveURL(/revisie=1/);
  await expect(page.locator("[data-answer=past]")).toContainText("na wijziging 1");
  await page.goto("/?revisie=1");
  await page.locator("[data-answer=start]").first().waitFor();
  await page.locator("article.answered a").first().click();
  await expect(page).toHaveURL(/revisie=1/);
  await page.goto("/zoek?q=ovam");
  await expect(page.locator("main")).not.toContainText("Openbare Vlaamse");
  await page.goto("/zoek?q=ovam&revisie=1");
  await expect(page.locator("[data-answer=hits]")).toContainText(/OVAM|Openbare/);
  await page.goto("/groepen?revisie=99");
  await expect(page.getByRole("alert")).toContainText("Die wijziging bestaat niet");
  await expect(page.getByRole("alert")).toContainText("Een wijziging 99 is er niet");
  await page.getByRole("alert").getByRole("link", { name: "Naar nu" }).click();
  await expect(page).toHaveURL(/\/groepen$/);
  await expect(page.locator("[data-group]").first()).toBeVisible();
  await page.goto("/maak-ongedaan/99");
  await signIn(page, edited.token("An"));
  await page.goto("/maak-ongedaan/99");
  await expect(page.locator(".failed")).toContainText("Wijziging 99 is er niet");
});

test("older revisions come when asked for, and keep their place when another is made", async ({ page, edited }) => {
  const token = edited.token("Jo");
  const { address } = edited.program;
  for (let number = 2; number <= 24; number += 1) {
    await apply(address, token, `[{ putEntity: { id: "proef", kind: "organisatie", label: "Proef ${number}", evidence: [] } }]`, `stap ${number}`);
  }
  await page.goto("/geschiedenis");
  await expect(page.locator("[data-revision]")).toHaveCount(20);
  await apply(address, token, '[{ putEntity: { id: "proef", kind: "organisatie", label: "Proef", evidence: [] } }]', "intussen");
  await page.locator("[data-action=more]").click();
  await expect(page.locator("[data-revision]").last()).toHaveAttribute("data-revision", "1");
  const numbers = await page.locator("[data-revision]").evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-revision"))));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
  await expect(page.locator("[data-action=more]")).toHaveCount(0);
  await page.goto("/geschiedenis/proef");
  await page.locator("[data-action=more]").click();
  await expect(page.locator("[data-revision]").last()).toHaveAttribute("data-revision", "2");
  await expect(page.locator("[data-revision]").last().locator("h2")).toHaveText("toegevoegd");
});

test("the older ones that cannot be had are told, and asked again", async ({ page, edited, complaints }) => {
  complaints.expected.push(/Failed to load resource/, /Failed to fetch/);
  const token = edited.token("Jo");
  const { address } = edited.program;
  for (let number = 2; number <= 22; number += 1) {
    await apply(address, token, `[{ putEntity: { id: "proef", kind: "organisatie", label: "Proef ${number}", evidence: [] } }]`, `stap ${number}`);
  }
  await page.goto("/geschiedenis");
  await expect(page.locator("[data-revision]")).toHaveCount(20);
  await page.route("**/graphql", (route) => route.abort());
  await page.locator("[data-action=more]").click();
  await expect(page.getByRole("alert")).toContainText("niet te halen");
  await page.unroute("**/graphql");
  await page.getByRole("alert").getByRole("button", { name: "Probeer opnieuw" }).click();
  await expect(page.locator("[data-revision]")).toHaveCount(22);
});

for (const look of LOOKS) {
  test(`histories, what they offer and an earlier network: ${look.name}`, async ({ page, edited }) => {
    test.setTimeout(90_000);
    await wear(page, look);
    await signIn(page, edited.token("Jo"));
    await describe(page, FIRST, "van hun site");
    await describe(page, SECOND, "preciezer");
    for (const [address, ready] of [
      ["/geschiedenis", "[data-revision]"],
      ["/geschiedenis/ovam", "ins"],
      ["/geschiedenis/ovam?taal=en", "ins"],
      ["/maak-ongedaan/3", "[data-foreseen=CHANGED]"],
      ["/actor/ovam?revisie=2", "[data-answer=past] time"],
      ["/geschiedenis?revisie=2", "[data-revision] strong"],
      ["/bewerk/ovam?revisie=2", "#inhoud h1"],
    ] as const) {
      await test.step(address, async () => {
        await page.goto(address);
        await expect(page.locator(ready).first()).toBeVisible();
        await expect(page.locator("h1")).toHaveCount(1);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wider, "nothing is wider than the screen").toBeLessThanOrEqual(0);
        await expectAccessible(page);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${look.width}-${look.colorScheme}-${address.replace(/\W+/g, "_")}.png`, fullPage: true });
      });
    }
  });
}
