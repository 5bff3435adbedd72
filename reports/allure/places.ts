/** Folders of this machine are no news to a reviewer, and say who runs it: messages keep the last name of a path alone. */
import { homedir, tmpdir } from 'node:os'

const TOPS = 'bin|data|etc|home|mnt|opt|private|proc|root|run|srv|tmp|usr|Users|var|Volumes|work|workspace'
/** An absolute path, or a file URL, with nothing before it that would make it a part of something longer (`s3://a/tmp`, `train/tmp`). */
const ABSOLUTE = new RegExp(String.raw`(?<![\w.:/#-])(?:file://)?(?:/(?:${TOPS})/|[A-Za-z]:[/\\])[^\s"'<>()]*`, 'g')

const lastName = (path: string): string => {
  const names = path.split(/[/\\]/).filter(Boolean)
  return `…/${names.at(-1) ?? ''}`
}

export function withoutPlaces(text: string, known: readonly string[] = [process.cwd(), homedir(), tmpdir()]): string {
  let clean = text.replaceAll(ABSOLUTE, lastName)
  for (const place of known) if (place.length > 1) clean = clean.replaceAll(place, '…')
  return clean
}
