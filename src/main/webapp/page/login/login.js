// The page that asks who one is.

import { logIn, register } from '../net/access.js';
import { Api } from '../net/api.js';

const element = (id) => document.getElementById(id);
const api = new Api();
let isNew = false;

function show() {
  document.title = isNew ? 'Register · Pipstream' : 'Log in · Pipstream';
  element('title').textContent = isNew ? 'Register' : 'Log in';
  element('send').textContent = isNew ? 'Register and log in' : 'Log in';
  element('other').textContent = isNew ? 'I have a name here' : 'I am new here';
  element('hint').hidden = !isNew;
  element('password').autocomplete = isNew ? 'new-password' : 'current-password';
  element('problem').textContent = '';
}

async function submit(event) {
  event.preventDefault();
  element('send').disabled = true;
  element('problem').textContent = '';
  const username = element('username').value.trim();
  const password = element('password').value;
  try {
    if (isNew) {
      await register(api, username, password);
    }
    await logIn(api, username, password);
    location.replace('/');
  } catch (failure) {
    element('problem').textContent = failure.message;
    element('password').focus();
  } finally {
    element('send').disabled = false;
  }
}

element('login').addEventListener('submit', submit);
element('other').addEventListener('click', () => {
  isNew = !isNew;
  show();
  element('username').focus();
});
