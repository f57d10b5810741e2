import fc from "fast-check";
import { attempt } from "./attempt.js";
import { arbitraryInput, type Corpus, type FuzzInput } from "./inputs.js";

export interface FuzzOptions {
  readonly corpus: Corpus;
  /** How many inputs. */
  readonly runs: number;
  /** The same seed tries the same inputs. */
  readonly seed: number;
  /** The longest that one input may take. */
  readonly limitMs: number;
  /** What is done with each input, and whether anything was drawn; everything, by default. */
  readonly attempt?: (input: FuzzInput) => Promise<boolean>;
  /** After each batch, with the problem that it found. */
  readonly onProgress?: (done: number, problem: string | undefined) => void;
}

/** An input that breaks a law, as small as it could be made. */
export interface Finding {
  readonly problem: string;
  readonly seed: number;
  readonly backend: FuzzInput["target"]["backend"];
  readonly options: FuzzInput["target"]["options"];
  /** As text; bytes that are none are escaped. */
  readonly files: Readonly<Record<string, string>>;
}

export interface FuzzReport {
  readonly runs: number;
  readonly seed: number;
  readonly seconds: number;
  /** Of how many inputs manifests were drawn. */
  readonly drawn: number;
  /** The longest that one input took. */
  readonly slowestMs: number;
  readonly findings: readonly Finding[];
}

/** Each batch has its own seed and stops at its first finding, so that one bug does not hide all others. */
const BATCH = 500;

/** Tries random inputs. Problems are collected, never thrown. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { corpus, runs, seed, limitMs } = options;
  const findings: Finding[] = [];
  const started = performance.now();
  let slowestMs = 0;
  let drawn = 0;
  const property = fc.asyncProperty(arbitraryInput(corpus), async (input) => {
    const before = performance.now();
    if (await (options.attempt ?? attempt)(input)) drawn++;
    const took = performance.now() - before;
    slowestMs = Math.max(slowestMs, took);
    if (took > limitMs) throw new Error(`took longer than ${limitMs} ms`);
  });
  let done = 0;
  for (let batch = 0; done < runs; batch++) {
    const numRuns = Math.min(BATCH, runs - done);
    const result = await fc.check(property, { seed: seed + batch, numRuns });
    const [input] = result.counterexample ?? [];
    if (result.failed && input) {
      const problem = String(result.errorInstance);
      const { backend, options } = input.target;
      findings.push({ problem, seed: seed + batch, backend, options, files: texts(input) });
    }
    done += result.failed ? result.numRuns : numRuns;
    options.onProgress?.(done, result.failed ? String(result.errorInstance) : undefined);
    if (result.failed && findings.length >= MAX_FINDINGS) break;
  }
  const seconds = (performance.now() - started) / 1000;
  return { runs: done, seed, seconds, drawn, slowestMs, findings };
}

const MAX_FINDINGS = 40;

function texts({ specs, target }: FuzzInput): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...specs, ...target.files }).map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes),
    ]),
  );
}
