import tseslint from "typescript-eslint";

const zodNamespace = {
  selector:
    "ImportDeclaration[source.value='zod'] > :matches(ImportDefaultSpecifier, ImportSpecifier[imported.name='z'])",
  message: 'Write `import * as z from "zod"`: the named import defeats tree shaking.',
};
const noProcess = {
  name: "node:process",
  message: "Only packages/cli may touch the process: take what you need through the host.",
};

export default tseslint.config(
  {
    ignores: [
      "**/dist/",
      "**/node_modules/",
      ".cache/",
      "coverage/",
      "**/generated/",
      "**/imports/",
      "**/test/fixtures/",
      "**/test/golden/",
      "fixtures/*/**",
      "examples/",
    ],
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: "./tsconfig.eslint.json", tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-deprecated": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unnecessary-type-arguments": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/return-await": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // Implementing an asynchronous interface synchronously is fine.
      "@typescript-eslint/require-await": "off",
      eqeqeq: "error",
      "no-restricted-syntax": ["error", zodNamespace],
    },
  },
  {
    files: ["packages/*/src/**/*.ts"],
    rules: { "max-lines": ["error", { max: 400 }] },
  },
  {
    // The libraries are data in, data out; what they say goes through diagnostics.
    files: ["packages/*/src/**/*.ts"],
    ignores: ["packages/cli/**"],
    rules: {
      "no-restricted-globals": ["error", "process", "console"],
      "no-restricted-imports": ["error", { paths: [noProcess] }],
    },
  },
  {
    files: ["packages/compiler/src/stages/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [noProcess],
          patterns: [
            { group: ["**/runtimes/**"], message: "Stages are given runtimes; they import none." },
          ],
        },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.recommended],
    rules: { "@typescript-eslint/no-require-imports": "off", eqeqeq: "error" },
  },
);
