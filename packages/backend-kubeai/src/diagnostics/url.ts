import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with where a model is loaded from. */
export const url = defineDiagnostics("kubeai", {
  "url-scheme": {
    severity: "error",
    message: "KubeAI does not know the scheme `{scheme}://`",
    help: "did you mean `{suggestion}://`?",
    docs: "A Model's `url` must begin with `hf://`, `pvc://`, `ollama://`, `s3://`, `gs://`, `oss://` or, since 0.23, `oci://`, in lower case; the CRD refuses anything else. DigitalHub's own pattern makes the last letter of each scheme optional, so that `h://` and `pv://` pass there.",
  },
  "url-empty": {
    severity: "error",
    message: "the URL ends after `{scheme}://`",
    help: "name the model, such as `{example}`",
    docs: "KubeAI would look for a model without a name. Since 0.23 the CRD refuses such a URL.",
  },
  "url-form": {
    severity: "error",
    suppressible: true,
    message: "`{url}` is not a usable `{scheme}://` URL: {problem}",
    help: "{help}",
    docs: "KubeAI takes the part after `://` apart without checking it, and hands it to the engine or to the Pod's volumes. What is wrong shows only in the engine's log, or in KubeAI's.",
  },
  "url-rejected": {
    severity: "error",
    message: "KubeAI {version} refuses `{url}`: {found} may not stand in a URL",
    help: "{help}",
    docs: "Since 0.23 the CRD demands `^([a-z0-9]+):\\/\\/([a-zA-Z0-9._:/-]+)(\\?.*)?$` of a Model's `url`, because OLlama's start-up command passes it to a shell.",
  },
  "url-unsafe": {
    severity: "error",
    suppressible: true,
    message:
      "`{url}` has {found}, which no repository or path needs and which KubeAI {version} passes on unquoted",
    help: "{help}",
    docs: "Before 0.23 KubeAI admits any characters in a URL. For OLlama they become part of a `bash -c` command, so that a URL can run commands in the Pod (fixed by the CRD's pattern in 0.23). For other engines such a URL names nothing that exists.",
  },
  "url-query": {
    severity: "warning",
    suppressible: true,
    message: "`{query}` in the URL has no effect: {why}",
    help: "{help}",
    docs: "KubeAI reads `?model=`, `?pull=` and `?insecure=` for OLlama only. For other engines it cuts the query off, or, with a cache profile, takes it for a part of the repository's name. `?pull=` was released with 0.22.",
  },
  "url-query-value": {
    severity: "error",
    suppressible: true,
    message: "`?model={value}` has characters that no Ollama model's name has",
    help: "use letters, digits, `.`, `_`, `:`, `/` and `-`",
    docs: "KubeAI writes the name into a shell command. After 0.23 it refuses such a name in its log, and there is no Pod.",
  },
  "engine-scheme": {
    severity: "error",
    suppressible: true,
    message: "{engine} cannot load `{scheme}://` on KubeAI{condition}: {why}",
    help: "{help}",
    docs: "KubeAI's CRD checks the scheme of a URL, not whether the engine can load it. 12 combinations of engine and scheme are admitted and then fail in the Pod (facts, §2.1; kubeai#392, #517).",
  },
  "cache-scheme": {
    severity: "error",
    message:
      "a cache profile cannot be used with `{scheme}://`: KubeAI caches `hf://`, `s3://`, `gs://` and `oss://` only",
    help: "remove `cache_profile`",
    docs: 'CRD rule on `spec`: `cacheProfile is only supported with urls of format "hf://...", "s3://...", "gs://...", or "oss://..."`.',
  },
  "cache-required": {
    severity: "error",
    message: "KubeAI reads `{scheme}://` only through a cache profile",
    help: "{help}",
    docs: 'CRD rules on `spec`: `urls of format "gs://..." only supported when using a cacheProfile`, and the same for `oss://`. An empty `cacheProfile` passes the rule, and the controller then treats it as none.',
  },
  "unknown-cache-profile": {
    severity: "error",
    suppressible: true,
    message: "there is no cache profile `{name}` in {origin}",
    help: "{suggestion}\nor, where the cluster has it, add it to the configuration:\n{config}",
    docs: "Cache profiles are defined in KubeAI's system configuration (`cacheProfiles.<name>.sharedFilesystem`); the chart defines none. With an unknown name KubeAI writes a line to its own log, and there is never a Pod. All Models of a profile share one volume of 10Gi.",
  },
  "model-path": {
    severity: "info",
    suppressible: true,
    message:
      "KubeAI mounts the model at `/model` without telling {engine}; `{variable}` is set to `/model`",
    docs: "For `pvc://` and `oci://` KubeAI mounts the files at `/model`, but gives FasterWhisper and Infinity the URL's path as the name of a model to download (kubeai#392, open). `env` comes after KubeAI's own variables, so the right path there wins.",
  },
  "s3-streaming": {
    severity: "error",
    suppressible: true,
    message: "the image `{image}` is too old to stream from `s3://`",
    help: "set `cache_profile`, or an `image` of vLLM 0.7 or newer",
    docs: "For vLLM and `s3://` without a cache profile KubeAI adds `--load-format=runai_streamer`. The `cpu` and `google-tpu` images of KubeAI 0.21 hold vLLM 0.6, which does not know it and exits.",
  },
  "ctranslate2-known-bad": {
    severity: "error",
    suppressible: true,
    message: "`{url}` is not in CTranslate2's format, the only one that FasterWhisper loads",
    help: "use `{equivalent}`",
    docs: "FasterWhisper looks for `model.bin`, which OpenAI's repositories do not have: the server starts and every request fails with `Unable to open file 'model.bin'`. Converted weights of all sizes are published as `Systran/faster-whisper-*`.",
  },
  "ctranslate2-unknown": {
    severity: "warning",
    suppressible: true,
    message:
      "FasterWhisper loads only models in CTranslate2's format, and nothing says that `{url}` is in it",
    help: "if it is, say so in the configuration:\n{config}",
    docs: "FasterWhisper looks for `model.bin`. A repository that lacks it is admitted and started, and every request fails. Compilation fetches nothing, so only well-known repositories are known.",
  },
  "gated-without-token": {
    severity: "warning",
    suppressible: true,
    message: "`{repository}` is gated on Hugging Face, and nothing gives the engine a token",
    help: "add `secrets: [HF_TOKEN]` and map it in the configuration, or give KubeAI's chart a token (`secrets.huggingface`) and say so with `secretNames.huggingface`",
    docs: "Who wants the files must have accepted the terms of the repository, and prove it with a token. Without one the download is refused (401), the Pod restarts for ever, and only its log says why (kubeai#155). Only families whose every repository is gated are known: those of `meta-llama`, and Gemma 1 to 3.",
  },
  "gated-repository": {
    severity: "info",
    suppressible: true,
    message:
      "`{repository}` is gated on Hugging Face: KubeAI must find a token in its Secret `{secret}`",
    help: "if it exists, say so in the configuration with `secretNames.huggingface: {secret}`; if not, with `null`, and add `secrets: [HF_TOKEN]`",
    docs: "KubeAI gives the token to the Pod from its own Secret, which the chart writes only when it is given one. The account must have accepted the terms of the repository. Without a token only the Pod's log says why it never gets ready (kubeai#155).",
  },
  "credentials-missing": {
    severity: "info",
    suppressible: true,
    message:
      "`{scheme}://` needs credentials: KubeAI takes them from the Secret `{secret}` ({keys})",
    help: "if it exists, say so in the configuration with `secretNames.{store}: {secret}`",
    docs: "KubeAI gives the credentials of the URL's scheme to the Pod from its own Secrets, all of them optional. The chart writes the Hugging Face and AWS ones only when their values are given, and the others never. `gs://` always needs the key file: the loader signs in with it.",
  },
});
