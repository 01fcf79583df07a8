// Validates a JSON-LD file with SHACL shapes: node shacl.mjs <data.jsonld> <shapes.ttl>...
// Prints one line for each violation, and exits with 1 when there is one.
import { readFileSync } from "node:fs";
import factory from "@zazuko/env-node";
import jsonld from "jsonld";
import { Parser } from "n3";
import Validator from "rdf-validate-shacl";

const [file, ...shapeFiles] = process.argv.slice(2);

/** @param {string} text @param {string} format */
const read = (text, format) => factory.dataset(new Parser({ factory, format }).parse(text));

const refused = async (/** @type {string} */ url) => { throw new Error(`${url} would have to be fetched; a context must stand in the document.`); };
const data = read(await jsonld.toRDF(JSON.parse(readFileSync(file, "utf8")), { format: "application/n-quads", documentLoader: refused }), "N-Quads");
const shapes = factory.dataset(shapeFiles.flatMap((path) => [...read(readFileSync(path, "utf8"), "Turtle")]));

const report = await new Validator(shapes, { factory }).validate(data);
const violations = report.results.filter((r) => r.severity?.value.endsWith("#Violation"));
for (const r of violations) console.log(`${r.focusNode?.value} ${r.path?.value ?? ""}: ${r.message.map((m) => m.value).join(" / ") || r.sourceConstraintComponent?.value} (${r.value?.value ?? "nothing"})`);
console.error(`${data.size} statements, ${shapes.size} of shapes, ${report.results.length} remarks, ${violations.length} violations`);
process.exit(violations.length > 0 ? 1 : 0);
