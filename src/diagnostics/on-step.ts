/** Told of each step of long work before it is taken: how many are done, of how many, and what the next one is. */
export type OnStep = (done: number, total: number, what: string) => void;
