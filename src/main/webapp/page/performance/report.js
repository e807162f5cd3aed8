// Asks for everything the view shows.

const MOST_TRADES = 1000;

/** As many days as there can be. */
export const ALL_DAYS = 36_500;

/**
 * The last days of the account: {days, zone, figures, points, byInstrument, byHour, byWeekday, trades, more}. `trades` are the newest
 * closed ones, `more` whether there are others. A zone that the server does not know becomes UTC.
 */
export async function loadReport(api, days, zone) {
  const trades = '/api/paper-trading/trades/';
  const [figures, points, byInstrument, byTime, closed] = await Promise.all([
    api.get(`${trades}performance/`, { days }),
    api.get(`${trades}equity_curve/`, { days }),
    api.get(`${trades}breakdown/`, { by: 'instrument', days }),
    hoursAndWeekdays(api, `${trades}breakdown/`, days, zone),
    api.page(trades, { status: 'closed', limit: MOST_TRADES }),
  ]);
  return { days, figures, points, byInstrument, ...byTime, trades: closed.items, more: closed.total > closed.items.length };
}

async function hoursAndWeekdays(api, path, days, zone) {
  try {
    const [byHour, byWeekday] = await Promise.all(['hour', 'weekday'].map((by) => api.get(path, { by, days, zone })));
    return { byHour, byWeekday, zone };
  } catch (problem) {
    if (problem.fields?.zone === undefined || zone === 'UTC') {
      throw problem;
    }
    return hoursAndWeekdays(api, path, days, 'UTC');
  }
}
