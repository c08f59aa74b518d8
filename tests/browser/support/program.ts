// Starts and stops the program that is tested. It knows nothing of pages or of Playwright.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const PROGRAM = process.env.SCHAKEL_PROGRAM ?? fileURLToPath(new URL("../../../target/release/schakel", import.meta.url));
const READY = /^listening on (http:\/\/\S+)$/m;
const LINK = /http:\/\/\S+\/aanmelden#\S+/;
const START_MILLIS = 20_000;

export interface Program {
  /** Where it answers, without a slash at the end. */
  address: string;
  /** Its data folder. */
  data: string;
  /** The one-time link for whoever edits, once it was printed. */
  link(): string | undefined;
  stop(): Promise<void>;
}

/** A program of its own on a free port, with an empty data folder that is removed with it. */
export async function startProgram(options: string[] = []): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), "schakel-browser-"));
  const child = spawn(PROGRAM, ["serve", "--listen", "127.0.0.1:0", ...options], {
    env: { ...process.env, SCHAKEL_DATA: join(folder, "data") },
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    let told = "";
    child.stderr?.on("data", (chunk) => (told += chunk));
    const link = () => LINK.exec(told)?.[0];
    return { address: await readAddress(child), data: join(folder, "data"), link, stop };
  } catch (reason) {
    await stop();
    throw reason;
  }
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    let complaint = "";
    const timer = setTimeout(() => fail(`no address within ${START_MILLIS} ms`), START_MILLIS);
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`${PROGRAM} did not start: ${why}\n${complaint}`));
    };
    child.on("error", (error) => fail(`${error.message}; run ./just build first`));
    child.on("exit", (code) => fail(`exit code ${code}`));
    child.stderr?.on("data", (chunk) => (complaint += chunk));
    child.stdout?.on("data", (chunk) => {
      printed += chunk;
      const address = READY.exec(printed)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
