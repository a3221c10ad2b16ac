/** Where the admin API stands; no document's path is looked for below it. */
export const adminPath = '/_tally';
