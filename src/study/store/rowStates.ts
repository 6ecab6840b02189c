import { rowKeys } from "../parts/rowKeys.js";
import type { StudyPart } from "../parts/studyPart.js";
import type { RowState } from "./plannedRows.js";
import type { RowIndex } from "./rowIndex.js";

/** The states of a part's rows in stores: a row is a result if any copy of it is. */
export function rowStates(index: RowIndex, part: StudyPart): (row: number) => RowState {
  const { stateOf } = index.planned.ofPart(part);
  const keyOf = rowKeys(part);
  return (row) => {
    const state = stateOf(row);
    if (state === "result" || index.others() === 0) return state;
    const place = index.find(keyOf(row), part.columns);
    if (place === undefined) return state;
    return place.converged ? "result" : "failed";
  };
}
