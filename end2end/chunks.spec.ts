// Pages come in chunks: a chunk that does not come leaves the reader with a sentence and a way on, not with nothing.
import { makeGroup } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, test, visit } from "./support/people.ts";

test.describe("a page whose code does not come", () => {
  test.use({ expected: /split_directory|ERR_FAILED|Failed to fetch/ });

  test("says so, and is there when it is loaded again", async ({ people }) => {
    const page = await people.official(ALIYEVA, { lang: "ru" });
    await visit(page, "/");
    await page.route(/split_directory/, route => route.abort());
    const directory = page.locator("header").getByRole("link", { name: "Справочник" });
    await directory.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Страница не открылась");
    await expect(page).toHaveURL(/\/directory$/);
    await page.unroute(/split_directory/);
    await page.getByRole("link", { name: "Загрузить заново" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Справочник");
  });
});

test("a page that takes a while is said to be coming", async ({ people }) => {
  const page = await people.official(ALIYEVA, { lang: "ru" });
  await visit(page, "/");
  let release = () => {};
  const held = new Promise<void>(resolve => (release = resolve));
  await page.route(/split_directory/, async route => {
    await held;
    await route.continue();
  });
  await expect(page.locator(".coming")).toBeHidden();
  await page.locator("header").getByRole("link", { name: "Справочник" }).click();
  await expect(page.locator(".coming")).toBeVisible();
  release();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Справочник");
  await expect(page.locator(".coming")).toBeHidden();
});

test("only what a page needs is fetched, and beside the program", async ({ people }) => {
  const page = await people.official(ALIYEVA);
  const fetched: string[] = [];
  page.on("request", request => fetched.push(new URL(request.url()).pathname.split("/").pop() ?? ""));
  await visit(page, "/");
  expect(fetched.filter(name => /^(split|chunk)_/.test(name))).toEqual([]);
  await visit(page, "/groups");
  expect(fetched).toContain("split_groups.wasm");
  expect(fetched).not.toContain("split_documents.wasm");
  const hints = page.locator("head link[rel=preload][href$='split_groups.wasm']");
  await expect(hints).toHaveCount(1);
});

test("a list taken over from the page follows the language and the filter", async ({ people }) => {
  const page = await people.official(ALIYEVA, { lang: "ru" });
  const name = "Группа: список как есть";
  await makeGroup(page, name, ALIYEVA, NURLANOV, [KASSYMOVA]);
  await visit(page, "/groups");
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("сегодня");
  await page.locator(".lang").getByRole("link", { name: "Eng" }).click();
  await expect(row).toContainText("today");
  await page.locator(".tabs").getByRole("link", { name: /Closed/ }).click();
  await expect(row).toHaveCount(0);
  await page.locator(".tabs").getByRole("link", { name: /Working/ }).click();
  await row.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await page.goBack();
  await expect(row).toContainText("today");
});
