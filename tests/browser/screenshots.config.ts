// The screenshots of docs/screenshots, taken from the running program by ./just screenshot.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig(tests, { testDir: "screenshots", testMatch: "*.ts", workers: 1 });
