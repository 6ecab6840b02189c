import { register } from "node:module";

// Imported before the program: koffi and the renderer of PNG are then not to be found, as after npm ci --omit=optional.
const hooks = `
export async function resolve(specifier, context, next) {
  if (/^(koffi|@resvg\\/resvg-js)$/.test(specifier)) {
    throw Object.assign(new Error("Cannot find package " + specifier), { code: "ERR_MODULE_NOT_FOUND" });
  }
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
