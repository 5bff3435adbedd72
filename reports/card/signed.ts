/** How the dataset was signed off. */
import type { CardFacts } from './facts.ts'
import { markdown, number, table } from './markdown.ts'

export function signoffSection({ signoff, digest }: CardFacts): string {
  const head = '## Signoff'
  if (signoff.state === 'unsigned')
    return `${head}\n\n**Not signed off.** This export was made without a signoff: ${markdown(signoff.reason ?? 'nobody said why')}. Nothing that this card says was proved.`
  const verdict =
    signoff.state === 'passed'
      ? 'All eight gates and the rules of the contract passed, over every record of the published bytes.'
      : '**Waived**: not every gate passed. What failed is covered by the waivers below, which their owners answer for.'
  const gates = signoff.gates.map(({ gate, state, population, examined }) => [
    markdown(gate),
    markdown(state),
    number(population),
    number(examined),
  ])
  const waivers = signoff.waivers.map((waiver) =>
    [waiver.gate, waiver.rule, waiver.subject, waiver.owner, waiver.reason, waiver.expires].map((text) => markdown(text)),
  )
  return [
    head,
    `Verdict: **${signoff.state}**, for digest \`${digest.slice(0, 16)}…\`. ${verdict}`,
    table(['gate', 'state', 'population:', 'examined:'], gates),
    ...(waivers.length === 0 ? [] : [table(['gate', 'rule', 'subject', 'owner', 'reason', 'expires'], waivers)]),
  ].join('\n\n')
}
