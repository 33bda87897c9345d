/** The column of the candidates table that says which constraint of the question a candidate breaks, or leaves open; absent without constraints. */
export const BREAKS = 'breaks';
