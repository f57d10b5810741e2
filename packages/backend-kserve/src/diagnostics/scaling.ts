import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with the number of replicas and what changes it. */
export const scaling = defineDiagnostics("kserve", {
  "bad-replicas": {
    severity: "error",
    suppressible: true,
    message: "{problem}",
    help: "{help}",
    docs: "KServe's webhook refuses negative numbers of replicas, and a minimum above the maximum. A maximum of 0 means that there is none.",
  },
  "no-replicas": {
    severity: "warning",
    suppressible: true,
    message: "the number of replicas is fixed at 0, so nobody answers",
    help: "ask for at least one",
    docs: "A Deployment of no replicas counts as ready. Only Knative and KEDA start one when a request comes.",
  },
  "scale-to-zero": {
    severity: "error",
    suppressible: true,
    message: "{why}",
    help: "{help}",
    docs: "A HorizontalPodAutoscaler keeps at least one replica: KServe raises a minimum of 0 to 1 without a word (kserve#3514, kserve#6001). Knative scales to zero by itself, and KEDA where it watches a metric.",
  },
  "scaling-unused": {
    severity: "warning",
    suppressible: true,
    message: "this has no effect: {why}",
    help: "{help}",
    docs: "KServe admits many settings of autoscaling that nothing reads in the mode at hand. What has no effect is left out of the manifest.",
  },
  "metric-mode": {
    severity: "error",
    suppressible: true,
    message: "{mode} mode cannot scale by {metric}: {why}",
    help: "{help}",
    docs: "Only Knative counts requests. The webhook refuses `rps` and `concurrency` where the autoscaler is named; where it is not, KServe makes a HorizontalPodAutoscaler without metrics, which scales by 80 per cent of CPU. `autoScaling`, which holds Prometheus queries, is ignored in Knative mode.",
  },
  "metric-incomplete": {
    severity: "error",
    suppressible: true,
    message: "a Prometheus metric needs `{part}`",
    help: "{help}",
    docs: "KServe's webhook refuses an external metric without a query or a target. One without a server it admits, and then nobody is asked.",
  },
  "metric-server": {
    severity: "error",
    message: "`{url}` is no address of a Prometheus server: {problem}",
    help: "write an absolute address, such as `http://prometheus.monitoring:9090`",
    docs: "KEDA asks the server at this address over HTTP, and finds credentials in Secrets of its own, never in the address.",
  },
  "metric-part-unused": {
    severity: "warning",
    suppressible: true,
    message: "`{part}` belongs to the metric `prometheus`; {metric} has none",
    help: "remove it, or write `name: prometheus`",
    docs: "CPU, memory and requests are measured by Kubernetes and Knative themselves.",
  },
  "metric-target": {
    severity: "error",
    suppressible: true,
    message: "the target of {metric} is {value}, but must be {bound}",
    help: "{help}",
    docs: "`scaleTarget` is a whole number. KServe's webhook refuses anything but 1 to 100 per cent for CPU, and by an oversight for memory too.",
  },
  "keda-missing": {
    severity: "error",
    suppressible: true,
    message:
      "only KEDA scales by a Prometheus query, and the configuration says that it is not installed",
    help: "install KEDA and write `keda: true`, or scale by CPU",
    docs: "KServe makes a ScaledObject for such a metric, which nothing reads without KEDA.",
  },
  "keda-needed": {
    severity: "info",
    suppressible: true,
    message: "KEDA must be installed to scale by a Prometheus query",
    help: "say so in the configuration:\n{config}",
    docs: "KServe makes a ScaledObject for such a metric, which nothing reads without KEDA.",
  },
  "scale-down-delay": {
    severity: "error",
    suppressible: true,
    message: "Knative waits at most an hour before it takes a replica away, not {seconds} seconds",
    help: "write 0 to 3600",
    docs: "Knative's webhook refuses `autoscaling.knative.dev/scale-down-delay` outside 0s to 1h. KServe admits the InferenceService, and its Knative Service is refused.",
  },
});
