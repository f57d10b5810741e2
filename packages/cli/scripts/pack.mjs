// Puts the parts that esbuild split the command into together in one CommonJS file, each as a function that is called
// when somebody first asks for the part. One file, because reading and checking thirty costs more than it saves; parts,
// because V8 keeps nothing in its code cache for what lies within a function that was never called.
import { basename } from "node:path";
import { transform } from "esbuild";

const ENTRY = "inferspec.js";

/** `files` are ES modules that import each other as `./NAME`, and the texts of licences. */
export async function pack(files) {
  const parts = [];
  const legal = [];
  for (const { path, text } of files) {
    if (path.endsWith(".LEGAL.txt")) legal.push(text);
    else
      parts.push(
        `${JSON.stringify(`./${basename(path)}`)}(exports,require,module){${await toCommonJs(text)}}`,
      );
  }
  const text = `"use strict";
const importMetaUrl=require("node:url").pathToFileURL(__filename).href;
const parts={${parts.sort().join(",\n")}};
const loaded={};
function load(id){
if(!Object.hasOwn(parts,id))return require(id);
const known=loaded[id];
if(known)return known.exports;
const module=loaded[id]={exports:{}};
parts[id](module.exports,load,module);
return module.exports;
}
module.exports=load("./${ENTRY}");
`;
  return { text, legal: legal.sort().join("\n") };
}

async function toCommonJs(text) {
  const { code } = await transform(text, {
    format: "cjs",
    platform: "node",
    target: "node20",
    charset: "ascii",
    minify: true,
    supported: { "dynamic-import": false },
  });
  // What only served other bundlers.
  return code.replace(/\/\/# \w+=.*\n?$/, "");
}
