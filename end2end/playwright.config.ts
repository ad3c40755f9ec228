import { defineConfig } from "@playwright/test";

// What `cargo xtask test` passes on; by hand, the defaults of a development build.
const chromium = process.env.PLENARY_TEST_CHROMIUM ?? "/usr/bin/chromium";
const report = process.env.PLENARY_TEST_REPORT;

export default defineConfig({
  testDir: "journey",
  globalSetup: "./support/world.ts",
  outputDir: "test-results",
  // Each worker has a server of its own; two fit the smallest machine that this is tested on.
  workers: 2,
  // A test that passes only when repeated is a failing one.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: !!process.env.CI,
  reporter: [["list"], ...(report ? [["json", { outputFile: report }] as const] : [])],
  use: {
    locale: "en-GB",
    timezoneId: "America/New_York",
    screenshot: "only-on-failure",
    trace: "off",
    // Pages do not slide into each other: a journey would wait for each of them to be drawn many times.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: chromium,
      // Nothing that reaches out of this machine.
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // Every journey is made both ways, but for those that say they mean only one.
  projects: [
    { name: "scripts-on", use: { javaScriptEnabled: true }, grepInvert: /@scripts-off/ },
    { name: "scripts-off", use: { javaScriptEnabled: false }, grepInvert: /@scripts-on/ },
  ],
});
