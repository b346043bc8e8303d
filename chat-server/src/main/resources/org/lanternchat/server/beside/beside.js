// What the pages beside the chat have in common: the light, and what they say, in the browser's language.

import { speak } from './strings.js';
import { counted, useLanguage } from './words.js';

const english = {
  /** @type {Record<string, string>} */
  systems: { windows: 'Windows', macos: 'macOS', debian: 'Debian, Ubuntu, Mint', fedora: 'Fedora, openSUSE', linux: 'Linux', java: 'Java' },
  joinCodeElsewhere: 'Newcomers need a join code. Ask whoever runs this chat.',
  wallHow: 'Open this address in a browser, or point a camera at the code',
  wallPeople: (/** @type {number} */ n) => `${counted(n, 'person is', 'people are')} here`,
  wallNobody: 'Nobody is here yet. Be the first.',
  getTitle: 'Get the app',
  getHow: 'From this server, without the internet.',
  getNothing: 'There is nothing here. Whoever runs the server can put installers into the folder “get” of its data.',
  getBack: 'Chat in the browser',
};

/** @type {typeof english} */
const german = {
  systems: { windows: 'Windows', macos: 'macOS', debian: 'Debian, Ubuntu, Mint', fedora: 'Fedora, openSUSE', linux: 'Linux', java: 'Java' },
  joinCodeElsewhere: 'Neue brauchen einen Zugangscode. Frage, wer diesen Chat betreibt.',
  wallHow: 'Öffne diese Adresse im Browser oder halte eine Kamera auf den Code',
  wallPeople: (n) => `${counted(n, 'Person ist', 'Personen sind')} hier`,
  wallNobody: 'Noch ist niemand hier. Mach den Anfang.',
  getTitle: 'Die App holen',
  getHow: 'Von diesem Server, ohne Internet.',
  getNothing: 'Hier gibt es nichts. Wer den Server betreibt, kann Installationsdateien in den Ordner „get“ seiner Daten legen.',
  getBack: 'Im Browser chatten',
};

export const words = { ...english };

/** @returns {HTMLElement} where the page stands, in the browser's language and light */
export function dress() {
  speak('system');
  if (useLanguage('system') === 'de') Object.assign(words, german);
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const light = () => { document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light'; };
  dark.addEventListener('change', light);
  light();
  return /** @type {HTMLElement} */ (document.getElementById('app'));
}
