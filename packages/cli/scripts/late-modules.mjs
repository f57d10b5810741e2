// What a run without findings never needs is not even evaluated.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { transform } from "esbuild";

/** How the parts of the bundle ask for the one that holds the `yaml` library. */
export const YAML_PART = "./yaml.js";

/** The built-in backends: each is a part of its own, with what only it needs. */
export const BACKENDS = {
  kubeai: "@inferspec/backend-kubeai",
  kserve: "@inferspec/backend-kserve",
};

/** What cdk8s and constructs require at once, for members that they use inside functions only, and rarely. */
const LATE = /^(?:yaml|child_process|crypto|fs|os)$/;

/**
 * Stands for one of them. cdk8s copies members of `child_process` while it starts, so there each is a function that asks
 * the real one.
 */
const STAND_IN = `const real = (key) => require("NAME")[key];
module.exports = new Proxy({}, { get: (_, key) =>
  key === "__esModule" ? true : "NAME" === "child_process" ? (...args) => real(key)(...args) : real(key) });`;

/**
 * One copy of yaml (cdk8s carries its own, of the same version), evaluated when it is first used: a run that neither
 * reports nor meets unusual text never does. Nor does such a run start the parts of Node that cdk8s would.
 */
export function lateModules(root) {
  return {
    name: "late-modules",
    setup(esbuild) {
      esbuild.onResolve({ filter: LATE }, ({ path, resolveDir, namespace }) => {
        if (namespace !== "late" && /[\\/](?:cdk8s|constructs)[\\/]/.test(resolveDir))
          return { path, namespace: "late" };
        return path === "yaml" ? { path: YAML_PART, external: true } : undefined;
      });
      esbuild.onLoad({ filter: LATE, namespace: "late" }, ({ path }) => ({
        contents: STAND_IN.replaceAll("NAME", path),
        resolveDir: root,
      }));
      // The compiler's one door to it.
      esbuild.onLoad({ filter: /[\\/]source[\\/]yaml-library\.ts$/ }, () => ({
        contents: 'export const loadYaml = () => require("yaml");',
        resolveDir: root,
      }));
      // The command's one door to the backends.
      esbuild.onResolve({ filter: /^backend:/ }, ({ path }) => ({
        path: path.replace("backend:", "./") + ".js",
        external: true,
      }));
      esbuild.onLoad({ filter: /[\\/]cli[\\/]src[\\/]backends\.ts$/ }, () => {
        const doors = Object.keys(BACKENDS).map(
          (name) => `${name}: () => require("backend:${name}").${name}Backend`,
        );
        return { contents: `export const backends = { ${doors.join(", ")} };`, resolveDir: root };
      });
      // The tables of what servers understand are large: as JSON they are made several times quicker.
      esbuild.onLoad({ filter: /[\\/]engines[\\/]src[\\/]generated[\\/]/ }, async ({ path }) => {
        const name = basename(path, ".ts");
        const { code } = await transform(await readFile(path, "utf8"), { loader: "ts" });
        const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
        const json = JSON.stringify(JSON.stringify(module[name]()));
        return { contents: `export const ${name} = () => JSON.parse(${json});` };
      });
      // A part that holds CommonJS exports nothing by name, so its names are written out.
      esbuild.onResolve({ filter: /^cdk8s$/ }, ({ kind, path }) =>
        kind === "dynamic-import" ? { path, namespace: "named" } : undefined,
      );
      esbuild.onLoad({ filter: /./, namespace: "named" }, ({ path }) => {
        const names = Object.keys(createRequire(`${root}package.json`)(path)).join(", ");
        const contents = `import * as all from "${path}"; export const { ${names} } = all;`;
        return { contents, resolveDir: root };
      });
    },
  };
}
