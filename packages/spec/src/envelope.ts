import * as z from "zod";
import { field } from "./field.js";
import { lazy } from "./kind.js";
import { NAME_MAX_LENGTH, NAME_PATTERN } from "./names.js";

/*
 * What stands around the spec of an entity. It is tolerant: an export carries what the server knows, and a server of
 * another version knows more, so unknown keys are allowed in `metadata`, `status` and `extensions`.
 */
const name = (description: string, examples: readonly string[]) =>
  field(z.string().regex(NAME_PATTERN).max(NAME_MAX_LENGTH), { description, examples });

/** The keys that name an entity, in every form. */
export const identityShape = lazy(() => ({
  name: name(
    "The name, unique among its kind in the project: letters, digits, `.`, `_`, `+` and `-`.",
    ["llm", "speech-to-text"],
  ),
  project: name("The project. Left out, the one that the configuration names, else `default`.", [
    "demo",
    "nlp-team",
  ]).optional(),
}));

/** What `new_function(...)` takes besides, flat in the short form. */
export const headShape = lazy(() => ({
  uuid: name("The id. Left out, the entity has none; names never come from chance.", [
    "9353645e2a1c4b0f8d7e6a5b4c3d2e1f",
    "0b7f6c1e-52a4-4f0c-9d3b-7a1c2e4f6a80",
  ]).optional(),
  description: field(z.string(), {
    description: "What it is for, in a sentence.",
    examples: ["Answers questions about our handbook.", "Transcribes meetings."],
  }).optional(),
  labels: field(z.array(z.string()), {
    description: "Labels, to find it again.",
    examples: [["llm", "chat"], ["speech"]],
  }).optional(),
  embedded: field(z.boolean(), {
    description: "Whether DigitalHub keeps it within the project document. Changes nothing here.",
    examples: [true, false],
  }).optional(),
}));

const info = (description: string, examples: readonly string[]) =>
  field(z.string(), { description, examples }).nullish();

const relationship = () =>
  z.looseObject({
    type: field(z.enum(["produced_by", "consumes", "run_of", "step_of"]), {
      description: "How the two are related.",
      examples: ["produced_by", "consumes", "run_of", "step_of"],
    }),
    source: info("The key of the one.", [
      "store://demo/run/kubeai-text+serve:run/1",
      "store://demo/model/model/a:1",
    ]),
    dest: info("The key of the other.", [
      "store://demo/model/huggingface/qwen:2",
      "store://demo/model/model/b:1",
    ]),
  });

/** Base, versioning, embedded, audit and relationship metadata, and whatever else a server adds. */
export const metadata = lazy(() =>
  field(
    z.looseObject({
      name: info("The name, as above.", ["llm", "speech-to-text"]),
      project: info("The project, as above.", ["demo", "nlp-team"]),
      description: info("What it is for, in a sentence.", [
        "Answers questions.",
        "Transcribes meetings.",
      ]),
      labels: field(z.array(z.string()), {
        description: "Labels, to find it again.",
        examples: [["llm", "chat"], ["speech"]],
      }).nullish(),
      version: info("The version that DigitalHub gave it.", [
        "d4890babf9a1461cb7f366fb69cdda17",
        "1",
      ]),
      embedded: field(z.boolean(), {
        description: "Whether DigitalHub keeps it within the project document.",
        examples: [true, false],
      }).nullish(),
      ref: info("Where DigitalHub keeps it.", [
        "store://demo/function/kubeai-text/llm:1",
        "git://example.org/demo",
      ]),
      created: info("When it was made, RFC 3339.", [
        "2024-11-20T10:42:40.625Z",
        "2025-01-02T03:04:05Z",
      ]),
      updated: info("When it was changed, RFC 3339.", [
        "2024-11-20T10:42:40.625Z",
        "2025-01-02T03:04:05Z",
      ]),
      created_by: info("Who made it.", ["alice", "bob"]),
      updated_by: info("Who changed it.", ["alice", "bob"]),
      relationships: field(z.array(relationship()), {
        description: "How it is related to other entities.",
        examples: [[{ type: "consumes" }], [{ type: "run_of" }]],
      }).nullish(),
    }),
    {
      description:
        "What DigitalHub knows about the entity. Only `description` and `labels` are taken over.",
      examples: [{ description: "Answers questions." }, { labels: ["llm"] }],
    },
  ),
);

const anything = () => z.record(z.string(), z.unknown());

/** What an exported document has around its `spec`. */
export const envelopeShape = lazy(() => {
  const identity = identityShape();
  return {
    name: identity.name.optional(),
    project: identity.project,
    id: name("The id that DigitalHub gave it.", [
      "9353645e2a1c4b0f8d7e6a5b4c3d2e1f",
      "3f2a8c",
    ]).optional(),
    key: field(z.string(), {
      description: "Its `store://` key. Follows from the other fields.",
      examples: [
        "store://demo/function/kubeai-text/llm:3f2a8c",
        "store://demo/model/huggingface/qwen:1",
      ],
    }).optional(),
    user: field(z.string(), { description: "Who owns it.", examples: ["alice", "bob"] }).nullish(),
    metadata: metadata().optional(),
    status: field(anything(), {
      description: "What the server said about it when it was exported.",
      examples: [{ state: "READY" }, { state: "CREATED" }],
    }).nullish(),
    extensions: field(z.array(z.unknown()), {
      description: "Extensions of the server.",
      examples: [[], [{ kind: "example" }]],
    }).nullish(),
  };
});

/**
 * The leaves of an entity that are carried along and change nothing: neither the Plan nor a manifest. `*` stands for
 * every other key of a map. Whatever is not listed is a leaf that counts.
 */
export const INFORMATIONAL: readonly string[] = [
  "embedded",
  "extensions",
  "key",
  "metadata.*",
  "metadata.created",
  "metadata.created_by",
  "metadata.embedded",
  "metadata.ref",
  "metadata.relationships",
  "metadata.updated",
  "metadata.updated_by",
  "metadata.version",
  "status",
  "user",
];
