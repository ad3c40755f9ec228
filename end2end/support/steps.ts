import type { Page } from "@playwright/test";
import { islandsAwake } from "./islands";

/** Goes to a step of a long form. Without scripts, and where the form was refused, all steps are there. */
export async function goToStep(page: Page, title: string): Promise<void> {
  await islandsAwake(page);
  const button = page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: title });
  if (await button.isVisible()) await button.click();
}
