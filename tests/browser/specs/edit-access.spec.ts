// What whoever edits sees, in every look: the desk above a screen, each form empty and filled in, with
// what is wrong beside it, and what an edit would do. No field is made anew while it comes. Nothing is kept here.

import type { Page } from "@playwright/test";
import { signIn, test } from "../support/editor.ts";
import { expectFieldsKept, watchFields } from "../support/fields.ts";
import { expect, expectAccessible, LOOKS, wear } from "../support/test.ts";
import { DRIVER_TALK } from "../support/picture.ts";

const SCREENS: { address: string; ready: string; then?: (page: Page) => Promise<void> }[] = [
  { address: "/actor/ovam", ready: "[data-relation]" },
  { address: "/relatie/ovam.partners-with.herwin", ready: "[data-action=checked]" },
  { address: "/nieuw?naam=Herwin", ready: "[data-answer=similar]" },
  { address: "/nieuw?taal=en", ready: "#field-label", then: (page) => page.locator("[data-action=save]").click() },
  { address: "/bewerk/ovam", ready: "#field-website", then: (page) => page.locator("#field-tags summary").click() },
  { address: "/bewerk/hefbomen-2024-3", ready: "[data-answer=unnamed]" },
  { address: "/bewerk/niemand", ready: ".failed" },
  { address: "/nieuwe-relatie", ready: "#field-source" },
  { address: "/nieuwe-relatie?van=ovam&naar=herwin", ready: "[data-answer=tied]", then: (page) => page.locator("[data-action=save]").click() },
  { address: "/bewerk/ovam.partners-with.herwin?taal=en", ready: "#field-evidence-0--source", then: (page) => page.locator("fieldset summary").first().click() },
  { address: "/verwijder/herwin", ready: "[data-foreseen=REMOVED]", then: (page) => page.locator("[data-action=do]").click() },
  { address: "/verwijder/niemand", ready: "[role=alert]" },
  { address: "/voeg-samen", ready: "#merge-keep" },
  { address: "/voeg-samen?houd=sst&weg=komosie&taal=en", ready: "[data-foreseen=CHANGED]" },
];

for (const look of LOOKS) {
  test(`what whoever edits sees: ${look.name}`, async ({ page, complaints, edited }) => {
    test.setTimeout(120_000);
    complaints.expected = [DRIVER_TALK];
    await wear(page, look);
    await signIn(page, edited.token("Jo"));
    await expectAccessible(page);
    await watchFields(page);
    for (const { address, ready, then } of SCREENS) {
      await test.step(address, async () => {
        await page.goto(address);
        await expect(page.locator(ready).first()).toBeVisible();
        await expect(page.locator("[data-answer=caller]")).toBeVisible();
        await then?.(page);
        await expect(page.locator("h1")).toHaveCount(1);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wider, "nothing is wider than the screen").toBeLessThanOrEqual(0);
        await expectAccessible(page);
        await expectFieldsKept(page);
      });
    }
  });
}
