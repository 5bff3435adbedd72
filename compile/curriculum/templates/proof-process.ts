/** Entry of the process of the template proof: is sent a task, tells how far it is, and then what it found. */
import { openTokenizer, withControls } from '../tokens.ts'
import { examiner } from './examine.ts'
import type { ProofMessage, ProofTask } from './proof.ts'
import { readExports } from './read-exports.ts'
import { controlTokens } from './special-tokens.ts'

/** Often enough that a watch of some seconds sees a thousand simple lines go by. */
const TELL_EVERY = 100

const tell = (message: ProofMessage): unknown => process.send!(message)

process.once('message', (task: ProofTask) => {
  void prove(task)
    .then((result) => tell({ result }))
    .catch((error: Error) => tell({ message: error.message, isConfiguration: error.name === 'ConfigError' }))
})

async function prove(task: ProofTask): ReturnType<typeof readExports> {
  const tokenizer = await openTokenizer(task.tokenizer)
  const count = withControls(tokenizer.count, controlTokens(task.template))
  let lines = 0
  return readExports(task, examiner(task.template, count, new Date(task.now)), () => {
    if (++lines % TELL_EVERY === 0) tell({ lines })
  })
}
