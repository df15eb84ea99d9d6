// The line breaks while somebody writes: nothing is missing afterwards, and nothing is doubled.
import type { Page } from "@playwright/test";
import { OTHER_SENTENCE, SENTENCE } from "./support/draft.ts";
import { discussion } from "./support/discussion.ts";
import { breakable } from "./support/line.ts";
import { makeDocument, makeGroup, makeRemark } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, test, visit } from "./support/people.ts";
import { WORDS } from "./support/words.ts";

const words = WORDS.ru;

// A browser says aloud what it can't reach.
test.use({ expected: /ERR_INTERNET_DISCONNECTED|WebSocket connection/ });

test("what is written offline is kept, and sent once when the line is back", async ({ people }) => {
  const [chair, member] = await Promise.all([
    people.official(ALIYEVA),
    people.official(KASSYMOVA, { width: 820, height: 1180 }),
  ]);
  const group = await makeGroup(chair, "Группа: обрыв связи", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: обрыв связи");
  const line = await breakable(member);
  await Promise.all([visit(chair, `/documents/${document}`), visit(member, `/documents/${document}`)]);
  const [here, away] = [discussion(chair), discussion(member)];
  await expectLine(member, "on");

  await line.cut();
  await expectLine(member, "off");
  await expect(member.locator(".strip[data-kind=error]")).toBeVisible();

  await away.write(OTHER_SENTENCE, words.writeRemark, "Написано без связи", words.send);
  await expect(away.remark("Написано без связи")).toContainText(words.unsent);
  await here.write(SENTENCE, words.writeRemark, "Написано тем временем", words.send);
  for (const at of [1, 2, 3]) await makeRemark(chair, document, `Ещё одно: ${at}`);
  await expect(here.remark("Ещё одно")).toHaveCount(3);
  await expect(away.remark("тем временем")).toHaveCount(0);

  await line.mend();
  await expectLine(member, "on");
  for (const where of [here, away]) {
    await expect(where.page.locator("#talk article.thread")).toHaveCount(5);
    await expect(where.remark("Написано без связи")).toHaveCount(1);
    await expect(where.remark("Написано тем временем")).toHaveCount(1);
    await expect(where.remark("Ещё одно")).toHaveCount(3);
  }
  await expect(away.page.locator(".unsent")).toHaveCount(0);
  await expect(member.locator(".strip[data-kind=error]")).toHaveCount(0);

  // What both see live is what is there.
  await member.reload();
  await expect(member.locator("#talk article.thread")).toHaveCount(5);
});

test("a draft survives a reload without a line, and the remark that waits too", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Группа: черновик", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: черновик");
  const line = await breakable(chair);
  await visit(chair, `/documents/${document}`);
  const here = discussion(chair);
  const form = await here.begin(SENTENCE, words.writeRemark);
  await form.locator("textarea[name=text]").fill("Недописанное замечание");
  await visit(chair, `/documents/${document}`);
  await here.begin(SENTENCE, words.writeRemark);
  await expect(form.locator("textarea[name=text]")).toHaveValue("Недописанное замечание");

  await expectLine(chair, "on");
  await line.cut();
  await expectLine(chair, "off");
  await form.getByRole("button", { name: words.send, exact: true }).click();
  await expect(here.remark("Недописанное")).toContainText(words.unsent);
  await line.mend();
  await visit(chair, `/documents/${document}`);
  await expect(here.remark("Недописанное")).toHaveCount(1);
  await expect(chair.locator(".unsent")).toHaveCount(0);
});

async function expectLine(page: Page, state: "on" | "off"): Promise<void> {
  await expect(page.locator(".live")).toHaveAttribute("data-state", state, { timeout: 20_000 });
}
