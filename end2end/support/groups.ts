// Creating a group and placing a document in it, as people do.
import type { Page } from "@playwright/test";
import { DRAFT } from "./draft.ts";
import { expect, visit, type Official } from "./people.ts";
import type { Discussion } from "./discussion.ts";
import { discussion } from "./discussion.ts";

export interface NewGroup {
  name: string;
  chair: Official;
  secretary: Official;
  members: readonly Official[];
}

/** Types a surname into a picker and takes the first person offered. */
export async function pick(page: Page, field: string, who: Official): Promise<void> {
  await page.locator(`#${field}`).fill(who.surname);
  await page.locator(`#${field}-found`).getByRole("option", { name: who.surname }).first().click();
  const chosen = page.locator(".picker", { has: page.locator(`#${field}`) }).locator(".picked li");
  await expect(chosen.filter({ hasText: who.surname })).toBeVisible();
}

/** Creates a group by the form; the page of the group is open then. */
export async function createGroup(page: Page, group: NewGroup, act: string): Promise<void> {
  await visit(page, "/groups/new");
  await pick(page, "chair", group.chair);
  await pick(page, "secretary", group.secretary);
  await page.locator("#name").fill(group.name);
  await page.locator("#description").fill("Ведомстволық пікірлерді жинау");
  await page.locator("#justification").fill("Премьер-Министрдің 2026 жылғы 12 наурыздағы тапсырмасы");
  for (const member of group.members) await pick(page, "members", member);
  await page.getByRole("button", { name: act, exact: true }).click();
  await page.waitForURL(/\/groups\/[0-9A-Z]{26}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(group.name);
}

/** Places the draft in the group whose page is open. */
export async function placeDraft(page: Page, title: string): Promise<Discussion> {
  await page.locator("a[href='#place-document']").click();
  const form = page.locator("#place-document");
  await form.locator("input[type=file]").setInputFiles(DRAFT);
  await expect(form.locator(".files")).toContainText(DRAFT.name);
  // The file's name is proposed as the title.
  await expect(form.locator("#title")).toHaveValue(DRAFT.name.replace(".docx", ""));
  await form.locator("#title").fill(title);
  await form.locator("button[type=submit]").click();
  await page.waitForURL(/\/documents\/[0-9A-Z]{26}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  return discussion(page);
}
