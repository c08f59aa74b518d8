// Fields stay the ones they were while the rest of a screen comes: whoever begins to type at once loses
// neither a letter nor the focus.

import { signIn, test as edited } from "../support/editor.ts";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

declare global {
  interface Window {
    /** The fields that were taken away, as they were written. */
    takenAway: string[];
  }
}

/** Every screen with a field, before anything is asked and after. */
const ADDRESSES = [
  "/",
  "/weg",
  "/weg?van=ovam&naar=herwin",
  "/tussen",
  "/tussen?wie=ovam,herwin",
  "/netwerk",
  "/groepen",
  "/groep/herwin",
  "/zoek?q=ovam",
  "/gaten",
  "/gaten?deel=overheden",
  "/dekking",
  "/verschil",
  "/verschil?van=2024&naar=2026",
  "/partners",
  "/partners?van=herwin",
  "/contacten",
  "/contacten?van=ovam,herwin",
  "/tafel",
  "/schakels",
  "/uitval/ovam",
  "/maten",
  "/bereik",
  "/bereik?van=herwin",
  "/bereik?van=herwin,ovam",
  "/wat-als",
  "/vraag",
  "/vraag?q=ovam",
  "/aanmelden",
  "/geschiedenis",
];

/** Runs in the page before anything else. */
function watchFields(): void {
  window.takenAway = [];
  const FIELDS = "input, select, textarea";
  const watcher = new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.removedNodes])) {
      if (!(node instanceof Element)) continue;
      const fields = [...(node.matches(FIELDS) ? [node] : []), ...node.querySelectorAll(FIELDS)];
      window.takenAway.push(...fields.map((field) => (field.cloneNode() as Element).outerHTML));
    }
  });
  watcher.observe(document, { childList: true, subtree: true });
}

for (const address of ADDRESSES) {
  test(`no field is replaced while ${address} comes`, async ({ page, complaints }) => {
    complaints.expected = [DRIVER_TALK];
    await page.addInitScript(watchFields);
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => window.takenAway)).toEqual([]);
  });
}

edited("no field is replaced while a form for editing comes", async ({ page, edited: { token }, complaints }) => {
  complaints.expected = [DRIVER_TALK];
  await signIn(page, token("Jo"));
  await page.addInitScript(watchFields);
  for (const address of ["/bewerk/ovam", "/nieuw", "/nieuwe-relatie", "/voeg-samen", "/actor/ovam", "/verwijder/ovam"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => window.takenAway), address).toEqual([]);
  }
});
