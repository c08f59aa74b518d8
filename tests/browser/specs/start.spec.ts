// The page starts, from this program alone, in every look.

import { expect, expectAccessible, LOOKS, test, wear } from "../support/test.ts";

for (const look of LOOKS) {
  test(`the start screen: ${look.name}`, async ({ page }) => {
    await wear(page, look);
    await page.goto("/");
    // Before the page is there another heading stands in its place.
    await expect(page.locator("#inhoud h1")).toBeVisible();
    await expectAccessible(page);
  });
}

test("nothing is asked from elsewhere", async ({ page, program }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(asked.filter((address) => !address.startsWith(program.address))).toEqual([]);
});

test("a page that cannot start says so", async ({ page, complaints }) => {
  complaints.expected = [/could not start/, /Failed to load resource/, /was preloaded using link preload but not used/];
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByText("De pagina kon niet starten")).toBeVisible();
  await expect(page.getByText("De pagina wordt geladen")).toBeHidden();
  await expectAccessible(page);
});
