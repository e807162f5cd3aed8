// The page that asks who one is.

import { Settings } from '../model/settings.js';
import { logIn, register, who } from '../net/access.js';
import { Api } from '../net/api.js';
import { showTheme } from '../settings/theme.js';
import { passwordRules, wayBack, wrongName } from './rules.js';

const element = (id) => document.getElementById(id);
const api = new Api();
const [username, password, send] = ['username', 'password', 'send'].map(element);
let isNew = false;
let busy = false;

function show() {
  document.title = isNew ? 'Register · Pipstream' : 'Log in · Pipstream';
  element('title').textContent = isNew ? 'Register' : 'Log in';
  element('other-text').textContent = isNew ? 'Registered already?' : 'New here?';
  element('other').textContent = isNew ? 'Log in' : 'Register';
  element('other').disabled = busy;
  password.autocomplete = isNew ? 'new-password' : 'current-password';
  send.disabled = busy;
  send.textContent = isNew ? (busy ? 'Registering…' : 'Register') : busy ? 'Logging in…' : 'Log in';
  showRules();
}

function showRules() {
  element('rules').hidden = !isNew;
  element('rules').replaceChildren(...passwordRules(username.value.trim(), password.value).map(({ text, kept }) => {
    const item = document.createElement('li');
    item.textContent = text;
    item.dataset.kept = String(kept);
    return item;
  }));
}

/** Next to a field, or without one to the form as a whole. */
function complain({ name = '', word = '', form = '' }) {
  for (const [input, text] of [[username, name], [password, word]]) {
    const place = element(`${input.id}-wrong`);
    place.textContent = text;
    place.hidden = text === '';
    input.setAttribute('aria-invalid', String(text !== ''));
  }
  element('problem').textContent = form;
  (name ? username : word || form ? password : null)?.focus();
}

/** What is wrong before anybody is asked; {} if nothing is. */
function wrong(name) {
  const text = wrongName(name);
  if (text) {
    return { name: text };
  }
  if (password.value === '') {
    return { word: 'Enter a password.' };
  }
  return isNew && passwordRules(name, password.value).some(({ kept }) => !kept) ? { word: 'This password does not keep the rules below.' } : {};
}

function explain(problem) {
  const { username: name = '', password: word = '' } = problem.fields ?? {};
  if (problem.code === 'name_taken') {
    complain({ name: 'This name is taken. If it is yours, log in.' });
  } else if (problem.code === 'registration_closed') {
    isNew = false;
    complain({ form: 'Nobody can register here: an administrator makes the users. Ask one, or log in.' });
  } else {
    complain(name || word ? { name: name && `${name}.`, word: word && `${word}.` } : { form: problem.message });
  }
}

async function submit(event) {
  event.preventDefault();
  const name = username.value.trim();
  const flaws = wrong(name);
  complain(flaws);
  if (busy || Object.keys(flaws).length > 0) {
    return;
  }
  busy = true;
  show();
  try {
    if (isNew) {
      await register(api, name, password.value);
      isNew = false; // if the log-in fails, there is nothing left to register
    }
    await logIn(api, name, password.value);
    location.replace(wayBack(location.hash));
  } catch (problem) {
    busy = false;
    explain(problem);
    show();
  }
}

/** Whoever is known already, or need not say who they are, can go on. */
async function greet() {
  const caller = await who(api).catch(() => null);
  if (caller !== null) {
    element('known-text').textContent = caller.credential === 'demo'
      ? 'This server is a demo: whoever opens the page deals on the accounts of “demo”, without logging in. A name of your own keeps your accounts apart.'
      : `You are logged in as ${caller.username}.`;
    element('go-on').href = wayBack(location.hash);
    element('known').hidden = false;
  }
}

function reveal() {
  const shown = password.type === 'password';
  password.type = shown ? 'text' : 'password';
  element('reveal').setAttribute('aria-pressed', String(shown));
  element('reveal').textContent = shown ? 'Hide' : 'Show';
}

showTheme(new Settings(localStorage));
element('login').addEventListener('submit', submit);
element('reveal').addEventListener('click', reveal);
[username, password].forEach((input) => input.addEventListener('input', () => {
  input.removeAttribute('aria-invalid');
  showRules();
}));
element('other').addEventListener('click', () => {
  isNew = !isNew;
  complain({});
  show();
  username.focus();
});
show();
greet();
