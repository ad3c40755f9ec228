import { defineConfig } from "@playwright/test";
import journeys from "../playwright.config";

/** What is measured in a browser, for `cargo xtask bench`; nothing here is among the tests. */
export default defineConfig({
  ...journeys,
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: undefined,
  workers: 1,
  timeout: 180_000,
  reporter: "line",
  projects: [{ name: "scripts-on" }],
});
