// Decides which messages are worth telling to somebody who looks elsewhere, as they chose for the room, and tells them: by
// the browser's notification where it has them, and by a sound. What is unread stands in the title and on the icon anyway.

import { chosen } from './preferences.js';
import { isolate, strings } from './strings.js';

/** One alert a room in so many milliseconds. */
const PAUSE = 4_000;
const LETTERS = 200;

/** @returns {'granted' | 'denied' | 'default' | 'none'} whether this browser shows notifications; none on plain http */
export const permission = () => (window.isSecureContext && 'Notification' in window ? Notification.permission : 'none');

export class Alerts {
  #told = /** @type {Map<string, number>} when, by room */ (new Map());
  #audio = /** @type {AudioContext | null} */ (null);

  /** @param {import('./client.js').Client} client @param {(room: string) => void} show told when one is clicked */
  constructor(client, show) {
    this.client = client;
    this.show = show;
  }

  /** @param {import('./wire.js').Event} event that came live */
  hear(event) {
    if (event.type !== 'chat' || !this.#isWorthIt(event)) return;
    const now = Date.now();
    if (now - (this.#told.get(event.room) ?? 0) < PAUSE) return;
    this.#told.set(event.room, now);
    if (chosen.sounds) this.#ring();
    if (permission() === 'granted' && !isLookedAt()) this.#notify(event);
  }

  /** @param {import('./wire.js').Chat} message */
  #isWorthIt({ room, uid, seq, deleted, mentions }) {
    const { client } = this;
    const me = client.state.me?.uid ?? '';
    if (!chosen.notifications || chosen.quiet || deleted || uid === me || (room === client.shown && isLookedAt())) return false;
    const telling = client.places.telling(room);
    return seq > (client.person.mark(room) ?? 0) && (telling === 'all' || (telling === 'mentions' && mentions?.includes(me) === true));
  }

  /** @param {import('./wire.js').Chat} message */
  #notify({ room, name, text = '', files = [] }) {
    const { client } = this;
    const title = client.places.kindOf(room) === 'direct' ? name : strings.alertIn(isolate(name), isolate(client.called(room)));
    const body = text.trim() || strings.files(files.length);
    try {
      const shown = new Notification(title, { tag: room, silent: true, body: [...body].slice(0, LETTERS).join('') });
      shown.onclick = () => {
        window.focus();
        this.show(room);
        shown.close();
      };
    } catch {
      // Phones have them for service workers alone: the sound and the title say it.
    }
  }

  /** A soft tone; a browser keeps it back until the page was touched. */
  #ring() {
    const audio = this.#audio ??= new AudioContext();
    if (audio.state !== 'running') {
      audio.resume().catch(() => undefined);
      return;
    }
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    const at = audio.currentTime;
    tone.frequency.value = 740;
    volume.gain.setValueAtTime(0.12, at);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.4);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.4);
  }
}

const isLookedAt = () => document.visibilityState === 'visible' && document.hasFocus();
