// What a test tells the double to do, one outcome for each request for a signature.

/** How signatures are handed over; NCALayer's own way where a field is missing. */
export interface Form {
  /** `basics`: an array, as NCALayer does (default), or a bare string, as KAZTOKEN does for a single one. */
  result?: "array" | "string";
  /** PEM, as `basics` does, or bare base64 of DER, as `commonUtils` does. */
  cms?: "pem" | "base64";
}

export type Outcome = (
  | ({ do: "sign"; /** By name; else the first suitable one. */ key?: string } & Form)
  /** Signs other bytes than were asked for. */
  | ({ do: "sign-other" } & Form)
  | { do: "cancel" }
  | { do: "no-key" }
  | { do: "error"; code?: ErrorCode; message?: string; details?: string }
  | { do: "module-not-found" }
  /** Half a reply, or these bytes in its place. */
  | { do: "malformed"; text?: string }
  /** The connection ends without a reply. */
  | { do: "drop" }
) & {
  /** Milliseconds until it happens: a person reads and types. */
  delay?: number;
  /** It happens when the test releases it. */
  hold?: boolean;
};

export const errorCodes = [
  "INVALID_SIGNING_PARAMS",
  "SIGNING_FAILURE",
  "CSR_GENERATING_FAILURE",
  "CERTIFICATE_IMPORTING_FAILURE",
  "INVALID_IMPORTING_CERTIFICATE",
  "GENERAL_ERROR",
  "INVOCATION_ERROR",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

const kinds = ["sign", "sign-other", "cancel", "no-key", "error", "module-not-found", "malformed", "drop"];

/** The outcomes to come. When there are none, everything is signed. */
export class Outcomes {
  #queue: Outcome[] = [];
  #held: (() => void) | undefined;
  #watchers: (() => void)[] = [];

  add(outcomes: Outcome[]): void {
    for (const outcome of outcomes) {
      if (!kinds.includes(outcome?.do)) throw new Error(`no outcome: ${JSON.stringify(outcome)}`);
    }
    this.#queue.push(...outcomes);
  }

  clear(): void {
    this.#queue = [];
  }

  get left(): number {
    return this.#queue.length;
  }

  get held(): boolean {
    return this.#held !== undefined;
  }

  /** The next outcome, once its time has come. */
  async next(): Promise<Outcome> {
    const outcome: Outcome = this.#queue.shift() ?? { do: "sign" };
    const { delay } = outcome;
    if (delay) await new Promise(resolve => setTimeout(resolve, delay));
    if (outcome.hold) {
      await new Promise<void>(resolve => {
        this.#held = resolve;
        this.#watchers.splice(0).forEach(tell => tell());
      });
    }
    return outcome;
  }

  /** Waits until an outcome is held. */
  async untilHeld(): Promise<void> {
    if (!this.held) await new Promise<void>(resolve => this.#watchers.push(resolve));
  }

  /** Lets what is held happen; false if nothing is. */
  release(): boolean {
    const release = this.#held;
    this.#held = undefined;
    release?.();
    return release !== undefined;
  }
}
