import { legalLabelName } from "../names.js";
import { diagnostics } from "../diagnostics/index.js";
import { imageOf } from "../hardware.js";
import { replicasOf } from "../replicas.js";
import type { Rule, Scope } from "../scope.js";
import { parseUrl, REF_PATTERN } from "../target/url.js";
import { atLeast } from "../target/version.js";
import { schemeMeant } from "./url.js";

const SCHEMES: readonly string[] = ["hf", "s3", "gs", "oss"];

/** Names and URLs of adapters, and what KubeAI does to their traffic. */
export const adaptersRule: Rule = (scope) => {
  const { workload, report } = scope;
  const adapters = workload.adapters ?? [];
  if (adapters.length === 0) return;
  if (workload.engine.name !== "VLLM") {
    report(diagnostics["adapters-engine"], {
      at: ["adapters"],
      params: {
        engine: workload.engine.name,
        // Speech has no other engine to change to.
        help: workload.features.includes("SpeechToText")
          ? "remove `adapters`, and serve weights that hold what the adapter adds"
          : "remove `adapters`, or use engine VLLM",
      },
    });
    return;
  }
  const names = adapters.map(({ name }) => name);
  for (const [index, { name, uri }] of adapters.entries()) {
    checkName(name, index, scope);
    if (names.indexOf(name) < index) {
      report(diagnostics["duplicate-adapter"], {
        at: ["adapters", index, "name"],
        params: { name },
        related: [{ message: "the first one", at: ["adapters", names.indexOf(name), "name"] }],
      });
    }
    checkUrl(name, uri, index, scope);
  }
  checkTraffic(scope);
  checkImage(scope);
};

function checkName(name: string, index: number, { report }: Scope): void {
  const at = ["adapters", index, "name"];
  const legal = legalLabelName(name);
  const fixes = [{ title: `use ${legal}`, edits: [{ op: "replace" as const, at, value: legal }] }];
  if (!/^[a-z0-9-]+$/.test(name) || name.length > 63) {
    const problem =
      name === ""
        ? "it is empty"
        : name.length > 63
          ? `it has ${name.length} characters`
          : "it has other characters than lower-case letters, digits and hyphens";
    report(diagnostics["adapter-name-rejected"], { at, params: { name, problem, legal }, fixes });
  } else if (name !== legal) {
    report(diagnostics["adapter-name-label"], { at, params: { name, legal }, fixes });
  }
}

function checkUrl(name: string, uri: string, index: number, { report }: Scope): void {
  const at = ["adapters", index, "uri"];
  const refuse = (problem: string, help: string, fixed?: string): void => {
    report(diagnostics["adapter-url"], {
      at,
      params: { name, problem, help },
      ...(fixed !== undefined && {
        fixes: [{ title: `use ${fixed}`, edits: [{ op: "replace", at, value: fixed }] }],
      }),
    });
  };
  const url = parseUrl(uri);
  const forms = "use `hf://<owner>/<repo>`, `s3://`, `gs://` or `oss://`";
  if (uri === "") refuse("has no `url`", forms);
  else if (!url) refuse(`has no scheme in its URL \`${uri}\``, forms);
  else if (!SCHEMES.includes(url.scheme)) {
    const meant = schemeMeant(url.scheme);
    const fixed =
      meant !== undefined && SCHEMES.includes(meant)
        ? meant + uri.slice(url.scheme.length)
        : undefined;
    refuse(
      `cannot be loaded from \`${url.scheme}://\``,
      fixed === undefined ? forms : `did you mean \`${fixed}\`?`,
      fixed,
    );
  } else if (!REF_PATTERN.test(url.ref)) {
    refuse(`has a URL with characters that no repository needs: \`${uri}\``, forms);
  } else if (url.scheme === "hf" && url.ref.includes(":")) {
    const [repository = "", ...rest] = url.ref.split(":");
    report(diagnostics["adapter-revision"], {
      at,
      params: { name, revision: `:${rest.join(":")}`, fixed: `hf://${repository}` },
    });
  } else if (url.scheme === "hf" && url.ref.endsWith("/")) {
    const fixed = `hf://${url.ref.replace(/\/+$/, "")}`;
    refuse("has a URL that ends with `/`", `write \`${fixed}\``, fixed);
  }
}

function checkTraffic({ workload, report }: Scope): void {
  const { autoscaling, min, minFrom, max } = replicasOf(workload);
  if (!autoscaling) return;
  const at = minFrom === undefined ? ["adapters"] : ["scaling", minFrom];
  if (min < 1) {
    report(diagnostics["adapter-min-replicas"], {
      at,
      params: {},
      fixes: [{ title: "keep one replica", edits: [{ op: "replace", at, value: 1 }] }],
    });
  } else if (max !== undefined && max > min) {
    report(diagnostics["adapter-traffic"], { at: ["adapters"], params: { min } });
  }
}

/** KubeAI before 0.22.1 does not understand what newer vLLM says of an adapter that is loaded. */
function checkImage({ workload, facts, report }: Scope): void {
  const image = imageOf(workload, facts)?.image;
  if (image === undefined || atLeast(facts.version, "0.22.1")) return;
  if (!/:v?0\.(?:9|[1-9]\d)\.|:latest$/.test(image)) return;
  report(diagnostics["adapter-image"], {
    at: workload.engine.image === undefined ? ["adapters"] : ["engine", "image"],
    params: { version: facts.version.text, image },
  });
}
