// The charts of the experiments panel: a second script, so that the table does not wait for Vega.
import * as z from 'zod';
import { adoptChartColours } from './colours.ts';
import { pngOf, svgOf } from './export.ts';
import { CHART_KINDS } from './registry.ts';

// The policy forbids making functions of text, which zod would try.
z.config({ jitless: true });
adoptChartColours();
window.kneepointCharts = { kinds: CHART_KINDS, svgOf, pngOf };
