import { formatCount } from '../../src/core/format/number.ts';
import { visible } from '../../src/core/text/visible.ts';
import { button, element } from '../ui/element.ts';
import { t } from '../ui/l10n.ts';

export interface StatusFacts {
  readonly shown: number;
  readonly all: number;
  readonly hidden: number;
  readonly selected: number;
  /** Columns that are left out because they are the same in all rows. */
  readonly same: number;
  readonly rest: string;
  /** Runs whose hardware nobody knows. */
  readonly unpriced: number;
  readonly readAt: number;
  /** What is wrong with the filter, while it is not being written. */
  readonly filter: string;
  readonly problems: readonly string[];
}

export interface StatusLine {
  readonly place: HTMLElement;
  show(facts: StatusFacts): void;
}

/** How many rows pass is told to those who do not see them; what is selected they hear from the rows. */
export function createStatusLine(mend: () => void): StatusLine {
  const shownPart = element('span', { role: 'status' });
  const restPart = element('span', {}, t('Reading runs …'));
  const mendPart = button(t('set hardware'), mend, { class: 'link' });
  const unpricedPart = element('span', { hidden: true }, '', mendPart, ')');
  const readPart = element('span', {});
  const place = element('footer', {}, shownPart, restPart, unpricedPart, readPart);
  return {
    place,
    show({ shown, all, hidden, selected, same, rest, unpriced, readAt, filter, problems }) {
      const passing = shown === all ? '' : t('{0} of {1} shown', formatCount(shown), formatCount(all));
      if (shownPart.textContent !== passing) shownPart.textContent = passing;
      const parts = [
        filter === '' ? '' : t('the filter has a mistake: {0}', visible(filter)),
        selected === 0 ? '' : t('{0} selected', formatCount(selected)),
        hidden === 0 ? '' : t('{0} hidden', formatCount(hidden)),
        same === 0 ? '' : same === 1 ? t('1 column is the same in all rows') : t('{0} columns are the same in all rows', formatCount(same)),
        rest,
        ...problems.map(visible),
      ].filter((text) => text !== '');
      restPart.textContent = `${passing === '' ? '' : ' · '}${parts.join(' · ')}`;
      unpricedPart.hidden = unpriced === 0;
      unpricedPart.firstChild!.textContent = ` · ${t('{0} without known hardware', formatCount(unpriced))} (`;
      readPart.textContent = ` · ${t('updated {0}', new Date(readAt).toLocaleTimeString('en-GB'))}`;
      place.title = [passing, ...parts].filter((text) => text !== '').join(' · ');
    },
  };
}
