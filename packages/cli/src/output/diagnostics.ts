import { defineDiagnostics } from "@inferspec/compiler";

/** What can go wrong with the output folder. Nothing is changed in it where one of the errors is reported. */
export const output = defineDiagnostics("output", {
  "foreign-file": {
    severity: "error",
    message: "`{file}` exists in the output folder and was not written by inferspec",
    help: "move or delete it, or choose another folder for `--output`",
    docs: "The output folder owns exactly the files listed in its `.inferspec.json`. It may hold others, which are never changed; where one of them stands in the way, nothing is written.",
  },
  "foreign-manifest": {
    severity: "warning",
    message:
      "`{file}` was not made by this run, but `kubectl apply -f` of its folder applies it too",
    help: "move it out of the folder, or delete it",
    docs: "The output folder owns exactly the files listed in its `.inferspec.json` and never touches others. A foreign manifest beside its own reaches the cluster with them, unchecked.",
  },
  "not-a-file": {
    severity: "error",
    message: "`{file}` in the output folder is {what}, not a plain file",
    help: "remove it, or choose another folder for `--output`",
    docs: "Writing through a symbolic link would change a file elsewhere, so only plain files and real folders inside the output folder are touched.",
  },
  "bad-index": {
    severity: "error",
    message: "`{file}` is not a list of files that inferspec wrote: {detail}",
    help: "restore it from version control, or delete it together with the files it lists",
    docs: "The index says which files may be replaced and deleted. One that is broken, or that names files outside the folder, is not trusted.",
  },
  "unsafe-name": {
    severity: "error",
    message: "`{file}` cannot be the name of an output file",
    help: "this is a bug in the backend that chose it; please report it",
    docs: "Output files have plain names inside the output folder: letters, digits, `.`, `_` and `-`, not beginning with a dot.",
  },
  "two-files": {
    severity: "error",
    message: "two output files would be called `{file}`",
    help: "this is a bug in the backend that chose the name; please report it",
    docs: "Names that differ only in case count as the same, for some file systems cannot hold both.",
  },
  unwritable: {
    severity: "error",
    message: "cannot write `{file}`: {detail}; the output folder is as it was before",
    docs: "All files are written beside the old ones first and then moved into place. When a step fails, the earlier ones are undone.",
  },
  unrestored: {
    severity: "error",
    message: "cannot write `{file}`: {detail}; and putting the old files back failed as well",
    help: "the old files are in `{kept}`; the next run puts them back first",
    docs: "Undoing a half-written output failed too, as happens when a disk disappears. The next run with the same folder finishes the restoration before it does anything else.",
  },
  busy: {
    severity: "error",
    message: "another run (process {pid}) is writing to `{folder}`",
    help: "wait for it to end",
    docs: "Two runs that write to one folder at a time would mix their files.",
  },
  "cluster-refuses": {
    severity: "warning",
    suppressible: true,
    message: "the cluster will refuse the change of `{path}` in {manifest}: {why}",
    help: "delete the object before applying, or undo the change",
    docs: "The target does not allow this field to change. Known from comparing with the files that this run replaces.",
  },
  "cluster-recreates": {
    severity: "warning",
    suppressible: true,
    message: "the change of `{path}` in {manifest} takes effect only on a new object: {why}",
    help: "delete the object before applying",
    docs: "The target accepts the new value but goes on with the old one. Known from comparing with the files that this run replaces.",
  },
  "cluster-breaks": {
    severity: "warning",
    suppressible: true,
    message: "the change of `{path}` in {manifest} is accepted, but breaks the object: {why}",
    help: "delete the object before applying, or undo the change",
    docs: "The target admits the change and is then left in a state that only a person can repair. Known from comparing with the files that this run replaces.",
  },
  "cluster-restarts": {
    severity: "info",
    suppressible: true,
    message: "the change of `{path}` restarts the pods of {manifest}: {why}",
    docs: "The target replaces its pods when this changes. Known from comparing with the files that this run replaces.",
  },
});
