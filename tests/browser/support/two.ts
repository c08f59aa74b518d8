// Browsers at once on one program: each with stores of its own, as two people have.

import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Frame, Page } from "@playwright/test";
import { signIn, test as base, type Edited } from "./editor.ts";
import { DRIVER_TALK } from "./picture.ts";
import { Complaints, expect } from "./test.ts";

export interface Person {
  context: BrowserContext;
  page: Page;
  complaints: Complaints;
  /** How often the page was loaded: once, unless a test loads it again. */
  loads(): number;
}

export const test = base.extend<{ person: (name?: string, role?: "reader" | "editor") => Promise<Person> }>({
  /** Opens a browser for a reader, or for somebody who is signed in under a name. */
  person: async ({ browser, edited }, use) => {
    const people: Person[] = [];
    await use(async (name, role = "editor") => {
      const person = await open(browser, edited);
      people.push(person);
      if (name !== undefined) await signIn(person.page, edited.token(name, role));
      return person;
    });
    for (const { context, complaints } of people) {
      expect(complaints.unexpected(), "what a browser complained about").toEqual([]);
      await context.close();
    }
  },
});

async function open(browser: Browser, edited: Edited): Promise<Person> {
  const context = await browser.newContext({ baseURL: edited.program.address, locale: "nl-BE", timezoneId: "Europe/Brussels" });
  const page = await context.newPage();
  const complaints = new Complaints(page);
  complaints.expected = [DRIVER_TALK];
  let loads = 0;
  page.on("load", () => (loads += 1));
  return { context, page, complaints, loads: () => loads };
}

/** Opens an address, and waits until the page hears of what others change. */
export async function listen(page: Page, address: string): Promise<void> {
  let isThere = false;
  const arrive = (frame: Frame) => (isThere ||= frame === page.mainFrame());
  page.on("framenavigated", arrive);
  const heard = new Promise<void>((resolve) => {
    page.on("websocket", function look(socket) {
      // Whoever has just signed in has a line on the page that is left.
      if (!isThere) return;
      page.off("websocket", look);
      socket.on("framesent", ({ payload }) => String(payload).includes("subscribe") && resolve());
    });
  });
  await page.goto(address);
  await heard;
  page.off("framenavigated", arrive);
  await expect(page.locator("[data-live]")).toBeAttached();
}

/** Makes edits as somebody would who has no page open. */
export async function apply(address: string, token: string, edits: string): Promise<void> {
  const query = `mutation { apply(edits: [${edits}], reason: "proef", operationId: "${randomUUID()}") { number } }`;
  const send = async () => {
    const reply = await fetch(`${address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });
    return reply.text();
  };
  // A new token counts within a second.
  await expect.poll(send).toContain('"number"');
}
