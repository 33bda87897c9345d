// `npm run soak`: the long proofs. Today one: a real MLflow process writes 500 runs while the store is read 200 times.
import { run } from '../test/soak/mlflow-live.mjs';

const result = await run();
console.log(JSON.stringify(result, null, 2));
process.exitCode = result.ok === false ? 1 : 0;
