// A key store with several keys, which OpenSSL reads but does not write: PKCS#12 with the keys sealed by the password, and without a seal of its own.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openssl, temporary, type PemKey } from "../ncalayer/keys.ts";
import { der, oid } from "./certify.ts";

const SEQUENCE = 0x30;
const SET = 0x31;
const OCTETS = 4;
const EXPLICIT_0 = 0xa0;
const DATA = "2a864886f70d010701";
const SHROUDED_KEY = "2a864886f70d010c0a0102";
const CERTIFICATE = "2a864886f70d010c0a0103";
const X509 = "2a864886f70d01091601";
const LOCAL_KEY_ID = "2a864886f70d010915";

export function keyStore(keys: PemKey[], password: string): Buffer {
  const bags = keys.flatMap((key, at) => {
    const mark = der(SET, der(SEQUENCE, oid(LOCAL_KEY_ID), der(SET, der(OCTETS, Buffer.from([at + 1])))));
    const certificate = openssl(["x509", "-outform", "DER"], Buffer.from(key.certificate));
    const sealed = der(SEQUENCE, oid(X509), der(EXPLICIT_0, der(OCTETS, certificate)));
    return [
      der(SEQUENCE, oid(SHROUDED_KEY), der(EXPLICIT_0, shrouded(key.privateKey, password)), mark),
      der(SEQUENCE, oid(CERTIFICATE), der(EXPLICIT_0, sealed), mark),
    ];
  });
  return der(SEQUENCE, Buffer.from([2, 1, 3]), data(der(SEQUENCE, data(der(SEQUENCE, ...bags)))));
}

function data(content: Buffer): Buffer {
  return der(SEQUENCE, oid(DATA), der(EXPLICIT_0, der(OCTETS, content)));
}

/** `EncryptedPrivateKeyInfo`. */
function shrouded(key: string, password: string): Buffer {
  const folder = temporary();
  try {
    const [plain, secret] = [join(folder, "key.pem"), join(folder, "password")];
    writeFileSync(plain, key, { mode: 0o600 });
    writeFileSync(secret, password);
    return openssl(["pkcs8", "-topk8", "-in", plain, "-outform", "DER", "-v2", "aes-256-cbc", "-passout", `file:${secret}`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
