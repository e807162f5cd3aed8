// Painting. However much happens, each piece of the page is painted at most once a frame, and not at all while it is not seen.

let waiting = new Set();
let asked = false;

/** Does the work before the next frame, once, however often the same function is handed in until then. */
export function onFrame(work) {
  waiting.add(work);
  if (!asked) {
    asked = true;
    requestAnimationFrame(paint);
  }
}

function paint() {
  const works = waiting;
  waiting = new Set();
  asked = false;
  for (const work of works) {
    try {
      work();
    } catch (failure) {
      // one broken piece must not stop the others
      reportError(failure);
    }
  }
}
