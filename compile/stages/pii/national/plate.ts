import { at, type Detector } from '../detector.ts'

/** Short identifiers that only their own word gives away: plates of vehicles, and Britain's temporary tax reference as it is read out. */
const GAP = /(?:['’]s|s)?(?:\s?(?:number|no|nr|ref\w{0,8}|is|was|says|reads|said|it|that|the|[:#.,=-])\.?){0,5}\s{0,2}["'(]?/iy
const PLATE =
  /(?:[A-Z]{2}\d\d ?[A-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Z]{3}|[A-HJ-PR-Z]{3}[ -]?\d{1,4}[A-Z]{0,2}|\d{1,3}[ -]?[A-Z]{1,3}[ -]?\d{2,4}|[A-Z]{1,3}[ -][A-Z]{1,2}[ -]?[1-9]\d{1,3}[EH]?|\d[A-Z]{3}\d{3})(?![A-Za-z\d-])/y
const REFERENCE = /\d\d ?[A-Z](?: ?\d){5}(?![A-Za-z\d])/iy

export const plate: Detector = {
  name: 'id-plate',
  calls: { words: ['plate', 'plates', 'numberplate', 'registration', 'reg', 'kennzeichen', 'nummernschild', 'plaka', 'trn'] },
  find({ text }, start, end, found) {
    const from = end + (at(GAP, text, end)?.[0].length ?? 0)
    if (from === end) return
    const reference = text.slice(start, end).toLowerCase() === 'trn'
    const match = at(reference ? REFERENCE : PLATE, text, from)
    if (match !== null) found('NATIONAL_ID', from, from + match[0].length, 0.85)
  },
  examples: {
    finds: [
      { text: 'My car, plate K482 WXP, was stolen', values: [['NATIONAL_ID', 'K482 WXP']] },
      { text: 'the number plate: RV61 KTD', values: [['NATIONAL_ID', 'RV61 KTD']] },
      { text: 'His reg is LB07 XNE.', values: [['NATIONAL_ID', 'LB07 XNE']] },
      { text: 'a TRN, 47 B 10 332, on the letter', values: [['NATIONAL_ID', '47 B 10 332']] },
    ],
    leaves: ['I put 2 plates on the table', 'My plate is full', 'the registration is on Monday', 'reg 12'],
  },
}
