// The GraphQL console is served from here and answers its example questions.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/test.ts";

const EXAMPLES = fileURLToPath(new URL("../../../frontend/console/examples/", import.meta.url));

test("the console opens with the examples and answers the first", async ({ page, program }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/graphiql");
  await expect(page.getByRole("tab")).toHaveCount(readdirSync(EXAMPLES).length);
  await page.getByRole("button", { name: /Execute query/ }).click();
  await expect(page.locator(".result-window")).toContainText("Herw!n");
  const elsewhere = asked.filter((address) => !address.startsWith(program.address) && !address.startsWith("data:"));
  expect(elsewhere).toEqual([]);
});

for (const file of readdirSync(EXAMPLES).sort()) {
  test(`the example ${file} is answered without errors`, async ({ request }) => {
    const query = readFileSync(EXAMPLES + file, "utf8");
    const response = await request.post("/graphql", { data: { query } });
    const { errors } = await response.json();
    expect(errors).toBeUndefined();
  });
}
