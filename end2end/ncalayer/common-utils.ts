// The module `kz.gov.pki.knca.commonUtils`, with positional arguments.
import { createHash, X509Certificate } from "node:crypto";

import { openssl, serialNumber, suits, type Key } from "./keys.ts";
import type { Outcome } from "./outcomes.ts";
import { pem, sign } from "./signer.ts";

const failure = (message: string) => ({ code: "500", message });
const success = (responseObject?: unknown) => ({ code: "200", responseObject });

/** Methods that no person is asked about. */
export const silent = ["getActiveTokens", "changeLocale"];

/** Which purpose of a key each kind means. */
const purposes: Record<string, string> = { SIGNATURE: "1.3.6.1.5.5.7.3.4", AUTHENTICATION: "1.3.6.1.5.5.7.3.2" };

/** The reply to a request whose outcome is to be a reply. */
export function commonUtils(method: unknown, given: unknown, outcome: Outcome, keys: Key[]): object {
  const args = Array.isArray(given) ? given : [];
  // Only hardware is listed, and the double has none.
  if (method === "getActiveTokens") return success([]);
  if (method === "changeLocale") return success();
  if (outcome.do === "cancel") return failure("action.canceled");
  if (outcome.do === "error") return failure(outcome.message ?? "the double was told to fail");
  if (method !== "getKeyInfo" && method !== "createCAdESFromBase64") {
    return failure(`the double has no ${String(method)}`);
  }
  const [storage, kind, data, attach] = args;
  const key = outcome.do === "no-key" ? undefined : find(keys, storage, method === "getKeyInfo" ? undefined : kind, outcome);
  if (!key) return failure("no suitable key");
  if (method === "getKeyInfo") return success(keyInfo(key));
  if (typeof data !== "string" || typeof attach !== "boolean") return failure("bad arguments");
  const content = Buffer.from(data, "base64");
  const signed = sign(key, outcome.do === "sign-other" ? Buffer.concat([content, Buffer.from("!")]) : content, attach);
  return success("cms" in outcome && outcome.cms === "pem" ? pem(signed) : signed.toString("base64"));
}

function find(keys: Key[], storage: unknown, kind: unknown, outcome: Outcome): Key | undefined {
  if (storage !== "PKCS12") return undefined;
  if (outcome.do === "sign" && outcome.key) return keys.find(key => key.name === outcome.key);
  const purpose = purposes[String(kind)];
  return keys.find(key => suits(key, { ...(purpose ? { extKeyUsageOids: [purpose] } : {}), chain: [] }));
}

function keyInfo(key: Key): object {
  const certificate = new X509Certificate(key.certificate);
  const pemBytes = Buffer.from(key.certificate);
  const say = (...what: string[]) =>
    openssl(["x509", "-noout", "-nameopt", "RFC2253,utf8,-esc_msb", ...what], pemBytes).toString("utf8").trim();
  const dn = (what: string) => say(what).replace(/^\w+=/, "");
  const cn = (name: string) => /(?:^|,)CN=([^,]*)/.exec(name)?.[1] ?? "";
  const [subjectDn, issuerDn] = [dn("-subject"), dn("-issuer")];
  const keyId = createHash("sha1").update(certificate.publicKey.export({ type: "spki", format: "der" })).digest("hex");
  return {
    alias: keyId,
    keyId,
    algorithm: certificate.publicKey.asymmetricKeyType === "rsa" ? "RSA" : "ECDSA",
    subjectCn: cn(subjectDn),
    subjectDn,
    issuerCn: cn(issuerDn),
    issuerDn,
    serialNumber: serialNumber(certificate),
    certNotBefore: almaty(certificate.validFrom),
    certNotAfter: almaty(certificate.validTo),
    authorityKeyIdentifier: /([0-9A-F]{2}(?::[0-9A-F]{2})+)/.exec(say("-ext", "authorityKeyIdentifier"))?.[1]?.replaceAll(":", "").toLowerCase() ?? "",
    pem: key.certificate,
  };
}

/** `dd.MM.yyyy HH:mm:ss` of Almaty's clock. */
function almaty(moment: string): string {
  const format = new Intl.DateTimeFormat("ru-RU", { dateStyle: "short", timeStyle: "medium", timeZone: "Asia/Almaty", hourCycle: "h23" });
  const parts = Object.fromEntries(format.formatToParts(new Date(moment)).map(part => [part.type, part.value]));
  const year = new Date(moment).toLocaleString("en", { year: "numeric", timeZone: "Asia/Almaty" });
  return `${parts["day"]}.${parts["month"]}.${year} ${parts["hour"]}:${parts["minute"]}:${parts["second"]}`;
}
