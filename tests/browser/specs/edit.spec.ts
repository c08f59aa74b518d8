// Editing as people do it: signing in, adding, changing, removing, merging, taking back; each test on a
// program of its own.

import { ask, choose, signIn, test } from "../support/editor.ts";
import { expect } from "../support/test.ts";
import { DRIVER_TALK } from "../support/picture.ts";

/** A relation that rests on two sources. */
const RELATION = "herwin.successor-of.sst";

test.beforeEach(async ({ complaints }) => {
  complaints.expected = [DRIVER_TALK];
});

test("readers see a way in and nothing of editing; a token leads in and out again", async ({ page, edited, complaints }) => {
  complaints.expected.push(/status of 401/);
  await page.goto("/actor/ovam");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".desk")).toHaveCount(0);
  await page.getByRole("link", { name: "Aanmelden om te bewerken" }).click();
  await page.getByLabel("Sleutel").fill("niets");
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await expect(page.getByRole("alert")).toContainText("Deze sleutel is niet bekend");
  await expect(page.getByLabel("Sleutel")).toHaveValue("niets");
  await signIn(page, edited.token("Jo"));
  await page.getByRole("link", { name: "Netwerk" }).click();
  await expect(page.locator("[data-answer=caller]")).toHaveText("Aangemeld als Jo");
  await page.reload();
  await expect(page.locator("[data-answer=caller]")).toHaveText("Aangemeld als Jo");
  await page.getByRole("button", { name: "Meld af" }).click();
  await expect(page.locator(".desk")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Aanmelden om te bewerken" })).toBeVisible();
});

test("the link that the start prints signs in once, and is gone from the address", async ({ page, context, edited, complaints }) => {
  const link = edited.program.link();
  if (link === undefined) throw new Error("no link was printed");
  await page.goto(link);
  await expect(page.locator("[data-answer=signed-in]")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole("alert")).toContainText("geldt niet (meer)");
  expect(complaints.unexpected()).toEqual([]);
});

test("whoever may only read is told so, and sees no forms to fill in", async ({ page, edited }) => {
  await signIn(page, edited.token("Lees", "reader"));
  await expect(page.locator("[data-answer=signed-in]")).toContainText("om te lezen");
  await page.goto("/actor/ovam");
  await expect(page.locator("[data-answer=caller]")).toContainText("om te lezen");
  await expect(page.locator(".desk nav")).toHaveCount(0);
  await page.goto("/bewerk/ovam");
  await page.getByLabel("Waarom?").fill("omdat");
  await page.getByLabel("Website").fill("https://www.ovam.be/nieuw");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByRole("alert")).toContainText("lezen, niet bewerken");
});

test("a party is added with its source, undone by button and done again", async ({ page, edited }) => {
  await signIn(page, edited.token("Jo"));
  await page.goto("/actor/ovam");
  await page.getByRole("link", { name: "Nieuwe partij" }).click();
  await page.getByLabel("Naam *").fill("Herwin");
  await expect(page.locator("[data-answer=similar]")).toContainText("Herw!n");
  const looked = page.waitForResponse((reply) => reply.request().postData()?.includes("De Wijsvinger vzw") ?? false);
  await page.getByLabel("Naam *").fill("De Wijsvinger vzw");
  await looked;
  await expect(page.locator("[data-answer=similar]")).toHaveCount(0);
  await page.locator("#field-kind").selectOption("organisatie");
  await expect(page.locator("[data-answer=unsourced]")).toBeVisible();
  await page.locator("#field-evidence-0--source").fill("https://example.org/proeftuin");
  await expect(page.locator("[data-answer=unsourced]")).toHaveCount(0);
  await page.locator("#field-evidence-0--date").fill("2025-03");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.locator("#reason-wrong")).toHaveText("Schrijf waarom u dit wijzigt.");
  await expect(page.locator("#field-reason")).toBeFocused();
  await page.keyboard.type("nieuw lid");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/actor\/de-wijsvinger-vzw$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("De Wijsvinger vzw");
  await expect(page.locator("[data-notice=edit-kept]")).toContainText("Toegevoegd: De Wijsvinger vzw.");
  const made = await ask(edited.program.address, "{ revisions(first: 1) { nodes { number by reason } } }");
  expect(made).toMatchObject({ revisions: { nodes: [{ number: 2, by: "Jo", reason: "nieuw lid" }] } });
  await page.locator("[data-action=undo]").click();
  await expect(page.locator("[data-notice=edit-undone]")).toBeVisible();
  await expect(page.locator(".failed")).toContainText("de-wijsvinger-vzw");
  await page.locator("[data-action=undo]").click();
  await expect(page.locator("[data-notice=edit-redone]")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("De Wijsvinger vzw");
});

test("a relation is added between kinds that allow it, and a second one like it is not", async ({ page, edited }) => {
  await signIn(page, edited.token("Jo"));
  await page.goto("/actor/vlaio");
  await page.getByRole("link", { name: "Voeg een relatie toe" }).click();
  await expect(page.locator("#field-source")).toHaveValue(/VLAIO|Innoveren/);
  await choose(page, "field-target", "Herw!n");
  await expect(page.locator("#field-kind option[value=partners-with]")).toHaveCount(1);
  await expect(page.locator("#field-kind option[value=leads-lever]")).toHaveCount(0);
  await page.locator("#field-kind").selectOption("partners-with");
  await page.locator("#field-validFrom").fill("voorjaar");
  await page.locator("#field-reason").fill("gehoord op de werkgroep");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.locator("#field-validFrom-wrong")).toContainText("Dit is geen datum");
  await expect(page.locator("#field-validFrom")).toBeFocused();
  await page.locator("#field-validFrom").fill("2026-03");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page).toHaveURL(/\/relatie\/vlaio\.partners-with\.herwin/);
  await expect(page.locator(".unsourced").first()).toBeVisible();
  await page.goto("/nieuwe-relatie?van=vlaio&naar=herwin");
  await expect(page.locator("[data-answer=tied]")).toContainText("Herw!n");
  await page.locator("#field-kind").selectOption("partners-with");
  await page.locator("#field-validFrom").fill("2026-03");
  await page.locator("#field-reason").fill("nog eens");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.locator("#field-kind-wrong")).toHaveText("Deze relatie bestaat al. Voeg uw bron daar toe, of kies een andere soort of een ander begin.");
});

test("what is wrong with something that no field shows is told in full", async ({ page, edited }) => {
  await signIn(page, edited.token("Jo"));
  await page.goto("/nieuw");
  await page.locator("#field-label").fill("OVAM");
  await page.locator("#field-kind").selectOption("organisatie");
  await page.locator("#field-reason").fill("proef");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.locator("#wrong")).toContainText("“OVAM” bestaat al. Bewerk die, of geef deze een andere naam.");
});

test("what was filled in is there again after an accidental visit elsewhere, and goes by choice", async ({ page, edited }) => {
  await signIn(page, edited.token("Jo"));
  await page.goto("/bewerk/ovam");
  await page.getByLabel("Website").fill("https://www.ovam.be/nieuw");
  await page.getByRole("link", { name: "Netwerk" }).click();
  await page.goBack();
  await expect(page.locator("[data-answer=left]")).toBeVisible();
  await expect(page.getByLabel("Website")).toHaveValue("https://www.ovam.be/nieuw");
  await page.locator("[data-action=anew]").click();
  await expect(page.locator("[data-answer=left]")).toHaveCount(0);
  await expect(page.getByLabel("Website")).not.toHaveValue("https://www.ovam.be/nieuw");
});

test("one click says that a relation was checked, and one key takes that back", async ({ page, edited }) => {
  await signIn(page, edited.token("Jo"));
  await page.goto("/relatie/ovam.partners-with.herwin");
  await page.locator("[data-action=checked]").click();
  await expect(page.locator("[data-notice=edit-kept]")).toBeVisible();
  await expect(page.locator(".sources")).toContainText("Nagekeken op");
  const day = new Date().toISOString().slice(0, 10);
  const query = '{ network { relation(id: "ovam.partners-with.herwin") { evidence { checked } } } }';
  expect(await ask(edited.program.address, query)).toMatchObject({ network: { relation: { evidence: [{ checked: day }] } } });
  await page.locator("[data-action=checked]").click();
  await expect(page.locator("[data-notice=desk-checked-wrong]")).toBeVisible();
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await expect(page.locator("[data-notice=edit-undone]")).toBeVisible();
  await expect(page.locator(".sources")).not.toContainText(day.slice(0, 4));
});

test("beside each relation stands the way to its form, and beside each source that it was looked at, for whoever may edit", async ({ page, edited }) => {
  const address = "/actor/herwin";
  await page.goto(address);
  await expect(page.locator("[aria-labelledby=relations] .fact").first()).toBeVisible();
  await expect(page.locator("[data-edit], [data-checks]")).toHaveCount(0);
  await signIn(page, edited.token("Lees", "reader"));
  await page.goto(address);
  await expect(page.locator("[data-answer=caller]")).toContainText("om te lezen");
  await expect(page.locator("[aria-labelledby=relations] .fact").first()).toBeVisible();
  await expect(page.locator("[data-edit], [data-checks]")).toHaveCount(0);
  await page.getByRole("button", { name: "Meld af" }).click();
  await signIn(page, edited.token("Jo"));
  await page.goto(address);
  await expect(page.locator("[aria-labelledby=relations] .fact").first()).toBeVisible();
  const facts = await page.locator("[aria-labelledby=relations] .fact").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.relation));
  await expect(page.locator("[data-edit]")).toHaveCount(facts.length);
  await page.locator(`[data-edit="${RELATION}"] a`).click();
  await expect(page).toHaveURL(new RegExp(`/bewerk/${RELATION}$`));
  await page.goto(`/relatie/${RELATION}`);
  const query = `{ network { relation(id: "${RELATION}") { evidence { source checked } } } }`;
  const evidence = async () => (await ask(edited.program.address, query)).network as { relation: { evidence: { source: string; checked: string | null }[] } };
  const before = (await evidence()).relation.evidence;
  const buttons = page.locator("[data-checks]");
  await expect(buttons).toHaveCount(before.length);
  await buttons.first().click();
  await expect(page.locator("[data-notice=edit-kept]")).toBeVisible();
  const day = new Date().toISOString().slice(0, 10);
  const source = await buttons.first().getAttribute("data-checks");
  expect((await evidence()).relation.evidence).toEqual(before.map((one) => (one.source === source ? { ...one, checked: day } : one)));
});

test("a relation and one of its sources are edited in the form, and its other source stays as it was", async ({ page, edited }) => {
  const query = `{ network { relation(id: "${RELATION}") { validFrom validTo evidence { source title words note noteEn: note(language: EN) date checked confidence validFrom validTo } } } }`;
  const relation = async () => {
    const answer = (await ask(edited.program.address, query)) as unknown as { network: { relation: { validFrom: string; evidence: { source: string }[] } } };
    return answer.network.relation;
  };
  const before = await relation();
  expect(before.evidence).toHaveLength(2);
  await signIn(page, edited.token("Jo"));
  await page.goto(`/relatie/${RELATION}`);
  await page.locator(".desk nav").getByRole("link", { name: "Bewerk", exact: true }).click();
  await page.locator("#field-validFrom").fill("2019-12");
  const source = await page.locator("#field-evidence-1--source").inputValue();
  await page.locator("#field-evidence-1--date").fill("2021-10-20");
  await page.locator("#field-evidence-1--confidence").selectOption("HIGH");
  await page.locator("fieldset:has(#field-evidence-1--source) summary").click();
  await page.locator("#field-evidence-1--validFrom").fill("2019-12");
  await page.locator("#field-reason").fill("preciezer");
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/relatie/${RELATION}$`));
  await expect(page.locator(".particulars")).toContainText("sinds december 2019");
  await expect(page.locator(".sources > li").filter({ hasText: "20 oktober 2021" })).toContainText("Volgens deze bron: sinds december 2019.");
  const given = { date: "2021-10-20", confidence: "HIGH", validFrom: "2019-12" };
  const evidence = before.evidence.map((one) => (one.source === source ? { ...one, ...given } : one));
  expect(await relation()).toEqual({ ...before, validFrom: "2019-12", evidence });
});

test("an unnamed lever gets its name and keeps its id", async ({ page, edited }) => {
  await signIn(page, edited.token("Jo"));
  await page.goto("/hefboom/hefbomen-2024-3");
  await page.getByRole("link", { name: "Bewerk", exact: true }).click();
  await expect(page.locator("[data-answer=unnamed]")).toBeVisible();
  await page.getByLabel("Naam *").fill("Sociaal aankopen");
  await page.getByLabel("De naam is bekend").check();
  await page.locator("#field-reason").fill("de lijst is gepubliceerd");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page).toHaveURL(/\/hefboom\/hefbomen-2024-3$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sociaal aankopen");
});

test("what a removal takes along is shown before it is done", async ({ page, edited }) => {
  await signIn(page, edited.token("Jo"));
  await page.goto("/actor/herwin");
  await page.getByRole("link", { name: "Verwijder" }).click();
  const gone = page.locator("[data-foreseen=REMOVED] li");
  await expect(gone.filter({ hasText: /^Herw!n$/ })).toHaveCount(1);
  const count = await gone.count();
  await page.getByRole("button", { name: "Verwijder" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf waarom");
  const before = "{ network { stats { actors relations } } }";
  const known = await ask(edited.program.address, before);
  await page.locator("#field-reason").fill("opgeheven");
  await page.getByRole("button", { name: "Verwijder" }).click();
  await expect(page.locator("[data-notice=edit-kept]")).toContainText("Verwijderd:");
  const made = await ask(edited.program.address, "{ revisions(first: 1) { nodes { touched } } }");
  expect((made.revisions as { nodes: { touched: string[] }[] }).nodes[0]?.touched.length).toBeGreaterThanOrEqual(count);
  await page.locator("[data-action=undo]").click();
  await expect(page.locator("[data-notice=edit-undone]")).toBeVisible();
  expect(await ask(edited.program.address, before)).toEqual(known);
});

test("two that are one are merged, as it was shown", async ({ page, edited }) => {
  await signIn(page, edited.token("Jo"));
  await page.goto("/actor/sst");
  await page.getByRole("link", { name: "Voeg samen" }).click();
  await choose(page, "merge-lose", "Komosie");
  const changed = page.locator("[data-foreseen=CHANGED] li, [data-foreseen=ADDED] li, [data-foreseen=REMOVED] li");
  await expect(changed.first()).toBeVisible();
  const ids = await changed.evaluateAll((items) => items.map((item) => item.getAttribute("data-id")).sort());
  await page.locator("#field-reason").fill("dezelfde");
  await page.getByRole("button", { name: "Voeg samen" }).click();
  await expect(page).toHaveURL(/\/actor\/sst$/);
  const made = await ask(edited.program.address, "{ revisions(first: 1) { nodes { touched } } }");
  const touched = (made.revisions as { nodes: { touched: string[] }[] }).nodes[0]?.touched ?? [];
  expect([...touched].sort()).toEqual(ids);
});
