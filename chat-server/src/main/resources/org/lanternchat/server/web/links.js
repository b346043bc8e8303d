// What counts as a link: addresses of the web and of mail that lead somewhere, and nothing that a browser would run.

const WEB = /^https?:\/\/[^\s<>"\u0000-\u001f\u007f-\u00a0\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]{1,2000}/iu;
const MAIL = /^mailto:[^\s<>"\u0000-\u001f\u007f-\u00a0]{1,2000}$/iu;
const CLOSING = /[.,;:!?'"’”»…*_~]$/u;

/** @param {string} text @returns {string} the address with which it begins, without the sentence's own signs; or '' */
export function addressAt(text) {
  let address = WEB.exec(text)?.[0] ?? '';
  for (;;) {
    const unopened = [['(', ')'], ['[', ']'], ['{', '}']]
      .some(([open, close]) => address.endsWith(close) && count(address, close) > count(address, open));
    if (!unopened && !CLOSING.test(address)) return address;
    address = address.slice(0, -1);
  }
}

/** @param {string} address @returns {boolean} */
export function mayBeOpened(address) {
  if (MAIL.test(address)) return address.indexOf('@') > 0;
  if (WEB.exec(address)?.[0] !== address) return false;
  try {
    const url = new URL(address);
    return url.hostname !== '' && url.username === '';
  } catch {
    return false;
  }
}

/** @param {string} text @param {string} character */
function count(text, character) {
  return text.split(character).length - 1;
}
