// The double itself, without the portal and without a browser.
import { expect, test } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { dirname, join } from "node:path";

import { Client } from "./client.ts";
import { isLoopback, startDouble, type Double, type Settings } from "./double.ts";
import { makeKey, openssl, temporary, type Key, type PemKey } from "./keys.ts";
import { errorCodes, type Outcome } from "./outcomes.ts";

const SIGN = "1.3.6.1.5.5.7.3.4";
const HEAD = "1.2.398.3.3.4.1.2.1";
const TEXT = Buffer.from("Қаулының жобасы");

let key: PemKey;
let other: PemKey;
let double: Double;
let client: Client;

test.beforeAll(() => {
  const subject = (name: string, iin: string) => `/C=KZ/CN=${name}/serialNumber=IIN${iin}/OU=BIN123456789021`;
  key = makeKey({ name: "head", subject: subject("ТЕСТОВ ТЕСТ", "123456789011"), purposes: ["emailProtection", HEAD] });
  other = makeKey({ name: "auth", subject: subject("БАСҚА АДАМ", "850101400014"), purposes: ["clientAuth"], algorithm: "ec" });
});

test.beforeEach(() => open({ keys: [other, key] }));

test.afterEach(async () => {
  client.close();
  await double.stop();
});

/** Starts a double, connects to it and takes its greeting. */
async function open(settings: Settings, origin = "https://alqa.gov.kz"): Promise<void> {
  double = await startDouble(settings);
  client = await Client.connect(double.url, { origin, rejectUnauthorized: false });
  expect(await client.json()).toEqual({ result: { version: settings.version ?? "1.4" } });
}

async function again(settings: Settings): Promise<void> {
  client.close();
  await double.stop();
  await open(settings);
}

function request(change: object = {}, params: object = {}, signer: object = {}): object {
  return {
    module: "kz.gov.pki.knca.basics",
    method: "sign",
    args: {
      allowedStorages: null,
      format: "cms",
      data: TEXT.toString("base64"),
      signingParams: { decode: true, encapsulate: false, digested: false, ...params },
      signerParams: { extKeyUsageOids: [SIGN], chain: [], ...signer },
      locale: "kk",
      ...change,
    },
  };
}

const utils = (method: string, ...args: unknown[]) => ({ module: "kz.gov.pki.knca.commonUtils", method, args });
const cades = (kind = "SIGNATURE", attach = false) =>
  utils("createCAdESFromBase64", "PKCS12", kind, TEXT.toString("base64"), attach);

/** Lets OpenSSL check a signature; gives the content. */
function verify(cms: string, by: Key, attached = false, content = TEXT): Buffer {
  const folder = temporary();
  try {
    const file = (name: string, bytes: string | Buffer) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const der = cms.startsWith("-----BEGIN CMS-----") ? Buffer.from(cms.replace(/-----[^-]+-----/g, ""), "base64") : Buffer.from(cms, "base64");
    const detached = attached ? [] : ["-content", file("content", content)];
    const trusted = ["-CAfile", file("cert", by.certificate), "-purpose", "any", "-partial_chain"];
    return openssl(["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", file("cms", der), ...trusted, ...detached]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("greets, and answers the heartbeat", async () => {
  client.send("--heartbeat--");
  expect(await client.text()).toBe("--heartbeat--");
  await again({ keys: [], version: "1.3" });
});

test("speaks over TLS too", async () => {
  await again({ keys: [key], secure: true });
  expect(double.url).toMatch(/^wss:/);
  verify((await client.ask(request())).body.result[0], key);
});

test("logs the origin and refuses other machines", async () => {
  expect(double.attempts).toEqual([{ origin: "https://alqa.gov.kz", address: "127.0.0.1", accepted: true }]);
  expect(["127.0.0.1", "127.8.0.9", "::1", "::ffff:127.0.0.1"].every(isLoopback)).toBe(true);
  expect(["10.0.0.1", "::ffff:10.0.0.1", "128.0.0.1", "1270.0.0.1", "::2", "", undefined].some(isLoopback)).toBe(false);

  const foreign = Object.values(networkInterfaces()).flat().find(face => face?.family === "IPv4" && !face.internal);
  if (!foreign) return;
  await again({ keys: [key], host: "0.0.0.0" });
  const url = double.url.replace("127.0.0.1", foreign.address);
  await expect(Client.connect(url, { origin: "https://elsewhere.kz" })).rejects.toThrow("401");
  expect(double.attempts.at(-1)).toEqual({ origin: "https://elsewhere.kz", address: foreign.address, accepted: false });
});

test.describe("basics", () => {
  test("signs, as an array of PEM", async () => {
    const reply = await client.ask(request());
    expect(reply.status).toBe(true);
    expect(reply.body.result).toHaveLength(1);
    expect(reply.body.result[0]).toMatch(/^-----BEGIN CMS-----\n/);
    verify(reply.body.result[0], key);
    expect(() => verify(reply.body.result[0], key, false, Buffer.from("басқа"))).toThrow();
  });

  test("signs with the content in it", async () => {
    const reply = await client.ask(request({}, { encapsulate: true }));
    expect(verify(reply.body.result[0], key, true)).toEqual(TEXT);
  });

  test("signs the text itself when it is not to be decoded", async () => {
    const reply = await client.ask(request({ data: "text" }, { decode: false }));
    verify(reply.body.result[0], key, false, Buffer.from("text"));
  });

  test("signs several at once", async () => {
    const texts = ["one", "two", "three"].map(text => Buffer.from(text));
    const reply = await client.ask(request({ data: texts.map(text => text.toString("base64")) }));
    expect(reply.body.result).toHaveLength(3);
    texts.forEach((text, at) => verify(reply.body.result[at], key, false, text));
  });

  test("hands over as KAZTOKEN does", async () => {
    double.next({ do: "sign", result: "string" }, { do: "sign", result: "string", cms: "base64" });
    const first = await client.ask(request());
    expect(first.body.result).toMatch(/^-----BEGIN CMS-----/);
    const second = await client.ask(request());
    expect(second.body.result).toMatch(/^MI/);
    verify(second.body.result, key);
  });

  test("hands over the certificate if asked", async () => {
    const reply = await client.ask(request({}, { outputCert: true }));
    expect(reply.body.result.certificate).toBe(key.certificate);
    verify(reply.body.result.signatures[0], key);
  });

  test("takes the key that suits", async () => {
    const reply = await client.ask(request({}, {}, { extKeyUsageOids: ["1.3.6.1.5.5.7.3.2"] }));
    verify(reply.body.result[0], other);
    const serial = new X509Certificate(other.certificate).serialNumber;
    for (const signer of [{ iin: "850101400014" }, { serialNumber: serial }, { serialNumber: serial.toLowerCase() }]) {
      verify((await client.ask(request({}, {}, { extKeyUsageOids: [], ...signer }))).body.result[0], other);
    }
    double.next({ do: "sign", key: "head" });
    verify((await client.ask(request({}, {}, { extKeyUsageOids: [] }))).body.result[0], key);
  });

  test("has no key that suits", async () => {
    const none = { status: false, code: "SIGNING_FAILURE", message: "no suitable key" };
    for (const signer of [{ extKeyUsageOids: [SIGN, "1.2.398.3.3.4.1.2.2"] }, { iin: "111111111111" }, { bin: "1" }, { serialNumber: "1" }]) {
      expect(await client.ask(request({}, {}, signer))).toEqual(none);
    }
    expect(await client.ask(request({ allowedStorages: ["AKKaztokenStore"] }))).toEqual(none);
    double.next({ do: "no-key" });
    expect(await client.ask(request())).toEqual(none);
  });

  test("offers keys of the named authorities only", async () => {
    const none = { status: false, code: "SIGNING_FAILURE", message: "no suitable key" };
    const der = (of: PemKey) => openssl(["x509", "-outform", "DER"], Buffer.from(of.certificate)).toString("base64");
    // Absent, it means the national authority, as it is in force.
    expect(await client.ask(request({}, {}, { chain: undefined }))).toEqual(none);
    expect(await client.ask(request({}, {}, { chain: [der(other)] }))).toEqual(none);
    verify((await client.ask(request({}, {}, { chain: [der(other), der(key)] }))).body.result[0], key);
    double.next({ do: "sign", key: "auth" });
    expect(await client.ask(request()), "what does not suit is not listed").toEqual(none);
  });

  test("is cancelled", async () => {
    double.next({ do: "cancel" });
    expect(await client.ask(request())).toEqual({ status: true, body: {} });
  });

  test("fails in each of the known ways", async () => {
    double.next(...errorCodes.map((code): Outcome => ({ do: "error", code, message: "why", details: "more" })));
    for (const code of errorCodes) {
      expect(await client.ask(request())).toEqual({ status: false, code, message: "why", details: "more" });
    }
  });

  test("refuses what it can't do", async () => {
    const code = async (asked: object) => (await client.ask(asked)).code;
    expect(await code(request({ format: "xml" }))).toBe("INVALID_SIGNING_PARAMS");
    expect(await code(request({ data: [] }))).toBe("INVALID_SIGNING_PARAMS");
    expect(await code(request({ data: undefined }))).toBe("INVALID_SIGNING_PARAMS");
    expect(await code(request({}, { digested: true }))).toBe("INVALID_SIGNING_PARAMS");
    expect(await code(request({}, { tsaProfile: {} }))).toBe("SIGNING_FAILURE");
    expect(await code({ module: "kz.gov.pki.knca.basics", method: "sign" })).toBe("INVALID_SIGNING_PARAMS");
    expect(await code({ module: "kz.gov.pki.knca.basics", method: "dance" })).toBe("INVOCATION_ERROR");
  });

  test("signs something else if told to", async () => {
    double.next({ do: "sign-other" });
    const reply = await client.ask(request());
    expect(() => verify(reply.body.result[0], key)).toThrow();
  });
});

test.describe("commonUtils", () => {
  test("signs, as bare base64", async () => {
    const reply = await client.ask({ ...cades(), uuid: "7" });
    expect(reply).toEqual({ code: "200", responseObject: expect.stringMatching(/^MI/), uuid: "7" });
    verify(reply.responseObject, key);
    verify((await client.ask(cades("AUTHENTICATION"))).responseObject, other);
    expect(verify((await client.ask(cades("SIGNATURE", true))).responseObject, key, true)).toEqual(TEXT);
    double.next({ do: "sign", cms: "pem" });
    verify((await client.ask(cades())).responseObject, key);
  });

  test("is cancelled, fails, has no key", async () => {
    double.next({ do: "cancel" }, { do: "error", message: "why" }, { do: "no-key" });
    expect(await client.ask(cades())).toEqual({ code: "500", message: "action.canceled" });
    expect(await client.ask(cades())).toEqual({ code: "500", message: "why" });
    expect(await client.ask(cades())).toEqual({ code: "500", message: "no suitable key" });
    expect(await client.ask(utils("createCAdESFromBase64", "AKKaztokenStore", "SIGNATURE", "", false))).toEqual({ code: "500", message: "no suitable key" });
  });

  test("tells of the key", async () => {
    const { code, responseObject: info } = await client.ask(utils("getKeyInfo", "PKCS12"));
    expect(code).toBe("200");
    const certificate = new X509Certificate(other.certificate);
    expect(info).toMatchObject({ algorithm: "ECDSA", subjectCn: "БАСҚА АДАМ", issuerCn: "БАСҚА АДАМ", pem: other.certificate });
    expect(info.subjectDn).toContain("IIN850101400014");
    expect(info.serialNumber).toBe(certificate.serialNumber.toLowerCase().replace(/^0+/, ""));
    const [, day, month, year, time] = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)$/.exec(info.certNotAfter) ?? [];
    expect(new Date(`${year}-${month}-${day}T${time}+05:00`)).toEqual(new Date(certificate.validTo));
  });

  test("asks nobody about tokens and languages", async () => {
    double.next({ do: "cancel" });
    expect(await client.ask(utils("getActiveTokens"))).toEqual({ code: "200", responseObject: [] });
    expect(await client.ask(utils("changeLocale", "kk"))).toEqual({ code: "200" });
    expect(await client.ask(cades())).toEqual({ code: "500", message: "action.canceled" });
    expect((await client.ask(utils("signXml", "PKCS12", "SIGNATURE", "<a/>", "", ""))).code).toBe("500");
  });
});

test("does not know other modules", async () => {
  const unknown = { success: false, errorCode: "MODULE_NOT_FOUND" };
  expect(await client.ask({ module: "kz.digiflow.mobile.extensions", method: "getVersion" })).toEqual(unknown);
  expect(await client.ask({ method: "browseKeyStore", args: [] })).toEqual(unknown);
  double.next({ do: "module-not-found" });
  expect(await client.ask(request())).toEqual(unknown);
  client.send("{");
  expect((await client.json()).code).toBe("INVOCATION_ERROR");
});

test("breaks off", async () => {
  double.next({ do: "drop" });
  client.send(JSON.stringify(request()));
  expect(await client.text()).toBeUndefined();
});

test("sends half a reply", async () => {
  double.next({ do: "malformed" });
  client.send(JSON.stringify(request()));
  const text = await client.text();
  expect(() => JSON.parse(text ?? "{}")).toThrow();
});

test("takes its time, and notes who does not wait", async () => {
  double.next({ do: "cancel", delay: 1 }, { do: "sign", hold: true });
  expect(await client.ask(request())).toEqual({ status: true, body: {} });
  client.send(JSON.stringify(request()));
  await double.untilHeld();
  client.send("--heartbeat--");
  expect(await client.text(), "nothing else came before").toBe("--heartbeat--");
  client.send(JSON.stringify(request({ locale: "ru" })));
  client.send("--heartbeat--");
  expect(await client.text()).toBe("--heartbeat--");
  expect(double.release()).toBe(true);
  verify((await client.json()).body.result[0], key);
  verify((await client.json()).body.result[0], key);
  expect(double.release()).toBe(false);
  expect(double.requests.map(asked => asked.overlapping)).toEqual([false, false, true]);
  expect(double.requests[2]).toMatchObject({ method: "sign", args: { locale: "ru" }, origin: "https://alqa.gov.kz" });
});

test("is told what to do over HTTP", async () => {
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(double.control + path, { method, body: body === undefined ? null : JSON.stringify(body) });
  expect((await ask("POST", "/outcomes", [{ do: "cancel", hold: true }, { do: "drop" }])).status).toBe(204);
  expect((await ask("POST", "/outcomes", [{ do: "dance" }])).status).toBe(400);
  expect((await ask("POST", "/release")).status).toBe(409);
  client.send(JSON.stringify(request()));
  await double.untilHeld();
  const state = await (await ask("GET", "/state")).json();
  expect(state).toMatchObject({ held: true, left: 1, attempts: [{ origin: "https://alqa.gov.kz" }], requests: [{ method: "sign" }] });
  expect((await ask("DELETE", "/outcomes")).status).toBe(204);
  expect((await ask("POST", "/release")).status).toBe(204);
  expect(await client.json()).toEqual({ status: true, body: {} });
  verify((await client.ask(request())).body.result[0], key);
  expect((await ask("GET", "/elsewhere")).status).toBe(404);
});

test("signs with a GOST key", async () => {
  const command = process.env["EDS_SIGN"] ?? "";
  expect(existsSync(command), "EDS_SIGN names the program made by: cargo build -p eds --example sign").toBe(true);
  const store = test.info().outputPath("gost.p12");
  const password = "Aa123456";
  mkdirSync(dirname(store), { recursive: true });
  execFileSync(command, [store, password, "make"]);
  const certificate = execFileSync(command, [store, password, "certificate"]).toString("utf8");
  await again({ keys: [{ name: "gost", certificate, store, password, command }] });
  const reply = await client.ask(request());
  const der = Buffer.from(reply.body.result[0].replace(/-----[^-]+-----/g, ""), "base64");
  expect(der.includes(Buffer.from("2a830e030a01010203", "hex")), "the national algorithm is named").toBe(true);
});
