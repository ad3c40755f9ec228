import type { Page } from "@playwright/test";
import { islandsAwake } from "./islands";

/** Goes to a step of a long form. Without scripts, and where the form was refused, all steps are there. */
export async function goToStep(page: Page, title: string): Promise<void> {
  await islandsAwake(page);
  // Steps are numbered, and one may be called like the beginning of another.
  const name = new RegExp(`^([0-9]+\\. )?${title}$`);
  const button = page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name });
  if (await button.isVisible()) await button.click();
}
