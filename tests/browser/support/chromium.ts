// Which browser the tests drive, and how it is started. It downloads nothing.

import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import type { LaunchOptions } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

function findChromium(): string {
  const wanted = process.env.CHROMIUM ? [process.env.CHROMIUM, ...NAMES] : NAMES;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = wanted.flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))));
  const found = paths.find(isExecutable);
  if (found === undefined) throw new Error("no Chromium found: run ./just test, or set CHROMIUM to its executable");
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const chromium: LaunchOptions = {
  executablePath: findChromium(),
  // Root and containers have no sandbox of their own; nothing but our own page is opened.
  chromiumSandbox: false,
  args: [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
