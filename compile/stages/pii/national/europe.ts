import { isDay, luhn, weighted } from './checks.ts'
import { nationalIds } from './pattern.ts'

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE'
const FINNISH = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const ITALIAN_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
const ordinal = (char: string): number => (/\d/.test(char) ? Number(char) : char.charCodeAt(0) - 65)

/** Spain, Italy, Finland, Sweden, Norway, Denmark, Poland, Netherlands, Belgium, France, Switzerland. */
export const europe = nationalIds(
  'id-europe',
  [
    {
      name: 'es-nif',
      type: 'NATIONAL_ID',
      match: /\d{7,8}-?[A-Z]/iy,
      valid: (value) => LETTERS[Number(value.slice(0, -1)) % 23] === value.at(-1),
      cue: 'nif|dni|documento',
      shape: 0.8,
    },
    {
      name: 'es-nie',
      type: 'NATIONAL_ID',
      match: /[XYZ]-?\d{7}-?[A-Z]/iy,
      valid: (value) => LETTERS[Number('XYZ'.indexOf(value[0]!) + value.slice(1, -1)) % 23] === value.at(-1),
      cue: 'nie',
      shape: 0.9,
    },
    { name: 'es-passport', type: 'PASSPORT', match: /[A-Z]{3}\d{6}/iy, cue: 'pasaporte|passport', shape: 0, alone: 0.6 },
    {
      name: 'it-fiscal',
      type: 'NATIONAL_ID',
      match: /[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]/iy,
      valid: (value) =>
        String.fromCharCode(
          65 +
            ([...value.slice(0, 15)].reduce((sum, char, i) => sum + (i % 2 === 0 ? ITALIAN_ODD[ordinal(char)]! : ordinal(char)), 0) % 26),
        ) === value[15],
      cue: 'codice fiscale|fiscal',
      shape: 0.95,
    },
    // sixteen places in this order with a day that there is: mistyped it is still somebody's
    {
      name: 'it-fiscal-mistyped',
      type: 'NATIONAL_ID',
      match: /[A-Z]{6}\d\d[ABCDEHLMPRST](?:[04][1-9]|[1256]\d|[37][01])[A-Z]\d{3}[A-Z]/iy,
      cue: 'codice fiscale|fiscal',
      shape: 0.6,
    },
    {
      name: 'it-vat',
      type: 'NATIONAL_ID',
      match: /\d{11}/y,
      valid: (value) => luhn(value) && !/^0{7}/.test(value),
      cue: 'partita iva|p\\.? ?iva|vat',
      shape: 0,
      alone: 0.55,
    },
    {
      name: 'it-vat-plain',
      type: 'NATIONAL_ID',
      match: /0\d{10}/y,
      valid: (value) => luhn(value) && !/^0{7}/.test(value) && /^(?:0\d\d|100|12[01])$/.test(value.slice(7, 10)),
      cue: 'partita iva|vat',
      shape: 0.6,
    },
    { name: 'it-identity', type: 'NATIONAL_ID', match: /[A-Z]{2}\d{5}[A-Z]{2}/iy, cue: 'carta|identit\\w+', shape: 0.6 },
    {
      name: 'it-licence',
      type: 'DRIVER_LICENSE',
      match: /(?:[A-Z]{2}\d{7}[A-Z]|U1[BCDFGHLJKMNPRSTUWYXZ0-9]{7}[A-Z])/iy,
      cue: 'patente',
      shape: 0.7,
    },
    {
      name: 'fi-hetu',
      type: 'NATIONAL_ID',
      match: /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/iy,
      valid: (value) =>
        isDay('04', value.slice(2, 4), value.slice(0, 2)) && FINNISH[Number(value.slice(0, 6) + value.slice(-4, -1)) % 31] === value.at(-1),
      cue: 'henkilötunnus|hetu|personal identity',
      shape: 0.9,
    },
    {
      name: 'se-personnummer',
      type: 'NATIONAL_ID',
      match: /(?:18|19|20)\d{6}[-+]?\d{4}|\d{6}[-+]\d{4}/y,
      valid: (value) => {
        const ten = value.replace('+', '').slice(-10)
        const day = Number(ten.slice(4, 6))
        return isDay('04', ten.slice(2, 4), String(day > 60 ? day - 60 : day)) && luhn(ten)
      },
      cue: 'personnummer|pnr|personal identity|samordningsnummer',
      shape: 0.8,
    },
    {
      name: 'se-organisation',
      type: 'NATIONAL_ID',
      match: /\d{2}[2-9]\d{3}-?\d{4}/y,
      valid: (value) => luhn(value),
      cue: 'organisationsnummer|orgnr|org\\.? ?nr',
      shape: 0,
      alone: 0.6,
    },
    {
      name: 'no-fodselsnummer',
      type: 'NATIONAL_ID',
      match: /\d{6} ?\d{5}/y,
      valid: (value) => {
        const one = (11 - (weighted(value, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11
        const two = (11 - (weighted(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
        return isDay('04', value.slice(2, 4), value.slice(0, 2)) && one === Number(value[9]) && two === Number(value[10])
      },
      cue: 'fødselsnummer|personnummer|fnr',
      shape: 0.7,
    },
    {
      name: 'dk-cpr',
      type: 'NATIONAL_ID',
      match: /\d{6}-\d{4}/y,
      valid: (value) => isDay('04', value.slice(2, 4), value.slice(0, 2)),
      cue: 'cpr\\S*',
      shape: 0,
      alone: 0.6,
    },
    {
      name: 'pl-pesel',
      type: 'NATIONAL_ID',
      match: /\d{11}/y,
      valid: (value) =>
        isDay('04', String(Number(value.slice(2, 4)) % 20), value.slice(4, 6)) &&
        (10 - (weighted(value, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(value[10]),
      cue: 'pesel',
      shape: 0.7,
    },
    {
      name: 'nl-bsn',
      type: 'NATIONAL_ID',
      match: /\d{9}|\d{4}\.\d\d\.\d{3}/y,
      valid: (value) => weighted(value, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && !/^0+$/.test(value),
      cue: 'bsn|burgerservicenummer|sofi\\w*',
      shape: 0,
      alone: 0,
    },
    { name: 'be-nrn', type: 'NATIONAL_ID', match: /\d\d\.\d\d\.\d\d-\d{3}\.\d\d/y, cue: 'rijksregister\\w*|registre national', shape: 0.9 },
    {
      name: 'fr-nir',
      type: 'NATIONAL_ID',
      match: /[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d/iy,
      valid: (value) =>
        97 - Number(BigInt(value.slice(0, 13).replace('2A', '19').replace('2B', '18').replace(/\D/g, '0')) % 97n) ===
        Number(value.slice(13)),
      cue: 'sécurité sociale|securite sociale|nir|numéro',
      shape: 0.85,
    },
    {
      name: 'ch-ahv',
      type: 'NATIONAL_ID',
      match: /756\.?\d{4}\.?\d{4}\.?\d\d/y,
      valid: (value) => (10 - (weighted(value, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 === Number(value[12]),
      cue: 'ahv\\S*|avs',
      shape: 0.9,
    },
  ],
  {
    finds: [
      { text: 'Z8078221M en mi NIE', values: [['NATIONAL_ID', 'Z8078221M']] },
      { text: 'AAAAAA00B11C333Y', values: [['NATIONAL_ID', 'AAAAAA00B11C333Y']] },
      { text: 'Henkilötunnus: 131052-308T, siis.', values: [['NATIONAL_ID', '131052-308T']] },
      { text: 'Mitt pnr: 19811218-9876.', values: [['NATIONAL_ID', '19811218-9876']] },
      { text: 'Mi pasaporte es AAA123456', values: [['PASSPORT', 'AAA123456']] },
      { text: 'PESEL 44051401458', values: [['NATIONAL_ID', '44051401458']] },
    ],
    leaves: ['012245A110G', '44051401459', '19000309-3393', 'A55AAA00B11C333N', 'AAAA12345'],
  },
)
