/** `breaking`: a caller or a reader that kept to the old document may fail. `warning`: some may. `info`: none does. */
export type ChangeSeverity = 'breaking' | 'warning' | 'info';
