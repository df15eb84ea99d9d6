// Acts that are signed: with a key from a file and by NCALayer, seen by everybody, broken by a byte, held by a stamp.
import type { Page } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDouble, type Double } from "./ncalayer/double.ts";
import { openssl, type PemKey } from "./ncalayer/keys.ts";
import { expectAccessible } from "./server.ts";
import { NUMBERS, certified, numbered, pem, press, signWithFile, state } from "./support/certificates.ts";
import { closedPoll, makeDocument, makeGroup } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, SADYKOVA, TURSYNOV, expect, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";

// A page that asks for an NCALayer that is not there says so in its console too.
test.use({ expected: /WebSocket connection to .* failed/ });

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "alqa-signed-"));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

const signed = (page: Page) => page.locator(".signed-one");
const verdicts = (page: Page) => signed(page).evaluateAll(found => found.map(one => one.getAttribute("data-verdict")));

test("a document is signed by two, broken by a byte, and the earlier signature outlives its certificate", async ({ people, server }) => {
  test.setTimeout(240_000);
  const [chair, secretary, member] = await Promise.all([ALIYEVA, NURLANOV, KASSYMOVA].map(who => people.official(who)));
  const [first, second] = await Promise.all([people.official(SADYKOVA), people.official(TURSYNOV)]);
  if (!chair || !secretary || !member) throw new Error("three people");
  const officers: [Page, Page] = [first, second];
  const own = await certified(chair, officers, folder, "ГОСТ 2015, 512 бит", "первый руководитель", numbered(NUMBERS.chair));
  const other = await certified(secretary, officers, folder, "ECDSA P-256", "с правом подписи", numbered(NUMBERS.secretary));
  const group = await makeGroup(chair, "Группа: подписи", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект для подписания");

  // The chair reads what is signed, and signs it with a key from a file.
  await visit(chair, `/documents/${document}`);
  await chair.getByRole("link", { name: "Подписать как окончательную версию" }).click();
  await expect(chair.locator("pre.manifest")).toContainText("alqa-manifest 1");
  await expect(chair.locator("pre.manifest")).toContainText("title: Проект для подписания");
  await expectAccessible(chair);
  await shot(chair, "sign");
  await chair.locator("#key-file").setInputFiles(own.store);
  await chair.locator("#key-password").fill("не тот пароль");
  await press(chair, "Подписать");
  await expect(chair.locator("main [role=alert] .banner")).toContainText("Неверный пароль");
  await signWithFile(chair, own.store);
  await expect(chair.locator("main .banner[data-kind=success]").first()).toContainText("Подписано");
  await expectAccessible(chair);
  await shot(chair, "sign-done");

  // The secretary signs by NCALayer, which first is not there, then is closed, then signs.
  await visit(secretary, `/documents/${document}`);
  await expect(secretary.locator(".sheet-head")).toContainText("Версия 1 — окончательная");
  await secretary.locator(".signed").getByRole("link", { name: "Подписать как окончательную версию" }).click();
  await secretary.locator("pre.manifest").waitFor();
  const trouble = secretary.locator("main [role=alert] .banner");
  const double = await nowhere(secretary, server.ncalayer, trouble, pem(other.store));
  try {
    double.next({ do: "cancel" });
    await press(secretary, "Подписать через NCALayer");
    await expect(trouble).toContainText("Вы отменили подписание");
    await press(secretary, "Подписать через NCALayer");
    await expect(secretary.locator("main .banner[data-kind=success]").first()).toContainText("Подписано");
  } finally {
    await double.stop();
  }

  // Everybody in the group sees that both hold.
  await visit(member, `/documents/${document}`);
  await expect(signed(member)).toHaveCount(2);
  expect(await verdicts(member)).toEqual(["valid", "valid"]);
  await signed(member).first().locator("summary").click();
  await expect(signed(member).first()).toContainText("ӘЛИЕВА");
  await expectAccessible(member);
  await shot(member, "signed");

  // OpenSSL verifies the secretary's from the package; the chair's is GOST, which it does not know.
  const archive = join(folder, "package.zip");
  writeFileSync(archive, await (await member.request.get(`/documents/${document}/package?version=1`)).body());
  execFileSync("unzip", ["-q", "-o", archive, "-d", join(folder, "package")]);
  const packed = (name: string) => join(folder, "package", name);
  const what = ["-inform", "DER", "-in", packed("2/manifest.p7s"), "-content", packed("2/manifest.txt")];
  const verified = openssl(["cms", "-verify", "-binary", ...what, "-CAfile", packed("chain.pem"), "-purpose", "any"]);
  expect(verified).toEqual(readFileSync(packed("2/manifest.txt")));
  // What lies beside them says so, and its commands do.
  const guide = readFileSync(packed("README.txt"), "utf8");
  expect(guide).toContain("1/manifest.p7s: ГОСТ 34.10 — OpenSSL тексермейді / не проверяет");
  const commands = guide.split("\n").filter(line => line.startsWith("openssl "));
  expect(commands.map(line => line.split(" ", 3).slice(1).join(" "))).toEqual(["ts -verify", "cms -verify", "ts -verify"]);
  for (const command of commands) {
    execFileSync("sh", ["-c", command], { cwd: join(folder, "package"), stdio: "pipe" });
  }

  // A byte is changed on the disk: nothing holds any more, wherever it is looked at; then it is put back.
  const sha256 = /file: sha256 ([0-9a-f]{64})/.exec(verified.toString())?.[1] ?? "";
  const stored = join(server.data, "files", sha256.slice(0, 2), sha256.slice(2));
  flip(stored);
  for (const page of [member, secretary]) {
    await visit(page, `/documents/${document}`);
    await expect(signed(page)).toHaveCount(2);
    expect(await verdicts(page)).toEqual(["invalid", "invalid"]);
    await expect(page.locator(".signed > .banner[data-kind=error]")).toContainText("не полагайтесь на этот текст");
    await expect(page.locator(".sheet-head .banner", { hasText: "окончательная" })).toHaveCount(0);
  }
  await shot(member, "signed-broken");
  flip(stored);
  await visit(member, `/documents/${document}`);
  await expect(signed(member)).toHaveCount(2);
  expect(await verdicts(member)).toEqual(["valid", "valid"]);
  await expect(member.locator("main")).toContainText("Версия 1 — окончательная");

  // The chair's certificate is revoked: a new signature is refused and says so; the stamped one holds.
  const poll = await closedPoll(chair, await makeDocument(chair, group, "Второй проект"), "Одобрить?");
  await visit(chair, own.certificate);
  await chair.locator("details", { hasText: "Отозванный сертификат" }).locator("summary").click();
  await chair.locator("#reason").selectOption("key_compromise");
  await chair.locator("#revoke-comment").fill("Ноутбук утерян");
  await press(chair, "Отозвать");
  await expect(state(chair)).toHaveText("отозван");
  await visit(chair, `/polls/${poll}`);
  await chair.locator(".signed").getByRole("link", { name: "Подписать протокол голосования" }).click();
  await chair.locator("pre.manifest").waitFor();
  await signWithFile(chair, own.store);
  await expect(chair.locator("main .banner[data-kind=error]").first()).toContainText("Подпись не принята");
  await expect(chair.locator("main .signature-report")).toContainText("отозван");
  await expect(chair.getByRole("link", { name: "Подписать заново" })).toBeVisible();
  await shot(chair, "sign-refused");
  await visit(member, `/documents/${document}`);
  await expect(signed(member)).toHaveCount(2);
  expect(await verdicts(member)).toEqual(["valid", "valid"]);

  // Several protocols are signed in one go.
  await closedPoll(chair, await makeDocument(chair, group, "Третий проект"), "Принять за основу?");
  await visit(secretary, "/signatures");
  // Others may wait from tests before: they are left out.
  const waiting = (own: boolean) =>
    secretary.locator("main .entry").filter(own ? { hasText: "Группа: подписи" } : { hasNotText: "Группа: подписи" });
  await expect(waiting(true)).toHaveCount(2);
  for (const other of await waiting(false).getByRole("checkbox").all()) await other.uncheck();
  await expectAccessible(secretary);
  await shot(secretary, "to-sign");
  await press(secretary, "Подписать отмеченные");
  await expect(secretary.locator("pre.manifest")).toHaveCount(2);
  await signWithFile(secretary, other.store);
  await expect(secretary.locator("main .banner[data-kind=success]", { hasText: "Подписано" })).toHaveCount(2);
  await visit(secretary, "/signatures");
  await expect(secretary.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(waiting(true)).toHaveCount(0);
  await visit(member, `/polls/${poll}`);
  await expect(signed(member)).toHaveCount(1);
  expect(await verdicts(member)).toEqual(["valid"]);
});

test.describe(() => {
  test.use({ expected: /ERR_FAILED/ });
  test("a certificate lets its owner in, and the mark on a print-out leads to the check", async ({ people }) => {
    const owner = await people.official(KASSYMOVA);
    const officers: [Page, Page] = [await people.official(SADYKOVA), await people.official(TURSYNOV)];
    const own = await certified(owner, officers, folder, "ECDSA P-256", "сотрудник", numbered(NUMBERS.member));
    const stranger = await people.stranger();
    await visit(stranger, "/sign-in?back=%2Fcertificates");
    await stranger.getByRole("link", { name: "Войти с ЭЦП" }).click();
    await stranger.locator("#key-file").waitFor();
    await expect(stranger.locator("pre.manifest")).toContainText("alqa-sign-in 1");
    await expectAccessible(stranger);
    await shot(stranger, "sign-in-certificate");
    await signWithFile(stranger, own.store);
    await stranger.waitForURL(/\/certificates$/);
    await expect(stranger.locator("header.top")).toContainText(KASSYMOVA.name);

    // What she signs is printed with a mark; whoever follows it sees that it holds, and no numbers of persons.
    const group = await makeGroup(stranger, "Группа: печать", KASSYMOVA, NURLANOV, [ALIYEVA]);
    const poll = await closedPoll(stranger, await makeDocument(stranger, group, "Проект для печати"), "Принять?");
    await visit(stranger, `/signatures/sign?poll=${poll}`);
    // A signature that did not arrive is kept, and sent again without signing again.
    await stranger.route("**/api/sign", route => route.abort());
    await signWithFile(stranger, own.store);
    await expect(stranger.locator("main .banner[data-kind=error]")).toContainText("Подпись не удалось передать");
    await expectAccessible(stranger);
    await shot(stranger, "sign-undelivered");
    await stranger.unroute("**/api/sign");
    await press(stranger, "Отправить ещё раз");
    await expect(stranger.locator("main .banner[data-kind=success]").first()).toContainText("Подписано");
    await stranger.getByRole("link", { name: "Открыть" }).click();
    await expect(signed(stranger)).toHaveCount(1);
    await stranger.emulateMedia({ media: "print" });
    await expect(stranger.locator(".marks .qr")).toBeVisible();
    await shot(stranger, "protocol-printed");
    const address = (await stranger.locator(".marks .serial").textContent()) ?? "";
    const anybody = await people.stranger();
    await visit(anybody, new URL(address).pathname + new URL(address).search);
    await expect(anybody.locator(".signature-report .banner").first()).toContainText("Подпись действительна");
    await expect(anybody.locator("main")).not.toContainText(numbered(NUMBERS.member));
    await expectAccessible(anybody);
    await shot(anybody, "check-printed");
    // A mark that was copied wrongly.
    await visit(anybody, "/signatures/check?signature=01");
    await expect(anybody.locator("main .banner[data-kind=error]")).toContainText("Такой подписи на портале нет");
  });
});

/** Nothing listens where NCALayer should be, and the page says so; then the double does. */
async function nowhere(page: Page, port: number, trouble: ReturnType<Page["locator"]>, signer: PemKey): Promise<Double> {
  await press(page, "Подписать через NCALayer");
  await expect(trouble).toContainText("NCALayer не отвечает");
  return startDouble({ keys: [signer], port });
}

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
