// The picture: what it shows first, that its names can be read, and that it can be walked, chosen,
// unfolded and told in words, with and without WebGL2.

import { boxOf, DRIVER_TALK, drawn, middle, overlaps, picture } from "../support/picture.ts";
import { expect, expectAccessible, LOOKS, test, wear } from "../support/test.ts";

const DESKTOP = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

test.beforeEach(async ({ page, complaints }) => {
  complaints.expected = [DRIVER_TALK];
  await page.setViewportSize(DESKTOP);
});

test("the first picture holds few shapes and readable names", async ({ page }) => {
  await page.goto("/netwerk");
  const first = await drawn(page);
  expect(first.renderer).toBe("webgl2");
  expect(first.shapes).toBeGreaterThan(10);
  expect(first.shapes + first.tags).toBeLessThanOrEqual(40);
  const names = first.labels.filter((label) => ["name", "tag", "area"].includes(label.kind));
  expect(names.length).toBeGreaterThan(15);
  expect(names.length).toBeLessThanOrEqual(25);
  expect(Math.min(...first.labels.map((label) => label.size))).toBeGreaterThanOrEqual(12);
  expect(overlaps(first)).toEqual([]);
  expect(first.labels.filter((label) => label.kind === "tag").map((label) => label.text)).toContain("Forum 6 mei 2024");
  expect(first.labels.some((label) => label.kind === "folded" && /^\+\d+$/.test(label.text))).toBe(true);
  expect(first.labels.some((label) => label.kind === "area")).toBe(true);
  // What the picture is about is named.
  for (const id of ["dwse", "herwin", "groep-maatwerk", "febecoop", "trividend", "verso", "sif", "vlaio", "dep-omgeving", "facilitair-bedrijf"]) {
    boxOf(first, id);
    expect(names.map((label) => label.owner)).toContain(id);
  }
});

test("its query is shown, and returns what is drawn", async ({ page, request }) => {
  await page.goto("/netwerk?toon=alles");
  const all = await drawn(page);
  const query = await page.locator("[data-graphql=document]").textContent();
  const variables = JSON.parse((await page.locator("[data-graphql=variables]").textContent()) ?? "{}");
  const answer = await (await request.post("/graphql", { data: { query, variables } })).json();
  expect([...answer.data.network.packed.ids].sort()).toEqual(all.boxes.map((box) => box.owner).sort());
});

test("everything is one click away, and back", async ({ page }) => {
  await page.goto("/netwerk");
  const first = await drawn(page);
  await page.getByRole("link", { name: /^Toon alle \d+$/ }).click();
  await expect(picture(page)).not.toHaveAttribute("data-shapes", String(first.shapes));
  const all = await drawn(page);
  await expect(page.getByText(`Alle ${all.shapes + all.tags} namen`)).toBeVisible();
  expect(overlaps(all)).toEqual([]);
  await page.goBack();
  await expect(picture(page)).toHaveAttribute("data-shapes", String(first.shapes));
});

test("folded neighbours unfold on a click, and the address says so", async ({ page }) => {
  await page.goto("/netwerk");
  const first = await drawn(page);
  const badge = first.labels.find((label) => label.kind === "folded");
  if (badge === undefined) throw new Error("nothing is folded");
  await picture(page).click({ position: middle(badge) });
  await expect(page).toHaveURL(new RegExp(`open=${badge.owner}`));
  await expect(picture(page)).toHaveAttribute("data-shapes", String(first.shapes + Number(badge.text)));
});

test("a click chooses, the card leads on, and the address keeps it", async ({ page }) => {
  await page.goto("/netwerk");
  await picture(page).click({ position: middle(boxOf(await drawn(page), "vlaio")) });
  await expect(page).toHaveURL(/kies=vlaio/);
  const card = page.getByRole("complementary", { name: "Gekozen" });
  await expect(card).toContainText("VLAIO");
  await page.reload();
  await expect(card).toContainText("agentschap");
  await card.getByRole("link").click();
  await expect(page).toHaveURL(/\/actor\/vlaio/);
});

test("hovering tells name, kind and ties", async ({ page }) => {
  await page.goto("/netwerk");
  const place = middle(boxOf(await drawn(page), "verso"));
  await picture(page).hover({ position: place });
  await expect(page.locator(".picture-tooltip")).toContainText(/Verso.*werkgeversorganisatie, \d+ banden/);
});

test("a walk by keyboard goes from neighbour to neighbour and says where it is", async ({ page }) => {
  await page.goto("/netwerk");
  await drawn(page);
  const said = page.locator(".picture-said");
  await page.getByRole("link", { name: "Als tekst" }).focus();
  await page.keyboard.press("Tab");
  await expect(picture(page)).toBeFocused();
  await expect(said).toContainText(/, \d+ band/);
  const first = await said.textContent();
  const passed = new Set([first]);
  for (const key of ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"]) {
    await page.keyboard.press(key);
    passed.add(await said.textContent());
  }
  expect(passed.size).toBeGreaterThan(1);
  await page.keyboard.press("Home");
  await expect(said).toHaveText(first ?? "");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/kies=/);
  await expect(page.getByRole("complementary", { name: "Gekozen" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/kies=/);
});

test("it zooms to the pointer and back, and names stay apart", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/netwerk");
  const before = boxOf(await drawn(page), "trividend");
  await picture(page).hover({ position: middle(before) });
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => (await drawn(page)).zoom).toBeGreaterThan(1.2);
  const near = await drawn(page);
  const after = middle(boxOf(near, "trividend"));
  expect(Math.hypot(after.x - middle(before).x, after.y - middle(before).y)).toBeLessThan(2);
  expect(overlaps(near)).toEqual([]);
  await picture(page).focus();
  await page.keyboard.press("0");
  await expect.poll(async () => (await drawn(page)).zoom).toBe(1);
});

test("nothing is drawn while nothing changes", async ({ page }) => {
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    Object.assign(window, { frames_asked: 0 });
    window.requestAnimationFrame = (then) => {
      (window as unknown as { frames_asked: number }).frames_asked += 1;
      return ask(then);
    };
  });
  await page.goto("/netwerk");
  await drawn(page);
  await page.waitForTimeout(500);
  const asked = () => page.evaluate(() => (window as unknown as { frames_asked: number }).frames_asked);
  const before = await asked();
  await page.waitForTimeout(500);
  expect(await asked()).toBe(before);
});

test("a lost graphics context comes back", async ({ page, complaints }) => {
  complaints.expected.push(/CONTEXT_LOST|context lost/i);
  await page.goto("/netwerk");
  await drawn(page);
  await page.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>(".picture-canvas");
    const loser = canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context");
    const came = new Promise((resolve) => canvas?.addEventListener("webglcontextrestored", resolve));
    loser?.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 100));
    loser?.restoreContext();
    await came;
  });
  await expect(picture(page)).toHaveAttribute("data-renderer", "webgl2");
  expect(overlaps(await drawn(page))).toEqual([]);
});

test("without WebGL2 the same picture is an SVG", async ({ page }) => {
  await page.goto("/netwerk");
  const painted = await drawn(page);
  await page.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind === "webgl2" ? null : Reflect.apply(get, this, [kind, ...rest]);
    } as typeof get;
  });
  await page.reload();
  const told = await drawn(page);
  expect(told.renderer).toBe("svg");
  expect(told.labels).toEqual(painted.labels);
  expect(told.boxes).toEqual(painted.boxes);
  const svg = page.locator(".picture-drawing svg");
  await expect(svg).toBeVisible();
  await expect(svg.locator("text", { hasText: "VLAIO" })).toHaveCount(1);
  await picture(page).click({ position: middle(boxOf(told, "vlaio")) });
  await expect(page).toHaveURL(/kies=vlaio/);
});

test("on paper it is drawn anew, whole", async ({ page }) => {
  await page.goto("/netwerk");
  await drawn(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".picture-printed svg")).toBeVisible();
  await expect(page.locator(".picture-zoom")).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.locator(".picture-printed svg")).toHaveCount(0);
});

test("its twin tells everybody in words", async ({ page }) => {
  await page.goto("/netwerk");
  const first = await drawn(page);
  await page.getByRole("link", { name: "Als tekst" }).click();
  await expect(page).toHaveURL(/vorm=tekst/);
  await expect(page.getByRole("row")).toHaveCount(first.shapes + first.tags + 1);
  await expect(page.getByRole("row", { name: /^Groep Maatwerk/ })).toContainText("Verso (onzeker)");
  await page.getByRole("link", { name: "Als beeld" }).click();
  await drawn(page);
});

test("on a phone words come first and the picture is a second tab", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto("/netwerk");
  await expect(page.getByRole("table")).toBeVisible();
  await page.getByRole("tab", { name: "In woorden" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Beeld" })).toHaveAttribute("aria-selected", "true");
  const small = await drawn(page);
  expect(small.labels.length).toBeGreaterThan(8);
  expect(overlaps(small)).toEqual([]);
});

test("in columns: levers, organisations and government, as the control and the address say", async ({ page }) => {
  await page.goto("/netwerk");
  const ties = await drawn(page);
  const choice = page.getByRole("group", { name: "Schikking" });
  await choice.getByRole("radio", { name: "Naar hun banden" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/\/netwerk\?plaats=kolommen$/);
  await expect(choice.getByRole("radio", { name: "In kolommen" })).toBeChecked();
  await expect(picture(page)).toHaveAttribute("data-labels", /"heading"/);
  const columns = await drawn(page);
  expect(columns.boxes.map((box) => box.owner)).toEqual(ties.boxes.map((box) => box.owner));
  expect(overlaps(columns)).toEqual([]);
  const headings = columns.labels.filter((label) => label.kind === "heading");
  expect(headings.map((label) => label.text)).toEqual([
    "Hefbomen",
    "Organisaties",
    "Overheden",
    "Evenementen, koepels en teksten",
  ]);
  expect([...headings].sort((a, b) => a.left - b.left)).toEqual(headings);
  // Everybody of a kind is under its heading, and nobody else.
  const across = (owner: string) => Math.round(middle(boxOf(columns, owner)).x);
  const column = (owners: string[]) => new Set(owners.map(across));
  expect(column(["vc-jobs", "od-financiering"]).size).toBe(1);
  expect(column(["herwin", "verso", "trividend", "groep-maatwerk"]).size).toBe(1);
  expect(column(["vlaio", "dwse", "ovam", "facilitair-bedrijf"]).size).toBe(1);
  expect(new Set(columns.boxes.map((box) => Math.round((box.left + box.right) / 2))).size).toBe(4);
  expect(across("vc-jobs")).toBeLessThan(across("herwin"));
  expect(across("herwin")).toBeLessThan(across("vlaio"));
  // Names in the window stand beside their shapes.
  for (const owner of ["agoria", "vlaio", "dwse"]) expect(columns.labels.map((label) => label.owner)).toContain(owner);
  // The same once more, and told in words.
  await page.reload();
  expect(await drawn(page)).toEqual(columns);
  await expect(page.locator(".picture-keys")).toContainText(/Hefbomen \(\d+\), Organisaties \(\d+\), Overheden \(\d+\)/);
  await picture(page).focus();
  await expect(page.locator(".picture-said")).toContainText(/^(Hefbomen|Organisaties|Overheden): /);
  await page.goBack();
  await expect(picture(page)).not.toHaveAttribute("data-labels", /"heading"/);
  expect(await drawn(page)).toEqual(ties);
});

test("in columns everything can be seen, read by zooming, and printed whole", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/netwerk?plaats=kolommen&toon=alles");
  const near = await drawn(page);
  expect(overlaps(near)).toEqual([]);
  await page.getByRole("button", { name: "Alles in beeld" }).click();
  await expect.poll(async () => (await drawn(page)).zoom).toBe(1);
  const whole = await drawn(page);
  expect(overlaps(whole)).toEqual([]);
  const host = await picture(page).boundingBox();
  expect(Math.max(...whole.boxes.map((box) => box.bottom))).toBeLessThanOrEqual(host?.height ?? 0);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const printed = page.locator(".picture-printed svg");
  for (const name of ["Hefbomen", "Overheden", "VLAIO", "Trividend", "OVAM"]) {
    await expect(printed.locator("text", { hasText: new RegExp(`^${name}$`) })).toHaveCount(1);
  }
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
});

test("on a phone columns stay readable, in English too, and beside an answer", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto("/netwerk?vorm=beeld&plaats=kolommen&taal=en");
  const small = await drawn(page);
  expect(overlaps(small)).toEqual([]);
  const named = small.labels.filter((label) => label.kind === "name");
  expect(named.length).toBeGreaterThan(8);
  expect(Math.min(...named.map((label) => label.size))).toBeGreaterThanOrEqual(12);
  expect(small.labels.map((label) => label.text)).toEqual(expect.arrayContaining(["Levers", "Organisations", "Government"]));
  await page.setViewportSize(DESKTOP);
  await page.goto("/weg?van=herwin&naar=vlaio&plaats=kolommen");
  const beside = await drawn(page);
  expect(overlaps(beside)).toEqual([]);
  expect(beside.labels.map((label) => label.owner)).toEqual(expect.arrayContaining(["herwin", "ovam"]));
});

for (const look of LOOKS) {
  test(`the network is accessible: ${look.name}`, async ({ page }) => {
    await wear(page, look);
    for (const address of ["/netwerk?vorm=beeld", "/netwerk?vorm=beeld&toon=alles&kies=vlaio", "/netwerk?vorm=beeld&plaats=kolommen&kies=vlaio", "/netwerk?vorm=tekst", "/netwerk?taal=en"]) {
      await page.goto(address);
      if (address.includes("beeld")) await drawn(page);
      else await expect(page.locator("table, .picture-host").first()).toBeVisible();
      await expectAccessible(page);
    }
  });
}
