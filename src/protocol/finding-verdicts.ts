/** What may be said of a decision, the gravest first. */
export const FINDING_VERDICTS = ['tampered', 'broken', 'unproven', 'superseded', 're-priced', 'stale'] as const;
