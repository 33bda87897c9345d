import { visible } from '../../src/core/text/visible.ts';
import { openPickList } from '../ui/pick-list.ts';
import type { Anchor } from '../ui/popover.ts';
import { openPrompt } from '../ui/prompt.ts';
import type { Annotator } from './annotator.ts';
import type { Store } from './store.ts';
import { t } from '../ui/l10n.ts';

const SAVE = 'save';

/** The filters that people of the project saved: one to apply, one more to save, one to delete. */
export function openSavedFilters(anchor: Anchor, store: Store, annotator: Annotator): void {
  const { filters } = store.now().written;
  const { filter } = store.arrangement();
  const saveOption = filter.trim() === '' ? [] : [{ id: SAVE, label: t('Save This Filter …'), detail: filter }];
  const remove = (id: string) => {
    const name = id.slice(1);
    void annotator.write([{ kind: 'filter', name }], t('Deleted filter “{0}”', visible(name)));
  };
  openPickList(anchor, {
    label: t('Saved filters'),
    hint: filters.length === 0 ? t('Write a filter, then save it here under a name.') : t('Enter applies, Delete deletes.'),
    options: () => [...saveOption, ...filters.map(({ name, text }) => ({ id: `=${name}`, label: visible(name), detail: visible(text) }))],
    pick(id) {
      if (id === SAVE) ask();
      else store.arrange({ filter: filters.find(({ name }) => name === id.slice(1))?.text ?? filter });
      return false;
    },
    remove,
  });
  const ask = () =>
    // The list closes first.
    queueMicrotask(() =>
      openPrompt(anchor, {
        label: t('Name of the filter'),
        value: '',
        save: t('Save'),
        lines: 'one',
        done: (name) => void annotator.write([{ kind: 'filter', name, text: filter }], t('Saved filter “{0}”', visible(name))),
      }),
    );
}
