// The page's figures, measured on the running program by ./just bench-page.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig(tests, { testDir: "bench", testMatch: "*.ts", workers: 1 });
