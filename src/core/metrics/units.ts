/** What a metric may be counted in. `percent` is a hundred times a fraction; `1` is a bare number. */
export const METRIC_UNITS = ['fraction', 'percent', '1', 'prediction/s', 'token/s', 'ms', 's', 'h', 'B', 'MB', 'kWh', 'USD'] as const;
