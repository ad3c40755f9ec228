import { expect, type Page } from "@playwright/test";

/** A window of 1280 × 1024 at 400 %, which is what WCAG asks about. */
const MAGNIFIED = { width: 320, height: 256 };

/** Fails if the page must be scrolled sideways when it is magnified. Parts that scroll by themselves may. */
export async function expectReflow(page: Page): Promise<void> {
  const usual = page.viewportSize();
  await page.setViewportSize(MAGNIFIED);
  const sticksOut = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(sticksOut, `pixels that ${page.url()} is too wide at 400 %`).toBeLessThanOrEqual(0);
  if (usual) await page.setViewportSize(usual);
}
