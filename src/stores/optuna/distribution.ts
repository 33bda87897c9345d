import { floatText, integerText, textOf } from './python-text.ts';
import { elementsOf, membersOf, numberOf, type RawJson, stringOf } from './raw-json.ts';

/** What a parameter was drawn from: needed to read its value, which Optuna stores as a number whatever it is. */
export interface Distribution {
  /** Within a study, distributions of one parameter must agree in this. */
  readonly kind: string;
  /** The value that a stored number stands for; undefined for a number that stands for none. */
  textOf(stored: number): string | undefined;
}

const INTEGERS = new Set(['IntDistribution', 'IntUniformDistribution', 'IntLogUniformDistribution']);
const FLOATS = new Set(['FloatDistribution', 'UniformDistribution', 'LogUniformDistribution', 'DiscreteUniformDistribution']);
/** The short form, which people write by hand. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['int', 'IntDistribution'],
  ['float', 'FloatDistribution'],
  ['categorical', 'CategoricalDistribution'],
]);

/** A study repeats its few distributions in every trial; foreign texts have a ceiling. */
const KEPT = 5000;

/** Reads distributions, as JSON or as a JSON string of it, each text once; undefined for what no Optuna up to 5 writes. */
export function distributionReader(): (json: RawJson) => Distribution | undefined {
  const known = new Map<RawJson, Distribution | undefined>();
  return (json) => {
    if (known.has(json)) return known.get(json);
    const read = readDistribution(json);
    if (known.size < KEPT) known.set(json, read);
    return read;
  };
}

function readDistribution(json: RawJson): Distribution | undefined {
  const { name, attributes } = described(membersOf(stringOf(json) ?? json));
  if (name === undefined || attributes === undefined) return undefined;
  const kind = `${name} ${attributes.get('log') ?? 'false'}`;
  if (INTEGERS.has(name)) return { kind, textOf: integerText };
  if (FLOATS.has(name)) return { kind, textOf: floatText };
  return name === 'CategoricalDistribution' ? categorical(attributes.get('choices') ?? '') : undefined;
}

type Members = ReturnType<typeof membersOf>;

function described(members: Members): { readonly name?: string | undefined; readonly attributes?: Members } {
  if (members === undefined) return {};
  const name = stringOf(members.get('name'));
  if (name !== undefined) return { name, attributes: membersOf(members.get('attributes') ?? '') };
  return { name: SHORT.get(stringOf(members.get('type')) ?? ''), attributes: members };
}

function categorical(json: RawJson): Distribution | undefined {
  const choices = elementsOf(json);
  if (choices === undefined) return undefined;
  const texts = choices.map(textOf);
  return { kind: `one of ${choices.map(comparable).join(', ')}`, textOf: (stored) => texts[Math.trunc(stored)] };
}

/** Choices that are equal in Python have equal text: True, 1 and 1.0. */
function comparable(choice: RawJson): string {
  if (choice === 'true' || choice === 'false') return choice === 'true' ? '1' : '0';
  const number = numberOf(choice);
  return number === undefined ? choice : String(number);
}
