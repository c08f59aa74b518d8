// Fields stay the ones they were while the rest of a screen comes: whoever begins to type at once loses neither
// a letter nor the focus.

import { expect, type Page } from "@playwright/test";

declare global {
  interface Window {
    /** The fields that were taken away, as they were written. */
    takenAway: string[];
  }
}

/** Has every page that is opened from now on note which fields are taken away. */
export async function watchFields(page: Page): Promise<void> {
  await page.addInitScript(() => {
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
  });
}

/** Fails where a field was taken away before all answers of the screen were there. */
export async function expectFieldsKept(page: Page): Promise<void> {
  await expect(page.locator(".waiting")).toHaveCount(0);
  expect(await page.evaluate(() => window.takenAway), "fields that were taken away").toEqual([]);
}
