// Measurements that need a browser: `./dev bench opening` builds a release first.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig(tests, {
  testDir: "bench",
  testMatch: "*.bench.ts",
  testIgnore: [],
  timeout: 600_000,
  workers: 1,
  use: { trace: "off" },
});
