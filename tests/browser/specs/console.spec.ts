// The GraphQL console is served from here.

import { expect, test } from "../support/test.ts";

test("the console opens", async ({ page, complaints }) => {
  complaints.expected = [/404/];
  await page.goto("/graphiql");
  await expect(page.locator(".graphiql-container")).toBeVisible();
});
