/** The one place where the wording of a scene's system message stands. */
import { hasText } from '#contract/python-text.ts'

export interface SceneGiven {
  /** What the source says of the situation. */
  setting?: string | undefined
  /** What it says of the one whom the assistant plays. */
  part?: string | undefined
}

/** Undefined where the source says nothing of either. */
export function sceneMessage({ setting, part }: SceneGiven): string | undefined {
  const lines = [
    ...(setting !== undefined && hasText(setting) ? [`The scene: ${setting.trim()}`] : []),
    ...(part !== undefined && hasText(part) ? [`Your part: ${part.trim()}`] : []),
  ]
  return lines.length === 0 ? undefined : ['This is a role play. Stay in your part.', ...lines].join('\n')
}
