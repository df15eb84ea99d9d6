// A file with several keys: they are shown, one is chosen, and only that one signs.
import type { Page } from "@playwright/test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible } from "./server.ts";
import { NUMBERS, PASSWORD, certified, numbered, pem, press, signWithFile } from "./support/certificates.ts";
import { keyStore } from "./support/keystore.ts";
import { closedPoll, makeDocument, makeGroup } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, SADYKOVA, TURSYNOV, expect, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "alqa-keys-"));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test("of two keys in a file the chosen one signs", async ({ people }) => {
  test.setTimeout(180_000);
  const owner = await people.official(KASSYMOVA);
  const officers: [Page, Page] = [await people.official(SADYKOVA), await people.official(TURSYNOV)];
  const iin = numbered(NUMBERS.member);
  const employee = await certified(owner, officers, folder, "ECDSA P-256", "сотрудник", iin);
  const head = await certified(owner, officers, folder, "ECDSA P-256", "первый руководитель", iin);
  const both = join(folder, "both.p12");
  writeFileSync(both, keyStore([pem(employee.store, "employee"), pem(head.store, "head")], PASSWORD));
  const group = await makeGroup(owner, "Группа: два ключа", KASSYMOVA, NURLANOV, [ALIYEVA]);
  const polls: string[] = [];
  for (const question of ["Первый вопрос?", "Второй вопрос?"]) polls.push(await closedPoll(owner, await makeDocument(owner, group, question), question));

  const choices = (page: Page) => page.locator("main fieldset label.choice");
  for (const [poll, role] of [[polls[0], "Первый руководитель"], [polls[1], "Сотрудник"]] as const) {
    await visit(owner, `/signatures/sign?poll=${poll}`);
    await signWithFile(owner, both);
    await expect(choices(owner)).toHaveCount(2);
    await expect(choices(owner).first()).toContainText("ҚАСЫМОВА");
    await expect(choices(owner).first()).toContainText("действует до");
    await expect(owner.getByRole("radio").first()).toBeFocused();
    await expectAccessible(owner);
    // Nothing is chosen for its owner, and nothing is lost by asking.
    await press(owner, "Подписать");
    await expect(owner.locator("main fieldset")).toContainText("Выберите ключ.");
    await expect(owner.locator("#key-password")).toHaveValue(PASSWORD);
    await choices(owner).filter({ hasText: role }).click();
    await expect(owner.locator("main fieldset")).not.toContainText("Выберите ключ.");
    await press(owner, "Подписать");
    await expect(owner.locator("main .banner[data-kind=success]").first()).toContainText("Подписано");
    await expect(owner.locator(".signature-report .panel header")).toContainText(role);
  }

  // Another file: the keys of the one before are gone; a single key needs no choice.
  await visit(owner, `/signatures/sign?poll=${await closedPoll(owner, await makeDocument(owner, group, "Третий вопрос?"), "Третий вопрос?")}`);
  await signWithFile(owner, both);
  await expect(choices(owner)).toHaveCount(2);
  await owner.locator("#key-file").setInputFiles(employee.store);
  await expect(choices(owner)).toHaveCount(0);
  for (const [lang, width, scheme] of [["kk", 390, "dark"], ["ru", 820, "light"], ["en", 1440, "light"]] as const) {
    const page = await people.official(KASSYMOVA, { lang, width, height: 900, scheme });
    await visit(page, new URL(owner.url()).pathname + new URL(owner.url()).search);
    await page.locator("#key-file").setInputFiles(both);
    await page.locator("#key-password").fill(PASSWORD);
    await page.locator("main form button").first().click();
    await expect(choices(page)).toHaveCount(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${lang} fits ${width}`).toBe(true);
    await expectAccessible(page);
    await shot(page, `sign-keys-${lang}-${width}`);
  }
  await press(owner, "Подписать");
  await expect(owner.locator("main .banner[data-kind=success]").first()).toContainText("Подписано");
});
