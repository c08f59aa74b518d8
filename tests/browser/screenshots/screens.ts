// One row per picture: its file in docs/screenshots, the address, and what must stand on the
// screen before it is taken.

import { fileURLToPath } from "node:url";
import { expect, test } from "../support/test.ts";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));

const SCREENS = [{ file: "start.png", address: "/", visible: "h1" }];

for (const { file, address, visible } of SCREENS) {
  test(file, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(address);
    await expect(page.locator(visible).first()).toBeVisible();
    await page.screenshot({ path: `${FOLDER}${file}` });
  });
}
