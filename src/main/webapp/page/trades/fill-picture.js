import { html, nothing, svg } from '/lib/lit-html/lit-html.js';
import { picture } from './fill-sums.js';

const WIDTH = 440;
const NEAR = 70;

/** A bar from bid to ask, with the fill, the level that released it and the slippage marked. */
export function fillPicture(fill, instrument, format) {
  const marks = picture(fill);
  const price = (value) => format.price(value, instrument);
  const { quote, trigger } = fill.explain;
  const text = `Bid ${price(quote.bid)}, ask ${price(quote.ask)}, filled at ${price(fill.price)}${marks.level === null ? '' : `, level ${price(trigger.price)}`}`;
  const x = (share) => Math.round(share * WIDTH);
  const [bid, ask, filled] = [marks.bid, marks.ask, marks.fill].map(x);
  return html`<svg class="fill-picture" viewBox="0 0 ${WIDTH} 74" role="img" aria-label=${text}>
    <rect class="spread" x=${bid} y="30" width=${Math.max(1, ask - bid)} height="12" rx="2"></rect>
    ${marks.slipped === null ? nothing : svg`<rect class="slipped" x=${x(marks.slipped[0])} y="34" width=${Math.max(1, x(marks.slipped[1]) - x(marks.slipped[0]))} height="4"></rect>`}
    ${marks.level === null ? nothing : svg`<line class="level-mark" x1=${x(marks.level)} x2=${x(marks.level)} y1="22" y2="50"></line>
      <text x=${x(marks.level)} y=${Math.abs(x(marks.level) - filled) < NEAR ? 12 : 18} text-anchor=${x(marks.level) <= filled ? 'end' : 'start'} dx=${x(marks.level) <= filled ? 4 : -4}>level</text>`}
    <path class="fill-mark" d="M ${filled} 28 l -6 -9 h 12 z"></path>
    <text class="filled" x=${filled} y="14" text-anchor=${anchor(marks.fill)} dx=${marks.level !== null && Math.abs(x(marks.level) - filled) < NEAR && x(marks.level) <= filled ? 12 : 0}>filled ${price(fill.price)}</text>
    <text x=${bid} y="62" text-anchor=${ask - bid < 2 * NEAR ? 'end' : anchor(marks.bid)} dx=${ask - bid < 2 * NEAR ? -2 : 0}>bid ${price(quote.bid)}</text>
    <text x=${ask} y="62" text-anchor=${ask - bid < 2 * NEAR ? 'start' : anchor(marks.ask)} dx=${ask - bid < 2 * NEAR ? 2 : 0}>ask ${price(quote.ask)}</text>
  </svg>`;
}

/** So that no text leaves the picture. */
function anchor(share) {
  return share < 0.2 ? 'start' : share > 0.8 ? 'end' : 'middle';
}
