import type { Served } from '../../test/implementations/start-served.js';

/** One run of a tool against one server. */
export interface PeerRun {
  /** What it showed as red, each by a name that is the same in every run. */
  readonly red: readonly string[];
  /** Seconds of processor time of the tool alone. */
  readonly cpu: number;
  /** What came instead of a result, such as a time limit that was reached. */
  readonly trouble?: string;
}

/** What a tool is given. */
export interface PeerTask {
  readonly served: Served;
  /** The document with the values known to exist written into it as examples. */
  readonly document: string;
  /** The document as it is. */
  readonly plainDocument: string;
  /** Header fields that carry the credentials, as far as headers can. */
  readonly headers: Readonly<Record<string, string>>;
  /** An empty folder of the run's own. */
  readonly folder: string;
  /** Milliseconds. */
  readonly timeLimit: number;
}

/** A tool that finds faults in an implementation from its document. */
export interface Peer {
  readonly name: string;
  /** How it was run, in a few words. */
  readonly manner: string;
  /** Makes it ready in a folder that lasts; its version. Rejects with the reason where it cannot be had. */
  prepare(cache: string): Promise<string>;
  run(task: PeerTask): Promise<PeerRun>;
}
