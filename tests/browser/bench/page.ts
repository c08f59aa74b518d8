// What the page weighs and how long the first picture takes: printed as JSON, judged by nobody.

import { expect, test } from "../support/test.ts";
import { DRIVER_TALK } from "../support/picture.ts";

/** The picture is measured several times; the median counts. */
const RUNS = 5;
/** Fetched ahead while the browser is idle: the first picture does not wait for it. */
const AHEAD = /^\/assets\/(chunk|split)_/;

test("the first network", async ({ browser, program, complaints }) => {
  complaints.expected = [DRIVER_TALK];
  const runs: { bytes: Record<string, number>; taskMillis: number }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Performance.enable");
    const addresses = new Map<string, string>();
    const bytes: Record<string, number> = {};
    devtools.on("Network.responseReceived", ({ requestId, response }) => addresses.set(requestId, new URL(response.url).pathname));
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const address = addresses.get(requestId) ?? "?";
      bytes[address] = (bytes[address] ?? 0) + encodedDataLength;
    });
    let before = 0;
    page.on("response", async (response) => {
      if (response.url().endsWith("/graphql")) before = await taskMillis(devtools);
    });
    await page.goto(`${program.address}/netwerk`);
    await expect(page.locator("[data-shapes]")).toBeVisible();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    runs.push({ bytes, taskMillis: (await taskMillis(devtools)) - before });
    await context.close();
  }
  const bytes = runs[0]?.bytes ?? {};
  const sum = (ahead: boolean) =>
    Object.entries(bytes)
      .filter(([address]) => AHEAD.test(address) === ahead)
      .reduce((total, [, one]) => total + one, 0);
  const millis = runs.map((run) => run.taskMillis).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
  console.log(JSON.stringify({ bytes_to_first_network: sum(false), bytes_fetched_ahead: sum(true), bytes, first_picture_main_thread_ms: millis, runs: RUNS }, null, 2));
});

/** Milliseconds that the page's main thread has worked so far. */
async function taskMillis(devtools: { send(method: "Performance.getMetrics"): Promise<{ metrics: { name: string; value: number }[] }> }): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return 1000 * (metrics.find((metric) => metric.name === "TaskDuration")?.value ?? 0);
}
