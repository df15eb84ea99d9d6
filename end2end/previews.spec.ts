// Files are looked at without downloading them: pages of PDF and of office files, pictures, archives and what is in them.
import { expectAccessible } from "./server.ts";
import { zip } from "./support/docx.ts";
import { DRAFT, SENTENCE } from "./support/draft.ts";
import { ask, makeAttachment, makeDocument, makeGroup, makeRemarkOn, makeUpload, origin, key } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, ready, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";

const REMARK = "Сократить срок рассмотрения";
const WIDTHS = [
  [390, 844],
  [820, 1180],
  [1440, 900],
] as const;

test("pages of a PDF are drawn, read as text, and never leave the site", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Группа: просмотр", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const draft = await makeDocument(chair, group, "Проект: просмотр");
  await makeRemarkOn(chair, draft, SENTENCE, REMARK);
  const pdf = await chair.request.get(`/documents/${draft}/remarks/pdf`);
  const table = await makeAttachment(chair, group, "Таблица замечаний.pdf", await pdf.body());

  const foreign: string[] = [];
  const home = origin(chair);
  chair.on("request", request => {
    if (!request.url().startsWith(home) && !request.url().startsWith("data:") && !request.url().startsWith("blob:")) foreign.push(request.url());
  });
  await visit(chair, `/groups/${group}`);
  await chair.getByRole("link", { name: "Таблица замечаний.pdf" }).click();
  await chair.waitForURL(/\/preview$/);
  await expect(chair.locator("alqa-pages[ready]")).toBeVisible();
  await expect(chair.locator(".pages-sheet canvas").first()).toBeVisible();
  await expect(chair.locator(".textLayer").first()).toContainText("Сократить");
  // The page is drawn: not all of it is white.
  const inked = await chair.locator(".pages-sheet canvas").first().evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return pixels.some((value, at) => at % 4 === 0 && value < 100);
  });
  expect(inked).toBe(true);
  const before = await chair.locator(".pages-sheet").first().boundingBox();
  await chair.getByRole("button", { name: "Увеличить" }).click();
  await expect(chair.locator(".pages-bar output")).toHaveText("125 %");
  await expect.poll(async () => (await chair.locator(".pages-sheet").first().boundingBox())?.width).toBeGreaterThan(before?.width ?? 0);
  await expectAccessible(chair);
  for (const lang of ["kk", "ru", "en"] as const) {
    for (const [width, height] of WIDTHS) {
      const page = await people.official(NURLANOV, { width, height, lang, scheme: width === 820 ? "dark" : "light" });
      await visit(page, `/groups/${group}/files/${table}/preview`);
      await expect(page.locator(".pages-sheet canvas").first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await shot(page, `preview-pdf-${lang}-${width}`);
    }
  }
  expect(foreign).toEqual([]);
});

test("a point of a PDF leads to its place on the page", async ({ people }) => {
  const chair = await people.official(ALIYEVA, { width: 820, height: 1180 });
  const group = await makeGroup(chair, "Группа: место на странице", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const lines = Array.from({ length: 90 }, (_, at) => `Пункт номер ${at + 1} о порядке рассмотрения проекта рабочей группой.`);
  const draft = await ask<string>(chair, "begin_draft", { group, title: "Постранично", lang: "ru", key: key() });
  await ask(chair, "add_blocks", { draft, style: "point", text: lines.join("\n"), key: key() });
  const pdf = await chair.request.get(`/drafts/${draft}/text/pdf`);
  const file = await makeUpload(chair, "постранично.pdf", await pdf.body());
  const document = await ask<string>(chair, "place_document", { group, file, title: "Постранично", marking: "open", key: key() });
  await visit(chair, `/documents/${document}`);
  const point = chair.locator(".block", { hasText: "Пункт номер 80 " });
  await point.hover();
  const link = point.locator("a[data-page]");
  await expect(link).toHaveText(/^стр\. [2-9]$/);
  await link.click();
  await chair.waitForURL(/\/preview\?version=1#page-\d+-\d+$/);
  const here = chair.locator(".pages-here");
  await expect(here).toBeInViewport();
  // The mark lies on the words of the point.
  const words = chair.locator(".textLayer span", { hasText: "Пункт номер 80 " });
  await expect(words).toBeInViewport();
  const [mark, word] = await Promise.all([here.boundingBox(), words.boundingBox()]);
  expect(Math.abs((mark?.y ?? 0) - (word?.y ?? 999))).toBeLessThan(20);
  await shot(chair, "preview-place-820");
});

test("an office file shows its pages, or says why only its text is shown", async ({ people }) => {
  const chair = await people.official(ALIYEVA, { width: 820, height: 1180 });
  const group = await makeGroup(chair, "Группа: страницы", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: страницы");
  await visit(chair, `/documents/${document}`);
  await chair.locator(".sheet-head").getByRole("link", { name: "Просмотр" }).click();
  await chair.waitForURL(/\/preview\?version=1$/);
  await ready(chair);
  await chair.locator("alqa-pages").or(chair.locator("main .sheet")).first().waitFor();
  if (await chair.locator("alqa-pages").count()) {
    await expect(chair.locator(".textLayer").first()).toContainText("Документ хранится в том формате", { timeout: 60_000 });
  } else {
    expect(process.env["ALQA_MUST_CONVERT"], "LibreOffice must have made pages").toBeUndefined();
    await expect(chair.locator(".banner")).toContainText("LibreOffice");
    await expect(chair.locator("main .sheet")).toContainText("Документ хранится в том формате");
  }
  await expectAccessible(chair);
  await shot(chair, "preview-docx-ru-820");
});

test("an archive is gone into, and a picture in it is seen", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Группа: архив", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const picture = await chair.screenshot({ type: "jpeg" });
  const inner = zip([[DRAFT.name, DRAFT.buffer]]);
  const parcel = zip([
    ["Приложения/Снимок экрана.jpg", picture],
    ["Приложения/Вложенный архив.zip", inner],
    ["../../Прочее/заметки.txt", "Заметки"],
  ]);
  const attachment = await makeAttachment(chair, group, "Материалы.zip", parcel);
  await visit(chair, `/groups/${group}/files/${attachment}/preview`);
  const rows = chair.locator("tbody tr");
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: "заметки.txt" })).toContainText("файлы этого вида не показываются");
  await expectAccessible(chair);
  for (const [width, height] of WIDTHS) {
    const page = await people.official(NURLANOV, { width, height, lang: "kk", scheme: width === 820 ? "dark" : "light" });
    await visit(page, `/groups/${group}/files/${attachment}/preview`);
    await shot(page, `preview-archive-kk-${width}`);
  }
  await rows.getByRole("link", { name: "Снимок экрана.jpg" }).click();
  await chair.waitForURL(/inside=0$/);
  const shown = chair.locator(".pictures img");
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(100);
  await expectAccessible(chair);
  await shot(chair, "preview-picture-ru-1440");

  await chair.getByRole("link", { name: "Материалы.zip" }).click();
  await rows.getByRole("link", { name: "Вложенный архив.zip" }).click();
  await chair.waitForURL(/inside=1$/);
  const [download] = await Promise.all([
    chair.waitForEvent("download"),
    rows.filter({ hasText: DRAFT.name }).getByRole("link", { name: "Скачать" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(DRAFT.name);
});

test("pages that are pictures among others are named above the text", async ({ people }) => {
  const chair = await people.official(ALIYEVA, { width: 820, height: 1180 });
  const group = await makeGroup(chair, "Группа: страницы", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const sheet = await people.stranger({ width: 600, height: 400 });
  await sheet.setContent("<p style='font: 34px serif'>Схема согласования</p>");
  const picture = (await sheet.screenshot()).toString("base64");
  await sheet.setContent(
    "<p>1. Рабочая группа принимает решение голосованием.</p>" +
      `<img style="display: block; break-before: page" src="data:image/png;base64,${picture}">` +
      "<p style='break-before: page'>2. Протокол подписывает председатель.</p>",
  );
  const file = await makeUpload(chair, "Проект со схемой.pdf", await sheet.pdf());
  const document = await ask<string>(chair, "place_document", { group, file, title: "Проект со схемой", marking: "open", key: key() });
  await visit(chair, `/documents/${document}`);
  const banner = chair.locator("#text .banner");
  await expect(banner).toContainText("Эти страницы файла — изображения: 2.");
  await expect(chair.locator("#text .block")).toHaveCount(2);
  await expectAccessible(chair);
  await shot(chair, "pictured-ru-820");
  await banner.getByRole("link").click();
  await chair.waitForURL(/preview\?version=1$/);
});

test("a scan becomes text while one watches, and says that a program read it", async ({ people }) => {
  const chair = await people.official(ALIYEVA, { width: 820, height: 1180 });
  const group = await makeGroup(chair, "Группа: скан", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const sheet = await people.stranger({ width: 1240, height: 900 });
  await sheet.setContent(
    "<p style='font: 34px serif; margin: 80px'>1. Рабочая группа принимает решение голосованием.</p>" +
      "<p style='font: 34px serif; margin: 80px'>2. Протокол подписывает председатель.</p>",
  );
  const file = await makeUpload(chair, "Скан.jpg", await sheet.screenshot({ type: "jpeg", quality: 95 }));
  const document = await ask<string>(chair, "place_document", { group, file, title: "Скан", marking: "open", key: key() });
  await visit(chair, `/documents/${document}`);
  const show = chair.getByRole("link", { name: "Показать текст" });
  const begin = chair.getByRole("button", { name: "Распознать текст" });
  const text = chair.locator("#text .block");
  await expect(show.or(begin).or(text.first())).toBeVisible({ timeout: 60_000 });
  if (await begin.count()) {
    expect(process.env["ALQA_MUST_CONVERT"], "the scan must have been read").toBeUndefined();
    return;
  }
  if (await show.count()) {
    await shot(chair, "scan-read-ru-820");
    await show.click();
  }
  await ready(chair);
  await expect(chair.locator("#text .banner")).toContainText("распознан автоматически");
  await expect(text.first()).toContainText("принимает решение голосованием");
  await expectAccessible(chair);
  await shot(chair, "scan-text-ru-820");
});
