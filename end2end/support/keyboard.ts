import { expect, type Locator, type Page } from "@playwright/test";

/** How many stops a page may have before a thing that is used by everyone. */
const PATIENCE = 60;

/** Goes on with the tabulator until a thing has the focus, as someone without a mouse does. */
export async function tabTo(page: Page, thing: Locator): Promise<void> {
  for (let stops = 0; stops < PATIENCE; stops++) {
    await page.keyboard.press("Tab");
    if (await thing.evaluate((element) => element === document.activeElement)) {
      await expect(thing).toBeFocused();
      return;
    }
  }
  throw new Error(`not reached with ${PATIENCE} presses of Tab: ${thing}`);
}
