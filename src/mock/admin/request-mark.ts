/** The header, in lower case, that marks a request that was sent for the console, so that its exchange is found again. */
export const requestMark = 'tally-request';
