// What wasm-bindgen will write into `signer.js`.
export default function start(from: { module_or_path: URL }): Promise<unknown>;
export function answer(question: unknown): unknown;
