/** A routing configuration as a person reads it on a terminal. */
import type { Table } from '../inventory/show.ts'
import { bytes, printable } from '../inventory/show.ts'
import type { RoutingConfig } from './routing.ts'

export function showRouting({ families, summary, notes, sources }: RoutingConfig, table: Table): string {
  const entries = Object.entries(families)
  const thin = entries.filter(([, { expansion }]) => expansion.length > 0)
  const added = thin.flatMap(([family, { expansion }]) =>
    expansion.map((each) => [family, each.family ?? 'claimed by no family', each.objects, bytes(each), each.conversion]),
  )
  return [
    table(
      ['family', 'status', 'loader', 'objects', 'left out', 'generator'],
      entries.map(([family, { status, loader, objects, left_out, generator }]) => [
        family,
        status,
        loader,
        objects.length,
        left_out.length,
        generator?.name ?? '-',
      ]),
      [1, 2, 5],
    ),
    entries
      .filter(([, { status }]) => status !== 'available')
      .map(([family, { action }]) => `${family}: ${action}`)
      .join('\n'),
    added.length === 0 ? '' : table(['could serve', 'from', 'objects', 'bytes', 'how'], added, [1, 4]),
    notes.map((note) => `NOTE: ${printable(note)}`).join('\n'),
    `${Object.entries(summary)
      .map(([status, count]) => `${count} ${status.replaceAll('_', ' ')}`)
      .join(', ')}; ${sources.length} sources`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
