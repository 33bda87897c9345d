/** Milliseconds since 1970 UTC. Passed in, so that core and app stay deterministic. */
export type Clock = () => number;
