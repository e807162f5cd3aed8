import { html, nothing } from '../base/view.js';
import { pipsBetween, rewardRisks, targets } from './sums.js';

const DONE = new Set(['sending', 'executed']);
const BUTTONS = { sending: 'Executing…', executed: 'Executed' };

/**
 * A signal as two rows of a body of its own: its numbers, and its words. What moves, by the price or by the second, is left empty
 * for LiveCells.
 */
export function signalRow(signal, { instrument, name, format, over, disabled, button, state, outcome, execute, look }) {
  const buy = signal.direction === 'buy';
  const ratios = rewardRisks(signal).map((ratio) => `${format.pips(ratio)}R`).join(' · ');
  const prices = targets(signal).map((target) => format.price(target, instrument)).join(' · ');
  const stop = format.price(signal.stop_loss, instrument);
  const stopPips = instrument ? `${format.pips(pipsBetween(signal.entry_price, signal.stop_loss, instrument))} pips` : '';
  return html`
    <tbody data-seq=${signal.sequence} data-over=${over ? 'yes' : 'no'} data-outcome=${state}>
      <tr class="numbers">
        <th scope="row"><button type="button" class="plain pair" title="Show it on the chart" @click=${look}>${name}</button>
          <span class=${buy ? 'up' : 'down'}>${buy ? '▲ Buy' : '▼ Sell'}</span>
          <small>${[signal.signal_source, signal.signal_type, signal.timeframe].filter(Boolean).join(' · ')}</small></th>
        <td>${format.price(signal.entry_price, instrument)} <small class="away"></small></td>
        <td class="wide">${stop} <small>${stopPips}</small></td>
        <td class="wide">${prices} <small title="What is won at each target for one that is lost at the stop">${ratios}</small></td>
        <td class="wide"><meter min="0" max="100" low="50" high="75" optimum="100" value=${signal.confidence} aria-label="Confidence"></meter> ${format.number(signal.confidence, 1)}</td>
        <td><span class="left"></span> <small class="age"></small></td>
        <td><button type="button" class=${buy ? 'execute buy' : 'execute sell'} ?disabled=${disabled || over || DONE.has(state)}
          aria-describedby="signal-${signal.sequence}" @click=${execute}>${BUTTONS[state] ?? (over ? 'Expired' : button)}<span class="unseen"> ${name} of ${signal.signal_source}</span></button></td>
      </tr>
      <tr class="words"><td colspan="7">
        <p class="narrow quiet">Stop ${stop} (${stopPips}), target ${prices} (${ratios}), confidence ${format.number(signal.confidence, 1)}</p>
        ${signal.notes ? html`<p class="quiet notes">${signal.notes}</p>` : nothing}
        <p class="outcome" id="signal-${signal.sequence}">${outcome}</p>
      </td></tr>
    </tbody>`;
}
