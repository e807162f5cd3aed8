// What the server asks of a name and a password, said while they are typed. The server decides. Pure.

const NAME = /^[a-z0-9][a-z0-9._-]{2,31}$/i;
const SHORTEST = 10;
const LONGEST = 128;

/** What is wrong with a name, or ''. */
export function wrongName(name) {
  if (name === '') {
    return 'Enter a name.';
  }
  return NAME.test(name) ? '' : 'A name has 3 to 32 letters, digits, dots, hyphens or underscores, the first a letter or digit.';
}

/** Each rule of a new password with whether it is kept: [{text, kept}]. */
export function passwordRules(name, password) {
  const length = [...password].length;
  return [
    { text: `${SHORTEST} to ${LONGEST} characters`, kept: length >= SHORTEST && length <= LONGEST },
    { text: 'more than three different ones', kept: new Set(password.split('')).size > 3 },
    { text: 'without your name in it', kept: password !== '' && (name === '' || !password.toLowerCase().includes(name.toLowerCase())) },
  ];
}

/** Where somebody goes who has logged in: back to the part of the page they came from, and nowhere else. */
export function wayBack(hash) {
  return hash.startsWith('#/') ? `/${hash}` : '/';
}
