// What was signed on the portal is checked by whoever got it: as a package, or its files together, and after the certificate was revoked.
import type { Page } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openssl } from "./ncalayer/keys.ts";
import { expectAccessible } from "./server.ts";
import { NUMBERS, certified, numbered, press, signWithFile, state } from "./support/certificates.ts";
import { makeDocument, makeGroup } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, LANGS, NURLANOV, SADYKOVA, TURSYNOV, expect, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "alqa-packages-"));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

interface Dropped {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const dropped = (name: string, buffer: Buffer): Dropped => ({ name, mimeType: "application/octet-stream", buffer });
const verdict = (page: Page) => page.locator(".examined").first();
const banner = (page: Page) => page.locator(".signature-report > .banner").first();

/** Chooses files and has them checked; what was found before is gone first. */
async function check(page: Page, files: Dropped[], documents: Dropped[] = []): Promise<void> {
  await visit(page, "/signatures/check");
  await page.locator("#signature").setInputFiles(files);
  await page.locator("#content").setInputFiles(documents);
  await page.locator("main form button").click();
  await page.locator(".examined").first().waitFor();
}

test("a package holds, alone and taken apart, also after its certificate was revoked", async ({ people }) => {
  test.setTimeout(180_000);
  const chair = await people.official(ALIYEVA);
  const officers: [Page, Page] = [await people.official(SADYKOVA), await people.official(TURSYNOV)];
  const own = await certified(chair, officers, folder, "ECDSA P-256", "первый руководитель", numbered(NUMBERS.chair));
  const group = await makeGroup(chair, "Группа: пакет", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const draft = await makeDocument(chair, group, "Проект в пакете");
  await visit(chair, `/signatures/sign?final=${draft}.1`);
  await signWithFile(chair, own.store);
  await expect(chair.locator("main .banner[data-kind=success]").first()).toContainText("Подписано");
  const archive = await (await chair.request.get(`/documents/${draft}/package?version=1`)).body();
  writeFileSync(join(folder, "package.zip"), archive);
  execFileSync("unzip", ["-q", "-o", join(folder, "package.zip"), "-d", join(folder, "package")]);
  const packed = (name: string) => readFileSync(join(folder, "package", name));
  const name = readdirSync(join(folder, "package")).find(name => name.endsWith(".docx")) ?? "";
  const lone = [dropped("manifest.p7s", packed("1/manifest.p7s")), dropped("manifest.txt", packed("1/manifest.txt"))];
  const text = dropped(name, packed(name));
  const changed = Buffer.from(text.buffer);
  changed[100] = (changed[100] ?? 0) ^ 1;

  // The stamp goes with the signature.
  const printed = openssl(["cms", "-cmsout", "-print", "-inform", "DER", "-in", join(folder, "package/1/manifest.p7s")]).toString();
  expect(printed).toContain("id-smime-aa-timeStampToken");

  // As it was exported: what proves it lies within; fetched is whom the portal trusts, and lists that may know better.
  const page = await people.stranger();
  const asked: string[] = [];
  page.on("request", request => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await check(page, [dropped("пакет.zip", archive)]);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "valid");
  await expect(banner(page)).toContainText("Подпись действительна, документ не изменён");
  await expect(page.locator(".examined .checks").first()).toContainText(name);
  await expect(page.locator(".signature-report .panel h2").last()).toContainText("ӘЛИЕВА");
  await expectAccessible(page);
  expect(asked.filter(line => line.includes("/pki/") && !line.startsWith("GET /pki/crl/"))).toEqual([]);
  expect(asked.filter(line => !line.startsWith("GET ")), "nothing is sent").toEqual([]);

  // Taken apart: the lists come from the own centre.
  await check(page, lone, [text]);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "valid");
  expect(asked.filter(line => line.startsWith("GET /pki/crl/")).length).toBeGreaterThan(0);
  expect(asked.filter(line => !line.startsWith("GET ")), "nothing is sent").toEqual([]);

  // A changed byte, with or without the rest of the package.
  const rest = ["chain.pem", "README.txt", "1/evidence.json", "1/stamp.der", "1/text.jsonl"].map(name => dropped(name.replace("1/", ""), packed(name)));
  for (const files of [lone, [...lone, ...rest]]) {
    await check(page, files, [dropped(name, changed)]);
    await expect(verdict(page)).toHaveAttribute("data-verdict", "invalid");
    await expect(banner(page)).toContainText("Это не тот документ, что был подписан");
  }
  await shot(page, "check-package-broken");
  const forged = lone.map(file => (file.name === "manifest.txt" ? dropped(file.name, Buffer.from(file.buffer.toString().replace("version: 1", "version: 2"))) : file));
  await check(page, forged, [text]);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "invalid");
  await check(page, lone.slice(0, 1), [text]);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "invalid");
  await expect(page.locator(".signature-report")).toContainText("выберите и manifest.txt");
  await check(page, lone);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "undetermined");
  await expect(banner(page)).toContainText("самого документа нет");
  await check(page, [dropped("пакет.zip", archive)], [dropped("чужой.pdf", Buffer.from("%PDF-1.7"))]);
  await expect(page.locator("main .banner", { hasText: "чужой.pdf" })).toContainText("не охватывает");

  // Revoked, the earlier signature holds by its stamp, and the page says that it was earlier.
  await visit(chair, own.certificate);
  await chair.locator("details", { hasText: "Отозванный сертификат" }).locator("summary").click();
  await chair.locator("#reason").selectOption("key_compromise");
  await chair.locator("#revoke-comment").fill("Ноутбук утерян");
  await press(chair, "Отозвать");
  await expect(state(chair)).toHaveText("отозван");
  await expect(async () => {
    await check(page, lone, [text]);
    await expect(verdict(page)).toHaveAttribute("data-verdict", "valid");
    await expect(page.locator(".signature-report")).toContainText("Сертификат отозван позже", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await check(page, [dropped("пакет.zip", archive)]);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "valid");

  for (const lang of LANGS) {
    for (const [width, scheme] of [[390, "dark"], [820, "light"], [1440, "light"]] as const) {
      const small = await people.stranger({ lang, width, height: 900, scheme });
      await check(small, [dropped("пакет.zip", archive)]);
      await expect(verdict(small)).toHaveAttribute("data-verdict", "valid");
      expect(await small.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${lang} fits ${width}`).toBe(true);
      await expectAccessible(small);
      await shot(small, `check-package-${lang}-${width}`);
    }
  }
});
