// The library: a section is opened and filled, read by those whom its list lets in, and by nobody else.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./server.ts";
import { DRAFT } from "./support/draft.ts";
import { pick } from "./support/groups.ts";
import { ask, findPerson, makeItem, makeSection } from "./support/made.ts";
import { ADMIN, ALIYEVA, KASSYMOVA, LANGS, NURLANOV, OSPANOV, SADYKOVA, expect, ready, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";

const FINANCE = "Министерство финансов";

/** Leads to the act of that name among those of whoever manages. */
const act = (page: Page, name: string) => page.locator("main nav.tabs").first().getByRole("link", { name, exact: true });
const form = (page: Page) => page.locator("main section.panel", { has: page.locator("form") }).last();

test("a section is opened, filled, and must be read by those it is open to", async ({ people }) => {
  const [keeper, reader] = await Promise.all([people.official(ADMIN), people.official(NURLANOV)]);
  await visit(keeper, "/library");
  await keeper.locator("header nav.nav").getByRole("link", { name: "Библиотека" }).click();
  await keeper.getByRole("link", { name: "Новый раздел" }).click();
  await keeper.locator("#name").fill("Приказы по кредитованию");
  await keeper.getByRole("button", { name: "Создать раздел" }).click();

  // Nobody sees it before its list says so.
  await expect(keeper.getByRole("heading", { level: 1 })).toHaveText("Приказы по кредитованию");
  await keeper.getByText("По списку", { exact: true }).click();
  const body = keeper.locator("details.fold", { hasText: FINANCE });
  await body.locator("summary").click();
  await body.getByText("Весь орган со всеми подразделениями").click();
  await pick(keeper, "people", KASSYMOVA);
  await expectAccessible(keeper);
  await keeper.getByRole("button", { name: "Сохранить" }).click();
  await expect(keeper.locator("main aside")).toContainText(FINANCE);
  await expect(keeper.locator("main aside")).toContainText(KASSYMOVA.name);

  await act(keeper, "Новая папка").click();
  await keeper.locator("#name").fill("Архив");
  await keeper.getByRole("button", { name: "Создать папку" }).click();
  await expect(keeper.locator("main aside .tree")).toContainText("Архив");

  await act(keeper, "Разместить документ").click();
  await keeper.locator("#file-picker").setInputFiles(DRAFT);
  await expect(keeper.locator(".files")).toContainText(DRAFT.name);
  await expect(keeper.locator("#title")).toHaveValue(DRAFT.name.replace(".docx", ""));
  await keeper.locator("#title").fill("Приказ о порядке бюджетного кредитования");
  await keeper.locator("#number").fill("125-н");
  await keeper.locator("#adopted_on").fill("2026-03-12");
  await keeper.getByText("Требуется подтвердить ознакомление").click();
  await form(keeper).getByRole("button", { name: "Разместить документ" }).click();
  await expect(keeper.getByRole("heading", { level: 1 })).toHaveText("Приказ о порядке бюджетного кредитования");
  await expect(keeper.locator("main .lead")).toHaveText("№ 125-н от 12 марта 2026 г.");
  const path = new URL(keeper.url()).pathname;

  // It waits on the page of those who may read it, with a notice.
  await visit(reader, "/");
  const task = reader.locator(".waiting .task").filter({ hasText: "Приказ о порядке бюджетного кредитования" });
  await expect(task).toContainText("Приказы по кредитованию");
  await expect(reader.locator(".nav .count")).toBeVisible();
  await task.getByRole("link").click();
  await expect(reader).toHaveURL(path);

  // It is read on the portal: its pages where the server makes them, its text where it doesn't.
  await reader.locator("main").getByRole("link", { name: "Читать" }).click();
  await reader.waitForURL(`**${path}/preview`);
  await ready(reader);
  const sheet = reader.locator(".textLayer").or(reader.locator("main .sheet")).first();
  await expect(sheet).toContainText("Документ хранится в том формате", { timeout: 60_000 });
  await expect(reader.locator("main .crumbs")).toContainText("Приказ о порядке бюджетного кредитования");
  await expectAccessible(reader);
  await reader.locator("main .crumbs").getByRole("link", { name: "Приказ о порядке бюджетного кредитования" }).click();
  await expect(reader).toHaveURL(path);
  const file = await reader.request.get(`${path}/file`);
  expect((await file.body()).equals(DRAFT.buffer), "the file comes back as it was sent").toBe(true);
  await reader.getByRole("button", { name: "Ознакомлен(а)" }).click();
  await expect(reader.locator("main .banner[data-kind=success]")).toContainText("Вы ознакомились");
  await expectAccessible(reader);
  await reader.reload();
  await expect(reader.getByRole("button", { name: "Ознакомлен(а)" })).toHaveCount(0);
  await visit(reader, "/");
  await expect(task).toHaveCount(0);
  await expect(reader.locator("main nav.tabs")).toHaveCount(0);

  // Whoever manages sees who has read it and who has not.
  await act(keeper, "Ознакомление").click();
  await expect(keeper.locator(".people .person").first()).toBeVisible();
  await expect(keeper.locator(".people")).not.toContainText(NURLANOV.name);
  await expect(keeper.locator(".people")).toContainText(KASSYMOVA.name);
  await keeper.getByRole("link", { name: /^Ознакомились/ }).click();
  await expect(keeper.locator(".people .person")).toHaveCount(1);
  await expect(keeper.locator(".people")).toContainText(NURLANOV.name);
  await expectAccessible(keeper);
});

test.describe("what the lists keep closed", () => {
  test.use({ expected: /404/ });

  test("is not there for anybody else, and found by nobody else", async ({ people }) => {
    const [keeper, stranger] = await Promise.all([people.official(ADMIN), people.official(SADYKOVA)]);
    const ospanov = await findPerson(keeper, OSPANOV);
    const section = await makeSection(keeper, "Закрытый раздел", { scope: "chosen", people: [ospanov] });
    const item = await makeItem(keeper, section, "Закрытая справка");
    const reader = await people.official(OSPANOV);
    await expect(async () => {
      await visit(reader, "/library");
      await reader.locator("main form[role=search] input[type=search]").fill("закрытую справку");
      await reader.locator("main form[role=search] button").click();
      await expect(reader.locator(".hit")).toContainText("Закрытая справка", { timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
    await expect(reader.locator(".hit .within")).toHaveText("Закрытый раздел");
    await reader.locator(".hit").getByRole("link").click();
    await expect(reader).toHaveURL(`/library/${item}`);

    await visit(stranger, "/library");
    await expect(stranger.locator("main")).not.toContainText("Закрыт");
    await visit(stranger, "/search?kind=library&text=справка");
    await expect(stranger.locator(".hit")).toHaveCount(0);
    for (const path of [`/library/${item}`, `/library/folders/${section}`, `/library/${item}/file`]) {
      expect((await stranger.request.get(path)).status(), path).toBe(404);
    }
    await visit(stranger, `/library/${item}`);
    await expect(stranger.locator("main")).not.toContainText("Закрытая справка");
  });
});

test("a new edition takes the place of the old one, which stays and says so", async ({ people }) => {
  const keeper = await people.official(ADMIN, { width: 820, height: 1180 });
  const section = await makeSection(keeper, "Раздел: редакции");
  const old = await makeItem(keeper, section, "Правила, первая редакция");
  await visit(keeper, `/library/${old}?do=replace`);
  await keeper.getByRole("link", { name: "Заменить новым документом" }).click();
  await expect(form(keeper)).toContainText("Взамен документа: Правила, первая редакция");
  await keeper.locator("#file-picker").setInputFiles(DRAFT);
  await expect(keeper.locator(".files")).toContainText(DRAFT.name);
  await expect(keeper.locator("#title")).toHaveValue(DRAFT.name.replace(".docx", ""));
  await keeper.locator("#title").fill("Правила, вторая редакция");
  await form(keeper).getByRole("button", { name: "Разместить документ" }).click();
  await expect(keeper.locator("main dl")).toContainText("Правила, первая редакция");
  await keeper.locator("main dl").getByRole("link", { name: "Правила, первая редакция" }).click();
  await expect(keeper.locator("main .banner")).toContainText("Документ заменён");
  await expect(keeper.locator("main .banner").getByRole("link")).toHaveText("Правила, вторая редакция");

  await visit(keeper, `/library/folders/${section}`);
  await expect(keeper.locator(".entries .entry")).toHaveCount(1);
  await keeper.getByRole("link", { name: /^Все/ }).click();
  await expect(keeper.locator(".entries .entry")).toHaveCount(2);
  await expect(keeper.locator(".entry.gone")).toContainText("Правила, первая редакция");

  // What was placed by mistake is withdrawn; then the folder can go.
  await visit(keeper, `/library/folders/${section}?do=delete`);
  await expect(form(keeper).or(keeper.locator("main section.panel"))).toContainText("сначала переместите");
  await keeper.locator(".entry").first().getByRole("link").first().click();
  await act(keeper, "Убрать").click();
  await keeper.locator("#withdraw-item-open").click();
  await keeper.locator("dialog[open]").getByRole("button", { name: "Убрать" }).click();
  await expect(keeper).toHaveURL(`/library/folders/${section}`);
  await expect(keeper.locator(".entries .entry")).toHaveCount(1);
});

test.describe("without scripts", () => {
  test.use({ expected: /csp .*\/(alqa|chunks)\.js/ });

  test("a list is set and reading is confirmed", async ({ people }) => {
    const keeper = await people.official(ADMIN, { script: false });
    const section = await makeSection(keeper, "Раздел без сценариев", { scope: "chosen" });
    const item = await makeItem(keeper, section, "Приказ без сценариев", { must_acknowledge: true });
    await keeper.goto(`/library/folders/${section}?do=access`);
    await keeper.locator("details.fold", { hasText: FINANCE }).locator("summary").click();
    await keeper.locator("details.fold", { hasText: FINANCE }).getByText("Весь орган со всеми").click();
    await keeper.locator("#people label", { hasText: KASSYMOVA.surname }).first().locator("input").check();
    await keeper.getByRole("button", { name: "Сохранить" }).click();
    await expect(keeper).toHaveURL(`/library/folders/${section}`);
    await expect(keeper.locator("main aside")).toContainText(FINANCE);

    const reader = await people.official(KASSYMOVA, { script: false, width: 390, height: 844 });
    await reader.goto("/");
    await reader.getByRole("link", { name: "Приказ без сценариев" }).first().click();
    await reader.getByRole("button", { name: "Ознакомлен(а)" }).click();
    await expect(reader).toHaveURL(`/library/${item}`);
    await expect(reader.locator("main .banner[data-kind=success]")).toContainText("Вы ознакомились");
  });
});

for (const lang of LANGS) {
  test(`the pages of the library in ${lang}`, async ({ people }) => {
    test.setTimeout(180_000);
    const keeper = await people.official(ADMIN, { lang, width: 1440, height: 900 });
    const reader = await people.official(ALIYEVA, { lang, width: 1440, height: 900 });
    const { folders } = await ask<{ folders: { id: string; name: string; parent: string | null }[] }>(keeper, "view_library", {});
    const justice = folders.find(row => row.name.startsWith("Әділет"))?.id ?? "";
    const safety = folders.find(row => row.parent === justice)?.id ?? "";
    const { items } = await ask<{ items: { id: string }[] }>(keeper, "view_folder", { folder: safety, all: true });
    const [order, former] = items.map(item => item.id);
    const places: [Page, string, string][] = [
      [reader, "home", "/"],
      [reader, "library", "/library"],
      [reader, "folder", `/library/folders/${safety}?all=true`],
      [reader, "item", `/library/${order}`],
      [reader, "replaced", `/library/${former}`],
      [keeper, "section", "/library?do=section"],
      [keeper, "kept", `/library/folders/${justice}`],
      [keeper, "access", `/library/folders/${justice}?do=access`],
      [keeper, "place", `/library/folders/${justice}?do=place`],
      [keeper, "acknowledged", `/library/${order}?do=acknowledged`],
    ];
    for (const [page, name, path] of places) {
      await visit(page, path);
      for (const width of [1440, 820, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await shot(page, `library-${name}-${lang}-${width}`);
        expect(await page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth), `${name} at ${width}`).toBe(0);
      }
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await shot(page, `library-${name}-${lang}-dark`);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
}
