// A second version: remarks go on to their places, what was lost is put back, what changed is seen, all is answered.
import { expectAccessible } from "./server.ts";
import { discussion } from "./support/discussion.ts";
import { NEXT, OTHER_SENTENCE, SENTENCE, WORDING } from "./support/draft.ts";
import { makeDocument, makeGroup, makeRemarkOn, makeVersion } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, ready, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";
import { WORDS } from "./support/words.ts";

const words = WORDS.ru;
const LAST = "Решение принимается голосованием членов рабочей группы.";

test("remarks go on to the next version, and one that lost its place is put back", async ({ people }) => {
  const [chair, member] = await Promise.all([
    people.official(ALIYEVA),
    people.official(KASSYMOVA, { width: 820, height: 1180 }),
  ]);
  const group = await makeGroup(chair, "Группа: версии", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: версии");
  await makeRemarkOn(member, document, SENTENCE, "Сократить срок");
  await makeRemarkOn(member, document, OTHER_SENTENCE, "Без изменений");
  await makeRemarkOn(member, document, LAST, "Каким большинством?");
  await visit(member, `/documents/${document}`);
  const away = discussion(member);
  const form = await away.begin(OTHER_SENTENCE, words.writeRemark);
  await form.locator("textarea[name=text]").fill("Начато на прежней версии");

  await visit(chair, `/documents/${document}`);
  await chair.locator(".sheet-head a[href$='/versions/new']").click();
  await chair.waitForURL(/\/versions\/new$/);
  await ready(chair);
  await chair.locator("input[type=file]").setInputFiles(NEXT);
  await chair.locator("main form button[type=submit]").first().click();
  await chair.waitForURL(url => url.pathname === `/documents/${document}`);
  await ready(chair);
  const here = discussion(chair);
  await expect(here.sentence(WORDING)).toHaveText(WORDING);
  const marked = chair.locator("#text mark");
  await expect(marked).toHaveText([WORDING, OTHER_SENTENCE]);
  await expect(here.remark("Сократить срок")).toContainText("текст изменён");
  await expect(here.remark("Без изменений")).not.toContainText("текст изменён");

  // The one that was reading is told, keeps the text in hand, and finishes the sentence.
  await expect(member.locator("#text .banner")).toContainText("версия 2");
  await expect(away.sentence(SENTENCE)).toHaveText(SENTENCE);
  await form.getByRole("button", { name: words.send, exact: true }).click();
  await expect(away.remark("Начато на прежней версии")).toHaveCount(1);
  await expect(here.remark("Начато на прежней версии").locator("a.place")).toHaveText("п. 4");

  // What was lost waits apart, without a mark in the text, and goes back with one click.
  const lost = here.remark("Каким большинством?");
  await expect(lost.locator(".lost-place")).toBeVisible();
  await chair.locator(".lost-tray button").click();
  await expect(chair.locator("#talk article.thread")).toHaveCount(1);
  await here.sentence(OTHER_SENTENCE).first().click();
  await lost.locator(".lost-place button").click();
  await expect(chair.locator(".lost-tray")).toHaveCount(0);
  await expect(lost.locator(".lost-place")).toHaveCount(0);
  await chair.locator(".talk-head button").last().click();
  await expect(lost.locator("a.place")).toHaveText("п. 4");

  // The older version is still there as it was, and nothing can be written on it.
  await chair.locator("nav.versions a", { hasText: "Версия 1" }).click();
  await chair.waitForURL(/version=1$/);
  await ready(chair);
  await expect(chair.locator("#text mark")).toHaveCount(3);
  await expect(here.sentence(SENTENCE)).toHaveText(SENTENCE);
  await here.sentence(OTHER_SENTENCE).first().click();
  await expect(chair.locator(".pick")).toHaveCount(0);
});

test("what changed is shown in three ways", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Группа: сравнение", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: сравнение");
  await makeVersion(chair, document);
  await visit(chair, `/documents/${document}`);
  await chair.locator("nav.versions a[href*='/compare']").click();
  await chair.waitForURL(/\/compare\?from=1&to=2$/);
  const sheet = chair.locator("#text");
  await expect(sheet.locator(".changed ins")).toHaveText("үш");
  await expect(sheet.locator(".changed del")).toHaveText("бес");
  await expect(sheet.locator(".block.come")).toContainText("хаттамасын үш күн ішінде рәсімдейді");
  await expect(sheet.locator(".block.gone")).toContainText(LAST);
  await expect(sheet.locator("p.same").first()).toContainText("Без изменений");
  // A number that moved on is no change.
  await expect(sheet).not.toContainText(OTHER_SENTENCE);

  await chair.locator("nav.tabs").getByRole("link", { name: "Одним текстом" }).click();
  await expect(sheet).toContainText(OTHER_SENTENCE);
  await expect(sheet).toContainText("изменён только номер: 3. → 4.");
  await chair.locator("nav.tabs").getByRole("link", { name: "Рядом" }).click();
  const changed = sheet.locator(".compare-row.changed > div");
  await expect(changed.nth(0)).toContainText(SENTENCE);
  await expect(changed.nth(1)).toContainText(WORDING);
});

test("a reader goes from change to change, and opens what is folded away", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Группа: изменения", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: изменения");
  await makeVersion(chair, document);
  await visit(chair, `/documents/${document}/compare?from=1&to=2`);
  const sheet = chair.locator("#text");
  const bar = chair.locator(".change-bar");
  await expect(bar.locator("p")).toHaveText("3 изменения");
  const here = sheet.locator(".here");
  await chair.keyboard.press("n");
  await expect(bar.locator("p")).toHaveText("Изменение 1 из 3");
  await expect(here).toBeFocused();
  await expect(here).toContainText("хаттамасын үш күн ішінде");
  await bar.getByRole("button", { name: "Следующее изменение" }).click();
  await expect(here).toContainText("енгізу мерзімі");
  await chair.keyboard.press("p");
  await chair.keyboard.press("p");
  await expect(bar.locator("p")).toHaveText("Изменение 3 из 3");
  await expect(here).toContainText(LAST);
  await expectAccessible(chair);

  // The keys are left alone by whoever does not want them, also the next time.
  await bar.locator("input").uncheck();
  await chair.keyboard.press("n");
  await expect(bar.locator("p")).toHaveText("Изменение 3 из 3");

  // What did not change is opened where it stands.
  await expect(sheet).not.toContainText(OTHER_SENTENCE);
  const folds = sheet.locator("p.same a");
  const folded = await folds.count();
  await folds.last().focus();
  await chair.keyboard.press("Enter");
  await expect(sheet).toContainText(OTHER_SENTENCE);
  await expect(folds).toHaveCount(folded - 1);
  await expect(bar.locator("p")).toHaveText("Изменение 3 из 3");
  await expectAccessible(chair);
  await chair.reload();
  await ready(chair);
  await expect(bar.locator("input")).not.toBeChecked();

  for (const [width, height, lang, scheme] of [[390, 844, "kk", "light"], [820, 1180, "en", "dark"], [1440, 900, "ru", "light"]] as const) {
    const page = await people.official(ALIYEVA, { width, height, lang, scheme });
    for (const view of ["changes", "side"]) {
      await visit(page, `/documents/${document}/compare?from=1&to=2&view=${view}`);
      await page.locator(".change-bar button").last().click();
      await expectAccessible(page);
      await shot(page, `compare-${view}-${lang}-${width}`);
    }
  }
  // On paper there is nothing to press.
  await chair.emulateMedia({ media: "print" });
  await expect(bar).toBeHidden();
  await expect(folds.first()).toBeHidden();
  await expect(sheet.locator("p.same").first()).toBeVisible();
});

test("remarks stand in the order of the text, what lost its place at the nearest point, and any is moved", async ({ people }) => {
  const [chair, member] = await Promise.all([people.official(ALIYEVA), people.official(KASSYMOVA)]);
  const group = await makeGroup(chair, "Группа: по тексту", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: по тексту");
  await makeRemarkOn(member, document, LAST, "Каким большинством?");
  await makeRemarkOn(member, document, OTHER_SENTENCE, "Уточнить формат");
  await makeRemarkOn(member, document, SENTENCE, "Сократить срок");
  await makeVersion(chair, document);
  await visit(member, `/documents/${document}`);
  const away = discussion(member);
  const order = () => member.locator("#talk article.thread > p:not(.settled)").allTextContents();
  await expect.poll(order).toEqual(["Сократить срок", "Уточнить формат", "Каким большинством?"]);
  await expect(away.remark("Каким большинством?").locator(".lost-place")).toContainText("Ближайший пункт");
  await expectAccessible(member);
  await member.locator(".talk-order button").last().click();
  await expect.poll(order).toEqual(["Сократить срок", "Уточнить формат", "Каким большинством?"]);
  await makeRemarkOn(chair, document, OTHER_SENTENCE, "Самое новое");
  await expect.poll(async () => (await order())[0]).toBe("Самое новое");
  // The choice is kept.
  await member.reload();
  await ready(member);
  await expect(member.locator(".talk-order button").last()).toHaveAttribute("aria-pressed", "true");
  await member.locator(".talk-order button").first().click();
  await expect.poll(async () => (await order())[0]).toBe("Сократить срок");

  // A remark in a wrong place is moved by its author, or by those who lead the group; by nobody else.
  const wrong = away.remark("Сократить срок");
  await expect(away.remark("Самое новое").getByRole("button", { name: "Переместить" })).toHaveCount(0);
  await wrong.getByRole("button", { name: "Переместить" }).click();
  await expect(wrong.locator(".lost-place")).toContainText("Выберите верное место");
  await away.sentence(OTHER_SENTENCE).first().click();
  await shot(member, "remark-moving-ru-1280");
  await wrong.locator(".lost-place button").first().click();
  await expect(wrong.locator(".lost-place")).toHaveCount(0);
  await expect(wrong.locator("a.place")).toHaveText("п. 4");
  await visit(chair, `/documents/${document}`);
  await expect(discussion(chair).remark("Сократить срок").locator("a.place")).toHaveText("п. 4");
  await expect(discussion(chair).remark("Уточнить формат").getByRole("button", { name: "Переместить" })).toHaveCount(1);
});

test("of very many remarks those beside the passage in hand are shown", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Группа: много замечаний", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: много замечаний");
  for (let at = 1; at <= 40; at += 1) await makeRemarkOn(chair, document, SENTENCE, `Замечание ${at}.`);
  await makeRemarkOn(chair, document, LAST, "К последнему пункту");
  await visit(chair, `/documents/${document}`);
  const here = discussion(chair);
  await expect(here.remark("Замечание 1.")).toBeVisible();
  await here.sentence(LAST).first().click();
  await expect(here.remark("К последнему пункту")).toBeVisible();
  await expect(here.remark("Замечание 1.")).toHaveCount(0);
  await chair.locator("#talk .earlier button").click();
  await expect(here.remark("Замечание 20.")).toBeVisible();
});

test("the table of remarks is filtered and answered, many at once", async ({ people }) => {
  const [chair, member] = await Promise.all([people.official(ALIYEVA), people.official(KASSYMOVA)]);
  const group = await makeGroup(chair, "Группа: таблица", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: таблица");
  await makeRemarkOn(member, document, SENTENCE, "Сократить срок", { wording: WORDING, grounds: "По закону — три дня." });
  await makeRemarkOn(member, document, LAST, "Каким большинством?");
  await makeRemarkOn(chair, document, OTHER_SENTENCE, "Уточнить формат");
  await visit(chair, `/documents/${document}`);
  await chair.locator(".talk-head a[href$='/remarks']").click();
  await chair.waitForURL(/\/remarks$/);
  const rows = chair.locator("main tbody tr");
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("По закону — три дня.");
  await expect(rows.first().locator("ins")).toHaveText("үш");

  const form = chair.locator("main form:has(table)");
  await rows.nth(0).locator("input[type=checkbox]").check();
  await rows.nth(2).locator("input[type=checkbox]").check();
  await form.locator("input[name=stance][value=declined]").check();
  await form.getByRole("button", { name: "Ответить" }).click();
  await expect(form.locator(".field .error").first()).toBeVisible();
  await form.locator("textarea[name=reasoning]").fill("Противоречит регламенту.");
  await form.getByRole("button", { name: "Ответить" }).click();
  await expect(rows.filter({ hasText: "Противоречит регламенту." })).toHaveCount(2);

  await chair.locator("form.filters select[name=stance]").selectOption("none");
  await chair.locator("form.filters button").click();
  await chair.waitForURL(/stance=none/);
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("Уточнить формат");
  // A member reads the table and answers nothing.
  await visit(member, `/documents/${document}/remarks`);
  await expect(member.locator("main tbody tr")).toHaveCount(3);
  await expect(member.locator("main textarea, main input[type=checkbox]")).toHaveCount(0);
});
