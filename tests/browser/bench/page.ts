// What the page weighs and how long the first picture takes: printed as JSON, judged by nobody.

import type { Browser, Page } from "@playwright/test";

import { expect, test } from "../support/test.ts";
import { DRIVER_TALK } from "../support/picture.ts";

/** The picture is measured several times; the median counts. */
const RUNS = 5;
/** Fetched ahead while the browser is idle: the first picture does not wait for it. */
const AHEAD = /^\/assets\/(chunk|split)_/;

interface Run {
  /** Bytes on the wire, headers included, by address. */
  bytes: Record<string, number>;
  /** From the answer's text being there until the picture's drawing has been issued. */
  wallMillis: number;
  /** What the page's main thread worked in that time. */
  cpuMillis: number;
  /** From then until the browser has shown it: compositor and, without a graphics card, software GL. */
  shownMillis: number;
  /** How long after the picture the first screen is fetched ahead. */
  aheadMillis: number;
}

test("the first network", async ({ browser, program, complaints }) => {
  test.setTimeout(180_000);
  complaints.expected = [DRIVER_TALK];
  const runs: Run[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measured(browser, `${program.address}/netwerk`));
  const bytes = runs[0]?.bytes ?? {};
  const sum = (ahead: boolean) =>
    Object.entries(bytes)
      .filter(([address]) => AHEAD.test(address) === ahead)
      .reduce((total, [, one]) => total + one, 0);
  const report = {
    bytes_to_first_network: sum(false),
    bytes_fetched_ahead: sum(true),
    bytes,
    first_picture_main_thread_cpu_ms: median(runs.map((run) => run.cpuMillis)),
    first_picture_wall_ms: median(runs.map((run) => run.wallMillis)),
    first_picture_shown_after_ms: median(runs.map((run) => run.shownMillis)),
    fetching_ahead_begins_after_picture_ms: median(runs.map((run) => run.aheadMillis)),
    runs: RUNS,
  };
  console.log(JSON.stringify(report, null, 2));
});

async function measured(browser: Browser, address: string): Promise<Run> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const bytes = await countedBytes(page);
  await browser.startTracing(page, { categories: ["blink.user_timing"] });
  await page.goto(address);
  await expect(page.locator("[data-shapes]")).toBeVisible();
  const shown = await page.evaluate(
    () => new Promise<number>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))),
  );
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Mark[] };
  await expect.poll(() => page.evaluate(firstAhead, AHEAD.source)).not.toBeNull();
  const ahead = (await page.evaluate(firstAhead, AHEAD.source)) ?? Number.NaN;
  const drawn = await page.evaluate(() => performance.getEntriesByName("picture")[0]?.startTime ?? Number.NaN);
  await context.close();
  return { bytes, ...between(trace.traceEvents), shownMillis: shown - drawn, aheadMillis: ahead - drawn };
}

/** A moment in a trace: microseconds on the clock, and of work of its thread. */
interface Mark {
  name: string;
  ts: number;
  tts?: number;
}

/** From the answer to the picture. */
function between(events: Mark[]): { wallMillis: number; cpuMillis: number } {
  const picture = events.find((event) => event.name === "picture");
  const answer = events.findLast((event) => event.name === "answer" && event.ts <= (picture?.ts ?? 0));
  if (picture?.tts === undefined || answer?.tts === undefined) throw new Error("the page noted no answer and picture");
  return { wallMillis: (picture.ts - answer.ts) / 1000, cpuMillis: (picture.tts - answer.tts) / 1000 };
}

/** In the page: when the first file was fetched ahead, in milliseconds; null before that. */
function firstAhead(pattern: string): number | null {
  const resources = performance.getEntriesByType("resource");
  const ahead = resources.filter((one) => new RegExp(pattern).test(new URL(one.name).pathname));
  return ahead.length === 0 ? null : Math.min(...ahead.map((one) => one.startTime));
}

/** Bytes on the wire by address, counted from now on. */
async function countedBytes(page: Page): Promise<Record<string, number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  const addresses = new Map<string, string>();
  const bytes: Record<string, number> = {};
  devtools.on("Network.responseReceived", ({ requestId, response }) => addresses.set(requestId, new URL(response.url).pathname));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const address = addresses.get(requestId) ?? "?";
    bytes[address] = (bytes[address] ?? 0) + encodedDataLength;
  });
  return bytes;
}

function median(figures: number[]): number {
  const middle = [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
  return Math.round(middle * 10) / 10;
}
