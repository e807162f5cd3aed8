// Every figure of the view for a spreadsheet: RFC 4180, numbers as the server gave them. Pure: no page.

import { GROUPS, valueOf } from './figures.js';

const TOTALS = ['total_trades', 'winning_trades', 'losing_trades', 'breakeven_trades', 'win_rate', 'total_pips', 'total_pnl', 'avg_risk_reward', 'best_trade', 'worst_trade'];

/** @param report as loadReport gives it */
export function figuresCsv({ figures, byInstrument, byHour, byWeekday, zone }) {
  const lines = [['group', 'key', 'figure', 'value']];
  for (const name of ['period_start', 'period_end', 'currency']) {
    lines.push(['Period', '', name, figures[name]]);
  }
  lines.push(['Period', '', 'zone', zone]);
  for (const group of GROUPS) {
    for (const { key } of group.figures) {
      lines.push([group.name, '', key, valueOf(figures, key)]);
    }
  }
  for (const name of ['peak_time', 'trough_time', 'recovery_time', 'duration_seconds']) {
    lines.push(['Risk', '', `drawdown.${name}`, valueOf(figures, `drawdown.${name}`)]);
  }
  for (const [group, rows] of [['Instrument', byInstrument], ['Hour', byHour], ['Weekday', byWeekday]]) {
    for (const row of rows) {
      lines.push(...TOTALS.map((total) => [group, row.key, total, row[total]]));
    }
  }
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function field(value) {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
