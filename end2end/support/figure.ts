// Figures of measurements in the browser.
import { appendFileSync } from "node:fs";

/** The value below which a share of the others lie. */
export function at(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A line of JSON, of the form of the other measurements. */
export function say(metric: string, figures: readonly number[], n: number): void {
  const ours = at(figures, 0.5);
  const spread = (Math.max(...figures) - Math.min(...figures)) / ours;
  const round = (figure: number) => Math.round(figure * 100) / 100;
  const line = JSON.stringify({ metric, ours: round(ours), other: null, ratio: null, spread: round(spread), n });
  const out = process.env["ALQA_BENCH_OUT"];
  if (!out) throw new Error("ALQA_BENCH_OUT names the file for the figures");
  appendFileSync(out, `${line}\n`);
}
