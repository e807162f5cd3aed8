// What ECharts is told to draw: the balance as steps, the drawdown below it, money put in or taken out as marks. Pure: no page.

import { isLong, thinned } from './balance-series.js';

const EDGE = 8;
const CHARACTER = 7;
const MOST_POINTS = 4000;

/**
 * @param series of balanceSeries
 * @param colours {text, quiet, line, accent, down, warn}
 * @param format of the app
 * @param utc whether the axis has the days of UTC
 */
export function chartOptions(series, colours, format, utc) {
  const time = (value) => (isLong(series) ? format.date(value) : format.clock(value));
  const axis = { type: 'time', min: series[0].time, max: series.at(-1).time, axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false } };
  const quiet = { color: colours.quiet, hideOverlap: true };
  const pointer = { show: true, type: 'line', snap: false, lineStyle: { color: colours.quiet }, label: { show: false } };
  const value = { type: 'value', position: 'right', splitNumber: 4, splitLine: { lineStyle: { color: colours.line } }, axisLabel: { ...quiet, formatter: (amount) => format.number(amount) }, axisPointer: { show: false } };
  // the same for both, so that one time is above the other
  const right = EDGE + CHARACTER * (format.number(mostOf(series), 0).length + 1);
  const drawn = thinned(series, MOST_POINTS);
  const line = { type: 'line', step: 'end', showSymbol: false, silent: true, animation: false };
  return {
    animation: false,
    useUTC: utc,
    textStyle: { fontFamily: 'inherit', color: colours.text },
    axisPointer: { link: [{ xAxisIndex: 'all' }], triggerOn: 'mousemove|click' },
    grid: [
      { left: EDGE, right, top: 12, height: '58%' },
      { left: EDGE, right, top: '72%', bottom: 24 },
    ],
    xAxis: [
      { ...axis, gridIndex: 0, axisLabel: { show: false }, axisPointer: pointer },
      { ...axis, gridIndex: 1, axisLabel: { ...quiet, formatter: time }, splitNumber: 4, axisPointer: pointer },
    ],
    yAxis: [
      { ...value, gridIndex: 0, scale: true },
      { ...value, gridIndex: 1, inverse: true, min: 0, splitNumber: 2 },
    ],
    series: [
      { ...line, name: 'Balance', xAxisIndex: 0, yAxisIndex: 0, data: drawn.map((point) => [point.time, point.balance]), lineStyle: { color: colours.accent, width: 2 }, itemStyle: { color: colours.accent } },
      { ...line, name: 'Drawdown', xAxisIndex: 1, yAxisIndex: 1, data: drawn.map((point) => [point.time, point.drawdown]), lineStyle: { color: colours.down, width: 1 }, itemStyle: { color: colours.down }, areaStyle: { color: colours.down, opacity: 0.25 } },
      { type: 'scatter', name: 'Transfers', xAxisIndex: 0, yAxisIndex: 0, silent: true, symbol: 'diamond', symbolSize: 11, itemStyle: { color: colours.warn }, data: series.filter((point) => point.moved !== 0).map((point) => [point.time, point.balance]) },
    ],
  };
}

function mostOf(series) {
  return series.reduce((most, { balance, drawdown }) => Math.max(most, Math.abs(balance), drawdown), 0);
}
