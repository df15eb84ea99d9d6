// A certificate for a request whose key OpenSSL does not know: written by hand, signed by a centre with a key on P-256.
import { randomBytes, sign, X509Certificate } from "node:crypto";

const SEQUENCE = 0x30;
const EXPLICIT_0 = 0xa0;
const EXPLICIT_3 = 0xa3;

/** A certificate of a day, DER, for documents and signing in the role of a head. `centre` and `key` are PEM. */
export function certify(request: Buffer, centre: string, key: string): Buffer {
  const [subject, publicKey] = members(members(request)[0]).slice(1) as [Buffer, Buffer];
  const issuer = members(members(new X509Certificate(centre).raw)[0])[5] as Buffer;
  const algorithm = der(SEQUENCE, oid("2a8648ce3d040302"));
  const body = der(
    SEQUENCE,
    ...[der(EXPLICIT_0, Buffer.from([2, 1, 2])), der(2, Buffer.from([0x40]), randomBytes(15)), algorithm, issuer],
    ...[der(SEQUENCE, time(-1), time(1)), subject, publicKey, der(EXPLICIT_3, der(SEQUENCE, ...extensions()))],
  );
  return der(SEQUENCE, body, algorithm, der(3, Buffer.from([0]), sign("sha256", body, key)));
}

function extensions(): Buffer[] {
  const extension = (id: string, ...value: Buffer[]) => der(SEQUENCE, oid(id), der(4, ...value));
  // Digital signature and non-repudiation; e-mail protection and the role of a head.
  const usage = Buffer.from([3, 2, 6, 0xc0]);
  return [extension("551d0f", usage), extension("551d25", der(SEQUENCE, oid("2b06010505070304"), oid("2a830e030304010201")))];
}

export function oid(hex: string): Buffer {
  return der(6, Buffer.from(hex, "hex"));
}

/** UTCTime, some days from now. */
function time(days: number): Buffer {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, "");
  return der(0x17, Buffer.from(text.slice(2)));
}

export function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/** What a constructed value consists of; each whole. */
function members(value: Buffer | undefined): Buffer[] {
  const found: Buffer[] = [];
  let rest = value ? content(value) : Buffer.alloc(0);
  while (rest.length > 0) {
    const whole = rest.length - after(rest).length;
    found.push(rest.subarray(0, whole));
    rest = rest.subarray(whole);
  }
  return found;
}

function header(value: Buffer): [start: number, length: number] {
  const first = value[1] ?? 0;
  if (first < 0x80) return [2, first];
  const size = first & 0x7f;
  return [2 + size, value.readUIntBE(2, size)];
}

function content(value: Buffer): Buffer {
  const [start, length] = header(value);
  return value.subarray(start, start + length);
}

function after(value: Buffer): Buffer {
  const [start, length] = header(value);
  return value.subarray(start + length);
}
