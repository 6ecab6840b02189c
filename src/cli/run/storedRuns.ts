import type { ReplicaStore } from "../../study/store/replicaStore.js";

/** Runs replicas, as a thread pool does. */
interface Runner<Request, Result> {
  readonly inHand: number;
  readonly run: (request: Request) => Promise<Result>;
}

/**
 * Takes replicas from the store if it has them, and runs and stores the others.
 *
 * @param store Undefined without --store.
 * @param isKept Whether a result goes into the store; one that does not is tried again.
 */
export function storedRuns<Request extends { readonly replica: number }, Result>(
  { inHand, run }: Runner<Request, Result>,
  store: ReplicaStore<Result> | undefined,
  isKept: (result: Result) => boolean = () => true,
): Runner<Request, Result> {
  if (store === undefined) return { inHand, run };
  const found = async (request: Request): Promise<Result> => {
    const before = store.find(request.replica);
    if (before !== undefined) return before;
    const result = await run(request);
    if (isKept(result)) store.keep(request.replica, result);
    return result;
  };
  return { inHand, run: found };
}

/** The remedy after an interruption. */
export function resumeText(store: string | undefined): string {
  return store === undefined ? "with --store <folder> the same command would continue" : "the same command continues";
}
