import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with environment variables and secrets. */
export const env = defineDiagnostics("kubeai", {
  "env-name": {
    severity: "error",
    suppressible: true,
    message: "`{name}` cannot name an environment variable",
    help: "use letters, digits, `_`, `-` and `.`, not beginning with a digit",
    docs: "The CRD takes any key. Kubernetes refuses the Pod, and only KubeAI's log says so.",
  },
  "env-undrawable": {
    severity: "error",
    message: "a variable cannot be called `{name}`: no manifest with it can be written",
    help: "use another name",
    docs: "`__proto__` and `constructor` mean something to JavaScript, and cdk8s, which writes the manifests, loses or refuses maps with such keys.",
  },
  "reserved-env": {
    severity: "error",
    suppressible: true,
    message: "`{name}` must not be set: {why}",
    help: "remove it",
    docs: "KubeAI sets some variables of each engine itself. Those of a Model come after them and win.",
  },
  "env-shadowed": {
    severity: "warning",
    suppressible: true,
    message: "`{name}` loses against KubeAI's own, which it takes from the Secret `{secret}`",
    help: "put the value into that Secret, or take the Secret away",
    docs: "For the URL's scheme KubeAI adds variables from its own Secret behind those of the Model, and the last one wins in Kubernetes; variables from `secrets` lose too. KubeAI's documentation says the same: the Helm values take precedence.",
  },
  "env-perhaps-shadowed": {
    severity: "info",
    suppressible: true,
    message: "`{name}` counts only while KubeAI's own Secret `{secret}` does not exist",
    help: "say in the configuration whether it exists: `secretNames.{store}: {secret}`, or `null` for none",
    docs: "For the URL's scheme KubeAI adds variables from its own Secret behind those of the Model, and the last one wins in Kubernetes. The chart makes the Secret only when it is given a token.",
  },
  "env-plain-secret": {
    severity: "warning",
    suppressible: true,
    message: "`{name}` looks like a secret, and would stand readable in the Model",
    help: "use `secrets: [{name}]` and map it to a Secret in the configuration",
    docs: "`env` is written into the Model as it is. Whoever may read Models may read it.",
  },
  "secret-unmapped": {
    severity: "error",
    message: "nothing says which Kubernetes Secret holds `{name}`",
    help: "add to the configuration:\n{config}",
    docs: "`secrets` names keys of the project's secrets, never values. The configuration maps each to a Secret of the cluster and a key in it.",
  },
  "secret-renamed": {
    severity: "error",
    message:
      "KubeAI cannot give `{name}` from the key `{key}`: it takes over whole Secrets, in which the key is the variable's name",
    help: "store it under the key `{name}`, and write in the configuration:\n{config}",
    docs: "A Model has `envFrom` but no `env[].valueFrom`, so that a variable has the name of its key in the Secret.",
  },
  "secret-exposes": {
    severity: "info",
    suppressible: true,
    message:
      "with `{name}`, every other key of the Secret `{secret}` becomes a variable of the engine too",
    help: "keep it in a Secret of its own to avoid that",
    docs: "A Model has `envFrom` but no `env[].valueFrom`: a Secret is taken over as a whole.",
  },
  "secret-overridden": {
    severity: "warning",
    suppressible: true,
    message: "`{name}` in `secrets` loses against `{name}` in `env`",
    help: "keep one of them",
    docs: "In Kubernetes a variable of `env` beats one of the same name that `envFrom` brings, which is how secrets get into a Model.",
  },
  "secret-repeated": {
    severity: "warning",
    suppressible: true,
    message: "`{name}` is named twice in `secrets`",
    help: "name it once",
    docs: "Each key brings its whole Secret once; naming a key twice adds nothing.",
  },
});
