// The table of remarks is taken away, filled in outside the portal, checked and taken in again.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./server.ts";
import { OTHER_SENTENCE, SENTENCE } from "./support/draft.ts";
import { ask, makeDocument, makeGroup, makeRemarkOn } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, LANGS, NURLANOV, expect, ready, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";
import { fill } from "./support/xlsx.ts";

const MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

test.use({ expected: /409 .*import_answers|status of 409|csp .*\/(alqa|chunks)\.js/ });

/** A document with three remarks; the first has been answered. */
async function remarked(chair: Page, name: string): Promise<string> {
  const group = await makeGroup(chair, `Группа: ${name}`, ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, `Проект: ${name}`);
  const first = await makeRemarkOn(chair, document, SENTENCE, "Сократить срок");
  await makeRemarkOn(chair, document, OTHER_SENTENCE, "Уточнить формат");
  await makeRemarkOn(chair, document, OTHER_SENTENCE, "Допустить PDF");
  await ask(chair, "answer_remarks", { document, remarks: [first], stance: "accepted", reasoning: "", wording: "" });
  return document;
}

/** The table as a person takes it away, with the developer's columns of some rows filled in; the first row is 5. */
async function filled(page: Page, cells: Record<string, string>): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  await page.locator("details.take-away > summary").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("details.take-away a[href$='xlsx?languages=ru']").click(),
  ]);
  return { name: "Таблица замечаний.xlsx", mimeType: MEDIA, buffer: fill(await readFile(await download.path()), cells) };
}

test("a filled table is checked, and then answers the remarks", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const document = await remarked(chair, "заполненная таблица");
  await visit(chair, `/documents/${document}/remarks`);
  // Row 5 is answered anew, row 6 lacks its reasoning, row 7 is answered.
  const file = await filled(chair, { I5: "Не принято", J5: "Противоречит регламенту.", I6: "принято частично", I7: "Принято", K7: "Новая редакция" });
  await chair.getByRole("link", { name: "Загрузить заполненную таблицу" }).click();
  await chair.waitForURL(/\/remarks\/import$/);
  await ready(chair);
  const check = chair.getByRole("button", { name: "Проверить", exact: true });
  await expect(chair.locator(".reason")).toHaveText("Сначала выберите файл");
  await chair.locator("input[type=file]:not([name])").setInputFiles(file);
  await expect(chair.locator(".files")).toContainText("Таблица замечаний.xlsx");
  await check.click();

  const figures = chair.locator(".banner dl.facts dd");
  await expect(figures).toHaveText(["2", "1", "0", "1"]);
  const flawed = chair.locator("section[aria-labelledby=flawed] tbody tr");
  await expect(flawed).toHaveCount(1);
  await expect(flawed.first()).toContainText("обоснование обязательно");
  await expect(flawed.locator("th")).toHaveText("6");
  await expectAccessible(chair);

  await chair.getByRole("button", { name: "Внести ответы", exact: true }).click();
  await expect(chair.locator(".banner[data-kind=success]")).toContainText("Ответы внесены");
  await chair.getByRole("link", { name: "К таблице замечаний" }).click();
  await chair.waitForURL(/\/remarks$/);
  const rows = chair.locator("main tbody tr");
  await expect(rows.nth(0)).toContainText("Противоречит регламенту.");
  await expect(rows.nth(0).locator(".tag").first()).toHaveText("Не принято");
  await expect(rows.nth(1).locator(".tag")).toHaveCount(1);
  await expect(rows.nth(2)).toContainText("Новая редакция");
});

test("all remarks shown are selected at once, with the filter that is set", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const document = await remarked(chair, "все показанные");
  await visit(chair, `/documents/${document}/remarks`);
  await chair.getByLabel("Ответ разработчика").selectOption({ label: "Без ответа" });
  await chair.getByRole("button", { name: "Показать" }).click();
  const rows = chair.locator("main tbody tr");
  await expect(rows).toHaveCount(2);

  const all = chair.getByRole("checkbox", { name: "Отметить все показанные (2)" });
  const chosen = chair.locator(".choose-all [role=status]");
  await all.focus();
  await chair.keyboard.press("Space");
  await expect(rows.locator("input:checked")).toHaveCount(2);
  await expect(chosen).toHaveText("Отмечено: 2");
  await rows.first().getByRole("checkbox").uncheck();
  await expect(chosen).toHaveText("Отмечено: 1");
  await expect(all).not.toBeChecked();
  expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
  await expectAccessible(chair);
  await shot(chair, "filled-all-ru-1440");
  await all.check();
  await expect(rows.locator("input:checked")).toHaveCount(2);

  // What is taken away is what is shown, and the file says so; the whole table is there as well.
  await chair.locator("details.take-away > summary").click();
  const shown = chair.locator("details.take-away p", { hasText: "Показанные по фильтру замечания: 2" });
  await expect(shown).toBeVisible();
  await expect(chair.locator("details.take-away p", { hasText: "Все замечания: 3" })).toBeVisible();
  await expect(chair.locator("details.take-away a[href*='stance=none']")).toHaveCount(9);
  await expect(chair.locator("details.take-away a")).toHaveCount(18);

  await chair.locator("#remarks").getByText("Принято", { exact: true }).click();
  await chair.getByRole("button", { name: "Ответить", exact: true }).click();
  await expect(rows).toHaveCount(0);
  await visit(chair, `/documents/${document}/remarks?stance=accepted`);
  await expect(rows).toHaveCount(3);
  await expect(chosen).toHaveText("Отмечено: 0");
});

test("what somebody answers after the check is not overwritten", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const document = await remarked(chair, "сдвиг");
  await visit(chair, `/documents/${document}/remarks`);
  const file = await filled(chair, { I6: "Принято", I7: "Принято" });
  await visit(chair, `/documents/${document}/remarks/import`);
  await chair.locator("input[type=file]:not([name])").setInputFiles(file);
  await chair.getByRole("button", { name: "Проверить", exact: true }).click();
  await expect(chair.locator(".banner dl.facts dd")).toHaveText(["2", "0", "1", "0"]);
  const { remarks } = await ask<{ remarks: { id: string }[] }>(chair, "view_document", { document, version: null });
  await ask(chair, "answer_remarks", { document, remarks: [remarks[1]!.id], stance: "declined", reasoning: "Нет", wording: "" });
  await chair.getByRole("button", { name: "Внести ответы", exact: true }).click();
  await expect(chair.locator("main [role=alert] .banner, main .form-fault .banner").first()).toContainText("ничего не внесено");
  await chair.getByRole("button", { name: "Проверить", exact: true }).click();
  await expect(chair.locator(".banner dl.facts dd")).toHaveText(["1", "0", "1", "1"]);
  await expect(chair.locator("section[aria-labelledby=flawed] tbody tr")).toContainText("После выгрузки файла");
});

test("a filled table is sent by a plain form where scripts are off", async ({ people }) => {
  const chair = await people.official(ALIYEVA, { script: false });
  const document = await remarked(chair, "без сценариев");
  await chair.goto(`/documents/${document}/remarks`);
  const file = await filled(chair, { I6: "Принято", I7: "да" });
  await chair.getByRole("link", { name: "Загрузить заполненную таблицу" }).click();
  await chair.locator("#plain-file").setInputFiles(file);
  await chair.locator(".without-script").getByRole("button", { name: "Проверить", exact: true }).click();
  await expect(chair).toHaveURL(/\/remarks\/import\?file=[0-9A-Z]{26}$/);
  await expect(chair.locator(".banner dl.facts dd")).toHaveText(["1", "0", "1", "1"]);
  await expect(chair.locator("section[aria-labelledby=flawed]")).toContainText("Позиция не распознана");
  await chair.getByRole("button", { name: "Внести ответы", exact: true }).click();
  await expect(chair).toHaveURL(/\/remarks\/import\?done=1$/);
  await expect(chair.locator(".banner[data-kind=success]")).toContainText("Ответы внесены");
});

for (const lang of LANGS) {
  test(`the report fits every screen, in ${lang}`, async ({ people }) => {
    const chair = await people.official(ALIYEVA, { lang, width: 1440, height: 900 });
    const draft = await remarked(chair, `отчёт ${lang}`);
    await visit(chair, `/documents/${draft}/remarks`);
    const file = await filled(chair, { I5: "Не принято", J5: "Противоречит регламенту.", I6: "да", I7: "Принято" });
    await visit(chair, `/documents/${draft}/remarks/import`);
    await chair.locator("input[type=file]:not([name])").setInputFiles(file);
    await chair.locator(".needs-script button[type=submit]").click();
    await expect(chair.locator("section[aria-labelledby=flawed] tbody tr")).toHaveCount(1);
    await chair.locator("main details.fold > summary").click();
    for (const width of [390, 820, 1440]) {
      await chair.setViewportSize({ width, height: 900 });
      expect(await chair.evaluate(() => document.scrollingElement!.scrollWidth <= innerWidth), `at ${width}`).toBe(true);
      await shot(chair, `filled-${lang}-${width}`);
    }
    await chair.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(chair);
    await shot(chair, `filled-${lang}-dark`);
  });
}
