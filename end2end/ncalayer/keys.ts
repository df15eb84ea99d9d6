// Keys for tests. Certificates are made by OpenSSL and sign themselves unless a certification centre is given.
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A key that OpenSSL signs with, PEM. */
export interface PemKey {
  name: string;
  certificate: string;
  privateKey: string;
}

/** A key in a PKCS#12 file that a command signs with: `command store password attached|detached`. */
export interface StoreKey {
  name: string;
  certificate: string;
  store: string;
  password: string;
  command: string;
}

export type Key = PemKey | StoreKey;

export interface Wanted {
  name?: string;
  subject: string;
  /** Extended key usages: OpenSSL's names or identifiers. */
  purposes?: string[];
  algorithm?: "rsa" | "ec";
}

export function openssl(args: string[], input?: Buffer): Buffer {
  // What OpenSSL says on success (dots, names of files) is of no use here.
  return execFileSync("openssl", args, { input, stdio: ["pipe", "pipe", "pipe"], maxBuffer: 1 << 28 });
}

export function temporary(): string {
  return mkdtempSync(join(tmpdir(), "alqa-ncalayer-"));
}

/** Makes a key with a certificate of a day. */
export function makeKey(wanted: Wanted): PemKey {
  const folder = temporary();
  const [key, certificate, config] = [join(folder, "key.pem"), join(folder, "cert.pem"), join(folder, "config")];
  const purposes = wanted.purposes?.length ? `extendedKeyUsage=${wanted.purposes.join(",")}` : "";
  const lines = ["[req]", "distinguished_name=dn", "[dn]", "[ext]", "keyUsage=digitalSignature,nonRepudiation", purposes];
  writeFileSync(config, lines.join("\n") + "\n");
  const algorithm = wanted.algorithm === "ec" ? ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"] : ["rsa:2048"];
  openssl([
    ...["req", "-x509", "-utf8", "-nodes", "-days", "1", "-config", config, "-extensions", "ext"],
    ...["-newkey", ...algorithm, "-subj", wanted.subject, "-keyout", key, "-out", certificate],
  ]);
  const read = (file: string) => readFileSync(file, "utf8");
  const made = { name: wanted.name ?? "test", certificate: read(certificate), privateKey: read(key) };
  rmSync(folder, { recursive: true });
  return made;
}

/** What a request says of the key it wants. */
export interface Filter {
  extKeyUsageOids?: string[];
  iin?: string;
  bin?: string;
  serialNumber?: string;
  /** Certificates (DER, base64) of the authorities it may come from. Empty: of any, also of tests. Absent: only of those in force nationally. */
  chain?: string[];
}

/** How the national authority's certificates name it. */
const NATIONAL = "ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ";

/** Whether a key's certificate comes from where the request wants it from. */
function comesFrom(certificate: X509Certificate, chain: string[] | undefined): boolean {
  if (chain === undefined) return certificate.issuer.includes(NATIONAL);
  const authorities = chain.map(der => new X509Certificate(Buffer.from(der, "base64")));
  return authorities.length === 0 || authorities.some(authority => issued(authority, certificate));
}

function issued(authority: X509Certificate, certificate: X509Certificate): boolean {
  if (authority.subject !== certificate.issuer) return false;
  try {
    return certificate.verify(authority.publicKey);
  } catch {
    // Its key is of a kind that Node does not know.
    return true;
  }
}

/** Whether a key is what the request wants. */
export function suits(key: Key, filter: Filter): boolean {
  const certificate = new X509Certificate(key.certificate);
  // Node calls the extended key usage so; it is undefined where there is none.
  const purposes: string[] = certificate.keyUsage ?? [];
  const says = (mark: string, number: string | undefined) => !number || certificate.subject.split("\n").some(part => part.endsWith(`=${mark}${number}`));
  const serial = filter.serialNumber?.toLowerCase().replace(/^0+/, "");
  return (
    (filter.extKeyUsageOids ?? []).every(oid => purposes.includes(oid)) &&
    comesFrom(certificate, filter.chain) &&
    says("IIN", filter.iin) &&
    says("BIN", filter.bin) &&
    (!serial || serial === serialNumber(certificate))
  );
}

export function serialNumber(certificate: X509Certificate): string {
  return certificate.serialNumber.toLowerCase().replace(/^0+/, "");
}
