// Shows fills and signals as small signs over the bars.

import { setAttribute, setData, setText } from '../base/text.js';
import { SHAPES } from './markers.js';
import { moveTo, part } from './parts.js';

export class MarkerLayer {
  #element;
  #signs = [];

  constructor(element) {
    this.#element = element;
  }

  /** Those in sight; signs are used again for others. */
  show(markers, plot) {
    const { top, height } = plot.frame;
    markers.forEach((marker, i) => {
      const sign = (this.#signs[i] ??= this.#make());
      const y = plot.y(marker.price);
      setData(sign, 'kind', marker.kind);
      setAttribute(sign, 'aria-label', marker.title);
      setAttribute(sign, 'title', marker.title);
      setText(sign, SHAPES[marker.kind]);
      sign.hidden = y < top || y > top + height;
      moveTo(sign, plot.x(marker.slot), y);
    });
    this.#signs.splice(markers.length).forEach((sign) => sign.remove());
  }

  #make() {
    const sign = part(this.#element, 'span', 'mark');
    sign.setAttribute('role', 'img');
    return sign;
  }
}
