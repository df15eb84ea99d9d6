// Really signs: CAdES-BES with the signing certificate's reference, as NCALayer does.
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { openssl, temporary, type Key } from "./keys.ts";

/** CMS as DER, with the content in it or without. */
export function sign(key: Key, content: Buffer, attached: boolean): Buffer {
  if ("command" in key) {
    const args = [key.store, key.password, attached ? "attached" : "detached"];
    return execFileSync(key.command, args, { input: content, maxBuffer: 1 << 28 });
  }
  const folder = temporary();
  try {
    const [certificate, privateKey, text] = ["cert.pem", "key.pem", "content"].map(name => join(folder, name)) as [string, string, string];
    writeFileSync(certificate, key.certificate);
    writeFileSync(privateKey, key.privateKey, { mode: 0o600 });
    writeFileSync(text, content);
    const form = ["-binary", "-cades", "-nosmimecap", "-md", "sha256", "-outform", "DER", ...(attached ? ["-nodetach"] : [])];
    return openssl(["cms", "-sign", ...form, "-signer", certificate, "-inkey", privateKey, "-in", text]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `-----BEGIN CMS-----`, as `basics` hands it over. */
export function pem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CMS-----", ...lines, "-----END CMS-----", ""].join("\n");
}
