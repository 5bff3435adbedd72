/** What a promotion came to, in words, and as an exit code. */
import type { Promotion } from '../../compile/publish/promote.ts'
import type { Root } from '../../compile/publish/places.ts'
import { EXIT } from '../exit.ts'

export function tellPromotion({ outcome, current, before, copied, removed }: Promotion, root: Root, id: string): number {
  const copies = `${copied} canonical objects refreshed${removed === 0 ? '' : `, ${removed} of older versions removed`}`
  if (outcome === 'lost') {
    console.error(
      `LOST      Somebody else made ${current ?? 'another manifest'} current while this ran; ${id.slice(0, 16)} is published, and is not current.`,
    )
    console.error('          Look at both (npm run versions), and promote yours if it is to replace theirs.')
    return EXIT.failed
  }
  if (outcome === 'current already')
    console.log(`Current   ${id.slice(0, 16)} was current already${copied + removed === 0 ? '' : `; ${copies}`}`)
  else console.log(`Current   ${id.slice(0, 16)} (before: ${before?.slice(0, 16) ?? 'nothing'}); ${copies}\nManifest  ${root}manifest.json`)
  return EXIT.passed
}
