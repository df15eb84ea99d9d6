// Suggested wordings are taken into the text together, and the next version is made of them.
import { expectAccessible } from "./server.ts";
import { discussion } from "./support/discussion.ts";
import { OTHER_SENTENCE, SENTENCE } from "./support/draft.ts";
import { ask, makeDocument, makeGroup, makeRemarkOn } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, ready, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";

// The refusal is provoked.
test.use({ expected: /409/ });

test("suggestions are chosen, conflicts shown, and the next version holds them", async ({ people }) => {
  const [chair, member] = await Promise.all([
    people.official(ALIYEVA, { width: 820, height: 1180 }),
    people.official(KASSYMOVA),
  ]);
  const group = await makeGroup(chair, "Группа: правки", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: правки");
  const suggest = (sentence: string, text: string, wording: string) =>
    makeRemarkOn(member, document, sentence, text, { wording });
  await suggest(SENTENCE, "Первая правка", "Новая редакция первого предложения.");
  await suggest(SENTENCE, "Вторая правка тех же слов", "Другая редакция.");
  const accepted = await suggest(OTHER_SENTENCE, "Принятая правка", "Принятая редакция.");
  await ask(chair, "decide_suggestion", { remark: accepted, accept: true });

  await visit(chair, `/documents/${document}`);
  await chair.locator(".sheet-head a[href$='/suggestions']").click();
  await chair.waitForURL(/\/suggestions$/);
  await ready(chair);
  await expect(chair.locator(".rivals .take")).toHaveCount(2);
  await expect(chair.locator(".take").filter({ hasText: "Принятая правка" }).getByRole("checkbox")).toBeChecked();
  await expectAccessible(chair);
  for (const [width, height, lang] of [[390, 844, "kk"], [820, 1180, "en"], [1440, 900, "ru"]] as const) {
    const page = await people.official(ALIYEVA, { width, height, lang, scheme: width === 820 ? "dark" : "light" });
    await visit(page, `/documents/${document}/suggestions`);
    await shot(page, `suggestions-${lang}-${width}`);
  }

  // Two wordings of the same words: refused with a cure, nothing ticked is lost.
  for (const box of await chair.locator(".rivals").getByRole("checkbox").all()) await box.check();
  await chair.locator("main form button[type=submit]").click();
  await expect(chair.locator("main form .banner, main form [role=alert]").first()).toContainText("к одним и тем же словам");
  await expect(chair.locator(".take :checked")).toHaveCount(3);
  await chair.locator(".rivals").getByRole("checkbox").last().uncheck();
  await chair.locator("main form button[type=submit]").click();
  await chair.waitForURL(url => url.pathname === `/documents/${document}`);
  await ready(chair);
  const here = discussion(chair);
  await expect(here.sentence("Новая редакция первого предложения.").first()).toBeVisible();
  await expect(here.sentence("Принятая редакция.").first()).toBeVisible();
  await expect(chair.locator("nav.versions")).toContainText(`из правок: ${KASSYMOVA.name}`);
  await chair.locator(".talk-head button").last().click();
  await expect(here.remark("Первая правка")).toContainText("Версия 2");
  await expect(here.remark("Вторая правка")).toContainText("принята другая правка");
  await expect(chair.locator(".sheet-head a[href$='/suggestions']")).toHaveCount(0);
});
