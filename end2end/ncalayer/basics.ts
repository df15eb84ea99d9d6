// The module `kz.gov.pki.knca.basics`, since 2022.
import { suits, type Filter, type Key } from "./keys.ts";
import type { ErrorCode, Form, Outcome } from "./outcomes.ts";
import { pem, sign } from "./signer.ts";

interface Args {
  allowedStorages?: string[] | null;
  format?: string;
  data?: string | string[];
  signingParams?: { decode?: boolean; encapsulate?: boolean; digested?: boolean; tsaProfile?: object; outputCert?: boolean };
  signerParams?: Filter;
}

const failure = (code: ErrorCode, message: string, details?: string) => ({ status: false, code, message, details });

/** The reply to a request whose outcome is to be a reply. */
export function basics(method: unknown, given: unknown, outcome: Outcome, keys: Key[]): object {
  if (outcome.do === "cancel") return { status: true, body: {} };
  if (outcome.do === "error") {
    return failure(outcome.code ?? "GENERAL_ERROR", outcome.message ?? "the double was told to fail", outcome.details);
  }
  if (method !== "sign") return failure("INVOCATION_ERROR", `no method ${String(method)}`);
  const args = given as Args | undefined;
  const problem = objection(args);
  if (!args || problem) return failure("INVALID_SIGNING_PARAMS", problem ?? "no arguments");
  if (args.signingParams?.tsaProfile) return failure("SIGNING_FAILURE", "the double has no time stamps");
  const key = outcome.do === "no-key" ? undefined : find(keys, args, outcome);
  if (!key) return failure("SIGNING_FAILURE", "no suitable key");
  return { status: true, body: { result: result(args, key, outcome) } };
}

function objection(args: Args | undefined): string | undefined {
  const data = args?.data;
  if (typeof data !== "string" && !(Array.isArray(data) && data.length > 0)) return "nothing to sign";
  if (args?.format !== "cms") return `the double signs no ${args?.format}`;
  if (args.signingParams?.digested) return "the double signs no digests";
  return undefined;
}

function find(keys: Key[], args: Args, outcome: Outcome): Key | undefined {
  const { allowedStorages } = args;
  if (allowedStorages && !allowedStorages.includes("PKCS12")) return undefined;
  // The window lists what suits, and the person chooses among it.
  const listed = keys.filter(key => suits(key, args.signerParams ?? {}));
  return outcome.do === "sign" && outcome.key ? listed.find(key => key.name === outcome.key) : listed[0];
}

function result(args: Args, key: Key, outcome: Outcome): unknown {
  const { decode, encapsulate, outputCert } = args.signingParams ?? {};
  const form: Form = outcome.do === "sign" || outcome.do === "sign-other" ? outcome : {};
  const all = [args.data ?? []].flat().map(data => {
    const content = Buffer.from(data, decode ? "base64" : "utf8");
    const signed = sign(key, outcome.do === "sign-other" ? Buffer.concat([content, Buffer.from("!")]) : content, !!encapsulate);
    return form.cms === "base64" ? signed.toString("base64") : pem(signed);
  });
  if (outputCert) return { signatures: all, certificate: key.certificate };
  return form.result === "string" && all.length === 1 ? all[0] : all;
}
