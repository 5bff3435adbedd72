/** The chats that result from edge-case prompts: built-in ones, or those of a file. */
import { ARCS, tellArc, tellConsult, tellEscalation, type Scenario, type Told } from './arcs.ts'
import { CRISES } from './lexicon/crisis/index.ts'
import { REFUSED } from './lexicon/prompted.ts'
import { AGES, type Theme } from './lexicon/theme.ts'
import { THEMES } from './lexicon/themes/index.ts'
import { VIOLENCE } from './lexicon/themes/violence.ts'
import { plan, type Plan, type PlanOptions } from './plan.ts'
import { readScenario } from './prompted.ts'
import type { Prompt } from './prompts.ts'
import type { Written } from './record.ts'
import type { Screened } from './screen.ts'

/** The crisis that a talk about something else may turn into. */
const TURNS_INTO = CRISES.find(({ name }) => name === 'suicidal intent')!

export function resultingFromBuiltin(seed: number, number: number, options: PlanOptions): Written {
  const made = plan(seed, `resulting:${number}`, options)
  const { speech, subject, random } = made
  if (subject.kind === 'crisis') {
    const { crisis } = subject
    const became = random.chance(0.4) ? themeThatTurns(made) : undefined
    if (became !== undefined)
      return written(made, tellEscalation(made, TURNS_INTO, scenarioOf(made, became), false), became.name, 'escalation', true)
    const opening = `${speech.says(crisis.open.any)} ${speech.says(crisis.more)}`
    return written(made, tellEscalation(made, crisis, { ...EMPTY, opening }, true), crisis.name, 'crisis', true)
  }
  const { theme } = subject
  // A hasty answer is repaired in the next turn; to somebody in danger from another it is not given even then.
  const arc = random.pick(theme.hostile === true || VIOLENCE.includes(theme) ? ARCS.filter((one) => one !== 'rupture') : ARCS)
  return written(made, tellArc(made, arc, scenarioOf(made, theme)), theme.name, arc, false)
}

function scenarioOf({ speech, random }: Plan, theme: Theme): Scenario {
  const opening = [speech.says(theme.open.any), random.chance(0.7) ? speech.says(theme.more) : ''].filter(Boolean).join(' ')
  return { opening, verbatim: false, hear: theme.hear, beats: theme.beats, steps: theme.steps }
}

/** A theme that the speaker can have, and whose sentences know nothing else of the one who is close. */
function themeThatTurns({ speech, random, age }: Plan): Theme | undefined {
  const person = speech.client('{person}').toLowerCase()
  const fitting = THEMES.filter(
    ({ hostile, ages, never }) => hostile !== true && (ages ?? AGES).includes(age) && never?.test(person) !== true,
  )
  return fitting.length === 0 ? undefined : random.pick(fitting)
}

const EMPTY: Scenario = { opening: '', verbatim: false, hear: [], beats: [], steps: [] }

export function resultingFromPrompt(
  seed: number,
  prompt: Prompt,
  times: number,
  screened: Exclude<Screened, { use: 'left_out' }>,
  options: PlanOptions,
): Written {
  const { made, text, own, kind, theme, name } = readScenario(seed, 'resulting', prompt, times, screened, options)
  const declined = screened.use === 'refused' ? made.speech.answers(REFUSED[screened.rule]) : undefined
  const scenario: Scenario = {
    opening: text,
    verbatim: true,
    hear: theme.hear,
    beats: made.random.shuffle(theme.beats),
    steps: theme.steps,
    ...(declined === undefined ? {} : { declined }),
  }
  const arc = made.random.pick(ARCS)
  const [told, shape] =
    kind !== undefined
      ? [tellEscalation(made, kind, scenario, true), 'crisis']
      : own
        ? [tellArc(made, arc, scenario), arc]
        : [tellConsult(made, text, declined), 'consult']
  return { ...written(made, told, name, shape, kind !== undefined), prompt: text, parents: [prompt.at] }
}

const labels = ({ age, register, level }: Plan, scenario: string, arc: string): Written['labels'] => ({
  scenario: scenario.replaceAll(' ', '_'),
  arc,
  distress: level,
  age,
  register,
})

function written(made: Plan, { messages, outcome }: Told, scenario: string, arc: string, crisis: boolean): Written {
  return { messages, crisis, labels: { ...labels(made, scenario, arc), ...(crisis ? { distress: 'crisis' } : {}), outcome } }
}
