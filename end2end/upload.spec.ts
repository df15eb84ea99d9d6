// Sending a file can be called off at every step, and the server need not be waited for.
import { expectAccessible } from "./server.ts";
import { DRAFT } from "./support/draft.ts";
import { ask, makeGroup } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, ready, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";
import type { Page } from "@playwright/test";

/** A file so large that a slow line has it under way for long. */
const LARGE = { name: "Ұзақ құжат.docx", mimeType: DRAFT.mimeType, buffer: Buffer.alloc(4_000_000, DRAFT.buffer) };

const cancel = (page: Page) => page.locator("#place-document .files button");

/** The page of a new group with the form that places a document. */
async function placing(page: Page, name: string): Promise<string> {
  const group = await makeGroup(page, name, ALIYEVA, NURLANOV, [KASSYMOVA]);
  await visit(page, `/groups/${group}`);
  await page.locator("a[href='#place-document']").click();
  return group;
}

/** Bytes leave the browser slowly, or as usual again; answers come as late as wanted. */
async function slow(page: Page, uploadThroughput: number, latency = 0): Promise<void> {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: -1, uploadThroughput });
}

const documents = async (page: Page, group: string): Promise<{ title: string }[]> =>
  (await ask<{ documents: { title: string }[] }>(page, "view_group", { group })).documents;

test("a file on its way is called off, and another one chosen takes its place", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  await placing(chair, "Группа: отмена отправки");
  const form = chair.locator("#place-document");
  await slow(chair, 50_000);
  const brokenOff = () => chair.waitForEvent("requestfailed", request => request.url().includes("/files?"));

  let failed = brokenOff();
  await form.locator("input[type=file]").setInputFiles(LARGE);
  await expect(form.locator(".files")).toContainText(LARGE.name);
  await expect(form.locator("progress")).toHaveAttribute("value", /[1-9]/);
  await expectAccessible(chair);
  await shot(chair, "upload-under-way");
  // By keyboard, and the way to choose again is in hand afterwards.
  await cancel(chair).focus();
  await chair.keyboard.press("Enter");
  expect((await failed).failure()?.errorText).toBe("net::ERR_ABORTED");
  await expect(form.locator("progress")).toHaveCount(0);
  await expect(form.getByText("Отправка файла отменена.")).toBeVisible();
  await expect(form.locator("input[type=file]")).toBeFocused();

  // A second file chosen while the first is under way: only the second one counts.
  failed = brokenOff();
  await form.locator("input[type=file]").setInputFiles(LARGE);
  await expect(form.locator("progress")).toHaveAttribute("value", /[1-9]/);
  await form.locator("input[type=file]").setInputFiles(DRAFT);
  await failed;
  await slow(chair, -1);
  await expect(form.locator(".files")).toContainText(DRAFT.name);
  await expect(form.locator("progress")).toHaveCount(0);
  await expect(form.locator("input[name=file]")).toHaveValue(/^[0-9A-Z]{26}$/);

  // Whoever leaves the page takes the file along.
  await slow(chair, 50_000);
  failed = brokenOff();
  await form.locator("input[type=file]").setInputFiles(LARGE);
  await expect(form.locator("progress")).toHaveAttribute("value", /[1-9]/);
  await chair.locator("nav a[href='/groups']").first().click();
  await failed;
  await chair.waitForURL(/\/groups$/);
});

test("while the server judges and reads the file it says so, and nobody has to wait", async ({ people }) => {
  const chair = await people.official(ALIYEVA, { width: 390, height: 844, lang: "kk" });
  const group = await placing(chair, "Топ: күту");
  const form = chair.locator("#place-document");

  // The bytes have gone, the answer is held back.
  await slow(chair, -1, 60_000);
  await form.locator("input[type=file]").setInputFiles(DRAFT);
  await expect(form.locator(".files progress")).not.toHaveAttribute("value");
  await expect(form.locator(".files")).toContainText("сервер оны тексеріп жатыр");
  await shot(chair, "upload-judged-kk-390");
  await cancel(chair).click();
  await expect(form.locator("progress")).toHaveCount(0);
  await slow(chair, -1);

  // The file is there; the act is carried out, but its answer does not come.
  await form.locator("input[type=file]").setInputFiles(DRAFT);
  await expect(form.locator("input[name=file]")).toHaveValue(/^[0-9A-Z]{26}$/);
  let done: Promise<unknown> | undefined;
  await chair.route("**/api/place_document", async route => {
    done ??= route.fetch();
    await done;
  });
  await form.locator("button[type=submit]").click();
  await expect(form.locator(".under-way")).toContainText("мәтінін оқып жатыр");
  await expect(form.locator(".under-way progress")).not.toHaveAttribute("value");
  await expectAccessible(chair);
  await shot(chair, "upload-read-kk-390");
  await expect.poll(() => done).toBeDefined();
  await done;
  await form.locator(".under-way button").click();
  await expect(form.locator(".under-way")).toHaveCount(0);
  await expect(form.getByText("Жауап күтілмейді")).toBeVisible();
  await expect(form.locator("button[type=submit]")).not.toHaveAttribute("aria-busy");
  await shot(chair, "upload-left-kk-390");

  // Sent again it is the same act: the document is there once.
  await chair.unroute("**/api/place_document");
  await form.locator("button[type=submit]").click();
  await chair.waitForURL(/\/documents\/[0-9A-Z]{26}$/);
  await ready(chair);
  expect(await documents(chair, group)).toHaveLength(1);
});

test("a file attached to a group is asked for its marking, as documents are", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Группа: вложения", ALIYEVA, NURLANOV, [KASSYMOVA]);
  for (const [width, height, lang, scheme] of [[390, 844, "kk", "light"], [820, 1180, "en", "dark"], [1440, 900, "ru", "light"]] as const) {
    const page = await people.official(ALIYEVA, { width, height, lang, scheme });
    await visit(page, `/groups/${group}`);
    await page.locator("details:has(form[action*='attach_file']) > summary").click();
    await expect(page.locator("form[action*='attach_file'] .banner")).toBeVisible();
    await expectAccessible(page);
    await shot(page, `attach-${lang}-${width}`);
  }
  await visit(chair, `/groups/${group}`);
  await chair.locator("details:has(form[action*='attach_file']) > summary").click();
  const form = chair.locator("form[action*='attach_file']");
  await expect(form).toContainText("Действие Инструкции не распространяется");
  const button = form.locator("button[type=submit]");
  await form.locator("input[value=official_use]").check();
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await form.locator("input[value=open]").check();
  await expect(button).not.toHaveAttribute("aria-disabled");
  await form.locator("input[type=file]").setInputFiles(DRAFT);
  await button.click();
  await expect(chair.locator(".requisites .files a", { hasText: DRAFT.name })).toBeVisible();
});
