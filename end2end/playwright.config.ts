// Browser tests: `./dev test --browser` builds first; `npx playwright test NAME.spec.ts` here doesn't.
import { defineConfig } from "@playwright/test";

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  testIgnore: "bench/**",
  reporter: "list",
  forbidOnly: !!process.env["CI"],
  // A flaky test is a fault of the test or the product: no second try hides it.
  retries: 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    locale: "ru-KZ",
    timezoneId: "Asia/Almaty",
    trace: "retain-on-failure",
    launchOptions: {
      // Debian's browser: Playwright's own would have to be downloaded from elsewhere.
      executablePath: process.env["ALQA_CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        // Chromium's sandbox refuses to run as root.
        ...(root ? ["--no-sandbox"] : []),
      ],
    },
  },
});
