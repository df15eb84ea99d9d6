// Certificates as people get them: a key made in the browser, two officers, the certificate laid beside the key.
import type { Page } from "@playwright/test";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openssl, temporary, type PemKey } from "../ncalayer/keys.ts";
import { expect, visit } from "./people.ts";

export const PASSWORD = "Құпия сөз 7391";
/** Made up; its control digit is right. */
export const IIN = "800110300124";

/** Numbers made up, with right control digits. */
export const NUMBERS = { chair: "850505300126", secretary: "900909300120", member: "780101400120" };

/** The control digit in place of the last. */
export function numbered(start: string): string {
  const digits = [...start.slice(0, 11)].map(Number);
  const sum = (first: number) => digits.reduce((sum, digit, at) => sum + digit * (((first + at - 1) % 11) + 1), 0) % 11;
  const control = sum(1) === 10 ? sum(3) : sum(1);
  return `${start.slice(0, 11)}${control}`;
}

export const press = (page: Page, name: string) => page.locator("main").getByRole("button", { name, exact: true }).click();
export const state = (page: Page) => page.locator("main .page-head .tag");

/** Makes a key in the browser and asks for a certificate; gives where the key file lies and the request's address. */
export async function askFor(
  page: Page,
  folder: string,
  kind: string,
  role: string,
  iin = IIN,
): Promise<{ key: string; request: string }> {
  await visit(page, "/certificates");
  await page.getByRole("link", { name: "Запросить сертификат" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Запрос сертификата");
  await page.getByText(kind, { exact: true }).click();
  await page.locator("#key-password").fill(PASSWORD);
  await page.locator("#key-password-again").fill(PASSWORD);
  const download = page.waitForEvent("download");
  await press(page, "Создать ключ");
  const file = await download;
  const key = join(folder, `${Date.now()}-${file.suggestedFilename()}`);
  await file.saveAs(key);
  await expect(page.locator("main .banner[data-kind=success]")).toContainText(file.suggestedFilename());
  await page.locator("#iin").fill(iin);
  await page.getByText(role, { exact: true }).click();
  await press(page, "Отправить запрос");
  await page.waitForURL(/\/certificates\/requests\/[0-9A-Z]{26}$/);
  return { key, request: new URL(page.url()).pathname };
}

export async function checkIdentity(officer: Page, request: string): Promise<void> {
  await visit(officer, request);
  await officer.locator("#documents").fill("удостоверение личности № 012345678, приказ № 15");
  await press(officer, "Всё сходится");
  await expect(state(officer)).toHaveText("ждёт выдачи");
}

export async function issue(officer: Page, request: string): Promise<string> {
  await visit(officer, request);
  await press(officer, "Выдать сертификат");
  await officer.waitForURL(/\/certificates\/[0-9A-Z]{26}$/);
  return new URL(officer.url()).pathname;
}

/** Lays the certificate beside the key; gives where the file to sign with lies. */
export async function install(page: Page, folder: string, certificate: string, key: string): Promise<string> {
  await visit(page, certificate);
  await page.locator("#key-file").setInputFiles(key);
  await page.locator("#file-password").fill(PASSWORD);
  const download = page.waitForEvent("download");
  await press(page, "Установить и сохранить");
  const file = await download;
  const store = join(folder, `${Date.now()}-${file.suggestedFilename()}`);
  await file.saveAs(store);
  await expect(page.locator("main .banner[data-kind=success]")).toContainText(file.suggestedFilename());
  return store;
}

/** A key with its certificate, in a file to sign with; gives where it lies, and the certificate's address. */
export async function certified(
  owner: Page,
  officers: [first: Page, second: Page],
  folder: string,
  kind: string,
  role: string,
  iin: string,
): Promise<{ store: string; certificate: string }> {
  const { key, request } = await askFor(owner, folder, kind, role, iin);
  await checkIdentity(officers[0], request);
  const certificate = await issue(officers[1], request);
  return { store: await install(owner, folder, certificate, key), certificate };
}

/** Signs what the page shows with a key from a file. */
export async function signWithFile(page: Page, store: string): Promise<void> {
  await page.locator("#key-file").setInputFiles(store);
  await page.locator("#key-password").fill(PASSWORD);
  await press(page, "Подписать");
}

/** The key of a store, as the double of NCALayer takes it. */
export function pem(store: string, name = "own"): PemKey {
  const folder = temporary();
  try {
    const password = join(folder, "password.txt");
    writeFileSync(password, PASSWORD);
    const take = (...what: string[]) => openssl(["pkcs12", "-in", store, "-passin", `file:${password}`, ...what]).toString();
    const certificate = take("-clcerts", "-nokeys");
    return { name, certificate: certificate.slice(certificate.indexOf("-----BEGIN")), privateKey: take("-nocerts", "-nodes") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
