// Pictures to look at; taken only when `ALQA_SHOTS` is set.
import type { Page } from "@playwright/test";

export async function shot(page: Page, name: string): Promise<void> {
  if (!process.env["ALQA_SHOTS"]) return;
  await page.screenshot({ path: `${import.meta.dirname}/../test-results/pages/${name}.png`, fullPage: true });
}
