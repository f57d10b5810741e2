import { lazy, parseStoreKey } from "@inferspec/spec";
import { alternatives, quote } from "../describe.js";
import type { Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { ResolvedModel } from "../runtime.js";
import type { Entity, SpecOrigin } from "../source/entity.js";
import { Traced } from "../trace.js";
import { DEFAULT_PROJECT } from "./project.js";
import { suggestion } from "./suggestion.js";

/** The Model documents among the inputs, to which `store://` references lead. */
export class ModelIndex {
  readonly #used = new Set<Entity>();
  readonly #byName = new Map<string, Entity[]>();

  constructor(
    private readonly models: readonly Entity[],
    private readonly report: Report<SpecOrigin>,
  ) {
    for (const model of models) {
      if (model.name === undefined) continue;
      const same = this.#byName.get(model.name);
      if (same) same.push(model);
      else this.#byName.set(model.name, [model]);
    }
  }

  /** The path and revision of the model behind a `store://` reference; any other URI as it is. */
  resolve(uri: Traced<string, SpecOrigin>, kinds: readonly string[]): ResolvedModel | undefined {
    if (!/^store:\/\//i.test(uri.value)) return { uri };
    const [at] = uri.origins;
    if (!at) return undefined;
    const parsed = parseStoreKey(uri.value);
    if (!parsed.ok || parsed.value.entity !== "model") {
      this.report(spec["bad-reference"], {
        at,
        params: {
          value: quote(uri.value),
          category: "model",
          form: "store://<project>/model/<kind>/<name>:<id>",
        },
      });
      return undefined;
    }
    const key = parsed.value;
    const named = (this.#byName.get(key.name ?? "") ?? []).filter(
      ({ project }) => (project ?? DEFAULT_PROJECT) === key.project,
    );
    const fitting =
      key.id === undefined ? named : named.filter(({ id }) => id === undefined || id === key.id);
    const [model, another] = fitting;
    if (!model) return this.#unknown(uri.value, at);
    if (another) {
      for (const one of fitting) this.#used.add(one);
      this.report(spec["ambiguous-model"], {
        at,
        params: { reference: uri.value },
        related: fitting.map((one) => ({
          message: "this one fits",
          at: { entity: one, path: one.id === undefined ? ["name"] : ["id"] },
        })),
      });
      return undefined;
    }
    return this.#path(model, key.kind, kinds, uri, at);
  }

  /** Says which models nobody refers to. */
  reportUnused(): void {
    for (const model of this.models) {
      if (this.#used.has(model) || model.name === undefined) continue;
      this.report(spec["unused-model"], {
        at: { entity: model, path: ["name"] },
        params: { name: model.name },
      });
    }
  }

  #path(
    model: Entity,
    kind: string,
    kinds: readonly string[],
    uri: Traced<string, SpecOrigin>,
    at: SpecOrigin,
  ): ResolvedModel | undefined {
    if (model.kind !== kind || !kinds.includes(model.kind)) {
      this.report(spec["wrong-model-kind"], {
        at,
        params: { name: model.name ?? "", kind: model.kind, expected: alternatives(kinds) },
        related: [{ message: "the model is here", at: { entity: model, path: ["kind"] } }],
      });
      this.#used.add(model);
      return undefined;
    }
    const path = model.spec["path"];
    if (typeof path !== "string" || path === "") {
      this.#used.add(model);
      return undefined; // The model's schema says so.
    }
    this.#reportOtherId(model, path);
    this.#used.add(model);
    const read = (key: string) => ({ entity: model, path: ["spec", key] });
    const revision = model.spec["model_revision"];
    return {
      uri: new Traced(path, [read("path"), ...uri.origins]),
      ...(typeof revision === "string" &&
        revision !== "" && { revision: new Traced(revision, [read("model_revision")]) }),
    };
  }

  /** `model_id` is only a note: what is served is at `path`. One that names another repository is a mistake. */
  #reportOtherId(model: Entity, path: string): void {
    const id = model.spec["model_id"];
    const [, repository] = /^(?:hf|huggingface):\/\/([^:]*?)\/?(?::.*)?$/is.exec(path) ?? [];
    if (typeof id !== "string" || repository === undefined || this.#used.has(model)) return;
    if (id.toLowerCase() === repository.toLowerCase()) return;
    this.report(spec["model-id-differs"], {
      at: { entity: model, path: ["spec", "model_id"] },
      params: { id, repository },
      related: [{ message: "`path` is here", at: { entity: model, path: ["spec", "path"] } }],
    });
  }

  #unknown(reference: string, at: SpecOrigin): undefined {
    const { word, text } = suggestion(reference, this.#references());
    // Other models are listed only where one is near: most often the document is not among the inputs.
    const help = word === undefined ? "add the exported Model document to the inputs" : text;
    this.report(spec["unknown-model"], { at, params: { reference, suggestion: help } });
    return undefined;
  }

  /** How each model is referred to; made once, however many references are wrong. */
  readonly #references = lazy(() =>
    this.models.map(
      ({ project, kind, name }) =>
        `store://${project ?? DEFAULT_PROJECT}/model/${kind}/${name ?? ""}`,
    ),
  );
}
