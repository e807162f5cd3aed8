// Text and styles that are written only when they change.

/** A text node of its own in an element. */
export class Text {
  #node = document.createTextNode('');

  constructor(parent) {
    parent.append(this.#node);
  }

  set(text) {
    if (this.#node.data !== text) {
      this.#node.data = text;
    }
  }
}

/** A new element with a class within another. */
export function part(parent, kind, name) {
  const element = document.createElement(kind);
  element.className = name;
  parent.append(element);
  return element;
}

export function setData(element, name, value) {
  if (element.dataset[name] !== value) {
    element.dataset[name] = value;
  }
}

/** An attribute, or none with null. */
export function setAttribute(element, name, value) {
  if (value === null) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

export function moveTo(element, x, y) {
  const place = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
  if (element.dataset.place !== place) {
    element.dataset.place = place;
    element.style.transform = place;
  }
}
