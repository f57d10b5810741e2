// What a team that uses cdk8s alone would write: one App, one Chart, one construct a Model, and the folder it makes.
// `node cdk8s-app.cjs MODELS.json OUTDIR`
const { readFileSync } = require("node:fs");
const { ApiObject, App, Chart } = require("cdk8s");

const [models, outdir] = process.argv.slice(2);
const app = new App({ outdir });
const chart = new Chart(app, "models");
for (const model of JSON.parse(readFileSync(models, "utf8"))) {
  new ApiObject(chart, model.metadata.name, model);
}
app.synth();
