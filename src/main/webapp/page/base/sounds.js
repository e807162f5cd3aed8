// Short, quiet tones, made here: no files. Nothing sounds unless the user switched sounds on and has touched the page.

const VOLUME = 0.06;
const GAP_S = 0.015;
/** The same kind is not repeated sooner: a hundred fills at once are one sound. */
const AGAIN_MS = 250;
const LATEST_MS = 500;

/** Of each kind, its tones: hertz and seconds. Up is good, down is not. */
const TONES = {
  fill: [[659, 0.07]],
  profit: [[659, 0.07], [880, 0.11]],
  loss: [[440, 0.08], [330, 0.13]],
  signal: [[988, 0.05], [988, 0.05]],
  error: [[196, 0.16]],
  lost: [[392, 0.1], [311, 0.1], [247, 0.18]],
};

let touched = false;
let context = null;
let sounding = 0;
const played = new Map();

// a browser lets nothing sound before, and an AudioContext made before would only complain
for (const gesture of ['pointerdown', 'keydown']) {
  globalThis.addEventListener?.(gesture, () => {
    touched = true;
  }, { once: true, capture: true });
}

/** Plays a sound of a kind, if sounds are on: fill, profit, loss, signal, error, lost. */
export function play(app, kind) {
  const now = Date.now();
  if (!app.settings.get('sounds') || !wasTouched() || now - (played.get(kind) ?? 0) < AGAIN_MS) {
    return;
  }
  played.set(kind, now);
  context ??= new AudioContext();
  // a browser may let it sound only later, when it means nothing any more
  context.resume().then(() => Date.now() - now < LATEST_MS && sound(TONES[kind]), () => {});
}

function wasTouched() {
  return globalThis.navigator?.userActivation?.hasBeenActive ?? touched;
}

function sound(tones) {
  let at = context.currentTime;
  for (const [hertz, seconds] of tones) {
    tone(hertz, at, seconds);
    at += seconds + GAP_S;
  }
}

/** Rises and falls, because a tone that is cut off clicks. */
function tone(hertz, at, seconds) {
  const oscillator = new OscillatorNode(context, { frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setTargetAtTime(VOLUME, at, 0.008);
  gain.gain.setTargetAtTime(0, at + seconds, 0.02);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + seconds + 0.15);
  sounding++;
  oscillator.onended = () => {
    gain.disconnect();
    sounding--;
    if (sounding === 0) {
      context.suspend(); // silence costs power too
    }
  };
}
