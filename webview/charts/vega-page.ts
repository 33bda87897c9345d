import embed, { type Result, type VisualizationSpec } from 'vega-embed';
import { withColours } from '../ui/colours.ts';

/** Says what a mark has to say, as lines, at a place of the page; without a place there is nothing to say any more. */
export type Tip = (lines: readonly string[], at: { readonly clientX: number; readonly clientY: number } | undefined) => void;

/**
 * Draws a spec into a place of the page, on a canvas, in the colours that the page has now. `ast` and no own style or markup: the page's policy allows
 * neither `eval` nor styles that it does not know.
 */
export function embedSpec(place: HTMLElement, spec: object, tip?: Tip): Promise<Result> {
  return embed(place, withColours(spec, document.body) as unknown as VisualizationSpec, {
    mode: 'vega-lite',
    renderer: 'canvas',
    ast: true,
    actions: false,
    defaultStyle: false,
    tooltip:
      tip === undefined ? false : (_: unknown, event: MouseEvent | null, __: unknown, value: unknown) => tell(tip, event, linesOf(value)),
  });
}

/** Vega has no event where a chart that is drawn anew takes its tip away. */
function tell(tip: Tip, event: MouseEvent | null, lines: readonly string[]): void {
  tip(lines, event === null || lines.length === 0 ? undefined : event);
}

function linesOf(value: unknown): readonly string[] {
  return typeof value === 'string' && value !== '' ? value.split('\n') : [];
}
