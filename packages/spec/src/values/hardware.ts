import * as z from "zod";
import { field } from "../field.js";
import { lazy, type Spelling } from "../kind.js";

/** A hardware profile that the target defines. */
export const profile = lazy(() =>
  field(z.string(), {
    description:
      "The hardware profile of the target: on KubeAI the name of a resource profile (left out, `cpu`), on KServe one of " +
      "the `profiles` of its configuration (left out, `resources` alone).",
    examples: ["cpu", "nvidia-gpu-l4"],
  }),
);

/** How many units of the profile one replica gets. */
export const processors = lazy(() =>
  field(z.int(), {
    description:
      "How many units of the hardware `profile` one replica gets: with a GPU profile, the number of GPUs. At least 1.",
    examples: [1, 2],
    default: 1,
  }),
);

/** The number of replicas, in the shared parameters. */
export const replicas = lazy(() =>
  field(z.int().min(0), {
    description:
      "The number of replicas. `scaling.replicas` says the same; two that differ are an error.",
    examples: [1, 2],
    default: 1,
  }),
);

/** Where downloaded weights are kept. */
export const cacheProfile = lazy(() =>
  field(z.string(), {
    description:
      "The cache profile of the target in which the weights are kept between starts. Left out, each replica loads them anew. " +
      "Cannot be changed once the model exists.",
    examples: ["standard-filestore", "efs-dynamic"],
  }),
);

export const cacheProfileSpellings: readonly Spelling[] = [
  {
    in: "",
    from: "caching_profile",
    to: "cache_profile",
    source: "DigitalHub's guide to LLMs with KubeAI",
  },
];
