/** Words that people use for what kind of model a run is, the plainest first. */
const USUAL = [
  'family',
  'model_family',
  'model',
  'model_type',
  'model_name',
  'algorithm',
  'estimator',
  'classifier',
  'architecture',
  'arch',
  'backbone',
  'encoder',
];
/** More kinds than these are told apart by nobody. */
const MOST_KINDS = 40;

/** Of parameters, those with a usual word for a family first, in its order; the others as they were. */
export function usualFirst<Param extends string | object>(params: readonly Param[], nameOf: (param: Param) => string): readonly Param[] {
  const usual = USUAL.flatMap((name) => params.find((param) => nameOf(param) === name) ?? []);
  return [...usual, ...params.filter((param) => !usual.includes(param))];
}

/** Whether a parameter with these values tells families: several, not too many, and not all numbers. */
export function tellsFamilies(values: readonly string[]): boolean {
  return values.length > 1 && values.length <= MOST_KINDS && !values.every(isNumeric);
}

function isNumeric(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}
