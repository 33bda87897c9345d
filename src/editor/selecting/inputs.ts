import { InputBoxValidationSeverity, QuickInputButtons, window, type QuickInput, type QuickPickItem } from 'vscode';
import { BACK, type StepAnswer, type StepPlace } from './walk.ts';

interface Asked {
  readonly place: StepPlace;
  /** What this step is about, behind the title of all. */
  readonly about: string;
}

function dress(input: QuickInput & { buttons: readonly unknown[] }, { place, about }: Asked): void {
  input.title = `${place.title}: ${about}`;
  input.step = place.step;
  input.totalSteps = place.of;
  input.buttons = place.canGoBack ? [QuickInputButtons.Back] : [];
  // A look at another window, or at a row of the table, shall lose nothing that was said.
  input.ignoreFocusOut = true;
}

export interface ListStep<T extends QuickPickItem> extends Asked {
  readonly placeholder: string;
  readonly items: readonly T[];
  readonly active?: T | undefined;
}

/** One of a list. */
export async function pickOne<T extends QuickPickItem>({ placeholder, items, active, ...asked }: ListStep<T>): Promise<StepAnswer<T>> {
  const quick = window.createQuickPick<T>();
  dress(quick, asked);
  quick.placeholder = placeholder;
  quick.matchOnDescription = true;
  quick.matchOnDetail = true;
  quick.items = items;
  if (active !== undefined) quick.activeItems = [active];
  try {
    return await new Promise((resolve) => {
      quick.onDidAccept(() => quick.selectedItems[0] !== undefined && resolve(quick.selectedItems[0]));
      quick.onDidTriggerButton(() => resolve(BACK));
      quick.onDidHide(() => resolve(undefined));
      quick.show();
    });
  } finally {
    quick.dispose();
  }
}

/** What there is to say of a text while it is typed. */
export type Remark = { readonly wrong: string } | { readonly note: string } | undefined;

export interface TextStep extends Asked {
  readonly prompt: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Asked after each change; what it says of an older text is not heard. */
  readonly remark?: (text: string) => Promise<Remark> | Remark;
}

/** A line of text. What is wrong cannot be accepted. */
export async function askText({ prompt, value, placeholder, remark, ...asked }: TextStep): Promise<StepAnswer<string>> {
  const input = window.createInputBox();
  dress(input, asked);
  input.prompt = prompt;
  input.value = value;
  input.valueSelection = [0, value.length];
  if (placeholder !== undefined) input.placeholder = placeholder;
  const say = (said: Remark) => {
    if (said === undefined) input.validationMessage = '';
    else if ('wrong' in said) input.validationMessage = { message: said.wrong, severity: InputBoxValidationSeverity.Error };
    else input.validationMessage = { message: said.note, severity: InputBoxValidationSeverity.Info };
  };
  let latest = 0;
  const look = async (text: string): Promise<Remark> => {
    const own = ++latest;
    const said = await remark?.(text);
    if (own === latest) say(said);
    return said;
  };
  try {
    return await new Promise((resolve, reject) => {
      input.onDidChangeValue((text) => void look(text).catch(reject));
      input.onDidAccept(() => {
        const text = input.value;
        look(text).then((said) => (said === undefined || 'note' in said) && resolve(text), reject);
      });
      input.onDidTriggerButton(() => resolve(BACK));
      input.onDidHide(() => resolve(undefined));
      input.show();
      if (value !== '') look(value).catch(reject);
    });
  } finally {
    input.dispose();
  }
}
