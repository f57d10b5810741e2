/**
 * Times each stage over one file, in a process of its own: `node stages.cjs FILE` prints the milliseconds of each as
 * JSON. The stages are called as `createCompiler` calls them.
 */
import { readFileSync } from "node:fs";
import { kubeaiBackend } from "@inferspec/backend-kubeai";
import { createMemoryHost, renderYamlStream } from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import * as z from "zod";
import { lower } from "../packages/compiler/src/stages/lower.js";
import { negotiate } from "../packages/compiler/src/stages/negotiate.js";
import { parse } from "../packages/compiler/src/stages/parse.js";
import { synth } from "../packages/compiler/src/stages/synth.js";
import { validate } from "../packages/compiler/src/stages/validate.js";

// As the command does.
z.config({ jitless: true });

const times: Record<string, { cpu: number; wall: number }> = {};

async function timed<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  times[stage] = { cpu: (user + system) / 1000, wall: performance.now() - wall };
  return result;
}

async function profile(file: string): Promise<void> {
  const input = { file, text: readFileSync(file, "utf8") };
  const host = createMemoryHost({});
  const parsed = await timed("parse", () => parse([input], { host, evaluate: undefined }, {}));
  const validated = await timed("validate", () => validate(parsed.entities, builtinRuntimes, {}));
  const lowered = await timed("lower", () => lower(validated, true));
  const compilation = { ...parsed, ...lowered, raw: [], options: {}, ok: true };
  const negotiated = await timed("negotiate", () =>
    negotiate(compilation, { backend: "kubeai" }, { host, backends: [kubeaiBackend] }, []),
  );
  if (!negotiated) throw new Error("the KubeAI backend could not be prepared");
  const { manifests } = await timed("synth", () => synth(compilation, negotiated, []));
  const text = await timed("render", () => renderYamlStream(manifests.map(({ object }) => object)));
  process.stdout.write(JSON.stringify({ times, models: manifests.length, bytes: text.length }));
}

void profile(process.argv[2] ?? "");
