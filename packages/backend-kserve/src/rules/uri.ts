import { isDnsSubdomain, schemeOf, type Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import { withoutTrailingSlashes } from "../storage/slashes.js";
import { takesRevision } from "../storage/uri.js";

/** Where the model, its adapters and its canaries are. */
export const uriRule: Rule = (scope) => {
  const { model, adapters = [] } = scope.workload;
  checkUri(model.uri, ["model", "uri"], scope);
  for (const [index, { uri }] of adapters.entries()) {
    checkUri(uri, ["adapters", index, "uri"], scope);
  }
  for (const [index, { uri }] of (
    readHints(scope.workload, scope.facts).hints.canaries ?? []
  ).entries()) {
    checkUri(uri, ["hints", "kserve", "canaries", index, "uri"], scope);
  }
};

function checkUri(uri: string, at: Path, scope: Scope): void {
  const option = /^(?:pvc|hf|s3|gs|oci):[^?]*\?([\s\S]*)$/i.exec(uri)?.[1];
  // Ollama's options have a meaning, which another rule looks at.
  if (option !== undefined && scope.workload.engine.name !== "OLlama") {
    scope.report(diagnostics["uri-query"], { at, params: { option, help: "remove it" } });
    return;
  }
  const rest = uri.slice(uri.indexOf("://") + 3).replace(/\?[\s\S]*$/, "");
  switch (schemeOf(uri)) {
    case "hf":
      checkRepository(uri, rest, at, scope);
      return;
    case "pvc":
      checkClaim(uri, rest, at, scope);
      return;
    case "s3":
    case "gs":
    case "oci":
    case "hdfs":
    case "webhdfs":
      if (!/^[^/]/.test(rest)) refuse(uri, "names nothing", "write where the files are", at, scope);
      return;
    case "http":
    case "https":
      checkDownload(uri, rest, at, scope);
  }
}

/** `hf://` takes exactly two segments, and a revision after a colon (facts/kserve.md §2.3). */
function checkRepository(uri: string, rest: string, at: Path, { report }: Scope): void {
  const plain = withoutTrailingSlashes(rest);
  const refuseRepository = (problem: string, help: string): void => {
    report(diagnostics["hf-form"], { at, params: { uri, problem, help } });
  };
  const [repository = "", revision] = plain.split("@");
  if (revision !== undefined) {
    const value = `hf://${repository}:${revision}`;
    report(diagnostics["hf-form"], {
      at,
      params: {
        uri,
        problem: "a revision stands after a colon, not after `@`",
        help: `write \`${value}\``,
      },
      fixes: /^[\w.-]+\/[\w.-]+$/.test(repository)
        ? [{ title: `write ${value}`, edits: [{ op: "replace", at, value }] }]
        : [],
    });
    return;
  }
  const segments = plain.split("/");
  if (segments.length < 2 || segments.includes("")) {
    refuseRepository(
      "the owner is missing",
      "write `hf://<owner>/<repository>`, such as `hf://openai-community/gpt2`",
    );
  } else if (segments.length > 2) {
    refuseRepository(
      "it fetches whole repositories, no folder of one",
      "put that folder into a repository, a bucket or a claim of its own",
    );
  }
}

function checkClaim(uri: string, rest: string, at: Path, scope: Scope): void {
  const [claim = "", ...path] = rest.split("/");
  if (!isDnsSubdomain(claim)) {
    refuse(
      uri,
      "names no claim that Kubernetes knows",
      "write `pvc://<claim>/<folder>`",
      at,
      scope,
    );
  } else if (path.includes("..") || path.includes(".")) {
    refuse(uri, "leaves its claim", "write the folder without `.` and `..`", at, scope);
  }
}

/** A web server has no folders: what is fetched is one file. Repositories end with `.git`, Azure's containers are listed. */
function checkDownload(uri: string, rest: string, at: Path, scope: Scope): void {
  const [host = "", ...path] = rest.split("/");
  if (host === "" || path.join("") === "") {
    refuse(uri, "names no file", "write the address of a file", at, scope);
  } else if (uri.endsWith("/") && !/\.(blob|file)\.core\.windows\.net$/i.test(host)) {
    refuse(
      uri,
      "is a folder, and a web server has none to fetch",
      "write the address of a file: a `.zip`, `.tar` or `.gz` is unpacked",
      at,
      scope,
    );
  }
}

function refuse(uri: string, problem: string, help: string, at: Path, { report }: Scope): void {
  report(diagnostics["uri-form"], { at, params: { uri, problem, help } });
}

/** A revision of what has none. */
export const revisionRule: Rule = ({ workload: { model }, report }) => {
  if (model.revision === undefined || takesRevision(model.uri)) return;
  report(diagnostics["revision-unused"], {
    at: ["model", "revision"],
    params: { revision: model.revision, scheme: schemeOf(model.uri) },
  });
};
