// A text is written on the portal: by keyboard, by several at once, pasted from a word processor, placed, written on.
import { expectAccessible } from "./server.ts";
import { discussion } from "./support/discussion.ts";
import { docx } from "./support/docx.ts";
import { DRAFT } from "./support/draft.ts";
import { ask, key, makeDocument, makeGroup, makeUpload } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, ready, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";
import type { Locator, Page } from "@playwright/test";

/** The place to write in. */
const paper = (page: Page): Locator => page.locator(".rich");
/** A block to read: while it is still in the place to write in, it is not one yet. */
const block = (page: Page, text: string): Locator =>
  page.locator(".draft-block").filter({ has: page.locator(":scope > .block .words", { hasText: text }) });
const numbers = (page: Page): Promise<(string | null)[]> =>
  page.locator(".draft-block > .block").evaluateAll(found => found.map(one => one.getAttribute("data-n")));

async function begin(page: Page, group: string, title: string, text = ""): Promise<string> {
  const draft = await ask<string>(page, "begin_draft", { group, title, lang: "ru", key: key() });
  if (text) await ask(page, "add_blocks", { draft, style: "point", text, key: key() });
  return draft;
}

test("a text is written by keyboard, placed, and written on", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Группа: тексты", ALIYEVA, NURLANOV, [KASSYMOVA]);
  await visit(chair, `/groups/${group}`);
  await chair.locator("#documents a[href$='/drafts/new']").click();
  await chair.waitForURL(/\/drafts\/new$/);
  await ready(chair);
  await expectAccessible(chair);
  await chair.locator("#title").fill("Правила совместной работы");
  await chair.locator("main form button[type=submit]").click();
  await chair.waitForURL(/\/drafts\/[0-9A-Z]{26}$/);
  await ready(chair);
  const address = new URL(chair.url()).pathname;

  await chair.locator(".add a").first().click();
  await expect(paper(chair)).toBeFocused();
  await expectAccessible(chair);
  await chair.keyboard.type("Правила совместной работы над проектами");
  await chair.keyboard.press("Enter");
  await expect(block(chair, "Правила совместной")).toBeVisible();
  // What follows a title is running text; a chapter is chosen, then points follow by themselves.
  await chair.locator("#style").selectOption("chapter");
  await paper(chair).focus();
  await chair.keyboard.type("Общие положения");
  await chair.keyboard.press("Enter");
  await expect(chair.locator("#style")).toHaveValue("point");
  await chair.keyboard.type("Настоящие ");
  await chair.keyboard.press("Control+b");
  await chair.keyboard.type("Правила");
  await chair.keyboard.press("Control+b");
  await chair.keyboard.type(" определяют порядок:");
  // Whoever types on does not wait for the answer, and loses nothing.
  await chair.route("**/api/add_blocks", async route => {
    const response = await route.fetch();
    await expect(paper(chair)).toHaveText(/сроки$/);
    await route.fulfill({ response });
  });
  await chair.keyboard.press("Enter");
  await expect(block(chair, "определяют порядок")).toBeVisible();
  await chair.keyboard.type("сроки");
  await expect(paper(chair)).toHaveText("сроки");
  await chair.unroute("**/api/add_blocks");
  await chair.keyboard.press("Alt+Shift+ArrowRight");
  await expect(chair.locator("#style")).toHaveValue("subpoint");
  await chair.keyboard.type(" рассмотрения;");
  await chair.keyboard.press("Control+Enter");
  await expect(paper(chair)).toHaveCount(0);
  await expect(block(chair, "определяют порядок").locator("b")).toHaveText("Правила");
  expect(await numbers(chair)).toEqual([null, "Глава 1", "1.", "1)"]);

  // A table, with a row more than it began with.
  await chair.locator(".add a").last().click();
  await expect(paper(chair).locator("td")).toHaveCount(4);
  for (const cell of ["Орган", "Срок", "Минюст", "5 дней", "Минфин"]) {
    await chair.keyboard.type(cell);
    if (cell !== "Минфин") await chair.keyboard.press("Enter");
  }
  await expect(paper(chair).locator("tr")).toHaveCount(3);
  await chair.keyboard.press("Control+Enter");
  await expect(chair.locator(".block table td")).toHaveText(["Орган", "Срок", "Минюст", "5 дней", "Минфин", ""]);
  await expectAccessible(chair);
  for (const [width, height, lang] of [[390, 844, "kk"], [820, 1180, "en"], [1440, 900, "ru"]] as const) {
    const page = await people.official(ALIYEVA, { width, height, lang, scheme: width === 820 ? "dark" : "light" });
    await visit(page, address);
    await shot(page, `draft-${lang}-${width}`);
    await page.locator(".block").nth(2).click();
    await expect(paper(page)).toBeVisible();
    await shot(page, `draft-writing-${lang}-${width}`);
  }

  // The live line may be faster than the answer, and takes the form away; who placed it goes to the document all the same.
  await chair.route("**/api/place_draft", async route => {
    const response = await route.fetch();
    await chair.locator(".banner a[href^='/documents/']").waitFor();
    await route.fulfill({ response });
  });
  await chair.locator("a[href='#place-draft']").click();
  await chair.locator("#place-draft form button[type=submit]").click();
  await chair.waitForURL(/\/documents\/[0-9A-Z]{26}$/);
  await ready(chair);
  const here = discussion(chair);
  await expect(here.sentence("определяют порядок:").first()).toBeVisible();
  await expect(chair.locator("#text b:not(.face)")).toHaveText("Правила");

  // The next version begins with what was typed.
  await chair.locator("a[href$='/versions/new']").click();
  await chair.waitForURL(/\/versions\/new$/);
  await ready(chair);
  await chair.locator("form[action*='begin_next_version'] button").click();
  await chair.waitForURL(/\/drafts\/[0-9A-Z]{26}$/);
  await ready(chair);
  await expect(block(chair, "определяют порядок").locator("b")).toHaveText("Правила");
  await block(chair, "сроки рассмотрения").locator(".words").click();
  await chair.keyboard.press("End");
  await chair.keyboard.type(" и ответственные;");
  await chair.keyboard.press("Control+Enter");
  await expect(block(chair, "и ответственные")).toBeVisible();
  await block(chair, "и ответственные").locator("a[href*='/blocks/']").focus();
  await chair.keyboard.press("Enter");
  await chair.waitForURL(/\/blocks\//);
  await ready(chair);
  await expect(chair.locator(".revision")).toHaveCount(2);
  await expect(chair.locator(".revision ins").first()).toContainText("и ответственные");
  await expectAccessible(chair);
  await shot(chair, "draft-revisions");
  await chair.locator(".revision form button").click();
  await chair.waitForURL(/\/drafts\//);
  await ready(chair);
  await expect(block(chair, "и ответственные")).toHaveCount(0);
});

test("two who write in one block see each other, lose nothing, and merge with one press", async ({ people }) => {
  const [chair, secretary] = await Promise.all([
    people.official(ALIYEVA, { width: 820, height: 1180 }),
    people.official(NURLANOV),
  ]);
  const group = await makeGroup(chair, "Группа: вдвоём", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const draft = await begin(chair, group, "Вдвоём", "Срок составляет пять рабочих дней со дня размещения.");
  await Promise.all([chair, secretary].map(page => visit(page, `/drafts/${draft}`)));
  await Promise.all([chair, secretary].map(page => page.locator(".block .words").first().click()));
  await expect(paper(chair)).toBeFocused();
  // A third one sees where both are.
  const other = await people.official(ALIYEVA, { width: 390, height: 844, lang: "kk" });
  await visit(other, `/drafts/${draft}`);
  await expect(other.locator(".typing")).toContainText(NURLANOV.name);

  const rewrite = async (page: Page, text: string) => {
    await paper(page).focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  };
  await rewrite(chair, "Срок составляет десять рабочих дней со дня размещения.");
  await rewrite(secretary, "Срок составляет пять рабочих дней со дня размещения на портале.");
  await chair.keyboard.press("Control+Enter");
  await expect(block(chair, "десять рабочих")).toBeVisible();
  await expect(secretary.locator(".draft-form .banner")).toContainText(ALIYEVA.name);
  await expect(paper(secretary)).toContainText("на портале");
  await secretary.keyboard.press("Control+Enter");
  await expect(secretary.locator(".rival")).toContainText("Одновременно сохранены два текста");
  await expect(chair.locator(".rival")).toContainText(NURLANOV.name);
  await expectAccessible(chair);
  await shot(chair, "draft-rivals-ru-820");
  await expect(other.locator(".rival")).toBeVisible();
  await shot(other, "draft-rivals-kk-390");
  await chair.locator(".rival button[value=merge]").click();
  const merged = "Срок составляет десять рабочих дней со дня размещения на портале.";
  for (const page of [chair, secretary, other]) {
    await expect(page.locator(".rival")).toHaveCount(0);
    await expect(page.locator(".block .words").first()).toHaveText(merged);
  }
});

test("what was typed and not saved outlives a reload, another page and a change of mind", async ({ people }) => {
  const chair = await people.official(ALIYEVA, { width: 820, height: 1180 });
  const group = await makeGroup(chair, "Группа: не сохранено", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const draft = await begin(chair, group, "Не сохранено", "Первый пункт.\nВторой пункт.");
  await visit(chair, `/drafts/${draft}`);
  await block(chair, "Первый пункт").locator(".words").click();
  await chair.keyboard.press("End");
  await chair.keyboard.type(" Набрано и не сохранено.");

  // The browser asks before the page goes, and what was typed is there again, with a word that it is.
  const asked = chair.waitForEvent("dialog");
  const reloaded = chair.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await reloaded;
  await ready(chair);
  await expect(paper(chair)).toHaveText("Первый пункт. Набрано и не сохранено.");
  await expect(chair.locator(".restored")).toBeVisible();
  await expectAccessible(chair);
  await shot(chair, "draft-restored-ru-820");

  // Another block is begun: the first waits, and is told of. Meanwhile somebody else saves it.
  await block(chair, "Второй пункт").locator(".words").click();
  await chair.keyboard.press("End");
  await chair.keyboard.type(" Тоже не сохранено.");
  await expect(chair.locator(".banner button")).toHaveCount(1);
  await chair.locator(".sheet-head .crumbs a").click();
  await chair.waitForURL(/\/groups\//);
  const secretary = await people.official(NURLANOV);
  const { blocks } = await ask<{ blocks: { id: string; revision: number }[] }>(secretary, "view_draft", { draft });
  const first = blocks[0];
  if (!first) throw new Error("the draft is empty");
  await ask(secretary, "save_block", { draft, block: first.id, base: first.revision, style: "point", text: "Первый пункт. Сохранено другим.", key: key() });
  await visit(chair, `/drafts/${draft}`);
  await expect(paper(chair)).toHaveText("Второй пункт. Тоже не сохранено.");
  await chair.keyboard.press("Control+Enter");
  await expect(block(chair, "Тоже не сохранено.")).toBeVisible();
  await chair.locator(".banner button").click();
  await expect(paper(chair)).toHaveText("Первый пункт. Набрано и не сохранено.");
  await expect(chair.locator(".draft-form .banner")).toContainText(NURLANOV.name);
  await chair.keyboard.press("Control+Enter");
  await expect(chair.locator(".rival")).toContainText("Набрано и не сохранено.");

  // What is saved or given up is no longer kept.
  await block(chair, "Второй пункт").locator(".words").click();
  await chair.keyboard.type("!");
  await chair.keyboard.press("Escape");
  await chair.reload();
  await ready(chair);
  await expect(block(chair, "Второй пункт")).toBeVisible();
  await expect(paper(chair)).toHaveCount(0);
  await expect(chair.locator(".banner button")).toHaveCount(0);
});

test.describe("a text that is gone", () => {
  // It is asked for once more.
  test.use({ expected: /404/ });

  test("what is typed while a block is being saved, in two pages or in a text that is finished meanwhile stays", async ({ people }) => {
    const chair = await people.official(ALIYEVA);
    const group = await makeGroup(chair, "Группа: набрано", ALIYEVA, NURLANOV, [KASSYMOVA]);
    const draft = await begin(chair, group, "Набрано", "Первый пункт.\nВторой пункт.");
    await visit(chair, `/drafts/${draft}`);

    // The answer comes when more was typed: it stays, and is saved next.
    await chair.route("**/api/save_block", async route => {
      const response = await route.fetch();
      await expect(paper(chair)).toHaveText(/ и после\.$/);
      await route.fulfill({ response });
    }, { times: 1 });
    await block(chair, "Первый пункт").locator(".words").click();
    await chair.keyboard.press("End");
    await chair.keyboard.type(" До");
    await chair.keyboard.press("Control+Enter");
    await chair.keyboard.type(" и после.");
    await expect(paper(chair)).toHaveText("Первый пункт. До и после.");
    await expect(chair.locator(".draft-form button[type=submit]").first()).not.toHaveAttribute("aria-busy", "true");
    await chair.keyboard.press("Control+Enter");
    await expect(block(chair, "Первый пункт. До и после.")).toBeVisible();
    await expect(paper(chair)).toHaveCount(0);
    await expect(chair.locator(".rival")).toHaveCount(0);

    // Two pages of one person on one text: neither takes away what the other keeps.
    const second = await chair.context().newPage();
    await visit(second, `/drafts/${draft}`);
    await block(chair, "Первый пункт").locator(".words").click();
    await chair.keyboard.press("End");
    await chair.keyboard.type(" Здесь.");
    await block(second, "Второй пункт").locator(".words").click();
    await second.keyboard.press("End");
    await second.keyboard.type(" Там.");
    await chair.keyboard.type(" И здесь.");
    await expect(second.locator(".banner button")).toHaveCount(0);
    chair.on("dialog", dialog => void dialog.accept());
    await chair.reload();
    await ready(chair);
    await expect(chair.locator(".banner button")).toHaveCount(1);
    await second.keyboard.press("Control+Enter");
    await expect(block(second, "Второй пункт. Там.")).toBeVisible();
    // What the other page has saved is no longer offered.
    await expect(block(chair, "Второй пункт. Там.")).toBeVisible();

    // Finished by somebody else: it is shown to be copied, and can be given up.
    const secretary = await people.official(NURLANOV);
    await ask(secretary, "discard_draft", { draft });
    await expect(chair.locator(".banner .unsaved").last()).toContainText("Первый пункт. До и после. Здесь. И здесь.");
    await expectAccessible(chair);
    await chair.reload();
    await ready(chair);
    await expect(chair.locator(".banner .unsaved").last()).toContainText("И здесь.");
    await shot(chair, "draft-unsaved-finished");
    while (await chair.locator(".banner li button").count()) await chair.locator(".banner li button").first().click();
    await expect(chair.locator(".banner .unsaved")).toHaveCount(0);
    await chair.reload();
    await ready(chair);
    await expect(chair.locator(".banner .unsaved")).toHaveCount(0);
  });
});

const WORD = `<html><body lang=RU><!--StartFragment-->
<p class=MsoTitle>Об утверждении Правил</p>
<p class=MsoNormal align=center><b>Глава 1. Общие положения</b></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Настоящие <b>Правила</b> определяют порядок.<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1)<span>&nbsp;&nbsp; </span></span>сроки <i>рассмотрения</i>;</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span>строка списка</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Орган</b></p></td><td><p class=MsoNormal>Срок</p></td></tr><tr><td><p>Минюст</p></td><td><p>5 дней</p></td></tr></table>
<p class=MsoNormal>Текст <script>alert(1)</script>без номера.</p>
<!--EndFragment--></body></html>`;

test("what is pasted from a word processor keeps its structure; blocks are moved, taken out and put back", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Группа: вставка", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const draft = await begin(chair, group, "Вставка");
  await visit(chair, `/drafts/${draft}`);
  await chair.locator(".add a").first().click();
  await expect(paper(chair)).toBeFocused();
  await paper(chair).evaluate((target, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, WORD);
  await expect(block(chair, "без номера")).toBeVisible();
  await chair.keyboard.press("Escape");
  expect(await chair.locator(".draft-block > .block").evaluateAll(found => found.map(one => one.getAttribute("data-style")))).toEqual(
    ["title", "chapter", "point", "subpoint", "bullet", "table", "paragraph"],
  );
  expect(await numbers(chair)).toEqual([null, "Глава 1", "1.", "1)", "–", null, null]);
  await expect(block(chair, "определяют порядок").locator("b")).toHaveText("Правила");
  await expect(block(chair, "рассмотрения").locator("i")).toHaveText("рассмотрения");
  await expect(block(chair, "Минюст").locator("td b")).toHaveText("Орган");
  await expect(chair.locator(".sheet")).not.toContainText("alert");

  await block(chair, "строка списка").locator(".words").click();
  await chair.locator(".block-forms button").first().click();
  await expect(chair.locator(".draft-block").nth(3)).toContainText("строка списка");
  await chair.locator(".block-forms .danger").click();
  await expect(block(chair, "строка списка")).toHaveCount(0);
  await chair.locator(".toast button").first().click();
  await expect(block(chair, "строка списка")).toBeVisible();

  // The file is what the page shows.
  for (const kind of ["docx", "pdf"]) {
    const got = await chair.request.get(`/drafts/${draft}/text/${kind}`);
    expect(got.status(), kind).toBe(200);
    expect((await got.body()).length).toBeGreaterThan(1_000);
  }
});

test("a text begins with a file", async ({ people }) => {
  const chair = await people.official(ALIYEVA, { width: 820, height: 1180, lang: "kk" });
  const group = await makeGroup(chair, "Топ: файлдан", ALIYEVA, NURLANOV, [KASSYMOVA]);
  await visit(chair, `/groups/${group}/drafts/new`);
  await shot(chair, "draft-new-kk-820");
  await chair.locator("input[type=file]").setInputFiles(DRAFT);
  await expect(chair.locator("#title")).toHaveValue(DRAFT.name.replace(".docx", ""));
  await chair.locator("main form button[type=submit]").click();
  await chair.waitForURL(/\/drafts\/[0-9A-Z]{26}$/);
  await ready(chair);
  await expect(chair.locator(".draft-block")).toHaveCount(7);
  await expectAccessible(chair);
});

test("a text with pictures left out is opened to the members, who write it too", async ({ people }) => {
  const [chair, member] = await Promise.all([
    people.official(ALIYEVA, { width: 1440, height: 900 }),
    people.official(KASSYMOVA, { width: 390, height: 844, lang: "kk", scheme: "dark" }),
  ]);
  const group = await makeGroup(chair, "Группа: вместе", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const buffer = docx([
    { kind: "point", text: "Первый пункт." },
    { kind: "picture", text: "Схема:" },
    { kind: "picture", text: "Ещё схема:" },
  ]);
  const file = await makeUpload(chair, "Вместе.docx", buffer);
  const draft = await ask<string>(chair, "begin_draft", { group, title: "Вместе", lang: "ru", file, key: key() });
  await visit(member, `/groups/${group}`);
  await expect(member.locator(`a[href='/drafts/${draft}']`)).toHaveCount(0);

  await visit(chair, `/drafts/${draft}`);
  await expect(chair.locator(".sheet-head .banner").first()).toContainText("2 рисунка файла в текст не перенесены");
  await chair.locator("a[href='#share-draft']").click();
  await expectAccessible(chair);
  await shot(chair, "draft-share-ru-1440");
  await chair.locator("#share-draft form button").click();
  await expect(chair.locator(".sheet-head .meta")).toContainText("пишут все участники группы");
  await expect(chair.locator("a[href='#share-draft']")).toHaveCount(0);

  // The page that is open hears of it.
  await member.locator(`a[href='/drafts/${draft}']`).click();
  await member.waitForURL(/\/drafts\//);
  await ready(member);
  await expect(member.locator("a[href='#place-draft'], a[href='#discard-draft']")).toHaveCount(0);
  await block(member, "Первый пункт").locator(".words").click();
  await member.keyboard.press("End");
  await member.keyboard.type(" Дополнен участником.");
  await shot(member, "draft-member-kk-390");
  await member.keyboard.press("Control+Enter");
  await expect(block(chair, "Дополнен участником.")).toBeVisible();
});

test.describe("without scripts", () => {
  // What a browser fetches ahead for scripts it doesn't use without them; an empty wording is refused.
  test.use({ expected: /4\d\d .*\/do\/|status of 4\d\d|csp .*\/(alqa|chunks)\.js/ });

test("a text is written without scripts", async ({ people }) => {
  const chair = await people.official(ALIYEVA, { script: false });
  const helper = await people.official(ALIYEVA);
  const group = await makeGroup(helper, "Группа: без сценариев", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const draft = await begin(helper, group, "Без сценариев", "Первый пункт.");
  await chair.goto(`/drafts/${draft}`);
  await chair.locator(".block-acts a").first().click();
  await chair.locator(".draft-form textarea").fill("Первый **важный** пункт.");
  await chair.locator(".draft-form button[type=submit]").first().click();
  await expect(chair.locator(".block .words b")).toHaveText("важный");
  await chair.locator(".add a").first().click();
  await chair.locator(".draft-form textarea").fill("Второй пункт.\n1) подпункт;");
  await chair.locator(".draft-form button[type=submit]").first().click();
  await expect(chair.locator(".draft-block")).toHaveCount(3);
  // An empty wording comes back with the reason.
  await chair.locator(".block-acts a").first().click();
  await chair.locator(".draft-form textarea").fill(" ");
  await chair.locator(".draft-form button[type=submit]").first().click();
  await expect(chair.locator(".draft-form .error").first()).toBeVisible();
});
});

test.describe("the next version of a document that was not typed here", () => {
  test("is taken apart into blocks", async ({ people }) => {
    const chair = await people.official(ALIYEVA);
    const group = await makeGroup(chair, "Группа: разбор", ALIYEVA, NURLANOV, [KASSYMOVA]);
    const document = await makeDocument(chair, group, "Разбор");
    await visit(chair, `/documents/${document}/versions/new`);
    await shot(chair, "draft-next-version");
    await chair.locator("form[action*='begin_next_version'] button").click();
    await chair.waitForURL(/\/drafts\/[0-9A-Z]{26}$/);
    await ready(chair);
    await expect(chair.locator(".draft-block")).toHaveCount(7);
    await expect(chair.locator(".sheet-head > .banner")).toBeVisible();
  });
});
