// Whoever got a signed file checks it in the own browser, without an account.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openssl } from "./ncalayer/keys.ts";
import { expectAccessible } from "./server.ts";
import { LANGS, expect, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";
import type { Page } from "@playwright/test";

const CONTENT = Buffer.from("Қаулының жобасы\r\n");
const SUBJECT = "/CN=ТЕСТОВ ТЕСТ/SN=ТЕСТОВ/serialNumber=IIN123456789011/C=KZ/O=Әділет министрлігі/OU=BIN123456789021";
const EXTENSIONS = "keyUsage=digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection,1.2.398.3.3.4.1.2,1.2.398.3.3.4.1.2.1\n";

/** A signature of somebody to whom the trusted root has given a certificate. */
function sign(data: string, content: Buffer): Buffer {
  const at = (name: string) => join(data, name);
  writeFileSync(at("ext"), EXTENSIONS);
  writeFileSync(at("content"), content);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", at("person.key")];
  openssl(["req", "-new", "-utf8", ...key, "-subj", SUBJECT, "-out", at("person.csr")]);
  const root = ["-CA", at("trust/anchors/root.pem"), "-CAkey", at("root.key"), "-CAcreateserial"];
  openssl(["x509", "-req", "-in", at("person.csr"), ...root, "-days", "1", "-extfile", at("ext"), "-out", at("person.pem")]);
  const who = ["-signer", at("person.pem"), "-inkey", at("person.key")];
  openssl(["cms", "-sign", "-binary", "-cades", "-outform", "DER", ...who, "-in", at("content"), "-out", at("content.cms")]);
  return readFileSync(at("content.cms"));
}

async function check(page: Page, cms: Buffer, content?: Buffer): Promise<void> {
  await page.locator("#signature").setInputFiles({ name: "қаулы.cms", mimeType: "application/octet-stream", buffer: cms });
  if (content) await page.locator("#content").setInputFiles({ name: "қаулы.txt", mimeType: "text/plain", buffer: content });
  await page.locator("main form button").click();
}

const state = (page: Page, name: string) => page.locator(".checks li", { hasText: name }).locator(".tag");

test("a signature is checked without an account, and the files stay here", async ({ people, server }) => {
  const cms = sign(server.data, CONTENT);
  const page = await people.stranger({ width: 820, height: 1180 });
  const sent: string[] = [];
  page.on("request", request => request.method() !== "GET" && sent.push(request.url()));
  await visit(page, "/signatures/check");
  await expectAccessible(page);
  await page.locator("main form button").click();
  await expect(page.locator("[role=alert]")).toContainText("Выберите файл подписи");

  await check(page, cms, CONTENT);
  await expect(page.locator(".signature-report h2")).toHaveText("ТЕСТОВ ТЕСТ");
  await expect(page.locator(".signature-report")).toContainText("Первый руководитель");
  for (const name of ["Содержание не изменено", "Криптографическая подпись", "Цепочка сертификатов", "Сертификат предназначен для подписи"]) {
    await expect(state(page, name)).toHaveText("верно");
  }
  // Nobody has stamped it, and nobody has been asked about the certificate: the page says what is missing.
  await expect(page.locator(".signature-report > .banner")).toContainText("Пока не установлено");
  await expect(page.locator(".checks li", { hasText: "Метка времени" })).toContainText("неизвестно, когда сделана подпись");
  await expectAccessible(page);
  await shot(page, "check-ru-820");

  const changed = Buffer.from(CONTENT);
  changed[0] = (changed[0] ?? 0) ^ 1;
  await check(page, cms, changed);
  await expect(page.locator(".signature-report > .banner")).toContainText("Подпись недействительна");
  await expect(page.locator(".checks li", { hasText: "Содержание" })).toContainText("Файл изменён после подписания");
  await check(page, Buffer.from("%PDF-1.7"), CONTENT);
  await expect(page.locator("[role=alert]")).toContainText("среди выбранных файлов подписи нет");
  expect(sent, "nothing is sent").toEqual([]);

  for (const lang of LANGS) {
    const small = await people.stranger({ lang, width: 390, height: 844, scheme: lang === "kk" ? "dark" : "light" });
    await visit(small, "/signatures/check");
    await check(small, cms, changed);
    await expect(small.locator(".signature-report h2")).toBeVisible();
    await shot(small, `check-${lang}-390`);
  }
});
