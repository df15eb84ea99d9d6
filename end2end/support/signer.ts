// The worker that holds keys, as a page asks it, and a centre of a day that issues to what it makes.
import type { Page } from "@playwright/test";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openssl } from "../ncalayer/keys.ts";
import { certify } from "./certify.ts";

export const PASSWORD = "Құпия сөз 7391";

export type Kind = "rsa2048" | "p256" | "gost512";

/** Where the page's worker lies, and what is asked of it: `signing::Ask`, with bytes as base64 behind `bytes:`. */
export interface Talk {
  ask(ask: unknown): Promise<unknown>;
  /** Milliseconds the last answer took, in the worker and on the way. */
  took: number;
}

/** Starts the worker in the page. Bytes cross from here to the page as base64, from the page to the worker as they are. */
export async function worker(page: Page): Promise<Talk> {
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

export const bytes = (data: Buffer) => `bytes:${data.toString("base64")}`;
export const file = (data: Buffer) => `file:${data.toString("base64")}`;
export const unpacked = (text: string) => Buffer.from(text.slice("bytes:".length), "base64");
export const micros = () => Date.now() * 1000;

export interface Opened {
  Ok: { opened: { keys: { key: number; algorithm: unknown; certificate?: { serial: string; signs: boolean; subject: { iin?: string } } }[] } };
}

export async function request(talk: Talk, kind: Kind): Promise<{ request: Buffer; store: Buffer }> {
  const subject = { common_name: "ТЕСТОВ ТЕСТ", iin: "123456789011", country: "KZ", ambiguous: false };
  const answer = (await talk.ask({ request: { kind, subject, password: PASSWORD } })) as { Ok: { requested: { request: string; store: string } } };
  return { request: unpacked(answer.Ok.requested.request), store: unpacked(answer.Ok.requested.store) };
}

/** A centre of a day, by OpenSSL. */
export class Centre {
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

/** Signs each with the first key that is open. */
export async function sign(talk: Talk, contents: Buffer[]): Promise<string[]> {
  const answer = (await talk.ask({ sign: { key: 0, contents: contents.map(bytes), at: micros() } })) as { Ok: { signed: { signatures: string[] } } };
  return answer.Ok.signed.signatures;
}

/** Makes a key, has it certified and opens it, as its owner would. */
export async function certified(talk: Talk, centre: Centre, kind: Kind): Promise<Opened> {
  const asked = await request(talk, kind);
  const certificates = [bytes(centre.certify(asked.request, kind)), bytes(readFileSync(centre.certificate))];
  const install = { file: file(asked.store), password: PASSWORD, certificates, roles: [] };
  const { Ok } = (await talk.ask({ install })) as { Ok: { installed: { store: string } } };
  return (await talk.ask({ open: { file: file(unpacked(Ok.installed.store)), password: PASSWORD, roles: [] } })) as Opened;
}
