// The certification centre: a key is made in the browser, two officers issue, OpenSSL believes it, and what is revoked is known at once.
import type { Page } from "@playwright/test";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openssl } from "./ncalayer/keys.ts";
import { expectAccessible } from "./server.ts";
import { ADMIN, KASSYMOVA, NURLANOV, type Official, OSPANOV, SADYKOVA, TURSYNOV, expect, test, visit } from "./support/people.ts";
import { IIN, PASSWORD, askFor, checkIdentity, install, issue, numbered, press, state } from "./support/certificates.ts";
import { pick } from "./support/groups.ts";
import { shot } from "./support/shots.ts";

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "alqa-certificates-"));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

/** What the centre publishes, as files for OpenSSL. */
async function publish(page: Page, url: string): Promise<void> {
  const policy = (await (await page.request.get("/signatures/policy")).json()) as { anchors: string[]; intermediates: string[] };
  const pem = (der: string | undefined) => `-----BEGIN CERTIFICATE-----\n${der?.match(/.{1,64}/g)?.join("\n")}\n-----END CERTIFICATE-----\n`;
  writeFileSync(at("root.pem"), pem(policy.anchors.at(-1)));
  writeFileSync(at("authority.pem"), pem(policy.intermediates.at(-1)));
  writeFileSync(at("chain.pem"), readFileSync(at("authority.pem"), "utf8") + readFileSync(at("root.pem"), "utf8"));
  const mark = openssl(["x509", "-in", at("authority.pem"), "-noout", "-text"]).toString();
  const root = /URI:.*(\/pki\/crl\/.+)/.exec(mark)?.[1];
  const own = /URI:.*(\/pki\/crl\/.+)/.exec(openssl(["x509", "-in", at("leaf.cer"), "-inform", "DER", "-noout", "-text"]).toString())?.[1];
  const lists = await Promise.all([root, own].map(async path => (await page.request.get(`${url}${path}`)).body()));
  writeFileSync(at("lists.pem"), lists.map(der => openssl(["crl", "-inform", "DER"], der).toString()).join(""));
}

/** A number belongs to one person. */
const NUMBERS = { kassymova: numbered("910101400120"), ospanov: numbered("820202300120") };

const chain = ["-CAfile", "root.pem", "-untrusted", "authority.pem"];
const named = (args: string[]) => args.map(arg => (arg.includes(".") && !arg.startsWith("-") ? at(arg) : arg));

test("a key gets a certificate from two officers, and what is revoked is known at once", async ({ people, server }) => {
  test.setTimeout(150_000);
  const [owner, first, second] = await Promise.all([people.official(NURLANOV), people.official(SADYKOVA), people.official(TURSYNOV)]);
  await visit(owner, "/certificates");
  await expectAccessible(owner);
  const { key, request } = await askFor(owner, folder, "ECDSA P-256", "с правом подписи");
  await expect(state(owner)).toHaveText("ждёт проверки личности");
  await expectAccessible(owner);

  // It waits on the officers' home pages.
  await visit(first, "/");
  const task = first.locator(".waiting .task", { hasText: NURLANOV.surname });
  await expect(task).toContainText("Проверить личность");
  await task.getByRole("link").click();
  await expectAccessible(first);
  await shot(first, "certificate-request");
  await checkIdentity(first, request);
  await expect(first.locator("main")).toContainText("Сертификат выдаст другой сотрудник центра.");
  await visit(second, request);
  await expectAccessible(second);
  const certificate = await issue(second, request);
  await expect(state(second)).toHaveText("действует");
  await expectAccessible(second);

  await visit(owner, "/");
  await owner.getByRole("link", { name: "Ваш сертификат выдан: установите его к ключу" }).click();
  await expect(owner).toHaveURL(certificate);
  await expectAccessible(owner);
  const store = await install(owner, folder, certificate, key);
  await shot(owner, "certificate");

  // OpenSSL opens the file, and believes certificate, lists, answers and stamps.
  writeFileSync(at("password.txt"), PASSWORD);
  openssl(["pkcs12", "-in", store, "-passin", `file:${at("password.txt")}`, "-nodes", "-out", at("store.pem")]);
  writeFileSync(at("leaf.cer"), await (await owner.request.get(`${certificate}/file`)).body());
  openssl(["x509", "-inform", "DER", "-in", at("leaf.cer"), "-out", at("leaf.pem")]);
  await publish(owner, server.url);
  openssl(named(["verify", "-crl_check_all", "-CRLfile", "lists.pem", ...chain, "leaf.pem"]));
  const answer = () => openssl([...named(["ocsp", "-issuer", "authority.pem", "-cert", "leaf.pem", "-CAfile", "root.pem", "-verify_other", "authority.pem"]), "-url", `${server.url}/pki/ocsp`]).toString();
  expect(answer()).toContain("leaf.pem: good");
  writeFileSync(at("content.txt"), "Қаулының жобасы\n");
  openssl(named(["ts", "-query", "-data", "content.txt", "-sha256", "-cert", "-out", "query.tsq"]));
  const stamp = await owner.request.post("/pki/tsp", { data: readFileSync(at("query.tsq")), headers: { "content-type": "application/timestamp-query" } });
  writeFileSync(at("reply.tsr"), await stamp.body());
  openssl(named(["ts", "-verify", "-queryfile", "query.tsq", "-in", "reply.tsr", ...chain]));

  // What is signed with it: this portal knows the signer, and OpenSSL the chain.
  openssl(named(["cms", "-sign", "-binary", "-cades", "-in", "content.txt", "-signer", "store.pem", "-outform", "DER", "-out", "content.p7s"]));
  openssl([...named(["cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "content.p7s", "-content", "content.txt", "-CAfile", "chain.pem"]), "-purpose", "any"]);
  const stranger = await people.stranger();
  await visit(stranger, "/signatures/check");
  await stranger.locator("#signature").setInputFiles(at("content.p7s"));
  await stranger.locator("#content").setInputFiles(at("content.txt"));
  await press(stranger, "Проверить");
  await expect(stranger.locator(".signature-report .panel h2").first()).toContainText("НҰРЛАНОВ");
  await expect(stranger.locator(".signature-report")).toContainText("Право подписи");

  // Its owner suspends it, an officer resumes it, its owner revokes it.
  await act(owner, "Приостановить", "suspend-comment");
  await expect(state(owner)).toHaveText("приостановлен");
  expect(answer()).toContain("revoked");
  await visit(first, certificate);
  await act(first, "Возобновить", "resume-comment");
  await expect(state(first)).toHaveText("действует");
  expect(answer()).toContain("leaf.pem: good");
  await visit(owner, certificate);
  await owner.locator("details", { hasText: "Отозванный сертификат" }).locator("summary").click();
  await owner.locator("#reason").selectOption("superseded");
  await owner.locator("#revoke-comment").fill("Получен новый сертификат");
  await press(owner, "Отозвать");
  await expect(state(owner)).toHaveText("отозван");
  await expect(owner.locator("#history + ul")).toContainText("Заменён новым сертификатом");
  expect(answer()).toContain("revoked");
  await expect
    .poll(async () => {
      await publish(owner, server.url);
      return openssl(named(["crl", "-in", "lists.pem", "-noout", "-text"])).toString() + lists();
    })
    .toContain("Superseded");

  // The register finds it by number, and says so.
  await visit(first, "/certificates/register");
  await first.locator("#search").fill(IIN);
  await first.locator("main form.filters button").click();
  await expect(first.locator("main table tbody tr")).toHaveCount(1);
  await expect(first.locator("main table")).toContainText("отозван");
  await expectAccessible(first);
  await shot(first, "certificate-register-found");
});

/** Both lists, in words. */
function lists(): string {
  const parts = readFileSync(at("lists.pem"), "utf8").split(/(?=-----BEGIN)/);
  return parts.map(part => openssl(["crl", "-noout", "-text"], Buffer.from(part)).toString()).join("");
}

async function act(page: Page, name: string, comment: string): Promise<void> {
  await page.locator("details > summary", { hasText: name }).click();
  await page.locator(`#${comment}`).fill("Ключ мог попасть в чужие руки");
  await press(page, name);
}

test("what can't be is said where it is entered, and nothing is lost", async ({ people }) => {
  const page = await people.official(KASSYMOVA);
  await visit(page, "/certificates/new");
  await page.locator("#key-password").fill("коротко");
  await press(page, "Создать ключ");
  await expect(page.locator("main")).toContainText("не менее 10 знаков");
  await page.locator("#key-password").fill(PASSWORD);
  await page.locator("#key-password-again").fill("другой пароль");
  await press(page, "Создать ключ");
  await expect(page.locator("main")).toContainText("Пароли различаются");
  await page.locator("#iin").fill("800110300125");
  await press(page, "Отправить запрос");
  await expect(page.locator("main .banner[data-kind=error]")).toContainText("контрольная цифра не сходится");
  await expect(page.locator("main .banner[data-kind=error]")).toContainText("Создать ключ");
  await expect(page.locator("#iin")).toHaveValue("800110300125");
  await expectAccessible(page);

  // A refusal is read by who asked.
  const { request } = await askFor(page, folder, "RSA", "сотрудник", NUMBERS.kassymova);
  const officer = await people.official(SADYKOVA);
  await visit(officer, request);
  await officer.locator("details > summary", { hasText: "Отказать" }).click();
  await officer.locator("#comment").fill("Удостоверение не предъявлено");
  await press(officer, "Отказать");
  await expect(state(officer)).toHaveText("отказано");
  await visit(page, request);
  await expect(page.locator("main")).toContainText("Удостоверение не предъявлено");
});

test("an administrator confirms whose a certificate of another authority is", async ({ people }) => {
  const admin = await people.official(ADMIN);
  await visit(admin, "/certificates");
  const numbers = admin.locator("section[aria-labelledby=numbers]");
  await pick(admin, "owner", SADYKOVA);
  await numbers.locator("#iin").fill("123456789012");
  await numbers.locator("#documents").fill("Удостоверение личности № 012345678");
  await press(admin, "Подтвердить ИИН");
  await expect(numbers).toContainText("контрольная цифра не сходится");
  await expect(numbers.locator("#documents")).toHaveValue("Удостоверение личности № 012345678");
  await numbers.locator("#iin").fill("123456789013");
  await press(admin, "Подтвердить ИИН");
  await expect(numbers.locator("li.member", { hasText: SADYKOVA.surname })).toContainText("123456789013");
  await expectAccessible(admin);
  await shot(admin, "certificates-numbers");
  await numbers.locator("li.member", { hasText: SADYKOVA.surname }).getByRole("link", { name: "Отозвать подтверждение" }).click();
  await admin.locator("dialog[open]").getByRole("button", { name: "Отозвать подтверждение" }).click();
  await expect(numbers.locator("li.member", { hasText: SADYKOVA.surname })).toHaveCount(0);
});

test("a national key works too and confirms the next request, and the wrong file or password is told apart", async ({ people }) => {
  const owner = await people.official(OSPANOV);
  const [first, second] = await Promise.all([people.official(SADYKOVA), people.official(TURSYNOV)]);
  const { key, request } = await askFor(owner, folder, "ГОСТ 2015, 512 бит", "сотрудник", NUMBERS.ospanov);
  await checkIdentity(first, request);
  const certificate = await issue(second, request);
  await visit(owner, certificate);
  await press(owner, "Установить и сохранить");
  await expect(owner.locator("main")).toContainText("Выберите файл с ключом.");
  await owner.locator("#key-file").setInputFiles(key);
  await owner.locator("#file-password").fill("неверный пароль");
  await press(owner, "Установить и сохранить");
  await expect(owner.locator("main")).toContainText("Неверный пароль");
  await owner.locator("#key-file").setInputFiles({ name: "not.p12", mimeType: "application/x-pkcs12", buffer: Buffer.from("%PDF-1.7") });
  await owner.locator("#file-password").fill(PASSWORD);
  await press(owner, "Установить и сохранить");
  await expect(owner.locator("main")).toContainText("Это не файл с ключом");
  const store = await install(owner, folder, certificate, key);
  expect(readFileSync(store).length).toBeGreaterThan(readFileSync(key).length);

  // Signed with it, the request for the next one needs no papers, and a single officer issues it.
  const next = await askFor(owner, folder, "ECDSA P-256", "сотрудник", NUMBERS.ospanov);
  const text = owner.locator("pre.manifest");
  await expect(text).toContainText(`alqa-certificate-request 1\nrequest: ${next.request.split("/").at(-1)}\n`);
  await expectAccessible(owner);
  await shot(owner, "certificate-confirm");
  await owner.locator("#key-file").setInputFiles(next.key);
  await owner.locator("#key-password").fill(PASSWORD);
  await press(owner, "Подписать");
  await expect(owner.getByText("В этом файле нет сертификата")).toBeVisible();
  await owner.locator("#key-file").setInputFiles(store);
  await owner.locator("#key-password").fill(PASSWORD);
  await press(owner, "Подписать");
  await expect(state(owner)).toHaveText("ждёт выдачи");
  await expect(text).toHaveCount(0);
  await visit(first, next.request);
  await expect(first.locator("main dl")).toContainText("сертификатом владельца");
  await expectAccessible(first);
  await issue(first, next.request);
  await expect(state(first)).toHaveText("действует");
});

for (const [lang, width, height, scheme] of [["kk", 390, 844, "light"], ["ru", 820, 1180, "dark"], ["en", 1440, 900, "light"]] as const) {
  test(`officers see requests and certificates on every screen: ${lang}`, async ({ people }) => {
    const officers: Official[] = [SADYKOVA, TURSYNOV];
    const [first, second] = await Promise.all(officers.map(who => people.official(who)));
    if (!first || !second) throw new Error("two officers");
    const owner = await people.official(KASSYMOVA);
    const { request } = await askFor(owner, folder, "ECDSA P-256", "сотрудник", NUMBERS.kassymova);
    const page = await people.official(SADYKOVA, { lang, width, height, scheme });
    await visit(page, request);
    await expectAccessible(page);
    await shot(page, `certificate-request-${lang}-${width}`);
    await checkIdentity(first, request);
    const certificate = await issue(second, request);
    for (const [name, path] of [["certificates", "/certificates"], ["certificate", certificate], ["certificate-register", "/certificates/register"]] as const) {
      await visit(page, path);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits`).toBe(true);
      await shot(page, `${name}-${lang}-${width}`);
    }
    const asker = await people.official(NURLANOV, { lang, width, height, scheme });
    await visit(asker, "/certificates/new");
    await expectAccessible(asker);
    await shot(asker, `certificate-ask-${lang}-${width}`);
  });
}
