// A program that may be edited, with a token for it: of one test alone, since others count on the
// shipped data.

import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { PROGRAM, type Program, startProgram } from "./program.ts";
import { test as base } from "./test.ts";

export interface Edited {
  program: Program;
  /** A token with a role, made while the program runs. */
  token(name: string, role?: "reader" | "editor"): string;
}

/** `test` with a program of its own, to which addresses are relative. */
export const test = base.extend<{ edited: Edited }>({
  edited: async ({}, use) => {
    const program = await startProgram();
    const token = (name: string, role = "editor") => {
      const made = execFileSync(PROGRAM, ["token", "create", "--role", role, "--name", name, "--data", program.data]);
      return made.toString().trim();
    };
    await use({ program, token });
    await program.stop();
  },
  baseURL: async ({ edited }, use) => use(edited.program.address),
});

/** Signs in as a user does. */
export async function signIn(page: Page, token: string): Promise<void> {
  await page.goto("/aanmelden");
  await page.getByLabel("Sleutel").fill(token);
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.locator("[data-answer=signed-in]").waitFor();
}

/** Chooses an entity in a field by its name. */
export async function choose(page: Page, field: string, name: string): Promise<void> {
  const input = page.locator(`#${field}`);
  await input.fill(name);
  await page.locator(`#${field}-list [role=option]`).first().waitFor();
  await input.press("ArrowDown");
  await input.press("Enter");
}

/** What GraphQL answers. */
export async function ask(address: string, query: string): Promise<Record<string, never>> {
  const reply = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return ((await reply.json()) as { data: Record<string, never> }).data;
}
