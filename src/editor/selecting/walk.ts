/** The step before shall be asked again. */
export const BACK = Symbol('back');
/** What a step came to: undefined when a person left, and nothing shall have happened. */
export type StepAnswer<T> = T | typeof BACK | undefined;

/** Where a step stands among those that are counted. */
export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly of: number;
  readonly canGoBack: boolean;
}

export interface Step<T> {
  /** Whether it has nothing to ask. */
  readonly skip?: (now: T) => Promise<boolean> | boolean;
  readonly ask: (now: T, place: StepPlace) => Promise<StepAnswer<T>>;
}

/** Asks step by step. What was said stays said when a person goes back, so that it stands there to be changed. */
export async function walk<T>(title: string, start: T, steps: readonly Step<T>[]): Promise<T | undefined> {
  const asked: number[] = [];
  let now = start;
  for (let at = 0; at < steps.length; at++) {
    const { skip, ask } = steps[at]!;
    if ((await skip?.(now)) === true) continue;
    const answer = await ask(now, { title, step: at + 1, of: steps.length, canGoBack: asked.length > 0 });
    if (answer === undefined) return undefined;
    if (answer === BACK) at = (asked.pop() ?? 0) - 1;
    else {
      asked.push(at);
      now = answer;
    }
  }
  return now;
}
