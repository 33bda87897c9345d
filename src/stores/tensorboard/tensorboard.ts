import { FileError, type Files } from '../../core/ports/files.ts';
import type { StoreFormat } from '../store-format.ts';
import { tensorboardReader } from './reader.ts';
import { beginsWithRecord } from './records.ts';

/** The event files of TensorBoard, whoever wrote them: TensorFlow, Keras, PyTorch, Lightning, tensorboardX. One run is one folder. */
export const tensorboard: StoreFormat = {
  kind: 'tensorboard',
  gathers: true,
  // Empty ones mark folders of the profiler.
  mayBe: ({ name, kind }) => kind === 'file' && name.includes('.tfevents.') && !name.endsWith('.profile-empty'),
  async recognises({ found }, { files }) {
    return found().some((path) => {
      const stat = files.stat(path);
      return stat?.kind === 'file' && beginsAsEvents(files, path, stat.bytes);
    });
  },
  open: (place, { files }) => tensorboardReader(place, files),
};

/** One that may not be read is for the reader to report. */
function beginsAsEvents(files: Files, path: string, bytes: number): boolean {
  try {
    return beginsWithRecord(files, path, bytes);
  } catch (error) {
    if (error instanceof FileError) return true;
    throw error;
  }
}
