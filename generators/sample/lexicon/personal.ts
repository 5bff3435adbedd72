/**
 * Personal data in the phrasing of therapy talk, and what only looks like it. Persons are invented; domains, numbers and addresses are the ones
 * reserved for documentation (example.com, 555-01xx, 192.0.2.0/24, test card numbers, specimen IBANs with a right checksum).
 */
import type { PiiType } from '#contract/pii.ts'

export interface Personal {
  type: PiiType
  /** What must not be published. */
  value: string
  /** The sentence, with the value in it. */
  text: string
  /** A finder may rather ask a person than mask it: the record is then in review instead of kept. */
  mayAsk?: true
}

const of = (type: PiiType, value: string, template: string, mayAsk?: true): Personal => ({
  type,
  value,
  text: template.replace('@@', value),
  ...(mayAsk && { mayAsk }),
})

export const PERSONAL: readonly Personal[] = [
  of('EMAIL', 'mirabel.q@example.com', 'You can send the worksheet to @@, I read mails at night.'),
  of('EMAIL', 'tobias+group@example.org', 'The group leader has me as @@ on the list.'),
  of('EMAIL', 'lampwright at example dot com', 'My address is @@, in case the link does not work.'),
  of('EMAIL', 'o.fennimore@mail.example.net', 'Please do not write to @@ any more, my husband reads it.'),
  of('PHONE', '(555) 555-0142', 'If the call drops, ring me on @@ after six.'),
  of('PHONE', '+1 212 555 0187', 'My sister can be reached at @@, she has a key.'),
  of('PHONE', '+44 20 7946 0958', 'His new number is @@ and I stare at it.'),
  of('PHONE', '202-555-0119', 'I wrote my number, @@, on the back of the form.'),
  of('PHONE', 'five five five, oh one three six', 'My cell is @@, I say it slowly because I stammer.', true),
  of('NAME', 'Mirabel Quillfeather', 'My name is @@, and I was told to introduce myself.'),
  of('NAME', 'Tobias Wrenlock', 'I am seeing a counsellor called @@ on Fridays as well.'),
  of('NAME', 'Odalys Fennimore', 'It was Dr. @@ who referred me.'),
  of('NAME', 'Perrin Ashgrove', 'My brother, @@, has not spoken to me since.'),
  of('NAME', 'Isaura Lanternby', 'I signed it “Yours, @@” and never posted it.', true),
  of('NAME', 'Caspian Thistlewood', 'Hi, this is @@, we talked last week.'),
  of('ADDRESS', '47 Lanternmoth Lane', 'I still live at @@, upstairs on the left.'),
  of('ADDRESS', '1208 Quillfeather Street, Apt 3B', 'The parcels go to @@, and he knows it.'),
  of('ADDRESS', '9 Wrenlock Road', 'She moved to @@ without telling me.'),
  of('DATE_OF_BIRTH', '14 March 1987', 'My date of birth is @@, if you need it for the form.'),
  of('DATE_OF_BIRTH', '03/11/1979', 'DOB @@, as it says on the referral.'),
  of('DATE_OF_BIRTH', '1992-08-30', 'I was born on @@, the same day as my aunt.'),
  of('AGE', '93 years old', 'My grandfather is @@ and still asks about my marks.'),
  of('AGE', '91 years old', 'I am @@, so bear with my typing.'),
  of('SSN', '219-09-9999', 'They asked for my social security number, @@, and I froze.'),
  of('SSN', '078-05-1120', 'My SSN is @@, I wrote it on everything before the theft.'),
  of('PASSPORT', 'X1234567', 'My passport number, @@, was in the bag that he took.', true),
  of('DRIVER_LICENSE', 'D1234-56789-01234', 'The driver’s license, number @@, is suspended since that night.', true),
  of('NATIONAL_ID', '999 000 0018', 'My NHS number is @@, you will find the notes there.'),
  of('MEDICAL_RECORD', '00482913', 'The hospital file is MRN @@, with all the scans.'),
  of('INSURANCE_ID', 'ZQH-482-119-07', 'My insurance member ID is @@ and they refused again.', true),
  of('CASE_NUMBER', '24-CV-00831', 'The custody case number is @@, next hearing in spring.', true),
  of('CREDIT_CARD', '4111 1111 1111 1111', 'He charged it to my card, @@, while I was asleep.'),
  of('CREDIT_CARD', '5555-5555-5555-4444', 'I typed the number @@ into that site at three in the morning.'),
  of('CREDIT_CARD', '378282246310005', 'The gambling went over @@, which is the firm’s card.'),
  of('IBAN', 'DE91 1000 0000 0123 4567 89', 'The maintenance goes to @@ each month and I feel sick.'),
  of('IBAN', 'GB33BUKB20201555555555', 'She wanted the deposit on @@ within the hour.'),
  of('ACCOUNT', '000123456789', 'My bank account number is @@ and it has been empty since Monday.', true),
  of('USERNAME', '@mirabel_after_midnight', 'I post about it as @@, nobody there knows me.'),
  of('USERNAME', 'wrenlock_writes88', 'My username on the forum is @@, if you want to read it.', true),
  of('URL', 'https://social.example.com/odalys.fennimore', 'All the photographs are on @@ and I can not stop looking.'),
  of('IP_ADDRESS', '192.0.2.146', 'The stalker’s mails come from @@, the police say.'),
  of('MAC_ADDRESS', '00:00:5E:00:53:AF', 'My son blocked my tablet, @@, on the router.'),
  of('DEVICE_ID', '490154203237518', 'The stolen phone had the IMEI @@.', true),
  of('WORKPLACE', 'Fennimore & Daughters Bakery', 'I work at @@, and everybody in town knows that.', true),
  of('SCHOOL', 'Lanternby Grove Primary School', 'My son goes to @@, second year.', true),
  of('LOCATION', '48.20849, 16.37208', 'I sent him my position, @@, and then regretted it.', true),
  of('CREDENTIAL', 'lantern-Moth!47', 'He made me tell him my password, @@, to prove that I trust him.'),
]

/** Must stand in the published text as written. */
export const HARD_NEGATIVES: readonly { value: string; text: string }[] = [
  { value: '7 out of 10', text: 'Today the anxiety is 7 out of 10, last week it was higher.' },
  { value: 'PHQ-9', text: 'My PHQ-9 was 14 in spring and is 9 now.' },
  { value: 'GAD-7 score of 12', text: 'They gave me a GAD-7 score of 12 and no explanation.' },
  { value: 'F43.1', text: 'The letter says F43.1, and I had to look up what it means.' },
  { value: '50 mg', text: 'I take sertraline, 50 mg in the morning, as prescribed.' },
  { value: 'session 14', text: 'This is session 14 for us, if I have counted right.' },
  { value: '988', text: 'I have 988 in my favourites, and I have used it once.' },
  { value: '116 123', text: 'The card says 116 123, and somebody really answers at night.' },
  { value: '741741', text: 'A poster at school says to text HOME to 741741.' },
  { value: '1-800-799-7233', text: 'The hotline 1-800-799-7233 talked to me for an hour.' },
  { value: 'Viktor Frankl', text: 'I read Viktor Frankl on the train, slowly.' },
  { value: 'Carl Rogers', text: 'My tutor quotes Carl Rogers whenever she is at a loss.' },
  { value: 'Bessel van der Kolk', text: 'I keep Bessel van der Kolk beside my bed, unread.' },
  { value: '3:30', text: 'I wake at 3:30 on the dot.' },
  { value: 'May', text: 'In May it will be two years.' },
  { value: '12-step', text: 'I tried a 12-step group, and I liked the coffee.' },
  { value: '4-7-8', text: 'The 4-7-8 breathing makes me dizzy, is that usual?' },
  { value: '24/7', text: 'My mind runs 24/7, like a petrol station.' },
  { value: '5-4-3-2-1', text: 'I did the 5-4-3-2-1 exercise in the lift.' },
  { value: 'DSM-5', text: 'My cousin diagnosed me from the DSM-5, over dessert.' },
  { value: 'Rose', text: 'The garden saved me: Rose bushes, mostly, and one stubborn plum.' },
  { value: '1998', text: 'It began in 1998, and I have never spoken of it.' },
  { value: '30 years old', text: 'I felt 30 years old and six at the same time.' },
  { value: '10 p.m.', text: 'After 10 p.m. I am not to be trusted with a phone.' },
  { value: 'Vienna', text: 'We spent a good week in Vienna, before all this.' },
  { value: 'EMDR', text: 'I had EMDR for six weeks, and it moved something.' },
  { value: '112', text: 'She told me that 112 works everywhere in Europe.' },
  { value: '$40', text: 'I lost $40 and a bit of dignity.' },
  { value: 'Freud', text: 'My grandmother says that Freud would have had a field day.' },
  { value: 'my name was missing', text: 'I checked the list twice, and my name was missing again.' },
  { value: 'a mail. It is', text: 'I dread the tone of a mail. It is absurd.' },
  { value: 'im Keller', text: 'My grandmother would say: ich bin im Keller, and mean her mood.' },
  { value: '85258', text: 'In the UK there is a text line, SHOUT to 85258.' },
]
