import Module from "node:module";

// Imported before the program: koffi and the renderer of PNG are then not to be found, as after npm ci --omit=optional.
const load = Module._load;
Module._load = (request, ...rest) => {
  if (/^(koffi|@resvg\/resvg-js)$/.test(request)) {
    throw Object.assign(new Error(`Cannot find module '${request}'`), { code: "MODULE_NOT_FOUND" });
  }
  return load.call(Module, request, ...rest);
};
