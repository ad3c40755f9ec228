import { expect, type Page } from "@playwright/test";

/** A word for addresses that no other test uses, so that tests may share a server. */
export const unused = (word: string): string => `${word}-${Math.random().toString(36).slice(2, 10)}`;

/** Founds a conference with the form, as whoever is signed in. Returns where its organisers work. */
export async function foundConference(page: Page, slug: string, title: string): Promise<string> {
  await page.goto("/c/new");
  await page.getByLabel("Address", { exact: true }).fill(slug);
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("First day").fill("2027-09-02");
  await page.getByLabel("Last day").fill("2027-09-03");
  await page.getByRole("button", { name: "Found a conference" }).click();
  await expect(page).toHaveURL(`/c/${slug}/organise`);
  return `/c/${slug}/organise`;
}
