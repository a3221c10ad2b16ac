/** Says why a run ends before its end; what it left out is told with the same words. */
export interface StopSign {
  /** Set once nothing more is to be sent. */
  readonly reason: string | undefined;
  /** The first reason counts. */
  stop(reason: string): void;
}

export function raiseStopSign(): StopSign {
  let reason: string | undefined;
  return {
    get reason() {
      return reason;
    },
    stop(why) {
      reason ??= why;
    },
  };
}
