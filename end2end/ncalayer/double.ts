// The websocket of NCALayer: greeting, heartbeat, who may connect, one request after the other.
import { createServer as createPlain, type IncomingMessage, type Server } from "node:http";
import { createServer as createSecure } from "node:https";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";

import { basics } from "./basics.ts";
import { commonUtils, silent } from "./common-utils.ts";
import { startControl } from "./control.ts";
import { makeKey, type Key } from "./keys.ts";
import { Outcomes, type Outcome } from "./outcomes.ts";

export interface Settings {
  keys: Key[];
  /** NCALayer's is 13579; the default is a free one. */
  port?: number;
  /** The port of the control over HTTP; the default is a free one. */
  controlPort?: number;
  /** wss:// with a certificate made on the spot, instead of ws://. */
  secure?: boolean;
  /** Where it listens; only to show that others than the own machine are refused. */
  host?: string;
  /** Version in the greeting. */
  version?: string;
  /** Lets in and says nothing. */
  mute?: boolean;
}

/** A connection that was tried. */
export interface Attempt {
  origin: string | undefined;
  address: string | undefined;
  accepted: boolean;
}

/** A request that came. */
export interface Asked {
  module: unknown;
  method: unknown;
  args: unknown;
  origin: string | undefined;
  /** Came before the one before it was answered, which no client may do: replies say not which request they are to. */
  overlapping: boolean;
}

export interface Double {
  url: string;
  control: string;
  attempts: readonly Attempt[];
  requests: readonly Asked[];
  /** Adds outcomes of the next requests. */
  next(...outcomes: Outcome[]): void;
  untilHeld(): Promise<void>;
  release(): boolean;
  stop(): Promise<void>;
}

const BASICS = "kz.gov.pki.knca.basics";
const COMMON_UTILS = "kz.gov.pki.knca.commonUtils";
const HEARTBEAT = "--heartbeat--";
const NOT_FOUND = { success: false, errorCode: "MODULE_NOT_FOUND" };

export async function startDouble(settings: Settings): Promise<Double> {
  const outcomes = new Outcomes();
  const attempts: Attempt[] = [];
  const requests: Asked[] = [];
  const server = settings.secure ? secure() : createPlain();
  const sockets = new WebSocketServer({
    server,
    verifyClient: ({ req }: { req: IncomingMessage }) => {
      const address = req.socket.remoteAddress;
      const accepted = isLoopback(address);
      attempts.push({ origin: req.headers.origin, address, accepted });
      return accepted;
    },
  });
  sockets.on("connection", (socket, request) => {
    if (settings.mute) return;
    socket.send(JSON.stringify({ result: { version: settings.version ?? "1.4" } }));
    converse(socket, request.headers.origin, settings.keys, outcomes, requests);
  });
  const host = settings.host ?? "127.0.0.1";
  const port = await listen(server, settings.port ?? 0, host);
  const control = await startControl(settings.controlPort ?? 0, outcomes, () => ({ attempts, requests }));
  return {
    url: `${settings.secure ? "wss" : "ws"}://127.0.0.1:${port}/`,
    control: control.url,
    attempts,
    requests,
    next: (...more) => outcomes.add(more),
    untilHeld: () => outcomes.untilHeld(),
    release: () => outcomes.release(),
    stop: async () => {
      sockets.clients.forEach(socket => socket.terminate());
      await Promise.all([close(server), control.stop()]);
    },
  };
}

/** Answers one client, one request after the other. */
function converse(socket: WebSocket, origin: string | undefined, keys: Key[], outcomes: Outcomes, requests: Asked[]): void {
  let before: Promise<void> = Promise.resolve();
  let open = 0;
  socket.on("message", raw => {
    const text = String(raw);
    if (text === HEARTBEAT) return socket.send(HEARTBEAT);
    const overlapping = open > 0;
    open += 1;
    before = before
      .then(() => answer(socket, text, { origin, overlapping }, keys, outcomes, requests))
      .catch((error: unknown) => send(socket, { status: false, code: "GENERAL_ERROR", message: String(error) }))
      .finally(() => (open -= 1));
  });
}

async function answer(
  socket: WebSocket,
  text: string,
  about: Pick<Asked, "origin" | "overlapping">,
  keys: Key[],
  outcomes: Outcomes,
  requests: Asked[],
): Promise<void> {
  const request = parsed(text);
  if (!request) return send(socket, { status: false, code: "INVOCATION_ERROR", message: "not JSON" });
  const { module, method, args, uuid } = request;
  requests.push({ module, method, args, ...about });
  // A missing module meant the applet, which was switched off in 2024.
  if (module !== BASICS && module !== COMMON_UTILS) return send(socket, NOT_FOUND);
  const asks = module === BASICS || !silent.includes(String(method));
  const outcome: Outcome = asks ? await outcomes.next() : { do: "sign" };
  if (outcome.do === "drop") return socket.terminate();
  if (outcome.do === "malformed") return socket.send(outcome.text ?? '{"status":true,"body":{"result":["-----BEGIN');
  if (outcome.do === "module-not-found") return send(socket, NOT_FOUND);
  if (module === BASICS) return send(socket, basics(method, args, outcome, keys));
  send(socket, { ...commonUtils(method, args, outcome, keys), ...(uuid === undefined ? {} : { uuid }) });
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function send(socket: WebSocket, reply: object): void {
  socket.send(JSON.stringify(reply));
}

export function isLoopback(address: string | undefined): boolean {
  const plain = address?.replace(/^::ffff:/, "");
  return plain === "::1" || /^127(\.\d{1,3}){3}$/.test(plain ?? "");
}

function secure(): Server {
  // NCALayer's certificate too is for 127.0.0.1 only.
  const { certificate, privateKey } = makeKey({ subject: "/CN=127.0.0.1", purposes: ["serverAuth"], algorithm: "ec" });
  return createSecure({ cert: certificate, key: privateKey });
}

export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(resolve => server.close(() => resolve()));
}
