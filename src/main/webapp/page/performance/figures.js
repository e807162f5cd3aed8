// The figures of trades/performance/ in groups, each with what it means and why it may have no value. Pure: no page.
// docs/performance.md has the exact definitions.

const NO_TRADE = 'no trade was closed';
const NO_WIN = 'no trade won';
const NO_LOSS = 'no trade lost';

/** `kind` says how a value is written: profit, money, count, ratio, percent, pips, or gain: pips with their sign. */
export const GROUPS = [
  {
    name: 'Results',
    figures: [
      figure('total_pnl', 'Total P&L', 'profit', 'Everything the closed trades realised, without financing.'),
      figure('total_pips', 'Total pips', 'gain', 'The trades’ pips added up, whatever their size.'),
      figure('total_trades', 'Trades', 'count', 'Closed in the period: wins, losses and breakevens. A trade counts when its last part is closed.'),
      figure('winning_trades', 'Won', 'count', 'Trades that realised more than 0.'),
      figure('losing_trades', 'Lost', 'count', 'Trades that realised less than 0.'),
      figure('breakeven_trades', 'Broke even', 'count', 'Trades that realised exactly 0.'),
      figure('win_rate', 'Win rate', 'percent', 'Won trades of all closed trades; breakevens are among them.', NO_TRADE),
      figure('best_trade', 'Best trade', 'profit', 'The most one trade realised.', NO_TRADE),
      figure('worst_trade', 'Worst trade', 'profit', 'The least one trade realised.', NO_TRADE),
      figure('starting_balance', 'Starting balance', 'money', 'At the beginning of the period, without open trades.'),
      figure('current_balance', 'Current balance', 'money', 'At the end of the period, without open trades.'),
    ],
  },
  {
    name: 'Edge',
    figures: [
      figure('profit_factor', 'Profit factor', 'ratio', 'All wins divided by all losses: above 1 the wins outweigh the losses.', NO_LOSS),
      figure('expectancy', 'Expectancy', 'profit', 'What a trade brought on average, in money.', NO_TRADE),
      figure('expectancy_pips', 'Expectancy in pips', 'gain', 'What a trade brought on average, in pips.', NO_TRADE),
      figure('average_win', 'Average win', 'profit', 'All wins divided by their number.', NO_WIN),
      figure('average_loss', 'Average loss', 'profit', 'All losses divided by their number.', NO_LOSS),
      figure('largest_win', 'Largest win', 'profit', 'The highest win.', NO_WIN),
      figure('largest_loss', 'Largest loss', 'profit', 'The deepest loss.', NO_LOSS),
      figure('longest_winning_streak', 'Longest winning streak', 'count', 'Most wins in a row in the order of closing; a loss or a breakeven ends the row.'),
      figure('longest_losing_streak', 'Longest losing streak', 'count', 'Most losses in a row in the order of closing; a win or a breakeven ends the row.'),
    ],
  },
  {
    name: 'Risk',
    figures: [
      figure('drawdown.amount', 'Largest drawdown', 'money', 'The largest fall of the balance from a peak. Money put in or taken out neither makes nor hides it.', 'trading never made the balance fall'),
      figure('drawdown.percent', 'Largest drawdown, of its peak', 'percent', 'The same fall in per cent of the peak.', 'trading never made the balance fall from a positive peak'),
      figure('sharpe', 'Sharpe ratio', 'ratio', 'Mean daily return for its deviation, over a year of 252 days and without a riskless rate. It looks at the balance: losses of open trades are not in it.', 'it takes two days with different returns'),
      figure('sortino', 'Sortino ratio', 'ratio', 'As Sharpe, but only losing days count as risk.', 'it takes two days, one of them losing'),
      figure('avg_rr', 'Planned reward for risk', 'ratio', 'How far the first target was for one of the way to the stop-loss at opening, on average.', 'no trade had both a stop-loss and a target'),
      figure('average_mae_pips', 'Average adverse excursion', 'pips', 'How far trades were under water at most while they were open, on average; about one spread as soon as they are open.', 'the prices of no trade were watched'),
      figure('average_mfe_pips', 'Average favourable excursion', 'pips', 'How far trades were in profit at most while they were open, on average.', 'the prices of no trade were watched'),
    ],
  },
  {
    name: 'Costs',
    figures: [
      figure('costs.half_spread', 'Half spread', 'money', 'From the middle price to the side dealt at, for every fill. It is in the P&L already.'),
      figure('costs.slippage', 'Slippage', 'money', 'From the price seen to the price filled at; negative where fills were better. It is in the P&L already.'),
      figure('costs.financing', 'Financing', 'money', 'Charged for holding trades over the rollover; negative where more was credited. It is in the balance, not in the P&L.'),
      figure('costs.total', 'All costs', 'money', 'The three together.'),
    ],
  },
];

/** The figure's value, null where it has none. */
export function valueOf(figures, key) {
  return key.split('.').reduce((part, name) => part?.[name] ?? null, figures);
}

/** The value as the user writes numbers. */
export function figureText(format, kind, value) {
  switch (kind) {
    case 'count':
      return format.number(value, 0);
    case 'ratio':
      return format.number(value, 2);
    case 'gain':
      return (value > 0 ? '+' : '') + format.pips(value);
    default:
      return format[kind](value);
  }
}

/** Whether it is good or bad news: up, down, or neither. */
export function directionOf(kind, value) {
  return (kind === 'profit' || kind === 'gain') && value ? (value > 0 ? 'up' : 'down') : '';
}

function figure(key, label, kind, meaning, why = '') {
  return { key, label, kind, meaning, why };
}
