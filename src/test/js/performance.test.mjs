// What the performance view works out by itself; by hand: node --test src/test/js
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Format } from '../../main/webapp/page/base/format.js';
import { balanceSeries, days, durationText, indexAt, isLong, thinned } from '../../main/webapp/page/performance/balance-series.js';
import { bar, byProfit, closedSince, everyHour, everyWeekday, extremes, sumOf } from '../../main/webapp/page/performance/breakdown.js';
import { dayIn, monthName, monthsOf, resultOf, resultsByDay, weekdaysOf, weeksOf } from '../../main/webapp/page/performance/calendar.js';
import { chartOptions } from '../../main/webapp/page/performance/chart-options.js';
import { distribution } from '../../main/webapp/page/performance/distribution.js';
import { directionOf, figureText, GROUPS, valueOf } from '../../main/webapp/page/performance/figures.js';
import { figuresCsv } from '../../main/webapp/page/performance/figures-csv.js';
import { loadReport } from '../../main/webapp/page/performance/report.js';

const FORMAT = new Format({ locale: 'en', utc: true });
const PERIOD = { starting_balance: 10_000, period_start: '2025-01-13T00:00:00Z', period_end: '2025-01-17T23:59:59Z' };
/** The week of docs/performance.md. */
const WEEK = [
  { date: '2025-01-13T12:00:00Z', balance: 10_050, pnl: 50, pair: 'EURUSD' },
  { date: '2025-01-14T12:00:00Z', balance: 10_020, pnl: -30, pair: 'EURUSD' },
  { date: '2025-01-14T22:00:00Z', balance: 10_019.2, pnl: -0.8, pair: 'USDJPY' },
  { date: '2025-01-15T12:00:00Z', balance: 9999.2, pnl: -20, pair: 'USDJPY' },
  { date: '2025-01-16T09:00:00Z', balance: 10_999.2, pnl: 0, pair: null },
  { date: '2025-01-17T12:00:00Z', balance: 11_089.2, pnl: 90, pair: 'EURUSD' },
];
const ROW = { total_trades: 0, winning_trades: 0, losing_trades: 0, breakeven_trades: 0, win_rate: null, total_pips: 0, total_pnl: 0, avg_risk_reward: null, best_trade: null, worst_trade: null };
const EURUSD = { ...ROW, key: 'EURUSD', total_trades: 4, winning_trades: 2, win_rate: 50, total_pips: 65, total_pnl: 110 };
const USDJPY = { ...ROW, key: 'USDJPY', total_trades: 1, losing_trades: 1, win_rate: 0, total_pips: -30, total_pnl: -20 };

test('the drawdown is what is missing to the peak, which a deposit moves', () => {
  const series = balanceSeries(WEEK, PERIOD);
  assert.deepEqual(series.map((point) => point.drawdown), [
    0, 0,
    30, // 10,050 - 10,020
    30.8, // 10,050 - 10,019.20
    50.8, // 10,050 - 9,999.20
    50.8, // 11,050 - 10,999.20
    0, 0,
  ]);
  assert.equal(series[4].percent.toFixed(4), '0.5055'); // 100 x 50.80 / 10,050
  assert.deepEqual(series.map((point) => point.moved), [0, 0, 0, 0, 0, 1000, 0, 0]);
});

test('the curve lasts from the beginning of the period to its end', () => {
  const series = balanceSeries(WEEK, PERIOD);
  assert.deepEqual([series[0].time, series[0].balance], [Date.parse(PERIOD.period_start), 10_000]);
  assert.deepEqual([series.at(-1).time, series.at(-1).balance], [Date.parse(PERIOD.period_end), 11_089.2]);
  assert.deepEqual(balanceSeries([], PERIOD).map((point) => point.balance), [10_000, 10_000]);
});

test('a peak that is not positive has no per cent', () => {
  const series = balanceSeries([{ date: PERIOD.period_end, balance: -10, pnl: -10, pair: 'EURUSD' }], { ...PERIOD, starting_balance: 0 });
  assert.deepEqual([series[1].drawdown, series[1].percent], [10, null]);
});

test('what is under the pointer is the newest change before it', () => {
  const series = balanceSeries(WEEK, PERIOD);
  const at = (time) => indexAt(series, Date.parse(time));
  assert.deepEqual([at('2020-01-01T00:00:00Z'), at('2025-01-13T11:59:59Z'), at('2025-01-13T12:00:00Z'), at('2025-01-14T23:00:00Z'), at('2030-01-01T00:00:00Z')], [0, 0, 1, 3, 7]);
});

test('more points than can be told apart are thinned, and keep their extremes', () => {
  const points = Array.from({ length: 10_000 }, (_, index) => ({ time: index, balance: index === 4321 ? -5 : index % 100, drawdown: index === 7777 ? 500 : 0 }));
  const few = thinned(points, 400);
  assert.ok(few.length <= 401, String(few.length));
  assert.ok(few.some((point) => point.balance === -5) && few.some((point) => point.drawdown === 500));
  assert.deepEqual([few[0], few.at(-1)], [points[0], points.at(-1)]);
  assert.ok(few.every((point, index) => index === 0 || point.time >= few[index - 1].time));
  assert.equal(thinned(points.slice(0, 400), 400).length, 400);
});

test('a day is one row, the newest first', () => {
  const rows = days(balanceSeries(WEEK, PERIOD), (time) => new Date(time).toISOString().slice(0, 10), 400);
  assert.deepEqual(rows.map(({ balance, pnl, moved, changes, drawdown }) => [balance, pnl, moved, changes, drawdown]), [
    [11_089.2, 90, 0, 1, 0],
    [10_999.2, 0, 1000, 1, 50.8],
    [9999.2, -20, 0, 1, 50.8],
    [10_019.2, -30.8, 0, 2, 30.8], // -30 - 0.80
    [10_050, 50, 0, 1, 0],
  ]);
  assert.equal(days(balanceSeries(WEEK, PERIOD), (time) => time, 2).length, 2);
});

test('a duration is told by its two largest units', () => {
  assert.deepEqual([0, 59, 60, 3661, 345_600, 349_200.9].map(durationText), ['0\u00a0s', '59\u00a0s', '1\u00a0min', '1\u00a0h 1\u00a0min', '4\u00a0d', '4\u00a0d 1\u00a0h']);
});

test('rows add up', () => {
  assert.deepEqual(sumOf([EURUSD, USDJPY]), { total_trades: 5, winning_trades: 2, win_rate: 40, total_pips: 35, total_pnl: 90 }); // 100 x 2 / 5, 65 - 30, 110 - 20
  assert.equal(sumOf([]).win_rate, null);
  assert.equal(sumOf([{ ...ROW, total_pnl: 0.1 }, { ...ROW, total_pnl: 0.2 }]).total_pnl, 0.3);
});

test('instruments are sorted by what they earned', () => {
  assert.deepEqual(byProfit([USDJPY, { ...ROW, key: 'AUDUSD', total_pnl: 110 }, EURUSD]).map((row) => row.key), ['AUDUSD', 'EURUSD', 'USDJPY']);
});

test('every hour and every working day has a place, a weekend only with trades', () => {
  const hours = everyHour([{ ...EURUSD, key: '09' }]);
  assert.deepEqual([hours.length, hours[0].key, hours[9].total_pnl, hours[10].total_pnl], [24, '00', 110, 0]);
  assert.deepEqual(everyWeekday([{ ...EURUSD, key: 'sunday' }]).map((row) => row.key), ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'sunday']);
});

test('a day is that of the zone, and has everything that trading made on it', () => {
  const results = resultsByDay(balanceSeries(WEEK, PERIOD), dayIn('UTC'));
  assert.deepEqual([...results], [['2025-01-13', 50], ['2025-01-14', -30.8], ['2025-01-15', -20], ['2025-01-17', 90]]); // -30 - 0.80; no transfer
  assert.deepEqual(resultsByDay(balanceSeries(WEEK, PERIOD), dayIn('Asia/Tokyo')).get('2025-01-15'), -20.8); // -0.80 of 22:00 in UTC, -20
  assert.deepEqual(monthsOf(results), ['2025-01']);
  assert.deepEqual([resultOf(['2025-01-13', '2025-01-14', '2025-01-16'], results), resultOf([null, '2025-01-16'], results)], [19.2, null]); // 50 - 30.80
});

test('a month is weeks from Monday to Sunday', () => {
  const weeks = weeksOf('2025-01'); // begins on a Wednesday, ends on a Friday
  assert.deepEqual([weeks.length, weeks[0].slice(1, 3), weeks[4].slice(4, 6)], [5, [null, '2025-01-01'], ['2025-01-31', null]]);
  assert.deepEqual(['2027-02', '2026-08', '2024-02'].map((month) => weeksOf(month).length), [4, 6, 5]); // February 2027 is four whole weeks
  assert.ok(weeksOf('2026-03').every((week) => week.length === 7));
  assert.deepEqual([weekdaysOf(weeks, new Map()), weekdaysOf(weeks, new Map([['2025-01-05', 1]]))], [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 6]]); // a Sunday
  assert.equal(monthName('2025-01'), 'January 2025');
});

test('bars share one scale that has zero on it', () => {
  const rows = [{ total_pnl: 30 }, { total_pnl: -10 }]; // 40 from end to end, 0 at a quarter
  assert.deepEqual(bar(30, rows), { from: 25, size: 75, zero: 25 });
  assert.deepEqual(bar(-10, rows), { from: 0, size: 25, zero: 25 });
  assert.deepEqual(bar(0, [{ total_pnl: 0 }]), { from: 0, size: 0, zero: 0 });
});

test('the best trades won, the worst lost, and all were closed in the period', () => {
  const trade = (id, profit, exit = '2025-01-14T00:00:00Z') => ({ id, profit_loss: profit, exit_time: exit });
  const trades = [trade(1, 5), trade(2, -1), trade(3, 9), trade(4, 0), trade(5, -7), trade(6, 99, '2024-12-31T00:00:00Z')];
  const { best, worst } = extremes(closedSince(trades, PERIOD.period_start), 1);
  assert.deepEqual([best.map((each) => each.id), worst.map((each) => each.id)], [[3], [5]]);
});

test('trades are counted in ranges of a round width, on either side of nothing', () => {
  // from -30 to 50: 80 / 10 is rounded up to 10
  assert.deepEqual(distribution([50, -30, -0.5, 0, 0, 10, 10.01]), [
    { from: -30, to: -20, trades: 1 },
    { from: -20, to: -10, trades: 0 },
    { from: -10, to: 0, trades: 1 },
    { from: 0, to: 0, trades: 2 },
    { from: 0, to: 10, trades: 1 },
    { from: 10, to: 20, trades: 1 },
    { from: 20, to: 30, trades: 0 },
    { from: 30, to: 40, trades: 0 },
    { from: 40, to: 50, trades: 1 },
  ]);
  assert.deepEqual(distribution([]), []);
  assert.deepEqual(distribution([0]), [{ from: 0, to: 0, trades: 1 }]);
  assert.deepEqual(distribution([0.03]), [{ from: 0.02, to: 0.03, trades: 1 }]);
  const many = Array.from({ length: 1000 }, (_, index) => (index - 400) * 1.37); // from -548.00 to 820.63
  const rows = distribution(many);
  assert.ok(rows.length <= 12, String(rows.length));
  assert.equal(rows.reduce((sum, row) => sum + row.trades, 0), 1000);
  assert.ok(rows.every(({ from, to }) => from === to || Math.abs(to - from - 200) < 1e-6)); // 1,368.63 / 10
});

test('every figure has a meaning, and a reason where it may have no value', () => {
  const figures = GROUPS.flatMap((group) => group.figures);
  assert.equal(new Set(figures.map(({ key }) => key)).size, figures.length);
  assert.ok(figures.every(({ label, meaning }) => label && meaning.endsWith('.')));
  const nullable = ['win_rate', 'avg_rr', 'best_trade', 'worst_trade', 'profit_factor', 'expectancy', 'expectancy_pips', 'average_win', 'average_loss', 'largest_win', 'largest_loss', 'sharpe', 'sortino', 'drawdown.amount', 'drawdown.percent', 'average_mae_pips', 'average_mfe_pips'];
  assert.deepEqual(figures.filter(({ why }) => why).map(({ key }) => key).sort(), nullable.sort());
});

test('a figure is written as its kind asks, and its sign is not left to colours', () => {
  const text = (kind, value) => figureText(FORMAT, kind, value);
  assert.deepEqual([text('profit', 36), text('money', -3.2), text('count', 1200), text('ratio', 2.6364), text('percent', 66.6667), text('pips', 12), text('gain', 12), text('gain', -12)], ['+36.00', '−3.20', '1,200', '2.64', '66.67\u00a0%', '12.0', '+12.0', '−12.0']);
  assert.deepEqual([directionOf('profit', 1), directionOf('gain', -1), directionOf('profit', 0), directionOf('profit', null), directionOf('money', -3)], ['up', 'down', '', '', '']);
  assert.deepEqual([valueOf({ drawdown: null }, 'drawdown.amount'), valueOf({ costs: { total: 7.7 } }, 'costs.total')], [null, 7.7]);
});

test('the figures are a table for a spreadsheet, and what has no value is empty', () => {
  const figures = { ...PERIOD, currency: 'USD', total_pnl: 90, sharpe: null, drawdown: null, costs: { total: 7.7 } };
  const lines = figuresCsv({ figures, byInstrument: [EURUSD], byHour: [], byWeekday: [], zone: 'Europe/Berlin' }).split('\r\n');
  assert.equal(lines[0], 'group,key,figure,value');
  for (const line of ['Results,,total_pnl,90', 'Risk,,sharpe,', 'Risk,,drawdown.peak_time,', 'Costs,,costs.total,7.7', 'Period,,zone,Europe/Berlin', 'Instrument,EURUSD,total_pnl,110']) {
    assert.ok(lines.includes(line), line);
  }
  assert.ok(lines.slice(0, -1).every((line) => line.split(',').length === 4));
});

test('the chart has the balance as steps, the drawdown downwards and a mark for each transfer', () => {
  const options = chartOptions(balanceSeries(WEEK, PERIOD), {}, FORMAT, true);
  const [balance, drawdown, transfers] = options.series;
  assert.deepEqual([balance.step, balance.data.length, drawdown.data[4][1]], ['end', 8, 50.8]);
  assert.ok(options.yAxis[1].inverse);
  assert.deepEqual(transfers.data, [[Date.parse('2025-01-16T09:00:00Z'), 10_999.2]]);
  assert.deepEqual([isLong(balanceSeries(WEEK, PERIOD)), options.xAxis[1].axisLabel.formatter(Date.parse('2025-01-16T09:00:00Z'))], [true, '1/16/25']);
});

test('a zone that the server does not know becomes UTC', async () => {
  const asked = [];
  const api = {
    async get(path, query) {
      asked.push(query);
      if (query.zone === 'Moon/Crater') {
        throw Object.assign(new Error('zone'), { fields: { zone: 'must be a time zone' } });
      }
      return [];
    },
    page: async () => ({ items: [{ id: 1 }], total: 3 }),
  };
  const report = await loadReport(api, 30, 'Moon/Crater');
  assert.deepEqual([report.zone, report.byHour, report.more], ['UTC', [], true]);
  assert.ok(asked.every(({ days: count }) => count === 30));
  await assert.rejects(loadReport({ ...api, get: async () => { throw new Error('too much'); } }, 30, 'UTC'), /too much/);
});
