// What lies above the canvas: its elements and their places.

/** A new element with a class within another. */
export function part(parent, kind, name) {
  const element = document.createElement(kind);
  element.className = name;
  parent.append(element);
  return element;
}

export function moveTo(element, x, y) {
  const place = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
  if (element.dataset.place !== place) {
    element.dataset.place = place;
    element.style.transform = place;
  }
}
