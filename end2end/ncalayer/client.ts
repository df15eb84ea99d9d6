// The other end, for the double's own test: sends one text, waits for one text.
import { WebSocket, type ClientOptions } from "ws";

export class Client {
  readonly #socket: WebSocket;
  readonly #texts: string[] = [];
  readonly #waiting: ((text: string | undefined) => void)[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", raw => this.#take(String(raw)));
    socket.on("close", () => this.#waiting.splice(0).forEach(tell => tell(undefined)));
  }

  /** Connects; fails with what the server said. */
  static async connect(url: string, options: ClientOptions = {}): Promise<Client> {
    const socket = new WebSocket(url, options);
    const client = new Client(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", () => resolve());
      socket.once("error", reject);
    });
    return client;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** The next text; undefined when the connection has ended. */
  async text(): Promise<string | undefined> {
    const text = this.#texts.shift();
    if (text !== undefined) return text;
    if (this.#socket.readyState === WebSocket.CLOSED) return undefined;
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  async json(): Promise<any> {
    return JSON.parse((await this.text()) ?? "null");
  }

  async ask(request: object): Promise<any> {
    this.send(JSON.stringify(request));
    return this.json();
  }

  close(): void {
    this.#socket.terminate();
  }

  #take(text: string): void {
    const tell = this.#waiting.shift();
    if (tell) tell(text);
    else this.#texts.push(text);
  }
}
