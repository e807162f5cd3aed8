// Texts and attributes that are written only when they change.

/** A text node of its own in an element. */
export class Text {
  #node = document.createTextNode('');

  constructor(parent) {
    parent.append(this.#node);
  }

  /** True if it was another. */
  set(text) {
    if (this.#node.data === text) {
      return false;
    }
    this.#node.data = text;
    return true;
  }
}

/** All that an element says. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
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
