// What browsers call crypto, Node calls so from 19 on.
import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto;
