// The double's control over HTTP, for tests that run in another process.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import { close, isLoopback, listen } from "./double.ts";
import type { Outcome, Outcomes } from "./outcomes.ts";

export async function startControl(port: number, outcomes: Outcomes, state: () => object): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    void handle(request, response, outcomes, state).catch((error: unknown) => reply(response, 400, { error: String(error) }));
  });
  const bound = await listen(server, port, "127.0.0.1");
  return { url: `http://127.0.0.1:${bound}`, stop: () => close(server) };
}

async function handle(request: IncomingMessage, response: ServerResponse, outcomes: Outcomes, state: () => object): Promise<void> {
  if (!isLoopback(request.socket.remoteAddress)) return reply(response, 403);
  switch (`${request.method} ${request.url}`) {
    case "POST /outcomes":
      outcomes.add(JSON.parse(await body(request)) as Outcome[]);
      return reply(response, 204);
    case "DELETE /outcomes":
      outcomes.clear();
      return reply(response, 204);
    case "POST /release":
      return reply(response, outcomes.release() ? 204 : 409);
    case "GET /state":
      return reply(response, 200, { ...state(), held: outcomes.held, left: outcomes.left });
    default:
      return reply(response, 404);
  }
}

async function body(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function reply(response: ServerResponse, status: number, value?: object): void {
  response.writeHead(status, value ? { "content-type": "application/json" } : {}).end(value ? JSON.stringify(value) : undefined);
}
