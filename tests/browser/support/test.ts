// What every spec starts from: `test` with a running program, a page that may not fail
// silently, and the checks that each screen gets.

import { AxeBuilder } from "@axe-core/playwright";
import { type Page, test as base, expect } from "@playwright/test";
import { type Program, startProgram } from "./program.ts";

export { expect };

/** Some complaints quote whole files. */
const COMPLAINT_LETTERS_MAX = 300;

/**
 * `test` with:
 * - `program`: one program for all tests of a worker; a test that edits starts its own with
 *   `startProgram()` from ./program.ts;
 * - `page`: addresses are relative to that program; an error or warning in the console, a failed
 *   request or an exception fails the test, unless it is listed in `complaints.expected`.
 */
export const test = base.extend<{ complaints: Complaints }, { program: Program }>({
  program: [
    async ({}, use) => {
      const program = await startProgram();
      await use(program);
      await program.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ program }, use) => use(program.address),
  complaints: [
    async ({ page }, use) => {
      const complaints = new Complaints(page);
      await use(complaints);
      expect(complaints.unexpected(), "what the browser complained about").toEqual([]);
    },
    { auto: true },
  ],
});

/** What the browser complained about during a test. */
export class Complaints {
  /** A test that provokes complaints lists them here. */
  expected: RegExp[] = [];
  private readonly seen: string[] = [];

  constructor(page: Page) {
    page.on("console", (message) => {
      if (!["error", "warning"].includes(message.type())) return;
      this.seen.push(`${message.text().slice(0, COMPLAINT_LETTERS_MAX)} (${message.location().url})`);
    });
    page.on("pageerror", (error) => this.seen.push(error.message));
  }

  unexpected(): string[] {
    return this.seen.filter((line) => !this.expected.some((pattern) => pattern.test(line)));
  }
}

/** Fails on any violation that axe finds on the screen as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(" ")) }));
  expect(found, "violations found by axe").toEqual([]);
}

export interface Look {
  name: string;
  width: number;
  height: number;
  colorScheme: "light" | "dark";
}

/** The looks in which every screen must hold: light and dark, desktop and phone. */
export const LOOKS: Look[] = (["light", "dark"] as const).flatMap((colorScheme) => [
  { name: `desktop, ${colorScheme}`, width: 1280, height: 720, colorScheme },
  { name: `phone, ${colorScheme}`, width: 390, height: 844, colorScheme },
]);

/** Takes on a look; before the page is opened or after. */
export async function wear(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({ colorScheme: look.colorScheme });
}
