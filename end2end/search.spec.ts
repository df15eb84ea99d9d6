// One search over everything one may see: any form of a word, wrong layout, what leads where, and nothing of the rest.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./server.ts";
import { makeDocument, makeGroup, makeRemark } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, OSPANOV, SADYKOVA, expect, test, visit } from "./support/people.ts";

const hits = (page: Page) => page.locator(".hit");

/** Searches from the top bar until something is there: the index follows within a second. */
async function search(page: Page, text: string): Promise<void> {
  await expect(async () => {
    await page.locator("#find").fill(text);
    await page.locator("#find").press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Поиск|Іздеу|Search/);
    await expect(hits(page).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}

test("a word is found in any form and leads to its place", async ({ people }) => {
  const page = await people.official(ALIYEVA, { lang: "kk", width: 1440, height: 900 });
  const group = await makeGroup(page, "Топ: іздеу", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(page, group, "Кеден төлемдері туралы ереже");
  await makeRemark(page, document, "Бажсалығының мөлшері көрсетілмеген");
  await visit(page, "/");

  await search(page, "төлемнің");
  await expect(hits(page).filter({ hasText: "Кеден төлемдері туралы ереже" })).toContainText("Топ: іздеу");
  await hits(page).getByRole("link", { name: "Кеден төлемдері туралы ереже" }).click();
  await expect(page).toHaveURL(new RegExp(`/documents/${document}`));
  await page.goBack();

  await search(page, "бажсалығы");
  const remark = hits(page).filter({ hasText: "көрсетілмеген" });
  await expect(remark.locator("mark")).toHaveText("Бажсалығының");
  await expectAccessible(page);
  await remark.getByRole("link").click();
  await expect(page).toHaveURL(/#remark-/);
  await expect(page.locator("#talk")).toContainText("Бажсалығының мөлшері");
});

test("the wrong layout is understood, and kinds and filters narrow", async ({ people }) => {
  const page = await people.official(ALIYEVA, { lang: "ru", width: 820, height: 1180 });
  const group = await makeGroup(page, "Группа: лесопользование", ALIYEVA, NURLANOV, [KASSYMOVA]);
  await makeDocument(page, group, "Правила лесопользования");
  await visit(page, "/");
  await search(page, "kt`cjgjkmpjdfybt".replace("`", ""));
  await expect(page.locator(".repaired")).toContainText("лесопользование");
  const tabs = page.locator(".hits .tabs");
  await tabs.getByRole("link", { name: /Документы/ }).click();
  await expect(hits(page)).toHaveCount(1);
  await expect(page).toHaveURL(/kind=document/);
  await page.locator("#progress").selectOption("finished");
  await page.locator("main").getByRole("button", { name: "Найти" }).click();
  await expect(page.locator(".hits .empty")).toBeVisible();
  await expect(page.locator("#text")).toHaveValue("ktcjgjkmpjdfybt");
  await expect(page.locator("#progress")).toHaveValue("finished");
  await expectAccessible(page);
});

test("a search narrows to one of one's own groups", async ({ people }) => {
  const [page, other] = await Promise.all([people.official(ALIYEVA, { lang: "ru" }), people.official(SADYKOVA)]);
  const first = await makeGroup(page, "Группа: водопользование, первая", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const second = await makeGroup(page, "Группа: водопользование, вторая", ALIYEVA, NURLANOV, [KASSYMOVA]);
  await makeGroup(other, "Группа: водопользование, чужая", SADYKOVA, OSPANOV, [KASSYMOVA]);
  await makeDocument(page, first, "Водозабор на реке");
  await makeDocument(page, second, "Водозабор в озере");
  await visit(page, "/");
  await search(page, "водозабор");
  await expect(async () => {
    await page.reload();
    await expect(hits(page)).toHaveCount(2, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  const group = page.getByLabel("Рабочая группа");
  await expect(group.locator("option", { hasText: "водопользование" })).toHaveCount(2);
  await group.selectOption({ label: "Группа: водопользование, вторая" });
  await page.locator("main").getByRole("button", { name: "Найти" }).click();
  await expect(page).toHaveURL(new RegExp(`group=${second}`));
  await expect(hits(page)).toHaveCount(1);
  await expect(hits(page)).toContainText("в озере");
  await expect(group).toHaveValue(second);
  await expectAccessible(page);
  await group.selectOption({ label: "Все группы" });
  await page.locator("main").getByRole("button", { name: "Найти" }).click();
  await expect(hits(page)).toHaveCount(2);
});

test("a stranger to the group finds nothing of it", async ({ people }) => {
  const [chair, stranger] = await Promise.all([people.official(ALIYEVA), people.official(SADYKOVA)]);
  const group = await makeGroup(chair, "Группа: тайнопись", ALIYEVA, NURLANOV, [KASSYMOVA]);
  await makeDocument(chair, group, "Проект: тайнопись");
  await visit(chair, "/");
  await search(chair, "тайнопись");
  await visit(stranger, "/search?text=тайнопись");
  await expect(stranger.getByRole("status").filter({ hasText: "Найдено 0" })).toBeVisible();
  await expect(hits(stranger)).toHaveCount(0);
});
