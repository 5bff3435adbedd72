/** What the contract leaves to the trainer, the same for all three. Everything can be overridden behind `--` of train.sh. */
export const DEFAULTS = {
  /** Sequences on a device at a time; times this many steps is a batch of 16 a device. */
  microBatch: 1,
  accumulation: 16,
  /** Share of the steps. */
  warmup: 0.03,
  scheduler: 'cosine',
  optimizer: 'adamw_torch',
  weightDecay: 0.01,
  maxGradNorm: 1,
  loggingSteps: 10,
  checkpointsKept: 2,
} as const
