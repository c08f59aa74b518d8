// What another changes appears by itself: in lists, in sentences, in the picture; quietly, and for
// readers too. Each test on a program of its own, with two browsers at once.

import { execFileSync } from "node:child_process";
import { lateDoor } from "../support/late.ts";
import { PROGRAM, startProgram } from "../support/program.ts";
import { boxOf, drawn, picture } from "../support/picture.ts";
import { Complaints, expect, expectAccessible } from "../support/test.ts";
import { apply, listen, test } from "../support/two.ts";

// Two or three browsers each.
test.describe.configure({ timeout: 90_000 });

const NEW_RELATION = "/nieuwe-relatie?van=vlaio&naar=herwin";

test("a relation that one adds appears at another and at a reader, without a reload, and goes again when it is taken back", async ({ person }) => {
  const [jo, an, reader] = [await person("Jo"), await person("An"), await person()];
  await listen(an.page, "/actor/vlaio");
  await listen(reader.page, "/actor/vlaio");
  await an.page.evaluate(() => ((globalThis as { stays?: boolean }).stays = true));
  const loads = [an.loads(), reader.loads()];
  const facts = [an, reader].map(({ page }) => page.locator("[aria-labelledby=relations] [data-relation^='vlaio.partners-with.herwin']"));
  await listen(jo.page, NEW_RELATION);
  await jo.page.locator("#field-kind").selectOption("partners-with");
  await jo.page.locator("#field-reason").fill("gehoord op de werkgroep");
  await jo.page.keyboard.press("Control+Enter");
  await expect(jo.page.locator("[data-notice=edit-kept]")).toBeVisible();
  for (const one of facts) await expect(one).toHaveCount(1);
  for (const { page } of [an, reader]) {
    await expect(page.locator("[data-live=updated] [role=status]")).toContainText("Bijgewerkt door Jo. Toegevoegd:");
    await expectAccessible(page);
  }
  await expect(jo.page.locator("[data-live]")).toHaveAttribute("data-live", "nothing");
  await jo.page.locator("[data-action=undo]").click();
  for (const one of facts) await expect(one).toHaveCount(0);
  await expect(reader.page.locator("[data-live=updated]")).toContainText("Jo");
  await expect(jo.page.locator("[data-live]")).toHaveAttribute("data-live", "nothing");
  expect([an.loads(), reader.loads()]).toEqual(loads);
  expect(await an.page.evaluate(() => (globalThis as { stays?: boolean }).stays)).toBe(true);
});

/** A new actor that works with one that is there. */
const ADDED =
  '{putEntity: {id: "a-proeftuin", kind: "organisatie", label: "Aanvullende Proeftuin", named: true, isNew: true, evidence: [{source: "https://example.org/p", confidence: HIGH}]}},' +
  '{putRelation: {source: "a-proeftuin", target: "ovam", kind: "partners-with", isNew: true, evidence: [{source: "https://example.org/p", confidence: HIGH}]}}';

test("in the picture who was there stays, at the same zoom, and who is new comes near its own", async ({ person, edited }) => {
  const { page } = await person();
  await listen(page, "/netwerk?toon=alles");
  await drawn(page);
  const zoom = await picture(page).getAttribute("data-zoom");
  await page.getByRole("button", { name: "Dichterbij" }).click();
  // Told once it is there.
  await expect(picture(page)).not.toHaveAttribute("data-zoom", zoom ?? "");
  await picture(page).focus();
  const before = await drawn(page);
  await apply(edited.program.address, edited.token("Jo"), ADDED);
  await expect(picture(page)).toHaveAttribute("data-shapes", String(before.shapes + 1));
  const after = await drawn(page);
  expect(after.zoom).toBe(before.zoom);
  await expect(picture(page)).toBeFocused();
  for (const box of before.boxes.filter(({ owner }) => owner !== "ovam")) {
    const now = boxOf(after, box.owner);
    expect(Math.hypot(now.left - box.left, now.top - box.top), box.owner).toBeLessThan(1);
  }
  const [one, its] = [boxOf(after, "a-proeftuin"), boxOf(after, "ovam")];
  expect(Math.hypot(one.left - its.left, one.top - its.top)).toBeLessThan(400);
  await expect(page.locator("[data-live=updated]")).toContainText("Aanvullende Proeftuin");
});

test("nothing jumps: what is open, typed, focused and scrolled to stays", async ({ person, edited }) => {
  const [reader, asker] = [await person(), await person()];
  const { page } = reader;
  await listen(page, "/actor/ovam");
  await listen(asker.page, "/");
  const field = asker.page.locator("#vraag, input[type=search], main input").first();
  await field.fill("Via wie kan Febecoop");
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(4, 7));
  const fourth = page.locator("[aria-labelledby=relations] .fact").nth(3);
  const relation = await fourth.getAttribute("data-relation");
  const own = page.locator(`[aria-labelledby=relations] [data-relation="${relation}"]`);
  await own.locator("summary").click();
  await own.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const link = own.getByRole("link").first();
  await link.focus();
  const top = (await link.boundingBox())?.y;
  await apply(edited.program.address, edited.token("Jo"), ADDED);
  await expect(page.locator("[aria-labelledby=relations] [data-relation^='a-proeftuin.']")).toHaveCount(1);
  const open = page.locator("[aria-labelledby=relations] .fact:has(details[open])");
  await expect(open).toHaveCount(1);
  await expect(open).toHaveAttribute("data-relation", relation ?? "");
  await expect(link).toBeFocused();
  expect(Math.abs(((await link.boundingBox())?.y ?? 0) - (top ?? 0))).toBeLessThan(2);
  await expect(asker.page.locator("[data-live=updated]")).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Via wie kan Febecoop");
  expect(await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([4, 7]);
});

test("what was missed while the line was cut comes when it is back, and a line that is refused is not tried without end", async ({ person, edited }) => {
  const { page } = await person();
  let cut = () => {};
  let down = false;
  let tries = 0;
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    tries += 1;
    if (down) return void socket.close({ code: 1013 });
    socket.connectToServer();
    cut = () => void socket.close({ code: 1012 });
  });
  await listen(page, "/actor/ovam");
  await expect.poll(() => tries).toBe(1);
  await page.waitForTimeout(300);
  down = true;
  cut();
  await apply(edited.program.address, edited.token("Jo"), ADDED);
  await page.waitForTimeout(4_000);
  expect(tries, "each try waits longer than the last").toBeLessThanOrEqual(5);
  expect(tries).toBeGreaterThanOrEqual(2);
  await expect(page.locator("[data-relation^='a-proeftuin.']")).toHaveCount(0);
  down = false;
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.locator("[aria-labelledby=relations] [data-relation^='a-proeftuin.']")).toHaveCount(1, { timeout: 15_000 });
});

test("a hidden tab asks nothing, and catches up when somebody looks", async ({ person, edited }) => {
  const { page } = await person();
  await listen(page, "/actor/ovam");
  const look = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await look(true);
  let asked = 0;
  page.on("request", (request) => (asked += Number(request.url().endsWith("/graphql"))));
  await apply(edited.program.address, edited.token("Jo"), ADDED);
  await page.waitForTimeout(1_500);
  expect(asked).toBe(0);
  await look(false);
  await expect(page.locator("[aria-labelledby=relations] [data-relation^='a-proeftuin.']")).toHaveCount(1);
  await expect(page.locator("[data-live=updated]")).toBeVisible();
});

test("a token that is taken back ends it, aloud and for good", async ({ person, edited }) => {
  const jo = await person("Jo");
  await listen(jo.page, "/actor/ovam");
  let tries = 0;
  jo.page.on("websocket", () => (tries += 1));
  const list = execFileSync(PROGRAM, ["token", "list", "--data", edited.program.data]).toString();
  const number = /^\s*(\d+)\b.*\bJo\b/m.exec(list)?.[1];
  execFileSync(PROGRAM, ["token", "revoke", String(number), "--data", edited.program.data]);
  const told = jo.page.locator("[data-live=over]");
  await expect(told.getByRole("status")).toContainText("Deze sleutel geldt niet meer");
  await expectAccessible(jo.page);
  await jo.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await jo.page.waitForTimeout(1_500);
  expect(tries).toBe(0);
  await expect(jo.page.getByRole("heading", { level: 1 })).toBeVisible();
  await told.getByRole("link", { name: "Aanmelden" }).click();
  await expect(jo.page.getByLabel("Sleutel")).toBeVisible();
});

test("a line that is given up before it is there is closed without a word, and another takes its place", async ({ browser, edited }) => {
  const door = await lateDoor(edited.program.address, 2_000);
  const context = await browser.newContext({ baseURL: door.address, locale: "nl-BE" });
  const page = await context.newPage();
  const complaints = new Complaints(page);
  const begun = page.waitForEvent("websocket");
  await page.goto("/aanmelden");
  await begun;
  await page.getByLabel("Sleutel").fill(edited.token("Jo"));
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.locator("[data-answer=signed-in]").waitFor();
  await expect.poll(() => door.sockets(), { timeout: 15_000 }).toEqual({ asked: 2, open: 1 });
  expect(complaints.unexpected(), "what the browser complained about").toEqual([]);
  await context.close();
  await door.close();
});

test("where reading needs a token, a page without one says that it is not told", async ({ browser }) => {
  const program = await startProgram(["--public-read", "off"]);
  const context = await browser.newContext({ baseURL: program.address });
  const page = await context.newPage();
  await page.goto("/hefbomen");
  await expect(page.locator("[data-live=over]")).toContainText("Om te lezen moet u aangemeld zijn");
  await expectAccessible(page);
  await context.close();
  await program.stop();
});
