import { useState } from "preact/hooks";
import type { PictureMarker } from "../plot/picture.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import type { ExplorerState } from "../state/explorerState.js";
import { errorMessage } from "../theory/errorMessage.js";
import { type DroppedFile, type MeasuredPoint, measuredMarkers, measuredPoints } from "./measuredPoints.js";

/** Somebody's own measurements on the page. The file stays in this browser. */
interface Measurements {
  readonly file: DroppedFile | undefined;
  readonly points: readonly MeasuredPoint[];
  readonly problem: string | undefined;
  /** Points in the picture. */
  readonly drawn: { readonly name: string; readonly markers: readonly PictureMarker[] };
  readonly onFile: (file: File | undefined) => void;
  /** Handlers of the element on which a file may be dropped. */
  readonly target: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Reads a file of measurements and sets them beside the current curve. */
export function useMeasurements(state: ExplorerState, current: ShownCurve): Measurements {
  const [file, setFile] = useState<DroppedFile>();
  const [unread, setUnread] = useState<string>();
  const onFile = (chosen: File | undefined): void => {
    setUnread(undefined);
    if (chosen === undefined) setFile(undefined);
    else
      chosen.text().then(
        (text) => setFile({ name: chosen.name, text }),
        (error: unknown) => setUnread(errorMessage(error)),
      );
  };
  const { points, problem } = placed(file, state, current);
  return {
    file,
    points,
    problem: unread ?? problem,
    drawn: { name: file?.name ?? "", markers: measuredMarkers(points, current.color) },
    onFile,
    target: {
      onDragOver: (event) => event.preventDefault(),
      onDrop: (event) => {
        event.preventDefault();
        onFile(event.dataTransfer?.files[0]);
      },
    },
  };
}

function placed(
  file: DroppedFile | undefined,
  state: ExplorerState,
  current: ShownCurve,
): Pick<Measurements, "points" | "problem"> {
  if (file === undefined) return { points: [], problem: undefined };
  try {
    return { points: measuredPoints(file, state, current), problem: undefined };
  } catch (error) {
    return { points: [], problem: error instanceof Error ? error.message : String(error) };
  }
}
