// The trades that made the most and lost the most.

import { html } from '/lib/lit-html/lit-html.js';
import { directionOf } from './figures.js';

export function extremeTrades(app, { best, worst }, nameOf) {
  return html`${table(app, 'Best', best, nameOf)}${table(app, 'Worst', worst, nameOf)}`;
}

function table(app, name, trades, nameOf) {
  const none = name === 'Best' ? 'No trade won.' : 'No trade lost.';
  return trades.length === 0 ? html`<p class="quiet">${none}</p>` : html`
    <div class="scroll" tabindex="0" role="group" aria-label="${name} trades"><table class="extremes">
      <caption class="unseen">${name} trades</caption>
      <thead><tr><th scope="col">${name}</th><th scope="col" class="text">Closed</th><th scope="col" class="minor">Pips</th><th scope="col">P&amp;L</th>
        <th scope="col"><span class="unseen">Why</span></th></tr></thead>
      <tbody>${trades.map((trade) => html`<tr>
        <th scope="row">${nameOf(trade.symbol)} <small class="quiet">${trade.order_type === 'buy' ? 'long' : 'short'} ${app.format.units(trade.initial_units)}</small></th>
        <td class="text">${app.format.time(trade.exit_time)}</td>
        <td class="minor">${app.format.pips(trade.pips_gained)}</td>
        <td class=${directionOf('profit', trade.profit_loss)}>${app.format.profit(trade.profit_loss)}</td>
        <td><button type="button" class="plain" aria-label="Explain trade ${trade.id}" @click=${(event) => show(app, trade.id, event.currentTarget)}>Explain</button></td>
      </tr>`)}</tbody>
    </table></div>`;
}

/** The dialog is loaded when it is first wanted. */
async function show(app, tradeId, button) {
  if (button.ariaBusy === 'true') {
    return;
  }
  button.ariaBusy = 'true';
  try {
    const { explain } = await import('../trades/explain-dialog.js');
    await explain(app, tradeId);
  } catch (failure) {
    app.notices.fail(failure.name === 'Problem' ? failure : 'The explanation could not be loaded.');
  } finally {
    button.ariaBusy = 'false';
  }
}
