import { NUMBER_KNOBS } from "./curveSettings.js";
import type { ExplorerState } from "./explorerState.js";
import type { ReadKnob } from "./urlState.js";

/** Longer texts are shortened in the notice. */
const MOST_CHARACTERS = 40;

type Values = ReadonlyMap<string, string | number | boolean | undefined>;

/**
 * A notice about the parts of an address that are invalid and were ignored.
 *
 * @param address After "#".
 * @param state   The state that was read from it.
 * @param read    Reads numbers.
 */
export function addressNotice(address: string, state: ExplorerState, read: ReadKnob): string | undefined {
  const query = new URLSearchParams(address);
  const { view, settings, color, pins, observable, from, to, yScale, bayes, best, beside, present, simulation } = state;
  const own = {
    view,
    ...settings,
    ...simulation,
    y: observable,
    scale: yScale,
    from,
    to,
    bayes,
    best,
    beside,
    present,
    color,
  };
  const pinned = query.getAll("pin");
  query.delete("pin");
  const dropped = [
    ...droppedParts(query, new Map(Object.entries(own)), read),
    ...pins.flatMap(({ settings: pinSettings, label, color: pinColor }, index) =>
      droppedParts(
        new URLSearchParams(pinned[index]),
        new Map(Object.entries({ ...pinSettings, label, color: pinColor })),
        read,
      ).map((part) => `${part} of a pin`),
    ),
    ...(pinned.length > pins.length ? [`${pinned.length - pins.length} of ${pinned.length} pins`] : []),
  ];
  return dropped.length === 0 ? undefined : `Ignored invalid parts of the address: ${dropped.join(", ")}`;
}

function droppedParts(query: URLSearchParams, values: Values, read: ReadKnob): string[] {
  return [...query]
    .filter(([name, text]) => name !== "" && !isTaken(name, text, values, read))
    .map(([name, text]) => (text === "" ? name : `${name} = ${text.slice(0, MOST_CHARACTERS)}`));
}

function isTaken(name: string, text: string, values: Values, read: ReadKnob): boolean {
  const value = values.get(name);
  if (typeof value === "boolean") return text === (value ? "1" : "0");
  const knob = NUMBER_KNOBS.find((known) => known === name);
  if (knob !== undefined) return read(knob, text) === value;
  return typeof value === "number" ? text.trim() !== "" && Number(text) === value : text === value;
}
