/** What CodeCarbon measured, under its own names: kWh, W, kg of CO2, litres, percent. */
export const METRICS: ReadonlySet<string> = new Set([
  'emissions',
  'emissions_rate',
  'cpu_power',
  'gpu_power',
  'ram_power',
  'cpu_energy',
  'gpu_energy',
  'ram_energy',
  'energy_consumed',
  'water_consumed',
  'cpu_utilization_percent',
  'gpu_utilization_percent',
  'ram_utilization_percent',
  'ram_used_gb',
]);

/** What a run holds elsewhere, and where its machine stands on the map, which is nobody's business. */
export const NO_TAGS: ReadonlySet<string> = new Set([
  'timestamp',
  'run_id',
  'project_name',
  'task_name',
  'duration',
  'longitude',
  'latitude',
]);

/** All versions have these, and no other tool has all of them. */
const ALWAYS = ['timestamp', 'project_name', 'duration', 'emissions', 'energy_consumed'];

export function isHeader(cells: readonly string[]): boolean {
  return ALWAYS.every((column) => cells.includes(column));
}
