import type { PlanChange } from "../../study/run/planChange.js";
import { rowsText } from "../output/rowsText.js";

/**
 * That a store gets another plan, for people.
 *
 * @example
 * planChangeText("p.store", { command: "raf sweep p.yaml", name: "plane", rows: 40, lost: 38 })
 * // => 'p.store had the plan "plane" of raf sweep p.yaml; of its 40 rows 38 are not in the new plan. They stay in the store, and raf sweep with the old plan brings them back'
 */
export function planChangeText(store: string, { command, name, rows = 0, lost }: PlanChange): string {
  const had = `${store} had ${name === undefined ? "a plan that this version cannot read" : `the plan "${name}"`} of ${command}`;
  if (name === undefined) return had;
  if (lost === undefined)
    return `${had}, of ${rowsText(rows)}; those that the new plan does not have stay in the store`;
  if (lost === 0) return `${had}; the new plan has all of its ${rowsText(rows)}`;
  const counted = `of its ${rowsText(rows)} ${lost} ${lost === 1 ? "is" : "are"} not in the new plan`;
  return `${had}; ${counted}. They stay in the store, and raf sweep with the old plan brings them back`;
}
