import { FileError } from '../../core/ports/files.ts';
import type { StoreFormat } from '../store-format.ts';
import { foundRuns, METRICS_FILE } from './found-runs.ts';
import { lightningReader } from './reader.ts';
import { isLightningRun } from './recognise.ts';

/** The folders of Lightning's CSVLogger: `lightning_logs/version_0/metrics.csv` with `hparams.yaml` beside it. */
export const lightningCsv: StoreFormat = {
  kind: 'lightning-csv',
  gathers: true,
  mayBe: ({ name, kind }) => kind === 'file' && name === METRICS_FILE,
  async recognises(place, { files }) {
    return foundRuns(place, files).some((run) => {
      try {
        return isLightningRun(run, files);
      } catch (error) {
        // One that may not be read is for the reader to report.
        if (error instanceof FileError) return true;
        throw error;
      }
    });
  },
  open: (place, { files }) => lightningReader(place, files),
};
