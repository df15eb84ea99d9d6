// Signing in the browser: the worker that holds keys, as a page asks it. OpenSSL judges what it can read.
import type { Page } from "@playwright/test";
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openssl } from "./ncalayer/keys.ts";
import { certify } from "./support/certify.ts";
import { makeDocument, makeGroup } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, test, visit } from "./support/people.ts";

const PASSWORD = "Құпия сөз 7391";
const CONTENT = Buffer.from("Қаулының жобасы\r\n");

type Kind = "rsa2048" | "p256" | "gost512";

/** Where the page's worker lies, and what is asked of it: `signing::Ask`, with bytes as base64 behind `bytes:`. */
interface Talk {
  ask(ask: unknown): Promise<unknown>;
  /** Milliseconds the last answer took, in the worker and on the way. */
  took: number;
}

/** Starts the worker in the page. Bytes cross from here to the page as base64, from the page to the worker as they are. */
async function worker(page: Page): Promise<Talk> {
  const script = await page.locator("link[rel=modulepreload][href$='/alqa.js']").getAttribute("href");
  const address = script?.replace(/alqa\.js$/, "signer/signer-worker.js");
  const handle = await page.evaluateHandle(address => new Worker(address ?? "", { type: "module" }), address);
  const talk: Talk = {
    took: 0,
    ask: async ask => {
      const { answer, took } = await handle.evaluate(async (worker, ask) => {
        const unpack = (value: unknown): unknown => {
          if (typeof value === "string" && value.startsWith("bytes:")) return Uint8Array.from(atob(value.slice(6)), c => c.charCodeAt(0));
          // A file, which only the worker reads.
          if (typeof value === "string" && value.startsWith("file:")) return new Blob([unpack(`bytes:${value.slice(5)}`) as BlobPart]);
          if (Array.isArray(value)) return value.map(unpack);
          if (value === null || typeof value !== "object") return value;
          return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unpack(part)]));
        };
        const pack = (value: unknown): unknown => {
          if (value instanceof Uint8Array) return `bytes:${btoa(Array.from(value, byte => String.fromCharCode(byte)).join(""))}`;
          if (typeof value === "bigint") return Number(value);
          if (Array.isArray(value)) return value.map(pack);
          if (value === null || typeof value !== "object") return value;
          return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, pack(part)]));
        };
        const id = Math.floor(Math.random() * 1e9);
        const began = performance.now();
        return new Promise<{ answer: unknown; took: number }>((resolve, reject) => {
          worker.addEventListener("error", event => reject(new Error(event.message)), { once: true });
          worker.addEventListener("message", function hear({ data }) {
            if (data.id !== id) return;
            worker.removeEventListener("message", hear);
            resolve({ answer: pack(data.answer), took: performance.now() - began });
          });
          worker.postMessage({ id, ask: unpack(ask) });
        });
      }, ask);
      talk.took = took;
      return answer;
    },
  };
  return talk;
}

const bytes = (data: Buffer) => `bytes:${data.toString("base64")}`;
const file = (data: Buffer) => `file:${data.toString("base64")}`;
const unpacked = (text: string) => Buffer.from(text.slice("bytes:".length), "base64");
const micros = () => Date.now() * 1000;

interface Opened {
  Ok: { opened: { keys: { key: number; algorithm: unknown; certificate?: { serial: string; signs: boolean; subject: { iin?: string } } }[] } };
}

async function request(talk: Talk, kind: Kind): Promise<{ request: Buffer; store: Buffer }> {
  const subject = { common_name: "ТЕСТОВ ТЕСТ", iin: "123456789011", country: "KZ", ambiguous: false };
  const answer = (await talk.ask({ request: { kind, subject, password: PASSWORD } })) as { Ok: { requested: { request: string; store: string } } };
  return { request: unpacked(answer.Ok.requested.request), store: unpacked(answer.Ok.requested.store) };
}

/** A centre of a day, by OpenSSL. */
class Centre {
  readonly folder = mkdtempSync(join(tmpdir(), "alqa-signer-"));
  readonly certificate = this.path("ca.pem");

  constructor() {
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", this.path("ca.key")];
    openssl(["req", "-x509", "-days", "2", "-subj", "/CN=Test centre", ...key, "-out", this.certificate]);
    const extensions = ["keyUsage=critical,digitalSignature,nonRepudiation", "extendedKeyUsage=emailProtection,1.2.398.3.3.4.1.2.1"];
    writeFileSync(this.path("ext"), extensions.join("\n") + "\n");
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** The certificate for a request; OpenSSL checks that who asks has the key, as far as it knows such keys. */
  certify(request: Buffer, kind: Kind): Buffer {
    if (kind === "gost512") return certify(request, readFileSync(this.certificate, "utf8"), readFileSync(this.path("ca.key"), "utf8"));
    writeFileSync(this.path("request"), request);
    openssl(["req", "-in", this.path("request"), "-inform", "DER", "-verify", "-noout"]);
    const from = ["-req", "-in", this.path("request"), "-inform", "DER", "-days", "1", "-extfile", this.path("ext")];
    openssl(["x509", ...from, "-CA", this.certificate, "-CAkey", this.path("ca.key"), "-CAcreateserial", "-out", this.path("cert.pem")]);
    return readFileSync(this.path("cert.pem"));
  }

  /** The key in a store, as OpenSSL opens it. */
  keyIn(store: Buffer): string {
    writeFileSync(this.path("store"), store);
    writeFileSync(this.path("password"), PASSWORD);
    return openssl(["pkcs12", "-in", this.path("store"), "-passin", `file:${this.path("password")}`, "-nocerts", "-nodes"]).toString();
  }

  /** What OpenSSL finds signed; it throws if the signature or the chain does not hold. */
  verify(cms: Buffer, content: Buffer): Buffer {
    writeFileSync(this.path("cms"), cms);
    writeFileSync(this.path("content"), content);
    const what = ["-inform", "DER", "-in", this.path("cms"), "-content", this.path("content")];
    return openssl(["cms", "-verify", "-binary", "-CAfile", this.certificate, "-purpose", "any", ...what]);
  }

  /** A policy that trusts this centre and asks for neither stamps nor revocation. */
  policy(): object {
    const der = openssl(["x509", "-in", this.certificate, "-outform", "DER"]).toString("base64");
    const no = { stamp: false, revocation: false, issuer_revocation: false, stamp_revocation: false };
    const limits = { rsa_bits: 2048, weak_until: null, ocsp_minutes: 60, skew_seconds: 300 };
    return { version: "test", anchors: [der], intermediates: [], purposes: ["1.3.6.1.5.5.7.3.4"], roles: [], ...limits, ...no };
  }
}

let centre: Centre;
test.beforeAll(() => {
  centre = new Centre();
});
test.afterAll(() => rmSync(centre.folder, { recursive: true }));

async function verdict(talk: Talk, content: Buffer, cms: string): Promise<unknown> {
  const asked = { content: file(content), cms, proof: {}, policy: centre.policy(), now: micros() };
  const answer = (await talk.ask({ check: asked })) as { Ok: { checked: { report: string } } };
  return (JSON.parse(answer.Ok.checked.report) as { verdict: unknown }).verdict;
}

async function sign(talk: Talk, contents: Buffer[]): Promise<string[]> {
  const answer = (await talk.ask({ sign: { key: 0, contents: contents.map(bytes), at: micros() } })) as { Ok: { signed: { signatures: string[] } } };
  return answer.Ok.signed.signatures;
}

for (const kind of ["rsa2048", "p256", "gost512"] as const) {
  test(`a key made in the browser gets a certificate and signs: ${kind}`, async ({ people }) => {
    const page = await people.official(ALIYEVA);
    await visit(page, "/");
    const talk = await worker(page);
    const asked = await request(talk, kind);
    const made = talk.took;
    if (kind !== "gost512") expect(centre.keyIn(asked.store)).toContain("BEGIN PRIVATE KEY");

    const certificates = [bytes(centre.certify(asked.request, kind)), bytes(readFileSync(centre.certificate))];
    const install = { file: file(asked.store), password: PASSWORD, certificates, roles: [] };
    const installed = (await talk.ask({ install })) as { Ok: { installed: { store: string } } };
    const store = unpacked(installed.Ok.installed.store);
    const opened = (await talk.ask({ open: { file: file(store), password: PASSWORD, roles: [] } })) as Opened;
    const [key] = opened.Ok.opened.keys;
    expect(key?.certificate).toMatchObject({ signs: true, subject: { iin: "123456789011" } });
    const opening = talk.took;

    const signatures = await sign(talk, [CONTENT, Buffer.alloc(0), CONTENT]);
    expect(signatures).toHaveLength(3);
    await sign(talk, [CONTENT]);
    console.log(`${kind}: key and request ${made.toFixed(0)} ms, opening ${opening.toFixed(0)} ms, one signature ${talk.took.toFixed(1)} ms`);
    if (kind !== "gost512") {
      expect(centre.verify(unpacked(signatures[0] ?? ""), CONTENT)).toEqual(CONTENT);
      expect(() => centre.verify(unpacked(signatures[0] ?? ""), Buffer.from("басқа"))).toThrow();
    }
    expect(await verdict(talk, CONTENT, signatures[0] ?? "")).toBe("Valid");
    expect(await verdict(talk, Buffer.from("басқа"), signatures[0] ?? "")).toBe("Invalid");
    expect(await talk.ask("close")).toEqual({ Ok: "closed" });
    expect(await talk.ask({ sign: { key: 0, contents: [], at: micros() } })).toEqual({ Err: "not_open" });
  });
}

test("what is not a key store, or not its password, is told apart, and the worker lives on", async ({ people }) => {
  const page = await people.official(ALIYEVA);
  await visit(page, "/");
  const talk = await worker(page);
  const { store } = await request(talk, "gost512");
  const open = (data: Buffer, password: string) => talk.ask({ open: { file: file(data), password, roles: [] } });
  expect(await open(store, "құпия сөз 7391")).toEqual({ Err: "wrong_password" });
  expect(await open(Buffer.from("%PDF-1.7"), PASSWORD)).toEqual({ Err: "no_key_store" });
  expect(await open(store.subarray(0, store.length / 2), PASSWORD)).toEqual({ Err: "no_key_store" });
  expect(await talk.ask({ open: { file: 5 } })).toEqual({ Err: "malformed" });
  expect(await talk.ask({ unheard: {} })).toEqual({ Err: "malformed" });
  // It has no certificate yet: it opens, and does not sign.
  expect(await open(store, PASSWORD)).toMatchObject({ Ok: { opened: { keys: [{ key: 0, algorithm: "gost512" }] } } });
  expect(await talk.ask({ sign: { key: 0, contents: [], at: micros() } })).toEqual({ Err: "no_certificate" });
});

test("nothing of it is loaded before somebody signs", async ({ people }) => {
  const page = await people.official(ALIYEVA);
  const fetched: string[] = [];
  page.on("request", request => fetched.push(new URL(request.url()).pathname));
  const group = await makeGroup(page, "Группа: ещё не подписано", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(page, group, "Проект без подписи");
  for (const path of ["/", "/groups", `/groups/${group}`, `/documents/${document}`, "/directory", "/library", "/account"]) await visit(page, path);
  expect(fetched.length).toBeGreaterThan(20);
  expect(fetched.filter(path => path.includes("/signer/"))).toEqual([]);
  await worker(page);
  await expect.poll(() => fetched.filter(path => path.includes("/signer/")).map(path => path.split("/").pop()).sort()).toEqual(["signer-worker.js", "signer.js", "signer_bg.wasm"]);
});

test("the worker may load its own program and nothing else", async ({ people, server }) => {
  const page = await people.official(ALIYEVA);
  await visit(page, "/");
  const script = await page.locator("link[rel=modulepreload][href$='/alqa.js']").getAttribute("href");
  const answer = await page.request.get(`${server.url}${script?.replace(/alqa\.js$/, "signer/signer-worker.js")}`);
  expect(answer.headers()["content-security-policy"]).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
  const policy = (await page.request.get("/")).headers()["content-security-policy"] ?? "";
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.ncalayer};`);
  await expect(page.locator("meta[name=ncalayer]")).toHaveAttribute("content", `ws://127.0.0.1:${server.ncalayer}`);
});
